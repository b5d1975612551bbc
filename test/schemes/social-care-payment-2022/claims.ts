// A claim that is payable in every respect, to change one cell at a time, and short ways to decide it.
import { day, monthFromText } from "../../../src/core/day.ts";
import type { Circumstances, Decision, Head, PersonFacts } from "../../../src/core/decision.ts";
import type { Trail } from "../../../src/core/figure.ts";
import type { Pence } from "../../../src/core/money.ts";
import type { WfpClaim } from "../../../src/schemes/social-care-payment-2022/claim.ts";
import { socialCarePayment } from "../../../src/schemes/social-care-payment-2022/scheme.ts";
import { shipped } from "../../law/shipped.ts";

/** Days as text, money in pounds as numbers of pence: what a test changes. */
export type Change = Partial<{
  [Key in keyof WfpClaim]: Key extends `${string}Date` ? string | undefined : WfpClaim[Key] | number;
}>;

const days = new Set(["startDate", "leaveDate", "dismissalOverturnedDate", "formReceivedDate", "payDate"]);

export const payable: WfpClaim = {
  rowRef: "1",
  recordAction: undefined,
  niNumber: "AB123456C",
  surname: "Llŷr-Jones",
  forenames: "Siân Mair",
  payrollRef: "0012",
  roleCode: "DOM_CARE_WORKER",
  registration: "SCW",
  settingType: "DOM_CARE",
  siteId: undefined,
  workCountry: "WALES",
  employmentStatus: "EMPLOYEE_PT",
  contractMonths: undefined,
  hasContract: undefined,
  contractedHours: 2250,
  startDate: day("2019-09-01"),
  leaveDate: undefined,
  leaveReason: undefined,
  dismissalOverturnedDate: undefined,
  shiftsInWindow: 8,
  shiftsExpected: undefined,
  absenceReason: "NONE",
  redeployedFromRole: undefined,
  expectedReturn: undefined,
  otherEligibleJob: false,
  otherEmployerName: undefined,
  otherHours: undefined,
  formReceivedDate: day("2022-04-12"),
  consentDataCymru: true,
  declined: undefined,
  paymentMethod: "INSTALMENTS",
  instalmentNo: 1,
  payDate: day("2022-06-28"),
  amountPaid: 29960 as Pence,
  pensionScheme: "NEST",
  employerPensionRate: 3000,
  basePay: 161200 as Pence,
  niCategory: "A",
  payFrequency: undefined,
  director: undefined,
  employerNi: undefined,
  employerPension: undefined,
  note: undefined,
  confirmed: undefined,
};

export function claimWith(change: Change): WfpClaim {
  const changed: Record<string, unknown> = { ...payable };
  for (const [key, value] of Object.entries(change)) {
    changed[key] = days.has(key) && typeof value === "string" ? day(value) : value;
  }
  // Change has the keys of a claim, with days as text, which were read just now.
  return changed as WfpClaim;
}

export const assessor = socialCarePayment.prepare(shipped);

export function circumstances(period = "2022-06", person?: PersonFacts): Circumstances {
  const month = monthFromText(period);
  if (month === undefined) throw new Error(`not a month: ${period}`);
  return { period: month, laCode: "W06000015", employerId: "E0042", person, remembers: person !== undefined };
}

export function decide(change: Change, period?: string, person?: PersonFacts, trail?: Trail): Decision {
  return assessor.decide(claimWith(change), circumstances(period, person), trail);
}

/** What earlier batches paid. */
export function facts(
  instalments: readonly number[],
  more: { readonly paid?: number; readonly lumpPaid?: boolean; readonly paidConditionally?: number } = {},
): PersonFacts {
  return {
    instalments,
    paid: (more.paid ?? instalments.length * 29960) as Pence,
    lumpPaid: more.lumpPaid ?? false,
    paidConditionally: more.paidConditionally as Pence | undefined,
  };
}

export function payableUnder(decision: Decision, head: Head): number {
  return decision.payable.filter((one) => one.head === head).reduce((sum, one) => sum + one.amount, 0);
}

/** "role: not met WFP-12", for each leg that stands in the way. */
export function standingInTheWay(decision: Decision): readonly string[] {
  return decision.findings
    .filter(({ verdict }) => verdict === "not met" || verdict === "unclear")
    .map(({ leg, verdict, rule }) => `${leg}: ${verdict} ${rule}`);
}
