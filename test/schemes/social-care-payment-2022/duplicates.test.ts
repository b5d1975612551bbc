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
import { assessor, type Change, circumstances, claimWith, decide, payableUnder } from "./claims.ts";

/** An employer's row: "X" or "Y", the cells that are compared, the month of the return, and the council. */
type Row = readonly [employer: string, cells: Change, period?: string, council?: number];

function standingsOf(rows: readonly Row[]): readonly Standing[] {
  return rows.map(([employer, cells, period, council = 0], at) => ({
    row: at,
    person: 1 as PersonNumber,
    employer: employer.charCodeAt(0),
    council,
    values: assessor.standingOf(claimWith(cells), circumstances(period)),
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
    why: "two months of one employer are one claim to one council",
    rows: [
      ["X", { ...full, instalmentNo: 1 }, "2022-06"],
      ["X", { ...full, instalmentNo: 2 }, "2022-07"],
    ],
    held: [],
  },
  {
    why: "and to two councils two: that of the first month is kept, whatever comes first and has more hours",
    rows: [
      ["X", { ...full, instalmentNo: 2 }, "2022-07", 1],
      ["X", { ...half, instalmentNo: 1 }, "2022-06", 0],
      ["X", { ...half, instalmentNo: 3 }, "2022-08", 0],
    ],
    held: ["0 → 1 other-council first-row"],
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
    why: "the most hours of an employer's months count",
    rows: [
      ["X", { ...half, instalmentNo: 1 }, "2022-06"],
      ["X", { ...full, instalmentNo: 2 }, "2022-07"],
      ["Y", { contractedHours: 3699 }, "2022-06"],
    ],
    held: ["2 → 0 other-employer more-hours"],
  },
  {
    why: "the earliest first day of an employer's months counts",
    rows: [
      ["X", { ...half, startDate: "2022-03-31", instalmentNo: 1 }, "2022-06"],
      ["X", { ...leftInMay, startDate: "2022-04-10", leaveDate: "2022-07-15", instalmentNo: 2 }, "2022-07"],
      ["Y", from("2022-07-16"), "2022-07"],
    ],
    held: ["2 → 0 other-employer moved"],
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
      "0 ? 1 other-employer equal-hours",
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
      ["X", { instalmentNo: 2, payDate: "2022-07-28" }, "2022-07"],
    ],
    held: [],
  },
  {
    why: "nor when the later month comes first",
    rows: [
      ["X", { instalmentNo: 2, payDate: "2022-07-28" }, "2022-07"],
      ["X", { instalmentNo: 1 }],
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
    why: "whichever comes first",
    rows: [
      ["X", { instalmentNo: 2 }],
      ["X", { instalmentNo: 1 }],
    ],
    held: ["1 → 0 same-employer first-row"],
  },
  {
    why: "in the return of one month a pay date of another month changes nothing",
    rows: [
      ["X", { instalmentNo: 1 }],
      ["X", { instalmentNo: 2, payDate: "2022-07-28" }],
    ],
    held: ["1 → 0 same-employer first-row"],
  },
  {
    why: "the same instalment in the next month is one",
    rows: [
      ["X", { instalmentNo: 1 }],
      ["X", { instalmentNo: 1, payDate: "2022-07-28" }, "2022-07"],
    ],
    held: ["1 → 0 same-employer first-row"],
  },
  {
    why: "a lower instalment in the next month is one",
    rows: [
      ["X", { instalmentNo: 3 }],
      ["X", { instalmentNo: 2, payDate: "2022-07-28" }, "2022-07"],
    ],
    held: ["1 → 0 same-employer first-row"],
  },
  {
    why: "a lump sum in another month is one",
    rows: [
      ["X", { paymentMethod: "LUMP" }],
      ["X", { paymentMethod: "LUMP", payDate: "2022-07-28" }, "2022-07"],
    ],
    held: ["1 → 0 same-employer first-row"],
  },
  {
    why: "the balance in the month of leaving follows the instalments before",
    rows: [
      ["X", { instalmentNo: 1 }],
      ["X", { instalmentNo: 2, leaveDate: "2022-07-31", leaveReason: "RESIGNED" }, "2022-07"],
    ],
    held: [],
  },
  {
    why: "left on the last day of the month: the balance is paid, nothing follows it",
    rows: [
      ["X", { instalmentNo: 1, leaveDate: "2022-06-30", leaveReason: "RESIGNED" }],
      ["X", { instalmentNo: 2, leaveDate: "2022-06-30", leaveReason: "RESIGNED" }, "2022-07"],
    ],
    held: ["1 → 0 same-employer first-row"],
  },
  {
    why: "leaves on the first of the next month: an instalment, then the balance",
    rows: [
      ["X", { instalmentNo: 1, leaveDate: "2022-07-01", leaveReason: "RESIGNED" }],
      ["X", { instalmentNo: 2, leaveDate: "2022-07-01", leaveReason: "RESIGNED" }, "2022-07"],
    ],
    held: [],
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
    { leaverPayer: "refer", held: ["0 ? 1 other-employer moved", "1 ? 0 other-employer moved"] },
  ])("$leaverPayer", ({ leaverPayer, held }) => {
    if (terms === undefined) throw new Error("no terms for June 2022");
    const settled = settleBy({ ...terms, leaverPayer }, rows);
    expect(said(settled)).toEqual(held);
    const contrary = leaverPayer === "previous" ? "WFP-90" : "WFP-66";
    for (const { rules } of settled) expect(rules).toContain(contrary);
  });

  test.for<readonly [string, Parameters<typeof standingsOf>[0][number], boolean]>([
    ["left, and nobody else claims", ["X", leftInMay], true],
    ["left, and is paid as a lump sum", ["X", { ...leftInMay, paymentMethod: "LUMP" }], true],
    ["leaves on the last day of the month", ["X", { ...leftInMay, leaveDate: "2022-06-30" }], true],
    ["leaves the day after", ["X", { ...leftInMay, leaveDate: "2022-07-01" }], false],
    ["the balance of instalments that were begun (WFP-65)", ["X", { ...leftInMay, instalmentNo: 2 }], false],
    ["has not left", ["X", {}], false],
    ["started on 31 March and left", ["X", { ...from("2022-03-31"), ...leftInMay }], true],
    ["started on 1 April and left", ["X", { ...from("2022-04-01"), ...leftInMay }], false],
    ["started after 31 March and left", ["X", { ...from("2022-04-11"), ...leftInMay }], false],
  ])("a leaver who comes alone (WFP-66): %s", ([, row, held]) => {
    if (terms === undefined) throw new Error("no terms for June 2022");
    const alone = standingsOf([row]);
    expect(settleBy(terms, alone)).toEqual([]);
    for (const leaverPayer of ["new", "refer"]) {
      expect(said(settleBy({ ...terms, leaverPayer }, alone))).toEqual(
        held ? ["0 ? 0 same-employer leaver-alone"] : [],
      );
    }
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

  test("over the months of one employer nobody is paid above £1,498.00 in one batch", () => {
    const months = ["2022-06", "2022-07", "2022-08", "2022-09", "2022-10"];
    const claims = fc.array(
      fc.record({
        month: fc.integer({ min: 0, max: 4 }),
        paymentMethod: fc.constantFrom("LUMP", "INSTALMENTS", "INSTALMENTS", "INSTALMENTS"),
        instalmentNo: fc.integer({ min: 1, max: 5 }),
        leaveDate: fc.constantFrom(undefined, "2022-06-30", "2022-07-15", "2022-08-01"),
        leaveReason: fc.constantFrom("RESIGNED", "DISMISSED_DISCIPLINARY"),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(claims, (all) => {
        const made = all.flatMap(({ month, ...cells }) => {
          const period = months[month] ?? "2022-06";
          const change: Change = { ...cells, payDate: `${period}-28` };
          const decision = decide(change, period);
          return decision.outcome === "payable" ? [{ row: ["X", change, period] as const, decision }] : [];
        });
        const settlements = assessor.settle(standingsOf(made.map(({ row }) => row)));
        const held = new Set(settlements.map(({ row }) => row));
        const kept = made.filter((_, at) => !held.has(at));
        const paid = kept.reduce((sum, { decision }) => sum + payableUnder(decision, "PAYMENT"), 0);
        expect(paid).toBeLessThanOrEqual(149800);
      }),
      { numRuns: 1000 },
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
    expect(values).toEqual([2250, day("2019-09-01"), 0x7fffffff, 1, monthOf(june.first), 0, 1, 0, 1]);
  });
});
