// Payments and due amounts of one employer that agree only as sums. Money is put where it adds up in one way and
// no other; two ways are two guesses.

import { agrees, employerKey, nearMonthEnd } from "./agreement.ts";
import type { BankPayment, Due } from "./bank.ts";
import { type Leave, referencesOf, type Work } from "./open-amounts.ts";
import { placesBy } from "./payment-order.ts";
import { exactSums } from "./sums.ts";

/** One way in which payments and due amounts of one employer add up. */
type Way = { readonly payments: readonly number[]; readonly dues: readonly number[] };

/** May this payment be part of this due amount? */
type Fits = (payment: BankPayment, due: Due) => boolean;

/**
 * One payment for several due amounts, or several payments for one. First among what was paid within the days of
 * its month, because parts are alike from month to month; then among all that is left.
 */
export function settleSums(
  work: Work,
  undecided: ReadonlyMap<number, ReadonlySet<number>>,
  leave: Leave,
): void {
  // What something unsure might belong to is not given to anything else.
  const contested = new Set([...undecided.values()].flatMap((places) => [...places]));
  const near: Fits = (payment, due) => nearMonthEnd(payment, due, work.options);
  for (const fits of [near, () => true]) {
    const mine = placesBy(work.payments, ({ amount, employerId }, place) => {
      const waits = work.pending.has(place) && !undecided.has(place) && amount > 0 && employerId !== "";
      return waits ? [employerKey(employerId)] : [];
    });
    for (const [employer, paid] of mine) settleEmployer(work, employer, paid, fits, contested, leave);
  }
}

/** Takes every sum that fits in one way; leaves the payments of the others, and marks what they contest. */
function settleEmployer(
  work: Work,
  employer: string,
  paid: readonly number[],
  fits: Fits,
  contested: Set<number>,
  leave: Leave,
): void {
  const { dues, employers, book } = work;
  const open = (employers.get(employer) ?? []).filter((due) => book.open(due) > 0 && !contested.has(due));
  const ways = waysOf(work, paid, open, fits);
  if (ways === undefined) {
    for (const payment of paid) leave(payment, "too-many-to-try", referencesOf(dues, open));
    for (const due of open) contested.add(due);
    return;
  }
  const uses = new Map<string, number>();
  for (const way of ways) for (const member of membersOf(way)) uses.set(member, (uses.get(member) ?? 0) + 1);
  const alone = (way: Way): boolean => membersOf(way).every((member) => uses.get(member) === 1);
  const doubtful = new Map<number, Set<string>>();
  for (const way of ways) {
    if (alone(way)) {
      takeWay(work, way);
      continue;
    }
    const names = referencesOf(dues, way.dues).join(" + ");
    for (const payment of way.payments) {
      doubtful.set(payment, (doubtful.get(payment) ?? new Set()).add(names));
    }
    for (const due of way.dues) contested.add(due);
  }
  for (const [payment, names] of doubtful) leave(payment, "several-fit", [...names].sort());
}

function membersOf(way: Way): readonly string[] {
  return [...way.payments.map((place) => `payment ${place}`), ...way.dues.map((place) => `due ${place}`)];
}

/** Every way; undefined when there are too many to try. */
function waysOf(
  { dues, payments, book }: Work,
  paid: readonly number[],
  open: readonly number[],
  fits: Fits,
): readonly Way[] | undefined {
  const ways: Way[] = [];
  const may = (place: number, at: number): boolean => {
    const payment = payments[place];
    const due = dues[at];
    return payment !== undefined && agrees(payment, due, "amount") && fits(payment, due);
  };
  for (const payment of paid) {
    const fitting = open.filter((due) => may(payment, due));
    const sums = exactSums(fitting.map(book.open), payments[payment]?.amount ?? 0);
    if (sums === undefined) return undefined;
    for (const sum of sums) ways.push({ payments: [payment], dues: pick(fitting, sum) });
  }
  for (const due of open) {
    const fitting = paid.filter((payment) => may(payment, due));
    const sums = exactSums(
      fitting.map((payment) => payments[payment]?.amount ?? 0),
      book.open(due),
    );
    if (sums === undefined) return undefined;
    for (const sum of sums) ways.push({ payments: pick(fitting, sum), dues: [due] });
  }
  return ways;
}

function takeWay({ book, take }: Work, { payments, dues }: Way): void {
  const [due, ...others] = dues;
  if (due !== undefined && others.length === 0) {
    for (const payment of payments) take(payment, due, "sum-of-several");
    return;
  }
  // Read before anything is put: each share is what was open when the sum was found.
  const shares = dues.map((place) => [place, book.open(place)] as const);
  for (const payment of payments)
    for (const [place, share] of shares) take(payment, place, "sum-of-several", share);
}

function pick(places: readonly number[], chosen: readonly number[]): readonly number[] {
  return chosen.map((at) => places[at] ?? -1);
}
