// Duplicate cases with what became of them.
import type { DatabaseSync } from "node:sqlite";
import { pence } from "../../core/money.ts";
import type { BookCase } from "../records.ts";
import { bytesAt, numberAt, numberOrNothingAt, query, textAt, type Values } from "./database.ts";
import { purged } from "./purges.ts";
import { dayOrNothing, keyText, month, replaced, withdrawn } from "./stored.ts";

/** The question, prepared when it is asked: once for a batch. */
export function casesIn(database: DatabaseSync): readonly BookCase[] {
  return query(
    database,
    `WITH latest AS MATERIALIZED (SELECT batch, max(period) AS period FROM submission GROUP BY batch),
    held AS MATERIALIZED (SELECT s.batch, i.file, s.scheme, s.layout, s.council, s.period, min(s.id) AS id, NOT ${replaced("s")} AS stands
      FROM submission AS s JOIN input AS i ON i.id = s.input WHERE s.batch IN (SELECT batch FROM duplicate_case)
      GROUP BY s.batch, i.file, s.scheme)
    SELECT d.code, c.name, d.certainty, d.kind, d.file_a, d.row_a, d.employer_a, d.file_b, d.row_b, d.employer_b, d.batch_b,
    d.evidence, d.keep, d.reason, d.at_risk, b.id, b.recorded_on, ${withdrawn("d.batch")},
    e.status, e.outcome, e.day, e.decided_by,
    (SELECT coalesce(sum(recovered), 0) FROM case_event AS n WHERE n.duplicate_case = d.id AND NOT ${withdrawn("n.batch")}),
    l.period,
    (SELECT max(period) FROM submission AS n WHERE NOT ${withdrawn("n.batch")}), w.key,
    (SELECT min(n.batch) FROM case_event AS n WHERE n.duplicate_case = d.id AND n.outcome = 'GENUINE'),
    d.batch IN (SELECT batch FROM (${purged})), h.stands, h.layout, h.council, h.period
    FROM duplicate_case AS d JOIN scheme AS c ON c.id = d.scheme JOIN batch AS b ON b.sequence = d.batch
    JOIN person AS w ON w.id = d.person
    LEFT JOIN latest AS l ON l.batch = d.batch
    LEFT JOIN held AS h ON h.batch = d.batch AND h.file = d.file_b AND h.scheme = d.scheme
    LEFT JOIN case_event AS e ON e.id = (SELECT max(n.id) FROM case_event AS n
      WHERE n.duplicate_case = d.id AND NOT ${withdrawn("n.batch")})
    ORDER BY d.id`,
  )
    .all()
    .map(caseRecord);
}

function caseRecord(row: Values): BookCase {
  const certainty = textAt(row, 2);
  const keep = textAt(row, 12);
  const decided = row[18] !== null;
  const period = numberAt(row, 23);
  // Where everything was withdrawn there is no latest month.
  const latest = numberOrNothingAt(row, 24) ?? period;
  return {
    code: textAt(row, 0),
    scheme: textAt(row, 1),
    certainty: certainty === "certain" ? "certain" : "possible",
    kind: textAt(row, 3),
    fileA: textAt(row, 4),
    rowA: numberAt(row, 5),
    employerA: textAt(row, 6),
    fileB: textAt(row, 7),
    rowB: numberAt(row, 8),
    employerB: textAt(row, 9),
    batchB: textAt(row, 10),
    evidence: textAt(row, 11),
    keep: keep === "A" || keep === "B" ? keep : "none",
    reason: textAt(row, 13),
    amountAtRisk: pence(numberAt(row, 14)),
    batchId: textAt(row, 15),
    period: month(period),
    ageMonths: Math.max(0, latest - period),
    openedOn: dayOrNothing(row, 16),
    status: statusOf(row),
    outcome: decided ? textAt(row, 19) : "",
    decidedOn: decided ? dayOrNothing(row, 20) : undefined,
    decidedBy: decided ? textAt(row, 21) : "",
    recovered: pence(numberAt(row, 22)),
    personKey: keyText(bytesAt(row, 25)),
    genuineSince: numberOrNothingAt(row, 26),
    returned:
      row[28] === null
        ? undefined
        : { layout: textAt(row, 29), laCode: textAt(row, 30), period: month(numberAt(row, 31)) },
  };
}

function statusOf(row: Values): BookCase["status"] {
  if (numberAt(row, 17) === 1) return "withdrawn";
  if (row[18] !== null && textAt(row, 18) === "closed") return "closed";
  if (numberAt(row, 27) === 1) return "purged";
  return numberOrNothingAt(row, 28) === 0 ? "replaced" : "open";
}
