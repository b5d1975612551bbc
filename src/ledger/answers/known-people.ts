// Who can still be asked for or paid: whoever has something in purged batches alone was forgotten, and nothing is missing of them.
import type { Book } from "../book.ts";
import type { BookState, PersonLines } from "../records.ts";

/**
 * Of people with all their lines of the scheme: whether a batch that stays has paid them something, or `isTold` of them.
 * Lines that open a matter, and rulings, are those of batches that stay. What a batch undoes or restores of a purged one names nobody.
 */
export async function knownPeople(
  book: Pick<Book, "batches">,
  { forgotten }: Pick<BookState, "forgotten">,
  scheme: string,
  isTold: (personKey: string) => boolean,
): Promise<(one: PersonLines) => boolean> {
  if (!forgotten.has(scheme)) return () => true;
  const batches = await book.batches();
  const purged = new Set(batches.flatMap(({ id, purgedBy }) => (purgedBy === undefined ? [] : [id])));
  return ({ personKey, postings }) =>
    isTold(personKey) ||
    postings.some(({ batchId, reverses }) => reverses === undefined && !purged.has(batchId));
}
