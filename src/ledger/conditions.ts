// What the book keeps open of people until somebody closes it: payments on expected shifts, refusals of people who had been
// paid, and why a row brought its person nothing. A line above zero opens a matter, one below zero closes what is open of its kind.
import type { Month } from "../core/day.ts";
import type { Pence } from "../core/money.ts";
import type { PersonNumber } from "../core/person.ts";

export const conditionKinds = ["expected-shifts", "paid-not-eligible", "arrears"] as const;
type ConditionKind = (typeof conditionKinds)[number];

export type NewCondition = {
  readonly person: PersonNumber;
  /** Place in `BatchEntry.submissions`; of a line of the book, the number of the submission there. */
  readonly submission: number;
  readonly kind: ConditionKind;
  /** The month in which the payment falls due, or that the row is for. */
  readonly month: Month;
  /**
   * Above zero opens, below zero closes: of a refusal one for the same rules. Zero, of a refusal: nothing is open, but the payment of this row rests on rulings
   * of people, whose rules are in `about`, or `waitsForPerson`.
   */
  readonly amount: Pence;
  readonly sheet: string;
  readonly row: number;
  /** What the row says against the payment: ids of rules, separated by a space; of arrears why it brought nothing; else empty. */
  readonly about: string;
};

/**
 * Whether a ruling of one batch has to do with what another batch opened. A refusal is not closed by the ruling that it
 * came with; what rests on rulings rests on all that stand.
 */
export function rulingCounts(kind: OpenCondition["kind"], ruled: number, opened: number): boolean {
  if (kind === "rests-on-ruling") return true;
  return kind === "paid-not-eligible" ? ruled > opened : ruled >= opened;
}

/** Where a row stands. */
export type ConditionPlace = { readonly batchId: string; readonly file: string; readonly row: number };

/** A line of a batch that was not withdrawn. */
export type ConditionLine = Omit<NewCondition, "person" | "month" | "sheet"> & {
  readonly personKey: string;
  /** The number of the batch. */
  readonly batch: number;
  readonly batchId: string;
  readonly layout: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month;
  readonly file: string;
  /** A later version of its return stands. */
  readonly isReplaced: boolean;
};

/** A payment that rests on a ruling is open as soon as the ruling no longer stands. Arrears are told where somebody ends short. */
export const openKinds = [
  "expected-shifts",
  "paid-not-eligible",
  "rests-on-ruling",
  "correction-waits",
] as const;

/** What such a line says where the row waits for a person, and what an earlier version paid stays meanwhile. */
export const waitsForPerson = "correction-waits";

/** What is open of one person; nobody is named. */
export type OpenCondition = {
  readonly kind: (typeof openKinds)[number];
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month;
  /** What stands and is neither shown nor taken back. */
  readonly amount: Pence;
  readonly since: ConditionPlace;
  /** The person's newest payment that stands. */
  readonly paid: ConditionPlace;
  readonly about: string;
  /** What people decided about the person since, of what rests on rulings at any time, oldest first: case reference and details, as the batch kept them. */
  readonly rulings: readonly { readonly code: string; readonly details: string }[];
};
