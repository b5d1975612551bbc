// Everybody in the returns of a scheme that stand: each claim row, batch after batch, and what was paid for each person.

import { type StandingRow, standingRows } from "../../batch/replay/standing-rows.ts";
import { type PersonNumber, secondOf } from "../../core/person.ts";
import { standingBatch as standingIn } from "../../ledger/answers/batches.ts";
import { sharedNumbers } from "../../ledger/answers/shared-numbers.ts";
import type { Book } from "../../ledger/book.ts";
import type { PersonLines, UnpaidRow } from "../../ledger/records.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import type { Session } from "../session.ts";
import { postedBatch } from "./posted-folder.ts";

/**
 * The rows with the place of their batch in the book, in its order; those of batches that were purged are gone. With a council only its own: in a ledger that councils
 * share, the batches of the others are in folders that are theirs.
 */
export async function* rowsInBook(
  book: Book,
  { name, layout }: Pick<AnyScheme, "name" | "layout">,
  council: string | undefined,
  session: Session,
): AsyncGenerator<StandingRow & { readonly batch: number }> {
  const returns = (
    await book.returns([{ scheme: name, ...(council === undefined ? {} : { laCode: council }) }])
  ).filter((one) => one.layout === layout);
  const files = new Map<string, Set<string>>();
  for (const { batchId, file } of returns) files.set(batchId, (files.get(batchId) ?? new Set()).add(file));
  const whose = await owners(book, name);
  for (const [id, wanted] of files) {
    const record = standingIn(await book.batches(id));
    if (record === undefined) throw new Error(`batch ${id} has returns that stand and does not stand itself`);
    if (record.purgedBy !== undefined) continue;
    const stored = postedBatch(record, session);
    for await (const row of standingRows(stored, wanted)) {
      if (council !== undefined && row.laCode !== council) continue;
      yield { ...row, person: await whose(row, id), batch: record.sequence };
    }
  }
}

/** Whose a row of a batch is: of a number that somebody has decided to be two people's, the one for whom the book has it. */
async function owners(
  book: Book,
  scheme: string,
): Promise<(row: StandingRow, batchId: string) => Promise<PersonNumber>> {
  const shared = sharedNumbers(await book.cases(), scheme, new Map());
  return async ({ person, file, row }, batchId) => {
    const second = shared.has(book.keyOf(person)) ? secondOf(person) : undefined;
    if (second === undefined) return person;
    const [lines] = await book.lines({ scheme, people: [second] });
    const isHere = (one: Pick<UnpaidRow, "returnBatchId" | "file" | "row">): boolean =>
      one.returnBatchId === batchId && one.file === file && one.row === row;
    return lines?.postings.some(isHere) || lines?.unpaid.some(isHere) ? second : person;
  };
}

/** So many people are asked for at once. */
const together = 2_000;

/** What the book holds of these people in the scheme. */
export async function* linesAbout(
  book: Book,
  scheme: string,
  people: Iterable<PersonNumber>,
): AsyncGenerator<PersonLines> {
  const all = [...people];
  for (let at = 0; at < all.length; at += together)
    yield* await book.lines({ scheme, people: all.slice(at, at + together) });
}
