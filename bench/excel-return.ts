// The same return as exceljs writes it, with styles, widths and a frozen heading row: a second hand beside our own
// raw writer, so that the reader is not tried on one style of workbook only. Clocks are stopped at fixed days.
import exceljs from "exceljs";
import jszip from "jszip";
import type { ReturnCover, ReturnRow } from "./return-columns.ts";
import { type Habits, returnSheets } from "./return-file.ts";
import { type Sheet, serial } from "./workbook.ts";

const preparedAt = new Date(Date.UTC(2022, 5, 30, 9, 0, 0));

export function excelReturn(
  cover: ReturnCover,
  rows: readonly ReturnRow[],
  habits: Parameters<typeof returnSheets>[2] & Habits,
): Promise<Uint8Array> {
  return excelTables(returnSheets(cover, rows, habits), (habits.titles?.length ?? 0) + 1);
}

/** Sheets as exceljs writes them; those after the first have a heading row. */
export async function excelTables(sheets: readonly Sheet[], headingRow = 1): Promise<Uint8Array> {
  jszip.defaults.date = new Date(Date.UTC(1980, 0, 1));
  const book = new exceljs.Workbook();
  book.creator = "Payroll office";
  book.lastModifiedBy = "Payroll office";
  book.created = preparedAt;
  book.modified = preparedAt;
  for (const [at, made] of sheets.entries()) {
    const sheet = book.addWorksheet(made.name);
    let number = 0;
    for (const cells of made.rows) {
      number += 1;
      const row = sheet.getRow(number);
      for (const [index, cell] of cells.entries()) {
        if (cell === undefined) continue;
        const target = row.getCell(index + 1);
        if ("text" in cell) target.value = cell.text;
        if ("number" in cell) target.value = Number(cell.number);
        if ("money" in cell) {
          target.value = Number(cell.money);
          target.numFmt = "#,##0.00";
        }
        if ("day" in cell) {
          target.value = new Date((serial(cell.day) - 25_569) * 86_400_000);
          target.numFmt = "dd/mm/yyyy";
        }
      }
      row.commit();
    }
    if (at === 0) continue;
    sheet.getRow(headingRow).font = { bold: true };
    sheet.views = [{ state: "frozen", ySplit: headingRow }];
    for (const column of sheet.columns) column.width = 16;
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
