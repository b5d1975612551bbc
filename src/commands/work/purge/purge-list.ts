// What a purge would take and what it would leave, on a day: the list that is shown, confirmed by its hash, and written into the
// certificate. Nothing in it names anybody.
import { createHash } from "node:crypto";
import { type Day, dayText } from "../../../core/day.ts";
import { poundsText } from "../../../core/money.ts";
import { canonicalJson } from "../../../engine/identity.ts";
import type { HashedFile } from "../../../engine/manifest.ts";
import { isDue } from "../../../engine/retention.ts";
import type { Law } from "../../../law/law.ts";
import type { Book } from "../../../ledger/book.ts";
import type { PurgeTold, ToldRule, WhyStays } from "../../../report/purge-certificate.ts";
import { schemeNamed } from "../../../schemes/index.ts";
import { type Going, goingFiles } from "./going-files.ts";
import type { Hold } from "./holds.ts";
import { type RegisteredBatch, registerOf } from "./register.ts";

/** What is told of it, and the files by which it goes. */
export type PurgeList = Omit<PurgeTold, "batches"> & {
  /** With its numbers in the ledger. */
  readonly batches: readonly (PurgeTold["batches"][number] & { readonly numbers: readonly number[] })[];
  readonly files: readonly HashedFile[];
  readonly folders: readonly string[];
};

export async function purgeList(
  book: Book,
  law: Law,
  out: string,
  asOf: Day,
  holds: readonly Hold[],
): Promise<PurgeList> {
  const all = await registerOf(book, law, holds, out);
  const register = all.filter(({ purgedBy }) => purgedBy === undefined);
  const gone: { readonly batch: RegisteredBatch; readonly going: Going }[] = [];
  const staying: { readonly batch: RegisteredBatch; readonly why: WhyStays }[] = [];
  for (const batch of register) {
    const why = whyStays(batch, asOf);
    // Every file that goes is hashed: those of a batch that stays are left alone.
    const going = why === undefined ? goingFiles(out, batch) : undefined;
    if (going === undefined) staying.push({ batch, why: why ?? "folder-not-here" });
    else gone.push({ batch, going });
  }
  const files = gone.flatMap(({ going }) => going.files);
  const people = new Set(gone.flatMap(({ batch }) => [...batch.people]));
  const known = new Set(staying.flatMap(({ batch }) => [...batch.people]));
  const { sequence, head } = await book.state();
  return {
    asOf: dayText(asOf),
    ledger: { book: book.bookId, sequence, head },
    batches: gone.map(({ batch, going }) => ({
      batch: batch.id,
      numbers: batch.runs,
      rules: rulesOf(batch),
      files: going.files.length,
      rows: going.rows,
      people: batch.people.size,
    })),
    stays: staying.map(({ batch, why }) => ({ batch: batch.id, why, rules: rulesOf(batch) })),
    holds: holds.map((hold) =>
      listedHold(
        hold,
        staying.map(({ batch }) => batch),
      ),
    ),
    counts: {
      batches: gone.length,
      files: files.length,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      rows: gone.reduce((sum, { going }) => sum + going.rows, 0),
      people: people.size,
      forgotten: people.difference(known).size,
    },
    sums: await sumsOf(book),
    files,
    folders: gone.flatMap(({ going }) => going.folders),
  };
}

/** What `--confirm` has to say: the hash of all of it. */
export function listHash(list: PurgeList): string {
  return createHash("sha256").update(canonicalJson(list)).digest("hex");
}

export async function sumsOf(book: Book): Promise<PurgeList["sums"]> {
  return (await book.sums([])).map(({ scheme, head, amount }) => ({
    scheme: schemeNamed(scheme).code,
    head,
    amount: poundsText(amount),
  }));
}

function whyStays({ holds, retentions }: RegisteredBatch, asOf: Day): WhyStays | undefined {
  if (holds.length > 0) return "held";
  if (retentions.length === 0) return "no-payments";
  if (retentions.some(({ earliest }) => earliest === undefined)) return "no-period-set";
  return isDue(retentions, asOf) ? undefined : "not-due";
}

function rulesOf({ retentions }: RegisteredBatch): readonly ToldRule[] {
  return retentions.map(({ scheme, lastPayDay, months, clause, earliest }) => ({
    scheme: schemeNamed(scheme).code,
    lastPayDay: dayText(lastPayDay),
    months: months ?? null,
    clause,
    earliest: earliest === undefined ? null : dayText(earliest),
  }));
}

function listedHold(hold: Hold, staying: readonly RegisteredBatch[]): PurgeTold["holds"][number] {
  const { kind, reason, decision } = hold;
  const reference = kind === "person" ? "" : hold.reference;
  const keeps = staying.filter(({ holds }) => holds.includes(hold)).map(({ id }) => id);
  return { kind, reference, reason, decision, keeps };
}
