// Puts each payment to what is due, by steps from the surest to the least sure: the reference; employer, month and
// amount; employer and amount within days; sums of several. Where two things fit, nothing is chosen.

import { agrees, employerKey, nearMonthEnd } from "./agreement.ts";
import type { BankOptions, BankPayment, BankStep, Due, Matching, UnknownPayment } from "./bank.ts";
import { type Book, type Leave, openBook, referencesOf, type Work } from "./open-amounts.ts";
import { inOrder, placesBy } from "./payment-order.ts";
import { settleSums } from "./several.ts";

/**
 * The order of the payments does not matter: they are looked at by day, amount and texts. Each payment is used
 * once, wholly, or not at all.
 */
export function matchPayments(
  dues: readonly Due[],
  payments: readonly BankPayment[],
  options: BankOptions,
): Matching {
  const aside: number[] = [];
  const pending = new Set<number>();
  for (const place of inOrder(payments)) {
    if (payments[place]?.direction === "EMPLOYER_TO_WORKER") aside.push(place);
    else pending.add(place);
  }
  const book = openBook(dues, payments);
  const unknown = new Map<number, UnknownPayment>();
  const leave: Leave = (payment, reason, candidates = []) => {
    pending.delete(payment);
    unknown.set(payment, { payment, reason, candidates });
  };
  const take: Work["take"] = (payment, due, step, amount = payments[payment]?.amount ?? 0) => {
    pending.delete(payment);
    book.put(payment, due, amount, step);
  };

  byReference(dues, payments, pending, take, leave);

  const employers = placesBy(dues, (due) => [employerKey(due.employerId)]);
  const work: Work = { dues, payments, employers, book, pending, options, take };
  const undecided = new Map<number, ReadonlySet<number>>();
  const paid = (payment: BankPayment): boolean => payment.amount > 0;
  settleStep(work, "employer-period-amount", paid, samePeriod, undecided);
  settleStep(work, "amount-within-days", paid, withinDays, undecided);
  settleSums(work, undecided, leave);
  // What comes back belongs to what was paid, so it is looked at when all payments have their place.
  const repaid = (payment: BankPayment): boolean => payment.amount < 0;
  settleStep(work, "employer-period-amount", repaid, samePeriod, undecided);
  settleStep(work, "amount-within-days", repaid, withinDays, undecided);

  for (const place of [...pending]) {
    const payment = payments[place];
    if (payment === undefined) continue;
    const named = undecided.get(place);
    if (named !== undefined) leave(place, "several-fit", referencesOf(dues, named));
    else leaveUnmatched(work, place, payment, leave);
  }
  const allocations = [...book.allocations].sort((a, b) => a.due - b.due || a.payment - b.payment);
  return { allocations, unknown: [...unknown.values()].sort((a, b) => a.payment - b.payment), aside };
}

/** Letters and digits in capitals: banks drop hyphens and blanks. */
function plain(reference: string): string {
  return reference.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/** The plain form of a reference as we write it, whichever return it is for. */
const ownForm = /^[A-Z]{2,6}W\d{8}[A-Z0-9]+\d{8}$/;

function byReference(
  dues: readonly Due[],
  payments: readonly BankPayment[],
  pending: ReadonlySet<number>,
  take: Work["take"],
  leave: Leave,
): void {
  const exactly = placesBy(dues, ({ references }) => references);
  const plainly = placesBy(dues, ({ references }) => references.map(plain));
  const batches = new Set(dues.flatMap((due) => due.batches));
  for (const place of [...pending]) {
    const payment = payments[place];
    if (payment === undefined) continue;
    const found = exactly.get(payment.reference.trim()) ?? plainly.get(plain(payment.reference)) ?? [];
    const [due, second] = found;
    if (due === undefined) {
      // A reference of ours for another return, or another batch, is not matched by its amount: months are alike.
      const elsewhere = payment.batchId !== "" && !batches.has(payment.batchId);
      if (elsewhere || ownForm.test(plain(payment.reference))) leave(place, "other-return");
    } else if (second !== undefined) leave(place, "several-fit", referencesOf(dues, found));
    else if (agrees(payment, dues[due], "reference")) take(place, due, "reference");
    else leave(place, "cells-disagree", referencesOf(dues, found));
  }
}

function samePeriod(payment: BankPayment, due: Due): boolean {
  return payment.period === due.period;
}

function withinDays(
  payment: BankPayment,
  due: Due,
  { book, payments, options }: Work,
  place: number,
): boolean {
  if (payment.amount > 0 || due.amount < 0) return nearMonthEnd(payment, due, options);
  // What comes back is counted from the day on which it was paid.
  return book.allocated(place).some((allocation) => {
    const after = payment.date - (payments[allocation.payment]?.date ?? Number.POSITIVE_INFINITY);
    return allocation.amount > 0 && after >= 0 && after <= options.days;
  });
}

/** Takes each payment that fits exactly one due amount, and again, until nothing more is decided. */
function settleStep(
  work: Work,
  step: BankStep,
  wanted: (payment: BankPayment) => boolean,
  fits: (payment: BankPayment, due: Due, work: Work, place: number) => boolean,
  undecided: Map<number, ReadonlySet<number>>,
): void {
  const { dues, payments, employers, book, pending, take } = work;
  for (let decided = true; decided; ) {
    decided = false;
    for (const place of [...pending]) {
      const payment = payments[place];
      if (payment === undefined || payment.employerId === "" || !wanted(payment)) continue;
      const open: number[] = [];
      const again: number[] = [];
      for (const at of employers.get(employerKey(payment.employerId)) ?? []) {
        const due = dues[at];
        if (!agrees(payment, due, "amount") || !fits(payment, due, work, at)) continue;
        if (payment.amount === book.open(at)) open.push(at);
        else if (repeats(payment, due, at, book)) again.push(at);
      }
      const possible = open.length > 0 ? open : again;
      const [only] = possible;
      if (only === undefined) continue;
      if (possible.length > 1) undecided.set(place, new Set(possible));
      else {
        undecided.delete(place);
        take(place, only, step);
        decided = true;
      }
    }
  }
}

/** The same amount once more for what is paid already, or the return of one of its payments or of all of them. */
function repeats(payment: BankPayment, due: Due, place: number, book: Book): boolean {
  if (payment.amount > 0) return payment.amount === due.amount && book.open(place) <= 0;
  const paid = due.amount - book.open(place);
  return (
    paid > 0 &&
    (paid === -payment.amount || book.allocated(place).some(({ amount }) => amount === -payment.amount))
  );
}

function leaveUnmatched(
  { dues, employers, book }: Work,
  place: number,
  payment: BankPayment,
  leave: Leave,
): void {
  if (payment.employerId === "") leave(place, "employer-missing");
  else {
    const mine = employers.get(employerKey(payment.employerId));
    if (mine === undefined) leave(place, "employer-unknown");
    else {
      const open = mine.filter((due) => agrees(payment, dues[due], "amount") && book.open(due) !== 0);
      leave(place, "no-amount-fits", referencesOf(dues, open));
    }
  }
}
