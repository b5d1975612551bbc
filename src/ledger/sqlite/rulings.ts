// What people decided, by whom it is about and by case reference.
import type { DatabaseSync } from "node:sqlite";
import type { PersonNumber } from "../../core/person.ts";
import type { RulingsWanted } from "../book.ts";
import type { BookRuling } from "../records.ts";
import type { ClaimKeys } from "./claim-keys.ts";
import { bytesAt, numberAt, query, textAt, type Values } from "./database.ts";
import type { PersonFinder } from "./find-people.ts";
import { openedTexts } from "./sealed-texts.ts";
import { keyText, withdrawn } from "./stored.ts";

/** A text that went with its key is nobody's ruling any more. */
export function rulingsReader(
  database: DatabaseSync,
  { idOf }: Pick<PersonFinder, "idOf">,
  claimKeys: () => ClaimKeys,
) {
  const texts = openedTexts(database, claimKeys);
  const told = (rows: readonly Values[], person?: PersonNumber): readonly BookRuling[] => {
    const textOf = texts();
    return rows.flatMap((row) => {
      const details = textOf(numberAt(row, 9), textAt(row, 4));
      return details === undefined ? [] : [ruling(row, details, person)];
    });
  };
  const standing = (where: string) =>
    query(
      database,
      `SELECT c.name, d.code, d.sheet, d.row, d.details, b.id, i.file, d.batch, w.key, d.id FROM decision AS d
      JOIN scheme AS c ON c.id = d.scheme JOIN batch AS b ON b.sequence = d.batch JOIN input AS i ON i.id = d.input
      JOIN person AS w ON w.id = d.person WHERE ${where} AND NOT ${withdrawn("d.batch")} ORDER BY d.id`,
    );
  const ofPerson = standing("d.person = ?");
  const idOfKey = query(database, "SELECT id FROM person WHERE key = ?");
  const underCode = standing("d.code = ?");
  const ofScheme = standing("c.name = ?");
  return (wanted: RulingsWanted): readonly BookRuling[] => {
    if ("people" in wanted) {
      return [...new Set(wanted.people)].flatMap((person) =>
        told(ofPerson.all(idOf(person) ?? null), person),
      );
    }
    if ("keys" in wanted) {
      return [...new Set(wanted.keys)].flatMap((key) =>
        told(ofPerson.all(idOfKey.first(Buffer.from(key, "hex"))?.[0] ?? null)),
      );
    }
    if ("scheme" in wanted) return told(ofScheme.all(wanted.scheme));
    return [...new Set(wanted.codes)].flatMap((code) => told(underCode.all(code)));
  };
}

function ruling(row: Values, details: string, person: PersonNumber | undefined): BookRuling {
  return {
    person,
    scheme: textAt(row, 0),
    code: textAt(row, 1),
    sheet: textAt(row, 2),
    row: numberAt(row, 3),
    details,
    batchId: textAt(row, 5),
    file: textAt(row, 6),
    batch: numberAt(row, 7),
    personKey: keyText(bytesAt(row, 8)),
  };
}
