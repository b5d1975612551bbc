// Why the sum that is payable is not the one that was claimed: each reason with its rows and pounds, once for the whole batch.
import { type Pence, pence } from "../../core/money.ts";
import type { DifferenceReason } from "../../engine/tally.ts";
import type { Told } from "./report-parts.ts";

type DifferenceSum = { readonly label: string; readonly rows: number; readonly amount: Pence };

/** In the order in which the batch has them. What is taken back is a reason of its own: nobody declares it. */
export function differenceSums({ batch, speak }: Told): readonly DifferenceSum[] {
  const sums = new Map<string, { rows: number; amount: number }>();
  const add = (key: string, rows: number, amount: number): void => {
    const before = sums.get(key) ?? { rows: 0, amount: 0 };
    // A row has the same reason at several heads, and is one row.
    sums.set(key, { rows: Math.max(before.rows, rows), amount: before.amount + amount });
  };
  const keyOf = (reason: DifferenceReason): string => `report.reconciliation.${reason}`;
  for (const line of batch.reconciliation) {
    if (line.level !== "batch") continue;
    const takenBack = line.head === "RECOVERY";
    for (const { reason, rows, amount } of line.differences)
      add(takenBack ? "page.taken-back" : keyOf(reason), rows, amount);
  }
  return [...sums]
    .filter(([, { amount }]) => amount !== 0)
    .map(([key, { rows, amount }]) => ({ label: speak(key), rows, amount: pence(amount) }));
}
