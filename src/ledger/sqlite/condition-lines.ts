// What batches have opened and closed of people. Thousands of lines come from few returns: each return is looked up once; and of
// nearly everybody nothing is open, which is seen before anything is made of their lines.
import type { DatabaseSync } from "node:sqlite";
import { pence } from "../../core/money.ts";
import { areShown } from "../answers/open-conditions.ts";
import { type ConditionLine, conditionKinds } from "../conditions.ts";
import { bytesAt, numberAt, query, textAt, type Values } from "./database.ts";
import { goneBatches } from "./purges.ts";
import { keyText, month, replaced, withdrawn } from "./stored.ts";

/** What all lines of one return have in common; undefined where its batch was withdrawn or purged. */
type OfReturn = Pick<
  ConditionLine,
  "batch" | "batchId" | "layout" | "employerId" | "laCode" | "period" | "file" | "submission" | "isReplaced"
>;

/** A line as it is stored, with its return. */
type Stored = { readonly row: Values; readonly of: OfReturn };

/**
 * Person by person, in the order in which the book first has something of each, each in the order of the book. `also` as the
 * book's interface says.
 */
export function conditionLines(
  database: DatabaseSync,
  scheme: string,
  also: ReadonlySet<string> | undefined,
): readonly ConditionLine[] {
  const returnAt = returns(database);
  const keyOf = query(database, "SELECT key FROM person WHERE id = ?");
  const stored = query(
    database,
    `SELECT person, kind, pence, row, about, submission FROM open_condition
    WHERE scheme = (SELECT id FROM scheme WHERE name = ?) ORDER BY id`,
  );
  const people = new Map<number, Stored[]>();
  for (const row of stored.all(scheme)) {
    const of = returnAt(numberAt(row, 5));
    if (of === undefined) continue;
    const person = numberAt(row, 0);
    const mine = people.get(person);
    if (mine === undefined) people.set(person, [{ row, of }]);
    else mine.push({ row, of });
  }
  const asked = also && idsOf(database, also);
  const found: ConditionLine[] = [];
  for (const [person, mine] of people) {
    // Nearly everybody ends here: no more is made of their lines than that takes.
    if (asked?.has(person) === false && areShown(mine.map(shiftsOf))) continue;
    const personKey = keyText(bytesAt(keyOf.first(person), 0));
    for (const { row, of } of mine) {
      found.push({ ...of, ...shiftsOf({ row, of }), row: numberAt(row, 3), personKey });
    }
  }
  return found;
}

function idsOf(database: DatabaseSync, keys: ReadonlySet<string>): ReadonlySet<number> {
  const find = query(database, "SELECT id FROM person WHERE key = ?");
  const rows = [...keys].map((key) => find.first(Buffer.from(key, "hex")));
  return new Set(rows.flatMap((row) => (row === undefined ? [] : [numberAt(row, 0)])));
}

function shiftsOf({ row, of: { employerId, period, isReplaced } }: Stored) {
  const stored = textAt(row, 1);
  const kind = conditionKinds.find((one) => one === stored);
  if (kind === undefined) throw new Error(`nobody opens ${stored}`);
  return { kind, amount: pence(numberAt(row, 2)), about: textAt(row, 4), employerId, period, isReplaced };
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
