// A new version of a return whose row is for a person: what the version before it paid stays until somebody has decided,
// for the rows after it in the same batch, too; and the version that decides takes the place of all before it.
import { afterEach, expect, test } from "vitest";
import { openLines } from "../../src/commands/work/ledger-open.ts";
import {
  fileOf,
  filesOf,
  netOf,
  outcomesIn,
  returnOf,
  rulingsFile,
  type SmallBook,
  type SmallReturn,
  type SmallRow,
  smallBook,
} from "./small-book.ts";

let book: SmallBook;
afterEach(async () => await book.remove());

const doubtful = { roleCode: "UNCLEAR", registration: "NONE" };

const version = (
  month: number,
  sequence: number,
  rows: readonly Partial<SmallRow>[],
  more: Partial<SmallReturn> = {},
): SmallReturn => returnOf(month, rows, { sequence, ...more });
const run = (...returns: readonly SmallReturn[]) => book.submit(filesOf(returns));
const sums = async (): Promise<readonly number[]> => (await book.history()).map(netOf);

test("what stands of a person stays while the new version's row is for a person, and all else is corrected", async () => {
  book = smallBook();
  await run(version(0, 1, [{ person: 0 }, { person: 1 }]));
  const second = await run(
    version(0, 2, [
      { person: 0, cells: doubtful },
      { person: 1, cells: { workCountry: "ENGLAND" } },
    ]),
  );
  expect(outcomesIn(second)).toEqual(["refer 0.00", "not-eligible 0.00"]);
  expect(await sums()).toEqual([29_960, 0, 0, 0]);
  expect(second.batch.problemCounts.get("correction-waits")).toBe(1);
  const again = await book.again(
    new Map([
      [
        "0-0-2.csv",
        fileOf(
          version(0, 2, [
            { person: 0, cells: doubtful },
            { person: 1, cells: { workCountry: "ENGLAND" } },
          ]),
        ),
      ],
    ]),
    second.prior,
  );
  expect(again.batch).toEqual(second.batch);
  expect(second.matters.map(({ kind, amount }) => `${kind} ${amount}`)).toEqual(["correction-waits 29960"]);
  const open = async () =>
    (await openLines(await book.ledger(), book.law)).lines
      .map((line) => `${line["kind"]} ${line["amount"]}`)
      .filter((line) => !line.startsWith("on-cost"));
  expect(await open()).toEqual(["correction-waits 299.60"]);
  // Later batches list it until the version comes that decides.
  const july = await run(version(1, 1, [{ person: 3 }]));
  expect(july.matters.map(({ kind, amount }) => `${kind} ${amount}`)).toContain("correction-waits 29960");
  const third = await run(version(0, 3, [{ person: 0 }]));
  expect(third.matters.map(({ kind }) => kind)).not.toContain("correction-waits");
  expect(await open()).toEqual([]);
  expect(await (await book.ledger()).check()).toEqual([]);
});

test("the version that decides takes the place of what had stayed, whether up or down", async () => {
  book = smallBook();
  await run(version(0, 1, [{ person: 0 }, { person: 1 }]));
  await run(
    version(0, 2, [
      { person: 0, cells: doubtful },
      { person: 1, cells: doubtful },
    ]),
  );
  await run(
    version(0, 3, [
      { person: 0, cells: doubtful },
      { person: 1, cells: doubtful },
    ]),
  );
  expect(await sums()).toEqual([29_960, 29_960, 0, 0]);
  const decided = await run(
    version(0, 4, [
      { person: 0, lump: true },
      { person: 1, cells: { workCountry: "ENGLAND" } },
    ]),
  );
  expect(outcomesIn(decided)).toEqual(["payable 1498.00", "not-eligible 0.00"]);
  expect(await sums()).toEqual([149_800, 0, 0, 0]);
  expect(await (await book.ledger()).check()).toEqual([]);
});

test("the month after it in the same batch goes on from what stays", async () => {
  book = smallBook();
  await run(version(0, 1, [{ person: 0 }]));
  const both = await run(version(0, 2, [{ person: 0, cells: doubtful }]), version(1, 1, [{ person: 0 }]));
  expect(outcomesIn(both)).toEqual(["refer 0.00", "payable 299.60"]);
  expect(await sums()).toEqual([59_920, 0, 0, 0]);
});

test("another employer's claim in the same batch meets what stays as any claim of the ledger", async () => {
  book = smallBook();
  await run(version(0, 1, [{ person: 0, lump: true }]));
  const both = await run(
    version(0, 2, [{ person: 0, lump: true, cells: doubtful }]),
    version(0, 1, [{ person: 0, lump: true, hours: 37 }], { employerId: "E2" }),
  );
  expect(outcomesIn(both)).toEqual(["refer 0.00", "held 0.00"]);
  expect(await sums()).toEqual([149_800, 0, 0, 0]);
});

test("a row that the comparison holds waits, too: nobody is paid twice and nobody loses the payment", async () => {
  book = smallBook();
  await run(version(0, 1, [{ person: 0 }]));
  const both = await run(
    version(0, 2, [{ person: 0 }]),
    version(0, 1, [{ person: 0, hours: 37 }], { employerId: "E2" }),
  );
  expect(outcomesIn(both)).toEqual(["payable 299.60", "held 0.00"]);
  expect(await sums()).toEqual([29_960, 0, 0, 0]);
});

test("two rows of one person: where one of them is paid, it takes the place of what stood", async () => {
  book = smallBook();
  await run(version(0, 1, [{ person: 0 }]));
  const two = await run(version(0, 2, [{ person: 0, cells: doubtful }, { person: 0 }]));
  expect(outcomesIn(two)).toEqual(["refer 0.00", "payable 299.60"]);
  expect(await sums()).toEqual([29_960, 0, 0, 0]);
});

test("a payment on expected shifts that stays is still open; a ruling and the next version end the waiting", async () => {
  book = smallBook();
  const starter = { starter: true, shifts: 2, expected: true, lump: true } as const;
  await run(version(0, 1, [{ person: 0, ...starter }]));
  const waits = await run(version(0, 2, [{ person: 0, ...starter, cells: doubtful }]));
  expect(outcomesIn(waits)).toEqual(["refer 0.00"]);
  expect(waits.matters.map(({ kind, amount }) => `${kind} ${amount}`)).toContain("conditional 149800");
  const ruling = rulingsFile([{ person: 0, employerId: "E1", caseId: "OV-1", ruleId: "WFP-79" }]);
  const third = version(0, 3, [{ person: 0, ...starter, shifts: 9, cells: doubtful }]);
  const ended = await book.submit(
    new Map([
      ["a.csv", ruling],
      ["b.csv", fileOf(third)],
    ]),
  );
  expect(outcomesIn(ended)).toEqual(["payable 1498.00"]);
  expect(await sums()).toEqual([149_800, 0, 0, 0]);
  expect(ended.matters).toEqual([]);
});

test("withdrawn, the new version leaves the book as it was", async () => {
  book = smallBook();
  await run(version(0, 1, [{ person: 0 }, { person: 1 }]));
  const second = await run(
    version(0, 2, [
      { person: 0, cells: doubtful },
      { person: 1, lump: true },
    ]),
  );
  expect(await sums()).toEqual([29_960, 149_800, 0, 0]);
  expect(await book.withdraw(second.batch.id)).toBe(true);
  expect(await sums()).toEqual([29_960, 29_960, 0, 0]);
});

test("who was refused since and waits stands on the list with both: the refusal and the version that has to come", async () => {
  book = smallBook();
  await run(version(0, 1, [{ person: 0 }]));
  await run(version(1, 1, [{ person: 0, cells: { workCountry: "ENGLAND" } }]));
  const waits = await run(version(0, 2, [{ person: 0, cells: doubtful }]));
  const both = ["not-eligible-after-payment 29960", "correction-waits 29960"];
  expect(waits.matters.map(({ kind, amount }) => `${kind} ${amount}`)).toEqual(both);
  const { lines } = await openLines(await book.ledger(), book.law);
  expect(lines.map(({ kind }) => kind)).toEqual(["not-eligible-after-payment", "correction-waits"]);
});
