// What a decision of a person does to a claim: it turns one finding, and the money follows as for everybody else.
import { describe, expect, test } from "vitest";
import { day } from "../../../src/core/day.ts";
import type { Decision, PersonFacts } from "../../../src/core/decision.ts";
import type { Override } from "../../../src/core/override.ts";
import { recognisedLate, reinstated } from "../../../src/schemes/social-care-payment-2022/decided.ts";
import { termsFor } from "../../../src/schemes/social-care-payment-2022/terms.ts";
import { shipped } from "../../law/shipped.ts";
import {
  assessor,
  type Change,
  circumstances,
  claimWith,
  facts,
  payableUnder,
  standingInTheWay,
} from "./claims.ts";
import { termsOf } from "./terms.ts";

const forIt = (rule: string, caseId = "A-1"): Override => ({ kind: "finding", caseId, rule, eligible: true });
const againstIt = (rule: string, caseId = "A-1"): Override => ({
  kind: "finding",
  caseId,
  rule,
  eligible: false,
});
const back = (on: string): Override => ({ kind: "reinstatement", caseId: "R-1", on: day(on) });

function decided(
  change: Change,
  overrides: readonly Override[],
  period = "2022-06",
  person?: PersonFacts,
): Decision {
  return assessor.decide(claimWith(change), { ...circumstances(period, person), overrides });
}

/** "payable 29960" or "not-eligible: shifts: not met WFP-31". */
function said(decision: Decision): string {
  if (decision.outcome !== "payable") return `${decision.outcome}: ${standingInTheWay(decision).join("; ")}`;
  return `payable ${payableUnder(decision, "PAYMENT") + payableUnder(decision, "RECOVERY")}`;
}

function caseOf(decision: Decision): readonly string[] {
  return decision.findings
    .filter(({ caseId }) => caseId !== undefined)
    .map(({ leg, rule, verdict, caseId }) => `${leg} ${rule} ${verdict} ${caseId}`);
}

type Case = {
  readonly why: string;
  readonly claim: Change;
  readonly overrides: readonly Override[];
  readonly period?: string;
  readonly person?: PersonFacts;
  readonly before: string;
  readonly after: string;
};

const few = { shiftsInWindow: 5 };
const cases: readonly Case[] = [
  {
    why: "the named condition is waived and the instalment is paid",
    claim: few,
    overrides: [forIt("WFP-31")],
    before: "not-eligible: shifts: not met WFP-31",
    after: "payable 29960",
  },
  {
    why: "the ledger counts as for everybody else",
    claim: { ...few, instalmentNo: 3 },
    overrides: [forIt("WFP-31")],
    person: facts([1, 2]),
    before: "not-eligible: shifts: not met WFP-31",
    after: "payable 29960",
  },
  {
    why: "a lump sum is a lump sum",
    claim: { ...few, paymentMethod: "LUMP", amountPaid: 149800 },
    overrides: [forIt("WFP-31")],
    before: "not-eligible: shifts: not met WFP-31",
    after: "payable 149800",
  },
  {
    why: "a decision about one rule leaves the others standing",
    claim: { ...few, workCountry: "ENGLAND" },
    overrides: [forIt("WFP-31")],
    before: "not-eligible: shifts: not met WFP-31; country: not met WFP-74",
    after: "not-eligible: country: not met WFP-74",
  },
  {
    why: "two decisions, two rules",
    claim: { ...few, workCountry: "ENGLAND" },
    overrides: [forIt("WFP-31"), forIt("WFP-74", "A-2")],
    before: "not-eligible: shifts: not met WFP-31; country: not met WFP-74",
    after: "payable 29960",
  },
  {
    why: "the status of zero hours rests on the shifts that were accepted",
    claim: { ...few, employmentStatus: "ZERO_HOURS" },
    overrides: [forIt("WFP-31")],
    before: "not-eligible: status: not met WFP-25; shifts: not met WFP-31",
    after: "payable 29960",
  },
  {
    why: "a doubt about the job is decided",
    claim: { roleCode: "UNCLEAR" },
    overrides: [forIt("WFP-79")],
    before: "refer: role: unclear WFP-79",
    after: "payable 29960",
  },
  {
    why: "a doubt about the job is decided against the worker",
    claim: { roleCode: "UNCLEAR" },
    overrides: [againstIt("WFP-79")],
    before: "refer: role: unclear WFP-79",
    after: "not-eligible: role: not met WFP-79",
  },
  {
    why: "a missing registration may be decided on",
    claim: { registration: "NONE" },
    overrides: [forIt("WFP-12")],
    before: "not-eligible: role: not met WFP-12",
    after: "payable 29960",
  },
  {
    why: "a job that is listed as not eligible may not (WFP-82)",
    claim: { roleCode: "ANCILLARY_CARE_HOME", registration: "NONE" },
    overrides: [forIt("WFP-41")],
    before: "not-eligible: role: not met WFP-41",
    after: "not-eligible: role: not met WFP-41",
  },
  {
    why: "somebody registered in such a job is not listed, and may (WFP-79, C-33)",
    claim: { roleCode: "EDUCATION_STAFF" },
    overrides: [forIt("WFP-79")],
    before: "refer: role: unclear WFP-79",
    after: "payable 29960",
  },
  {
    why: "a job in another place than its clause names may, too (WFP-79, C-32)",
    claim: { settingType: "CARE_HOME" },
    overrides: [forIt("WFP-79")],
    before: "refer: role: unclear WFP-79",
    after: "payable 29960",
  },
  {
    why: "nor an agency (WFP-24)",
    claim: { employmentStatus: "AGENCY" },
    overrides: [forIt("WFP-24")],
    before: "not-eligible: status: not met WFP-24",
    after: "not-eligible: status: not met WFP-24",
  },
  {
    why: "a condition that is met is turned down",
    claim: {},
    overrides: [againstIt("WFP-31")],
    before: "payable 29960",
    after: "not-eligible: shifts: not met WFP-31",
  },
  {
    why: "a decision against the claim by another rule stops it, too",
    claim: {},
    overrides: [againstIt("WFP-32")],
    before: "payable 29960",
    after: "not-eligible: decision: not met WFP-32",
  },
  {
    why: "a late form may be accepted",
    claim: { formReceivedDate: "2022-07-01" },
    overrides: [forIt("WFP-03")],
    before: "not-eligible: closing: not met WFP-03",
    after: "payable 29960",
  },
  {
    why: "the council decides about consent that is missing (WFP-61)",
    claim: { consentDataCymru: false },
    overrides: [forIt("WFP-61")],
    before: "held: consent: unclear WFP-61",
    after: "payable 29960",
  },
  {
    why: "or against it",
    claim: { consentDataCymru: false },
    overrides: [againstIt("WFP-61")],
    before: "held: consent: unclear WFP-61",
    after: "not-eligible: decision: not met WFP-61; consent: unclear WFP-61",
  },
  {
    why: "whether the worker meant no is decided",
    claim: { declined: true },
    overrides: [forIt("WFP-54")],
    before: "refer: declined: unclear WFP-54",
    after: "payable 29960",
  },
  {
    why: "nobody decides for a worker who said no",
    claim: { declined: true, formReceivedDate: undefined },
    overrides: [forIt("WFP-54")],
    before: "declined: declined: not met WFP-54",
    after: "declined: declined: not met WFP-54",
  },
  {
    why: "the order of instalments may be waived: the next one is paid",
    claim: { instalmentNo: 4 },
    overrides: [forIt("WFP-52")],
    person: facts([1, 2]),
    before: "held: ledger: unclear WFP-52",
    after: "payable 29960",
  },
  {
    why: "one payment for each person never is (WFP-55)",
    claim: { instalmentNo: 2 },
    overrides: [forIt("WFP-55")],
    person: facts([1, 2]),
    before: "held: ledger: unclear WFP-55",
    after: "held: ledger: unclear WFP-55",
  },
  {
    why: "an overturned dismissal is no leaving (WFP-72)",
    claim: { leaveReason: "DISMISSED_DISCIPLINARY", leaveDate: "2022-05-02" },
    overrides: [back("2022-06-20")],
    before: "not-eligible: dismissal: not met WFP-71",
    after: "payable 29960",
  },
  {
    why: "overturned on the pay date",
    claim: { leaveReason: "DISMISSED_DISCIPLINARY", leaveDate: "2022-05-02", payDate: "2022-06-28" },
    overrides: [back("2022-06-28")],
    before: "not-eligible: dismissal: not met WFP-71",
    after: "payable 29960",
  },
  {
    why: "overturned the day after the pay date: not yet",
    claim: { leaveReason: "DISMISSED_DISCIPLINARY", leaveDate: "2022-05-02", payDate: "2022-06-28" },
    overrides: [back("2022-06-29")],
    before: "not-eligible: dismissal: not met WFP-71",
    after: "not-eligible: dismissal: not met WFP-71",
  },
  {
    why: "the closing day does not bind who was reinstated",
    claim: {
      leaveReason: "DISMISSED_GROSS_MISCONDUCT",
      leaveDate: "2022-05-02",
      formReceivedDate: "2022-08-03",
      payDate: "2022-08-28",
    },
    overrides: [back("2022-08-01")],
    period: "2022-08",
    before: "not-eligible: dismissal: not met WFP-71; closing: not met WFP-03",
    after: "payable 29960",
  },
  {
    why: "a reinstatement does nothing for an ordinary leaver",
    claim: { leaveReason: "RESIGNED", leaveDate: "2022-03-02" },
    overrides: [back("2022-06-20")],
    before: "not-eligible: cohort: not met WFP-30",
    after: "not-eligible: cohort: not met WFP-30",
  },
  {
    why: "the panel spares the repayment, and nothing more is paid",
    claim: {
      startDate: "2022-05-01",
      shiftsInWindow: 3,
      payDate: "2022-07-28",
      amountPaid: 0,
      instalmentNo: 2,
    },
    overrides: [forIt("WFP-92")],
    period: "2022-07",
    person: facts([1], { paidConditionally: 29960 }),
    before: "payable -29960",
    after: "not-eligible: shifts: not met WFP-33",
  },
  {
    why: "the panel accepts the shifts: nothing is taken back and the next instalment is paid",
    claim: { startDate: "2022-05-01", shiftsInWindow: 3, payDate: "2022-07-28", instalmentNo: 2 },
    overrides: [forIt("WFP-33")],
    period: "2022-07",
    person: facts([1], { paidConditionally: 29960 }),
    before: "payable -29960",
    after: "payable 29960",
  },
];

test.for(cases)("$why", ({ claim, overrides, period, person, before, after }) => {
  expect(said(assessor.decide(claimWith(claim), circumstances(period, person)))).toBe(before);
  expect(said(decided(claim, overrides, period, person))).toBe(after);
});

describe("the finding", () => {
  test("names the case and keeps what was looked at", () => {
    const decision = decided(few, [forIt("WFP-31", "AP/7")]);
    expect(caseOf(decision)).toEqual(["shifts WFP-31 waived AP/7"]);
    const turned = decision.findings.find(({ leg }) => leg === "shifts");
    expect(turned?.because).toEqual(["shiftsInWindow", "wfp.regularShifts"]);
  });

  test("of a reinstatement names the case as well", () => {
    const claim = { leaveReason: "DISMISSED_DISCIPLINARY", leaveDate: "2022-05-02" };
    expect(caseOf(decided(claim, [back("2022-06-20")]))).toEqual(["dismissal WFP-72 met R-1"]);
  });

  test("of somebody else with the same cells is as it was", () => {
    decided(few, [forIt("WFP-31")]);
    const other = assessor.decide(claimWith(few), circumstances());
    expect(caseOf(other)).toEqual([]);
    expect(other.outcome).toBe("not-eligible");
  });
});

describe("a decision for the claim that turns nothing", () => {
  const codes = ({ remarks }: Decision) => remarks.map(({ code, expected }) => `${code} ${expected}`);

  test("is said where something else stands in the way", () => {
    expect(codes(decided(few, [forIt("WFP-33", "AP/7")]))).toContain("decision-without-effect AP/7 (WFP-33)");
    expect(codes(decided({ roleCode: "ANCILLARY_CARE_HOME" }, [forIt("WFP-41", "AP/7")]))).toContain(
      "decision-without-effect AP/7 (WFP-41)",
    );
  });

  test("is said of a row that is held", () => {
    expect(codes(decided({ consentDataCymru: false }, [forIt("WFP-31", "AP/7")]))).toContain(
      "decision-without-effect AP/7 (WFP-31)",
    );
  });

  test("is not said where it was used, or where nothing stands in the way", () => {
    expect(codes(decided(few, [forIt("WFP-31")]))).toEqual([]);
    expect(codes(decided({}, [forIt("WFP-31")]))).toEqual([]);
    expect(codes(decided({ ...few, workCountry: "ENGLAND" }, [forIt("WFP-31")]))).toEqual([]);
  });
});

describe("the lists of the guidance", () => {
  const terms = termsFor(shipped, circumstances().period);
  const listed = new Set(shipped.parameters.get("wfp.listedRules")?.entries[0]?.value as readonly string[]);

  test("no rule is listed as not eligible and open to a decision", () => {
    expect([...(terms?.decidable ?? [])].filter((rule) => listed.has(rule))).toEqual([]);
    expect(terms?.decidable.size).toBeGreaterThan(0);
  });

  test("every job that is not eligible is listed, every other one is open to a decision", () => {
    for (const { code, schemes } of shipped.roles.values()) {
      const rule = schemes["WFP"]?.rule ?? "";
      if (schemes["WFP"]?.eligible === "no") expect(listed.has(rule), code).toBe(true);
      else expect(terms?.decidable.has(rule), code).toBe(true);
    }
  });

  test("no decision pays for a job that is not eligible", () => {
    const all = [...shipped.clauses.keys()].map((rule) => forIt(rule));
    for (const { code, schemes } of shipped.roles.values()) {
      if (schemes["WFP"]?.eligible !== "no") continue;
      expect(decided({ roleCode: code, registration: "NONE" }, all).outcome, code).toBe("not-eligible");
    }
  });
});

describe("a dismissal that a case overturned", () => {
  const dismissal = { leaveReason: "DISMISSED_DISCIPLINARY", leaveDate: "2022-05-02" };
  const on = (change: Change, overrides: readonly Override[]) =>
    reinstated(termsOf(), claimWith(change), overrides).dismissalOverturnedDate;
  test("has the day of the case, unless the employer says one", () => {
    expect(on(dismissal, [back("2022-06-20")])).toBe(day("2022-06-20"));
    const said = { ...dismissal, dismissalOverturnedDate: "2022-06-10" };
    expect(on(said, [back("2022-06-20")])).toBe(day("2022-06-10"));
  });
  test("is none of somebody who was not dismissed, nor of another ruling", () => {
    expect(on({ ...dismissal, leaveReason: "RESIGNED" }, [back("2022-06-20")])).toBeUndefined();
    expect(on(dismissal, [forIt("WFP-71")])).toBeUndefined();
  });
});

describe("a right that was recognised late (C-34)", () => {
  const late = (
    change: Change,
    overrides: readonly Override[] | undefined,
    period = "2022-07",
    arrears = "at-once",
  ) => recognisedLate(termsOf(period, { arrears }), claimWith(change), overrides);
  test.for<[why: string, is: boolean, wanted: boolean]>([
    ["in July the second is due by now", late({ instalmentNo: 2 }, [forIt("WFP-31")]), true],
    ["the third is not", late({ instalmentNo: 3 }, [forIt("WFP-31")]), false],
    ["in November no sixth", late({ instalmentNo: 6 }, [forIt("WFP-31")], "2022-11"), false],
    ["in November the fifth", late({ instalmentNo: 5 }, [forIt("WFP-31")], "2022-11"), true],
    ["a lump sum is due whenever it comes", late({ paymentMethod: "LUMP" }, [forIt("WFP-31")]), false],
    ["a ruling against the claim recognises nothing", late({}, [againstIt("WFP-31")]), false],
    ["a ruling on the order of instalments", late({}, [forIt("WFP-52")]), false],
    ["nobody ruled", late({}, undefined), false],
    ["a dismissal that a case overturned", late({}, [back("2022-06-20")]), true],
    ["a council that pays in order", late({}, [forIt("WFP-31")], "2022-07", "in-order"), false],
  ])("%s", ([, is, wanted]) => {
    expect(is).toBe(wanted);
  });
});
