// The books of a bank reconciliation: the state of each due amount, what stays unmatched, what was paid after the
// end of its month, and each employer's balance from month to month. Nothing is left out: the sums are checked.
import { daysOf, type Month, monthOf } from "../core/day.ts";
import { type Pence, pence } from "../core/money.ts";
import { headAmounts } from "../engine/head-amounts.ts";
import {
  type Allocation,
  type BankOptions,
  type BankPayment,
  type BankState,
  bankStates,
  bankSteps,
  type Due,
} from "./bank.ts";
import type {
  BalanceLine,
  BankLine,
  BankReconciliation,
  BankTotals,
  CutOffLine,
  UnknownLine,
} from "./lines.ts";
import { matchPayments } from "./match.ts";

/** Matches and books. Lines stand in the order of the due amounts; those of nothing due and nothing paid are left out. */
export function reconcileBank(
  dues: readonly Due[],
  payments: readonly BankPayment[],
  options: BankOptions,
): BankReconciliation {
  const matching = matchPayments(dues, payments, options);
  const byDue: Allocation[][] = dues.map(() => []);
  for (const allocation of matching.allocations) byDue[allocation.due]?.push(allocation);
  const lines = dues.flatMap((due, at) => {
    const mine = byDue[at] ?? [];
    return due.amount === 0 && mine.length === 0 ? [] : [bankLine(due, mine, payments)];
  });
  const line = (
    place: number,
    reason: UnknownLine["reason"],
    candidates: readonly string[],
  ): UnknownLine[] => {
    const payment = payments[place];
    return payment === undefined ? [] : [unknownLine(payment, reason, candidates)];
  };
  const unknown = matching.unknown.flatMap(({ payment, reason, candidates }) =>
    line(payment, reason, candidates),
  );
  const aside = matching.aside.flatMap((place) => line(place, "employer-to-worker", [])).sort(inFileOrder);
  const cutOff = cutOffLines(dues, payments, matching.allocations);
  const balances = balanceLines(dues, payments, matching.allocations);
  const reconciliation = { lines, unknown, aside, cutOff, balances };
  const totals = totalsOf(reconciliation, payments.length, matching.allocations);
  checkBooks(payments, { ...reconciliation, totals }, matching.allocations);
  return { ...reconciliation, totals };
}

function bankLine(due: Due, allocations: readonly Allocation[], payments: readonly BankPayment[]): BankLine {
  const paid = sumOf(allocations.filter(({ amount }) => amount > 0));
  const repaid = pence(-sumOf(allocations.filter(({ amount }) => amount < 0)));
  const used = allocations.flatMap(({ payment }) => payments[payment] ?? []).sort(byDayAndPlace);
  const days = used.filter(({ amount }) => amount > 0).map(({ date }) => date);
  const lastPaid = days.at(-1);
  return {
    state: stateOf(due.amount, allocations),
    reference: due.reference,
    scheme: due.scheme,
    laCode: due.laCode,
    employerId: due.employerId,
    period: due.period,
    sequence: due.sequence,
    expected: due.amount,
    paid,
    repaid,
    difference: pence(paid - repaid - due.amount),
    matched: bankSteps.filter((step) => allocations.some((allocation) => allocation.step === step)).join(" "),
    payments: used.map(({ file, row }) => `${file}:${row}`).join(" "),
    references: [...new Set(used.toSorted(byDayAndReference).map(({ reference }) => reference))].join(" | "),
    firstPaid: days[0],
    lastPaid,
    daysLate: lastPaid === undefined ? 0 : Math.max(0, lastPaid - daysOf(due.period).last),
    ...headAmounts(due.byHead),
    batches: due.batches.join(" "),
  };
}

function sumOf(allocations: readonly Pick<Allocation, "amount">[]): Pence {
  return pence(allocations.reduce((sum, { amount }) => sum + amount, 0));
}

/** To the penny: there is no tolerance. */
export function stateOf(expected: Pence, allocations: readonly Pick<Allocation, "amount">[]): BankState {
  const net = sumOf(allocations);
  const cameBack = allocations.some(({ amount }) => amount < 0);
  if (expected <= 0) {
    // Nothing is owed, or the employer owes the council.
    if (net === expected) return "REPAID";
    if (net > 0 || net < expected) return "OVERPAID";
    return net === 0 ? "NOT_PAID" : "PART_PAID";
  }
  if (net === expected) return "PAID_IN_FULL";
  if (net <= 0) return cameBack ? "REPAID" : "NOT_PAID";
  if (net < expected) return "PART_PAID";
  const full = allocations.filter(({ amount }) => amount === expected).length;
  const paid = allocations.filter(({ amount }) => amount > 0).length;
  const twice = net >= 2 * expected && (full > 1 || (paid > 1 && net % expected === 0));
  return twice ? "PAID_TWICE" : "OVERPAID";
}

function unknownLine(
  payment: BankPayment,
  reason: UnknownLine["reason"],
  candidates: readonly string[],
): UnknownLine {
  const { file, sheet, row, amount, direction, employerId, batchId, period, payeeName, journalNo } = payment;
  return {
    state: reason === "employer-to-worker" ? "SET_ASIDE" : "UNKNOWN_PAYMENT",
    reason,
    file,
    sheet,
    row,
    paymentDate: payment.date,
    amount,
    direction,
    employerId,
    paymentReference: payment.reference,
    batchId,
    period,
    payeeName,
    accountNumber: payment.account,
    journalNo,
    candidates: candidates.join(" | "),
    column: payment.column,
    heading: payment.heading,
  };
}

function cutOffLines(
  dues: readonly Due[],
  payments: readonly BankPayment[],
  allocations: readonly Allocation[],
): readonly CutOffLine[] {
  return allocations.flatMap(({ due: at, payment: place, amount }) => {
    const due = dues[at];
    const payment = payments[place];
    if (due === undefined || payment === undefined) return [];
    const periodEnd = daysOf(due.period).last;
    if (payment.date <= periodEnd) return [];
    const { reference, scheme, laCode, employerId, period } = due;
    const { file, sheet, row, date: paymentDate, reference: paymentReference } = payment;
    const daysAfter = paymentDate - periodEnd;
    const claim = { reference, scheme, laCode, employerId, period, periodEnd };
    return [{ ...claim, paymentDate, daysAfter, amount, paymentReference, file, sheet, row }];
  });
}

function balanceLines(
  dues: readonly Due[],
  payments: readonly BankPayment[],
  allocations: readonly Allocation[],
): readonly BalanceLine[] {
  type Moved = { due: number; paid: number; repaid: number };
  const accounts = new Map<string, { readonly of: Due; readonly months: Map<Month, Moved> }>();
  const moved = (due: Due, month: Month): Moved => {
    const key = JSON.stringify([due.scheme, due.laCode, due.employerId]);
    const account = accounts.get(key) ?? { of: due, months: new Map<Month, Moved>() };
    accounts.set(key, account);
    const found = account.months.get(month) ?? { due: 0, paid: 0, repaid: 0 };
    account.months.set(month, found);
    return found;
  };
  for (const due of dues) if (due.amount !== 0) moved(due, due.period).due += due.amount;
  for (const { due: at, payment, amount } of allocations) {
    const due = dues[at];
    const date = payments[payment]?.date;
    if (due === undefined || date === undefined) continue;
    const month = moved(due, monthOf(date));
    if (amount > 0) month.paid += amount;
    else month.repaid -= amount;
  }
  return [...accounts.entries()].sort(byKey).flatMap(([, { of, months }]) => {
    let balance = 0;
    return [...months]
      .sort(([a], [b]) => a - b)
      .map(([month, { due, paid, repaid }]) => {
        balance += due - paid + repaid;
        const { scheme, laCode, employerId } = of;
        const amounts = {
          due: pence(due),
          paid: pence(paid),
          repaid: pence(repaid),
          balance: pence(balance),
        };
        return { scheme, laCode, employerId, month, ...amounts };
      });
  });
}

function totalsOf(
  { lines, unknown, aside, cutOff }: Omit<BankReconciliation, "totals">,
  payments: number,
  allocations: readonly Allocation[],
): BankTotals {
  const sum = (amounts: readonly number[]): Pence =>
    pence(amounts.reduce((total, amount) => total + amount, 0));
  const count = (listed: readonly UnknownLine[]) => ({
    payments: listed.length,
    amount: sum(listed.map(({ amount }) => amount)),
  });
  const byState = bankStates.map((state) => {
    const mine = lines.filter((line) => line.state === state);
    return [
      state,
      { lines: mine.length, difference: sum(mine.map(({ difference }) => difference)) },
    ] as const;
  });
  const byStep = bankSteps.map((step) => {
    const mine = allocations.filter((allocation) => allocation.step === step);
    return [step, new Set(mine.map(({ payment }) => payment)).size] as const;
  });
  return {
    expected: sum(lines.map(({ expected }) => expected)),
    paid: sum(lines.map(({ paid }) => paid)),
    repaid: sum(lines.map(({ repaid }) => repaid)),
    difference: sum(lines.map(({ difference }) => difference)),
    // Every state and every step has been given its value.
    byState: Object.fromEntries(byState) as BankTotals["byState"],
    byStep: Object.fromEntries(byStep) as BankTotals["byStep"],
    payments,
    unknown: count(unknown),
    aside: count(aside),
    cutOff: { payments: cutOff.length, amount: sum(cutOff.map(({ amount }) => amount)) },
    differing: lines.filter(({ difference }) => difference !== 0).length,
  };
}

/** Every payment has one place and every penny is somewhere. Throws when not: then nothing may be written. */
function checkBooks(
  payments: readonly BankPayment[],
  { totals, balances, unknown, aside }: BankReconciliation,
  allocations: readonly Allocation[],
): void {
  const used = new Map<number, number>();
  for (const { payment, amount } of allocations) used.set(payment, (used.get(payment) ?? 0) + amount);
  for (const [place, amount] of used) {
    if (payments[place]?.amount !== amount) throw new Error("a payment is not used once and wholly");
  }
  if (used.size + unknown.length + aside.length !== payments.length)
    throw new Error("a payment has no place");
  const all = payments.reduce((sum, { amount }) => sum + amount, 0);
  if (totals.paid - totals.repaid + totals.unknown.amount + totals.aside.amount !== all) {
    throw new Error("the payments do not add up");
  }
  const last = new Map(
    balances.map((line) => [`${line.scheme} ${line.laCode} ${line.employerId}`, line.balance]),
  );
  const owed = [...last.values()].reduce((sum, balance) => sum + balance, 0);
  if (owed !== -totals.difference) throw new Error("the balances are not what is due and unpaid");
}

function byDayAndPlace(a: BankPayment, b: BankPayment): number {
  return a.date - b.date || inFileOrder(a, b);
}

/** What a line says of its payments is the same, however the bank orders those of one day. */
function byDayAndReference(a: BankPayment, b: BankPayment): number {
  if (a.date !== b.date) return a.date - b.date;
  return a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0;
}

function inFileOrder(
  a: { readonly file: string; readonly row: number },
  b: { readonly file: string; readonly row: number },
): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.row - b.row;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
