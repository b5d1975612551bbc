// A right that is recognised when months have gone by (WFP-72, C-34), a month that comes after a later one (WFP-52), and an
// instalment that was taken back and is due again (WFP-92): what is due comes at once, and what is held is released in one run.
import { afterEach, expect, test } from "vitest";
import {
  filesOf,
  netOf,
  outcomesIn,
  returnOf,
  type SmallBook,
  type SmallReturn,
  type SmallRuling,
  smallBook,
} from "./small-book.ts";

let book: SmallBook;
afterEach(() => book.remove());

const run = (returns: readonly SmallReturn[], rulings: readonly SmallRuling[] = []) =>
  book.submit(filesOf(returns, rulings));
const sums = async (): Promise<readonly number[]> => (await book.history()).map(netOf);
/** The numbers that were paid, oldest first. */
const numbersOf = async (person: number): Promise<readonly number[]> =>
  ((await book.history())[person] ?? [])
    .filter(({ head }) => head === "PAYMENT")
    .map(({ instalment }) => instalment);

test("a first return in October brings everything that would have been due", async () => {
  book = smallBook();
  const october = await run([returnOf(4, [{ person: 0, instalmentNo: 1 }])]);
  expect(outcomesIn(october)).toEqual(["payable 1498.00"]);
  expect(await numbersOf(0)).toEqual([1, 2, 3, 4, 5]);
  expect(await (await book.ledger()).check()).toEqual([]);
});

test("what an employer counts as paid elsewhere is not paid again", async () => {
  book = smallBook();
  expect(outcomesIn(await run([returnOf(4, [{ person: 0, instalmentNo: 5 }])]))).toEqual(["payable 299.60"]);
});

test("after an appeal the row brings the months before it, whatever number the employer gave it", async () => {
  for (const instalmentNo of [1, 3]) {
    book = smallBook();
    await run([returnOf(0, [{ person: 0, shifts: 4 }, { person: 1 }])]);
    await run([returnOf(1, [{ person: 0, shifts: 4 }, { person: 1 }])]);
    const appeal = { person: 0, employerId: "E1", caseId: "AP-1", ruleId: "WFP-31" };
    const august = await run(
      [returnOf(2, [{ person: 0, shifts: 4, instalmentNo }, { person: 1 }])],
      [appeal],
    );
    expect(outcomesIn(august)).toEqual(["payable 898.80", "payable 299.60"]);
    expect(await sums()).toEqual([89_880, 89_880, 0, 0]);
    // The employer may count months or its returns, but not the same one twice.
    const next = instalmentNo + 1;
    const september = await run([returnOf(3, [{ person: 0, shifts: 4, instalmentNo: next }, { person: 1 }])]);
    expect(outcomesIn(september)).toEqual(["payable 299.60", "payable 299.60"]);
    const october = await run([returnOf(4, [{ person: 0, shifts: 4, instalmentNo: next }, { person: 1 }])]);
    expect(outcomesIn(october)).toEqual(["held 0.00", "payable 299.60"]);
    if (instalmentNo === 1) await book.remove();
  }
});

test("a dismissal that is overturned brings what stopped meanwhile", async () => {
  book = smallBook();
  const dismissed = { leaveDate: "2022-07-02", leaveReason: "DISMISSED_DISCIPLINARY" };
  await run([returnOf(0, [{ person: 0 }])]);
  await run([returnOf(1, [{ person: 0, cells: dismissed }])]);
  expect((await sums())[0]).toBe(29_960);
  const september = returnOf(3, [
    { person: 0, cells: { ...dismissed, dismissalOverturnedDate: "2022-09-05" } },
  ]);
  expect(outcomesIn(await run([september]))).toEqual(["payable 898.80"]);
  expect(await numbersOf(0)).toEqual([1, 2, 3, 4]);
});

test("a June return after July's is held, says how, and is released in one run with its own number", async () => {
  book = smallBook();
  await run([returnOf(1, [{ person: 0 }])]);
  const june = await run([returnOf(0, [{ person: 0 }])]);
  expect(outcomesIn(june)).toEqual(["held 0.00"]);
  expect(june.batch.problemCounts.get("held-until-ruling")).toBe(1);
  const order = { person: 0, employerId: "E1", caseId: "OV-1", ruleId: "WFP-52" };
  const released = await run([returnOf(0, [{ person: 0 }], { sequence: 2 })], [order]);
  expect(outcomesIn(released)).toEqual(["payable 299.60"]);
  expect(await numbersOf(0)).toEqual([2, 1]);
  // The months after it go on as before.
  expect(outcomesIn(await run([returnOf(2, [{ person: 0 }])]))).toEqual(["payable 299.60"]);
  expect(await numbersOf(0)).toEqual([2, 1, 3]);
});

test("it is released in the first place where the ruling comes with it", async () => {
  book = smallBook();
  await run([returnOf(1, [{ person: 0 }])]);
  const order = { person: 0, employerId: "E1", caseId: "OV-1", ruleId: "WFP-52" };
  expect(outcomesIn(await run([returnOf(0, [{ person: 0 }])], [order]))).toEqual(["payable 299.60"]);
  expect((await sums())[0]).toBe(59_920);
});

test("a number ahead of the ledger, let through, brings what the ledger has not reached", async () => {
  book = smallBook();
  await run([returnOf(0, [{ person: 0 }])]);
  expect(outcomesIn(await run([returnOf(2, [{ person: 0 }])]))).toEqual(["held 0.00"]);
  const order = { person: 0, employerId: "E1", caseId: "OV-1", ruleId: "WFP-52" };
  const released = await run([returnOf(2, [{ person: 0 }], { sequence: 2 })], [order]);
  expect(outcomesIn(released)).toEqual(["payable 599.20"]);
  expect(await numbersOf(0)).toEqual([1, 2, 3]);
});

test("what was taken back can be released: the first instalment, and a lump sum", async () => {
  const starter = { starter: true, shifts: 2, expected: true } as const;
  for (const lump of [false, true]) {
    book = smallBook();
    await run([returnOf(0, [{ person: 0, lump, ...starter }])]);
    const july = await run([returnOf(1, [{ person: 0, lump, starter: true, shifts: 2, instalmentNo: 2 }])]);
    expect(july.lines.map((line) => line["recovery"])).toEqual([lump ? "-1498.00" : "-299.60"]);
    expect((await sums())[0]).toBe(0);
    const shown = { person: 0, lump, starter: true, shifts: 9, instalmentNo: 1 };
    const august = await run([returnOf(2, [shown])]);
    expect(outcomesIn(august)).toEqual(["held 0.00"]);
    expect(august.batch.problemCounts.get("held-until-ruling")).toBe(1);
    const ruling = { person: 0, employerId: "E1", caseId: "OV-2", ruleId: "WFP-92" };
    const released = await run([returnOf(2, [shown], { sequence: 2 })], [ruling]);
    expect(outcomesIn(released)).toEqual([lump ? "payable 1498.00" : "payable 898.80"]);
    expect((await sums())[0]).toBe(lump ? 149_800 : 89_880);
    expect(await (await book.ledger()).check()).toEqual([]);
    // A correction of what was released undoes it, and it is paid once.
    const again = await run([returnOf(2, [shown], { sequence: 3 })]);
    expect(outcomesIn(again)).toEqual([lump ? "payable 1498.00" : "payable 898.80"]);
    expect((await sums())[0]).toBe(lump ? 149_800 : 89_880);
    if (!lump) {
      const september = await run([returnOf(3, [{ person: 0, starter: true, shifts: 9 }])]);
      expect(outcomesIn(september)).toEqual(["payable 299.60"]);
      await book.remove();
    }
  }
});

test("a council may pay what was missed one instalment a month", async () => {
  book = smallBook({ "wfp.arrears": { value: "monthly", decision: "minute 12" } });
  expect(outcomesIn(await run([returnOf(4, [{ person: 0, instalmentNo: 1 }])]))).toEqual(["payable 299.60"]);
});

test("another council's month of one batch is held where it asks for what came at once", async () => {
  book = smallBook();
  const july = returnOf(1, [{ person: 0, instalmentNo: 1 }]);
  const elsewhere = returnOf(2, [{ person: 0, instalmentNo: 2 }], { laCode: "W06000009" });
  expect(outcomesIn(await run([july, elsewhere]))).toEqual(["payable 599.20", "held 0.00"]);
  // The same council's month counts on from what came at once, whatever the employer's own count says.
  book.remove();
  book = smallBook();
  const own = returnOf(2, [{ person: 0, instalmentNo: 2 }]);
  expect(outcomesIn(await run([july, own]))).toEqual(["payable 599.20", "payable 299.60"]);
  expect(await numbersOf(0)).toEqual([1, 2, 3]);
});
