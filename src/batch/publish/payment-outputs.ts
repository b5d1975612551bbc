// Writes the folder of a payment list: the list for the finance system, an advice for each employer of each council and, last,
// the manifest with the hash of all of it.
import { join } from "node:path";
import { pence, poundsText } from "../../core/money.ts";
import { headAmounts } from "../../engine/head-amounts.ts";
import type { ListedPayment } from "../../engine/payment-list.ts";
import { programVersion } from "../../engine/version.ts";
import { makeFolder, writeFileSynced } from "../../io/files.ts";
import { remittancePage } from "../../report/pages/remittance.ts";
import { type PaymentListLine, paymentListColumns } from "../../report/payment-columns.ts";
import { filesBelow, hashed } from "./outputs.ts";
import { writeTable } from "./write-tables.ts";

type PaymentWork = Omit<
  Parameters<typeof remittancePage>[0],
  "laCode" | "employerId" | "nameIn" | "languages" | "contact"
> & {
  readonly folder: string;
  /** sha256 of the batch's manifest. */
  readonly manifest: string;
  readonly payee: (
    of: ListedPayment,
  ) => Pick<Parameters<typeof remittancePage>[0], "nameIn" | "languages" | "contact">;
};

/** The names of the folder's own files; of the list also its hash. */
export type PaymentFiles = { readonly list: string; readonly sha256: string; readonly remittances: number };

export function writePaymentOutputs(work: PaymentWork): PaymentFiles {
  const { folder, batch, payments, payee } = work;
  writeTable(
    join(folder, "payment-list.csv"),
    paymentListColumns,
    payments.map((payment) => lineOf(batch, payment)),
  );
  makeFolder(join(folder, "remittances"));
  const employers = new Map<string, ListedPayment[]>();
  for (const payment of payments) {
    const key = nameOf(payment);
    employers.set(key, [...(employers.get(key) ?? []), payment]);
  }
  for (const [name, mine] of employers) {
    const [first] = mine;
    if (first === undefined) continue;
    const { laCode, employerId } = first;
    const text = remittancePage({ ...work, laCode, employerId, payments: mine, ...payee(first) });
    writeFileSynced(join(folder, "remittances", `${name}.html`), text);
  }
  const outputs = filesBelow(folder).map((path) => hashed(folder, path));
  const manifest = {
    format: 1,
    payments: batch,
    program: { name: "taliad", version: programVersion },
    manifest: work.manifest,
    total: poundsText(pence(payments.reduce((sum, { amount }) => sum + amount, 0))),
    outputs,
  };
  writeFileSynced(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  const list = outputs.find(({ path }) => path === "payment-list.csv");
  return { list: "payment-list.csv", sha256: list?.sha256 ?? "", remittances: employers.size };
}

/** Two references that differ only in what a file's name cannot hold are told apart by their bytes. */
function nameOf({ laCode, employerId }: ListedPayment): string {
  const safe = employerId.replaceAll(/[^\p{L}\p{N}_-]/gu, (sign) => `~${Buffer.from(sign).toString("hex")}`);
  return `${laCode}-${safe}`;
}

function lineOf(batch: string, payment: ListedPayment): PaymentListLine {
  const { byHead, lines: _lines, ...line } = payment;
  return { batch, ...line, ...headAmounts(byHead) };
}
