// Which files the book holds, and which version of each return stands.
import type { DatabaseSync } from "node:sqlite";
import type { InputRecord } from "../book.ts";
import type { ReturnKey } from "../new-batch.ts";
import type { StandingReturn } from "../records.ts";
import { numberAt, query, textAt, type Values } from "./database.ts";
import { earlierVersions, month, replaced, withdrawn } from "./stored.ts";

/** The parts of a return's name, as they are stored. */
const parts = [
  ["scheme", "s.scheme = (SELECT id FROM scheme WHERE name = ?)"],
  ["employerId", "s.employer = ?"],
  ["laCode", "s.council = ?"],
  ["period", "s.period = ?"],
  ["layout", "s.layout = ?"],
] as const satisfies readonly (readonly [keyof ReturnKey, string])[];

export function returnsReader(database: DatabaseSync) {
  const input = query(
    database,
    `SELECT b.id, i.file FROM input AS i JOIN batch AS b ON b.sequence = i.batch
    WHERE i.sha256 = ? AND NOT ${withdrawn("i.batch")} ORDER BY i.id DESC LIMIT 1`,
  );
  const earlier = query(database, earlierVersions);
  return {
    inputs(sha256s: Iterable<string>): ReadonlyMap<string, InputRecord> {
      const found = new Map<string, InputRecord>();
      for (const sha256 of sha256s) {
        const row = input.first(sha256);
        if (row !== undefined) found.set(sha256, { batchId: textAt(row, 0), file: textAt(row, 1) });
      }
      return found;
    },
    returns(wanted: Iterable<Partial<ReturnKey>>): readonly StandingReturn[] {
      const prepared = new Map<string, ReturnType<typeof query>>();
      const found = new Map<number, StandingReturn>();
      for (const one of wanted) {
        const said = parts.filter(([name]) => one[name] !== undefined);
        const where = said.map(([, condition]) => `${condition} AND`).join(" ");
        const ask =
          prepared.get(where) ??
          query(
            database,
            `SELECT s.id, s.sequence, b.id, i.file, i.sha256, c.name, s.layout, s.employer, s.council, s.period
            FROM submission AS s JOIN scheme AS c ON c.id = s.scheme JOIN batch AS b ON b.sequence = s.batch
            JOIN input AS i ON i.id = s.input
            WHERE ${where} s.sequence IS NOT NULL AND NOT ${withdrawn("s.batch")} AND NOT ${replaced("s")}`,
          );
        prepared.set(where, ask);
        for (const row of ask.all(...said.map(([name]) => one[name] ?? null))) {
          found.set(numberAt(row, 0), version(row, earlier.all(numberAt(row, 0))));
        }
      }
      return [...found.values()].sort((a, b) => a.submission - b.submission);
    },
  };
}

function version(row: Values, earlier: readonly Values[]): StandingReturn {
  return {
    submission: numberAt(row, 0),
    earlier: earlier.map((one) => numberAt(one, 0)),
    sequence: numberAt(row, 1),
    batchId: textAt(row, 2),
    file: textAt(row, 3),
    sha256: textAt(row, 4),
    scheme: textAt(row, 5),
    layout: textAt(row, 6),
    employerId: textAt(row, 7),
    laCode: textAt(row, 8),
    period: month(numberAt(row, 9)),
  };
}
