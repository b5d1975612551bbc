// What stands, or does not, when versions of a return come and go: found by random sequences, kept as they were found.
import { afterEach, expect, test } from "vitest";
import { openLines } from "../../src/commands/work/ledger-open.ts";
import { filesOf, netOf, returnOf, type SmallBook, type SmallReturn, smallBook } from "./small-book.ts";

let book: SmallBook;
afterEach(() => book.remove());

const run = (...returns: readonly SmallReturn[]) => book.submit(filesOf(returns));

test("a batch that leaves no return, in a book where nothing stands, is decided and not stopped", async () => {
  book = smallBook();
  const first = await run(returnOf(3, [{ person: 0 }]));
  expect(await book.withdraw(first.batch.id)).toBe(true);
  // Two files say that they are the second version, and the first is older than both.
  const twice = await run(
    returnOf(1, [{ person: 2 }], { sequence: 2 }),
    returnOf(1, [{ person: 2, cells: { consentDataCymru: "N" } }]),
    returnOf(1, [{ person: 1 }], { sequence: 2 }),
  );
  expect(twice.matters).toEqual([]);
});

test("a version in the middle is not withdrawn while a newer one stands: the first one's money would come back", async () => {
  book = smallBook();
  await run(returnOf(0, [{ person: 0 }, { person: 1 }]));
  const second = await run(returnOf(0, [{ person: 1 }], { sequence: 2 }));
  const third = await run(returnOf(0, [{ person: 1 }, { person: 2, shifts: 4 }], { sequence: 3 }));
  const stands = [0, 29_960, 0, 0];
  expect((await book.history()).map(netOf)).toEqual(stands);
  expect(await book.withdraw(second.batch.id)).toBe(false);
  expect((await book.history()).map(netOf)).toEqual(stands);
  // One after the other, the newest first.
  expect(await book.withdraw(third.batch.id)).toBe(true);
  expect(await book.withdraw(second.batch.id)).toBe(true);
  expect((await book.history()).map(netOf)).toEqual([29_960, 29_960, 0, 0]);
});

test("so it is where the version in the middle brought nothing", async () => {
  book = smallBook();
  await run(returnOf(0, [{ person: 0 }]));
  const second = await run(returnOf(0, [{ person: 1, shifts: 4 }], { sequence: 2 }));
  await run(returnOf(0, [{ person: 2, shifts: 4 }], { sequence: 3 }));
  expect(await book.withdraw(second.batch.id)).toBe(false);
  expect((await book.history()).map(netOf)).toEqual([0, 0, 0, 0]);
});

test("of two versions that wait one after the other the payment that stays is listed once, by the batch as by the ledger", async () => {
  book = smallBook();
  const unclear = { person: 0, cells: { roleCode: "UNCLEAR", registration: "NONE" } };
  await run(returnOf(0, [{ person: 0 }]));
  await run(returnOf(0, [unclear], { sequence: 2 }));
  const third = await run(returnOf(0, [unclear], { sequence: 3 }));
  const { lines } = await openLines(await book.ledger(), book.law);
  expect(lines.map(({ kind, amount }) => `${kind} ${amount}`)).toEqual(["correction-waits 299.60"]);
  expect(third.matters.map(({ kind, amount }) => `${kind} ${amount}`)).toEqual(["correction-waits 29960"]);
});
