// An absence that is payable in every respect, to change one cell at a time, and short ways to decide it.
import { day, monthFromText } from "../../../src/core/day.ts";
import type { Circumstances, CompanionRow, Decision } from "../../../src/core/decision.ts";
import type { Trail } from "../../../src/core/figure.ts";
import type { Pence } from "../../../src/core/money.ts";
import type { Law } from "../../../src/law/law.ts";
import { loadLaw } from "../../../src/law/load.ts";
import { withOverrides } from "../../../src/law/overrides.ts";
import { fullPayFacts, yearPayFacts } from "../../../src/schemes/pattern-facts.ts";
import type { Assessor } from "../../../src/schemes/scheme.ts";
import type { SspeClaim } from "../../../src/schemes/sick-pay-enhancement-2020/claim.ts";
import { sickPayEnhancement } from "../../../src/schemes/sick-pay-enhancement-2020/scheme.ts";
import { shipped, shippedFiles } from "../../law/shipped.ts";

/** Days as text, money as pence, `workingDays` as a mask or 5, 6, 7: what a test changes. */
export type Change = Partial<Record<keyof SspeClaim, string | number | boolean | undefined>>;

const days = new Set([
  "shiftsConfirmedDate",
  "declarationDate",
  "absenceStart",
  "absenceEnd",
  "testDate",
  "isolationEndDate",
  "sissAppliedDate",
  "fullPayFrom",
  "fullPayUntil",
  "employerPaidDate",
]);

/** 38.5 hours at £9.00, ten working days away as a contact, all of its sick pay declared. */
export const payable: SspeClaim = {
  niNumber: "AB123456C",
  surname: "Llŷr-Jones",
  forenames: "Siân Mair",
  payrollRef: "0012",
  roleCode: "CARE_HOME_CARE_WORKER",
  employmentStatus: "EMPLOYEE_FT",
  settingType: "CARE_HOME",
  siteId: undefined,
  workCountry: "WALES",
  registeredInWales: undefined,
  directCare: undefined,
  dailyService: undefined,
  redeployedToRole: undefined,
  closeContact: undefined,
  shiftsConfirmedDate: undefined,
  shiftsCompletedInSeries: undefined,
  fundedBy: undefined,
  declarationDate: day("2020-11-03"),
  workerOptIn: true,
  absenceStart: day("2020-11-09"),
  absenceEnd: day("2020-11-20"),
  absenceCategory: "TTP_CONTACT",
  testDate: undefined,
  testResult: undefined,
  isolationEndDate: day("2020-11-22"),
  sissAppliedDate: undefined,
  sickPayType: "SSP_ONLY",
  fullPayFrom: undefined,
  fullPayUntil: undefined,
  onProbation: undefined,
  hoursPattern: "REGULAR",
  normalWeeklyPay: 34650 as Pence,
  contractedHours: 3850,
  workingDays: 0b0011111,
  week1: undefined,
  week2: undefined,
  week3: undefined,
  week4: undefined,
  week5: undefined,
  week6: undefined,
  week7: undefined,
  week8: undefined,
  bonus1: undefined,
  bonus2: undefined,
  bonus3: undefined,
  bonus4: undefined,
  bonus5: undefined,
  bonus6: undefined,
  bonus7: undefined,
  bonus8: undefined,
  backPay1: undefined,
  backPay2: undefined,
  backPay3: undefined,
  backPay4: undefined,
  backPay5: undefined,
  backPay6: undefined,
  backPay7: undefined,
  backPay8: undefined,
  overtime1: undefined,
  overtime2: undefined,
  overtime3: undefined,
  overtime4: undefined,
  overtime5: undefined,
  overtime6: undefined,
  overtime7: undefined,
  overtime8: undefined,
  regularOvertime: undefined,
  sspPaid: 19170 as Pence,
  payPaid: 69300 as Pence,
  topUpClaimed: 50130 as Pence,
  employerPaidDate: day("2020-11-27"),
  evidenceHeld: true,
  confirmed: undefined,
};

/** "M-W-F--" as a claim has it. */
export function mask(text: string): number {
  let set = 0;
  for (let at = 0; at < 7; at += 1) if (text.charAt(at) !== "-") set |= 1 << at;
  return set;
}

export function claimWith(change: Change): SspeClaim {
  const changed: Record<string, unknown> = { ...payable };
  for (const [key, value] of Object.entries(change)) {
    changed[key] = days.has(key) && typeof value === "string" ? day(value) : value;
    if (key === "workingDays" && typeof value === "string") changed[key] = mask(value);
  }
  // Change has the keys of a claim, with days and masks as text, which were read just now.
  return changed as SspeClaim;
}

export type Around = {
  /** Other rows of the person at the employer: changes to the payable one. */
  readonly before?: readonly Change[];
  readonly after?: readonly Change[];
  readonly awards?: readonly (readonly [string, string])[];
  readonly earnings?: readonly CompanionRow[];
  /** What working patterns tell: absences with the first day of less pay, years with their pay. */
  readonly fullPay?: readonly (readonly (string | undefined)[])[];
  readonly yearPay?: CompanionRow;
  readonly laCode?: string;
};

export const assessor = sickPayEnhancement.prepare(shipped);

export function assessorBy(law: Law): Assessor<SspeClaim> {
  return sickPayEnhancement.prepare(law);
}

/** The scheme by a law in which a council has set parameters. */
export function assessorWith(overrides: Readonly<Record<string, string | number>>): Assessor<SspeClaim> {
  const set = Object.entries(overrides).map(([id, value]) => [id, { value, decision: "a test's" }] as const);
  return sickPayEnhancement.prepare(lawWithout(set));
}

function lawWithout(set: readonly (readonly [string, { value: string | number; decision: string }])[]): Law {
  return loadLaw(withOverrides(shippedFiles(), Object.fromEntries(set)));
}

/** What is around a row; `change` is the row itself, which stands between the others. */
export function circumstancesOf(around: Around = {}, by = assessor, change: Change = {}): Circumstances {
  const period = monthFromText("2020-11");
  if (period === undefined) throw new Error("November is a month");
  const companions = new Map<string, readonly CompanionRow[]>();
  if (around.awards)
    companions.set(
      "siss-awards",
      around.awards.map((ends) => ends.map(day)),
    );
  if (around.earnings) companions.set("earnings", around.earnings);
  if (around.fullPay) {
    const rows = around.fullPay.map((cells) => cells.map((cell) => (cell === undefined ? cell : day(cell))));
    companions.set(fullPayFacts.layout, rows);
  }
  if (around.yearPay) companions.set(yearPayFacts.layout, [around.yearPay]);
  const plain = { period, laCode: around.laCode ?? "W06000015", employerId: "E0042", companions };
  const standings = (changes: readonly Change[] = []) =>
    changes.map((change) => by.standingOf(claimWith(change), plain));
  const before = standings(around.before);
  const all = [...before, ...standings([change]), ...standings(around.after)];
  const others = { all, own: before.length };
  return { ...plain, others };
}

export function decide(change: Change, around: Around = {}, by = assessor, trail?: Trail): Decision {
  return by.decide(claimWith(change), circumstancesOf(around, by, change), trail);
}

/** The pence that the row makes payable. */
export function amountOf(decision: Decision): number {
  return decision.payable.reduce((sum, { amount }) => sum + amount, 0);
}

/** The enhancement before the claimed amount was looked at. */
export function computedIn(decision: Decision): number | undefined {
  return decision.declared[0]?.computed;
}

/** "role: not met SSPE-64", for each leg that stands in the way. */
export function standingInTheWay(decision: Decision): readonly string[] {
  return decision.findings
    .filter(({ verdict }) => verdict === "not met" || verdict === "unclear")
    .map(({ leg, verdict, rule }) => `${leg}: ${verdict} ${rule}`);
}

export function codesOf(decision: Decision): readonly string[] {
  return decision.remarks.map(({ code }) => code);
}
