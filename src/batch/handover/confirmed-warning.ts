// A warning that an employer has confirmed in its own return, on its way to the ledger.
import type { ProblemCode } from "../../core/problem-codes.ts";

export type ConfirmedWarning = {
  readonly row: number;
  /** Whose row it is, as read. */
  readonly niNumber: string;
  readonly code: ProblemCode;
  readonly key: string;
  readonly value: string;
  /** Where it was said: file, sheet and cell. */
  readonly place: string;
  /** The cell alone. */
  readonly cell: string;
};
