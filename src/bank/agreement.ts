// Whether a payment's cells speak against a due amount.
import { daysOf } from "../core/day.ts";
import type { BankOptions, BankPayment, Due } from "./bank.ts";

/** Does no cell of the payment speak against it? The month is a hint only, so a reference is stronger. */
export function agrees(payment: BankPayment, due: Due | undefined, by: "reference" | "amount"): due is Due {
  if (due === undefined) return false;
  const { employerId, laCode, batchId, period } = payment;
  if (employerId !== "" && employerKey(employerId) !== employerKey(due.employerId)) return false;
  if (laCode !== "" && laCode !== due.laCode) return false;
  if (batchId !== "" && !due.batches.includes(batchId)) return false;
  return by === "reference" || period === undefined || period === due.period;
}

/** Was it paid within the days before or after the last day of its month, that day included? */
export function nearMonthEnd(payment: BankPayment, due: Due, { days }: BankOptions): boolean {
  return Math.abs(payment.date - daysOf(due.period).last) <= days;
}

export function employerKey(employerId: string): string {
  return employerId.trim().toUpperCase();
}
