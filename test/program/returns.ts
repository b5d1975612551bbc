// Small returns in order, as CSV and as workbooks, for tests that damage one: each has people and an employer of its
// own, so that no two of them have anything to do with each other.
import { coverOf, type ReturnCover, type ReturnRow } from "../../bench/return-columns.ts";
import { type CsvHabits, csvReturn, returnSheets } from "../../bench/return-file.ts";
import { crew, numbered } from "../../bench/stories/story.ts";
import { type Sheet, xlsxParts } from "../../bench/workbook.ts";
import type { ZipPart } from "../../bench/zip.ts";

export type Return = { readonly cover: ReturnCover; readonly rows: readonly ReturnRow[] };

/** How many rows each of these returns has. */
export const rowCount = 3;
let made = 0;

/** A return in order; what `own` says of the first row, and `others` of the rest, wins. */
export function goodReturn(own: ReturnRow = {}, cover: ReturnCover = {}, others: ReturnRow = {}): Return {
  made += 1;
  const staff = crew(20_000 + made * 10, { workplace: "home-care" });
  const rows = numbered([staff.worker(own), ...staff.workers(rowCount - 1, others)]);
  const employerId = `E8${String(made).padStart(3, "0")}`;
  return { rows, cover: coverOf(rows, { employerId, employerName: `Gofal ${made}`, ...cover }) };
}

export function goodCsv(habits: CsvHabits = {}, { cover, rows }: Return = goodReturn()): Buffer {
  return csvReturn(cover, rows, habits);
}

/** The CSV text with something replaced; that it was there is part of the test. */
export function changedCsv(search: string, by: string, good: Return = goodReturn()): Buffer {
  const text = goodCsv({}, good).toString("utf8");
  if (!text.includes(search)) throw new Error(`there is no ${search} to replace`);
  return Buffer.from(text.replace(search, by), "utf8");
}

export function goodSheets({ cover, rows }: Return = goodReturn()): readonly [Sheet, Sheet] {
  return returnSheets(cover, rows, {});
}

export function goodParts(good: Return = goodReturn()): Promise<readonly ZipPart[]> {
  return xlsxParts(goodSheets(good));
}

/** The part with the rows. */
export const sheetName = "xl/worksheets/sheet2.xml";
