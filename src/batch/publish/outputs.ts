// Everything in a batch folder that is not written row by row: the small tables, the workbook, the summary,
// the pinned law and, last, the manifest with the hash of all of it.
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Batch } from "../../engine/batch.ts";
import type { CorrectionLine } from "../../engine/corrections.ts";
import { type HashedFile, manifestText } from "../../engine/manifest.ts";
import { explanationText } from "../../engine/reconcile.ts";
import { csvTable } from "../../io/csv/table.ts";
import { makeFolder, writeFileSynced } from "../../io/files.ts";
import { passingPieces } from "../../io/regular-file.ts";
import type { SchemaFile } from "../../io/schemas.ts";
import type { Law } from "../../law/law.ts";
import {
  type AnyColumn,
  type AnyLine,
  cellsOf,
  decisionColumns,
  duplicateColumns,
  keysOf,
  problemColumns,
  reconciliationColumns,
} from "../../report/columns.ts";
import { correctionColumns } from "../../report/correction-columns.ts";
import { exceptionColumns } from "../../report/exceptions.ts";
import { indexPage } from "../../report/index-page.ts";
import { parametersInForce } from "../../report/parameters.ts";
import { summaryJson } from "../../report/summary-json.ts";
import { mostRows, reportSheets } from "../../report/workbook.ts";
import { schemeNames } from "../../schemes/index.ts";
import type { ResultTable } from "../../schemes/listing.ts";
import { readTable } from "../tables/table-text.ts";

export type OutputWork = {
  readonly batch: Batch;
  readonly law: Law;
  readonly schemas: readonly SchemaFile[];
  readonly folder: string;
  readonly lang: "en" | "cy" | "both";
  readonly corrections: readonly CorrectionLine[];
  /** Tables of schemes that only list, and lists made of the claims. */
  readonly lists: readonly ResultTable[];
  readonly priorFacts: string;
  readonly previousManifest: string | null;
};

/** Returns the sha256 of the manifest. */
export async function writeOutputs(work: OutputWork): Promise<string> {
  const { batch, folder } = work;
  writeTable(join(folder, "duplicates.csv"), duplicateColumns, batch.duplicates);
  const reconciliation = batch.reconciliation.map((line) => ({
    ...line,
    explanation: explanationText(line),
  }));
  writeTable(join(folder, "reconciliation.csv"), reconciliationColumns, reconciliation);
  writeTable(join(folder, "corrections.csv"), correctionColumns, work.corrections);
  for (const { name, columns, lines } of work.lists) writeTable(join(folder, `${name}.csv`), columns, lines);
  const exceptions = recordsIn(folder, "exceptions.csv");
  await writeReport(work, exceptions);
  writeFileSynced(join(folder, "summary.json"), `${JSON.stringify(summaryJson(batch), null, 2)}\n`);
  writeFileSynced(join(folder, "prior-facts.jsonl"), work.priorFacts);
  for (const { path, bytes } of work.schemas) {
    const target = join(folder, "schemas", path);
    makeFolder(dirname(target));
    writeFileSynced(target, bytes);
  }
  const written = filesBelow(folder)
    .filter((path) => !path.startsWith("inputs/") && !path.startsWith("schemas/"))
    .map((path) => hashed(folder, path));
  const index = writeIndex(work, written, exceptions);
  const manifest = manifestText({
    batch,
    schemas: hashedSchemas(work),
    outputs: [...written, index].sort((a, b) => (a.path < b.path ? -1 : 1)),
    priorFacts: createHash("sha256").update(work.priorFacts).digest("hex"),
    previousManifest: work.previousManifest,
  });
  writeFileSynced(join(folder, "manifest.json"), manifest);
  return createHash("sha256").update(manifest).digest("hex");
}

/** The page that names every other file and where an auditor finds each answer; the manifest names the page. */
function writeIndex(work: OutputWork, written: readonly HashedFile[], exceptions: number): HashedFile {
  const { batch, folder, law, lang } = work;
  const rows = new Map([
    ["decisions.csv", batch.totals.rowsRead],
    ["payments.csv", batch.totals.payments],
    ["problems.csv", problemTotal(batch)],
    ["duplicates.csv", batch.duplicates.length],
    ["reconciliation.csv", batch.reconciliation.length],
    ["corrections.csv", work.corrections.length],
    ["exceptions.csv", exceptions],
    ...work.lists.map(({ name, lines }) => [`${name}.csv`, lines.length] as const),
  ]);
  const outputs = written.map((file) => ({
    ...file,
    rows: rows.get(file.path) ?? (file.path.endsWith(".csv") ? recordsIn(folder, file.path) : undefined),
  }));
  const schemas = hashedSchemas(work);
  const page = indexPage({ batch, words: law.words, language: lang, outputs, schemas });
  writeFileSynced(join(folder, "index.html"), page);
  return hashed(folder, "index.html");
}

/** Lines of a table that nobody has counted, its heading apart. A line feed between quotes is part of a cell. */
function recordsIn(folder: string, path: string): number {
  let quoted = false;
  let lines = 0;
  for (const piece of passingPieces(join(folder, path))) {
    for (const byte of piece) {
      if (byte === 0x22) quoted = !quoted;
      else if (byte === 0x0a && !quoted) lines += 1;
    }
  }
  return lines - 1;
}

function hashedSchemas({ schemas }: OutputWork): readonly HashedFile[] {
  return schemas.map(({ path, sha256, bytes }) => ({ path, sha256, bytes: bytes.length }));
}

function problemTotal({ problemCounts }: Batch): number {
  return [...problemCounts.values()].reduce((sum, times) => sum + times, 0);
}

/** One small table as a CSV file. */
export function writeTable(path: string, columns: readonly AnyColumn[], lines: readonly AnyLine[]): void {
  const plain = columns.map(({ kind }) => kind !== "text");
  const rows = lines.map((line) => cellsOf(columns, line));
  writeFileSynced(path, csvTable(keysOf(columns), plain, rows));
}

async function writeReport(
  { batch, folder, law, lang, lists }: OutputWork,
  exceptions: number,
): Promise<void> {
  const sheets = reportSheets({
    batch,
    words: law.words,
    language: lang,
    problems: {
      lines: await readTable(join(folder, "problems.csv"), problemColumns, mostRows),
      total: problemTotal(batch),
    },
    decisions: {
      lines: await readTable(join(folder, "decisions.csv"), decisionColumns, mostRows),
      total: batch.totals.rowsRead,
    },
    exceptions: {
      lines: await readTable(join(folder, "exceptions.csv"), exceptionColumns, mostRows),
      total: exceptions,
    },
    lists: lists.map(({ name, columns, lines }) => ({ name, columns, lines, total: lines.length })),
    readings: law.readings,
    parameters: parametersInForce(law, batch, prefixesOf(batch)),
  });
  // exceljs takes a while to load, and only here is it needed.
  const { writeWorkbook } = await import("../../io/xlsx/write.ts");
  writeFileSynced(join(folder, "report.xlsx"), await writeWorkbook(sheets));
}

/** How the parameters of the batch's schemes begin: "wfp.". */
function prefixesOf(batch: Batch): readonly string[] {
  const names = new Set(batch.files.map((file) => file.scheme));
  return schemeNames.filter(({ name }) => names.has(name)).map(({ code }) => `${code.toLowerCase()}.`);
}

/** Paths of all files below a folder, with forward slashes, in code unit order. */
export function filesBelow(folder: string): readonly string[] {
  const found: string[] = [];
  const walk = (inner: string): void => {
    for (const entry of readdirSync(join(folder, inner), { withFileTypes: true })) {
      const path = inner === "" ? entry.name : `${inner}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else found.push(path);
    }
  };
  walk("");
  return found.sort();
}

export function hashed(folder: string, path: string): HashedFile {
  const hash = createHash("sha256");
  let bytes = 0;
  for (const piece of passingPieces(join(folder, path))) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { path, sha256: hash.digest("hex"), bytes };
}
