// What stands of one person row by row: rows that hold money, net of what was undone, and rows without money.
import type { DatabaseSync } from "node:sqlite";
import { pence } from "../../core/money.ts";
import type { PriorClaim } from "../records.ts";
import { headNumber } from "./codes.ts";
import { numberAt, query, textAt, type Values } from "./database.ts";
import { month, notUndone, numbers, replaced, withdrawn } from "./stored.ts";

const payment = headNumber("PAYMENT");
const topUp = headNumber("TOPUP");

/** Claims of the person with this key, by the scheme's id, without those of some submissions; oldest first. */
export type ClaimsOf = (
  key: Uint8Array,
  scheme: number,
  without: ReadonlySet<number> | undefined,
) => readonly PriorClaim[];

/** The questions, prepared once. */
export function claimsReader(database: DatabaseSync): ClaimsOf {
  const claims = query(
    database,
    `SELECT p.submission, p.sheet, p.row, p.pence, p.instalment, p.standing, p.id
    FROM posting AS p INDEXED BY posting_person
    WHERE p.person = (SELECT id FROM person WHERE key = ?1) AND p.scheme = ?2 AND p.head IN (${payment}, ${topUp})
    AND ${notUndone("p")}
    UNION ALL
    SELECT n.submission, n.sheet, n.row, 0, 0, n.numbers, n.id
    FROM standing AS n INDEXED BY standing_person JOIN submission AS s ON s.id = n.submission
    WHERE n.person = (SELECT id FROM person WHERE key = ?1) AND n.scheme = ?2 AND NOT ${withdrawn("n.batch")}
    AND NOT ${replaced("s")}
    ORDER BY 1, 2, 3, 7`,
  );
  const source = query(
    database,
    `SELECT s.employer, s.council, s.period, b.id, i.file FROM submission AS s
    JOIN batch AS b ON b.sequence = s.batch JOIN input AS i ON i.id = s.input WHERE s.id = ?`,
  );
  // Thousands of claims come from few returns, and what is written of a return never changes.
  const sources = new Map<number, Source>();
  const sourceOf = (submission: number): Source => {
    const known = sources.get(submission);
    if (known !== undefined) return known;
    const row = source.first(submission);
    const found = {
      submission,
      employerId: textAt(row, 0),
      laCode: textAt(row, 1),
      period: month(numberAt(row, 2)),
      batchId: textAt(row, 3),
      file: textAt(row, 4),
    };
    sources.set(submission, found);
    return found;
  };

  return (key, scheme, without) => priorClaims(claims.all(key, scheme), sourceOf, without);
}

type Source = Pick<PriorClaim, "submission" | "employerId" | "laCode" | "period" | "batchId" | "file">;

/** Postings of one row come together; each row that still holds something is one claim. */
function priorClaims(
  lines: readonly Values[],
  sourceOf: (submission: number) => Source,
  without: ReadonlySet<number> | undefined,
): readonly PriorClaim[] {
  const claims: PriorClaim[] = [];
  for (const line of lines) {
    const submission = numberAt(line, 0);
    if (without?.has(submission) === true) continue;
    const sheet = textAt(line, 1);
    const row = numberAt(line, 2);
    const instalment = numberAt(line, 4);
    const last = claims.at(-1);
    const same =
      last !== undefined && last.submission === submission && last.sheet === sheet && last.row === row;
    const before = same ? last : undefined;
    if (before !== undefined) claims.pop();
    const instalments = before?.instalments ?? [];
    claims.push({
      ...sourceOf(submission),
      sheet,
      row,
      amount: pence((before?.amount ?? 0) + numberAt(line, 3)),
      instalments: instalment === 0 ? instalments : [...instalments, instalment],
      standing: line[5] === null ? (before?.standing ?? []) : numbers(textAt(line, 5)),
    });
  }
  return claims;
}
