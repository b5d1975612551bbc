// What the tests ask of a workbook: all its rows, or the problem for which it was refused.
import type { Row } from "../../../src/core/place.ts";
import type { Problem } from "../../../src/core/problem.ts";
import { Refusal } from "../../../src/core/refusal.ts";
import { type WorkbookLimits, workbookLimits } from "../../../src/io/xlsx/limits.ts";
import { openWorkbook } from "../../../src/io/xlsx/read.ts";
import { type Book, makeBook } from "./make-zip.ts";

/** Reads every row of one sheet, the first if none is named. */
export function rowsOf(bytes: Buffer, limits: Partial<WorkbookLimits> = {}, sheet = 0): readonly Row[] {
  const workbook = openWorkbook(bytes, "claims.xlsx", { ...workbookLimits, ...limits });
  const rows: Row[] = [];
  for (const batch of workbook.rows(sheet)) rows.push(...batch);
  return rows;
}

/** Rows as their texts by row number. */
export function textsOf(bytes: Buffer): Record<number, readonly string[]> {
  return Object.fromEntries(rowsOf(bytes).map(({ number, cells }) => [number, cells]));
}

/** The text and the kind of the first cell of the first row. */
export function firstCell(book: Book): readonly [text: string | undefined, kind: number | undefined] {
  const [row] = rowsOf(makeBook(book));
  return [row?.cells[0], row?.kinds?.[0]];
}

/** The problem for which reading is refused; undefined when all rows can be read. */
export function refused(
  bytes: Buffer,
  limits: Partial<WorkbookLimits> = {},
  file = "claims.xlsx",
): Problem | undefined {
  try {
    const workbook = openWorkbook(bytes, file, { ...workbookLimits, ...limits });
    for (let sheet = 0; sheet < workbook.sheets.length; sheet += 1) {
      for (const batch of workbook.rows(sheet)) batch.length;
      workbook.sheetRemarks(sheet);
    }
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.problem;
    throw error;
  }
}

export function refusedCode(bytes: Buffer, limits: Partial<WorkbookLimits> = {}): string | undefined {
  return refused(bytes, limits)?.code;
}
