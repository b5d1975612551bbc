// On-costs that files of their own have brought, person by person: those of one employer, which a return of theirs would
// pay again, and those whose payment was undone, which are the costs of the next payment.
import type { DatabaseSync } from "node:sqlite";
import type { BroughtCost } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import type { PersonNumber } from "../../core/person.ts";
import type { ReturnKey } from "../new-batch.ts";
import { headNumber } from "./codes.ts";
import { bytesAt, numberAt, query, type Values } from "./database.ts";
import type { PersonHash } from "./person-key.ts";
import { headOf, keyText, month } from "./stored.ts";

const costs = `${headNumber("EMPLOYER_NI")}, ${headNumber("EMPLOYER_PENSION")}`;

/** What a person's on-costs are asked by; undefined where there are none at all. */
type CostsOf = ((person: PersonNumber) => readonly BroughtCost[]) | undefined;

/** The questions, prepared when they are asked: once for a return, and once for a batch. */
export function broughtCostsReader(database: DatabaseSync, hashOf: PersonHash) {
  const byPerson = (rows: readonly Values[]): CostsOf => {
    const found = new Map<string, BroughtCost[]>();
    for (const row of rows) {
      const person = keyText(bytesAt(row, 0));
      const cost = {
        head: headOf(numberAt(row, 1)),
        dueMonth: month(numberAt(row, 2)),
        instalment: numberAt(row, 3),
        amount: pence(numberAt(row, 4)),
      };
      const before = found.get(person);
      if (before === undefined) found.set(person, [cost]);
      else before.push(cost);
    }
    if (found.size === 0) return undefined;
    return (person) => found.get(keyText(hashOf(person))) ?? none;
  };
  return {
    broughtCosts(key: ReturnKey, without: ReadonlySet<number>): CostsOf {
      const rows = query(
        database,
        `SELECT w.key, p.head, p.month, p.instalment, sum(p.pence), s.id
        FROM submission AS s JOIN posting AS p INDEXED BY posting_submission ON p.submission = s.id
        JOIN person AS w ON w.id = p.person
        WHERE s.scheme = (SELECT id FROM scheme WHERE name = ?) AND s.employer = ? AND s.council = ? AND s.layout <> ?
        AND p.head IN (${costs}) AND p.month >= ?
        GROUP BY s.id, p.person, p.head, p.month, p.instalment HAVING sum(p.pence) <> 0 ORDER BY s.id, p.id`,
      ).all(key.scheme, key.employerId, key.laCode, key.layout, key.period);
      return byPerson(rows.filter((row) => !without.has(numberAt(row, 5))));
    },
    undoneCosts(scheme: string, layout: string, without: ReadonlySet<number>): CostsOf {
      const gone = JSON.stringify([...without]);
      return byPerson(
        query(
          database,
          `SELECT w.key, p.head, p.month, p.instalment, sum(p.pence)
          FROM submission AS s JOIN posting AS p INDEXED BY posting_submission ON p.submission = s.id
          JOIN person AS w ON w.id = p.person
          WHERE s.scheme = (SELECT id FROM scheme WHERE name = ?) AND s.layout = ? AND p.head IN (${costs})
          AND s.id NOT IN (SELECT value FROM json_each(?3))
          AND (SELECT coalesce(sum(q.times), 0) FROM posting AS q INDEXED BY posting_person
            JOIN submission AS t ON t.id = q.submission AND t.employer = s.employer AND t.council = s.council
            WHERE q.person = p.person AND q.scheme = p.scheme AND q.head = ${headNumber("PAYMENT")}
            AND q.instalment = p.instalment AND q.month = p.month
            AND q.submission NOT IN (SELECT value FROM json_each(?3))) <= 0
          GROUP BY p.person, p.head, p.month, p.instalment HAVING sum(p.pence) <> 0 ORDER BY p.person, p.id`,
        ).all(scheme, layout, gone),
      );
    },
  };
}

const none: readonly BroughtCost[] = Object.freeze([]);
