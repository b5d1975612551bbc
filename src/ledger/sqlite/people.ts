// Everybody of a scheme, one after the other: the postings of each and the claims that stand, without a name.
import type { DatabaseSync } from "node:sqlite";
import { pence } from "../../core/money.ts";
import type { PersonLines } from "../month-sums.ts";
import { numberAt, query, textAt } from "./database.ts";
import { headOf, month, notUndone, numbers } from "./stored.ts";

/** The question, prepared when it is asked: it walks the whole book. */
export function peopleReader(database: DatabaseSync) {
  return {
    *everybody(scheme: string): Generator<PersonLines> {
      const rows = query(
        database,
        `SELECT p.person, s.employer, s.council, s.period, p.head, p.month, p.instalment, p.pence, p.standing,
        ${notUndone("p")}
        FROM posting AS p JOIN submission AS s ON s.id = p.submission
        WHERE p.scheme = (SELECT id FROM scheme WHERE name = ?) ORDER BY p.person, p.id`,
      ).each(scheme);
      let person: number | undefined;
      let lines: PersonLines = { lines: [], claims: [] };
      for (const row of rows) {
        if (numberAt(row, 0) !== person) {
          if (person !== undefined) yield lines;
          person = numberAt(row, 0);
          lines = { lines: [], claims: [] };
        }
        const place = {
          employerId: textAt(row, 1),
          laCode: textAt(row, 2),
          period: month(numberAt(row, 3)),
        };
        const posted = {
          head: headOf(numberAt(row, 4)),
          dueMonth: month(numberAt(row, 5)),
          instalment: numberAt(row, 6),
          amount: pence(numberAt(row, 7)),
        };
        const claim = numberAt(row, 9) === 1 && row[8] !== null;
        lines = {
          lines: [...lines.lines, { scheme, ...place, ...posted }],
          claims: claim ? [...lines.claims, { ...place, standing: numbers(textAt(row, 8)) }] : lines.claims,
        };
      }
      if (person !== undefined) yield lines;
    },
  };
}
