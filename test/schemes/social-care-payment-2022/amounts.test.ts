// The money of the £1,498 payment: instalments, balances, the schedule, and what the payment costs the employer.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { monthFromText, monthText } from "../../../src/core/day.ts";
import type { Trail } from "../../../src/core/figure.ts";
import { pence } from "../../../src/core/money.ts";
import type { ProblemCode } from "../../../src/core/problem-codes.ts";
import { socialCarePayment } from "../../../src/schemes/social-care-payment-2022/scheme.ts";
import { lawWith, penceOf, shipped, shippedFiles, vectors } from "../../law/shipped.ts";
import {
  assessor,
  type Change,
  circumstances,
  claimWith,
  decide,
  facts,
  payable,
  payableUnder,
} from "./claims.ts";

const left: Change = { leaveDate: "2022-06-17", leaveReason: "RESIGNED" };

describe("payment of the month", () => {
  type Case = {
    readonly why: string;
    readonly claim: Change;
    readonly period?: string;
    readonly amount: number;
    readonly instalment?: number;
    readonly rule?: string;
  };
  test.for<Case>([
    { why: "an instalment", claim: {}, amount: 29960, instalment: 1, rule: "WFP-52" },
    { why: "the fifth instalment", claim: { instalmentNo: 5 }, amount: 29960, instalment: 5, rule: "WFP-52" },
    {
      why: "a lump sum",
      claim: { paymentMethod: "LUMP", amountPaid: 149800 },
      amount: 149800,
      rule: "WFP-01",
    },
    {
      why: "the number is not looked at with a lump sum",
      claim: { paymentMethod: "LUMP", amountPaid: 149800, instalmentNo: 3 },
      amount: 149800,
      rule: "WFP-01",
    },
    {
      why: "left before the first: the whole, whatever was chosen",
      claim: left,
      amount: 149800,
      rule: "WFP-67",
    },
    { why: "left after one", claim: { ...left, instalmentNo: 2 }, amount: 119840, rule: "WFP-65" },
    { why: "left after two", claim: { ...left, instalmentNo: 3 }, amount: 89880, rule: "WFP-65" },
    { why: "left after three", claim: { ...left, instalmentNo: 4 }, amount: 59920, rule: "WFP-65" },
    { why: "left after four", claim: { ...left, instalmentNo: 5 }, amount: 29960, rule: "WFP-65" },
    {
      why: "left on the last day of the month",
      claim: { ...left, instalmentNo: 2, leaveDate: "2022-06-30" },
      amount: 119840,
      rule: "WFP-65",
    },
    {
      why: "leaves on the day after the month: an instalment still",
      claim: { ...left, instalmentNo: 2, leaveDate: "2022-07-01" },
      amount: 29960,
      instalment: 2,
      rule: "WFP-52",
    },
    {
      why: "left in an earlier month: the balance now",
      claim: { ...left, instalmentNo: 3, payDate: "2022-08-26" },
      period: "2022-08",
      amount: 89880,
      rule: "WFP-65",
    },
    {
      why: "dismissed on the pay date: this instalment, no balance",
      claim: { instalmentNo: 2, leaveDate: "2022-06-28", leaveReason: "DISMISSED_DISCIPLINARY" },
      amount: 29960,
      instalment: 2,
      rule: "WFP-52",
    },
    {
      why: "dismissed before the first, after the pay date: no lump sum either",
      claim: { leaveDate: "2022-06-29", leaveReason: "DISMISSED_DISCIPLINARY" },
      amount: 29960,
      instalment: 1,
      rule: "WFP-52",
    },
    {
      why: "an overturned dismissal is no leaving",
      claim: {
        instalmentNo: 2,
        leaveDate: "2022-06-01",
        leaveReason: "DISMISSED_DISCIPLINARY",
        dismissalOverturnedDate: "2022-06-20",
      },
      amount: 29960,
      instalment: 2,
      rule: "WFP-52",
    },
    { why: "the employer claims too little", claim: { amountPaid: 29959 }, amount: 29960, instalment: 1 },
    { why: "the employer claims too much", claim: { amountPaid: 29961 }, amount: 29960, instalment: 1 },
    {
      why: "the employer claims nothing: the computed amount is payable all the same",
      claim: { amountPaid: 0 },
      amount: 29960,
      instalment: 1,
      rule: "WFP-52",
    },
    {
      why: "a lump sum for which nothing is claimed",
      claim: { paymentMethod: "LUMP", amountPaid: 0 },
      amount: 149800,
      rule: "WFP-01",
    },
    {
      why: "a leaver's balance for which nothing is claimed",
      claim: { ...left, instalmentNo: 3, amountPaid: 0 },
      amount: 89880,
      rule: "WFP-65",
    },
  ])("$why", ({ claim, period, amount, instalment, rule }) => {
    const decision = decide(claim, period);
    expect(decision.outcome).toBe("payable");
    expect(payableUnder(decision, "PAYMENT")).toBe(amount);
    const payment = decision.payable.find(({ head }) => head === "PAYMENT");
    expect(payment?.instalment ?? 0).toBe(instalment ?? 0);
    if (rule !== undefined) {
      expect(decision.findings.filter(({ leg }) => leg === "payment").map((one) => one.rule)).toEqual([rule]);
    }
  });

  test("the costs of instalments that come together are those of none by itself", () => {
    const costs = (decision: ReturnType<typeof decide>) =>
      decision.payable.map(({ head, instalment }) => `${head} ${instalment}`);
    const declared = { instalmentNo: 2, payDate: "2022-07-28", employerNi: 4509 };
    const nothing = facts([], { paid: 0 });
    expect(costs(decide({ ...declared, instalmentNo: 1 }, "2022-07", nothing))).toEqual([
      "PAYMENT 1",
      "PAYMENT 2",
      "EMPLOYER_NI 0",
    ]);
    expect(costs(decide(declared, "2022-07", facts([1])))).toEqual(["PAYMENT 2", "EMPLOYER_NI 2"]);
  });

  test("only what brings money rests on expected shifts", () => {
    const starter = { startDate: "2022-05-01", shiftsInWindow: 0, shiftsExpected: 6 };
    expect(decide(starter).conditional).toBe(true);
    const paid = decide({ ...starter, instalmentNo: 5, amountPaid: 0 }, "2022-06", facts([1, 2, 3, 4, 5]));
    expect([paid.outcome, paid.conditional]).toEqual(["payable", false]);
  });

  test("what is claimed is all that is declared", () => {
    const decision = decide({ employerNi: 4509, employerPension: 899 });
    expect(decision.claimed).toBe(29960 + 4509 + 899);
    expect(decision.declared).toEqual([
      { head: "PAYMENT", declared: 29960, computed: 29960 },
      { head: "EMPLOYER_NI", declared: 4509, computed: 4509 },
      { head: "EMPLOYER_PENSION", declared: 899, computed: 899 },
    ]);
  });
});

describe("schedule", () => {
  function schedule(claim: Change, period?: string): readonly string[] {
    const decision = decide(claim, period);
    return [...decision.payable, ...decision.later]
      .filter(({ head }) => head === "PAYMENT")
      .map(({ dueMonth, amount, instalment }) => `${monthText(dueMonth)} ${amount} ${instalment}`);
  }
  test("five instalments from June to October", () => {
    expect(schedule({})).toEqual([
      "2022-06 29960 1",
      "2022-07 29960 2",
      "2022-08 29960 3",
      "2022-09 29960 4",
      "2022-10 29960 5",
    ]);
  });
  test("nothing falls due before June", () => {
    expect(schedule({ payDate: "2022-05-27" }, "2022-05")[0]).toBe("2022-06 29960 1");
  });
  test("the fifth is the last", () => {
    expect(schedule({ instalmentNo: 5 })).toEqual(["2022-06 29960 5"]);
  });
  test("a lump sum leaves nothing for later", () => {
    expect(schedule({ paymentMethod: "LUMP" })).toEqual(["2022-06 149800 0"]);
  });
  test("who is known to leave gets the balance in that month", () => {
    expect(schedule({ leaveDate: "2022-08-10", leaveReason: "RETIRED" })).toEqual([
      "2022-06 29960 1",
      "2022-07 29960 2",
      "2022-08 89880 0",
    ]);
  });
  test("a dismissal leaves nothing for later", () => {
    expect(schedule({ leaveDate: "2022-06-28", leaveReason: "DISMISSED_DISCIPLINARY" })).toEqual([
      "2022-06 29960 1",
    ]);
  });
});

/** Under a council that pays what nobody claims: the amounts are then what is computed. */
const payingAll = memo(() => changed("wfp.undeclaredOnCosts", "paid"));

function memo<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

describe("employer's costs", () => {
  type Case = {
    readonly why: string;
    readonly claim: Change;
    readonly period?: string;
    readonly ni: number;
    readonly pension?: number;
    readonly remarks?: readonly string[];
    /** The costs in `declared`, "head declared/computed"; not looked at where the case does not name them. */
    readonly declared?: readonly string[];
  };
  const lump = { paymentMethod: "LUMP", amountPaid: 149800 };
  const none = { pensionScheme: "NONE" };
  test.for<Case>([
    { why: "£1,612 in June: 15.05 %", claim: none, ni: 4509 },
    { why: "a penny of difference by the base", claim: { ...none, basePay: 77206 }, ni: 4508 },
    {
      why: "paid on 5 November: the rate of that day",
      claim: { ...none, payDate: "2022-11-05" },
      period: "2022-11",
      ni: 4509,
    },
    {
      why: "paid on 6 November: the rate of that day",
      claim: { ...none, payDate: "2022-11-06" },
      period: "2022-11",
      ni: 4135,
    },
    {
      why: "and a penny less by the pennies of the base",
      claim: { ...none, basePay: 161205, payDate: "2022-11-06" },
      period: "2022-11",
      ni: 4134,
    },
    {
      why: "£758.74 in November",
      claim: { ...none, basePay: 75874, payDate: "2022-11-30" },
      period: "2022-11",
      ni: 4135,
    },
    { why: "£500, lump sum", claim: { ...none, ...lump, basePay: 50000 }, ni: 18662 },
    { why: "£500, instalment", claim: { ...none, basePay: 50000 }, ni: 626 },
    ...["M", "H", "V", "Z"].map(
      (niCategory): Case => ({
        why: `category ${niCategory}: nothing below the upper threshold`,
        claim: { ...none, ...lump, basePay: 50000, niCategory },
        ni: 0,
      }),
    ),
    {
      why: "category F above its threshold",
      claim: { ...none, ...lump, basePay: 150000, niCategory: "F" },
      ni: 13771,
    },
    {
      why: "£300 a week and the lump sum in one week",
      claim: { ...none, ...lump, basePay: 30000, payFrequency: "weekly" },
      ni: 22545,
    },
    { why: "NEST at £500", claim: { basePay: 50000 }, ni: 626, pension: 839 },
    { why: "NEST at £400", claim: { basePay: 40000 }, ni: 0, pension: 539 },
    { why: "NEST at £4,000", claim: { basePay: 400000 }, ni: 4508, pension: 567 },
    { why: "NEST at £4,189", claim: { basePay: 418900 }, ni: 4509, pension: 0 },
    {
      why: "LGPS on all pay",
      claim: { pensionScheme: "LGPS", employerPensionRate: 20000 },
      ni: 4509,
      pension: 5992,
    },
    { why: "another scheme on all pay", claim: { pensionScheme: "OTHER", basePay: 0 }, ni: 0, pension: 899 },
    {
      why: "declared below the computed: the declared",
      claim: { employerNi: 4508, employerPension: 898 },
      ni: 4508,
      pension: 898,
      declared: ["EMPLOYER_NI 4508/4509", "EMPLOYER_PENSION 898/899"],
    },
    {
      why: "declared above the computed: the computed",
      claim: { employerNi: 4510, employerPension: 900 },
      ni: 4509,
      pension: 899,
      declared: ["EMPLOYER_NI 4510/4509", "EMPLOYER_PENSION 900/899"],
    },
    {
      why: "declared as computed: nothing to say",
      claim: { employerNi: 4509, employerPension: 899 },
      ni: 4509,
      pension: 899,
      declared: ["EMPLOYER_NI 4509/4509", "EMPLOYER_PENSION 899/899"],
    },
    {
      why: "declared nothing: nothing",
      claim: { employerNi: 0, ...none },
      ni: 0,
      declared: ["EMPLOYER_NI 0/4509"],
    },
    {
      why: "a pension cost without a pension",
      claim: { ...none, employerPension: 899 },
      ni: 4509,
      declared: ["EMPLOYER_NI 0/4509", "EMPLOYER_PENSION 899/0"],
    },
    {
      why: "base pay blank",
      claim: { basePay: undefined, employerNi: 4509 },
      ni: 0,
      declared: ["EMPLOYER_NI 4509/0"],
      remarks: ["on-cost-cell-missing basePay "],
    },
    {
      why: "category blank: no pension either",
      claim: { niCategory: undefined },
      ni: 0,
      remarks: ["on-cost-cell-missing niCategory "],
    },
    {
      why: "both blank",
      claim: { basePay: undefined, niCategory: undefined },
      ni: 0,
      remarks: ["on-cost-cell-missing basePay ", "on-cost-cell-missing niCategory "],
    },
    {
      why: "a director: no National Insurance without the earnings of the year, never a month's, claimed or not",
      claim: { director: true, employerNi: 4509, employerPension: 899 },
      ni: 0,
      remarks: ["director-on-cost director "],
    },
    { why: "no director", claim: { director: false, employerNi: 4509, employerPension: 899 }, ni: 4509 },
    {
      why: "pension rate blank: National Insurance only",
      claim: { employerPensionRate: undefined, employerPension: 899 },
      ni: 4509,
      remarks: ["pension-rate-missing employerPensionRate "],
    },
    {
      why: "self-employed: no costs, and a warning where some are declared",
      claim: { employmentStatus: "SELF_EMPLOYED", employerNi: 4509, employerPension: 1 },
      ni: 0,
      remarks: ["self-employed-on-cost employerNi ", "self-employed-on-cost employerPension "],
    },
    {
      why: "self-employed, none declared",
      claim: { employmentStatus: "SELF_EMPLOYED", basePay: undefined },
      ni: 0,
    },
    {
      why: "nothing claimed: the payment and its costs are payable, with a warning",
      claim: { amountPaid: 0 },
      ni: 4509,
      pension: 899,
      remarks: ["nothing-claimed amountPaid "],
    },
    {
      why: "nothing claimed and base pay blank: both are said",
      claim: { amountPaid: 0, basePay: undefined },
      ni: 0,
      remarks: ["nothing-claimed amountPaid ", "on-cost-cell-missing basePay "],
    },
    { why: "a penny claimed is something claimed", claim: { amountPaid: 1, ...none }, ni: 4509 },
  ])("$why", ({ claim, period, ni, pension, remarks, declared }) => {
    const decision = payingAll().decide(claimWith(claim), circumstances(period));
    expect(decision.outcome).toBe("payable");
    expect(payableUnder(decision, "EMPLOYER_NI")).toBe(ni);
    if (pension !== undefined || claim.pensionScheme === "NONE") {
      expect(payableUnder(decision, "EMPLOYER_PENSION")).toBe(pension ?? 0);
    }
    expect(decision.remarks.map(({ code, key, expected }) => `${code} ${key} ${expected}`)).toEqual(
      remarks ?? [],
    );
    if (declared !== undefined) {
      const costs = decision.declared.filter(({ head }) => head !== "PAYMENT");
      expect(costs.map((one) => `${one.head} ${one.declared}/${one.computed}`)).toEqual(declared);
    }
  });

  test("nothing due, no costs", () => {
    const paid = facts([], { paid: 149800, lumpPaid: true });
    const decision = decide({ amountPaid: 0, basePay: undefined }, "2022-07", paid);
    expect(decision.outcome).toBe("payable");
    expect(decision.payable).toEqual([]);
    expect(decision.later).toEqual([]);
    expect(decision.remarks).toEqual([]);
  });

  type Vector = {
    readonly id: string;
    readonly input: { cat: string; normalMonthlyGross: number; mode: string; payDate: string };
    readonly expected: { erNiExtra: number; pension3pcExtra: number };
  };
  test.for(vectors<Vector>("vectors-scheme-oncosts-derived"))("$id", ({ input, expected }) => {
    const isLump = input.mode === "lump";
    const claim = claimWith({
      niCategory: input.cat,
      basePay: penceOf(input.normalMonthlyGross),
      payDate: input.payDate,
      paymentMethod: isLump ? "LUMP" : "INSTALMENTS",
      amountPaid: isLump ? 149800 : 29960,
    });
    const decision = payingAll().decide(claim, circumstances(input.payDate.slice(0, 7)));
    expect(payableUnder(decision, "EMPLOYER_NI")).toBe(penceOf(expected.erNiExtra));
    expect(payableUnder(decision, "EMPLOYER_PENSION")).toBe(penceOf(expected.pension3pcExtra));
  });

  test.for<{ why: string; claim: Change; ni: number; pension: number; notClaimed: readonly string[] }>([
    {
      why: "nobody claims them: computed and not payable",
      claim: {},
      ni: 0,
      pension: 0,
      notClaimed: ["EMPLOYER_NI 4509", "EMPLOYER_PENSION 899"],
    },
    {
      why: "one is claimed: the other is shown",
      claim: { employerNi: 4509 },
      ni: 4509,
      pension: 0,
      notClaimed: ["EMPLOYER_PENSION 899"],
    },
    {
      why: "nothing is claimed in so many words",
      claim: { employerNi: 0, employerPension: 0 },
      ni: 0,
      pension: 0,
      notClaimed: [],
    },
    {
      why: "a penny is claimed: the lower is payable",
      claim: { employerNi: 1, employerPension: 1 },
      ni: 1,
      pension: 1,
      notClaimed: [],
    },
    {
      why: "nothing is computed: there is nothing to claim",
      claim: { basePay: 0, niCategory: "M", pensionScheme: "NONE" },
      ni: 0,
      pension: 0,
      notClaimed: [],
    },
  ])('WFP-64 "hawlio", $why', ({ claim, ni, pension, notClaimed }) => {
    const decision = decide(claim);
    expect(decision.outcome).toBe("payable");
    expect(payableUnder(decision, "EMPLOYER_NI")).toBe(ni);
    expect(payableUnder(decision, "EMPLOYER_PENSION")).toBe(pension);
    const shown = decision.declared.filter((one) => one.notClaimed !== undefined);
    expect(shown.map((one) => `${one.head} ${one.notClaimed}`)).toEqual(notClaimed);
  });

  test("what a file of on-costs has brought is claimed, whatever the return says later", () => {
    const dueMonth = monthFromText("2022-06");
    if (dueMonth === undefined) throw new Error("a month");
    const brought = {
      head: "EMPLOYER_NI",
      dueMonth,
      instalment: 1,
      amount: pence(4509),
    } as const;
    const around = { ...circumstances(), broughtCosts: [brought] };
    const decision = assessor.decide(claimWith({}), around);
    const shown = decision.declared.filter((one) => one.notClaimed !== undefined);
    expect(shown.map(({ head }) => head)).toEqual(["EMPLOYER_PENSION"]);
  });

  test("a council's fee and its reading of declared costs are parameters", () => {
    const fee = changed("wfp.adminFee", "5.00");
    const decision = fee.decide(claimWith({}), circumstances());
    expect(payableUnder(decision, "ADMIN_FEE")).toBe(500);
    const settled = circumstances("2022-07", facts([], { paid: 149800, lumpPaid: true }));
    expect(fee.decide(claimWith({ amountPaid: 0 }), settled).payable).toEqual([]);
    const declared = claimWith({ employerNi: 9999 });
    expect(
      payableUnder(changed("wfp.onCostMode", "actual").decide(declared, circumstances()), "EMPLOYER_NI"),
    ).toBe(9999);
    const low = claimWith({ employerNi: 1 });
    expect(
      payableUnder(changed("wfp.onCostMode", "computed").decide(low, circumstances()), "EMPLOYER_NI"),
    ).toBe(4509);
  });

  test("where a council takes back what was paid before a dismissal, it is a recovery", () => {
    const strict = changed("wfp.dismissalRecovery", "paid");
    const claim = claimWith({
      instalmentNo: 3,
      leaveDate: "2022-06-27",
      leaveReason: "DISMISSED_DISCIPLINARY",
    });
    const decision = strict.decide(claim, circumstances("2022-06", facts([1, 2])));
    expect(decision.outcome).toBe("payable");
    expect(decision.payable.map(({ head, amount }) => `${head} ${amount}`)).toEqual(["RECOVERY -59920"]);
  });
});

/** The scheme under a law that says something else in one place. */
function changed(id: string, value: unknown) {
  const path = "parameters/social-care-payment-2022.json";
  // Our own file, whose shape the loader checks next.
  const file = shippedFiles().get(path) as { parameters: { id: string; entries: { value: unknown }[] }[] };
  const entry = file.parameters.find((parameter) => parameter.id === id)?.entries[0];
  if (entry === undefined) throw new Error(id);
  entry.value = value;
  return socialCarePayment.prepare(lawWith(path, file));
}

describe("rows that cannot be assessed", () => {
  test.for<{ why: string; claim: Change; period?: string; codes: readonly ProblemCode[] }>([
    { why: "left before starting", claim: { leaveDate: "2019-08-31" }, codes: ["left-before-start"] },
    {
      why: "left on the first day is possible",
      claim: { startDate: "2022-05-01", leaveDate: "2022-05-01" },
      codes: [],
    },
    { why: "no instalment number", claim: { instalmentNo: undefined }, codes: ["instalment-number-missing"] },
    { why: "instalment 0", claim: { instalmentNo: 0 }, codes: ["instalment-number-missing"] },
    { why: "instalment 6", claim: { instalmentNo: 6 }, codes: ["instalment-number-missing"] },
    { why: "a lump sum needs no number", claim: { paymentMethod: "LUMP", instalmentNo: 0 }, codes: [] },
    {
      why: "category N came in April 2024",
      claim: { niCategory: "N" },
      codes: ["ni-category-not-in-force"],
    },
    {
      why: "category F is in force since April 2022",
      claim: { niCategory: "F", payDate: "2022-04-06" },
      period: "2022-04",
      codes: [],
    },
    {
      why: "and was not the day before",
      claim: { niCategory: "F", payDate: "2022-04-05" },
      period: "2022-04",
      codes: ["ni-category-not-in-force"],
    },
    {
      why: "a category that is not needed has to be right, too",
      claim: { niCategory: "N", basePay: undefined, workCountry: "OTHER" },
      codes: ["ni-category-not-in-force"],
    },
    { why: "a pay date without figures", claim: { payDate: "2031-06-28" }, codes: ["no-figure-for-day"] },
    { why: "a month before the guidance", claim: {}, period: "2021-12", codes: ["no-figure-for-day"] },
    {
      why: "left on the day of the start",
      claim: { startDate: "2019-09-01", leaveDate: "2019-09-01", leaveReason: "OTHER" },
      codes: [],
    },
    {
      why: "left the day before it",
      claim: { startDate: "2019-09-01", leaveDate: "2019-08-31", leaveReason: "OTHER" },
      codes: ["left-before-start"],
    },
    {
      why: "all faults at once",
      claim: { leaveDate: "2019-08-31", instalmentNo: undefined, niCategory: "N" },
      codes: ["left-before-start", "instalment-number-missing", "ni-category-not-in-force"],
    },
  ])("$why", ({ claim, period, codes }) => {
    const decision = decide(claim, period);
    if (codes.length === 0) expect(decision.outcome).not.toBe("rejected");
    else {
      expect(decision.outcome).toBe("rejected");
      expect(decision.remarks.map(({ code }) => code)).toEqual(codes);
      expect(decision.findings).toEqual([]);
      expect(decision.payable).toEqual([]);
    }
  });
});

describe("explanation", () => {
  test("the same decision with every figure written down", () => {
    const trail: Trail = [];
    const bare = decide({ instalmentNo: 2, employerNi: 4509 });
    expect(decide({ instalmentNo: 2, employerNi: 4509 }, undefined, undefined, trail)).toEqual(bare);
    const names = trail.map(({ name }) => name);
    for (const name of ["claimed", "leaver", "instalments-paid", "payment-kind", "payment-due"]) {
      expect(names).toContain(name);
    }
    for (const name of ["extra-employer-ni", "employer-ni-payable", "employer-pension-payable"]) {
      expect(names).toContain(name);
    }
    const due = trail.find(({ name }) => name === "payment-due");
    expect(due?.value).toBe(29960);
    expect(due?.inputs["wfp.instalment"]).toBe(29960);
  });

  test.for([
    ["2022-06-28", "2022-06-28", "no"],
    ["2022-06-29", "2022-06-28", "dismissed"],
    [undefined, "2022-06-28", "dismissed"],
  ] as const)("a dismissal overturned on %s, paid on %s: %s", ([
    dismissalOverturnedDate,
    payDate,
    leaver,
  ]) => {
    const trail: Trail = [];
    const dismissal = { leaveDate: payDate, leaveReason: "DISMISSED_DISCIPLINARY" } as const;
    decide({ ...dismissal, dismissalOverturnedDate, payDate }, "2022-06", undefined, trail);
    expect(trail.find(({ name }) => name === "leaver")?.value).toBe(leaver);
  });

  test("every figure of the scheme has words", () => {
    const trail: Trail = [];
    decide({ leaveDate: "2022-06-01", leaveReason: "OTHER", instalmentNo: 2 }, "2022-06", facts([1]), trail);
    decide({ pensionScheme: "NONE" }, "2022-06", undefined, trail);
    const repaid = facts([], { paid: 149800, lumpPaid: true, paidConditionally: 149800 });
    decide({ startDate: "2022-06-20", shiftsInWindow: 1, payDate: "2022-07-28" }, "2022-07", repaid, trail);
    changed("wfp.adminFee", "5.00").decide(claimWith({}), circumstances(), trail);
    const known = new Set([...Object.keys(payable), "period"]);
    for (const { name, inputs } of trail) {
      expect(shipped.words.en.has(`figures.${name}`), name).toBe(true);
      expect(shipped.words.cy.has(`figures.${name}.how`), name).toBe(true);
      for (const input of Object.keys(inputs)) {
        // What is neither a cell nor a parameter is called by words of its own.
        if (known.has(input) || shipped.parameters.has(input)) continue;
        expect(shipped.words.en.has(`figures.${input}`), `${name}: ${input}`).toBe(true);
        expect(shipped.words.cy.has(`figures.${input}`), `${name}: ${input}`).toBe(true);
      }
    }
  });
});

describe("laws", () => {
  const months = ["2022-06", "2022-07", "2022-08", "2022-09", "2022-10", "2022-11", "2022-12"];
  const row = fc.record({
    paymentMethod: fc.constantFrom("LUMP", "INSTALMENTS", "INSTALMENTS", "INSTALMENTS"),
    instalmentNo: fc.integer({ min: 1, max: 5 }),
    next: fc.boolean(),
    amountPaid: fc.constantFrom(29960, 149800, 0, 119840, -29960, 1),
    shiftsInWindow: fc.constantFrom(4, 6, 8),
    shiftsExpected: fc.constantFrom(undefined, 6),
    startDate: fc.constantFrom("2019-09-01", "2022-04-01", "2022-06-20"),
    leaves: fc.constantFrom(undefined, "2022-06-10", "2022-08-31", "2022-12-01"),
    leaveReason: fc.constantFrom("RESIGNED", "DISMISSED_DISCIPLINARY"),
    roleCode: fc.constantFrom("DOM_CARE_WORKER", "DOM_CARE_WORKER", "OFFICE", "UNCLEAR"),
    consentDataCymru: fc.boolean(),
  });

  test("over any months nobody is paid above £1,498.00 or below nothing", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: months.length }), (rows) => {
        let paid = 0;
        let paidConditionally = 0;
        const instalments: number[] = [];
        for (const [at, { next, leaves, ...change }] of rows.entries()) {
          const period = months[at] ?? "2022-12";
          const claim: Change = {
            ...change,
            instalmentNo: next ? Math.min(instalments.length + 1, 5) : change.instalmentNo,
            leaveDate: leaves,
            payDate: `${period}-28`,
          };
          const person = facts(instalments, { paid, lumpPaid: paid === 149800, paidConditionally });
          const decision = decide(claim, period, person);
          if (decision.outcome !== "payable") expect(decision.payable).toEqual([]);
          const payment = payableUnder(decision, "PAYMENT");
          const recovery = payableUnder(decision, "RECOVERY");
          paid += payment + recovery;
          paidConditionally = decision.conditional
            ? paidConditionally + payment
            : paidConditionally + recovery;
          if (decision.findings.some(({ leg, verdict }) => leg === "shifts" && verdict !== "not met")) {
            if (!decision.conditional) paidConditionally = 0;
          }
          for (const { instalment } of decision.payable) {
            if (instalment > 0 && !instalments.includes(instalment)) instalments.push(instalment);
          }
          expect(paid).toBeGreaterThanOrEqual(0);
          expect(paid).toBeLessThanOrEqual(149800);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("what was paid and a leaver's balance make the whole", () => {
    for (let paid = 0; paid < 5; paid += 1) {
      const decision = decide({ ...left, instalmentNo: paid + 1 });
      expect(payableUnder(decision, "PAYMENT") + paid * 29960).toBe(149800);
      const later = decide({ instalmentNo: paid + 1 }).later.length;
      expect(later).toBe(4 - paid);
    }
  });

  test("only payable rows have money, and every failed leg is in the rules", () => {
    fc.assert(
      fc.property(row, ({ next: _, leaves, ...change }) => {
        const decision = decide({ ...change, leaveDate: leaves });
        if (decision.outcome !== "payable") expect(decision.payable).toEqual([]);
        const text = socialCarePayment.prepare(shipped).rulesText(decision.findings).split(" ");
        for (const { verdict, rule } of decision.findings) {
          if (verdict === "not met") expect(text).toContain(rule);
        }
        expect(decision.outcome === "not-eligible").toBe(
          decision.findings.some(({ verdict }) => verdict === "not met"),
        );
      }),
    );
  });
});
