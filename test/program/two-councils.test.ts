// Returns of one employer to two councils come to the same in one batch and in batches of their own: what was claimed first
// stands, a claim to another council is a second one (WFP-55, 73), and what it says of shifts counts (WFP-92).
import { expect, test } from "vitest";
import { openLines } from "../../src/commands/work/ledger-open.ts";
import { filesOf, outcomesIn, returnOf, type SmallReturn, type SmallRow, smallBook } from "./small-book.ts";

const starter = { starter: true };
const june = returnOf(0, [{ ...starter, shifts: 4, expected: true }]);
const july = (row: Partial<SmallRow>, laCode = "W06000009") => returnOf(1, [row], { laCode });

/** What each return came to, and what is open in the end. */
async function cameTo(batches: readonly (readonly SmallReturn[])[]) {
  const book = smallBook();
  try {
    const rows: string[] = [];
    for (const returns of batches) {
      const run = await book.submit(filesOf(returns));
      const of = run.lines.map((line) => `${line["period"]} ${line["laCode"]} ${line["rules"]}`);
      rows.push(...outcomesIn(run).map((outcome, at) => `${of[at]} ${outcome}`));
    }
    const { lines } = await openLines(await book.ledger(), book.law);
    const open = lines.map(({ kind, laCode, amount, about }) => `${kind} ${laCode} ${amount} ${about}`);
    return { rows: rows.sort(), open };
  } finally {
    await book.remove();
  }
}

test.for<[what: string, later: readonly SmallReturn[], outcomes: readonly string[], open: readonly string[]]>(
  [
    [
      "shows the shifts",
      [july({ ...starter, shifts: 6 })],
      ["payable 299.60", "held 0.00"],
      ["duplicate  353.68 "],
    ],
    [
      "shows one fewer",
      [july({ ...starter, shifts: 5 })],
      ["payable 299.60", "held 0.00"],
      ["conditional W06000002 299.60 ", "duplicate  -299.60 "],
    ],
    [
      "asks for the balance of a leaver",
      [july({ ...starter, shifts: 6, leaves: "this month" })],
      ["payable 299.60", "held 0.00"],
      ["duplicate  1414.71 "],
    ],
    [
      "has more hours",
      [july({ ...starter, shifts: 6, hours: 37 })],
      ["payable 299.60", "held 0.00"],
      ["duplicate  353.68 "],
    ],
    [
      "stands between two of the first council",
      [july({ ...starter, shifts: 6 }), returnOf(2, [{ ...starter, shifts: 6, instalmentNo: 2 }])],
      ["payable 299.60", "held 0.00", "payable 599.20"],
      ["duplicate  353.68 "],
    ],
    [
      "goes to the same council",
      [july({ ...starter, shifts: 6 }, "W06000002")],
      ["payable 299.60", "payable 299.60"],
      [],
    ],
  ],
)("a later return %s", async ([, later, outcomes, open]) => {
  const apart = await cameTo([june, ...later].map((one) => [one]));
  expect(apart.rows.map((row) => row.split(" ").slice(-2).join(" "))).toEqual(outcomes);
  expect(apart.open).toEqual(open);
  expect(await cameTo([[june, ...later]])).toEqual(apart);
  expect(await cameTo([[...later, june]])).toEqual(apart);
});

test("a row of somebody who has all of it is held against another council's, even where it claims nothing", async () => {
  const lump = { person: 1, lump: true };
  const whole = returnOf(0, [lump]);
  const nothing = returnOf(1, [{ ...lump, cells: { amountPaid: "0.00" } }], { laCode: "W06000009" });
  const apart = await cameTo([[whole], [nothing]]);
  expect(apart.rows[1]).toMatch(/^2022-07 W06000009 WFP-55 WFP-73 .* held 0\.00$/);
  expect(await cameTo([[whole, nothing]])).toEqual(apart);
});
