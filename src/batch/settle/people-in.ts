// Of whom rows are, by the number that they name.
import type { PersonNumber } from "../../core/person.ts";
import { readNiNumber } from "../../statute/ni-number.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { RowResult } from "../handover/row-result.ts";
import type { RowStore } from "../handover/row-store.ts";
import { personOf } from "../past/whose-row.ts";

/** Undefined where no number can be read. */
export function personIn({ niNumber, isSecond }: RowResult): PersonNumber | undefined {
  const read = readNiNumber(niNumber);
  return read === undefined ? undefined : personOf(read, isSecond);
}

/** Everybody of a file, once; rows of which no number can be read are nobody's. */
export function peopleIn({ firstRow, rows }: ReadFile, store: RowStore): ReadonlySet<PersonNumber> {
  const people = new Set<PersonNumber>();
  for (const { result } of store.between(firstRow, firstRow + rows)) {
    const person = personIn(result);
    if (person !== undefined) people.add(person);
  }
  return people;
}
