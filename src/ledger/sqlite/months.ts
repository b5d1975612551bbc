// What the book says of a month of returns: what each person was paid in one, which employers' returns have not been
// followed by another, and which are there.
import type { DatabaseSync } from "node:sqlite";
import type { Month } from "../../core/day.ts";
import { pence } from "../../core/money.ts";
import type { PersonNumber } from "../../core/person.ts";
import type { EndedReturns, PaidInReturn, PaidSum } from "../month-sums.ts";
import type { ReturnKey } from "../new-batch.ts";
import { headNumber } from "./codes.ts";
import { bytesAt, numberAt, query, textAt } from "./database.ts";
import type { PersonHash } from "./person-key.ts";
import { andEarlier, namesAmong, notUndone, ofOneSender, replaced, withdrawn } from "./stored.ts";

const payment = headNumber("PAYMENT");

const stands = (submission: string): string =>
  `${submission}.sequence IS NOT NULL AND NOT ${withdrawn(`${submission}.batch`)}`;
/** The version that counts: what is reversed for a later one says nothing of instalments. */
const newest = `${stands("s")} AND NOT ${replaced("s")}`;

/** The questions, prepared when they are asked: each is asked once for a return or a council. */
export function monthReader(database: DatabaseSync, hashOf: PersonHash) {
  return {
    paidIn(submission: number, among: Iterable<PersonNumber>): readonly PaidInReturn[] {
      const nameOf = namesAmong(among, hashOf);
      return query(
        database,
        `SELECT w.key, sum(p.pence), min(p.instalment), max(p.instalment), min(p.row)
        FROM posting AS p INDEXED BY posting_submission JOIN person AS w ON w.id = p.person
        WHERE p.submission IN ${andEarlier("?")} AND p.head = ${payment} AND ${notUndone("p")}
        GROUP BY p.person HAVING sum(p.pence) <> 0 ORDER BY 5, 1`,
      )
        .all(submission)
        .map((row) => ({
          person: nameOf(bytesAt(row, 0)),
          amount: pence(numberAt(row, 1)),
          instalment: numberAt(row, 2) === 0 ? 0 : numberAt(row, 3),
          row: numberAt(row, 4),
        }));
    },
    endedReturns(wanted: EndedReturns): readonly PaidSum[] {
      const { scheme, layout, laCode, period, instalments, except } = wanted;
      return query(
        database,
        `SELECT employer, count(*), sum(pence), sum(due), sum(due * pence) FROM (
          SELECT s.employer AS employer, sum(p.pence) AS pence, min(p.instalment) > 0 AND max(p.instalment) < ? AS due
          FROM submission AS s JOIN posting AS p INDEXED BY posting_submission
          ON p.submission IN ${andEarlier("s.id")} AND p.head = ${payment}
          AND ${notUndone("p")} WHERE s.scheme = (SELECT id FROM scheme WHERE name = ?) AND s.council = ? AND s.period = ? AND s.layout = ?
          AND ${newest} AND NOT EXISTS (SELECT 1 FROM submission AS n WHERE ${ofOneSender("n", "s")}
            AND n.period = s.period + 1 AND ${stands("n")})
          GROUP BY s.employer, p.person HAVING sum(p.pence) <> 0)
        GROUP BY employer ORDER BY employer`,
      )
        .all(instalments, scheme, laCode, period, layout)
        .map((row) => ({
          employerId: textAt(row, 0),
          people: numberAt(row, 1),
          amount: pence(numberAt(row, 2)),
          peopleDue: numberAt(row, 3),
          amountDue: pence(numberAt(row, 4)),
        }))
        .filter(({ employerId }) => !except.has(employerId));
    },
    returnsFor(period: Month): readonly Pick<ReturnKey, "scheme" | "layout" | "employerId" | "laCode">[] {
      return query(
        database,
        `SELECT c.name, s.layout, s.employer, s.council FROM submission AS s JOIN scheme AS c ON c.id = s.scheme
        WHERE s.period = ? AND ${newest} ORDER BY 1, 2, 3, 4`,
      )
        .all(period)
        .map((row) => ({
          scheme: textAt(row, 0),
          layout: textAt(row, 1),
          employerId: textAt(row, 2),
          laCode: textAt(row, 3),
        }));
    },
  };
}
