// The sheet of open matters, and their sums by kind in the summary: what it is, why it is open, how much, how old and what
// closes it stand first; where the rows stand comes behind.
import type { CellValue, Sheet, SheetColumn, SheetTable } from "../core/sheet.ts";
import type { Batch } from "../engine/batch.ts";
import type { MatterLine } from "../engine/open-matters.ts";
import type { Words } from "../law/law.ts";
import { openMatterColumns } from "./open-matters.ts";
import { codesInWords, detailSheet, firstOf, rulesText } from "./row-sheets.ts";
import type { Excerpt, Speaker } from "./sheet-parts.ts";

const begins = [
  "kind",
  "amount",
  "ageMonths",
  "closes",
  "employerId",
  "laCode",
  "period",
  "niNumber",
  "case",
];

export function openMattersSheet(words: Words, speak: Speaker, lines: Excerpt<MatterLine>): Sheet {
  // Both say why the matter is open; the sheet says it once, in words.
  const columns = firstOf(openMatterColumns, begins).filter(({ key }) => key !== "about" && key !== "reason");
  const sheet = detailSheet(words, speak, "open-matters", columns, lines, ["listing", "open-matters"]);
  const [table] = sheet.tables;
  if (table === undefined) return sheet;
  const why = (line: MatterLine | undefined): CellValue => {
    if (line === undefined || (line.about === "" && line.reason === "")) return undefined;
    return line.about === ""
      ? speak.each((language) => codesInWords(words, language, "matterReasons", line.reason))
      : speak.below((language) => rulesText(words, language, line.about));
  };
  const heading = { heading: speak.label("headings.reason"), kind: "text", wrap: true } as const;
  return {
    ...sheet,
    widths: sheet.widths.toSpliced(1, 0, 50),
    tables: [
      {
        ...table,
        columns: table.columns.toSpliced(1, 0, heading),
        rows: table.rows.map((row, at) => row.toSpliced(1, 0, why(lines.lines[at]))),
      },
    ],
  };
}

/** Nothing where nothing is open. */
export function mattersTable(words: Words, speak: Speaker, { matters = [] }: Batch): readonly SheetTable[] {
  if (matters.length === 0) return [];
  const heading = (key: string, kind: SheetColumn["kind"] = "text"): SheetColumn => {
    return { heading: speak.label(`page.${key}`), kind };
  };
  return [
    {
      heading: speak.label("page.matters"),
      columns: [
        heading("matters.kind"),
        heading("matters.closes"),
        { heading: speak.label("headings.covers"), kind: "text" },
        heading("matters.count", "count"),
        heading("amount", "money"),
      ],
      rows: matters.map(({ kind, closes, covers, matters: many, amount }) => [
        speak.label(`matters.${kind}`),
        speak.each((language) => codesInWords(words, language, "closings", closes)),
        speak.label(`covers.${covers}`),
        many,
        amount,
      ]),
    },
  ];
}
