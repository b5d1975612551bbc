// payees.csv: one line for each employer and council that payments.csv has lines of, with their sums by head: those of the
// files after the comparison, less what earlier versions of the returns had.
import { heads } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import type { PayeeLine } from "../../engine/batch.ts";
import { headAmounts } from "../../engine/head-amounts.ts";
import { headPlace } from "../../engine/tally.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";

type Payee = Pick<PayeeLine, "employerId" | "employerName" | "laCode">;

/** By council, then by employer; the name is that of the employer's first file that has one. */
export function payeesIn({
  files,
  settled,
  undone,
}: Pick<DecidedBatch, "files" | "settled" | "undone">): readonly PayeeLine[] {
  const payees = new Map<string, { payee: Payee; readonly byHead: number[] }>();
  const sumsOf = (payee: Payee): number[] => {
    const key = JSON.stringify([payee.laCode, payee.employerId]);
    const known = payees.get(key) ?? { payee, byHead: heads.map(() => 0) };
    if (known.payee.employerName === "") known.payee = payee;
    payees.set(key, known);
    return known.byHead;
  };
  for (const [at, { employerId, employerName, laCode }] of files.entries()) {
    const tally = settled.tallies[at];
    if (tally === undefined || tally.paymentLines === 0) continue;
    const sums = sumsOf({ employerId, employerName, laCode });
    for (const place of heads.keys()) sums[place] = (sums[place] ?? 0) + (tally.headPayable[place] ?? 0);
  }
  for (const { employerId, laCode, head, amount } of undone) {
    const sums = sumsOf({ employerId, employerName: nameIn(files, employerId, laCode), laCode });
    sums[headPlace(head)] = (sums[headPlace(head)] ?? 0) + amount;
  }
  return [...payees]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { payee, byHead }]) => lineOf(payee, byHead));
}

/** An employer of whom nothing is payable any more still has a file: the one that says so. */
function nameIn(files: DecidedBatch["files"], employerId: string, laCode: string): string {
  const named = files.filter((file) => file.employerId === employerId && file.laCode === laCode);
  return named.find(({ employerName }) => employerName !== "")?.employerName ?? "";
}

function lineOf(payee: Payee, byHead: readonly number[]): PayeeLine {
  return {
    ...payee,
    ...headAmounts(byHead),
    total: pence(byHead.reduce((sum, amount) => sum + amount, 0)),
  };
}
