// payees.csv: one line for each employer and council that payments.csv has lines of, with their sums by head. The sums are
// those of the files after the comparison, and so those of the summary.
import type { Head } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import type { PayeeLine } from "../../engine/batch.ts";
import { addTallies, headPlace, payableOf, type Tally } from "../../engine/tally.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";

type Payee = Pick<PayeeLine, "employerId" | "employerName" | "laCode"> & { readonly tallies: Tally[] };

/** By council, then by employer; the name is that of the employer's first file that has one. */
export function payeesIn({ files, settled }: Pick<DecidedBatch, "files" | "settled">): readonly PayeeLine[] {
  const payees = new Map<string, Payee>();
  for (const [at, { employerId, employerName, laCode }] of files.entries()) {
    const tally = settled.tallies[at];
    if (tally === undefined || tally.paymentLines === 0) continue;
    const key = JSON.stringify([laCode, employerId]);
    const known = payees.get(key);
    payees.set(key, {
      ...{ employerId, laCode },
      employerName: known === undefined || known.employerName === "" ? employerName : known.employerName,
      tallies: [...(known?.tallies ?? []), tally],
    });
  }
  return [...payees]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { tallies, ...payee }]) => lineOf(payee, addTallies(tallies)));
}

function lineOf(payee: Omit<Payee, "tallies">, tally: Tally): PayeeLine {
  const of = (head: Head) => pence(tally.headPayable[headPlace(head)] ?? 0);
  return {
    ...payee,
    payment: of("PAYMENT"),
    employerNi: of("EMPLOYER_NI"),
    employerPension: of("EMPLOYER_PENSION"),
    adminFee: of("ADMIN_FEE"),
    topUp: of("TOPUP"),
    recovery: of("RECOVERY"),
    total: payableOf(tally),
  };
}
