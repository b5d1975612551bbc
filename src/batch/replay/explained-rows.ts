// Rows of a stored batch decided again with the trail switched on, from the batch's own inputs and law: what an
// explanation is made from.

import { join } from "node:path";
import { type Day, daysOf } from "../../core/day.ts";
import type { Trail } from "../../core/figure.ts";
import type { Cell } from "../../core/place.ts";
import type { DecisionLine, DuplicateLine } from "../../engine/batch.ts";
import type { Words } from "../../law/law.ts";
import { duplicateColumns } from "../../report/columns.ts";
import type { Appeal, Explained } from "../../report/explain.ts";
import { decisionTerms } from "../../rulings/terms.ts";
import { schemeOfClaims } from "../../schemes/index.ts";
import type { SeenRow } from "../handover/watch.ts";
import { type StoredBatch, watchStored } from "./stored.ts";
import { readTable } from "./stored-tables.ts";

/** What decisions.csv says of a row. */
type ExplainedLine = Pick<DecisionLine, "file" | "sheet" | "row" | "rowRef" | "niNumber" | "outcome">;

/**
 * In the order of the lines; each file is read once. The law is the batch's, the words are those of the program that speaks:
 * an earlier one had no words for what this one says.
 */
export async function explainedRows(
  stored: StoredBatch,
  lines: readonly DecisionLine[],
  words: Words,
): Promise<readonly Explained[]> {
  const batch = { ...stored, schemas: { ...stored.schemas, law: { ...stored.schemas.law, words } } };
  const wanted = new Map(lines.map((line) => [placeOf(line.file, line.row), line]));
  const found = new Map<string, Explained>();
  const duplicates = await duplicatesOf(batch, lines);
  const watch = {
    trailOf: (file: string, row: number): Trail | undefined =>
      wanted.has(placeOf(file, row)) ? [] : undefined,
    see(seen: SeenRow) {
      if (seen.trail === undefined) return;
      const place = placeOf(seen.job.file, seen.row.number);
      const line = wanted.get(place);
      if (line !== undefined) found.set(place, explainedRow(batch, line, seen, duplicates));
    },
  };
  await watchStored(batch, watch, new Set(lines.map(({ file }) => file)));
  return lines.map(({ file, row }) => {
    const explained = found.get(placeOf(file, row));
    if (explained === undefined) {
      throw new Error(`the stored ${file} has no row ${row}, although the batch has decided it`);
    }
    return explained;
  });
}

function placeOf(file: string, row: number): string {
  return `${row} ${file}`;
}

/** One row as it was seen; `line` is what decisions.csv says of it. */
function explainedRow(
  batch: StoredBatch,
  line: ExplainedLine,
  seen: SeenRow,
  duplicates: readonly DuplicateLine[],
): Explained {
  const { job, reader, row, read, decision, trail } = seen;
  return {
    batch: batch.manifest.batch,
    scheme: job.scheme,
    layout: job.head.layout.name,
    file: line.file,
    sheet: line.sheet,
    row: line.row,
    rowRef: line.rowRef,
    niNumber: line.niNumber,
    cells: cellsOf(seen),
    outcome: line.outcome,
    decision,
    trail: trail ?? [],
    problems: [
      ...(read.problems ?? []),
      ...(decision?.remarks ?? []).map((remark) => reader.remark(row, remark)),
    ],
    law: batch.schemas.law,
    duplicates: duplicates.filter((one) => names(one, line)),
    appeal: appealOf(batch, seen),
    sources: seen.sources,
    on: lawDayOf(seen),
  };
}

/** The lines of duplicates.csv that name one of the rows. */
function duplicatesOf(
  { folder }: StoredBatch,
  lines: readonly ExplainedLine[],
): Promise<readonly DuplicateLine[]> {
  if (!lines.some(({ outcome }) => outcome === "held")) return Promise.resolve([]);
  return readTable(join(folder, "duplicates.csv"), duplicateColumns, Infinity);
}

function names(one: DuplicateLine, { file, row }: ExplainedLine): boolean {
  const isB = one.batchB === "" && one.fileB === file && one.rowB === row;
  return isB || (one.fileA === file && one.rowA === row);
}

/** What the scheme lays down for somebody who is refused. */
function appealOf({ schemas }: StoredBatch, seen: SeenRow): Appeal {
  const scheme = schemeOfClaims(seen.job.head.layout.name);
  if (scheme?.paidMonths !== undefined) return { kind: "none-costs" };
  if (scheme?.appeals === undefined) return { kind: "none-scheme" };
  const { appeals: rules, code } = scheme;
  const terms = decisionTerms(schemas.law, code, rules, lawDayOf(seen));
  if (terms === undefined) return { kind: "unknown" };
  const { stage1Last: stage1, stage2Last: stage2, listed } = terms;
  const [rule1, rule2] = [rules.stage1.window, rules.stage2.window];
  return { kind: "until", stage1, stage2, rule1, rule2, listed, noGrounds: rules.noGrounds };
}

/** The day for which the conditions of the row asked the law; of a row that could not be read, that of its month. */
function lawDayOf({ job, read }: SeenRow): Day {
  const scheme = schemeOfClaims(job.head.layout.name);
  if (scheme === undefined || read.kind !== "claim") return daysOf(job.period).last;
  // The row's columns have been read by the scheme's own layout.
  return scheme.lawDay(read.claim as never, job.period);
}

/** The row's cells by key, with their places and texts. */
function cellsOf({ job, reader, row, read }: SeenRow): ReadonlyMap<string, Cell<unknown>> {
  const cells = new Map<string, Cell<unknown>>();
  for (const [column, place] of job.head.columns.entries()) {
    const key = job.head.layout.columns[place]?.key;
    if (key === undefined) continue;
    const heading = job.head.headings[column] ?? key;
    const { file, sheet } = job;
    cells.set(key, {
      value: read.kind === "not a claim" ? undefined : read.claim[key],
      file,
      sheet,
      row: row.number,
      column,
      heading,
      text: reader.text(row, key),
    });
  }
  return cells;
}
