// What is asked of a month of returns, and what the book answers.
import type { Pence } from "../core/money.ts";
import type { PersonNumber } from "../core/person.ts";
import type { ReturnKey } from "./new-batch.ts";

/** What stands of the payment of one person in one return. */
export type PaidInReturn = {
  /** Undefined where it is nobody of those asked about: the book knows people by their keys only. */
  readonly person: PersonNumber | undefined;
  readonly amount: Pence;
  /** The highest instalment; 0 where any of it is none: a lump sum, a balance. */
  readonly instalment: number;
  /** The first row. */
  readonly row: number;
};

/** The payment of one return added up. */
export type PaidSum = {
  readonly employerId: string;
  readonly people: number;
  readonly amount: Pence;
  /** People whose highest instalment is below the last one, without a lump sum or balance. */
  readonly peopleDue: number;
  readonly amountDue: Pence;
};

/** Returns of a council for one month, those of employers of whom a return for the next month stands left out. */
export type EndedReturns = Omit<ReturnKey, "employerId"> & {
  /** Employers whose next return is known otherwise. */
  readonly except: ReadonlySet<string>;
  /** The last instalment. */
  readonly instalments: number;
};
