// The sheets of the report that show the rows of a CSV file, their codes in words.
import { type Month, monthText } from "../core/day.ts";
import type { CellValue, Sheet, SheetColumn } from "../core/sheet.ts";
import type { Batch, DecisionLine, ProblemLine } from "../engine/batch.ts";
import type { Language, Words } from "../law/law.ts";
import {
  type AnyColumn,
  type AnyLine,
  decisionColumns,
  problemColumns,
  reconciliationColumns,
  type TableColumnKind,
} from "./columns.ts";
import { reconciliationText } from "./reconciliation.ts";
import { type Excerpt, mostRows, type Speaker, sheetName } from "./sheet-parts.ts";
import { count, sayIfKnown } from "./words.ts";

export function problemsSheet(words: Words, speak: Speaker, problems: Excerpt<ProblemLine>): Sheet {
  const said = { messageEn: "en", messageCy: "cy" } as const;
  const columns = problemColumns.filter(
    ({ key }) => !(key in said) || speak.languages.includes(said[key as keyof typeof said]),
  );
  const first = ["file", "row", "severity", "messageEn", "messageCy"];
  return detailSheet(words, speak, "problems", firstOf(columns, first), problems, [], 2);
}

export function reconciliationSheet(words: Words, speak: Speaker, batch: Batch): Sheet {
  const lines = batch.reconciliation.slice(0, mostRows).map((line) => ({
    ...line,
    explanation: speak.below((language) => reconciliationText(words, language, line)),
  }));
  const excerpt = { lines, total: batch.reconciliation.length };
  return detailSheet(words, speak, "reconciliation", reconciliationColumns, excerpt, ["difference"], 3);
}

/** Whose row it is, what became of it and why stand first, in this order. */
const decisionsBegin = ["surname", "forenames", "niNumber", "outcome"];

export function decisionsSheet(words: Words, speak: Speaker, decisions: Excerpt<DecisionLine>): Sheet {
  const columns = firstOf(decisionColumns, decisionsBegin);
  const sheet = detailSheet(words, speak, "decisions", columns, decisions, ["decisions"], 3);
  const [table] = sheet.tables;
  if (table === undefined) return sheet;
  // Many rows are decided by the same rules: each list of them is put into words once.
  const known = new Map<string, string>();
  const why = (line: DecisionLine | undefined): CellValue => {
    if (line === undefined || line.outcome === "payable" || line.rules === "") return undefined;
    const before = known.get(line.rules);
    if (before !== undefined) return before;
    const text = speak.below((one) => rulesText(words, one, line.rules));
    known.set(line.rules, text);
    return text;
  };
  const beside = decisionsBegin.length;
  const heading = { heading: speak.label("headings.why"), kind: "text", wrap: true } as const;
  return {
    ...sheet,
    widths: sheet.widths.toSpliced(beside, 0, 60),
    tables: [
      {
        ...table,
        columns: table.columns.toSpliced(beside, 0, heading),
        rows: table.rows.map((row, at) => row.toSpliced(beside, 0, why(decisions.lines[at]))),
      },
    ],
  };
}

/** The columns with these keys first, the others behind them as they were. */
export function firstOf<Column extends AnyColumn>(
  columns: readonly Column[],
  keys: readonly string[],
): readonly Column[] {
  const first = keys.flatMap((key) => columns.filter((column) => column.key === key));
  return [...first, ...columns.filter(({ key }) => !keys.includes(key))];
}

/** "WFP-31: six shifts in six months; …". */
export function rulesText(words: Words, language: Language, rules: string): string {
  return rules
    .split(" ")
    .map((rule) => {
      const said = sayIfKnown(words, language, `rules.${rule}`);
      return said === undefined ? rule : `${rule}: ${said}`;
    })
    .join("; ");
}

/** The first rows of a CSV table, its codes in words; the first `names` columns say whose row it is. */
export function detailSheet(
  words: Words,
  speak: Speaker,
  name: string,
  columns: readonly AnyColumn[],
  { lines, total }: Excerpt<AnyLine>,
  notes: readonly string[],
  names = 1,
): Sheet {
  const shown = Math.min(lines.length, mostRows);
  const note = total === 0 ? "none" : shown === total ? "all" : "cut";
  const values = { shown: count(shown), total: count(total), csv: `${name}.csv` };
  const readers = columns.map((column) => cellReader(words, speak, column));
  const rows: CellValue[][] = [];
  for (let at = 0; at < shown; at += 1) {
    const line = lines[at];
    if (line !== undefined) rows.push(readers.map((read) => read(line)));
  }
  const widths = columns.map((column) => widthOf(speak, column));
  /** A name or a number that is too long is cut where it stands; what a code says is read to its end. */
  const isCut = (at: number): boolean =>
    columns[at]?.kind === "code" && rows.some((row) => String(row[at] ?? "").length > (widths[at] ?? 0));
  return {
    name: sheetName(speak, name),
    names,
    title: speak.label(`report.titles.${name}`),
    notes: [note, ...notes].flatMap((key) => speak.sentences(`report.notes.${key}`, values)),
    widths,
    tables: [
      {
        heading: "",
        columns: columns.map((column, at) => ({
          heading: speak.label(`headings.${column.key}`),
          kind: sheetKind(column.kind),
          wrap: column.width >= longText || isCut(at),
        })),
        rows,
      },
    ],
  };
}

/** Two languages side by side need nearly twice the room; sentences stand one below the other. */
function widthOf(speak: Speaker, { kind, width }: AnyColumn): number {
  return kind === "code" && speak.languages.length > 1 ? Math.round(width * 1.7) : width;
}

/** Columns as wide as this hold sentences. */
const longText = 60;

function sheetKind(kind: TableColumnKind): SheetColumn["kind"] {
  if (kind === "money" || kind === "day") return kind;
  return kind === "count" || kind === "row" ? "count" : "text";
}

/** Reads one column's cell of a line, remembering the words of each code. */
function cellReader(words: Words, speak: Speaker, column: AnyColumn): (line: AnyLine) => CellValue {
  const said = new Map<string, string>();
  const inWords = (code: string): string => {
    const before = said.get(code);
    if (before !== undefined) return before;
    const text = speak.each((language) => codesInWords(words, language, column.words ?? "", code));
    said.set(code, text);
    return text;
  };
  return (line) => {
    const value = line[column.key];
    if (value === undefined || value === "") return undefined;
    if (column.kind === "row" && value === 0) return undefined;
    if (column.kind === "yes-no") return inWords(value === true ? "yes" : "no");
    if (column.kind === "month") return typeof value === "number" ? monthCell(value) : undefined;
    if (typeof value === "number") return value;
    return column.words === undefined ? String(value) : inWords(String(value));
  };
}

/** Months stay text, year first: they sort, and no spreadsheet program turns them into a day. */
function monthCell(value: number): string {
  return monthText(value as Month); // The column's kind says so.
}

/** Codes that a scheme brings may have no words yet; then the code itself is shown. */
export function codesInWords(words: Words, language: Language, space: string, codes: string): string {
  return codes
    .split(" ")
    .map((code) => sayIfKnown(words, language, `${space === "" ? "values" : space}.${code}`) ?? code)
    .join(", ");
}
