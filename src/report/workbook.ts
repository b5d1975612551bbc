// The report for people: a batch as sheets of plain cells. What it looks like as a file is io/xlsx/write.ts;
// the record of a batch is its CSV files, of which the long sheets show the first rows.

import { type Month, monthText } from "../core/day.ts";
import { heads, outcomes } from "../core/decision.ts";
import { pence } from "../core/money.ts";
import { infoOf, type ProblemCode } from "../core/problem-codes.ts";
import type { CellValue, Sheet, SheetColumn, SheetTable } from "../core/sheet.ts";
import {
  type Batch,
  type DecisionLine,
  type FileResult,
  fileStatuses,
  type ProblemLine,
} from "../engine/batch.ts";
import type { InForce, Language, ParameterKind, Reading, Words } from "../law/law.ts";
import type { ExceptionLine } from "../rulings/exceptions.ts";
import { conservation, nextSteps, payableOf } from "./balance.ts";
import {
  type AnyColumn,
  type AnyLine,
  decisionColumns,
  duplicateColumns,
  problemColumns,
  reconciliationColumns,
  type TableColumnKind,
} from "./columns.ts";
import { exceptionColumns } from "./exceptions.ts";
import { reconciliationText } from "./reconciliation.ts";
import { valueText } from "./values.ts";
import { count, dayWords, money, problemMessage, say, sayIfKnown, type Values } from "./words.ts";

export type ReportLanguage = Language | "both";

/** The first lines of a table and how many it has. */
export type Excerpt<Line> = { readonly lines: readonly Line[]; readonly total: number };

/** A table with its own columns; `name` is that of its CSV file. */
type ListSheet = Excerpt<AnyLine> & {
  readonly name: string;
  readonly columns: readonly AnyColumn[];
};

/** A parameter as it is in force for the batch. */
export type ParameterInForce = InForce<unknown> & { readonly kind: ParameterKind };

export type ReportInput = {
  readonly batch: Batch;
  readonly words: Words;
  readonly language: ReportLanguage;
  readonly problems: Excerpt<ProblemLine>;
  readonly decisions: Excerpt<DecisionLine>;
  /** Tables that only inform, each a sheet of its own; absent = none. */
  readonly lists?: readonly ListSheet[] | undefined;
  /** What rests on more than the rules; a batch without such a thing has no sheet for it. */
  readonly exceptions?: Excerpt<ExceptionLine> | undefined;
  readonly readings: readonly Reading[];
  readonly parameters: readonly ParameterInForce[];
};

/** No sheet holds more rows of a table than this: enough to look at, quick to write; the CSV file holds all. */
export const mostRows = 5_000;

/** All sheets of report.xlsx, in order. */
export function reportSheets(input: ReportInput): readonly Sheet[] {
  const speak = speaker(input.words, input.language);
  return [
    summarySheet(input, speak),
    filesSheet(input, speak),
    problemsSheet(input, speak),
    duplicatesSheet(input, speak),
    reconciliationSheet(input, speak),
    decisionsSheet(input, speak),
    ...(input.exceptions === undefined || input.exceptions.total === 0
      ? []
      : [detailSheet(input.words, speak, "exceptions", exceptionColumns, input.exceptions, ["exceptions"])]),
    ...(input.lists ?? []).map((list) =>
      detailSheet(input.words, speak, list.name, list.columns, list, ["listing"]),
    ),
    guidanceSheet(input, speak),
  ];
}

/** Says things in the language of the report. */
type Speaker = {
  readonly languages: readonly Language[];
  /** Short texts: both languages side by side. */
  readonly label: (key: string, values?: Values) => string;
  /** Whole sentences: one for each language. */
  readonly sentences: (key: string, values?: Values) => readonly string[];
  /** Whatever differs by language, side by side where it differs. */
  readonly each: (text: (language: Language) => string) => string;
  /** The same for sentences within one cell: one below the other. */
  readonly below: (text: (language: Language) => string) => string;
};

function speaker(words: Words, language: ReportLanguage): Speaker {
  const languages: readonly Language[] = language === "both" ? ["en", "cy"] : [language];
  const each = (text: (one: Language) => string) => [...new Set(languages.map(text))].join(" / ");
  return {
    languages,
    each,
    below: (text) => [...new Set(languages.map(text))].join("\n"),
    label: (key, values) => each((one) => say(words, one, key, values)),
    sentences: (key, values) => languages.map((one) => say(words, one, key, values)),
  };
}

/** A sheet's name may hold no slash. */
function sheetName(speak: Speaker, name: string): string {
  return speak.label(`report.sheets.${name}`).replace(" / ", " - ");
}

function heading(speak: Speaker, key: string, kind: SheetColumn["kind"] = "text"): SheetColumn {
  return { heading: speak.label(`report.summary.${key}`), kind };
}

// The summary.

function summarySheet(input: ReportInput, speak: Speaker): Sheet {
  const { batch, words } = input;
  const { totals } = batch;
  const steps = speak.languages.flatMap((language) => nextSteps(words, language, batch));
  return {
    name: sheetName(speak, "summary"),
    title: speak.label("report.titles.summary", { id: batch.id }),
    notes: [
      `${speak.label("report.summary.to-pay-in-all")}: ${money(totals.payable)}`,
      `${speak.label("report.summary.program")}: ${batch.programVersion}`,
      ...speak
        .sentences(`report.summary.ledger.${batch.ledger}`)
        .map((sentence) => `${speak.label("report.summary.ledger")}: ${sentence}`),
    ],
    widths: speak.languages.length > 1 ? [66, 40, 42, 16, 34] : [44, 24, 28, 12, 34],
    tables: [
      {
        heading: speak.label("report.summary.next"),
        columns: [heading(speak, "step")],
        rows: steps.map((step) => [step]),
      },
      {
        heading: speak.label("report.summary.to-pay"),
        columns: [heading(speak, "head"), heading(speak, "amount", "money")],
        rows: heads.map((head) => [speak.label(`heads.${head}`), totals.payableByHead[head]]),
        totals: [speak.label("report.summary.to-pay-in-all"), totals.payable],
      },
      {
        heading: speak.label("report.summary.files"),
        columns: [heading(speak, "status"), heading(speak, "count", "count")],
        rows: fileStatuses.map((status) => [speak.label(`statuses.${status}`), totals.files[status]]),
        totals: [speak.label("report.summary.total"), batch.files.length],
      },
      ...hindrancesTable(input, speak),
      {
        heading: speak.label("report.summary.outcomes"),
        columns: [
          heading(speak, "outcome"),
          heading(speak, "rows", "count"),
          heading(speak, "claimed", "money"),
        ],
        rows: outcomes.map((outcome) => [
          speak.label(`outcomes.${outcome}`),
          totals.byOutcome[outcome],
          totals.claimedByOutcome[outcome],
        ]),
        totals: [speak.label("report.summary.rows-read"), totals.rowsRead, totals.claimed],
      },
      balanceTable(batch, speak),
      {
        heading: speak.label("report.summary.problems"),
        columns: [
          heading(speak, "problem"),
          { heading: speak.label("headings.severity"), kind: "text" },
          heading(speak, "effect"),
          heading(speak, "problem-count", "count"),
          { heading: speak.label("headings.code"), kind: "text" },
        ],
        rows: problemCounts(batch).map(([code, number]) => [
          speak.label(`codes.${code}`),
          speak.label(`severities.${infoOf(code).severity}`),
          speak.label(`report.effects.${infoOf(code).consequence.replace(" ", "-")}`),
          number,
          code,
        ]),
      },
    ],
  };
}

/** The files that were not taken in full, the refused first, and why. */
function hindrancesTable(input: ReportInput, speak: Speaker): readonly SheetTable[] {
  const files = inOrder(input.batch).filter(
    ({ status }) => status === "rejected" || status === "partly-accepted",
  );
  if (files.length === 0) return [];
  return [
    {
      heading: speak.label("report.summary.there-is-a-problem"),
      columns: [{ heading: speak.label("headings.file"), kind: "text" }, heading(speak, "why-refused")],
      rows: files
        .slice(0, mostNamed)
        .flatMap((file) =>
          speak.languages.map((language) => [
            file.file,
            [say(input.words, language, `statuses.${file.status}`), hindrance(file, input.words, language)]
              .filter((text) => text !== undefined)
              .join(": "),
          ]),
        ),
      ...(files.length > mostNamed ? { notes: speak.sentences("report.notes.files-cut") } : {}),
    },
  ];
}

/** Files with problems that the summary names one by one; the sheet of files has all. */
const mostNamed = 50;

/** The refused first, then as they came. */
function inOrder(batch: Batch): readonly FileResult[] {
  return fileStatuses.flatMap((status) => batch.files.filter((file) => file.status === status));
}

function filesSheet(input: ReportInput, speak: Speaker): Sheet {
  const { batch } = input;
  return {
    name: sheetName(speak, "files"),
    title: speak.label("report.titles.files"),
    notes: speak.sentences("report.notes.files"),
    // A status in two languages is twice as long.
    widths: [34, speak.languages.length > 1 ? 50 : 26, 30, 14, 12, 9, 16, 16, 11, 16, 16, 14, 90],
    tables: [
      {
        heading: "",
        columns: [
          { heading: speak.label("headings.file"), kind: "text" },
          heading(speak, "status"),
          heading(speak, "employer"),
          { heading: speak.label("headings.laCode"), kind: "text" },
          { heading: speak.label("headings.period"), kind: "text" },
          heading(speak, "rows-read", "count"),
          heading(speak, "claimed", "money"),
          heading(speak, "payable", "money"),
          heading(speak, "declared-rows", "count"),
          heading(speak, "declared-total", "money"),
          heading(speak, "computed-total", "money"),
          { heading: speak.label("headings.difference"), kind: "money" },
          { ...heading(speak, "why-refused"), wrap: true },
        ],
        rows: inOrder(batch)
          .slice(0, mostRows)
          .map((file) => [
            file.file,
            speak.label(`statuses.${file.status}`),
            file.employerName === "" ? file.employerId : file.employerName,
            file.laCode,
            file.period === undefined ? undefined : monthText(file.period),
            file.rowsRead,
            file.claimed,
            payableOf(file),
            file.declaredRows,
            file.declaredTotal,
            file.computedTotal,
            file.declaredTotal === undefined ? undefined : pence(file.computedTotal - file.declaredTotal),
            speak.below((language) => hindrance(file, input.words, language) ?? "") || undefined,
          ]),
      },
    ],
  };
}

/** What a file's gravest problem says; nothing for what is only a remark. */
function hindrance(file: FileResult, words: Words, language: Language): string | undefined {
  const problem = file.firstProblem;
  if (problem === undefined || infoOf(problem.code).severity === "info") return undefined;
  return problemMessage(words, language, problem);
}

function balanceTable(batch: Batch, speak: Speaker): SheetTable {
  const found = conservation(batch);
  return {
    heading: speak.label("report.summary.conservation"),
    notes: found.balances
      ? speak.sentences("report.summary.balances")
      : speak.sentences("report.summary.balances-not", {
          rows: count(found.rowsMissing),
          amount: money(found.claimedMissing),
        }),
    columns: [heading(speak, "check"), heading(speak, "rows", "count"), heading(speak, "claimed", "money")],
    rows: [
      [speak.label("report.summary.rows-read"), found.rowsRead, found.claimedRead],
      [speak.label("report.summary.rows-decided"), found.rowsDecided, found.claimedDecided],
    ],
    totals: [speak.label("headings.difference"), found.rowsMissing, found.claimedMissing],
  };
}

const gravity = { fatal: 0, error: 1, warning: 2, info: 3 } as const;

/** The gravest first, then the most frequent, then by code. */
function problemCounts(batch: Batch): readonly (readonly [ProblemCode, number])[] {
  return [...batch.problemCounts].sort(
    ([codeA, numberA], [codeB, numberB]) =>
      gravity[infoOf(codeA).severity] - gravity[infoOf(codeB).severity] ||
      numberB - numberA ||
      (codeA < codeB ? -1 : 1),
  );
}

// The sheets that show the rows of a CSV file.

function problemsSheet({ problems, words, language }: ReportInput, speak: Speaker): Sheet {
  const columns = problemColumns.filter(
    ({ key }) => !(key === "messageEn" && language === "cy") && !(key === "messageCy" && language === "en"),
  );
  return detailSheet(words, speak, "problems", columns, problems, []);
}

function duplicatesSheet({ batch, words }: ReportInput, speak: Speaker): Sheet {
  const excerpt = { lines: batch.duplicates, total: batch.duplicates.length };
  return detailSheet(words, speak, "duplicates", duplicateColumns, excerpt, ["duplicates"]);
}

function reconciliationSheet({ batch, words }: ReportInput, speak: Speaker): Sheet {
  const lines = batch.reconciliation.slice(0, mostRows).map((line) => ({
    ...line,
    explanation: speak.below((language) => reconciliationText(words, language, line)),
  }));
  const excerpt = { lines, total: batch.reconciliation.length };
  return detailSheet(words, speak, "reconciliation", reconciliationColumns, excerpt, ["difference"]);
}

function decisionsSheet({ decisions, words }: ReportInput, speak: Speaker): Sheet {
  const sheet = detailSheet(words, speak, "decisions", decisionColumns, decisions, ["decisions"]);
  const [table] = sheet.tables;
  if (table === undefined) return sheet;
  // Many rows are decided by the same rules: each list of them is put into words once.
  const known = new Map<string, string>();
  const why = (line: DecisionLine | undefined): CellValue => {
    if (line === undefined || line.outcome === "payable" || line.rules === "") return undefined;
    const before = known.get(line.rules);
    if (before !== undefined) return before;
    const text = speak.each((one) => rulesText(words, one, line.rules));
    known.set(line.rules, text);
    return text;
  };
  return {
    ...sheet,
    widths: [...sheet.widths, 60],
    tables: [
      {
        ...table,
        columns: [...table.columns, { heading: speak.label("headings.why"), kind: "text" }],
        rows: table.rows.map((row, at) => [...row, why(decisions.lines[at])]),
      },
    ],
  };
}

/** "WFP-31: six shifts in six months; …". */
function rulesText(words: Words, language: Language, rules: string): string {
  return rules
    .split(" ")
    .map((rule) => {
      const said = sayIfKnown(words, language, `rules.${rule}`);
      return said === undefined ? rule : `${rule}: ${said}`;
    })
    .join("; ");
}

/** The first rows of a CSV table, its codes in words. */
function detailSheet(
  words: Words,
  speak: Speaker,
  name: string,
  columns: readonly AnyColumn[],
  { lines, total }: Excerpt<AnyLine>,
  notes: readonly string[],
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
  return {
    name: sheetName(speak, name),
    title: speak.label(`report.titles.${name}`),
    notes: [note, ...notes].flatMap((key) => speak.sentences(`report.notes.${key}`, values)),
    widths: columns.map((column) => widthOf(speak, column)),
    tables: [
      {
        heading: "",
        columns: columns.map((column) => ({
          heading: speak.label(`headings.${column.key}`),
          kind: sheetKind(column.kind),
          wrap: column.width >= longText,
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
function codesInWords(words: Words, language: Language, space: string, codes: string): string {
  return codes
    .split(" ")
    .map((code) => sayIfKnown(words, language, `${space === "" ? "values" : space}.${code}`) ?? code)
    .join(", ");
}

// What the batch was decided by.

function guidanceSheet({ batch, words, readings, parameters }: ReportInput, speak: Speaker): Sheet {
  const on = batch.parametersOn;
  return {
    name: sheetName(speak, "guidance"),
    title: speak.label("report.titles.guidance"),
    notes: [],
    widths: [40, 50, 60, 16, 16, 24],
    tables: [
      {
        heading: speak.label("report.summary.readings"),
        columns: [
          heading(speak, "reading"),
          { ...heading(speak, "question"), wrap: true },
          { ...heading(speak, "answer"), wrap: true },
        ],
        rows: readings.map((reading) => [
          [reading.id, ...reading.rules].join(" "),
          speak.each((one) => (one === "cy" ? reading.welsh.question : reading.question)),
          speak.each((one) => (one === "cy" ? reading.welsh.reading : reading.reading)),
        ]),
      },
      {
        heading:
          on === undefined
            ? speak.label("report.summary.parameters")
            : speak.each((one) =>
                say(words, one, "report.summary.parameters-on", { day: dayWords(words, one, on) }),
              ),
        columns: [
          { ...heading(speak, "parameter"), wrap: true },
          { heading: speak.label("headings.key"), kind: "text" },
          { ...heading(speak, "value"), wrap: true },
          heading(speak, "from", "day"),
          heading(speak, "reviewed", "day"),
          heading(speak, "clause"),
        ],
        rows: parameters.map((parameter) => [
          speak.below((one) => sayIfKnown(words, one, `parameters.${parameter.id}`) ?? parameter.id),
          parameter.id,
          speak.each((one) => valueText(words, one, parameter.kind, parameter.value)),
          parameter.from,
          parameter.reviewed,
          parameter.clause,
        ]),
      },
    ],
  };
}
