// The findings of one row. A row's combination of rulings is one number; each combination that occurs gets its
// list of findings once, so that a million rows share a few lists.
import type { Finding } from "../../core/finding.ts";
import { notMet, type Ruling, unclear } from "../rulings.ts";

/** The conditions of the guidance, in the order in which they are shown, and what the worker wants. */
export type Legs = {
  readonly role: Ruling;
  readonly status: Ruling;
  readonly cohort: Ruling;
  readonly shifts: Ruling;
  readonly country: Ruling;
  readonly dismissal: Ruling;
  readonly closing: Ruling;
  readonly declined: Ruling | undefined;
  readonly consent: Ruling;
  /** A decision against the claim by a rule that no condition names; absent for nearly every row. */
  readonly decision?: Ruling | undefined;
};

type FindingsOf = (legs: Legs, payment?: Ruling, ledger?: Ruling) => readonly Finding[];

/** No leg but the job's has more rulings than this; the number itself stands for a leg that was not judged. */
const base = 31;

/** Whether a condition is not met. What the worker wants is no condition. */
export function anyNotMet(legs: Legs): boolean {
  return (
    notMet(legs.role) ||
    notMet(legs.status) ||
    notMet(legs.cohort) ||
    notMet(legs.shifts) ||
    notMet(legs.country) ||
    notMet(legs.dismissal) ||
    notMet(legs.closing) ||
    legs.decision !== undefined
  );
}

export function anyUnclear(legs: Legs): boolean {
  return (
    unclear(legs.role) ||
    unclear(legs.status) ||
    unclear(legs.cohort) ||
    unclear(legs.shifts) ||
    unclear(legs.country) ||
    unclear(legs.dismissal) ||
    unclear(legs.closing)
  );
}

/** Gives the one list of each combination. Rows about which a person decided have lists of their own (`listOf`). */
export function combiner(): FindingsOf {
  const known = new Map<number, Map<number, readonly Finding[]>>();
  return (legs, payment, ledger) => {
    const conditions =
      (((legs.role.number * base + legs.status.number) * base + legs.cohort.number) * base +
        legs.shifts.number) *
        base +
      legs.country.number;
    const rest =
      (((legs.dismissal.number * base + legs.closing.number) * base + numberOf(legs.declined)) * base +
        legs.consent.number) *
        base *
        base +
      numberOf(payment) * base +
      numberOf(ledger);
    let byRest = known.get(conditions);
    if (byRest === undefined) {
      byRest = new Map();
      known.set(conditions, byRest);
    }
    let findings = byRest.get(rest);
    if (findings === undefined) {
      findings = listOf(legs, payment, ledger);
      byRest.set(rest, findings);
    }
    return findings;
  };
}

function numberOf(ruling: Ruling | undefined): number {
  return ruling === undefined ? base - 1 : ruling.number;
}

/** The findings of one row as a new list. */
export function listOf(legs: Legs, payment?: Ruling, ledger?: Ruling): readonly Finding[] {
  const rulings = [
    legs.decision,
    legs.declined,
    legs.role,
    legs.status,
    legs.cohort,
    legs.shifts,
    legs.country,
    legs.dismissal,
    legs.closing,
    legs.consent,
    payment,
    ledger,
  ];
  return Object.freeze(rulings.flatMap((ruling) => (ruling === undefined ? [] : [ruling.finding])));
}
