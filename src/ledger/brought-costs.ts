// On-costs that files of their own have brought for the people of one employer: what a return of theirs would pay again.
import type { DatabaseSync } from "node:sqlite";
import type { BroughtCost } from "../core/decision.ts";
import { pence } from "../core/money.ts";
import type { PersonNumber } from "../core/person.ts";
import { bytesAt, numberAt, query } from "./database.ts";
import type { ReturnKey } from "./ledger.ts";
import type { PersonHash } from "./person-key.ts";
import { headNumber } from "./schema.ts";
import { headOf, keyText, month } from "./stored.ts";

const costs = `${headNumber("EMPLOYER_NI")}, ${headNumber("EMPLOYER_PENSION")}`;

/** The question, prepared when it is asked: once for a return. */
export function broughtCostsReader(database: DatabaseSync, hashOf: PersonHash) {
  return {
    broughtCosts(key: ReturnKey, without: ReadonlySet<number>) {
      const rows = query(
        database,
        `SELECT w.key, p.head, p.month, p.instalment, sum(p.pence), s.id
        FROM submission AS s JOIN posting AS p INDEXED BY posting_submission ON p.submission = s.id
        JOIN person AS w ON w.id = p.person
        WHERE s.scheme = (SELECT id FROM scheme WHERE name = ?) AND s.employer = ? AND s.council = ? AND s.layout <> ?
        AND p.head IN (${costs})
        GROUP BY s.id, p.person, p.head, p.month, p.instalment HAVING sum(p.pence) <> 0 ORDER BY s.id, p.id`,
      ).all(key.scheme, key.employerId, key.laCode, key.layout);
      const found = new Map<string, BroughtCost[]>();
      for (const row of rows) {
        if (without.has(numberAt(row, 5))) continue;
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
      return (person: PersonNumber): readonly BroughtCost[] => found.get(keyText(hashOf(person))) ?? none;
    },
  };
}

const none: readonly BroughtCost[] = Object.freeze([]);
