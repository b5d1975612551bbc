// A form as a CSV file, whole: the cover line by line, a blank line, the headings, a row of the columns' examples. For whoever
// makes the file with a program of their own; made from the layout, and read by the reader without a problem.
import { claimColumns, totalColumn } from "../../input/row-columns.ts";
import type { Language, Law } from "../../law/law.ts";
import type { Column, CoverKey, Layout } from "../../law/layout.ts";
import { schemeCode } from "../../law/scheme-code.ts";
import { say } from "../words.ts";

type Told = { readonly law: Law; readonly language: Language };

/** The lines of the file, in the reader's language. */
export function csvExample(told: Told, layout: Layout): readonly string[] {
  const { language } = told;
  const cover = layout.cover.flatMap((key) => {
    const value = coverExample(told, layout, key);
    return value === undefined ? [] : [record([key.headings[language], value])];
  });
  const columns = claimColumns(layout.columns);
  return [
    ...cover,
    "",
    record(columns.map(({ headings }) => headings[language])),
    record(columns.map((column) => valueText(told, column, column.example ?? ""))),
  ];
}

/** A value of a list in the reader's words; anything else as it is. */
export function valueText({ law, language }: Told, column: Column | undefined, code: string): string {
  if (column?.kind === "role") return law.roles.get(code)?.labels[language] ?? code;
  return column?.values?.find((value) => value.code === code)?.[language] ?? code;
}

/** What stands on the cover of the example; undefined for what may be left out. */
function coverExample({ law, language }: Told, layout: Layout, key: CoverKey): string | undefined {
  const amount = totalColumn(layout)?.example;
  switch (key.key) {
    case "templateVersion":
      return layout.versions.at(-1);
    case "scheme":
      return schemeCode(law, layout);
    case "laCode":
      return law.councils[1]?.[language];
    case "employerId":
      return "E0104";
    case "period":
      return key.months?.first ?? (key.required ? "2022-06" : undefined);
    case "declaredRows":
      return "1";
    case "declaredTotalPence":
      return amount === undefined ? undefined : String(Math.round(Number(amount) * 100));
    case "declaration":
      return say(law.words, language, "forms.yes");
    default:
      return undefined;
  }
}

function record(cells: readonly string[]): string {
  return cells.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
}
