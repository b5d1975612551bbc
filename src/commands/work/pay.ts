// `taliad pay`: writes the payment list and the remittance advices of a batch that somebody else has approved. The sum of the
// list is that of the summary and of the ledger, or nothing is written.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { filesBelow, hashed } from "../../batch/publish/outputs.ts";
import { type PaymentFiles, writePaymentOutputs } from "../../batch/publish/payment-outputs.ts";
import { movedBy } from "../../batch/replay/paid-batch.ts";
import { openStored } from "../../batch/replay/stored.ts";
import type { BatchEvent } from "../../core/batch-event.ts";
import { type Pence, pence, penceFromText, poundsText } from "../../core/money.ts";
import type { BatchState } from "../../engine/batch-state.ts";
import { type Employer, employerOf, nameIn } from "../../engine/employers.ts";
import { type ListedPayment, paymentList } from "../../engine/payment-list.ts";
import { makeFolder, publish, removeFolder } from "../../io/files.ts";
import type { Language } from "../../law/law.ts";
import type { Book } from "../../ledger/book.ts";
import type { BatchRecord } from "../../ledger/records.ts";
import { count, money, say } from "../../report/words.ts";
import { eventBy, type Said } from "../account.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { standingBatch } from "./batch-state.ts";
import { employersFor } from "./employers.ts";
import { type Ended, endOf } from "./logged.ts";
import { folderAsPosted, withBook } from "./on-posted-batch.ts";

type Asked = Pick<Said, "on"> & { readonly batch: string; readonly json: boolean };

/** Returns the exit code. */
export async function pay(wanted: Asked, session: Session): Promise<number> {
  if (session.config.ledger === "none") throw new UsageFault("cli.states-need-ledger");
  const event = eventBy("paid", wanted);
  return withBook(session, "pay", (book) => payIn(book, wanted, event, session));
}

async function payIn(book: Book, wanted: Asked, event: BatchEvent, session: Session): Promise<Ended> {
  const { config, console } = session;
  const { batch } = wanted;
  const { record, state } = await standingBatch(book, batch);
  const folder = folderAsPosted(record, session);
  if (folder === undefined) return { exitCode: exitCodes.difference, batch };
  const list = await employersFor(session);
  const employers = list ?? [];
  const { payments, personOf } = await paymentsOf(folder, record, employers);
  mustBeApproved(state, payments, session, batch);
  const staging = join(config.out, `.staging-payments-${process.pid}`);
  removeFolder(staging);
  makeFolder(staging);
  const final = join(config.out, `payments-${record.id}`);
  let written: PaymentFiles;
  try {
    written = writePaymentOutputs({
      ...{ folder: staging, law: session.schemas.law, batch: record.id, manifest: record.manifest },
      ...{ payments, personOf },
      payee: (payment) => payeeOf(payment, employers),
    });
    if (!existsSync(final)) publish(staging, final);
    else if (!sameFiles(staging, final)) throw new UsageFault("cli.pay.other-list", { batch, folder: final });
  } finally {
    removeFolder(staging);
  }
  const again = state.listed?.sha256 === written.sha256;
  if (!again) await book.record(record.id, { ...event, step: "list", sha256: written.sha256 });
  tell(wanted, session, { folder: final, written, payments, again });
  const unknown = withoutReference(payments, list);
  for (const { reference } of unknown) console.log("error", "cli.pay.no-payee", { reference });
  return {
    exitCode: unknown.length > 0 ? exitCodes.findings : exitCodes.done,
    ...{ batch, again, ends: await endOf(book) },
  };
}

/** The lines of the list; their sum is what the summary and the ledger say. Throws where it is not. */
async function paymentsOf(folder: string, record: BatchRecord, employers: readonly Employer[]) {
  const { files, payments, personOf, toPay } = await movedBy(openStored(folder));
  const lines = paymentList(
    files,
    payments,
    (employerId, laCode) => employerOf(employers, employerId, laCode)?.payeeReference ?? "",
  );
  const sum = sumOf(lines);
  if (poundsText(sum) !== toPay || sum !== record.total)
    throw new Error(`batch ${record.id} pays ${sum}p, says ${toPay} and moved ${record.total}p`);
  return { payments: lines, personOf };
}

/** As the council writes to them; who is not on its list, by the name of the return and in both languages. */
function payeeOf({ employerName, employerId, laCode }: ListedPayment, employers: readonly Employer[]) {
  const known = employerOf(employers, employerId, laCode);
  const languages = known?.writeIn ?? "both";
  return {
    nameIn: (language: Language) =>
      known === undefined ? employerName || employerId : nameIn(known, language),
    languages: languages === "both" ? (["en", "cy"] as const) : [languages],
    contact: known?.contact ?? "",
  };
}

/** Payees of whom a list does not say how they are paid: all of them but credits. */
function withoutReference(
  payments: readonly ListedPayment[],
  employers: readonly Employer[] | undefined,
): readonly ListedPayment[] {
  return employers === undefined
    ? []
    : payments.filter(({ kind, payeeReference }) => kind === "PAY" && payeeReference === "");
}

function sumOf(lines: readonly ListedPayment[]): Pence {
  return pence(lines.reduce((sum, { amount }) => sum + amount, 0));
}

/** Throws a UsageFault where a second person is needed and nobody has approved. Credits do not make a sum smaller. */
function mustBeApproved(
  { approved }: BatchState,
  lines: readonly ListedPayment[],
  { config }: Session,
  batch: string,
): void {
  if (approved.length > 0) return;
  const from = penceFromText(config.approval.from) ?? 0;
  const paid = sumOf(lines.filter(({ amount }) => amount > 0));
  if (from === 0 || paid >= from) throw new UsageFault("cli.pay.not-approved", { batch });
}

function sameFiles(a: string, b: string): boolean {
  const [mine, other] = [a, b].map((folder) => filesBelow(folder).map((path) => hashed(folder, path).sha256));
  return JSON.stringify(mine) === JSON.stringify(other);
}

type Done = {
  readonly folder: string;
  readonly written: PaymentFiles;
  readonly payments: readonly ListedPayment[];
  readonly again: boolean;
};

function tell({ batch, json }: Asked, session: Session, { folder, written, payments, again }: Done): void {
  const { console, schemas } = session;
  const list = join(folder, written.list);
  const total = sumOf(payments);
  if (json) {
    const told = { batch, list, total: poundsText(total), lines: payments.length, again };
    console.print(JSON.stringify({ ...told, remittances: written.remittances }));
    return;
  }
  const values = { batch, amount: money(total), lines: count(payments.length), list };
  const key = again ? "cli.pay.again" : "cli.pay.done";
  const remittances = count(written.remittances);
  console.print(say(schemas.law.words, console.language, key, { ...values, remittances }));
}
