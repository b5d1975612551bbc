// What auditors ask of the book: what stands of a return that is about to be replaced, what is still to be taken
// back, and the whole book added up for the grant claim.
import type { DatabaseSync } from "node:sqlite";
import { heads } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import type { PersonNumber } from "../../core/person.ts";
import type { AccruedSum, RecoveryLine, StandingAmount } from "../audit-lines.ts";
import { postingKinds } from "../new-batch.ts";
import { headNumber } from "./codes.ts";
import { bytesAt, numberAt, query, textAt } from "./database.ts";
import type { PersonHash } from "./person-key.ts";
import { sourceOf } from "./stood-postings.ts";
import { andEarlier, headOf, keyText, month, namesAmong } from "./stored.ts";

const recovery = postingKinds.indexOf("recovery") + 1;
const recoveryHead = headNumber("RECOVERY");

/** The questions, prepared when they are asked: each is asked a few times in the life of an opened book. */
export function auditor(database: DatabaseSync, hashOf: PersonHash) {
  const hexOf = (person: PersonNumber): string => keyText(hashOf(person));
  return {
    standingOf(submission: number, among: Iterable<PersonNumber>): readonly StandingAmount[] {
      const nameOf = namesAmong(among, hashOf);
      // With one min() SQLite takes the other columns from the row that it found.
      const rows = query(
        database,
        `SELECT w.key, p.head, sum(p.pence), p.sheet, min(p.row), p.submission FROM posting AS p INDEXED BY posting_submission
        JOIN person AS w ON w.id = p.person WHERE p.submission IN ${andEarlier("?")}
        GROUP BY p.submission, p.person, p.head HAVING sum(p.pence) <> 0`,
      ).all(submission);
      const placeOf = sourceOf(database);
      const found = rows.map((row) => ({
        person: nameOf(bytesAt(row, 0)),
        head: headOf(numberAt(row, 1)),
        amount: pence(numberAt(row, 2)),
        ...placeOf(numberAt(row, 5)),
        sheet: textAt(row, 3),
        row: numberAt(row, 4),
      }));
      return found.sort((a, b) => a.row - b.row || heads.indexOf(a.head) - heads.indexOf(b.head));
    },
    recoveries(person?: PersonNumber): readonly RecoveryLine[] {
      const wanted = person === undefined ? "" : hexOf(person);
      const rows = query(
        database,
        `SELECT p.id, b.id, c.name, w.key, s.employer, s.council, s.period, p.month, p.pence, i.file, p.sheet, p.row,
        (SELECT coalesce(sum(o.pence), 0) FROM submission AS t JOIN posting AS o ON o.submission = t.id
          WHERE t.scheme = s.scheme AND t.employer = s.employer AND t.council = s.council AND t.period = s.period
          AND o.head <> ${recoveryHead})
        FROM posting AS p JOIN batch AS b ON b.sequence = p.batch JOIN scheme AS c ON c.id = p.scheme
        JOIN person AS w ON w.id = p.person JOIN submission AS s ON s.id = p.submission JOIN input AS i ON i.id = s.input
        WHERE p.kind = ${recovery} AND NOT EXISTS (SELECT 1 FROM posting AS r WHERE r.reverses = p.id) ORDER BY p.id`,
      ).all();
      return rows.map((row) => {
        const personKey = keyText(bytesAt(row, 3));
        return {
          posting: numberAt(row, 0),
          batchId: textAt(row, 1),
          scheme: textAt(row, 2),
          person: personKey === wanted ? person : undefined,
          personKey,
          employerId: textAt(row, 4),
          laCode: textAt(row, 5),
          period: month(numberAt(row, 6)),
          dueMonth: month(numberAt(row, 7)),
          amount: pence(numberAt(row, 8)),
          file: textAt(row, 9),
          sheet: textAt(row, 10),
          row: numberAt(row, 11),
          otherwisePayable: pence(numberAt(row, 12)),
        };
      });
    },
    accrued(): readonly AccruedSum[] {
      const rows = query(
        database,
        `SELECT c.name, s.council, p.month, s.period, p.head, sum(p.pence)
        FROM (SELECT submission, month, head, sum(pence) AS pence FROM posting GROUP BY submission, month, head) AS p
        JOIN submission AS s ON s.id = p.submission JOIN scheme AS c ON c.id = s.scheme
        GROUP BY 1, 2, 3, 4, 5 HAVING sum(p.pence) <> 0 ORDER BY 1, 2, 3, 4, 5`,
      ).all();
      return rows.map((row) => ({
        scheme: textAt(row, 0),
        laCode: textAt(row, 1),
        dueMonth: month(numberAt(row, 2)),
        period: month(numberAt(row, 3)),
        head: headOf(numberAt(row, 4)),
        amount: pence(numberAt(row, 5)),
      }));
    },
  };
}
