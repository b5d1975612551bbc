// The conditions of the enhancement, one function for each leg but the job's: status, reason, sick pay, place,
// days, declaration, pay, and the £500 award. All legs are judged for every row.
import type { Period } from "../../core/day.ts";
import { leg, type Ruling } from "../rulings.ts";
import { type SspeClaim, selfEmployedStatus } from "./claim.ts";
import { type DayLimits, type DayReason, whyNot } from "./days.ts";
import { endsWithTest } from "./isolation.ts";
import { confirmedBefore, seriesBegun } from "./roles.ts";
import type { Terms } from "./terms.ts";

// The status (SSPE-20, 56, 57, C-17).

const status = leg("status");
const employed = status("SSPE-20", "met", "employmentStatus");
const otherStatus = status("SSPE-20", "not met", "employmentStatus");
const booked = {
  met: status("SSPE-56", "met", "employmentStatus", "shiftsConfirmedDate", "absenceStart"),
  "not met": status("SSPE-56", "not met", "employmentStatus", "shiftsConfirmedDate", "absenceStart"),
  unclear: status("SSPE-56", "unclear", "employmentStatus", "shiftsConfirmedDate"),
};
const series = {
  met: status("SSPE-57", "met", "employmentStatus", "shiftsCompletedInSeries", "sspe.shiftsOfSeries"),
  "not met": status(
    "SSPE-57",
    "not met",
    "employmentStatus",
    "shiftsCompletedInSeries",
    "sspe.shiftsOfSeries",
  ),
  unclear: status("SSPE-57", "unclear", "employmentStatus", "shiftsCompletedInSeries"),
};
const selfEmployedRole = status("SSPE-20", "met", "employmentStatus", "roleCode", "sspe.selfEmployedRoles");
const selfEmployedCover = status("SSPE-20", "met", "employmentStatus", "shiftsConfirmedDate", "absenceStart");
const selfEmployedOther = status(
  "SSPE-20",
  "unclear",
  "employmentStatus",
  "roleCode",
  "shiftsConfirmedDate",
  "sspe.selfEmployedRoles",
);

export function selfEmployed(claim: SspeClaim): boolean {
  return claim.employmentStatus === selfEmployedStatus;
}

/** `job` is the one that the role is judged by. */
export function judgeStatus(terms: Terms, claim: SspeClaim, job: string): Ruling {
  switch (terms.statuses.get(claim.employmentStatus)) {
    case "employee":
      return employed;
    case "booked":
      return booked[confirmedBefore(claim)];
    case "series":
      return series[seriesBegun(terms, claim)];
    case undefined:
      if (!selfEmployed(claim)) return otherStatus;
      if (terms.selfEmployedRoles.has(job)) return selfEmployedRole;
      return confirmedBefore(claim) === "met" ? selfEmployedCover : selfEmployedOther;
  }
}

// The reason (SSPE-30…33, 46…49). Another illness is what the enhancement ends with (SSPE-37).

const reason = leg("reason");
const reasons: ReadonlyMap<string, Ruling> = new Map([
  ["SYMPTOMS", reason("SSPE-30", "met", "absenceCategory")],
  ["POSITIVE", reason("SSPE-31", "met", "absenceCategory")],
  ["TTP_CONTACT", reason("SSPE-32", "met", "absenceCategory")],
  ["HOUSEHOLD", reason("SSPE-33", "met", "absenceCategory")],
  ["CARE_RESPONSIBILITY", reason("SSPE-46", "not met", "absenceCategory")],
  ["QUARANTINE_TRAVEL", reason("SSPE-47", "not met", "absenceCategory")],
  ["HIGH_RISK_ASSESSMENT", reason("SSPE-48", "not met", "absenceCategory")],
  ["PRECAUTION_TREATMENT", reason("SSPE-49", "not met", "absenceCategory")],
]);
const otherIllness = reason("SSPE-37", "not met", "absenceCategory");
const positiveAndNegative = reason("SSPE-37", "unclear", "absenceCategory", "testResult");

export function judgeReason(claim: SspeClaim): Ruling {
  // A positive test as the reason and a negative result beside it contradict each other (C-25).
  if (claim.absenceCategory === "POSITIVE" && claim.testResult === "NEGATIVE") return positiveAndNegative;
  return reasons.get(claim.absenceCategory) ?? otherIllness;
}

// Sick pay (SSPE-41…45).

const sickPay = leg("sick-pay");
const statutoryOnly = sickPay("SSPE-41", "met", "sickPayType");
const onProbation = sickPay("SSPE-45", "met", "sickPayType", "onProbation");
const fullPay = sickPay("SSPE-42", "not met", "sickPayType");
const fullPayEnds = sickPay("SSPE-43", "met", "sickPayType", "fullPayFrom", "fullPayUntil");
const fullPayBegins = sickPay("SSPE-44", "met", "sickPayType", "fullPayFrom", "fullPayUntil");
const fullPayNotDated = sickPay("SSPE-43", "unclear", "sickPayType", "fullPayFrom", "fullPayUntil");
const rightToSickPay = sickPay(
  "SSPE-41",
  "unclear",
  "sickPayType",
  "absenceStart",
  "absenceEnd",
  "normalWeeklyPay",
  "sickPay.lowerEarningsLimit",
);

/** `right` is the right to sick pay by the earnings and the spell; the self-employed never have it. */
export function judgeSickPay(claim: SspeClaim, right: boolean): Ruling {
  const { fullPayFrom, fullPayUntil } = claim;
  // Full pay until a day and again from a later one, or the other way round: which days are paid nobody can say.
  const turned = fullPayFrom !== undefined && fullPayUntil !== undefined && fullPayUntil < fullPayFrom;
  if (turned && claim.sickPayType !== "FULL_PAY") return fullPayNotDated;
  switch (claim.sickPayType) {
    case "FULL_PAY":
      return fullPay;
    case "FULL_PAY_LIMITED":
      if (fullPayUntil !== undefined) return fullPayEnds;
      return fullPayFrom === undefined ? fullPayNotDated : fullPayBegins;
    case "NO_SSP":
      if (right) return rightToSickPay;
      break;
  }
  return claim.onProbation === true ? onProbation : statutoryOnly;
}

// The place (SSPE-70…72).

const place = leg("place");
const inWales = place("SSPE-70", "met", "settingType", "workCountry");
const notInWales = place("SSPE-70", "not met", "settingType", "workCountry");
const agencyRegistered = place("SSPE-71", "met", "settingType", "registeredInWales", "workCountry");
const agencyWorksElsewhere = place("SSPE-71", "unclear", "settingType", "registeredInWales", "workCountry");
const agencyNotRegistered = place("SSPE-71", "not met", "settingType", "registeredInWales");
const agencyNotSaid = place("SSPE-71", "unclear", "settingType", "registeredInWales");
const paidByCouncil = place("SSPE-72", "met", "settingType", "laCode");
const notPaidByCouncil = place("SSPE-72", "not met", "settingType", "laCode");
const councilNotSaid = place("SSPE-72", "unclear", "settingType", "laCode");

export function judgePlace(
  terms: Terms,
  councils: ReadonlySet<string>,
  claim: SspeClaim,
  laCode: string,
): Ruling {
  switch (claim.settingType) {
    case "DOM_CARE":
      if (claim.registeredInWales === undefined) return agencyNotSaid;
      if (!claim.registeredInWales) return agencyNotRegistered;
      // The clause has two halves: registered in Wales, and care for the people of Wales (C-29).
      return claim.workCountry === terms.country ? agencyRegistered : agencyWorksElsewhere;
    case "DIRECT_PAYMENT":
      if (laCode === "") return councilNotSaid;
      return councils.has(laCode) ? paidByCouncil : notPaidByCouncil;
    default:
      return claim.workCountry === terms.country ? inWales : notInWales;
  }
}

// The days (SSPE-02, 34, 37, 38, 42, 101).

const window = leg("window");
const hasDays = window("SSPE-02", "met", "absenceStart", "absenceEnd", "sspe.firstDay", "sspe.lastDay");
const resultNotDated = window("SSPE-37", "unclear", "testResult", "testDate");
const allInFullPay = window(
  "SSPE-42",
  "not met",
  "fullPayFrom",
  "fullPayUntil",
  "absenceStart",
  "absenceEnd",
);
const noDayBecause: Readonly<Record<DayReason, Ruling>> = {
  "outside-scheme": window(
    "SSPE-02",
    "not met",
    "absenceStart",
    "absenceEnd",
    "sspe.firstDay",
    "sspe.lastDay",
  ),
  "after-isolation-end": window("SSPE-38", "not met", "absenceStart", "isolationEndDate"),
  "after-longest-isolation": window("SSPE-34", "not met", "absenceStart", "absenceCategory"),
  "after-negative-test": window("SSPE-37", "not met", "absenceStart", "testResult", "testDate"),
  "award-applied-for": window("SSPE-101", "not met", "absenceStart", "sissAppliedDate"),
  "full-pay-day": allInFullPay,
  "not-a-working-day": hasDays,
};

/** `days` are those that break no limit; `leaves` is whether full pay leaves any of them. */
export function judgeWindow(
  claim: SspeClaim,
  limits: DayLimits,
  days: Period | undefined,
  leaves: boolean,
): Ruling {
  if (days === undefined) {
    const first =
      limits.absenceStart < limits["sspe.firstDay"] ? limits["sspe.firstDay"] : claim.absenceStart;
    const because = first > claim.absenceEnd ? "outside-scheme" : whyNot(limits, first);
    if (because === undefined) throw new Error("a day that breaks no limit is not among the payable days");
    return noDayBecause[because];
  }
  if (!leaves) return allInFullPay;
  return claim.testDate === undefined && endsWithTest(claim, limits["sspe.negativeTestEnds"])
    ? resultNotDated
    : hasDays;
}

// The declaration (SSPE-80, 81, 82b).

const declaration = leg("declaration");
const declared = declaration("SSPE-80", "met", "declarationDate", "workerOptIn");
const declaredLate = declaration("SSPE-81", "met", "declarationDate", "absenceEnd", "workerOptIn");
const notDeclared = declaration("SSPE-80", "not met", "declarationDate");
const notWished = declaration("SSPE-82b", "not met", "workerOptIn");

export function judgeDeclaration(claim: SspeClaim): Ruling {
  if (!claim.workerOptIn) return notWished;
  if (claim.declarationDate === undefined) return notDeclared;
  return claim.declarationDate > claim.absenceEnd ? declaredLate : declared;
}

// The pay (SSPE-92…95, C-12), and what the row brings.

const pay = leg("pay");
const regular = pay("SSPE-92", "met", "hoursPattern", "normalWeeklyPay");
const irregular = pay("SSPE-93", "met", "hoursPattern", "averageEarnings.schemeWeeks");
const irregularWithOvertime = pay("SSPE-94", "met", "hoursPattern", "regularOvertime");
const shortService = pay("SSPE-93", "unclear", "hoursPattern", "sspe.shortService");

export function judgePay(terms: Terms, claim: SspeClaim, filledWeeks: number | undefined): Ruling {
  if (filledWeeks === undefined) return regular;
  if (filledWeeks < terms.averageWeeks && terms.shortService === "refer") return shortService;
  return claim.regularOvertime === true ? irregularWithOvertime : irregular;
}

const payment = leg("payment");
const lessSickPay = payment("SSPE-92", "met", "sickPayType", "topUpClaimed");
const inFull = payment("SSPE-95", "met", "sickPayType", "topUpClaimed");

/** Whether sick pay is taken off the usual pay, or nothing. */
export function rulingOfPayment(claim: SspeClaim): Ruling {
  return claim.sickPayType === "NO_SSP" ? inFull : lessSickPay;
}

// The £500 (SSPE-99, 100, 102).

const award = leg("award");
const awardAdjoins = award("SSPE-100", "met", "niNumber", "absenceStart", "absenceEnd");
const awardOverlaps = award("SSPE-102", "unclear", "niNumber", "absenceStart", "absenceEnd");

/** Undefined when the person has no award. */
export function rulingOfAwards(awards: number, overlaps: boolean): Ruling | undefined {
  if (awards === 0) return undefined;
  return overlaps ? awardOverlaps : awardAdjoins;
}
