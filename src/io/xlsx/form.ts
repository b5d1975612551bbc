// Writes a form as an XLSX file with exceljs, which is loaded only when one is written. The bytes depend on the form
// alone.
import type { Cell, Style, Workbook, Worksheet } from "exceljs";
import { columnLetters } from "../../core/place.ts";
import type { Form, Format, FormCell, FormSheet, Look } from "../../report/forms/form.ts";
import { beginning, fixTimes, harmless } from "./write.ts";

const formats: Readonly<Record<Format, string>> = {
  text: "@",
  money: "#,##0.00",
  day: "dd/mm/yyyy",
  count: "0",
  percent: "0.00%",
  decimal: "0.##",
};

/** Characters that fit beside each other on a page and can still be read. */
const widestPage = 190;

const font = { name: "Calibri", family: 2, size: 11 } as const;
const thin = { style: "thin", color: { argb: "FF9AA8A3" } } as const;
const box = { top: thin, left: thin, bottom: thin, right: thin } as const;

function filled(argb: string): Style["fill"] {
  return { type: "pattern", pattern: "solid", fgColor: { argb } };
}

const looks: Readonly<Record<Look, Partial<Style>>> = {
  title: { font: { ...font, size: 18, bold: true, color: { argb: "FF0A4F43" } } },
  text: { font, alignment: { wrapText: true, vertical: "top" } },
  soft: { font: { ...font, color: { argb: "FF47534F" } }, alignment: { wrapText: true, vertical: "top" } },
  strong: { font: { ...font, bold: true }, alignment: { wrapText: true, vertical: "top" } },
  heading: {
    font: { ...font, bold: true },
    fill: filled("FFE7ECEA"),
    border: box,
    alignment: { wrapText: true, vertical: "top" },
  },
  "needed-heading": {
    font: { ...font, bold: true, underline: true },
    fill: filled("FFD8EBE5"),
    border: box,
    alignment: { wrapText: true, vertical: "top" },
  },
  input: { font, border: box, fill: filled("FFFFFFFF"), alignment: { vertical: "top" } },
  given: { font, border: box, fill: filled("FFF3F6F4"), alignment: { vertical: "top" } },
  faulty: {
    font: { ...font, bold: true },
    fill: filled("FFF9E2DA"),
    border: {
      top: { style: "medium", color: { argb: "FF7A1F0F" } },
      left: { style: "medium", color: { argb: "FF7A1F0F" } },
      bottom: { style: "medium", color: { argb: "FF7A1F0F" } },
      right: { style: "medium", color: { argb: "FF7A1F0F" } },
    },
    alignment: { vertical: "top" },
  },
  advice: {
    font: { ...font, color: { argb: "FF7A1F0F" } },
    alignment: { wrapText: true, vertical: "top" },
  },
};

/** The whole file. Throws where the library cannot write it. */
export async function writeForm(form: Form): Promise<Uint8Array> {
  const { default: exceljs } = await import("exceljs");
  const workbook: Workbook = new exceljs.Workbook();
  workbook.creator = "Taliad";
  workbook.lastModifiedBy = "Taliad";
  workbook.created = beginning;
  workbook.modified = beginning;
  workbook.title = form.title;
  for (const sheet of form.sheets) writeSheet(workbook, sheet);
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  fixTimes(bytes);
  return bytes;
}

function writeSheet(workbook: Workbook, sheet: FormSheet): void {
  const { rows, columns } = sheet.frozen;
  const wide = sheet.widths.reduce((sum, width) => sum + width, 0) > widestPage;
  const worksheet = workbook.addWorksheet(sheet.name, {
    views: [
      rows + columns > 0
        ? { state: "frozen", ySplit: rows, xSplit: columns }
        : { state: "normal", showGridLines: false },
    ],
    pageSetup: {
      paperSize: 9, // A4.
      orientation: "landscape",
      // What does not fit is cut into pages that can be read, each with the headings and the names.
      ...(wide ? { scale: 70 } : { fitToPage: true, fitToWidth: 1, fitToHeight: 0 }),
      ...(rows > 0 ? { printTitlesRow: `1:${rows}` } : {}),
      ...(columns > 0 ? { printTitlesColumn: `A:${columnLetters(columns - 1)}` } : {}),
    },
    headerFooter: { oddFooter: "&A  &P / &N" },
  });
  worksheet.columns = sheet.widths.map((width) => ({ width }));
  for (const [at, cells] of sheet.rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (cell !== undefined) writeCell(worksheet.getCell(at + 1, column + 1), cell);
    }
  }
  const last = sheet.rows.at(-1) ?? [];
  for (let extra = 1; extra <= sheet.blankRows; extra += 1) {
    for (const [column, cell] of last.entries()) {
      if (cell !== undefined) styleCell(worksheet.getCell(sheet.rows.length + extra, column + 1), cell);
    }
  }
  addOffers(worksheet, sheet);
}

/** The library keeps validations by cell; a range is written as one. */
function addOffers(worksheet: Worksheet, { offers }: FormSheet): void {
  for (const { cells, choices, title, help } of offers) {
    const said = { showInputMessage: true, promptTitle: cut(title, 32), prompt: cut(help, 255) };
    // The library's own list of validations is not in its types.
    const { dataValidations } = worksheet as unknown as {
      readonly dataValidations: { add(range: string, validation: object): void };
    };
    dataValidations.add(
      cells,
      choices === undefined
        ? { type: "any", allowBlank: true, ...said }
        : // A value that is typed another way may still be one that is read: nothing is forbidden here.
          { type: "list", allowBlank: true, formulae: [choices], showErrorMessage: false, ...said },
    );
  }
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

function writeCell(cell: Cell, written: FormCell): void {
  styleCell(cell, written);
  const { value, formula, link, note } = written;
  const shown = typeof value === "string" ? harmless(value) : value;
  if (formula !== undefined) cell.value = { formula, result: shown ?? 0 };
  else if (link !== undefined) cell.value = { text: String(shown ?? ""), hyperlink: `#${link}` };
  // Spreadsheets count days from 30 December 1899.
  else if (written.format === "day" && typeof value === "number") cell.value = value + 25569;
  else if (shown !== undefined) cell.value = shown;
  if (note !== undefined) cell.note = { texts: [{ text: note }] };
}

function styleCell(cell: Cell, { look, format }: FormCell): void {
  cell.style = { ...looks[look], ...(format === undefined ? {} : { numFmt: formats[format] }) };
}
