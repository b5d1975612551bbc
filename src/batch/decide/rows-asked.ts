// Asks the book about the people of a piece of rows before the first of them is decided: nothing is asked row by row.
import { numberOf, type PersonNumber, personNumber } from "../../core/person.ts";
import type { Row } from "../../core/place.ts";
import { type RowReader, rowReader } from "../../input/rows.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import { readNiNumber } from "../../statute/ni-number.ts";
import type { OpenTable } from "../handover/open-table.ts";
import type { Paying } from "../past/questions/paid-months.ts";
import type { Return } from "../past/return-lines.ts";
import { type NamedRow, personOf, type WhoseRow } from "../past/whose-row.ts";
import { rowsOf } from "../read/open-table.ts";
import type { Reading } from "./reading.ts";

/** What is asked about the people of one table. */
type About = {
  readonly scheme: AnyScheme;
  readonly paying: Paying;
  readonly key: Return;
  readonly whose: WhoseRow;
};

/** The rows of the table, piece by piece, each when the book has been asked about all its people. */
export async function* rowsAsked(
  table: OpenTable,
  { scheme, paying, key, whose }: About,
  { law, facts, decisions }: Reading,
): AsyncGenerator<readonly Row[]> {
  const { head } = table.job;
  const { text } = rowReader(head, law, table.job);
  const isAnyShared = await whose.isAny();
  for await (const rows of rowsOf(table)) {
    const found = new Set<PersonNumber>();
    const named: NamedRow[] = [];
    for (const row of rows) {
      // Whoever has no number is decided by nobody's past: such a row is rejected.
      const niNumber = row.number > head.lastHeadingRow ? readNiNumber(text(row, "niNumber")) : undefined;
      if (niNumber === undefined) continue;
      if (isAnyShared) named.push(namedRow(niNumber, row, text));
      else found.add(personNumber(niNumber));
    }
    await whose.learn(named);
    for (const row of named) found.add(personOf(row.niNumber, whose.sharerOf(row)?.second === true));
    const people = [...found];
    await facts.people.learn(people.map((person) => ({ person, scheme: scheme.name })));
    if (scheme.past.months !== undefined)
      await facts.paid.learn(people.map((person) => ({ person, ...paying })));
    if (scheme.costsMayComeBeside) await facts.brought.learn(people.map((person) => ({ person, ...key })));
    await decisions.learn(people.map(numberOf));
    yield rows;
  }
}

/** What a row says of its person. */
export function namedRow(niNumber: string, row: Row, text: RowReader["text"]): NamedRow {
  return {
    niNumber,
    surname: text(row, "surname"),
    forenames: text(row, "forenames"),
    payrollRef: text(row, "payrollRef"),
  };
}
