// What people decided, by whom it is about and by case reference.
import type { DatabaseSync } from "node:sqlite";
import type { PersonNumber } from "../../core/person.ts";
import type { RulingsWanted } from "../book.ts";
import type { BookRuling } from "../records.ts";
import { bytesAt, numberAt, query, textAt, type Values } from "./database.ts";
import type { PersonHash } from "./person-key.ts";
import { keyText, withdrawn } from "./stored.ts";

export function rulingsReader(database: DatabaseSync, hashOf: PersonHash) {
  const standing = (where: string) =>
    query(
      database,
      `SELECT c.name, d.code, d.sheet, d.row, d.details, b.id, i.file, d.batch, w.key FROM decision AS d
      JOIN scheme AS c ON c.id = d.scheme JOIN batch AS b ON b.sequence = d.batch JOIN input AS i ON i.id = d.input
      JOIN person AS w ON w.id = d.person WHERE ${where} AND NOT ${withdrawn("d.batch")} ORDER BY d.id`,
    );
  const ofPerson = standing("d.person = (SELECT id FROM person WHERE key = ?)");
  const underCode = standing("d.code = ?");
  const ofScheme = standing("c.name = ?");
  const ofKey = (key: Uint8Array, person: PersonNumber | undefined) =>
    ofPerson.all(key).map((row) => ruling(row, person));
  return (wanted: RulingsWanted): readonly BookRuling[] => {
    if ("people" in wanted) {
      return [...new Set(wanted.people)].flatMap((person) => ofKey(hashOf(person), person));
    }
    if ("keys" in wanted) {
      return [...new Set(wanted.keys)].flatMap((key) => ofKey(Buffer.from(key, "hex"), undefined));
    }
    if ("scheme" in wanted) return ofScheme.all(wanted.scheme).map((row) => ruling(row, undefined));
    return [...new Set(wanted.codes)].flatMap((code) =>
      underCode.all(code).map((row) => ruling(row, undefined)),
    );
  };
}

function ruling(row: Values, person: PersonNumber | undefined): BookRuling {
  return {
    person,
    scheme: textAt(row, 0),
    code: textAt(row, 1),
    sheet: textAt(row, 2),
    row: numberAt(row, 3),
    details: textAt(row, 4),
    batchId: textAt(row, 5),
    file: textAt(row, 6),
    batch: numberAt(row, 7),
    personKey: keyText(bytesAt(row, 8)),
  };
}
