// One payment for each person: which of several claims is kept.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day, daysOf, monthOf } from "../../../src/core/day.ts";
import type { PersonNumber } from "../../../src/core/person.ts";
import type { Settlement, Standing } from "../../../src/schemes/scheme.ts";
import { settle as settleBy } from "../../../src/schemes/social-care-payment-2022/duplicates.ts";
import { socialCarePayment } from "../../../src/schemes/social-care-payment-2022/scheme.ts";
import { termsFor } from "../../../src/schemes/social-care-payment-2022/terms.ts";
import { shipped } from "../../law/shipped.ts";
import { assessor, type Change, claimWith } from "./claims.ts";

/** An employer's row: "X" or "Y", and the cells that are compared. */
type Row = readonly [employer: string, cells: Change];

function standingsOf(rows: readonly Row[]): readonly Standing[] {
  return rows.map(([employer, cells], at) => ({
    row: at,
    person: 1 as PersonNumber,
    employer: employer.charCodeAt(0),
    values: assessor.standingOf(claimWith(cells)),
  }));
}

/** "1 → 0 other-employer more-hours", and "1 ? 0 …" where nobody is kept. */
function said(settlements: readonly Settlement[]): readonly string[] {
  return settlements.map(
    ({ row, against, keeps, kind, reason }) => `${row} ${keeps ? "→" : "?"} ${against} ${kind} ${reason}`,
  );
}

const full = { contractedHours: 3700 };
const half = { contractedHours: 1850 };
const leftInMay = { ...half, leaveDate: "2022-05-15", leaveReason: "RESIGNED" };
const from = (startDate: string) => ({ ...full, startDate });

test.for<{ why: string; rows: readonly Row[]; held: readonly string[] }>([
  { why: "one row, nothing to settle", rows: [["X", full]], held: [] },
  {
    why: "two rows of one employer: the first is kept",
    rows: [
      ["X", half],
      ["X", full],
    ],
    held: ["1 → 0 same-employer first-row"],
  },
  {
    why: "most hours, first in the file",
    rows: [
      ["X", full],
      ["Y", half],
    ],
    held: ["1 → 0 other-employer more-hours"],
  },
  {
    why: "most hours, last in the file",
    rows: [
      ["X", half],
      ["Y", full],
    ],
    held: ["0 → 1 other-employer more-hours"],
  },
  {
    why: "a hundredth of an hour more",
    rows: [
      ["X", { contractedHours: 1850 }],
      ["Y", { contractedHours: 1851 }],
    ],
    held: ["0 → 1 other-employer more-hours"],
  },
  {
    why: "equal hours: all are held",
    rows: [
      ["X", full],
      ["Y", full],
      ["Z", half],
    ],
    held: [
      "0 ? 0 other-employer equal-hours",
      "1 ? 0 other-employer equal-hours",
      "2 ? 0 other-employer equal-hours",
    ],
  },
  {
    why: "equal hours of the lesser jobs do not matter",
    rows: [
      ["X", half],
      ["Y", full],
      ["Z", half],
    ],
    held: ["0 → 1 other-employer more-hours", "2 → 1 other-employer more-hours"],
  },
  {
    why: "moved: the employer of 31 March is kept, whatever the hours",
    rows: [
      ["X", leftInMay],
      ["Y", from("2022-05-16")],
    ],
    held: ["1 → 0 other-employer moved"],
  },
  {
    why: "moved to a job that began on 1 April",
    rows: [
      ["X", leftInMay],
      ["Y", from("2022-04-01")],
    ],
    held: ["1 → 0 other-employer moved"],
  },
  {
    why: "two jobs on 31 March, one of them left: hours decide",
    rows: [
      ["X", leftInMay],
      ["Y", from("2022-03-31")],
    ],
    held: ["0 → 1 other-employer more-hours"],
  },
  {
    why: "two jobs, none left: hours decide",
    rows: [
      ["X", half],
      ["Y", from("2022-05-16")],
    ],
    held: ["0 → 1 other-employer more-hours"],
  },
  {
    why: "left a job that began after 31 March: hours decide",
    rows: [
      ["X", { ...leftInMay, startDate: "2022-04-01" }],
      ["Y", from("2022-05-16")],
    ],
    held: ["0 → 1 other-employer more-hours"],
  },
  {
    why: "an overturned dismissal is no move",
    rows: [
      [
        "X",
        {
          ...half,
          leaveDate: "2022-05-15",
          leaveReason: "DISMISSED_DISCIPLINARY",
          dismissalOverturnedDate: "2022-06-01",
        },
      ],
      ["Y", from("2022-05-16")],
    ],
    held: ["0 → 1 other-employer more-hours"],
  },
  {
    why: "each employer's own rows first, then the employers",
    rows: [
      ["X", half],
      ["Y", full],
      ["X", full],
      ["Y", half],
    ],
    held: [
      "0 → 1 other-employer more-hours",
      "2 → 1 other-employer more-hours",
      "3 → 1 same-employer first-row",
    ],
  },
  {
    why: "the next instalment in the next month is no second claim",
    rows: [
      ["X", { instalmentNo: 1 }],
      ["X", { instalmentNo: 2, payDate: "2022-07-28" }],
    ],
    held: [],
  },
  {
    why: "the next instalment in the same month is one",
    rows: [
      ["X", { instalmentNo: 1 }],
      ["X", { instalmentNo: 2 }],
    ],
    held: ["1 → 0 same-employer first-row"],
  },
  {
    why: "the same instalment in the next month is one",
    rows: [
      ["X", { instalmentNo: 1 }],
      ["X", { instalmentNo: 1, payDate: "2022-07-28" }],
    ],
    held: ["1 → 0 same-employer first-row"],
  },
  {
    why: "a lump sum in another month is one",
    rows: [
      ["X", { paymentMethod: "LUMP" }],
      ["X", { paymentMethod: "LUMP", payDate: "2022-07-28" }],
    ],
    held: ["1 → 0 same-employer first-row"],
  },
])("$why", ({ rows, held }) => {
  expect(said(assessor.settle(standingsOf(rows)))).toEqual(held);
});

describe("a council that reads C-02 otherwise", () => {
  const terms = termsFor(shipped, monthOf(day("2022-06-28")));
  const rows = standingsOf([
    ["X", leftInMay],
    ["Y", from("2022-05-16")],
  ]);
  test.for([
    { leaverPayer: "previous", held: ["1 → 0 other-employer moved"] },
    { leaverPayer: "new", held: ["0 → 1 other-employer moved"] },
    { leaverPayer: "refer", held: ["0 ? 0 other-employer moved", "1 ? 0 other-employer moved"] },
  ])("$leaverPayer", ({ leaverPayer, held }) => {
    if (terms === undefined) throw new Error("no terms for June 2022");
    expect(said(settleBy({ ...terms, leaverPayer }, rows))).toEqual(held);
  });
});

describe("laws", () => {
  const cells = fc.record({
    contractedHours: fc.constantFrom(1000, 2000, 3700),
    startDate: fc.constantFrom("2020-01-01", "2022-03-31", "2022-04-01", "2022-05-16"),
    leaveDate: fc.constantFrom(undefined, undefined, "2022-05-31"),
    leaveReason: fc.constant("RESIGNED"),
  });
  const rows = fc.array(fc.tuple(fc.constantFrom("X", "Y", "Z"), cells), { minLength: 2, maxLength: 6 });

  test("at most one row of a month is kept, and a held row is held once", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const settlements = assessor.settle(standingsOf(all));
        const held = new Set(settlements.map(({ row }) => row));
        expect(held.size).toBe(settlements.length);
        expect(all.length - held.size).toBeLessThanOrEqual(1);
        for (const { against, keeps } of settlements) expect(held.has(against)).toBe(!keeps);
        expect(settlements.map(({ row }) => row)).toEqual([...held].sort((a, b) => a - b));
      }),
    );
  });

  test("the order of the employers' files does not change which employer is kept", () => {
    const eachOnce = fc.tuple(cells, cells, cells);
    const order = fc.shuffledSubarray(["X", "Y", "Z"], { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(eachOnce, order, ([x, y, z], employers) => {
        const of = new Map<string, Change>([
          ["X", x],
          ["Y", y],
          ["Z", z],
        ]);
        const kept = (names: readonly string[]) => {
          const all = names.map((name) => [name, of.get(name) ?? {}] as const);
          const held = new Set(assessor.settle(standingsOf(all)).map(({ row }) => row));
          return names.filter((_, at) => !held.has(at));
        };
        expect(kept(employers)).toEqual(kept(["X", "Y", "Z"]));
      }),
    );
  });

  test("a standing is a row of whole numbers of 32 bits", () => {
    const values = assessor.standingOf(claimWith({}));
    expect(values).toHaveLength(socialCarePayment.standing.length);
    expect([...Int32Array.from(values)]).toEqual(values);
    const june = daysOf(monthOf(day("2022-06-28")));
    expect(values).toEqual([2250, day("2019-09-01"), 0x7fffffff, 1, monthOf(june.first)]);
  });
});
