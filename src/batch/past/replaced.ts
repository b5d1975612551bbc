// Which returns of the book count for a person beside a batch that takes the place of some of them.
import type { PersonNumber } from "../../core/person.ts";
import type { BatchEntry } from "../../ledger/new-batch.ts";

export type Counts = (personKey: string, submission: number) => boolean;

/** Not those that are replaced, but of who waits for a decision they stay (`waits`). */
export function countsBeside(
  replaced: ReadonlySet<number>,
  waits: BatchEntry["waits"] = [],
  keyOf: (person: PersonNumber) => string,
): Counts {
  const stays = new Set(
    waits.flatMap((one) =>
      one.persons.flatMap((person) => one.replaced.map((submission) => `${submission} ${keyOf(person)}`)),
    ),
  );
  return (personKey, submission) => !replaced.has(submission) || stays.has(`${submission} ${personKey}`);
}
