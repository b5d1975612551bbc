// `taliad explain`: decides rows of a stored batch again, from the batch's own inputs and law, with the trail
// switched on, and says where every finding and figure comes from.

import type { SeenRow } from "../../batch/handover/watch.ts";
import {
  batchFolder,
  decisionsOf,
  decisionsWhere,
  openStored,
  type StoredBatch,
  watchStored,
} from "../../batch/replay/stored.ts";
import { type Day, daysOf } from "../../core/day.ts";
import type { Trail } from "../../core/figure.ts";
import type { Cell } from "../../core/place.ts";
import { sampler, seededRandom } from "../../core/random.ts";
import type { DecisionLine } from "../../engine/batch.ts";
import type { Explained } from "../../report/explain.ts";
import { explanationJson } from "../../report/explain-json.ts";
import { explanationText } from "../../report/explain-text.ts";
import { say } from "../../report/words.ts";
import { schemeOfClaims } from "../../schemes/index.ts";
import { readNiNumber } from "../../statute/ni-number.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { matrix } from "./matrix.ts";

/** One of row, person, matrix and sample. */
type ExplainArguments = {
  readonly batch: string;
  /** FILE:NUMBER. */
  readonly row?: string | undefined;
  /** A National Insurance number. */
  readonly person?: string | undefined;
  readonly matrix?: boolean | undefined;
  /** How many rows. */
  readonly sample?: number | undefined;
  readonly seed?: string | undefined;
  readonly json: boolean;
};

export async function explain(wanted: ExplainArguments, session: Session): Promise<number> {
  const { config, console } = session;
  const { row, person, sample } = wanted;
  const ways = [row, person, sample, wanted.matrix === true ? true : undefined];
  if (ways.filter((way) => way !== undefined).length !== 1) throw new UsageFault("cli.row-or-person");
  const folder = batchFolder(wanted.batch, config.out);
  if (folder === undefined) {
    throw new UsageFault("cli.batch-not-found", { batch: wanted.batch, folder: config.out });
  }
  const batch = openStored(folder);
  if (wanted.matrix === true) {
    await matrix(batch, wanted.json, session);
    return exitCodes.done;
  }
  const lines = await wantedLines(batch, wanted, session);
  for (const explained of await explainedRows(batch, lines)) {
    if (wanted.json) console.print(JSON.stringify(explanationJson(explained)));
    else console.print(explanationText(explained, console.language));
  }
  return exitCodes.done;
}

async function wantedLines(
  batch: StoredBatch,
  wanted: ExplainArguments,
  session: Session,
): Promise<readonly DecisionLine[]> {
  const { row, person } = wanted;
  if (row !== undefined) {
    const at = row.lastIndexOf(":");
    const file = row.slice(0, at);
    const number = row.slice(at + 1);
    if (at < 1 || !/^\d+$/.test(number)) throw new UsageFault("cli.row-not-understood", { row });
    const lines = await decisionsWhere(batch, (cell) => cell("row") === number && cell("file") === file);
    if (lines.length === 0) throw new UsageFault("cli.row-not-found", { row });
    return lines;
  }
  if (person === undefined) return sampled(batch, wanted, session);
  const first = readNiNumber(person)?.slice(0, 8);
  const lines = await decisionsWhere(batch, (cell) => readNiNumber(cell("niNumber"))?.slice(0, 8) === first);
  if (first === undefined || lines.length === 0) throw new UsageFault("cli.person-not-found");
  return lines;
}

/** Rows drawn at random, in the order of decisions.csv; the seed is said, so that they can be drawn again. */
async function sampled(
  batch: StoredBatch,
  { sample = 0, seed, json }: ExplainArguments,
  { schemas, console }: Session,
): Promise<readonly DecisionLine[]> {
  if (!Number.isSafeInteger(sample) || sample < 1) {
    throw new UsageFault("cli.sample-not-understood", { sample: String(sample) });
  }
  if (seed === undefined || seed === "") throw new UsageFault("cli.seed-needed");
  const draw = sampler<DecisionLine>(sample, seededRandom(seed));
  let of = 0;
  for await (const { line } of decisionsOf(batch)) {
    draw.offer(line);
    of += 1;
  }
  const drawn = draw.drawn();
  const said = { rows: drawn.length, of, seed };
  if (json) console.print(JSON.stringify({ batch: batch.manifest.batch, sample: said }));
  else console.print(say(schemas.law.words, console.language, "cli.sample-drawn", said));
  return drawn;
}

/** In the order of the lines; each file is read once. */
async function explainedRows(
  batch: StoredBatch,
  lines: readonly DecisionLine[],
): Promise<readonly Explained[]> {
  const wanted = new Map(lines.map((line) => [placeOf(line.file, line.row), line]));
  const found = new Map<string, Explained>();
  const watch = {
    trailOf: (file: string, row: number): Trail | undefined =>
      wanted.has(placeOf(file, row)) ? [] : undefined,
    see(seen: SeenRow) {
      if (seen.trail === undefined) return;
      const place = placeOf(seen.job.file, seen.row.number);
      const line = wanted.get(place);
      if (line !== undefined) found.set(place, explainedRow(batch, line, seen));
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

function explainedRow(batch: StoredBatch, line: DecisionLine, seen: SeenRow): Explained {
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
    sources: seen.sources,
    on: lawDayOf(seen),
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
