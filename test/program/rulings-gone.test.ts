// Money that a ruling let through, when the ruling is taken back: withdrawn by itself, turned, or gone with its batch. The
// payment stands (C-05), and a case is open until a ruling, a corrected return or a recovery gives it a ground again.
import { afterEach, expect, test } from "vitest";
import { openLines } from "../../src/commands/work/ledger-open.ts";
import {
  filesOf,
  netOf,
  returnOf,
  type SmallBook,
  type SmallReturn,
  type SmallRuling,
  smallBook,
} from "./small-book.ts";

let book: SmallBook;
afterEach(() => book.remove());

const appeal: SmallRuling = { person: 0, employerId: "E1", caseId: "OV-1", ruleId: "WFP-31" };
const run = (returns: readonly SmallReturn[], rulings: readonly SmallRuling[] = []) =>
  book.submit(filesOf(returns, rulings));
const open = async (): Promise<readonly string[]> => {
  const { lines } = await openLines(await book.ledger(), book.law);
  return lines.map((line) => `${line["kind"]} ${line["amount"]} ${line["about"]}`);
};
const mattersOf = ({ matters }: Awaited<ReturnType<typeof run>>): readonly string[] =>
  matters.map(({ kind, amount, about }) => `${kind} ${amount} ${about}`);
const withoutGround = "not-eligible-after-payment 299.60 WFP-31";

/** Paid in June because of the ruling; somebody else is paid without one. */
async function paidByRuling() {
  const rulings = await run([], [appeal]);
  const june = await run([returnOf(0, [{ person: 0, shifts: 4 }, { person: 1 }])]);
  expect(june.lines.map((line) => line["payment"])).toEqual(["299.60", "299.60"]);
  expect(await open()).toEqual([]);
  expect(june.matters).toEqual([]);
  return { rulings, june };
}

test("a batch of rulings that is withdrawn leaves its payments on the list, and only those", async () => {
  book = smallBook();
  const { rulings } = await paidByRuling();
  expect(await book.withdraw(rulings.batch.id)).toBe(true);
  expect(await open()).toEqual([withoutGround]);
  expect((await book.history()).map(netOf)).toEqual([29_960, 29_960, 0, 0]);
  // Later batches list it, whoever they are about.
  expect(mattersOf(await run([returnOf(1, [{ person: 1 }])]))).toEqual([
    "not-eligible-after-payment 29960 WFP-31",
  ]);
});

test("so does a ruling that is withdrawn or turned, in the batch that says so and in those after it", async () => {
  for (const outcome of ["WITHDRAWN", "NOT_ELIGIBLE"]) {
    book = smallBook();
    await paidByRuling();
    const turned = { ...appeal, caseId: "OV-2", cells: { outcome, decidedDate: "2022-07-04" } };
    const july = await run([returnOf(1, [{ person: 1 }])], [turned]);
    expect(mattersOf(july)).toEqual(["not-eligible-after-payment 29960 WFP-31"]);
    expect(await open()).toEqual([withoutGround]);
    if (outcome === "WITHDRAWN") book.remove();
  }
});

test("another ruling for the claim closes it, and so does a corrected return that shows the shifts", async () => {
  book = smallBook();
  const { rulings } = await paidByRuling();
  await book.withdraw(rulings.batch.id);
  await run([], [{ ...appeal, caseId: "OV-3" }]);
  expect(await open()).toEqual([]);
  await book.remove();
  book = smallBook();
  const second = await paidByRuling();
  await book.withdraw(second.rulings.batch.id);
  expect(await open()).toEqual([withoutGround]);
  await run([returnOf(0, [{ person: 0 }, { person: 1 }], { sequence: 2 })]);
  expect(await open()).toEqual([]);
});

test("a refusal that came with a ruling is not closed by it, and takes the place of what rested on the ruling before", async () => {
  book = smallBook();
  await paidByRuling();
  const turned = { ...appeal, caseId: "OV-2", cells: { outcome: "NOT_ELIGIBLE", decidedDate: "2022-07-04" } };
  const july = await run([returnOf(1, [{ person: 0, shifts: 4 }])], [turned]);
  expect(mattersOf(july)).toEqual(["not-eligible-after-payment 29960 WFP-31"]);
  expect(await open()).toEqual([withoutGround]);
});

test("of somebody whose two rows are refused the same money is open once", async () => {
  book = smallBook();
  await run([returnOf(0, [{ person: 0 }])]);
  const july = await run([
    returnOf(1, [
      { person: 0, shifts: 4 },
      { person: 0, lump: true, shifts: 4 },
    ]),
  ]);
  expect(mattersOf(july)).toEqual(["not-eligible-after-payment 29960 WFP-31"]);
  expect(await open()).toEqual([withoutGround]);
});

test("a refusal of July stays on the list of the batch in which June is sent again, and nothing but June was paid", async () => {
  book = smallBook();
  await run([returnOf(0, [{ person: 0 }])]);
  await run([returnOf(1, [{ person: 0, cells: { workCountry: "ENGLAND" } }])]);
  const again = await run([returnOf(0, [{ person: 0 }], { sequence: 2 })]);
  expect(mattersOf(again)).toEqual(["not-eligible-after-payment 29960 WFP-74"]);
  expect(await open()).toEqual(["not-eligible-after-payment 299.60 WFP-74"]);
});
