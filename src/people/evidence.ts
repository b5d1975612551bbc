// What two rows say of each other, and which named rule it comes to. Rules alone decide what happens to money; a
// score only orders the list that an officer reads.
import type { PersonNumber } from "../core/person.ts";
import { forenamesAgree } from "./forenames.ts";
import { type NameLevel, nameLevel } from "./levels.ts";
import type { PersonName } from "./person-name.ts";
import { hasAdministrativePrefix, isConsecutive, type Slip, slipBetween } from "./slips.ts";

export type Tier = "certain" | "probable" | "number-conflict" | "possible";

export const matchRules = [
  "same-number-and-name",
  "closed-as-same",
  "number-slip",
  "number-slip-same-payroll",
  "same-payroll-number",
  "same-number-forename",
  "one-number-two-names",
  "number-of-nobody",
  "slip-one-name",
  "other-council",
  "not-known-any-more",
] as const;
export type MatchRule = (typeof matchRules)[number];

/** A row as it is compared. `payroll` is undefined where there is no payroll number to compare. */
export type PersonRow = {
  readonly person: PersonNumber;
  readonly employer: string | number;
  readonly payroll: string | undefined;
  readonly name: PersonName;
};

/** What was looked at, in the order in which explanations say it. */
export type Evidence = {
  readonly number: "equal" | "slip" | "other";
  readonly slip: Slip | undefined;
  readonly consecutive: boolean;
  /** Undefined where one side has no name. */
  readonly names: NameLevel | undefined;
  readonly forenames: boolean;
  readonly payroll: "equal" | "other" | "other-employer";
};

export function evidenceOf(a: PersonRow, b: PersonRow): Evidence {
  const equal = a.person === b.person;
  const looked = equal || hasAdministrativePrefix(a.person) || hasAdministrativePrefix(b.person);
  const slip = looked ? undefined : slipBetween(a.person, b.person);
  return {
    number: equal ? "equal" : slip === undefined ? "other" : "slip",
    slip,
    consecutive: isConsecutive(a.person, b.person),
    names: nameLevel(a.name, b.name),
    forenames: forenamesAgree(a.name, b.name),
    payroll: payrollOf(a, b),
  };
}

function payrollOf(a: PersonRow, b: PersonRow): Evidence["payroll"] {
  if (a.employer !== b.employer) return "other-employer";
  return a.payroll !== undefined && a.payroll === b.payroll ? "equal" : "other";
}

/** Level 3 and more: somebody would read the two names as one. */
function namesAgree(level: NameLevel | undefined): boolean {
  return level !== undefined && level >= 3;
}

/**
 * Numbers in a row with other forenames are brothers, sisters, twins: no case, unless both are one payroll number of
 * one employer (the first veto).
 */
export function isSiblings({ consecutive, forenames, payroll }: Evidence): boolean {
  return consecutive && !forenames && payroll !== "equal";
}

export type Verdict = { readonly tier: Tier; readonly rule: MatchRule };

/** Every rule, with its tier. What somebody has decided is a rule of its own. */
export const verdicts = {
  sameNumberAndName: { tier: "certain", rule: "same-number-and-name" },
  closedAsSame: { tier: "certain", rule: "closed-as-same" },
  numberSlip: { tier: "probable", rule: "number-slip" },
  numberSlipSamePayroll: { tier: "probable", rule: "number-slip-same-payroll" },
  samePayrollNumber: { tier: "probable", rule: "same-payroll-number" },
  sameNumberForename: { tier: "probable", rule: "same-number-forename" },
  oneNumberTwoNames: { tier: "number-conflict", rule: "one-number-two-names" },
  numberOfNobody: { tier: "number-conflict", rule: "number-of-nobody" },
  slipOneName: { tier: "possible", rule: "slip-one-name" },
  /** Another council's keys met those of the person: an answer to an export says so. */
  otherCouncil: { tier: "probable", rule: "other-council" },
  /** Claims of the scheme were purged, and nobody can tell whether the person had any. */
  notKnown: { tier: "probable", rule: "not-known-any-more" },
} as const satisfies Record<string, Verdict>;

/** The highest tier whose rule holds; undefined when the two rows are no case. Numbers of nobody come before this. */
export function verdictOn(evidence: Evidence): Verdict | undefined {
  const { number, names, payroll } = evidence;
  const agree = namesAgree(names);
  if (number === "equal") {
    if (agree || names === undefined || payroll === "equal") return verdicts.sameNumberAndName;
    return names === 2 ? verdicts.sameNumberForename : verdicts.oneNumberTwoNames;
  }
  if (isSiblings(evidence)) return undefined;
  if (number === "slip") {
    if (agree) return verdicts.numberSlip;
    if (payroll === "equal") return verdicts.numberSlipSamePayroll;
    return names === 1 || names === 2 ? verdicts.slipOneName : undefined;
  }
  return payroll === "equal" && agree ? verdicts.samePayrollNumber : undefined;
}
