// On-costs that come after the payment: once, for a payment that stands in the ledger, and the lower of declared
// and computed.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day, type Month, monthFromText } from "../../../src/core/day.ts";
import type { Circumstances, Decision, Head, PaidMonth } from "../../../src/core/decision.ts";
import type { Pence } from "../../../src/core/money.ts";
import { onCostMarks } from "../../../src/core/on-cost-mark.ts";
import { personNumber } from "../../../src/core/person.ts";
import type { PostedLine } from "../../../src/schemes/posted.ts";
import { standing } from "../../../src/schemes/social-care-payment-2022/duplicates.ts";
import { onCostFile } from "../../../src/schemes/social-care-payment-2022/on-cost-file.ts";
import type { OnCostRow } from "../../../src/schemes/social-care-payment-2022/on-cost-row.ts";
import {
  outstandingOnCosts,
  paidMonthsOf,
} from "../../../src/schemes/social-care-payment-2022/paid-months.ts";
import { shipped } from "../../law/shipped.ts";
import { circumstances, claimWith, payable, assessor as returns } from "./claims.ts";

const assessor = onCostFile.prepare(shipped);

function month(text: string): Month {
  const found = monthFromText(text);
  if (found === undefined) throw new Error(`not a month: ${text}`);
  return found;
}

const row: OnCostRow = {
  niNumber: "AB123456C",
  payrollRef: "0012",
  period: month("2022-06"),
  basePay: 161200 as Pence,
  amountPaid: 29960 as Pence,
  niCategory: "A",
  employerNi: undefined,
  employerPensionRate: 3000,
  employerPension: undefined,
  payDate: undefined,
  payFrequency: undefined,
  director: undefined,
  pensionScheme: "NEST",
  confirmed: undefined,
};

const paid: PaidMonth = {
  dueMonth: month("2022-06"),
  payment: 29960 as Pence,
  employerNi: 0 as Pence,
  employerPension: 0 as Pence,
  instalment: 1,
  onCosts: "left-out",
  takenBack: false,
};

type RowChange = Partial<{ [Key in keyof OnCostRow]: OnCostRow[Key] | number }>;
type MonthChange = Partial<{ [Key in keyof PaidMonth]: PaidMonth[Key] | number }>;

function decide(change: RowChange, months: readonly MonthChange[] | undefined = [{}]): Decision {
  const paidMonths = months?.map((each) => ({ ...paid, ...each }) as PaidMonth);
  const at: Circumstances = { ...circumstances("2022-09"), paidMonths };
  // What a test changes has the keys of a row, with plain numbers for pence and days.
  return assessor.decide({ ...row, ...change } as OnCostRow, at);
}

function under(decision: Decision, head: Head): number {
  return decision.payable.filter((one) => one.head === head).reduce((sum, one) => sum + one.amount, 0);
}

/** "payable 4509 899" or "refer payment WFP-64", then the remarks. */
function said(decision: Decision): readonly string[] {
  const { outcome, findings, remarks } = decision;
  const standing = findings
    .filter(({ verdict }) => verdict !== "met")
    .map(({ leg, rule }) => `${leg} ${rule}`);
  const sums = `${under(decision, "EMPLOYER_NI")} ${under(decision, "EMPLOYER_PENSION")}`;
  return [
    `${outcome} ${outcome === "payable" ? sums : standing.join("; ")}`.trim(),
    ...remarks.map(({ code, key, expected }) => [code, key, expected].join(" ").trim()),
  ];
}

type Case = {
  readonly why: string;
  readonly row?: RowChange;
  readonly months?: readonly MonthChange[] | "no ledger";
  readonly said: readonly string[];
};

const november = { period: month("2022-11"), amountPaid: 29960 };
const inNovember = { dueMonth: month("2022-11") };

const cases: readonly Case[] = [
  { why: "computed where nothing is declared", said: ["payable 4509 899"] },
  {
    why: "declared a penny lower",
    row: { employerNi: 4508, employerPension: 898 },
    said: ["payable 4508 898"],
  },
  {
    why: "declared as computed",
    row: { employerNi: 4509, employerPension: 899 },
    said: ["payable 4509 899"],
  },
  {
    why: "declared a penny higher",
    row: { employerNi: 4510, employerPension: 900 },
    said: ["payable 4509 899"],
  },
  { why: "declared as nothing", row: { employerNi: 0, employerPension: 0 }, said: ["payable 0 0"] },
  {
    why: "a lump sum",
    row: { amountPaid: 149800, basePay: 50000 },
    months: [{ payment: 149800, instalment: 0 }],
    said: ["payable 18662 4434"],
  },
  { why: "no pension", row: { pensionScheme: "NONE" }, said: ["payable 4509 0"] },
  {
    why: "a director: an officer works out the National Insurance, the pension is payable",
    row: { director: true },
    said: ["payable 0 899", "director-on-cost director"],
  },
  {
    why: "no pension rate",
    row: { employerPensionRate: undefined },
    said: ["payable 4509 0", "pension-rate-missing employerPensionRate"],
  },
  {
    why: "a rate, but not of which scheme",
    row: { pensionScheme: undefined },
    said: ["payable 4509 0", "on-cost-cell-missing pensionScheme"],
  },
  {
    why: "a contribution, but not of which scheme",
    row: { pensionScheme: undefined, employerPensionRate: undefined, employerPension: 899 },
    said: ["payable 4509 0", "on-cost-cell-missing pensionScheme"],
  },
  {
    why: "nothing of a pension at all",
    row: { pensionScheme: undefined, employerPensionRate: undefined },
    said: ["payable 4509 0"],
  },
  {
    why: "the rate of the pay day, before 6 November 2022",
    row: { ...november, payDate: day("2022-11-05") },
    months: [inNovember],
    said: ["payable 4509 899"],
  },
  {
    why: "the rate of the pay day, from 6 November 2022",
    row: { ...november, payDate: day("2022-11-06") },
    months: [inNovember],
    said: ["payable 4135 899"],
  },
  {
    why: "a month with two rates needs the day",
    row: november,
    months: [inNovember],
    said: ["rejected", "cell-required-with payDate period: 2022-11"],
  },
  {
    why: "a month with one rate does not",
    row: { period: month("2022-10") },
    months: [{ dueMonth: month("2022-10") }],
    said: ["payable 4509 899"],
  },
  {
    why: "nor does July 2022, when only what employees pay changed, on the 6th",
    row: { period: month("2022-07") },
    months: [{ dueMonth: month("2022-07") }],
    said: ["payable 4509 899"],
  },
  {
    why: "a letter that is in force on neither end of a month is said as in any other",
    row: { period: month("2022-07"), niCategory: "D" },
    months: [{ dueMonth: month("2022-07") }],
    said: ["rejected", "ni-category-not-in-force niCategory"],
  },
  {
    why: "a pay day of another month is said",
    row: { payDate: day("2022-07-01") },
    said: ["payable 4509 899", "pay-date-outside-period payDate 2022-06-01 – 2022-06-30"],
  },
  {
    why: "a letter that is not in force",
    row: { niCategory: "D" },
    said: ["rejected", "ni-category-not-in-force niCategory"],
  },
  {
    why: "nothing was ever paid",
    months: [],
    said: ["not-eligible payment WFP-64", "on-cost-payment-unknown period"],
  },
  {
    why: "not paid for that month",
    months: [{ dueMonth: month("2022-07") }],
    said: ["refer payment WFP-64", "on-cost-payment-not-yet period"],
  },
  {
    why: "National Insurance alone was left out, and is there",
    months: [{ onCosts: "ni-left-out", employerNi: 4509 }],
    said: ["held on-cost-once WFP-64", "on-cost-already-claimed employerNi 45.09"],
  },
  {
    why: "National Insurance alone was left out, and the pension is there",
    months: [{ onCosts: "ni-left-out", employerPension: 899 }],
    said: ["payable 4509 0", "on-cost-already-claimed employerPension 8.99"],
  },
  {
    why: "the pension alone was left out, and is there",
    months: [{ onCosts: "pension-left-out", employerPension: 899 }],
    said: ["held on-cost-once WFP-64", "on-cost-already-claimed employerPension 8.99"],
  },
  {
    why: "the pension alone was left out, and National Insurance is there",
    months: [{ onCosts: "pension-left-out", employerNi: 4509 }],
    said: ["payable 0 899", "on-cost-already-claimed employerNi 45.09"],
  },
  { why: "a return of May was due in June", row: { period: month("2022-05") }, said: ["payable 4509 899"] },
  {
    why: "paid a penny less",
    months: [{ payment: 29959 }],
    said: ["refer payment WFP-64", "on-cost-amount-differs amountPaid 299.59"],
  },
  {
    why: "paid a penny more",
    months: [{ payment: 29961 }],
    said: ["refer payment WFP-64", "on-cost-amount-differs amountPaid 299.61"],
  },
  { why: "taken back", months: [{ takenBack: true }], said: ["refer payment WFP-91"] },
  {
    why: "self-employed, claiming",
    row: { employerNi: 4509 },
    months: [{ onCosts: "none" }],
    said: ["not-eligible payment WFP-23", "self-employed-on-cost employerNi"],
  },
  { why: "without a ledger", months: "no ledger", said: ["refer payment WFP-64"] },
  {
    why: "claimed with the payment",
    row: { employerNi: 4509 },
    months: [{ onCosts: "computed", employerNi: 4509, employerPension: 899 }],
    said: [
      "held on-cost-once WFP-64",
      "on-cost-already-claimed employerNi 45.09",
      "on-cost-already-claimed employerPension 8.99",
    ],
  },
  {
    why: "claimed with the payment and came to nothing",
    months: [{ onCosts: "computed" }],
    said: ["held on-cost-once WFP-64", "on-cost-already-claimed employerNi 0.00"],
  },
  {
    why: "claimed by an earlier file",
    months: [{ employerNi: 4509, employerPension: 899 }],
    said: [
      "held on-cost-once WFP-64",
      "on-cost-already-claimed employerNi 45.09",
      "on-cost-already-claimed employerPension 8.99",
    ],
  },
  {
    why: "one of both was claimed: the other is payable",
    months: [{ employerNi: 4508 }],
    said: ["payable 0 899", "on-cost-already-claimed employerNi 45.08"],
  },
];

test.for(cases)("$why", ({ row: change = {}, months, said: wanted }) => {
  const stands = months === "no ledger" ? undefined : (months ?? [{}]);
  const decision =
    stands === undefined
      ? assessor.decide({ ...row, ...change } as OnCostRow, circumstances("2022-09"))
      : decide(change, stands);
  expect(said(decision)).toEqual(wanted);
});

test("the payment's month and instalment come with it", () => {
  const [ni] = decide({}, [{ dueMonth: month("2022-06"), instalment: 1 }]).payable;
  expect(ni).toEqual({ head: "EMPLOYER_NI", dueMonth: month("2022-06"), amount: 4509, instalment: 1 });
});

test("the same amounts as with the payment itself, and those that nobody claimed there", () => {
  const cents = fc.integer({ min: 0, max: 600_000 });
  const declared = fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: undefined });
  const change = fc.record({
    basePay: cents,
    employerNi: declared,
    employerPension: declared,
    niCategory: fc.constantFrom("A", "B", "C", "H", "J", "M", "Z"),
    pensionScheme: fc.constantFrom("NEST", "LGPS", "OTHER", "NONE"),
    employerPensionRate: fc.option(fc.integer({ min: 0, max: 40_000 }), { nil: undefined }),
    payFrequency: fc.constantFrom("weekly", "fortnightly", "fourWeekly", "monthly"),
  });
  fc.assert(
    fc.property(change, (cells) => {
      const later = decide(cells as RowChange);
      const atOnce = returns.decide(claimWith(cells as Parameters<typeof claimWith>[0]), circumstances());
      for (const head of ["EMPLOYER_NI", "EMPLOYER_PENSION"] as const) {
        const left = atOnce.declared.find((one) => one.head === head)?.notClaimed ?? 0;
        expect(under(later, head)).toBe(under(atOnce, head) + left);
      }
      expect(under(later, "PAYMENT")).toBe(0);
    }),
  );
});

test("two rows for one month: the first is kept", () => {
  const standing = (at: number, period: string, employer = 0) => ({
    row: at,
    person: personNumber(row.niNumber),
    employer,
    council: 0,
    values: assessor.standingOf({ ...row, period: month(period) }),
  });
  const settled = assessor.settle([
    standing(1, "2022-06"),
    standing(2, "2022-07"),
    standing(3, "2022-06"),
    standing(4, "2022-06", 1),
  ]);
  expect(settled.map((one) => [one.row, one.against, one.keeps])).toEqual([[3, 1, true]]);
});

describe("what the ledger holds of one person", () => {
  const paying = { scheme: "social-care-payment-2022", employerId: "E0042", laCode: "W06000015" };
  const line = (change: Partial<PostedLine> & { readonly pence: number }): PostedLine => ({
    ...paying,
    period: month("2022-06"),
    head: "PAYMENT",
    dueMonth: month("2022-06"),
    instalment: 1,
    ...change,
    amount: change.pence as Pence,
  });
  const claim = (change: Parameters<typeof claimWith>[0], period = "2022-06") => ({
    ...paying,
    period: month(period),
    standing: returns.standingOf(claimWith(change), circumstances(period)),
  });
  const noCells = { basePay: undefined };
  const months = (lines: readonly PostedLine[], claims = [claim(noCells)]) =>
    paidMonthsOf(paying, lines, claims);

  test("month by month, with what the claim said of its on-costs", () => {
    const july = { period: month("2022-07"), dueMonth: month("2022-07"), instalment: 2 };
    const lines = [
      line({ pence: 29960 }),
      line({ ...july, pence: 29960 }),
      line({ ...july, head: "EMPLOYER_NI", pence: 4509 }),
    ];
    expect(months(lines, [claim(noCells), claim({}, "2022-07")])).toEqual([
      paid,
      { ...paid, dueMonth: month("2022-07"), instalment: 2, employerNi: 4509, onCosts: "computed" },
    ]);
  });

  test("an on-cost posted by a later file belongs to the month of its payment", () => {
    const later = line({ head: "EMPLOYER_NI", period: month("2022-09"), pence: 4509 });
    expect(months([line({ pence: 29960 }), later])).toEqual([{ ...paid, employerNi: 4509 }]);
  });

  test("what was undone is not there, and what replaced it is", () => {
    const undone = [line({ pence: 29960 }), line({ pence: -29960 })];
    expect(months(undone)).toEqual([]);
    expect(months([...undone, line({ pence: 149800, instalment: 0 })])).toEqual([
      { ...paid, payment: 149800, instalment: 0 },
    ]);
  });

  test("other employers, councils and schemes are none of its business", () => {
    const others = [
      { employerId: "E0043" },
      { laCode: "W06000016" },
      { scheme: "sick-pay-enhancement-2020" },
    ];
    expect(months(others.map((other) => line({ ...other, pence: 29960 })))).toEqual([]);
  });

  test("a recovery in any month is known in all", () => {
    const back = line({ head: "RECOVERY", dueMonth: month("2022-07"), pence: -29960 });
    expect(months([line({ pence: 29960 }), back])).toEqual([{ ...paid, takenBack: true }]);
  });

  test.for([
    ["left-out", { basePay: undefined }],
    ["left-out", { niCategory: undefined }],
    ["pension-left-out", { employerPensionRate: undefined }],
    ["ni-left-out", { basePay: undefined, pensionScheme: "NONE" }],
    ["ni-left-out", { director: true }],
    ["left-out", { director: true, employerPensionRate: undefined }],
    ["computed", { employerPensionRate: undefined, pensionScheme: "NONE" }],
    ["computed", {}],
    ["none", { employmentStatus: "SELF_EMPLOYED" }],
  ] as const)("a row is marked %s: %o", ([mark, change]) => {
    expect(months([line({ pence: 29960 })], [claim(change)])[0]?.onCosts).toBe(mark);
  });

  test("a book that never knew the mark says so", () => {
    const old = { ...claim({}), standing: claim({}).standing.slice(0, standing.indexOf("onCosts")) };
    expect(months([line({ pence: 29960 })], [old])[0]?.onCosts).toBeUndefined();
  });

  test("what nobody has claimed is added up by employer and month", () => {
    const june = line({ pence: 29960 });
    const july = line({ pence: 29960, period: month("2022-07"), dueMonth: month("2022-07"), instalment: 2 });
    const both = [claim(noCells), claim(noCells, "2022-07")];
    const other = { employerId: "E2" };
    const people = [
      { lines: [{ ...june, ...other }], claims: [{ ...claim(noCells), ...other }] },
      { lines: [june, july], claims: both },
      { lines: [june], claims: both },
      // A late file has brought them; they were computed; the payment was taken back; it was undone.
      { lines: [june, line({ head: "EMPLOYER_NI", period: month("2022-09"), pence: 4509 })], claims: both },
      { lines: [june], claims: [claim({})] },
      { lines: [june, line({ head: "RECOVERY", pence: -29960 })], claims: both },
      { lines: [june, line({ pence: -29960 })], claims: both },
    ];
    const { scheme, employerId, laCode } = paying;
    const open = { employerId, laCode, kind: "not-claimed", onCosts: 0 };
    expect(outstandingOnCosts(scheme, people)).toEqual([
      { ...open, dueMonth: month("2022-06"), people: 2, payments: 59920 },
      { ...open, dueMonth: month("2022-07"), people: 1, payments: 29960 },
      { ...open, employerId: "E2", dueMonth: month("2022-06"), people: 1, payments: 29960 },
    ]);
  });

  test.for([
    ["ni-left-out", {}, true],
    ["ni-left-out", { EMPLOYER_PENSION: 899 }, true],
    ["ni-left-out", { EMPLOYER_NI: 4509 }, false],
    ["pension-left-out", { EMPLOYER_NI: 4509 }, true],
    ["pension-left-out", { EMPLOYER_NI: 4509, EMPLOYER_PENSION: 899 }, false],
    // A cost that came to nothing is not waited for.
    ["pension-left-out", { EMPLOYER_PENSION: 899 }, false],
    ["computed", { EMPLOYER_NI: 4509 }, false],
  ] as const)("a payment marked %s with %o: listed %s", ([mark, costs, listed]) => {
    const lines = Object.entries(costs).map(([head, pence]) => line({ head: head as Head, pence }));
    const values = standing.map((name, at) =>
      name === "onCosts" ? onCostMarks.indexOf(mark) : (claim({}).standing[at] ?? 0),
    );
    const people = [
      { lines: [line({ pence: 29960 }), ...lines], claims: [{ ...claim({}), standing: values }] },
    ];
    expect(outstandingOnCosts(paying.scheme, people)).toHaveLength(listed ? 1 : 0);
  });

  test("on-costs stand out when their payment was undone", () => {
    const costs = line({ head: "EMPLOYER_NI", period: month("2022-09"), pence: 4509 });
    const undone = [line({ pence: 29960 }), costs, line({ pence: -29960 })];
    const { scheme, employerId, laCode } = paying;
    const of = (lines: readonly PostedLine[]) => outstandingOnCosts(scheme, [{ lines, claims: [] }]);
    expect(of(undone)).toEqual([
      {
        employerId,
        laCode,
        dueMonth: month("2022-06"),
        kind: "without-payment",
        people: 1,
        payments: 0,
        onCosts: 4509,
      },
    ]);
    expect(of(undone.slice(0, 2))).toEqual([]);
    expect(of([...undone, line({ head: "EMPLOYER_NI", pence: -4509 })])).toEqual([]);
  });
});

test("the layout has the columns of a row", () => {
  const layout = shipped.layouts.get("wfp-oncost");
  expect(layout?.columns.map(({ key }) => key).sort()).toEqual(Object.keys(row).sort());
  expect(Object.keys(payable)).toEqual(expect.arrayContaining(["payDate", "payFrequency", "pensionScheme"]));
});

test("costs whose payment was undone are those of the same instalment, head by head", () => {
  const undone = (head: Head, instalment: number, amount: number) => ({
    ...{ head, instalment, dueMonth: month("2022-05") },
    amount: amount as Pence,
  });
  const claimedAgain = (...broughtCosts: ReturnType<typeof undone>[]) =>
    said(assessor.decide(row, { ...circumstances("2022-09"), paidMonths: [paid], broughtCosts }))[0];
  expect(claimedAgain(undone("EMPLOYER_NI", 2, 4509))).toBe("payable 4509 899");
  expect(claimedAgain(undone("EMPLOYER_NI", 1, 4509))).toBe("payable 0 899");
  expect(claimedAgain(undone("EMPLOYER_PENSION", 1, 899))).toBe("payable 4509 0");
});
