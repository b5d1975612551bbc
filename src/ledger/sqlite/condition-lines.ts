// What batches have opened and closed of people.
import type { DatabaseSync } from "node:sqlite";
import { pence } from "../../core/money.ts";
import { type ConditionLine, conditionKinds } from "../conditions.ts";
import { bytesAt, numberAt, query, textAt, type Values } from "./database.ts";
import { keyText, month, replaced, withdrawn } from "./stored.ts";

/** Person by person, each in the order of the book. */
export function conditionLines(database: DatabaseSync, scheme: string): readonly ConditionLine[] {
  return query(
    database,
    `SELECT w.key, o.kind, o.pence, o.batch, b.id, s.employer, s.council, s.period, i.file, o.row, o.about, o.submission,
    ${replaced("s")}, s.layout
    FROM open_condition AS o JOIN submission AS s ON s.id = o.submission JOIN person AS w ON w.id = o.person
    JOIN batch AS b ON b.sequence = o.batch JOIN input AS i ON i.id = s.input
    WHERE o.scheme = (SELECT id FROM scheme WHERE name = ?) AND NOT ${withdrawn("o.batch")}
    ORDER BY min(o.id) OVER (PARTITION BY o.person), o.id`,
  )
    .all(scheme)
    .map(conditionLine);
}

function conditionLine(row: Values): ConditionLine {
  const kind = conditionKinds.find((one) => one === textAt(row, 1));
  if (kind === undefined) throw new Error(`nobody opens ${textAt(row, 1)}`);
  return {
    personKey: keyText(bytesAt(row, 0)),
    kind,
    amount: pence(numberAt(row, 2)),
    batch: numberAt(row, 3),
    batchId: textAt(row, 4),
    layout: textAt(row, 13),
    employerId: textAt(row, 5),
    laCode: textAt(row, 6),
    period: month(numberAt(row, 7)),
    file: textAt(row, 8),
    row: numberAt(row, 9),
    about: textAt(row, 10),
    submission: numberAt(row, 11),
    isReplaced: numberAt(row, 12) === 1,
  };
}
