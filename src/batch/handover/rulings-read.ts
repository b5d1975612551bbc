// What people decided, as the decisions files of the batch and the ledger have it.
import type { Month } from "../../core/day.ts";
import type { Remark } from "../../core/decision.ts";
import type { Override } from "../../core/override.ts";
import type { PersonNumber } from "../../core/person.ts";
import type { Confirmed } from "../../rulings/confirmed.ts";
import type { CheckedDecision } from "../../rulings/row.ts";
import type { CaseEvent } from "../../rulings/rulings.ts";

/** What people decided about a claim row; undefined for nearly everybody. */
export type OverridesOf = (
  scheme: string,
  person: PersonNumber,
  employerId: string,
  period: Month,
) => readonly Override[] | undefined;

/** Warnings of a person that somebody confirmed; undefined for nearly everybody. */
export type ConfirmedOf = (scheme: string, person: PersonNumber, employerId: string) => Confirmed | undefined;

export type DecisionsRead = {
  /** The new decisions that stand, in input order. */
  readonly accepted: readonly CheckedDecision[];
  readonly caseEvents: readonly CaseEvent[];
  /** What is said of a row of a decisions file. */
  readonly remarksOn: (file: string, sheet: string, row: number) => readonly Remark[];
  /** Undefined when neither the batch nor the ledger has a decision: then nothing is asked of any row. */
  readonly overridesOf: OverridesOf | undefined;
  /** Warnings about a person that somebody confirmed; undefined as above. */
  readonly confirmedOf: ConfirmedOf | undefined;
  /** The same with what employers have confirmed in returns of earlier months of the batch. */
  readonly confirmedWith: (employers: readonly CheckedDecision[]) => ConfirmedOf;
  /** Asks what stands of people from earlier batches, before it is looked at. */
  readonly learn: (people: Iterable<PersonNumber>) => Promise<void>;
  /** What stands of a person from earlier batches. */
  readonly earlierOf: (person: PersonNumber) => readonly CheckedDecision[];
};
