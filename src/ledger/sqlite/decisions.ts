// What the book says of the decisions of people: by the person whom they are about, and by their case reference.
import type { DatabaseSync } from "node:sqlite";
import type { PersonNumber } from "../../core/person.ts";
import type { DecisionRecord } from "../records.ts";
import { numberAt, query, textAt, type Values } from "./database.ts";
import type { PersonHash } from "./person-key.ts";
import { withdrawn } from "./stored.ts";

/** All questions, prepared once. */
export function decisionReader(database: DatabaseSync, hashOf: PersonHash) {
  const standing = (where: string): string =>
    `SELECT c.name, d.code, d.sheet, d.row, d.details, b.id, i.file FROM decision AS d
    JOIN scheme AS c ON c.id = d.scheme JOIN batch AS b ON b.sequence = d.batch JOIN input AS i ON i.id = d.input
    WHERE ${where} AND NOT ${withdrawn("d.batch")} ORDER BY d.id`;
  const anything = query(database, "SELECT 1 FROM decision LIMIT 1");
  const ofPerson = query(database, standing("d.person = (SELECT id FROM person WHERE key = ?)"));
  const underCode = query(database, standing("d.code = ?"));
  return {
    hasDecisions: (): boolean => anything.first() !== undefined,
    decisionsOf: (person: PersonNumber): readonly DecisionRecord[] =>
      ofPerson.all(hashOf(person)).map((row) => decisionRecord(row, person)),
    decisionsUnder: (code: string): readonly DecisionRecord[] =>
      underCode.all(code).map((row) => decisionRecord(row, undefined)),
  };
}

function decisionRecord(row: Values, person: PersonNumber | undefined): DecisionRecord {
  return {
    person,
    scheme: textAt(row, 0),
    code: textAt(row, 1),
    sheet: textAt(row, 2),
    row: numberAt(row, 3),
    details: textAt(row, 4),
    batchId: textAt(row, 5),
    file: textAt(row, 6),
  };
}
