// Writes an auditor's bundle: the pages, the working paper, the list that the sample was drawn from, the batch's manifest and, last,
// the hashes of all of it. Of people only those in the sample are in it.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import type { MovementLine } from "../../engine/movement-lines.ts";
import { makeFolder, writeFileSynced } from "../../io/files.ts";
import { bundleFiles, type FirstPage, firstPage } from "../../report/audit/first-page.ts";
import {
  paperColumns,
  paperLine,
  populationColumns,
  populationLines,
} from "../../report/audit/paper-columns.ts";
import { rowPage } from "../../report/audit/row-page.ts";
import type { SampledRow } from "../../report/audit/sampled.ts";
import { workingPaper } from "../../report/audit/working-paper.ts";
import { reportPage } from "../../report/pages/report.ts";
import { writeForm } from "./form-file.ts";
import { filesBelow, hashed } from "./outputs.ts";
import { writeTable } from "./write-tables.ts";

type BundleWork = FirstPage & {
  /** Exists and is empty. */
  readonly folder: string;
  /** Of the batch. */
  readonly batchFolder: string;
  readonly rows: readonly SampledRow[];
  readonly movement: readonly MovementLine[];
};

export async function writeAuditBundle(work: BundleWork): Promise<void> {
  const { folder, law, languages, batch, sample, lines } = work;
  const write = (path: string, content: string | Uint8Array): void =>
    writeFileSynced(join(folder, path), content);
  makeFolder(join(folder, "rows"));
  for (const row of work.rows) write(row.lines[0]?.page ?? "", rowPage(row, languages));
  write("index.html", firstPage(work));
  write(bundleFiles.report, reportPage({ ...work, beside: undefined }));
  const papers = lines.map(paperLine);
  writeTable(join(folder, bundleFiles.paperCsv), paperColumns, papers);
  writeTable(join(folder, bundleFiles.population), populationColumns, [...populationLines(sample)]);
  const [first = "en", second] = languages;
  const tongue = second === undefined ? first : "both";
  const paper = workingPaper({ words: law.words, tongue, batch: batch.id, sample, lines: papers });
  write(bundleFiles.paper, await writeForm(paper));
  copyFileSync(join(work.batchFolder, "manifest.json"), join(folder, bundleFiles.manifest));
  const hashes = filesBelow(folder).map((path) => `${hashed(folder, path).sha256}  ${path}\n`);
  write(bundleFiles.hashes, hashes.join(""));
}
