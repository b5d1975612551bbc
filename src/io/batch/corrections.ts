// The corrections log of a batch: rows of returns that take the place of earlier versions, found again among the
// lines that were written for them. Files that replace nothing are not looked at.
import { parse } from "csv-parse/sync";
import { heads } from "../../core/decision.ts";
import { type Pence, penceFromText } from "../../core/money.ts";
import { personNumber } from "../../core/person.ts";
import { type CorrectionLine, correctionsOf, type NewRow } from "../../engine/corrections.ts";
import type { Version } from "../../engine/versions.ts";
import { readNiNumber } from "../../law/ni-number.ts";
import { decisionColumns, keysOf } from "../../report/columns.ts";
import type { Replacements, Spool } from "../spool.ts";
import type { Prior } from "./prior.ts";
import type { ReadFile } from "./process.ts";
import { amountKeys } from "./settle.ts";

/** So many lines are in memory at once. */
const slice = 5_000;
const places = new Map(keysOf(decisionColumns).map((key, at) => [key, at]));

/**
 * What the batch changes of earlier ones, file by file. `versions` are those of the files; `corrected` are the lines
 * that the comparison of the rows has put in the place of the first ones. Asked before the spool is finished.
 */
export function correctionsIn(
  read: readonly ReadFile[],
  versions: readonly (Version | undefined)[],
  prior: Prior,
  decisions: Spool,
  corrected: Replacements,
): readonly CorrectionLine[] {
  return read.flatMap((file, at) => {
    const version = versions[at];
    if (file.replaces === undefined || version === undefined) return [];
    const rows = newRows(file, decisions, corrected);
    const stood = prior.stoodOf(version, new Set(rows.map(({ person }) => person)));
    if (stood === undefined) throw new Error("a return takes the place of one that nobody knows");
    const { employerId, laCode, period, scheme } = version;
    const before = { beforeBatch: stood.batchId, beforeFile: stood.file };
    const replaced = { file: file.input.label, employerId, laCode, period, scheme, ...before };
    return correctionsOf(replaced, rows, stood.amounts);
  });
}

/** Rows whose person can be read; of the others nothing is payable. */
function newRows(file: ReadFile, decisions: Spool, corrected: Replacements): readonly NewRow[] {
  const rows: NewRow[] = [];
  const end = file.firstRow + file.rows;
  for (let from = file.firstRow; from < end; from += slice) {
    const wanted = Array.from({ length: Math.min(slice, end - from) }, (_, at) => from + at);
    const lines = decisions.linesOf(wanted);
    const text = wanted.map((row) => corrected.get(row) ?? lines.get(row) ?? "").join("");
    for (const cells of parse(text, { record_delimiter: "\r\n" })) {
      const cell = (key: string): string => cells[places.get(key) ?? -1] ?? "";
      const niNumber = readNiNumber(cell("niNumber"));
      if (niNumber === undefined) continue;
      const byHead = heads.map((head) => amountOf(cell(amountKeys[head])));
      rows.push({ person: personNumber(niNumber), niNumber, row: Number(cell("row")), byHead });
    }
  }
  return rows;
}

function amountOf(text: string): Pence {
  const amount = penceFromText(text);
  if (amount === undefined) throw new Error(`an amount that was written cannot be read: ${text}`);
  return amount;
}
