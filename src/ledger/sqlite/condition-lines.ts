// What batches have opened and closed of people. Thousands of lines come from few returns: each return is looked up once.
import type { DatabaseSync } from "node:sqlite";
import { pence } from "../../core/money.ts";
import { type ConditionLine, conditionKinds } from "../conditions.ts";
import { bytesAt, numberAt, query, textAt, type Values } from "./database.ts";
import { goneBatches } from "./purges.ts";
import { keyText, month, replaced, withdrawn } from "./stored.ts";

/** What all lines of one return have in common; undefined where its batch was withdrawn or purged. */
type OfReturn = Pick<
  ConditionLine,
  "batch" | "batchId" | "layout" | "employerId" | "laCode" | "period" | "file" | "submission" | "isReplaced"
>;

/** Person by person, in the order in which the book first has something of each, each in the order of the book. */
export function conditionLines(database: DatabaseSync, scheme: string): readonly ConditionLine[] {
  const returnAt = returns(database);
  const people = new Map<number, ConditionLine[]>();
  const stored = query(
    database,
    `SELECT o.person, w.key, o.kind, o.pence, o.row, o.about, o.submission
    FROM open_condition AS o JOIN person AS w ON w.id = o.person
    WHERE o.scheme = (SELECT id FROM scheme WHERE name = ?) ORDER BY o.id`,
  );
  for (const row of stored.all(scheme)) {
    const of = returnAt(numberAt(row, 6));
    if (of === undefined) continue;
    const person = numberAt(row, 0);
    const mine = people.get(person);
    const line = conditionLine(row, of, mine?.[0]?.personKey ?? keyText(bytesAt(row, 1)));
    if (mine === undefined) people.set(person, [line]);
    else mine.push(line);
  }
  return [...people.values()].flat();
}

function conditionLine(row: Values, of: OfReturn, personKey: string): ConditionLine {
  const kind = conditionKinds.find((one) => one === textAt(row, 2));
  if (kind === undefined) throw new Error(`nobody opens ${textAt(row, 2)}`);
  const amount = pence(numberAt(row, 3));
  return { ...of, personKey, kind, amount, row: numberAt(row, 4), about: textAt(row, 5) };
}

function returns(database: DatabaseSync): (submission: number) => OfReturn | undefined {
  const find = query(
    database,
    `SELECT b.sequence, b.id, s.layout, s.employer, s.council, s.period, i.file, ${replaced("s")}, ${withdrawn("s.batch")}
    FROM submission AS s JOIN batch AS b ON b.sequence = s.batch JOIN input AS i ON i.id = s.input WHERE s.id = ?`,
  );
  const known = new Map<number, OfReturn | undefined>();
  const gone = goneBatches(database);
  return (submission) => {
    if (known.has(submission)) return known.get(submission);
    const row = find.first(submission);
    const found = {
      batch: numberAt(row, 0),
      batchId: textAt(row, 1),
      layout: textAt(row, 2),
      employerId: textAt(row, 3),
      laCode: textAt(row, 4),
      period: month(numberAt(row, 5)),
      file: textAt(row, 6),
      submission,
      isReplaced: numberAt(row, 7) === 1,
    };
    const standing = numberAt(row, 8) === 1 || gone.has(found.batch) ? undefined : found;
    known.set(submission, standing);
    return standing;
  };
}
