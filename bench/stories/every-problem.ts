// Each fault that a monthly return can have, caused once on purpose: the good rows beside it show that one fault
// does not take the rest with it, and the refused files that a refusal stops only its own file.
import {
  coverOf,
  type ReturnCover,
  type ReturnKey,
  type ReturnRow,
  returnColumns,
} from "../return-columns.ts";
import { type CsvHabits, csvLines, csvReturn, encoded, returnSheets } from "../return-file.ts";
import { type Sheet, type SheetCell, workbook, xlsxParts } from "../workbook.ts";
import { type ZipPart, zipOf, zipPart } from "../zip.ts";
import { crew, invented, numbered, type Story } from "./story.ts";

type Fault = {
  readonly file: string;
  /** The codes that the file is there for; it may cause others besides. */
  readonly codes: readonly string[];
  readonly says: string;
  readonly make: () => Uint8Array | Promise<Uint8Array>;
};

/** Begun anew with each making, so that every making gives the same files. */
let staff = crew(7_000, { workplace: "home-care" });
let employers = 0;

function worker(own: ReturnRow = {}): ReturnRow {
  return staff.worker(own);
}

function workers(count: number, own: ReturnRow = {}): readonly ReturnRow[] {
  return staff.workers(count, own);
}

function beginAnew(): void {
  staff = crew(7_000, { workplace: "home-care" });
  employers = 0;
}

/** A small return in order: three rows, a cover that is right. */
function goodRows(): readonly ReturnRow[] {
  return numbered(workers(3));
}

function goodCover(rows: readonly ReturnRow[], own: ReturnCover = {}): ReturnCover {
  employers += 1;
  return coverOf(rows, {
    laCode: "W06000023",
    employerId: `E07${String(employers).padStart(2, "0")}`,
    employerName: `Gofal Enghraifft ${employers}`,
    ...own,
  });
}

function goodLines(
  rows: readonly ReturnRow[] = goodRows(),
  own: ReturnCover = {},
  habits: CsvHabits = {},
): string[] {
  return [...csvLines(goodCover(rows, own), rows, habits)];
}

function csvOf(lines: readonly string[], encoding: CsvHabits["encoding"] = "utf8"): Uint8Array {
  return encoded(`${lines.join("\r\n")}\r\n`, { encoding });
}

/** A row of totals for the columns of these lines. */
function totalsBelow(lines: readonly string[], total: string): string {
  const headings = (lines[12] ?? "").split(",");
  return headings
    .map((heading) =>
      heading === "Surname" ? "Total" : heading === "Gross amount paid this month" ? total : "",
    )
    .join(",");
}

function withoutCover(cover: ReturnCover, ...keys: readonly string[]): ReturnCover {
  return Object.fromEntries(Object.entries(cover).filter(([key]) => !keys.includes(key)));
}

async function goodParts(
  change: (sheets: readonly [Sheet, Sheet]) => readonly Sheet[] = (sheets) => sheets,
): Promise<readonly ZipPart[]> {
  const rows = goodRows();
  return xlsxParts(change(returnSheets(goodCover(rows), rows, {})));
}

/** The workbook's parts with one of them written anew. */
async function damaged(name: string, content: (part: ZipPart) => ZipPart): Promise<Uint8Array> {
  return zipOf((await goodParts()).map((part) => (part.name === name ? content(part) : part)));
}

const returnSheet = "xl/worksheets/sheet2.xml";
const emptySheet =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>';

const refusedFiles: readonly Fault[] = [
  { file: "file-empty.csv", codes: ["file-empty"], says: "no bytes", make: () => new Uint8Array(0) },
  {
    file: "file-kind-unknown.xlsx",
    codes: ["file-kind-unknown"],
    says: "a zip of something else",
    make: () => zipOf([zipPart("readme.txt", "Nothing here is a workbook.")]),
  },
  {
    file: "file-is-web-page.xls",
    codes: ["file-is-web-page"],
    says: "a page that a portal saved under the name of a workbook",
    make: () => Buffer.from("<html><body><table><tr><td>Surname</td></tr></table></body></html>"),
  },
  {
    file: "file-is-json.csv",
    codes: ["file-is-json"],
    says: "the message of an error in place of a download",
    make: () => Buffer.from('{"error":"Unauthorized","status":401}'),
  },
  {
    file: "file-is-no-table.csv",
    codes: ["file-is-no-table"],
    says: "a printed page",
    make: () => Buffer.from("%PDF-1.7\n"),
  },
  {
    file: "file-is-other-table.ods",
    codes: ["file-is-other-table"],
    says: "an OpenDocument spreadsheet",
    make: () =>
      zipOf([
        zipPart("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        zipPart("content.xml", "<office:document-content/>"),
      ]),
  },
  {
    file: "file-old-or-encrypted.xls",
    codes: ["file-old-or-encrypted"],
    says: "an old workbook, or one with a password",
    make: () => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(504)]),
  },
  {
    file: "file-with-macros.xlsx",
    codes: ["file-with-macros"],
    says: "a workbook that holds a macro project",
    make: async () => zipOf([...(await goodParts()), zipPart("xl/vbaProject.bin", "Sub Auto_Open()")]),
  },
  {
    file: "file-same-twice-a.csv",
    codes: [],
    says: "the same bytes as the next file; this one is read",
    make: sameTwice,
  },
  {
    file: "file-same-twice-b.csv",
    codes: ["file-same-twice"],
    says: "the same bytes as the file before",
    make: sameTwice,
  },
  {
    file: "zip-damaged.xlsx",
    codes: ["zip-damaged"],
    says: "a part does not match its checksum",
    make: () => damaged(returnSheet, (part) => ({ ...part, checksum: (part.checksum ^ 1) >>> 0 })),
  },
  {
    file: "zip-damaged-cut-off.xlsx",
    codes: ["zip-damaged"],
    says: "the upload broke off",
    make: async () => {
      const whole = zipOf(await goodParts());
      return whole.subarray(0, Math.floor(whole.length * 0.6));
    },
  },
  {
    file: "zip-unsafe.xlsx",
    codes: ["zip-unsafe"],
    says: "a part that wants to stand outside the workbook",
    make: async () => zipOf([...(await goodParts()), zipPart("../outside.xml", "<outside/>")]),
  },
  {
    file: "zip-bomb.xlsx",
    codes: ["zip-bomb"],
    says: "a part that unfolds a thousandfold",
    make: async () =>
      zipOf([...(await goodParts()), zipPart("xl/media/image1.bin", new Uint8Array(2_000_000))]),
  },
  {
    file: "workbook-damaged.xlsx",
    codes: ["workbook-damaged"],
    says: "the sheet breaks off in the middle of a row",
    make: () =>
      damaged(returnSheet, (part) =>
        zipPart(
          part.name,
          `${emptySheet.slice(0, emptySheet.indexOf("<sheetData"))}<sheetData><row r="1"><c r="A1">`,
        ),
      ),
  },
  {
    file: "workbook-too-large.xlsx",
    codes: ["workbook-too-large"],
    says: "51 sheets",
    make: async () => {
      const blank = Array.from(
        { length: 49 },
        (_, index): Sheet => ({ name: `Sheet${index + 3}`, rows: [] }),
      );
      return zipOf(await goodParts((sheets) => [...sheets, ...blank]));
    },
  },
  {
    file: "xml-unsafe.xlsx",
    codes: ["xml-unsafe"],
    says: "a sheet that declares entities",
    make: () =>
      damaged(returnSheet, (part) =>
        zipPart(
          part.name,
          emptySheet.replace("\n<worksheet", '\n<!DOCTYPE worksheet [<!ENTITY a "a">]>\n<worksheet'),
        ),
      ),
  },
  {
    file: "text-not-decoded.csv",
    codes: ["text-not-decoded"],
    says: "UTF-16 that breaks off within a letter",
    make: () => Buffer.from(`\ufeff${goodLines().join("\r\n")}`, "utf16le").subarray(0, -1),
  },
  {
    file: "text-has-nul.csv",
    codes: ["text-has-nul"],
    says: "NUL between the letters of a note",
    make: () => csvOf(goodLines(numbered([worker({ note: "a\u0000b" }), ...workers(2)]))),
  },
  {
    file: "csv-width-differs.csv",
    codes: ["csv-width-differs"],
    says: "the last row breaks off",
    make: () =>
      csvOf(
        goodLines().map((line, index, all) =>
          index === all.length - 1 ? line.slice(0, line.indexOf("WALES") + 5) : line,
        ),
      ),
  },
  {
    file: "csv-width-differs-comma.csv",
    codes: ["csv-width-differs"],
    says: "a comma in a name that is not quoted makes one row a cell longer",
    make: () =>
      csvOf(
        goodLines().map((line, index, all) =>
          index === all.length - 1 ? line.replace("DOM_CARE_WORKER", "DOM_CARE_WORKER,nights") : line,
        ),
      ),
  },
  {
    file: "csv-stray-quote.csv",
    codes: ["csv-stray-quote"],
    says: "a quotation mark that is never closed",
    make: () =>
      csvOf(
        goodLines().map((line, index, all) =>
          index === all.length - 2 ? line.replace("WALES", '"WALES') : line,
        ),
      ),
  },
  {
    file: "csv-stray-quote-swallows.csv",
    codes: ["csv-stray-quote"],
    says: "two stray quotation marks that swallow a row",
    make: () =>
      csvOf(
        goodLines().map((line, index, all) =>
          index === all.length - 2
            ? line.replace("WALES", '"WALES')
            : index === all.length - 1
              ? line.replace("WALES", 'WALES"')
              : line,
        ),
      ),
  },
  {
    file: "layout-unknown.csv",
    codes: ["layout-unknown"],
    says: "another list altogether",
    make: () => csvOf(["Name,Room,Breakfast,Diet", "Siân,12,08:00,vegetarian", "Ifan,14,09:00,none"]),
  },
  {
    file: "layout-incomplete.csv",
    codes: ["layout-incomplete"],
    says: "a list with a few of the columns that the form needs",
    make: () =>
      csvOf([
        "NI number,Surname,Forenames,Payroll number,Start date,Pay date,Amount paid",
        "ST123457A,Jones,Mair,0012,05/12/2017,28/06/2022,299.60",
      ]),
  },
  {
    file: "headings-too-many.csv",
    codes: ["headings-too-many"],
    says: "a stray fill to the right",
    make: () =>
      csvOf(
        goodLines().map((line) =>
          line.includes("Surname")
            ? [line, ...Array.from({ length: 200 }, (_, at) => `x${at}`)].join(",")
            : line,
        ),
      ),
  },
  {
    file: "heading-row-missing.csv",
    codes: ["heading-row-missing"],
    says: "cover and rows, no headings",
    make: () => csvOf(goodLines().filter((line) => !line.includes("Surname"))),
  },
  {
    file: "heading-missing.csv",
    codes: ["heading-missing"],
    says: "no column for the pay date",
    make: () => csvOf(goodLines(goodRows(), {}, { keys: usualKeys.filter((key) => key !== "payDate") })),
  },
  {
    file: "heading-near-miss.csv",
    codes: ["heading-near-miss"],
    says: '"Payrol number"',
    make: () => csvOf(goodLines().map((line) => line.replace("Payroll number", "Payrol number"))),
  },
  {
    file: "heading-twice.csv",
    codes: ["heading-twice"],
    says: "Hours per week stands in English and in Welsh",
    make: () => csvOf(widened("Oriau yr wythnos", "37")),
  },
  {
    file: "heading-blank.csv",
    codes: ["heading-blank"],
    says: "a filled column without a heading",
    make: () => csvOf(widened("", "ticked")),
  },
  {
    file: "column-not-collected.csv",
    codes: ["column-not-collected"],
    says: "dates of birth",
    make: () => csvOf(widened("Date of birth", "14/02/1988")),
  },
  {
    file: "cover-missing.csv",
    codes: ["cover-missing"],
    says: "rows without a cover",
    make: () => csvOf(goodLines().filter((line) => !line.startsWith("#"))),
  },
  {
    file: "cover-value-missing.csv",
    codes: ["cover-value-missing"],
    says: "a cover without the local authority and the total",
    make: () => {
      const rows = goodRows();
      return csvReturn(withoutCover(goodCover(rows), "laCode", "declaredTotalPence"), rows, {});
    },
  },
  {
    file: "cover-value-unreadable.csv",
    codes: ["cover-value-unreadable"],
    says: "a month written as a word, a local authority that is none of the 22",
    make: () => csvOf(goodLines(goodRows(), { period: "Mehefin", laCode: "W06000099" })),
  },
  {
    file: "template-version-unknown.csv",
    codes: ["template-version-unknown"],
    says: "version 0 of the form",
    make: () => csvOf(goodLines(goodRows(), { templateVersion: "0" })),
  },
  {
    file: "scheme-differs.csv",
    codes: ["scheme-differs"],
    says: "the cover names the sick-pay scheme",
    make: () => csvOf(goodLines(goodRows(), { scheme: "SSPE" })),
  },
  {
    file: "declaration-missing.csv",
    codes: ["declaration-missing"],
    says: "the employer has not confirmed",
    make: () => csvOf(goodLines(goodRows(), { declaration: "N" })),
  },
  {
    file: "sheets-both-claims.xlsx",
    codes: ["sheets-both-claims"],
    says: "two sheets with the headings of the form and rows below",
    make: async () => {
      const [cover, sheet] = returnSheets(goodCover(goodRows()), goodRows(), {});
      return workbook([cover, sheet, { ...sheet, name: "Return (2)" }]);
    },
  },
  {
    file: "declared-rows-differ.csv",
    codes: ["declared-rows-differ"],
    says: "the cover declares four rows, there are three",
    make: () => csvOf(goodLines(goodRows(), { declaredRows: "4" })),
  },
  {
    file: "declared-total-differs.csv",
    codes: ["declared-total-differs"],
    says: "the cover declares a penny more than the rows",
    make: () => csvOf(goodLines(goodRows(), { declaredTotalPence: "89881" })),
  },
];

/** The usual columns, as a return without anything unusual has them. */
const usualKeys: readonly ReturnKey[] = returnColumns
  .map(({ key }) => key)
  .filter(
    (key) =>
      ![
        "recordAction",
        "siteId",
        "dismissalOverturnedDate",
        "shiftsExpected",
        "redeployedFromRole",
        "expectedReturn",
        "note",
      ].includes(key),
  );

/** Both files of the pair, whichever is made first. */
function sameTwice(): Uint8Array {
  const before = { staff, employers };
  staff = crew(7_900, { workplace: "home-care" });
  employers = 89;
  const bytes = csvOf(goodLines());
  ({ staff, employers } = before);
  return bytes;
}

/** A return in order with one more column at its right. */
function widened(heading: string, cell: string): readonly string[] {
  let seen = false;
  return goodLines().map((line) => {
    if (line.startsWith("#")) return line;
    if (seen) return `${line},${cell}`;
    seen = true;
    return `${line},${heading}`;
  });
}

/** Rows that are rejected, or remarked on, each for the reason that its note gives. */
function cellFaults(): readonly ReturnRow[] {
  const faults: readonly (readonly [string, ReturnRow])[] = [
    ["nothing: this row is in order", {}],
    ["cell-required: no surname", { surname: "" }],
    ["cell-required: temporary, without the length of the contract", { employmentStatus: "TEMPORARY" }],
    ["cell-required: bank, without saying whether there is a contract", { employmentStatus: "BANK" }],
    ["cell-required: left, without a reason", { leaveDate: "2022-06-30" }],
    ["cell-required: no form and not declined", { formReceivedDate: "" }],
    ["cell-not-ni-number: the example number of HMRC", { niNumber: "QQ123456C" }],
    ["cell-not-ni-number: last letter E", { niNumber: "JK482914E" }],
    ["cell-not-day: 31 June", { startDate: "31/06/2021" }],
    ["cell-not-day: a word", { payDate: "Friday" }],
    ["cell-day-two-digit-year", { startDate: "01/09/19" }],
    ["cell-day-out-of-range", { startDate: "01/09/1019" }],
    ["cell-not-money: three decimals", { basePay: "1612.005" }],
    ["cell-not-money: a comma as decimal mark", { employerNi: "45,09" }],
    ["cell-money-looks-like-day", { basePay: "44740" }],
    ["cell-money-negative", { basePay: "-5.00" }],
    ["cell-not-number: shifts", { shiftsInWindow: "six" }],
    ["cell-number-out-of-range: 61 hours", { contractedHours: "61" }],
    ["cell-number-out-of-range: instalment 6", { instalmentNo: "6" }],
    ["cell-percent-looks-like-fraction", { employerPensionRate: "0.03" }],
    ["cell-not-yes-or-no", { consentDataCymru: "perhaps" }],
    ["cell-not-in-list: role", { roleCode: "Head gardener" }],
    ["cell-not-in-list: absence", { absenceReason: "PATERNITY" }],
    ["cell-text-too-long", { payrollRef: "9".repeat(41) }],
    ["cell-not-name", { forenames: "Cat4rin" }],
    ["cell-name-lost-letters", { surname: "Ll?r" }],
    ["cell-name-misread", { forenames: "SiÃ´n" }],
    ["name-doubtful: payable, with a warning", { surname: "Glyndðr" }],
    ["cell-text-damaged", { surname: "Ll\ufffdr" }],
    ["day-no-end: payable, with a remark", { leaveDate: "9999-12-31" }],
    ["cell-identifier-damaged", { payrollRef: "1.23E+11" }],
    ["ni-number-administrative: payable, with a warning", { niNumber: "MW482914A" }],
    ["left-before-start", { startDate: "2022-05-02", leaveDate: "2022-05-01", leaveReason: "RESIGNED" }],
    ["cell-required: instalments, without saying which", { instalmentNo: "" }],
    ["instalment-number-missing: instalment 0", { instalmentNo: "0" }],
    ["pay-date-outside-period: payable, with a warning", { payDate: "2022-07-01" }],
    ["ni-category-not-in-force", { niCategory: "D" }],
    ["no-figure-for-day", { payDate: "2039-06-28" }],
    ["on-cost-cell-missing: payable, with a warning", { basePay: "" }],
    ["on-cost-cell-missing: payable, with a warning", { niCategory: "" }],
    [
      "pension-rate-missing, director-on-cost: payable, with two warnings",
      { employerPensionRate: "", director: "Y" },
    ],
    ["nothing-claimed: payable, with a warning", { amountPaid: "0.00" }],
    [
      "declared on-costs that are not the computed ones: payable, the lower",
      { employerNi: "50.00", employerPension: "1.00", basePay: "1612.00" },
    ],
    ["self-employed-on-cost", { employmentStatus: "SELF_EMPLOYED", employerNi: "45.09" }],
    [
      "several at once: all are listed",
      {
        niNumber: "12345",
        surname: "",
        payrollRef: "41\u001a00",
        startDate: "2022-13-01",
        shiftsInWindow: "-1",
      },
    ],
  ];
  return faults.map(([note, own], index) => worker({ rowRef: String(index + 1), note, ...own }));
}

const readFiles: readonly Fault[] = [
  {
    file: "cells.csv",
    codes: [
      "cell-required",
      "cell-not-ni-number",
      "cell-not-day",
      "cell-day-two-digit-year",
      "cell-day-out-of-range",
      "cell-not-money",
      "cell-money-looks-like-day",
      "cell-money-negative",
      "cell-not-number",
      "cell-number-out-of-range",
      "cell-percent-looks-like-fraction",
      "cell-not-yes-or-no",
      "cell-not-in-list",
      "cell-text-too-long",
      "cell-not-name",
      "cell-name-lost-letters",
      "cell-name-misread",
      "name-doubtful",
      "cell-text-damaged",
      "day-no-end",
      "cell-identifier-damaged",
      "cell-hidden-character",
      "ni-number-administrative",
      "left-before-start",
      "instalment-number-missing",
      "pay-date-outside-period",
      "ni-category-not-in-force",
      "no-figure-for-day",
      "cell-required-with",
      "nothing-claimed",
      "on-cost-cell-missing",
      "pension-rate-missing",
      "director-on-cost",
      "self-employed-on-cost",
      "on-costs-not-claimed",
    ],
    says: "one fault a row, named in the column Note; the amounts paid are in order, so the total holds",
    make: () => {
      const rows = cellFaults();
      return csvReturn(goodCover(rows), rows, { encoding: "utf8-bom" });
    },
  },
  {
    file: "amounts.csv",
    codes: ["cell-not-money", "cell-money-above-ceiling", "declared-total-open"],
    says: "amounts paid that cannot be read, so the cover's total cannot be proved",
    make: () => {
      const rows = numbered([
        worker(),
        worker({ amountPaid: "l498.00" }),
        worker({ amountPaid: "14980.00" }),
        worker({ amountPaid: "" }),
      ]);
      return csvReturn(goodCover(rows, { declaredTotalPence: "389400" }), rows, {});
    },
  },
  {
    file: "row-total-differs.csv",
    codes: ["row-total-differs"],
    says: "a row of totals that its rows do not come to",
    make: () => {
      const lines = goodLines();
      return csvOf([...lines, totalsBelow(lines, "1498.00")]);
    },
  },
  {
    file: "second-table.csv",
    codes: ["second-table"],
    says: "the headings a second time, further down",
    make: () => {
      const lines = goodLines();
      return csvOf([...lines, ...lines.slice(12)]);
    },
  },
  {
    file: "references.csv",
    codes: ["row-ref-twice", "row-removed", "row-total-ignored"],
    says: "a reference twice, a row that removes an earlier one, a line of totals under the rows",
    make: () => {
      const rows: readonly ReturnRow[] = [
        worker({ rowRef: "A1", recordAction: "A" }),
        worker({ rowRef: "A2", recordAction: "A" }),
        worker({ rowRef: "A2", recordAction: "A" }),
        worker({ rowRef: "A3", recordAction: "D", amountPaid: "0.00" }),
      ];
      const lines = goodLines(rows);
      return csvOf([...lines, totalsBelow(lines, "898.80")]);
    },
  },
  {
    file: "duplicates.csv",
    codes: [],
    says: "one person in two rows: the first is kept, the second is held, see duplicates.csv",
    make: () => {
      const twice: ReturnRow = { niNumber: "RS614207A", surname: "Penri", forenames: "Non" };
      const rows = numbered([worker(twice), worker(), worker(twice)]);
      return csvReturn(goodCover(rows), rows, {});
    },
  },
  {
    file: "heading-unknown.csv",
    codes: ["heading-unknown"],
    says: "a column that is not of the form: said, not read",
    make: () => csvOf(widened("Shoe size", "5")),
  },
  {
    file: "text-windows-1252.csv",
    codes: ["text-windows-1252"],
    says: "plain CSV from Excel",
    make: () =>
      csvOf(
        goodLines(
          numbered([
            worker({ surname: "Siôn", forenames: "Zoë" }),
            ...workers(2, { surname: "Môn", forenames: "Beth" }),
          ]),
        ),
        "windows-1252",
      ),
  },
  {
    file: "sheets.xlsx",
    codes: ["sheet-ignored", "hidden-content", "merged-cells"],
    says: "a sheet of notes, a hidden row that is read like the others, merged cells in the title",
    make: async () => {
      const rows = goodRows();
      const [cover, sheet] = returnSheets(goodCover(rows), rows, { titles: ["Monthly return"] });
      const notes: Sheet = { name: "Notes", rows: [[{ text: "Ring Mared about the nights" }]] };
      return workbook([cover, { ...sheet, hiddenRows: [4], merges: ["A1:F1"] }, notes]);
    },
  },
  {
    file: "formulas.xlsx",
    codes: [
      "cell-formula-without-value",
      "cell-holds-error",
      "cell-from-formula",
      "cell-money-looks-like-day",
    ],
    says: "basic pay from a formula, with its result, without one, and with an error; and shown as a day",
    make: async () => {
      const rows = numbered(workers(5));
      const [cover, sheet] = returnSheets(goodCover(rows), rows, {});
      const cells: readonly SheetCell[] = [
        { formula: "1200+412", result: "1612" },
        { formula: "1200+412" },
        { error: "#REF!" },
        { day: "2022-06-28" },
      ];
      const [headings, ...body] = [...sheet.rows];
      const at = (headings ?? []).findIndex(
        (cell) => cell !== undefined && "text" in cell && cell.text.startsWith("NI-able pay"),
      );
      const changed = body.map((row, index) =>
        index < cells.length ? row.map((cell, column) => (column === at ? cells[index] : cell)) : row,
      );
      return workbook([cover, { ...sheet, rows: [headings ?? [], ...changed] }]);
    },
  },
];

/** Rows whose cells are in order one by one and cannot all be true, each with what its note says. */
function contradictions(): readonly ReturnRow[] {
  const starter: ReturnRow = { startDate: "20/06/2022", formReceivedDate: "20/06/2022" };
  const facts: readonly (readonly [string, ReturnRow])[] = [
    ["six shifts in six months: nothing to say", { shiftsInWindow: "6" }],
    ["shifts-more-than-days: 400 in half a year", { shiftsInWindow: "400" }],
    ["shifts-more-than-days: six in one day", { ...starter, startDate: "29/06/2022", shiftsInWindow: "6" }],
    [
      "shifts-more-than-days: 11 expected in ten days",
      { ...starter, shiftsInWindow: "2", shiftsExpected: "11" },
    ],
    ["form-before-scheme", { formReceivedDate: "09/06/2021" }],
    ["form-before-start", { ...starter, formReceivedDate: "09/05/2022", shiftsInWindow: "6" }],
    ["form-after-pay-day", { formReceivedDate: "29/06/2022" }],
    ["paid-before-start", { ...starter, payDate: "17/06/2022", shiftsInWindow: "6" }],
    ["leaving-day-missing: a person decides", { leaveReason: "RESIGNED" }],
    ["overturned-without-dismissal", { dismissalOverturnedDate: "01/06/2022" }],
    [
      "overturned-before-dismissal",
      {
        leaveDate: "10/06/2022",
        leaveReason: "DISMISSED_DISCIPLINARY",
        dismissalOverturnedDate: "09/06/2022",
      },
    ],
    ["job-outside-its-clause", { roleCode: "HOUSING_SUPPORT" }],
    ["job-of-one-service", { roleCode: "REGIONAL_OR_PROVIDER", siteId: "SIN-0004512" }],
    [
      "redeployed-for-good",
      {
        roleCode: "ANCILLARY_DOM",
        registration: "NONE",
        redeployedFromRole: "DOM_CARE_WORKER",
        expectedReturn: "N",
      },
    ],
    ["self-employed-job-open", { roleCode: "UNCLEAR", employmentStatus: "SELF_EMPLOYED" }],
    [
      "form-late-before-dismissal",
      {
        formReceivedDate: "01/07/2022",
        payDate: "28/07/2022",
        leaveDate: "04/07/2022",
        leaveReason: "DISMISSED_DISCIPLINARY",
        dismissalOverturnedDate: "20/07/2022",
      },
    ],
  ];
  return facts.map(([note, own], index) => worker({ rowRef: String(index + 1), note, ...own }));
}

const contradictedFiles: readonly Fault[] = [
  {
    file: "contradictions.csv",
    codes: [
      "shifts-more-than-days",
      "form-before-scheme",
      "form-before-start",
      "form-after-pay-day",
      "paid-before-start",
      "leaving-day-missing",
      "overturned-without-dismissal",
      "overturned-before-dismissal",
      "job-outside-its-clause",
      "job-of-one-service",
      "redeployed-for-good",
      "self-employed-job-open",
      "form-late-before-dismissal",
    ],
    says: "cells that cannot all be true, named in the column Note: each is said, and the money flows or a person decides",
    make: () => {
      const rows = contradictions();
      return csvReturn(goodCover(rows), rows, { encoding: "utf8-bom" });
    },
  },
];

/** Numbers that only look like one, or like somebody's. Made last, so that nobody in the other files changes. */
const doubtfulNumbers: readonly Fault[] = [
  {
    file: "numbers.csv",
    codes: ["cell-ni-number-letter", "ni-number-made-up"],
    says: "the letter O for a nought, the letter I for a one, six equal digits, 654321",
    make: () => {
      const rows = numbered([
        worker(),
        worker({ niNumber: "HT48291OA" }),
        worker({ niNumber: "HT I8 29 13 A" }),
        worker({ niNumber: "HT222222A" }),
        worker({ niNumber: "HT654321A" }),
      ]);
      return csvReturn(goodCover(rows), rows, {});
    },
  },
];

function table(faults: readonly Fault[]): string {
  return faults
    .map(({ file, codes, says }) => `| \`${file}\` | ${codes.join(", ") || "–"} | ${says} |`)
    .join("\n");
}

const readme = `# every-problem: each fault that a monthly return can have, caused on purpose

${invented}

Nothing but the fault is wrong in a file, as far as that can be. The refused files show that a refusal stops its own file
and no other; the rows that are in order stay payable beside rows that are not.

Refused as a whole:

| file | codes | what is in it |
|---|---|---|
${table(refusedFiles)}

Read, with faults in rows or remarks:

| file | codes | what is in it |
|---|---|---|
${table([...readFiles, ...contradictedFiles, ...doubtfulNumbers])}

Not here, because the file would have to be large or is none: file-too-large, csv-record-too-long and rows-at-limit need
many megabytes, file-unreadable a file that may not be opened. Codes of other forms (months, weekday patterns) have no column here.
`;

/** The codes that the folder is there for. */
export const caused: ReadonlySet<string> = new Set(
  [...readFiles, ...refusedFiles, ...contradictedFiles, ...doubtfulNumbers].flatMap(({ codes }) => codes),
);

export const everyProblem: Story = {
  folder: "every-problem",
  readme,
  files: async () => {
    beginAnew();
    const files: [string, Uint8Array][] = [];
    for (const { file, make } of [...readFiles, ...refusedFiles, ...contradictedFiles, ...doubtfulNumbers])
      files.push([file, await make()]);
    return files;
  },
};
