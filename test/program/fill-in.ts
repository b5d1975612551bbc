// Fills in a form of ours as a person would: a row of the examples that it shows, the declaration, the sums as a spreadsheet
// program works them out.
import ExcelJS from "exceljs";
import type { Column } from "../../src/law/layout.ts";
import { shipped } from "../law/shipped.ts";

const months: Readonly<Record<string, string>> = {
  "sspe-claim": "2020-11",
  earnings: "2020-11",
  "siss-awards": "2020-11",
  "iws-activity": "2019-03",
  "iws-targets": "2019-03",
};
/** A month that the scheme of the form is for. */
export function monthOf(layout: string): string {
  return months[layout] ?? "2022-06";
}

/** Every form that people fill in and that a run reads. */
export const filledIn = [
  "wfp-return",
  "wfp-oncost",
  "sspe-claim",
  "earnings",
  "siss-awards",
  "decisions",
  "flex-pattern",
  "flex-extra-hours",
  "flex-sickness",
  "iws-activity",
  "iws-targets",
] as const;

/** An example as somebody types it into the form: numbers as numbers, choices in words. */
function typed({ kind, example = "", values }: Column, language: "en" | "cy"): string | number {
  if (kind === "role") return shipped.roles.get(example)?.labels[language] ?? example;
  const choice = values?.find(({ code }) => code === example);
  if (choice !== undefined) return choice[language];
  if (kind === "percent") return Number(example.replace("%", "")) / 100;
  return kind === "money" || kind === "decimal" || kind === "count" ? Number(example) : example;
}

/** Fills the form in with the examples of its columns, as a person would. */
export async function fillIn(
  path: string,
  layout: string,
  language: "en" | "cy",
  sums: "worked out" | "worked out when opened" = "worked out",
): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const [, cover, form] = workbook.worksheets;
  if (cover === undefined || form === undefined) throw new Error("the form has its sheets");
  const columns = (shipped.layouts.get(layout)?.columns ?? []).filter(({ refused }) => refused !== true);
  let total = 0;
  for (const [at, column] of columns.entries()) {
    if (column.example === undefined) continue;
    form.getCell(2, at + 1).value = typed(column, language);
    if (column.key === "amountPaid" || column.key === "topUpClaimed")
      total = Math.round(Number(column.example) * 100);
  }
  cover.eachRow((row) => {
    const heading = String(row.getCell(1).value);
    const cell = row.getCell(2);
    // What a spreadsheet program works out by itself; without a result it does so when it opens the file.
    if (cell.formula !== undefined && sums === "worked out when opened")
      cell.value = { formula: cell.formula } as ExcelJS.CellFormulaValue;
    else if (cell.formula !== undefined)
      cell.value = { formula: cell.formula, result: cell.formula.startsWith("ROUND") ? total : 1 };
    else if (/^(Declaration|Datganiad)/.test(heading)) cell.value = language === "cy" ? "Ie" : "Yes";
  });
  await workbook.xlsx.writeFile(path);
}
