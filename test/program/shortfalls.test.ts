// Who ends below 1,498.00 when October has been claimed for, worked out by hand for small councils: everybody who has less than
// the right stands on the list with what is missing and why, and nobody else.
import { afterEach, expect, test } from "vitest";
import { openLines } from "../../src/commands/work/ledger-open.ts";
import { fileOf, netOf, returnOf, type SmallBook, type SmallReturn, smallBook } from "./small-book.ts";

let book: SmallBook;
afterEach(() => book.remove());

const run = (...returns: readonly SmallReturn[]) =>
  book.submit(new Map(returns.map((one, at) => [`${at}-${one.employerId}-${one.month}.csv`, fileOf(one)])));
const sums = async (): Promise<readonly number[]> => (await book.history()).map(netOf);
const open = async () => (await openLines(await book.ledger(), book.law)).lines;
const short = async (): Promise<readonly string[]> =>
  (await open())
    .filter(({ kind }) => kind === "shortfall")
    .map(({ employerId, laCode, period, amount, about }) =>
      [employerId, laCode, period, amount, about].join(" "),
    );

test("before October nobody is short; then it is whoever the last return leaves out", async () => {
  book = smallBook();
  for (const month of [0, 1, 2, 3]) {
    await run(
      returnOf(month, [{ person: 0 }, ...(month < 3 ? [{ person: 1 }] : []), { person: 2, lump: true }]),
    );
    expect(await short()).toEqual([]);
  }
  await run(returnOf(4, [{ person: 0 }]));
  expect(await sums()).toEqual([149_800, 89_880, 149_800, 0]);
  expect(await short()).toEqual(["E1 W06000002 2022-08 599.20 not-in-last-return"]);
});

test("an employer that stops sending leaves its people short; a leaver's balance does not", async () => {
  book = smallBook();
  await run(
    returnOf(0, [{ person: 0 }]),
    returnOf(0, [{ person: 1 }, { person: 2 }], { employerId: "E2", laCode: "W06000009" }),
  );
  await run(
    returnOf(1, [{ person: 0 }]),
    returnOf(1, [{ person: 1 }, { person: 2, leaves: "this month" }], {
      employerId: "E2",
      laCode: "W06000009",
    }),
  );
  for (const month of [2, 3, 4]) await run(returnOf(month, [{ person: 0 }]));
  expect(await sums()).toEqual([149_800, 59_920, 149_800, 0]);
  expect(await short()).toEqual(["E2 W06000009 2022-07 898.80 returns-stopped"]);
});

test("who is dismissed keeps what was paid and is short of the rest; overturned in October, all of it is due", async () => {
  for (const overturned of [false, true]) {
    book = smallBook();
    const dismissed = { leaveDate: "2022-07-02", leaveReason: "DISMISSED_DISCIPLINARY" };
    await run(returnOf(0, [{ person: 0 }, { person: 1 }]));
    for (const month of [1, 2, 3])
      await run(returnOf(month, [{ person: 0, cells: dismissed }, { person: 1 }]));
    const back = overturned ? { ...dismissed, dismissalOverturnedDate: "2022-10-03" } : dismissed;
    await run(returnOf(4, [{ person: 0, cells: back }, { person: 1 }]));
    expect(await sums()).toEqual([overturned ? 149_800 : 29_960, 149_800, 0, 0]);
    expect(await short()).toEqual(overturned ? [] : ["E1 W06000002 2022-06 1198.40 dismissed"]);
    if (!overturned) book.remove();
  }
});

test("a rejoiner gets what was missed while away; a correction down in October leaves one short again", async () => {
  book = smallBook();
  await run(returnOf(0, [{ person: 0 }, { person: 1 }]));
  for (const month of [1, 2, 3]) await run(returnOf(month, [{ person: 1 }]));
  // The employer counts on from its own last number.
  const october = await run(returnOf(4, [{ person: 0, instalmentNo: 2 }, { person: 1 }]));
  expect(october.lines.map((line) => line["payment"])).toEqual(["1198.40", "299.60"]);
  expect(await short()).toEqual([]);
  await run(returnOf(4, [{ person: 1 }], { sequence: 2 }));
  expect(await sums()).toEqual([29_960, 149_800, 0, 0]);
  expect(await short()).toEqual(["E1 W06000002 2022-06 1198.40 not-in-last-return"]);
});

test("a starter whose payment was taken back has nothing and is not short; one who is never shown is conditional", async () => {
  book = smallBook();
  const starter = { starter: true, shifts: 2, expected: true, lump: true } as const;
  await run(
    returnOf(0, [
      { person: 0, ...starter },
      { person: 1, ...starter },
    ]),
  );
  await run(returnOf(1, [{ person: 0, ...starter, expected: false }]));
  await run(returnOf(4, [{ person: 2, instalmentNo: 1 }]));
  expect(await sums()).toEqual([0, 149_800, 149_800, 0]);
  expect(await short()).toEqual([]);
  const kinds = (await open()).map(({ kind, amount }) => `${kind} ${amount}`);
  expect(kinds.filter((line) => !line.startsWith("on-cost"))).toEqual(["conditional 1498.00"]);
});
