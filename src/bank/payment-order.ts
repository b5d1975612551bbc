// Payments in an order that does not depend on the file's, and places by their keys.
import type { BankPayment } from "./bank.ts";

/** Places by each of their keys, in order. */
export function placesBy<Value>(
  values: readonly Value[],
  keysOf: (value: Value, place: number) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  values.forEach((value, place) => {
    for (const key of keysOf(value, place)) {
      const places = found.get(key);
      if (places === undefined) found.set(key, [place]);
      else places.push(place);
    }
  });
  return found;
}

/** Places of the payments in an order that does not depend on the file's. */
export function inOrder(payments: readonly BankPayment[]): readonly number[] {
  const keys = payments.map((payment) =>
    [
      String(payment.date + 1_000_000).padStart(8, "0"),
      String(payment.amount + 1_000_000_000_000).padStart(16, "0"),
      payment.reference,
      payment.employerId,
      payment.laCode,
      payment.period ?? "",
      payment.batchId,
      payment.direction,
      payment.payeeName,
      payment.account,
      payment.journalNo,
    ].join("\u0000"),
  );
  return payments
    .map((_, place) => place)
    .sort((a, b) => {
      const [left, right] = [keys[a] ?? "", keys[b] ?? ""];
      return left < right ? -1 : left > right ? 1 : a - b;
    });
}
