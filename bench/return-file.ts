// Turns plain rows of a monthly return into files as employers send them: CSV in some dialect, or a workbook with a
// Cover sheet. Languages, order of columns, forms of days and of yes and no are the employer's own.
import { coverLabels, dropDowns } from "./drop-downs.ts";
import {
  type ReturnColumn,
  type ReturnCover,
  type ReturnKey,
  type ReturnRow,
  returnColumns,
} from "./return-columns.ts";
import type { Sheet, SheetCell } from "./workbook.ts";

export type Habits = {
  readonly headings?: "en" | "cy" | "mixed" | "keys" | undefined;
  /** The columns, in their order; all columns that any row fills when absent. */
  readonly keys?: readonly ReturnKey[] | undefined;
  readonly days?: "uk" | "iso" | undefined;
  readonly yesNo?: "Y" | "Yes" | "Ie" | "Ydy" | "1" | undefined;
  readonly values?: "code" | "en" | "cy" | undefined;
  /** Labels of the cover. */
  readonly coverIn?: "keys" | "en" | "cy" | undefined;
  readonly niNumbers?: "plain" | "spaced" | "lower" | undefined;
  /** Lines above the heading row. */
  readonly titles?: readonly string[] | undefined;
};

export type CsvHabits = Habits & {
  readonly delimiter?: "," | ";" | "\t" | undefined;
  readonly encoding?: "utf8" | "utf8-bom" | "utf16" | "windows-1252" | undefined;
  readonly lineEnd?: "\r\n" | "\n" | undefined;
  /** The cover lines have as many delimiters as the rows, as Excel saves them. */
  readonly padded?: boolean | undefined;
};

const no: Readonly<Record<string, string>> = { Y: "N", Yes: "No", Ie: "Na", Ydy: "Nac ydy", 1: "0" };
const alwaysThere: ReadonlySet<string> = new Set<ReturnKey>([
  "niNumber",
  "surname",
  "forenames",
  "payrollRef",
  "roleCode",
  "registration",
  "settingType",
  "workCountry",
  "employmentStatus",
  "contractMonths",
  "hasContract",
  "contractedHours",
  "startDate",
  "leaveDate",
  "leaveReason",
  "shiftsInWindow",
  "absenceReason",
  "otherEligibleJob",
  "formReceivedDate",
  "consentDataCymru",
  "paymentMethod",
  "instalmentNo",
  "payDate",
  "amountPaid",
  "pensionScheme",
  "employerPensionRate",
  "basePay",
  "niCategory",
]);

export function columnsOf(rows: readonly ReturnRow[], habits: Habits): readonly ReturnColumn[] {
  if (habits.keys !== undefined) {
    return habits.keys.map((key) => {
      const found = returnColumns.find((column) => column.key === key);
      if (found === undefined) throw new Error(`no column ${key}`);
      return found;
    });
  }
  const filled = new Set(rows.flatMap((row) => Object.keys(row)));
  return returnColumns.filter((column) => alwaysThere.has(column.key) || filled.has(column.key));
}

export function headingOf(column: ReturnColumn, index: number, habits: Habits): string {
  const language = habits.headings ?? "en";
  if (language === "keys") return column.key;
  if (language === "mixed") return index % 3 === 0 ? column.cy : column.en;
  return column[language];
}

function coverLabel(key: string, habits: Habits): string {
  const language = habits.coverIn ?? "keys";
  return language === "keys" ? key : (coverLabels[key]?.[language] ?? key);
}

/** A cell as this employer writes it. What is not in plain form (a fault put there on purpose) stays as it is. */
export function cellText(column: ReturnColumn, row: ReturnRow, habits: Habits): string {
  // The table's own keys are the row's keys.
  const plain = row[column.key as ReturnKey] ?? "";
  if (plain === "") return "";
  if (column.key === "niNumber") return niNumberText(plain, habits.niNumbers ?? "plain");
  if (column.kind === "day") return habits.days === "iso" ? plain : ukDay(plain);
  if (column.kind === "yes-no") return yesNoText(plain, habits.yesNo ?? "Y");
  if (column.kind === "list" && habits.values !== undefined && habits.values !== "code")
    return dropDowns[column.key]?.[plain]?.[habits.values] ?? plain;
  return plain;
}

function niNumberText(plain: string, form: "plain" | "spaced" | "lower"): string {
  if (form === "lower") return plain.toLowerCase();
  if (form === "spaced" && plain.length === 9)
    return [plain.slice(0, 2), plain.slice(2, 4), plain.slice(4, 6), plain.slice(6, 8), plain.slice(8)].join(
      " ",
    );
  return plain;
}

function ukDay(plain: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(plain);
  return match ? `${match[3]}/${match[2]}/${match[1]}` : plain;
}

function yesNoText(plain: string, yes: string): string {
  if (plain === "Y") return yes;
  return plain === "N" ? (no[yes] ?? "N") : plain;
}

/** The CSV file as bytes. */
export function csvReturn(cover: ReturnCover, rows: readonly ReturnRow[], habits: CsvHabits): Buffer {
  return encoded(
    csvLines(cover, rows, habits).join(habits.lineEnd ?? "\r\n") + (habits.lineEnd ?? "\r\n"),
    habits,
  );
}

/** The lines without their ends, so that a sample can damage one. */
export function csvLines(
  cover: ReturnCover,
  rows: readonly ReturnRow[],
  habits: CsvHabits,
): readonly string[] {
  const delimiter = habits.delimiter ?? ",";
  const columns = columnsOf(rows, habits);
  const padding = habits.padded === true ? delimiter.repeat(columns.length - 1) : "";
  return [
    ...Object.entries(cover).map(
      ([key, value]) => csvCell(`#${coverLabel(key, habits)}: ${value}`, delimiter) + padding,
    ),
    ...(habits.titles ?? []).map((title) => csvCell(title, delimiter) + delimiter.repeat(columns.length - 1)),
    columns.map((column, index) => csvCell(headingOf(column, index, habits), delimiter)).join(delimiter),
    ...rows.map((row) =>
      columns.map((column) => csvCell(cellText(column, row, habits), delimiter)).join(delimiter),
    ),
  ];
}

export function csvCell(text: string, delimiter: string): string {
  const quote = text.includes(delimiter) || text.includes('"') || text.includes("\n") || text.includes("\r");
  return quote ? `"${text.replaceAll('"', '""')}"` : text;
}

export function encoded(text: string, habits: Pick<CsvHabits, "encoding">): Buffer {
  if (habits.encoding === "utf8-bom") return Buffer.from(`\uFEFF${text}`, "utf8");
  if (habits.encoding === "utf16") return Buffer.from(`\uFEFF${text}`, "utf16le");
  if (habits.encoding !== "windows-1252") return Buffer.from(text, "utf8");
  // Latin-1 and Windows-1252 are alike from U+00A0 on; other letters become "?" as in Excel's plain CSV.
  return Buffer.from(text.replaceAll(/[^\u0000-\u007e\u00a0-\u00ff]/g, "?"), "latin1");
}

/** The Cover sheet and the sheet with the rows. */
export function returnSheets(
  cover: ReturnCover,
  rows: readonly ReturnRow[],
  habits: Habits & { readonly coverName?: string | undefined; readonly sheetName?: string | undefined },
): readonly [Sheet, Sheet] {
  const columns = columnsOf(rows, habits);
  return [
    {
      name: habits.coverName ?? "Cover",
      rows: Object.entries(cover).map(([key, value]) => [{ text: coverLabel(key, habits) }, { text: value }]),
    },
    {
      name: habits.sheetName ?? "Return",
      rows: [
        ...(habits.titles ?? []).map((title) => [{ text: title }]),
        columns.map((column, index) => ({ text: headingOf(column, index, habits) })),
        ...rows.map((row) => columns.map((column) => sheetCell(column, row, habits))),
      ],
    },
  ];
}

/** Days and numbers are real days and numbers where the plain form is in order, else text. */
export function sheetCell(column: ReturnColumn, row: ReturnRow, habits: Habits): SheetCell {
  const plain = row[column.key as ReturnKey] ?? "";
  if (plain === "") return undefined;
  if (column.kind === "day" && /^\d{4}-\d\d-\d\d$/.test(plain)) return { day: plain };
  if (column.kind === "money" && /^-?\d+(\.\d+)?$/.test(plain)) return { money: plain };
  if (column.kind === "number" && /^-?\d+(\.\d+)?$/.test(plain)) return { number: String(Number(plain)) };
  return { text: cellText(column, row, habits) };
}
