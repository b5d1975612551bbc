// The amounts by head as the tables have them: a column for each head, in the order of `heads`.
import type { Head } from "../core/decision.ts";
import { type Pence, pence } from "../core/money.ts";
import { headPlace } from "./tally.ts";

/** The part of a line that says how much of it is of which head. */
export type HeadAmounts = {
  readonly payment: Pence;
  readonly employerNi: Pence;
  readonly employerPension: Pence;
  readonly adminFee: Pence;
  readonly topUp: Pence;
  readonly recovery: Pence;
};

/** `byHead` has an amount for each of `heads`, in their order. */
export function headAmounts(byHead: ArrayLike<number>): HeadAmounts {
  const of = (head: Head): Pence => pence(byHead[headPlace(head)] ?? 0);
  return {
    payment: of("PAYMENT"),
    employerNi: of("EMPLOYER_NI"),
    employerPension: of("EMPLOYER_PENSION"),
    adminFee: of("ADMIN_FEE"),
    topUp: of("TOPUP"),
    recovery: of("RECOVERY"),
  };
}
