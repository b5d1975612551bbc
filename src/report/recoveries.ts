// The register of what is to be taken back: each recovery, how much of it the employer's other amounts of the same
// month have already covered, and what is still to be recovered.
import type { Month } from "../core/day.ts";
import { type Pence, pence } from "../core/money.ts";

/** A recovery as the ledger has it. */
type Recovery = {
  readonly scheme: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month;
  /** Below zero. */
  readonly amount: Pence;
  /** What else stands of the same scheme, employer, council and month: it is paid together with the recovery. */
  readonly otherwisePayable: Pence;
};

type SettledRecovery<Line> = Line & {
  /** Covered by what is payable to the same employer for the same month. */
  readonly setOff: Pence;
  readonly outstanding: Pence;
};

/**
 * What is payable to an employer for a month is set off against its recoveries of that month, the first first. What
 * is left the employer has to repay; whether it has is for the bank reconciliation to say.
 */
export function settledRecoveries<Line extends Recovery>(
  lines: readonly Line[],
): readonly SettledRecovery<Line>[] {
  const left = new Map<string, number>();
  return lines.map((line) => {
    const { scheme, employerId, laCode, period, amount, otherwisePayable } = line;
    const key = JSON.stringify([scheme, employerId, laCode, period]);
    const available = left.get(key) ?? Math.max(0, otherwisePayable);
    const setOff = Math.min(available, -amount);
    left.set(key, available - setOff);
    return { ...line, setOff: pence(setOff), outstanding: pence(-amount - setOff) };
  });
}
