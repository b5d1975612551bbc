// The auditor's working paper as a workbook: the sample with what is recorded and what it comes to again, columns for the auditor's
// own amount and marks, what the differences that are found mean for the whole, and how the sample was drawn.
import { columnLetters } from "../../core/place.ts";
import type { AuditSample } from "../../engine/audit-sample.ts";
import { cellsOf } from "../columns.ts";
import type { Form, FormCell, FormSheet } from "../forms/form.ts";
import { speakIn } from "../forms/names.ts";
import { drawingFacts } from "./drawing.ts";
import type { Paper } from "./paper.ts";
import { type PaperLine, paperColumns } from "./paper-columns.ts";

/** Rows above the first line of the sample. */
const above = 3;
/** Left for the auditor. */
const blanks: ReadonlySet<string> = new Set([
  "auditorAmount",
  "auditorDifference",
  "projected",
  "evidenceSeen",
  "mark",
  "checkedBy",
  "checkedOn",
]);
const moneyKeys: ReadonlySet<string> = new Set(["upTo", "recorded", "workedOut", "difference"]);
const countKeys: ReadonlySet<string> = new Set(["number", "line", "row", "instalment", "times"]);
/** Lists whose codes have words. */
const spaces: Readonly<Record<string, string>> = {
  chosen: "audit-page.why",
  scheme: "schemes",
  outcome: "outcomes",
  head: "heads",
};

export function workingPaper(paper: Paper): Form {
  const speak = speakIn(paper.words, paper.tongue);
  return {
    title: speak("audit-page.paper", { batch: paper.batch }),
    sheets: [sampleSheet(paper), resultSheet(paper), drawingSheet(paper)],
  };
}

function sheetNamed({ words, tongue }: Paper, name: string): string {
  return speakIn(words, tongue, " - ")(`audit-page.sheet.${name}`).slice(0, 31);
}

function letterOf(key: string): string {
  return columnLetters(paperColumns.findIndex((column) => column.key === key));
}

function sampleSheet(paper: Paper): FormSheet {
  const { words, tongue, batch, lines } = paper;
  const speak = speakIn(words, tongue);
  const headings = paperColumns.map(
    ({ key }): FormCell => ({
      look: blanks.has(key) ? "needed-heading" : "heading",
      value: speak(`headings.${key}`),
    }),
  );
  return {
    name: sheetNamed(paper, "sample"),
    widths: paperColumns.map(({ width }) => width),
    frozen: { rows: above, columns: 2 },
    rows: [
      [{ look: "title", value: speak("audit-page.paper", { batch }) }],
      [],
      headings,
      ...lines.map((line, at) => lineCells(paper, line, at + above + 1)),
    ],
    offers: [],
    blankRows: 0,
    filtered: true,
  };
}

function lineCells({ words, tongue, sample }: Paper, line: PaperLine, row: number): readonly FormCell[] {
  const texts = cellsOf(paperColumns, line);
  const speak = speakIn(words, tongue);
  return paperColumns.map(({ key }, at): FormCell => {
    const text = texts[at] ?? "";
    if (key === "page") return { look: "text", formula: `HYPERLINK("${text}","${text}")`, value: text };
    if (key === "auditorDifference") {
      const [theirs, ours] = [letterOf("auditorAmount"), letterOf("recorded")];
      const formula = `IF(${theirs}${row}="","",${theirs}${row}-${ours}${row})`;
      return { look: "given", format: "money", formula, value: "" };
    }
    if (key === "projected") return projectedCell(sample, row);
    if (key === "auditorAmount") return { look: "input", format: "money" };
    if (blanks.has(key)) return { look: "input" };
    if (text === "") return { look: "text" };
    if (moneyKeys.has(key)) return { look: "text", format: "money", value: Number(text) };
    if (countKeys.has(key)) return { look: "text", format: "count", value: Number(text) };
    const space = spaces[key];
    return { look: "text", value: space === undefined ? text : speak(`${space}.${text}`) };
  });
}

/**
 * What the difference stands for in the whole: its share of its amount, times the pounds of a part, for each pick. A row that was asked
 * for stands for itself.
 */
function projectedCell({ method, total, size }: AuditSample, row: number): FormCell {
  if (method !== "money-unit") return { look: "given" };
  const [difference, recorded, times] = [
    `${letterOf("auditorDifference")}${row}`,
    `${letterOf("recorded")}${row}`,
    `${letterOf("times")}${row}`,
  ];
  const spread = `${difference}/${recorded}*${times}*${total / 100}/${size}`;
  const formula = `IF(${difference}="","",IF(${times}=0,${difference},${spread}))`;
  return { look: "given", format: "money", formula, value: "" };
}

type Line = readonly (FormCell | undefined)[];

/** What the auditor's differences come to. Formulas; nothing is found before somebody has looked. */
function resultSheet(paper: Paper): FormSheet {
  const { words, tongue, sample, lines } = paper;
  const speak = speakIn(words, tongue);
  const sheet = `'${sheetNamed(paper, "sample").replaceAll("'", "''")}'`;
  const [first, last] = [above + 1, above + Math.max(1, lines.length)];
  const range = (key: string) => `${sheet}!$${letterOf(key)}$${first}:$${letterOf(key)}$${last}`;
  const recorded = lines.reduce((sum, line) => sum + line.recorded, 0);
  const row = (name: string, formula: string, value: number, format: "money" | "count" = "money"): Line => [
    { look: "text", value: speak(`audit-page.result.${name}`) },
    { look: "given", format, formula, value },
  ];
  const rows: Line[] = [
    [{ look: "title", value: speak("audit-page.sheet.result") }],
    [],
    row("lines", `ROWS(${range("number")})`, lines.length, "count"),
    row("checked", `COUNT(${range("auditorAmount")})`, 0, "count"),
    row("recorded", `SUM(${range("recorded")})`, recorded / 100),
    row("found", `SUM(${range("auditorDifference")})`, 0),
  ];
  if (sample.method === "money-unit") {
    rows.push(
      row("distance", `${sample.total / 100}/${sample.size}`, sample.total / 100 / sample.size),
      row("projected", `SUM(${range("projected")})`, 0),
      [],
      [{ look: "soft", value: speak("audit-page.result.note") }],
    );
  }
  return plainSheet(sheetNamed(paper, "result"), [60, 18], rows);
}

function drawingSheet(paper: Paper): FormSheet {
  const { words, tongue } = paper;
  const speak = speakIn(words, tongue);
  const rows = drawingFacts(paper).map(
    ([name, value]): Line => [
      { look: "text", value: speak(`audit-page.drawing.${name}`) },
      { look: "text", value },
    ],
  );
  return plainSheet(
    sheetNamed(paper, "drawing"),
    [44, 90],
    [
      [{ look: "title", value: speak("audit-page.sheet.drawing") }],
      [],
      ...rows,
      [],
      [{ look: "soft", value: speak(`audit-page.drawing.how.${paper.sample.method}`) }],
    ],
  );
}

function plainSheet(name: string, widths: readonly number[], rows: readonly Line[]): FormSheet {
  return { name, widths, frozen: { rows: 0, columns: 0 }, rows, offers: [], blankRows: 0 };
}
