// What stands of a return that a new version is about to replace, posting by posting: of people who wait for a decision it
// stays, and stands in the version that paid it, however many have come since.
import type { DatabaseSync } from "node:sqlite";
import { pence } from "../../core/money.ts";
import type { PersonNumber } from "../../core/person.ts";
import type { StoodPosting } from "../audit-lines.ts";
import { postingKinds } from "../new-batch.ts";
import { bytesAt, numberAt, query, textAt } from "./database.ts";
import type { PersonHash } from "./person-key.ts";
import { andEarlier, headOf, month, namesAmong, notUndone, numbers } from "./stored.ts";

/** The question, prepared when it is asked: once for a return that takes the place of another. */
export function stoodReader(database: DatabaseSync, hashOf: PersonHash) {
  return {
    stoodPostings(submission: number, among: Iterable<PersonNumber>): readonly StoodPosting[] {
      const nameOf = namesAmong(among, hashOf);
      const placeOf = sourceOf(database);
      const rows = query(
        database,
        `SELECT w.key, p.kind, p.head, p.month, p.instalment, p.pence, p.submission, p.sheet, p.row, p.standing
        FROM posting AS p INDEXED BY posting_submission JOIN person AS w ON w.id = p.person
        WHERE p.submission IN ${andEarlier("?")} AND ${notUndone("p")} ORDER BY p.id`,
      ).all(submission);
      return rows.flatMap((row) => {
        const person = nameOf(bytesAt(row, 0));
        const kind = postingKinds[numberAt(row, 1) - 1];
        if (person === undefined || kind === undefined || kind === "reversal") return [];
        return [
          {
            person,
            kind,
            head: headOf(numberAt(row, 2)),
            dueMonth: month(numberAt(row, 3)),
            instalment: numberAt(row, 4),
            amount: pence(numberAt(row, 5)),
            ...placeOf(numberAt(row, 6)),
            sheet: textAt(row, 7),
            row: numberAt(row, 8),
            standing: row[9] === null ? [] : numbers(textAt(row, 9)),
          },
        ];
      });
    },
  };
}

/** The batch and the file of a submission. */
export function sourceOf(database: DatabaseSync): (submission: number) => { batchId: string; file: string } {
  const source = query(
    database,
    `SELECT b.id, i.file FROM submission AS s JOIN batch AS b ON b.sequence = s.batch JOIN input AS i ON i.id = s.input
    WHERE s.id = ?`,
  );
  return (submission) => {
    const row = source.first(submission);
    return { batchId: textAt(row, 0), file: textAt(row, 1) };
  };
}
