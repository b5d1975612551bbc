// Cases of duplicates that somebody closed as GENUINE: the two sides are two people, or two claims that both stand, and are
// not asked about again. The book remembers both sides by their keys.
import type { DatabaseSync } from "node:sqlite";
import type { OnePerson } from "../recognition.ts";
import { numberAt, query, textAt } from "./database.ts";
import type { PersonHash } from "./person-key.ts";
import { withdrawn } from "./stored.ts";

/** Whether a case of two of a scheme was closed so; the book is asked for all of them at once. */
export function twoPeople(
  database: DatabaseSync,
  hashOf: PersonHash,
  scheme: string,
): (a: OnePerson, b: OnePerson) => boolean {
  const pairs = closedPairs(database, scheme);
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
    if (pairs.size === 0) return false;
    const [one, other] = [known(a), known(b)];
    return one !== -1 && other !== -1 && pairs.has(pairOf(one, a.employerId, other, b.employerId));
  };
}

function closedPairs(database: DatabaseSync, scheme: string): ReadonlySet<string> {
  const closed = query(
    database,
    `SELECT c.person, c.employer_a, c.employer_b, c.file_a, c.row_a, c.batch_b, c.code, c.batch
    FROM duplicate_case AS c JOIN scheme AS s ON s.id = c.scheme
    WHERE s.name = ? AND NOT ${withdrawn("c.batch")}
    AND (SELECT e.outcome FROM case_event AS e WHERE e.duplicate_case = c.id AND NOT ${withdrawn("e.batch")}
      ORDER BY e.id DESC LIMIT 1) = 'GENUINE'`,
  );
  const paid = query(
    database,
    `SELECT DISTINCT p.person FROM posting AS p JOIN submission AS s ON s.id = p.submission
    JOIN input AS i ON i.id = s.input JOIN batch AS b ON b.sequence = p.batch
    WHERE i.file = ? AND p.row = ? AND (b.id = ? OR (? = '' AND b.sequence = ?))`,
  );
  const beside = query(
    database,
    "SELECT person, file_b, row_b FROM duplicate_case WHERE batch = ? AND code LIKE ? ESCAPE '~'",
  );
  const pairs = new Set<string>();
  for (const row of closed.all(scheme)) {
    const [person, employerA, employerB] = [numberAt(row, 0), textAt(row, 1), textAt(row, 2)];
    const [file, at, batchB] = [textAt(row, 3), numberAt(row, 4), textAt(row, 5)];
    // The other side was paid, or is a held row of the same case.
    const others = paid.all(file, at, batchB, batchB, numberAt(row, 7)).map((one) => numberAt(one, 0));
    const held = beside
      .all(numberAt(row, 7), `${ofOneCase(textAt(row, 6))}%`)
      .filter((one) => textAt(one, 1) === file && numberAt(one, 2) === at)
      .map((one) => numberAt(one, 0));
    // Without a side A the number itself is somebody's.
    const partners = file === "" && batchB === "" ? [person] : [...others, ...held];
    for (const other of partners) {
      pairs.add(pairOf(person, employerB, other, file === "" ? employerB : employerA));
    }
  }
  return pairs;
}

/** "<batch>-3-" of "<batch>-3-1": the lines of one case. */
function ofOneCase(code: string): string {
  return code.replace(/^([^-]+-\d+-).*$/, "$1");
}

/** Two numbers are two people wherever they work; one number with two claims, only at these two employers. */
function pairOf(a: number, employerA: string, b: number, employerB: string): string {
  if (a !== b) return a < b ? `${a} ${b}` : `${b} ${a}`;
  return JSON.stringify([a, ...[employerA, employerB].sort()]);
}
