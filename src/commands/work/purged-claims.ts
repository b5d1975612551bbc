// What a purge has taken of the returns of a scheme: their rows are gone, and so is who was in them; what was paid still stands
// in the ledger, under keys that nobody can be found by any more.
import type { Month } from "../../core/day.ts";
import { everybodyIn } from "../../ledger/answers/everybody.ts";
import type { Book } from "../../ledger/book.ts";
import type { PersonLines } from "../../ledger/records.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";

export type PurgedReturns = {
  /** The batches of returns that stand. */
  readonly batches: ReadonlySet<string>;
  /** The latest month of a return of each employer. */
  readonly latest: ReadonlyMap<string, Month>;
};

/** With a council only its own. */
export async function purgedReturns(
  book: Pick<Book, "state" | "batches" | "returns">,
  { name, layout }: Pick<AnyScheme, "name" | "layout">,
  council: string | undefined,
): Promise<PurgedReturns> {
  const { forgotten } = await book.state();
  const batches = forgotten.has(name) ? await book.batches() : [];
  const gone = new Set(batches.flatMap(({ id, purgedBy }) => (purgedBy === undefined ? [] : [id])));
  const wanted = { scheme: name, ...(council === undefined ? {} : { laCode: council }) };
  const found = { batches: new Set<string>(), latest: new Map<string, Month>() };
  for (const one of gone.size === 0 ? [] : await book.returns([wanted])) {
    if (one.layout !== layout || !gone.has(one.batchId)) continue;
    found.batches.add(one.batchId);
    const so = found.latest.get(one.employerId);
    if (so === undefined || one.period > so) found.latest.set(one.employerId, one.period);
  }
  return found;
}

/** Everybody who was paid in one of them, also whoever has a row that is left; people by their keys only. */
export async function* paidInPurged(
  book: Pick<Book, "lines">,
  scheme: string,
  { batches }: PurgedReturns,
): AsyncGenerator<PersonLines> {
  if (batches.size === 0) return;
  for await (const people of everybodyIn(book, { scheme }))
    for (const one of people)
      if (one.postings.some(({ returnBatchId }) => batches.has(returnBatchId))) yield one;
}
