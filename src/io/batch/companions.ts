// Files that accompany claims: earnings week by week, awards of another scheme. Their rows are read before the
// claims and handed to the claims that they belong to, as whole numbers.
import type { CompanionRow } from "../../core/decision.ts";
import type { Row } from "../../core/place.ts";
import { type ClaimValues, rowReader } from "../../input/rows.ts";
import type { Law } from "../../law/law.ts";
import type { AnyScheme, Companion } from "../../schemes/scheme.ts";
import { type OpenTable, rowsOf } from "./open-table.ts";

/** Rows by layout, then by what they have in common with a claim. */
export type CompanionIndex = ReadonlyMap<string, ReadonlyMap<string, readonly CompanionRow[]>>;

export const noCompanions: CompanionIndex = new Map();

type Growing = Map<string, Map<string, CompanionRow[]>>;

/** Adds the readable rows of one table. What cannot be read is said when the file's turn comes. */
export async function addCompanion(
  into: Growing,
  table: OpenTable,
  companion: Companion,
  law: Law,
): Promise<void> {
  const reader = rowReader(table.job.head, law, table.job);
  const byKey = into.get(companion.layout) ?? new Map<string, CompanionRow[]>();
  into.set(companion.layout, byKey);
  for await (const rows of rowsOf(table)) {
    for (const row of dataRows(rows, table)) {
      const read = reader.read(row);
      if (read.kind !== "claim") continue;
      const key = keyOf(companion, read.claim, table.job.employerId);
      const numbers = companion.columns.map((column) => numberIn(read.claim, column));
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [numbers]);
      else known.push(numbers);
    }
  }
}

export function dataRows(rows: readonly Row[], { job }: OpenTable): readonly Row[] {
  return rows.filter((row) => row.number > job.head.lastHeadingRow);
}

/** Gives each claim of a scheme the rows that belong to it; undefined where there are none at all. */
export function companionsFor(
  scheme: AnyScheme,
  index: CompanionIndex,
  employerId: string,
): ((claim: ClaimValues) => ReadonlyMap<string, readonly CompanionRow[]>) | undefined {
  const wanted = (scheme.companions ?? []).filter(({ layout }) => index.has(layout));
  if (wanted.length === 0) return undefined;
  return (claim) =>
    new Map(
      wanted.flatMap((companion) => {
        const rows = index.get(companion.layout)?.get(keyOf(companion, claim, employerId));
        return rows === undefined ? [] : [[companion.layout, rows] as const];
      }),
    );
}

function keyOf(companion: Companion, values: ClaimValues, employerId: string): string {
  const value = values[companion.key];
  const text = typeof value === "string" ? value : "";
  // A person is the first eight characters of the number.
  const key = companion.key === "niNumber" ? text.slice(0, 8) : text;
  return companion.sameEmployer ? JSON.stringify([employerId, key]) : key;
}

function numberIn(values: ClaimValues, column: string): number | undefined {
  const value = values[column];
  if (typeof value === "boolean") return value ? 1 : 0;
  return typeof value === "number" ? value : undefined;
}
