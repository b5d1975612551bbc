// Which returns took back what another return paid before: it cannot be undone while they stand.
import type { DatabaseSync } from "node:sqlite";
import type { ReturnKey } from "../new-batch.ts";
import { headNumber } from "./codes.ts";
import { numberAt, query, textAt } from "./database.ts";
import { andEarlier, month, notUndone } from "./stored.ts";

/** The question, prepared when it is asked: once for a return that takes the place of another. */
export function recoveredReader(database: DatabaseSync) {
  return {
    takenBackBy(submission: number): readonly Omit<ReturnKey, "scheme">[] {
      return query(
        database,
        `SELECT DISTINCT t.layout, t.employer, t.council, t.period
        FROM posting AS p INDEXED BY posting_submission
        JOIN posting AS r INDEXED BY posting_person ON r.person = p.person AND r.scheme = p.scheme
        AND r.head = ${headNumber("RECOVERY")} AND r.submission <> p.submission AND r.id > p.id
        JOIN submission AS s ON s.id = p.submission
        JOIN submission AS t ON t.id = r.submission AND t.period >= s.period
        WHERE p.submission IN ${andEarlier("?")} AND p.head = ${headNumber("PAYMENT")} AND ${notUndone("p")} AND ${notUndone("r")}
        ORDER BY 4, 2, 3`,
      )
        .all(submission)
        .map((row) => ({
          layout: textAt(row, 0),
          employerId: textAt(row, 1),
          laCode: textAt(row, 2),
          period: month(numberAt(row, 3)),
        }));
    },
  };
}
