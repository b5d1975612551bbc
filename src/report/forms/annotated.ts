// A return as it was sent, in the form's own shape, with what is to be put right: cells with problems framed and noted,
// what became of each row beside it, a sheet of all problems that leads to the cells, and the cover of the next version.
// Saved after correction it is read as that version; everything that was added is passed over.
import type { Outcome } from "../../core/decision.ts";
import type { Pence } from "../../core/money.ts";
import { columnLetters } from "../../core/place.ts";
import { claimColumns } from "../../input/row-columns.ts";
import type { Law } from "../../law/law.ts";
import type { Layout } from "../../law/layout.ts";
import type { AppealOfFile } from "../pages/letter.ts";
import { stretches } from "../problem-groups.ts";
import { count, money } from "../words.ts";
import { equalFindings } from "./equal-findings.ts";
import type { Form, FormCell, FormSheet } from "./form.ts";
import { inTongue, sheetName, speakIn, type Tongue } from "./names.ts";
import { besideSheet, type TemplateRow, templateForm } from "./template.ts";

export type SaidProblem = {
  /** Row of the table as sent, 0 where the problem is of the whole file. */
  readonly row: number;
  /** Column key, empty where it is of no one column. */
  readonly key: string;
  /** It warns; what rejects or refuses does more. */
  readonly warns: boolean;
  /** In the form's language, with the place that it has in the form. */
  readonly text: string;
  /** What makes it equal to others of its column: they may be said in one line; absent = it is said by itself. */
  readonly same?: string | undefined;
  /** A warning that the employer may confirm: what it writes for that. */
  readonly confirm?: string | undefined;
};

export type ReturnedRow = {
  /** Row of the file as sent. */
  readonly row: number;
  readonly values: Readonly<Record<string, string | number>>;
  /** Absent where the file was refused before its rows were decided. */
  readonly decided?:
    | { readonly outcome: Outcome; readonly total: Pence; readonly rules: readonly string[] }
    | undefined;
};

/** One table of what was sent. */
type ReturnedTable = {
  readonly layout: Layout;
  readonly rows: readonly ReturnedRow[];
  readonly problems: readonly SaidProblem[];
};

/** A table that stood beside the claims in one workbook, with the name of its sheet. */
type BesideTable = ReturnedTable & { readonly sheet: string };

type Returned = ReturnedTable & {
  readonly law: Law;
  readonly tongue: Tongue;
  /** The cover as it was sent, by key, as it may be written. */
  readonly cover: Readonly<Record<string, string | number>>;
  readonly beside: readonly BesideTable[];
  /** What somebody can do whose row is refused. */
  readonly appeal: AppealOfFile;
};

/** The row of the workbook in which the first row that was sent stands. */
export const firstReturnedRow = 2;

/** Room for an outcome, a sum and a few sentences. */
const besideWidths = { outcome: 26, amount: 14, "to-do": 80 };

/** Rows are laid out for some more people than were sent. */
const moreRows = 20;

/** The workbook that goes back. */
export function annotatedForm(returned: Returned): Form {
  const { law, layout, tongue, cover, rows } = returned;
  const speak = speakIn(law.words, tongue);
  const sequence = Number(cover["sequence"] ?? 1);
  const beside = (names: readonly (keyof typeof besideWidths)[]) =>
    names.map((name) => ({ heading: speak(`forms.beside.${name}`), width: besideWidths[name] }));
  const form = templateForm({
    law,
    layout,
    tongue,
    cover: { ...cover, sequence: Number.isInteger(sequence) ? sequence + 1 : 2, declaration: "" },
    rows: annotatedRows(returned, returned),
    beside: beside(["outcome", "amount", "to-do"]),
    roomFor: rows.length + moreRows,
  });
  const besides = returned.beside.map((table) => {
    const rows = annotatedRows(returned, table).map((row) => ({ ...row, beside: row.beside?.slice(-1) }));
    const roomFor = rows.length + moreRows;
    const filled = { law, layout: table.layout, tongue, rows, beside: beside(["to-do"]), roomFor };
    return besideSheet(filled, table.sheet);
  });
  const [start, ...others] = form.sheets;
  const todo = problemSheet(returned);
  const sheets = [...others.slice(0, 2), ...besides, ...others.slice(2)];
  return { title: form.title, sheets: start === undefined ? [todo] : [todo, start, ...sheets] };
}

function annotatedRows(returned: Returned, { rows, problems }: ReturnedTable): readonly TemplateRow[] {
  const byRow = new Map<number, SaidProblem[]>();
  for (const problem of problems) byRow.set(problem.row, [...(byRow.get(problem.row) ?? []), problem]);
  return rows.map((row) => annotatedRow(returned, row, byRow.get(row.row) ?? []));
}

function annotatedRow(
  returned: Returned,
  { values, decided }: ReturnedRow,
  problems: readonly SaidProblem[],
): TemplateRow {
  const speak = speakIn(returned.law.words, returned.tongue);
  const faults: Record<string, string> = {};
  for (const { key, text } of problems) {
    if (key !== "") faults[key] = faults[key] === undefined ? text : `${faults[key]}\n${text}`;
  }
  const todo = problems.map(({ text }) => text);
  const whole = decided?.outcome === "payable" ? todo : [...todo, ...reasonsOf(returned, decided)];
  const beside: FormCell[] = [
    { look: "text", value: decided === undefined ? "" : speak(`outcomes.${decided.outcome}`) },
    { look: "text", value: decided === undefined ? "" : money(decided.total) },
    { look: "advice", value: whole.join("\n") },
  ];
  const confirms = problems.flatMap(({ confirm }) => (confirm === undefined ? [] : [confirm]));
  return { values, faults, beside, confirms: [...new Set(confirms)] };
}

/** The rules that decided, each with its clause in its own words, and that there is no appeal where that is so. */
function reasonsOf({ law, tongue, appeal }: Returned, decided: ReturnedRow["decided"]): readonly string[] {
  if (decided === undefined) return [];
  const reasons = decided.rules.map((rule) => {
    const clause = law.clauses.get(rule);
    // A rule that somebody has added has no name of ours.
    const key = `rules.${rule}`;
    const name = law.words.en.has(key) ? `: ${speakIn(law.words, tongue)(key)}` : "";
    const words = clause && inTongue({ en: clause.english, cy: clause.welsh }, tongue);
    return `${rule}${name}${words === undefined ? "" : ` – “${words}”`}`;
  });
  const listed = appeal.kind === "until" && decided.rules.some((rule) => appeal.listed.has(rule));
  if (decided.outcome !== "not-eligible" || !listed) return reasons;
  return [...reasons, speakIn(law.words, tongue)("forms.no-ground", { rule: appeal.noGrounds })];
}

/** Every problem with its place in the workbook: what has to be put right before what is worth a look. */
function problemSheet(returned: Returned): FormSheet {
  const { law, tongue } = returned;
  const speak = speakIn(law.words, tongue);
  const rows = { ...returned, sheet: sheetName(law.words, tongue, "rows") };
  const lines = [false, true].flatMap((warns) => {
    const own = [rows, ...returned.beside].flatMap((table) =>
      problemLines(returned, { ...table, problems: table.problems.filter((one) => one.warns === warns) }),
    );
    const name = speak(warns ? "forms.to-do.warnings" : "forms.to-do.errors");
    return own.length === 0 ? [] : [[{ look: "strong", value: name } as const], ...own];
  });
  const intro = speak(lines.length === 0 ? "forms.nothing-to-do" : "forms.to-do.intro");
  const headings = ["place", "heading", "to-do"].map(
    (name): FormCell => ({ look: "heading", value: speak(`forms.to-do.${name}`) }),
  );
  return {
    name: sheetName(law.words, tongue, "problems"),
    widths: [14, 34, 90],
    frozen: { rows: 0, columns: 0 },
    rows: [
      [{ look: "title", value: speak("forms.sheets.problems") }],
      [undefined, undefined, { look: "text", value: intro }],
      [],
      headings,
      ...lines,
    ],
    offers: [],
    blankRows: 0,
  };
}

/** Those of the whole file first. */
function problemLines(
  { law, tongue }: Returned,
  { layout, rows, problems, sheet }: BesideTable,
): readonly (readonly (FormCell | undefined)[])[] {
  const places = new Map(rows.map(({ row }, at) => [row, at + firstReturnedRow]));
  const columns = claimColumns(layout.columns);
  const speak = speakIn(law.words, tongue);
  const sorted = [...problems].sort((a, b) => a.row - b.row);
  return equalFindings(sorted).map(({ first, rows: sent }): (FormCell | undefined)[] => {
    const at = columns.findIndex((column) => column.key === first.key);
    const heading = columns[at] === undefined ? "" : inTongue(columns[at].headings, tongue);
    const lines = sent.flatMap((row) => places.get(row) ?? []);
    const [line, last] = [lines[0], lines.at(-1)];
    if (line === undefined || last === undefined)
      return [
        { look: "text", value: speak("forms.whole-file") },
        undefined,
        { look: "advice", value: first.text },
      ];
    const letters = columnLetters(Math.max(0, at));
    const [cell, end] = [`${letters}${line}`, `${letters}${last}`];
    const values = { rows: stretches(lines), count: count(lines.length) };
    const many = lines.length > 1;
    return [
      {
        look: "text",
        value: many ? `${cell}–${end}` : cell,
        link: `'${sheet.replaceAll("'", "''")}'!${many ? `${cell}:${end}` : cell}`,
      },
      { look: "text", value: heading },
      { look: "advice", value: many ? `${first.text} ${speak("forms.to-do.same", values)}` : first.text },
    ];
  });
}
