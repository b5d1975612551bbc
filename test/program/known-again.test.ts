// Whoever may have been forgotten by a purge is held until a person says that they are somebody new (GENUINE): from then on they
// are somebody known. Nothing else releases them.
import { afterEach, beforeEach, expect, test } from "vitest";
import { purge } from "../ledger/book.ts";
import { filesOf, genuine, outcomesIn, returnOf, type SmallBook, smallBook } from "./small-book.ts";

let book: SmallBook;
/** The case that July opened. */
let code = "";
const mine = { person: 0, employerId: "E1" };

beforeEach(async () => {
  book = smallBook();
  await book.submit(filesOf([returnOf(0, [{ person: 0 }, { person: 3 }])]));
  await (await book.ledger()).post(purge("June", 1));
  const july = await book.submit(filesOf([returnOf(1, [{ person: 0, instalmentNo: 1 }])]));
  expect(outcomesIn(july)).toEqual(["held 0.00"]);
  const cases = await (await book.ledger()).cases();
  expect(cases.map(({ reason, status }) => [reason, status])).toEqual([["not-known-any-more", "open"]]);
  code = cases[0]?.code ?? "";
});
afterEach(() => book.remove());

const month = (at: number, instalmentNo: number) =>
  book.submit(filesOf([returnOf(at, [{ person: 0, instalmentNo }])]));

test("GENUINE releases: the next return is paid with all that was due before it, the one after it as of somebody known", async () => {
  const ruled = await book.submit(filesOf([], [genuine(code, mine)]));
  expect(ruled.decisions.accepted).toHaveLength(1);
  const august = await month(2, 1);
  // The first instalment, and those that were due before it (C-34).
  expect(outcomesIn(august)).toEqual(["payable 898.80"]);
  expect([august.batch.duplicates, august.matters]).toEqual([[], []]);
  const again = await book.again(filesOf([returnOf(2, [{ person: 0, instalmentNo: 1 }])]), august.prior);
  expect(again.batch.id).toBe(august.batch.id);
  expect(outcomesIn(again)).toEqual(["payable 898.80"]);
  const september = await month(3, 2);
  expect(outcomesIn(september)).toEqual(["payable 299.60"]);
  expect(september.batch.duplicates).toEqual([]);
  expect(await (await book.ledger()).check()).toEqual([]);
});

test("it may come with the return, and releases this one person", async () => {
  const both = [0, 3].map((person) => ({ person, instalmentNo: 1 }));
  const august = await book.submit(filesOf([returnOf(2, both)], [genuine(code, mine)]));
  expect(outcomesIn(august)).toEqual(["payable 898.80", "held 0.00"]);
});

test("withdrawn with its batch it releases nobody", async () => {
  const ruled = await book.submit(filesOf([], [genuine(code, mine)]));
  expect(await book.withdraw(ruled.batch.id)).toBe(true);
  expect(outcomesIn(await month(2, 1))).toEqual(["held 0.00"]);
});

test("that it is the same person as before releases nobody", async () => {
  const { cells, ...of } = genuine(code, mine);
  const ruled = await book.submit(filesOf([], [{ ...of, cells: { ...cells, outcome: "SAME" } }]));
  expect(ruled.decisions.accepted).toHaveLength(1);
  expect(outcomesIn(await month(2, 1))).toEqual(["held 0.00"]);
});
