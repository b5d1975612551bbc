// What people do to a batch after it was decided: they prepare, approve, pay or withdraw it. Each is an entry of the ledger.
import type { Day } from "./day.ts";

export const eventKinds = ["prepared", "approved", "withdrawn", "paid"] as const;
export type EventKind = (typeof eventKinds)[number];

/** Of what is paid: the payment list was written, or the bank file agrees with it. Empty for the other kinds. */
export type PaidStep = "" | "list" | "reconciled";

export type BatchEvent = {
  readonly kind: EventKind;
  /** The account of the operating system that did it: this is what tells people apart. */
  readonly account: string;
  /** As whoever did it wants to be named; may be empty. */
  readonly by: string;
  /** As it was said; no two machines agree on a clock. */
  readonly day: Day;
  /** Why, in their words; may be empty. */
  readonly reason: string;
  readonly step: PaidStep;
  /** Of the file that it is about, 64 hex digits; empty where there is none. */
  readonly sha256: string;
};
