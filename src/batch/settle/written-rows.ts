// The rows of a file found again among the lines that were written for them, with what is payable on each.
import { parse } from "csv-parse/sync";
import { heads } from "../../core/decision.ts";
import { type Pence, penceFromText } from "../../core/money.ts";
import { personNumber } from "../../core/person.ts";
import type { NewRow } from "../../engine/corrections.ts";
import type { Replacements, Spool } from "../../io/spool.ts";
import { decisionColumns, keysOf } from "../../report/columns.ts";
import { readNiNumber } from "../../statute/ni-number.ts";
import type { ReadFile } from "../decide/file.ts";
import { amountKeys } from "./settle.ts";

/** So many lines are in memory at once. */
const slice = 5_000;
const places = new Map(keysOf(decisionColumns).map((key, at) => [key, at]));

/**
 * The file's rows whose person can be read; of the others nothing is payable. `corrected` are the lines that the
 * comparison of the rows has put in the place of the first ones. Asked before the spool is finished.
 */
export function writtenRows(file: ReadFile, decisions: Spool, corrected: Replacements): readonly NewRow[] {
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
