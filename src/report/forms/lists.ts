// The sheet of lists: every choice in words, one list a column, and where each list stands.
import { addMonths, type Month, monthFromText } from "../../core/day.ts";
import { columnLetters } from "../../core/place.ts";
import { claimColumns } from "../../input/row-columns.ts";
import type { Language, Law } from "../../law/law.ts";
import type { Column, CoverKey, Layout } from "../../law/layout.ts";
import { monthWords } from "../words.ts";
import type { FormCell, FormSheet } from "./form.ts";
import { sheetName, speakIn, type Tongue } from "./names.ts";

type Listed = {
  readonly law: Law;
  readonly layout: Layout;
  readonly tongue: Tongue;
  /** What may be confirmed in each row that has a warning; those of one row stand together, all of them at once first. */
  readonly confirms: readonly (readonly string[])[];
};

/** Where the choices of a key of the cover stand; undefined where it has none. */
export function choicesOf(
  key: CoverKey,
  { law, layout, tongue }: Pick<Listed, "law" | "layout" | "tongue">,
): string | undefined {
  const lists = `'${sheetName(law.words, tongue, "lists")}'`;
  if (key.kind === "la-code") return range(lists, 0, law.councils.length);
  if (key.kind === "yes-no") return range(lists, 1, 2);
  return key.months === undefined ? undefined : range(lists, 2, monthsOf(layout).length);
}

/** The months that the cover of a form offers, in their order. */
function monthsOf({ name, cover }: Layout): readonly Month[] {
  const offered = cover.find(({ months }) => months !== undefined)?.months;
  if (offered === undefined) return [];
  const [first, last] = [monthFromText(offered.first), monthFromText(offered.last)];
  if (first === undefined || last === undefined) throw new Error(`${name}: months that do not exist`);
  return Array.from({ length: last - first + 1 }, (_, at) => addMonths(first, at));
}

function range(sheet: string, column: number, size: number, before = 0): string {
  const letters = columnLetters(column);
  return `${sheet}!$${letters}$${before + 2}:$${letters}$${before + size + 1}`;
}

export type Lists = {
  readonly sheet: FormSheet;
  readonly rangeOf: (column: Column) => string | undefined;
  /** What may be confirmed in the row that is the so-many-th of `confirms`. */
  readonly confirmsOf: (at: number) => string | undefined;
};

/** Councils, yes and no, months, then the lists of the layout, and what may be confirmed. */
export function listsOf({ law, layout, tongue, confirms }: Listed): Lists {
  const speak = speakIn(law.words, tongue);
  const name = sheetName(law.words, tongue, "lists");
  const first: Language = tongue === "cy" ? "cy" : "en";
  const lists: { readonly heading: string; readonly values: readonly string[] }[] = [
    { heading: speak("forms.lists.councils"), values: law.councils.map((council) => council[first]) },
    { heading: speak("forms.lists.yes-no"), values: [speak("forms.yes"), speak("forms.no")].map(firstOf) },
  ];
  const months = monthsOf(layout).map((month) => monthWords(law.words, first, month));
  if (months.length > 0) lists.push({ heading: speak("forms.lists.months"), values: months });
  const places = new Map<string, string>();
  for (const column of claimColumns(layout.columns)) {
    const values = valuesOf(law, column, first);
    if (values.length === 0) continue;
    places.set(column.key, range(`'${name}'`, lists.length, values.length));
    // Not the heading alone: a sheet with the form's own headings would be read as rows.
    lists.push({ heading: speak("forms.lists.of", { heading: column.headings[first] }), values });
  }
  const all = confirms.map((each) => (each.length > 1 ? [each.join("; "), ...each] : each));
  // Rows in which the same can be confirmed share their choices.
  const sets = new Map(all.filter(({ length }) => length > 0).map((each) => [JSON.stringify(each), each]));
  const ofConfirms = lists.length;
  const standing = new Map<string, string>();
  const confirmable: string[] = [];
  for (const [key, each] of sets) {
    standing.set(key, range(`'${name}'`, ofConfirms, each.length, confirmable.length));
    confirmable.push(...each);
  }
  if (confirmable.length > 0) lists.push({ heading: speak("forms.lists.confirm"), values: confirmable });
  const ranges = all.map((each) => standing.get(JSON.stringify(each)));
  const longest = Math.max(...lists.map(({ values }) => values.length));
  const rows: (FormCell | undefined)[][] = [
    lists.map(({ heading }) => ({ look: "heading", value: heading })),
  ];
  for (let at = 0; at < longest; at += 1) {
    rows.push(
      lists.map(({ values }) => (values[at] === undefined ? undefined : { look: "text", value: values[at] })),
    );
  }
  const yesNo = range(`'${name}'`, 1, 2);
  return {
    sheet: {
      name,
      widths: lists.map(({ values }) =>
        Math.min(90, Math.max(18, ...values.map(({ length }) => length + 2))),
      ),
      frozen: { rows: 1, columns: 0 },
      rows,
      offers: [],
      blankRows: 0,
    },
    confirmsOf: (at) => ranges[at],
    rangeOf: ({ key, kind }) => places.get(key) ?? (kind === "yes-no" ? yesNo : undefined),
  };
}

function firstOf(text: string): string {
  return text.split(" / ")[0] ?? text;
}

function valuesOf(law: Law, column: Column, language: Language): readonly string[] {
  if (column.kind === "role") return [...law.roles.values()].map(({ labels }) => labels[language]);
  return (column.values ?? []).map((value) => value[language]);
}
