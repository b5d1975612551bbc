// The form of a layout that people fill in: where to start, the cover with its sums, the rows with headings, choices in
// words and help, and the lists. Made from the law's layouts, roles and words alone.

import { monthFromText } from "../../core/day.ts";
import { columnLetters } from "../../core/place.ts";
import { adviceMark } from "../../input/advice.ts";
import { confirmedKey } from "../../input/confirmations.ts";
import { claimColumns, totalColumn } from "../../input/row-columns.ts";
import type { Language, Law } from "../../law/law.ts";
import type { Column, CoverKey, Layout } from "../../law/layout.ts";
import { monthWords } from "../words.ts";
import type { Form, Format, FormCell, FormSheet, Look, Offer } from "./form.ts";
import { choicesOf, type Lists, listsOf } from "./lists.ts";
import { inTongue, sheetName, speakIn, type Tongue } from "./names.ts";

type Template = {
  readonly law: Law;
  readonly layout: Layout;
  readonly tongue: Tongue;
  /** What is known of the cover already, by key, as it may be written there. */
  readonly cover: Readonly<Record<string, string | number>>;
  /** Rows that are known already; absent = none. */
  readonly rows?: readonly TemplateRow[] | undefined;
  /** Headings of what is said beside each row, with the room for it; absent = nothing is. A reader passes them over. */
  readonly beside?: readonly Beside[] | undefined;
  /** How many rows are laid out at the least. */
  readonly roomFor: number;
};

type Beside = { readonly heading: string; readonly width: number };

export type TemplateRow = {
  /** By column key, as it may be written there: text, pounds, Days, fractions of a hundred per cent. */
  readonly values: Readonly<Record<string, string | number>>;
  /** What is wrong at a cell, by column key; absent = nothing. */
  readonly faults?: Readonly<Record<string, string>> | undefined;
  /** Warnings that may be confirmed in it, as the cell takes them; absent = none. */
  readonly confirms?: readonly string[] | undefined;
  /** What is said beside the row, under the headings of `beside`. */
  readonly beside?: readonly FormCell[] | undefined;
};

/** The headings stand in the first row, so that every program finds them. */
const headingRow = 1;

/** The form as sheets. The reader finds no problem in it but what is not filled in yet. */
export function templateForm(template: Template): Form {
  const { law, layout, tongue } = template;
  // A layout that somebody has added has no words of ours.
  const key = [layout.name, layout.rowsOf]
    .map((name) => `layouts.${name}`)
    .find((one) => law.words.en.has(one));
  const title = key === undefined ? layout.name : speakIn(law.words, tongue)(key);
  const confirms = (template.rows ?? []).map((row) => row.confirms ?? []);
  const lists = listsOf({ law, layout, tongue, confirms });
  return {
    title,
    sheets: [
      startSheet(template, title),
      coverSheet(template, title),
      rowsSheet(template, lists),
      lists.sheet,
    ],
  };
}

function startSheet({ law, tongue }: Template, title: string): FormSheet {
  const languages: readonly Language[] = tongue === "both" ? ["en", "cy"] : [tongue];
  const rows: (FormCell | undefined)[][] = [[{ look: "title", value: title }], []];
  for (const language of languages) {
    const speak = speakIn(law.words, language);
    const names = {
      cover: sheetName(law.words, tongue, "cover"),
      rows: sheetName(law.words, tongue, "rows"),
      needed: neededMark,
    };
    rows.push([{ look: "strong", value: speak("forms.start") }]);
    for (let step = 1; step <= 5; step += 1) {
      rows.push([{ look: "text", value: `${step}. ${speak(`forms.step.${step}`, names)}` }]);
    }
    rows.push([{ look: "soft", value: speak("forms.ask") }], []);
  }
  return {
    name: sheetName(law.words, tongue, "start"),
    widths: [startWidth],
    frozen: { rows: 0, columns: 0 },
    rows,
    offers: [],
    blankRows: 0,
  };
}

/** Room for the longest step in one line. */
const startWidth = 120;

const neededMark = "*";

/** The keys that say what the form itself is; they are filled in already and need nobody's hand. */
const ofTheForm: ReadonlySet<string> = new Set(["templateVersion", "scheme"]);

function coverSheet(template: Template, title: string): FormSheet {
  const { law, layout, tongue, cover } = template;
  const speak = speakIn(law.words, tongue);
  const name = sheetName(law.words, tongue, "cover");
  const rows: (FormCell | undefined)[][] = [
    [{ look: "title", value: title }],
    [{ look: "soft", value: speak("forms.cover.intro", { mark: neededMark }) }],
    [],
  ];
  const offers: Offer[] = [];
  // What has to be filled in stands first, what belongs to the form itself last; a sum of nothing is not asked for.
  const keys = layout.cover
    .filter(
      ({ key, required }) => required || key !== "declaredTotalPence" || totalColumn(layout) !== undefined,
    )
    .sort((a, b) => rank(a) - rank(b));
  for (const key of keys) {
    const at = rows.length + 1;
    const needed = key.required && !ofTheForm.has(key.key);
    const heading = `${inTongue(key.headings, tongue)}${needed ? ` ${neededMark}` : ""}`;
    rows.push([
      { look: needed ? "needed-heading" : "heading", value: heading },
      coverCell(template, key, cover[key.key]),
      { look: "hint", value: `${adviceMark} ${speak(`forms.cover.${key.key}`)}` },
    ]);
    const choices = choicesOf(key, template);
    offers.push({
      cells: `B${at}`,
      title: heading,
      help: speak(`forms.cover.${key.key}`),
      ...(choices === undefined ? {} : { choices }),
    });
  }
  return { name, widths: [44, 36, 80], frozen: { rows: 0, columns: 0 }, rows, offers, blankRows: 0 };
}

function rank({ key, required }: CoverKey): number {
  if (ofTheForm.has(key)) return 3;
  return required ? 1 : 2;
}

/** Sums are formulas with the value that they have now; days are typed as text, which every program keeps. */
function coverCell(template: Template, key: CoverKey, given: string | number | undefined): FormCell {
  const { law, layout, tongue, rows = [] } = template;
  const sheet = `'${sheetName(law.words, tongue, "rows")}'`;
  const last = headingRow + Math.max(template.roomFor, rows.length);
  if (key.key === "declaredRows") {
    const column = columnLetters(positionOf(layout, "niNumber", "payrollRef") ?? firstNeeded(layout));
    const formula = `COUNTA(${sheet}!${column}${headingRow + 1}:${column}${last})`;
    return { look: "given", format: "count", formula, value: rows.length };
  }
  const total = totalColumn(layout);
  if (key.key === "declaredTotalPence" && total !== undefined) {
    const column = columnLetters(claimColumns(layout.columns).indexOf(total));
    const formula = `ROUND(SUM(${sheet}!${column}${headingRow + 1}:${column}${last})*100,0)`;
    // As a spreadsheet program adds up: what is no number counts for nothing.
    const pounds = rows.reduce((sum, { values }) => {
      const amount = values[total.key];
      return typeof amount === "number" ? sum + Math.round(amount * 100) : sum;
    }, 0);
    return { look: "given", format: "count", formula, value: pounds };
  }
  const look: Look = ofTheForm.has(key.key) ? "given" : "input";
  const council = key.kind === "la-code" ? law.councils.find(({ code }) => code === given) : undefined;
  const language = tongue === "cy" ? "cy" : "en";
  if (council !== undefined) return { look, format: "text", value: council[language] };
  // As the list has it; a month that cannot be read stays as it was written.
  const month = key.months === undefined ? undefined : monthFromText(String(given));
  if (month !== undefined) return { look, format: "text", value: monthWords(law.words, language, month) };
  return { look, format: key.kind === "count" ? "count" : "text", value: given };
}

/** Where the column with one of these keys stands among those of the form; undefined where it has none of them. */
function positionOf(layout: Layout, ...keys: readonly string[]): number | undefined {
  const at = claimColumns(layout.columns).findIndex(({ key }) => keys.includes(key));
  return at < 0 ? undefined : at;
}

/** Where the first column stands that every row fills in. */
function firstNeeded(layout: Layout): number {
  const at = claimColumns(layout.columns).findIndex(({ required }) => required === "always");
  if (at < 0) throw new Error(`${layout.name} has no column that every row fills in`);
  return at;
}

/** A table that stands beside the rows: its headings and rows, with help and without lists to choose from. */
export function besideSheet(template: Omit<Template, "cover">, name: string): FormSheet {
  const without = { rangeOf: () => undefined, confirmsOf: () => undefined };
  const sheet = rowsSheet({ ...template, cover: {} }, without);
  return { ...sheet, name };
}

function rowsSheet(template: Template, lists: Pick<Lists, "rangeOf" | "confirmsOf">): FormSheet {
  const { law, layout, tongue, rows = [] } = template;
  const columns = claimColumns(layout.columns);
  const last = headingRow + Math.max(template.roomFor, rows.length);
  const headings = columns.map((column): FormCell => {
    const needed = column.required === "always";
    return {
      look: needed ? "needed-heading" : "heading",
      value: `${inTongue(column.headings, tongue)}${needed ? ` ${neededMark}` : ""}`,
    };
  });
  const besides = (template.beside ?? []).map(
    ({ heading }): FormCell => ({ look: "heading", value: `${adviceMark} ${heading}` }),
  );
  const blank = columns.map(({ kind }): FormCell => ({ look: "input", format: formatOf(kind) }));
  const filled = rows.map(({ values, faults, beside = [] }) => [
    ...columns.map(({ key, kind }): FormCell => {
      const value = values[key];
      // What could not be read as a number stays the text that it was, in a cell that takes a number.
      const format = formatOf(kind);
      const fault = faults?.[key];
      return fault === undefined
        ? { look: "input", format, value }
        : { look: "faulty", format, value, note: fault };
    }),
    ...beside,
  ]);
  const confirms = rows.flatMap((_, at) => {
    const choices = lists.confirmsOf(at);
    return choices === undefined ? [] : [{ row: headingRow + 1 + at, choices }];
  });
  const offers = columns.flatMap((column, at): readonly Offer[] => {
    const letters = columnLetters(at);
    const choices = lists.rangeOf(column);
    const offer = { title: inTongue(column.headings, tongue), help: adviceOf(law, column, tongue) };
    if (column.key !== confirmedKey || confirms.length === 0) {
      const cells = `${letters}${headingRow + 1}:${letters}${last}`;
      return [{ cells, ...offer, ...(choices === undefined ? {} : { choices }) }];
    }
    const together = Map.groupBy(confirms, ({ choices }) => choices);
    const own = [...together].map(([choices, rows]) => ({
      ...{ cells: rows.map(({ row }) => `${letters}${row}`).join(" "), ...offer, choices },
    }));
    return [...own, { cells: between(letters, headingRow + 1, last, confirms), ...offer }];
  });
  const room = Math.max(template.roomFor - rows.length, 1);
  return {
    name: sheetName(law.words, tongue, "rows"),
    widths: [
      ...columns.map((column) => widthOf(column, inTongue(column.headings, tongue))),
      ...(template.beside ?? []).map(({ width }) => width),
    ],
    frozen: { rows: headingRow, columns: (positionOf(layout, "forenames") ?? -1) + 1 },
    rows: [[...headings, ...besides], ...filled, blank],
    offers,
    blankRows: room - 1,
  };
}

/** The cells of a column but those of certain rows: a cell can have one list of choices. */
function between(
  letters: string,
  first: number,
  last: number,
  without: readonly { readonly row: number }[],
): string {
  const parts: string[] = [];
  let from = first;
  for (const { row } of [...without, { row: last + 1 }]) {
    if (row > from) parts.push(`${letters}${from}:${letters}${row - 1}`);
    from = row + 1;
  }
  return parts.join(" ");
}

/** Room for the heading in two lines, and for what is usually written below it. */
function widthOf({ kind, values = [] }: Column, heading: string): number {
  const longest = Math.max(0, ...values.map(({ en, cy }) => Math.max(en.length, cy.length)));
  const usual =
    kind === "role" ? 34 : kind === "name" ? 20 : kind === "ni-number" ? 16 : Math.min(28, longest);
  return Math.max(usual, Math.min(26, Math.max(12, Math.ceil(heading.length / 2) + 4)));
}

/** Identifiers stay text, so that their zeros stay; days are text in the form that is shown, read everywhere alike. */
function formatOf(kind: Column["kind"]): Format {
  switch (kind) {
    case "money":
      return "money";
    case "day":
      return "day";
    case "count":
      return "count";
    case "decimal":
      return "decimal";
    case "percent":
      return "percent";
    default:
      return "text";
  }
}

/** The help of a column and its example, short enough for what a spreadsheet shows beside a cell. */
function adviceOf(law: Law, column: Column, tongue: Tongue): string {
  const languages: readonly Language[] = tongue === "both" ? ["en", "cy"] : [tongue];
  return languages
    .map((language) => {
      const speak = speakIn(law.words, language);
      const help = column.help?.[language] ?? "";
      const example = exampleOf(law, column, language);
      return example === undefined ? help : `${help} ${speak("forms.example", { example })}`.trim();
    })
    .join("\n");
}

function exampleOf(law: Law, column: Column, language: Language): string | undefined {
  const { example } = column;
  if (example === undefined) return undefined;
  if (column.kind === "role") return law.roles.get(example)?.labels[language];
  return column.values?.find(({ code }) => code === example)?.[language] ?? example;
}
