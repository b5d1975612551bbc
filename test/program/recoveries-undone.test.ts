// A recovery that is undone, by a new version of the return that took back or by withdrawing its batch: what it had taken back
// stands again, and so does what was open of it (WFP-91, 92).
import { afterEach, expect, test } from "vitest";
import { openLines } from "../../src/commands/work/ledger-open.ts";
import {
  filesOf,
  netOf,
  outcomesIn,
  returnOf,
  type SmallBook,
  type SmallReturn,
  type SmallRun,
  smallBook,
} from "./small-book.ts";

let book: SmallBook;
afterEach(async () => await book.remove());

const starter = { person: 0, starter: true, shifts: 2, expected: true, lump: true } as const;
/** July's return says that the six shifts were not worked. */
const notWorked = { ...starter, expected: false };
const doubtful = { roleCode: "UNCLEAR", registration: "NONE" };

const run = (...returns: readonly SmallReturn[]) => book.submit(filesOf(returns));
const sum = async (): Promise<number> => netOf((await book.history())[0] ?? []);
const open = async (): Promise<readonly string[]> =>
  (await openLines(await book.ledger(), book.law)).lines.map(({ kind, amount, period, about }) =>
    [kind, period, amount, about].join(" ").trim(),
  );
const told = ({ matters }: SmallRun) => matters.map(({ kind, amount }) => `${kind} ${amount}`);

async function recoveredInJuly(): Promise<SmallRun> {
  book = smallBook();
  await run(returnOf(0, [starter]));
  expect(await open()).toEqual(["conditional 2022-06 1498.00"]);
  const july = await run(returnOf(1, [notWorked]));
  expect(july.lines.map((line) => `${line["outcome"]} ${line["recovery"]}`)).toEqual(["payable -1498.00"]);
  expect([await sum(), told(july), await open()]).toEqual([0, [], []]);
  return july;
}

test("the batch withdrawn: the payment stands and is on expected shifts as before", async () => {
  const july = await recoveredInJuly();
  expect(await book.withdraw(july.batch.id)).toBe(true);
  expect([await sum(), await open()]).toEqual([149_800, ["conditional 2022-06 1498.00"]]);
});

test("the next version shows the shifts: the payment stands, and nothing is open", async () => {
  await recoveredInJuly();
  const july = await run(
    returnOf(1, [{ ...starter, shifts: 6, cells: { amountPaid: "0.00" } }], { sequence: 2 }),
  );
  expect([await sum(), told(july), await open()]).toEqual([149_800, [], []]);
});

test("the next version leaves the person out: nobody has shown anything, and the payment is open again", async () => {
  await recoveredInJuly();
  const july = await run(returnOf(1, [{ person: 1 }], { sequence: 2 }));
  expect([await sum(), told(july), await open()]).toEqual([
    149_800,
    ["conditional 149800"],
    ["conditional 2022-06 1498.00"],
  ]);
});

test("the next version refuses the person: the payment stands, and the contradiction is open instead", async () => {
  await recoveredInJuly();
  const july = await run(
    returnOf(1, [{ ...starter, shifts: 6, cells: { workCountry: "ENGLAND" } }], { sequence: 2 }),
  );
  expect([await sum(), told(july), await open()]).toEqual([
    149_800,
    ["not-eligible-after-payment 149800"],
    ["not-eligible-after-payment 2022-07 1498.00 WFP-74"],
  ]);
});

test("the next version waits for a person: the recovery stays meanwhile", async () => {
  await recoveredInJuly();
  const july = await run(returnOf(1, [{ ...starter, shifts: 6, cells: doubtful }], { sequence: 2 }));
  expect([await sum(), told(july), await open()]).toEqual([
    0,
    ["correction-waits -149800"],
    ["correction-waits 2022-07 -1498.00"],
  ]);
});

test("June's payment comes anew only beside July's return, and what July took back goes with it", async () => {
  const worked = { ...starter, shifts: 6 };
  // A later row that brings nothing is no second payment (WFP-55, 59); a doubtful one waits for a person.
  for (const [july, becomes] of [
    [{ ...worked, cells: { amountPaid: "0.00" } }, "payable 0.00"],
    [{ ...worked, cells: doubtful }, "refer 0.00"],
  ] as const) {
    await recoveredInJuly();
    const alone = await run(returnOf(0, [worked], { sequence: 2 }));
    expect(alone.batch.files[0]?.status).toBe("rejected");
    // Whatever becomes of July's row: nobody owes what nobody paid.
    const both = await run(returnOf(0, [worked], { sequence: 2 }), returnOf(1, [july], { sequence: 2 }));
    expect(outcomesIn(both)).toEqual(["payable 1498.00", becomes]);
    expect([await sum(), both.matters]).toEqual([149_800, []]);
    expect(await (await book.ledger()).check()).toEqual([]);
    if (becomes.startsWith("payable")) await book.remove();
  }
});

test("where June's row waits, too, the payment stays and so does what was taken back", async () => {
  await recoveredInJuly();
  const unclear = { ...starter, shifts: 6, cells: doubtful };
  const both = await run(returnOf(0, [unclear], { sequence: 2 }), returnOf(1, [unclear], { sequence: 2 }));
  expect(outcomesIn(both)).toEqual(["refer 0.00", "refer 0.00"]);
  expect(await sum()).toBe(0);
  expect(told(both)).toEqual(["correction-waits 149800", "correction-waits -149800"]);
  expect(await open()).toEqual(["correction-waits 2022-06 1498.00", "correction-waits 2022-07 -1498.00"]);
});

test("an instalment that was taken back stands again when the next version leaves the person out", async () => {
  book = smallBook();
  const one = { ...starter, lump: false };
  await run(returnOf(0, [one]));
  await run(returnOf(1, [{ ...one, expected: false }]));
  expect([await sum(), await open()]).toEqual([0, []]);
  await run(returnOf(1, [{ person: 1 }], { sequence: 2 }));
  expect([await sum(), await open()]).toEqual([29_960, ["conditional 2022-06 299.60"]]);
});
