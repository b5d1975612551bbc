// What the numbers and keys in the tables mean, and the sentences that several questions share.
import type { DatabaseSync } from "node:sqlite";
import type { Day, Month } from "../../core/day.ts";
import type { Head } from "../../core/decision.ts";
import { LedgerFault } from "../fault.ts";
import { postingKinds } from "../new-batch.ts";
import { storedHeads } from "./codes.ts";
import { bytesAt, numberOrNothingAt, query, type Values } from "./database.ts";

export function month(value: number): Month {
  // The table's CHECK keeps it within the months of the calendar.
  return value as Month;
}

export function headOf(stored: number): Head {
  const found = storedHeads[stored - 1];
  if (found === undefined) throw new LedgerFault("damaged", "file-damaged", `head ${stored}`);
  return found;
}

export function dayOrNothing(row: Values, at: number): Day | undefined {
  // It was a Day when it was written.
  return numberOrNothingAt(row, at) as Day | undefined;
}

/** The scheme's whole numbers of a claim. */
export function numbers(text: string): readonly number[] {
  return text === "" ? [] : text.split(",").map(Number);
}

/** A person's key as text. */
export function keyText(key: Uint8Array): string {
  return Buffer.from(key).toString("hex");
}

/** SQL: whether a posting neither undoes another one nor is undone. */
export const notUndone = (posting: string): string =>
  `${posting}.kind <> ${postingKinds.indexOf("reversal") + 1} AND NOT EXISTS (SELECT 1 FROM posting AS u WHERE u.reverses = ${posting}.id)`;

/** SQL: whether the batch of this number was withdrawn. */
export const withdrawn = (batch: string): string =>
  `EXISTS (SELECT 1 FROM batch AS w WHERE w.withdraws = ${batch})`;

/** SQL: whether two submissions are of one employer, council, scheme and layout, of whatever month. */
export const ofOneSender = (one: string, other: string): string =>
  `${one}.scheme = ${other}.scheme AND ${one}.employer = ${other}.employer AND ${one}.council = ${other}.council AND ${one}.layout = ${other}.layout`;

/** SQL: whether a later version of the same return stands. */
export const replaced = (submission: string): string =>
  `EXISTS (SELECT 1 FROM submission AS v WHERE ${ofOneSender("v", submission)} AND v.period = ${submission}.period
  AND v.sequence > ${submission}.sequence AND NOT ${withdrawn("v.batch")})`;

/** SQL: the ids of the versions of a return before the one with a given id. */
export const earlierVersions = `SELECT e.id FROM submission AS n JOIN submission AS e ON ${ofOneSender("e", "n")}
  AND e.period = n.period WHERE n.id = ? AND e.sequence < n.sequence ORDER BY e.id`;

/** A person's key as text by the person's number in the book; the number where there is no such person. */
export function keyOfPerson(database: DatabaseSync): (person: number) => string {
  const find = query(database, "SELECT key FROM person WHERE id = ?");
  return (person) => {
    const row = find.first(person);
    return row === undefined ? String(person) : keyText(bytesAt(row, 0));
  };
}
