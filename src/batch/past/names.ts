// Names people whom the book knows by their keys: those of a few who are asked about.
import type { PersonNumber } from "../../core/person.ts";
import type { Book } from "../../ledger/book.ts";

export function namesAmong(
  { keyOf }: Pick<Book, "keyOf">,
  people: Iterable<PersonNumber>,
): (personKey: string) => PersonNumber | undefined {
  const known = new Map<string, PersonNumber>();
  for (const person of people) known.set(keyOf(person), person);
  return (personKey) => known.get(personKey);
}
