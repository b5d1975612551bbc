// Everybody whom the book knows, so many together: nobody has to hold all of them.
import type { Book, LinesWanted } from "../book.ts";
import type { PersonLines } from "../records.ts";

/** So many people are asked for at once. */
const together = 2_000;

export async function* everybodyIn(
  book: Pick<Book, "lines">,
  wanted: Pick<LinesWanted, "scheme" | "heads">,
): AsyncGenerator<readonly PersonLines[]> {
  let after: string | undefined;
  for (;;) {
    const people = await book.lines({ ...wanted, after, most: together });
    after = people.at(-1)?.personKey;
    if (after === undefined) return;
    yield people;
  }
}
