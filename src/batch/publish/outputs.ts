// Everything in a batch folder beside its tables: the workbook, the summary, the pinned law, the page that names every
// file and, last, the manifest with the hash of all of it.

import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Batch, DecisionLine } from "../../engine/batch.ts";
import type { BatchState } from "../../engine/batch-state.ts";
import { type HashedFile, manifestText } from "../../engine/manifest.ts";
import type { MovementLine } from "../../engine/movement-lines.ts";
import { makeFolder, writeStaged } from "../../io/files.ts";
import { passingPieces } from "../../io/regular-file.ts";
import type { Law } from "../../law/law.ts";
import { indexPage } from "../../report/index-page.ts";
import { reportPage } from "../../report/pages/report.ts";
import { parametersInForce } from "../../report/parameters.ts";
import { summaryJson } from "../../report/summary-json.ts";
import { reportSheets } from "../../report/workbook.ts";
import { schemeNames } from "../../schemes/index.ts";
import type { WrittenTable } from "../handover/batch-run.ts";
import type { SchemaFile } from "../read/schemas.ts";
import { excerptOf } from "./write-tables.ts";

type OutputWork = {
  readonly batch: Batch;
  readonly law: Law;
  readonly schemas: readonly SchemaFile[];
  readonly folder: string;
  readonly lang: "en" | "cy" | "both";
  /** Who did what is known only when the batch has been posted, and so in no file of its own folder. */
  readonly state: BatchState | undefined;
  /** Where the page finds the other files. */
  readonly beside: string;
  /** The tables as they have been written. */
  readonly tables: readonly WrittenTable[];
  readonly priorFacts: string;
  readonly previousManifest: string | null;
};

/** Returns the sha256 of the manifest. */
export async function writeOutputs(work: OutputWork): Promise<string> {
  const { batch, folder } = work;
  await writeReport(work);
  writePage(work);
  writeStaged(join(folder, "summary.json"), `${JSON.stringify(summaryJson(batch), null, 2)}\n`);
  writeStaged(join(folder, "prior-facts.jsonl"), work.priorFacts);
  for (const { path, bytes } of work.schemas) {
    const target = join(folder, "schemas", path);
    makeFolder(dirname(target));
    writeStaged(target, bytes);
  }
  // A table's hash was taken while it was written.
  const known = new Map(
    work.tables.flatMap(({ name, file }) => {
      const path = `${name}.csv`;
      return file === undefined ? [] : [[path, { path, ...file }] as const];
    }),
  );
  const written = filesBelow(folder)
    .filter((path) => !path.startsWith("inputs/") && !path.startsWith("schemas/"))
    .map((path) => known.get(path) ?? hashed(folder, path));
  const index = writeIndex(work, written);
  const manifest = manifestText({
    batch,
    schemas: hashedSchemas(work),
    outputs: [...written, index].sort((a, b) => (a.path < b.path ? -1 : 1)),
    priorFacts: createHash("sha256").update(work.priorFacts).digest("hex"),
    previousManifest: work.previousManifest,
  });
  writeStaged(join(folder, "manifest.json"), manifest);
  return createHash("sha256").update(manifest).digest("hex");
}

/** The page that names every other file and where an auditor finds each answer; the manifest names the page. */
function writeIndex(work: OutputWork, written: readonly HashedFile[]): HashedFile {
  const { batch, folder, law, lang } = work;
  const rows = new Map(work.tables.map(({ name, count }) => [`${name}.csv`, count]));
  const outputs = written.map((file) => ({ ...file, rows: rows.get(file.path) }));
  const schemas = hashedSchemas(work);
  const row = rowOf(excerptOf<DecisionLine>(work.tables, "decisions").lines);
  const page = indexPage({ batch, words: law.words, language: lang, outputs, schemas, row });
  writeStaged(join(folder, "index.html"), page);
  return hashed(folder, "index.html");
}

/** The first row that pays, else the first. */
function rowOf(lines: readonly DecisionLine[]): string | undefined {
  const line = lines.find(({ total }) => total > 0) ?? lines[0];
  return line && `${line.file}:${line.row}`;
}

function hashedSchemas({ schemas }: OutputWork): readonly HashedFile[] {
  return schemas.map(({ path, sha256, bytes }) => ({ path, sha256, bytes: bytes.length }));
}

async function writeReport({ batch, folder, law, lang, state, tables }: OutputWork): Promise<void> {
  const sheets = reportSheets({
    batch,
    state,
    words: law.words,
    language: lang,
    problems: excerptOf(tables, "problems"),
    decisions: excerptOf(tables, "decisions"),
    exceptions: excerptOf(tables, "exceptions"),
    lists: tables
      .filter(({ list }) => list)
      .map(({ name, columns, first, count }) => ({ name, columns, lines: first, total: count })),
    readings: law.readings,
    parameters: parametersInForce(law, batch, prefixesOf(batch)),
  });
  // exceljs takes a while to load, and only here is it needed.
  const { writeWorkbook } = await import("../../io/xlsx/write.ts");
  writeStaged(join(folder, "report.xlsx"), await writeWorkbook(sheets));
}

/** The officer's page, which stands for itself. */
function writePage({ batch, folder, law, lang, state, beside, tables }: OutputWork): void {
  const languages = lang === "both" ? (["en", "cy"] as const) : [lang];
  const movement = tables.find(({ name }) => name === "movement");
  const page = reportPage({
    ...{ batch, law, languages, state, beside },
    movement: movement === undefined ? [] : excerptOf<MovementLine>(tables, "movement").lines,
  });
  writeStaged(join(folder, "report.html"), page);
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
