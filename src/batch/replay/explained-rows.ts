// Rows of a batch decided again with the trail switched on, from the batch's own inputs and law: what an explanation is
// made from. The batch may be a stored one or one that only stands in memory.

import { type Day, daysOf } from "../../core/day.ts";
import type { Trail } from "../../core/figure.ts";
import { personNumber } from "../../core/person.ts";
import type { Cell } from "../../core/place.ts";
import type { DecisionLine, DuplicateLine } from "../../engine/batch.ts";
import { placeInFile } from "../../input/heading.ts";
import type { InputFile } from "../../io/intake.ts";
import type { Law } from "../../law/law.ts";
import type { Overrides } from "../../law/overrides.ts";
import type { Appeal, Explained } from "../../report/explain.ts";
import { openStage, type Weighed } from "../../rulings/open-stage.ts";
import type { DecisionRow } from "../../rulings/row.ts";
import { decisionTerms } from "../../rulings/terms.ts";
import { schemeNamed, schemeOfClaims } from "../../schemes/index.ts";
import { openReading } from "../decide/passes.ts";
import type { DecisionsRead } from "../handover/rulings-read.ts";
import type { RowWatch, SeenRow } from "../handover/watch.ts";
import type { Prior } from "../past/prior.ts";
import { type RuledByPerson, ruledAbout } from "./ruled-rows.ts";

/** What decisions.csv says of a row. */
type ExplainedLine = Pick<DecisionLine, "file" | "sheet" | "row" | "rowRef" | "niNumber" | "outcome">;

/** A batch whose rows can be decided again. */
export type BatchAgain = {
  /** Its id. */
  readonly batch: string;
  readonly inputs: readonly InputFile[];
  readonly law: Law;
  readonly prior: Prior;
  readonly parameters: Overrides;
  /** The lines of duplicates.csv. */
  readonly duplicates: () => Promise<readonly DuplicateLine[]>;
};

/** In the order of the lines; each file is read once. */
export async function explainedRows(
  batch: BatchAgain,
  lines: readonly DecisionLine[],
): Promise<readonly Explained[]> {
  const wanted = new Map(lines.map((line) => [placeOf(line.file, line.row), line]));
  const found = new Map<string, Explained>();
  const held = lines.some(({ outcome }) => outcome === "held");
  const duplicates = held ? await batch.duplicates() : [];
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
  const decisions = await watchAgain(batch, watch, new Set(lines.map(({ file }) => file)));
  const persons = lines.flatMap(({ niNumber }) => (niNumber === "" ? [] : [personNumber(niNumber)]));
  const ruled = await ruledAbout(batch, new Set(persons), decisions);
  return lines.map(({ file, row }) => {
    const explained = found.get(placeOf(file, row));
    if (explained === undefined) {
      throw new Error(`the stored ${file} has no row ${row}, although the batch has decided it`);
    }
    return withRulings(batch, explained, ruled);
  });
}

/** Decides rows of the batch again as the batch did, with somebody looking on: those of these files, or all. What people ruled comes back. */
export async function watchAgain(
  { inputs, law, prior, parameters }: Omit<BatchAgain, "batch" | "duplicates">,
  watch: RowWatch,
  files?: ReadonlySet<string>,
): Promise<DecisionsRead> {
  const reading = await openReading({
    ...{ inputs, law, prior, parameters },
    // Only this thread can be looked at.
    schemasFolder: undefined,
    posts: false,
    progress: () => {},
  });
  await reading.watchRows(watch, files);
  return reading.decisions;
}

/** The row with what people ruled about its person, and the stage of an appeal that is open after it. */
function withRulings({ law }: BatchAgain, explained: Explained, ruled: RuledByPerson): Explained {
  const { niNumber, scheme, employerId, appeal } = explained;
  if (niNumber === "") return explained;
  const { code, appeals: rules } = schemeNamed(scheme);
  const rulings = (ruled.get(personNumber(niNumber)) ?? [])
    .filter(({ decision }) => decision.scheme === undefined || decision.scheme === code)
    .sort((a, b) => (a.decision.receivedDate ?? 0) - (b.decision.receivedDate ?? 0));
  const terms = rules && decisionTerms(law, code, rules, explained.on);
  if (appeal.kind !== "until" || terms === undefined) return { ...explained, rulings };
  const weighed = rulings.flatMap(({ decision, stands, problems }): readonly Weighed[] => {
    if (decision.employerId !== employerId || decision.receivedDate === undefined) return [];
    // A row of which another cell could not be read stands for nothing, but the appeal was made.
    const codes = new Set(problems.map((problem) => problem.code));
    return [{ decision: decision as DecisionRow, stands, codes }];
  });
  const findings = explained.decision?.findings ?? [];
  const inTheWay = new Set(findings.flatMap(({ verdict, rule }) => (verdict === "not met" ? [rule] : [])));
  const open = openStage(terms, weighed, inTheWay, explained.period.first);
  return { ...explained, rulings, appeal: { ...appeal, open } };
}

function placeOf(file: string, row: number): string {
  return `${row} ${file}`;
}

/** One row as it was seen; `line` is what decisions.csv says of it. */
function explainedRow(
  { batch, law }: BatchAgain,
  line: ExplainedLine,
  seen: SeenRow,
  duplicates: readonly DuplicateLine[],
): Explained {
  const { job, reader, row, read, decision, trail } = seen;
  return {
    batch,
    scheme: job.scheme,
    layout: job.head.layout.name,
    ...(job.head.mapping === undefined ? {} : { mapping: job.head.mapping.text.name }),
    file: line.file,
    sheet: line.sheet,
    row: line.row,
    rowRef: line.rowRef,
    niNumber: line.niNumber,
    employerId: job.employerId,
    period: { month: job.period, first: daysOf(job.period).first },
    rulings: [],
    sharer: seen.sharer,
    cells: cellsOf(seen),
    outcome: line.outcome,
    decision,
    trail: trail ?? [],
    problems: [
      ...(read.problems ?? []),
      ...(decision?.remarks ?? []).map((remark) => reader.remark(row, remark)),
    ],
    law,
    duplicates: duplicates.filter((one) => names(one, line)),
    appeal: appealOf(law, seen),
    sources: seen.sources,
    on: lawDayOf(seen),
  };
}

function names(one: DuplicateLine, { file, row }: ExplainedLine): boolean {
  // Where the other claim stands in an earlier batch, side A is that one's row.
  const isA = one.batchB === "" && one.fileA === file && one.rowA === row;
  return isA || (one.fileB === file && one.rowB === row);
}

/** What the scheme lays down for somebody who is refused. */
function appealOf(law: Law, seen: SeenRow): Appeal {
  const scheme = schemeOfClaims(seen.job.head.layout.name);
  if (scheme?.past.months !== undefined) return { kind: "none-costs" };
  if (scheme?.appeals === undefined) return { kind: "none-scheme" };
  const { appeals: rules, code } = scheme;
  const terms = decisionTerms(law, code, rules, lawDayOf(seen));
  if (terms === undefined) return { kind: "unknown" };
  const { stage1Last: stage1, stage2Last: stage2, listed } = terms;
  const [rule1, rule2] = [rules.stage1.window, rules.stage2.window];
  return {
    kind: "until",
    stage1,
    stage2,
    rule1,
    rule2,
    listed,
    noGrounds: rules.noGrounds,
    open: { kind: "stage1" },
  };
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
  const { layout, headings, mapping } = job.head;
  for (const { key } of layout.columns) {
    const column = placeInFile(job.head, key);
    const mapped = mapping?.cells[key];
    if (column < 0 && mapped === undefined) continue;
    const heading = headings[column] ?? key;
    const { file, sheet } = job;
    cells.set(key, {
      value: read.kind === "not a claim" ? undefined : read.claim[key],
      file,
      sheet,
      row: row.number,
      column,
      heading,
      text: column < 0 ? reader.text(row, key) : reader.found(row, key),
      ...(mapping === undefined ? {} : { mapping: { name: mapping.text.name, read: reader.text(row, key) } }),
    });
  }
  return cells;
}
