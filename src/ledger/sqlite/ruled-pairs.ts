// What somebody has decided of cases of duplicates: GENUINE, the two sides are two people; SAME, they are one. Neither is asked
// about again. The book remembers both sides by their keys.
import type { DatabaseSync } from "node:sqlite";
import type { OnePerson, PairRuling, RuledPairs } from "../recognition.ts";
import { numberAt, query, textAt, type Values } from "./database.ts";
import type { PersonHash } from "./person-key.ts";
import { withdrawn } from "./stored.ts";

const rulings: Readonly<Record<string, PairRuling>> = { GENUINE: "two", SAME: "one" };

/** Every ruled pair of a scheme; the book is asked for all of them at once. `now` are the outcomes that this batch brings. */
export function ruledPairs(
  database: DatabaseSync,
  hashOf: PersonHash,
  scheme: string,
  now: ReadonlyMap<string, string>,
): RuledPairs {
  const pairs = pairsOf(database, scheme, now);
  const idOf = query(database, "SELECT id FROM person WHERE key = ?");
  const ids = new Map<number, number>();
  const known = ({ person }: OnePerson): number => {
    const found = ids.get(person);
    if (found !== undefined) return found;
    const row = idOf.first(hashOf(person));
    const id = row === undefined ? -1 : numberAt(row, 0);
    ids.set(person, id);
    return id;
  };
  return (a, b) => {
    if (pairs.size === 0) return undefined;
    const [one, other] = [known(a), known(b)];
    if (one === -1 || other === -1) return undefined;
    return pairs.get(pairOf({ id: one, employer: a.employerId }, { id: other, employer: b.employerId }));
  };
}

type Side = { readonly id: number; readonly employer: string };

/** Later cases come later: what was decided last of two people holds. */
function pairsOf(
  database: DatabaseSync,
  scheme: string,
  now: ReadonlyMap<string, string>,
): ReadonlyMap<string, PairRuling> {
  const cases = query(
    database,
    `SELECT c.code, c.batch, c.person, c.employer_b, c.employer_a, c.file_a, c.row_a, c.batch_b, c.file_b, c.row_b,
      (SELECT e.outcome FROM case_event AS e WHERE e.duplicate_case = c.id AND NOT ${withdrawn("e.batch")}
        ORDER BY e.id DESC LIMIT 1) AS outcome
    FROM duplicate_case AS c JOIN scheme AS s ON s.id = c.scheme
    WHERE s.name = ? AND NOT ${withdrawn("c.batch")} AND (outcome IN ('GENUINE', 'SAME') OR c.code IN (SELECT value FROM json_each(?)))
    ORDER BY c.id`,
  );
  const pairs = new Map<string, PairRuling>();
  for (const row of cases.all(scheme, JSON.stringify([...now.keys()]))) {
    const ruling = rulings[now.get(textAt(row, 0)) ?? textAt(row, 10)];
    if (ruling === undefined) continue;
    const mine = { id: numberAt(row, 2), employer: textAt(row, 3) };
    for (const other of othersOf(database, row, ruling)) pairs.set(pairOf(mine, other), ruling);
  }
  return pairs;
}

/**
 * Whom side B was decided to be or not to be: who was paid on side A, or is held there. Where the numbers differ and they are
 * two people, B is none of the others of the case either, so that one decision releases the row. Without a side A the number
 * itself is somebody's.
 */
function othersOf(database: DatabaseSync, row: Values, ruling: PairRuling): readonly Side[] {
  const [code, batch, person, batchB] = [textAt(row, 0), numberAt(row, 1), numberAt(row, 2), textAt(row, 7)];
  if (textAt(row, 5) === "" && batchB === "") return [{ id: person, employer: textAt(row, 3) }];
  const together = query(
    database,
    `SELECT code, person, employer_b, file_b, row_b, employer_a, file_a, row_a, batch_b FROM duplicate_case
    WHERE batch = ? AND code LIKE ? ORDER BY id`,
  ).all(batch, `${ofOneCase(code)}%`);
  const sideOf = (line: Values): readonly Side[] => [
    ...paidOn(database, batch, textAt(line, 6), numberAt(line, 7), textAt(line, 8)).map((id) => ({
      id,
      employer: textAt(line, 5),
    })),
    ...together
      .filter((one) => textAt(one, 3) === textAt(line, 6) && numberAt(one, 4) === numberAt(line, 7))
      .map((one) => ({ id: numberAt(one, 1), employer: textAt(one, 2) })),
  ];
  const mine = together.filter((line) => textAt(line, 0) === code).flatMap(sideOf);
  if (ruling === "one" || mine.some(({ id }) => id === person)) return mine;
  const held = together.map((line) => ({ id: numberAt(line, 1), employer: textAt(line, 2) }));
  const others = [...together.flatMap(sideOf), ...held].filter(({ id }) => id !== person);
  // And B is somebody: a payroll number that is known says no more of the number.
  return [...others, { id: person, employer: textAt(row, 3) }];
}

/** Who was paid on a row: of the batch that is named, or of the one that opened the case. */
function paidOn(
  database: DatabaseSync,
  batch: number,
  file: string,
  row: number,
  batchB: string,
): readonly number[] {
  return query(
    database,
    `SELECT DISTINCT p.person FROM posting AS p JOIN submission AS s ON s.id = p.submission
    JOIN input AS i ON i.id = s.input JOIN batch AS b ON b.sequence = p.batch
    WHERE i.file = ? AND p.row = ? AND (b.id = ? OR (? = '' AND b.sequence = ?))`,
  )
    .all(file, row, batchB, batchB, batch)
    .map((one) => numberAt(one, 0));
}

/** "<batch>-3-" of "<batch>-3-1": the lines of one case. */
function ofOneCase(code: string): string {
  return code.replace(/^([^-]+-\d+-).*$/, "$1");
}

/** Two numbers are two people wherever they work; one number with two claims, only at these two employers. */
function pairOf(a: Side, b: Side): string {
  if (a.id !== b.id) return a.id < b.id ? `${a.id} ${b.id}` : `${b.id} ${a.id}`;
  return JSON.stringify([a.id, ...[a.employer, b.employer].sort()]);
}
