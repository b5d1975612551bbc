// Where a value came from, in words: a cell with its heading, an entry of the law with its first day and clause, an earlier
// step, rows of the book and of other files.
import { maskedNiNumber } from "../core/person.ts";
import type { RowPlace } from "../core/place.ts";
import type { Language } from "../law/law.ts";
import type { Explained, SourcedValue } from "./explain.ts";
import type { Found } from "./origins.ts";
import { type ValueKind, valueText } from "./values.ts";
import { dayWords, say, sayIfKnown } from "./words.ts";

/** A cell as it was found, with its value in words where that says more; a parameter with its value. */
export function lookedAt(explained: Explained, language: Language, looked: SourcedValue): string {
  const { words } = explained.law;
  const [origin] = looked.origins;
  if (origin?.kind !== "cell") return sourceText(explained, language, looked, "explain.");
  const { cell } = origin;
  const heading = headingText(explained, language, origin);
  if (cell === "") return say(words, language, "explain.cell-absent", { heading });
  if (origin.text === "") return say(words, language, "explain.cell-blank", { heading, cell });
  const text = textOf(origin);
  const value = looked.label?.[language] ?? inWords(explained, language, looked);
  if (value !== undefined && isSerial(looked, text))
    return say(words, language, "explain.cell-day", { heading, cell, value });
  return value === undefined || value === text
    ? say(words, language, "explain.cell", { heading, cell, text })
    : say(words, language, "explain.cell-value", { heading, cell, text, value });
}

/** Days and months: a workbook holds them as numbers. Other values are shown as they were found. */
function inWords(
  { law: { words } }: Explained,
  language: Language,
  looked: SourcedValue,
): string | undefined {
  const { valueKind, value } = looked;
  const isDay = valueKind === "day" || valueKind === "month";
  return isDay && typeof value === "number" ? valueText(words, language, valueKind, value) : undefined;
}

/** A workbook keeps a day as a number and shows the day: nobody has seen the number. */
function isSerial({ valueKind, value }: SourcedValue, text: string): boolean {
  return valueKind === "day" && typeof value === "number" && /^\d{1,6}(\.\d+)?$/.test(text);
}

/** In the reader's language; a file whose headings are in the other one has them beside it, as that is where to look. */
function headingText(
  { law: { layouts } }: Explained,
  language: Language,
  { key, heading }: Extract<Found, { kind: "cell" }>,
): string {
  const other = language === "en" ? "cy" : "en";
  for (const { columns, cover } of layouts.values()) {
    for (const { key: of, headings } of [...columns, ...cover]) {
      if (of !== key || headings[other] !== heading || headings[language] === heading) continue;
      return `${headings[language]} ("${heading}")`;
    }
  }
  return heading;
}

function textOf({ key, text }: Extract<Found, { kind: "cell" }>): string {
  return key === "niNumber" ? maskedNiNumber(text) : text;
}

/** The value with its name and its place. */
export function sourceText(
  explained: Explained,
  language: Language,
  source: SourcedValue,
  space: "explain." | "explain.from-",
): string {
  const { words } = explained.law;
  const { origins, valueKind, value, label } = source;
  const shown =
    label?.[language] ??
    jobsIn(explained, language, value) ??
    shownValue(explained, language, calledOf(source), valueKind, value);
  const [first, second] = origins;
  if (first === undefined) throw new Error(`${source.name} has no origin`);
  if (second === undefined) return originText(explained, language, source, first, shown, space);
  const name = nameOf(explained, language, source.name);
  const places = origins.map((origin) => placeText(explained, language, origin)).join("; ");
  return say(words, language, "explain.from-several", { value: shown, name, places });
}

/** A list of jobs by their labels; undefined for every other value. */
function jobsIn({ law: { roles } }: Explained, language: Language, value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const labels = value.map((code: unknown) => roles.get(String(code))?.labels[language]);
  return labels.includes(undefined) ? undefined : labels.join(", ");
}

/** A figure goes by its own name, whatever it is called as an input. */
export function calledOf({ name, origins: [first] }: SourcedValue): string {
  return first?.kind === "figure" ? first.name : name;
}

/** Where a figure answers a question, its own words for yes and no: they differ in Welsh. */
export function shownValue(
  { law: { words } }: Explained,
  language: Language,
  name: string,
  kind: ValueKind,
  value: unknown,
): string {
  if (Array.isArray(value) && value.length === 0) return say(words, language, "values.none");
  const answer = typeof value === "boolean" || typeof value === "string";
  const own = answer ? sayIfKnown(words, language, `figures.${name}.is.${value}`) : undefined;
  return own ?? valueText(words, language, kind, value);
}

function originText(
  explained: Explained,
  language: Language,
  source: SourcedValue,
  origin: Found,
  shown: string,
  space: "explain." | "explain.from-",
): string {
  const { words } = explained.law;
  const speak = (key: string, values = {}) => say(words, language, key, { value: shown, ...values });
  switch (origin.kind) {
    case "cell": {
      const { cell, mapping } = origin;
      const heading = headingText(explained, language, origin);
      if (mapping !== undefined && origin.text !== "") {
        const { name, read } = mapping;
        if (cell === "") return speak("explain.from-mapping", { heading, mapping: name });
        const said = originText(explained, language, source, { ...origin, mapping: undefined }, shown, space);
        const as = labelOf(explained, language, origin.key);
        if (read === origin.text) return speak("explain.by-mapping", { said, as, mapping: name });
        return speak("explain.by-mapping-as", { said, as, read, mapping: name });
      }
      if (cell === "") return speak("explain.cell-absent", { heading });
      if (origin.text === "") return speak("explain.cell-blank", { heading, cell });
      // Read as nothing that counts here: the words of another answer than the one that is asked for.
      if (source.value === undefined) return speak("explain.cell", { heading, cell, text: textOf(origin) });
      const elsewhere = origin.sheet !== explained.sheet;
      const at = elsewhere ? `${origin.sheet}!${cell}` : cell;
      if (isSerial(source, origin.text)) return speak("explain.from-cell-day", { heading, cell: at });
      return speak("explain.from-cell", { heading, cell: at, text: textOf(origin) });
    }
    case "parameter": {
      const called = sayIfKnown(words, language, `parameters.${origin.id}`);
      const name = called === undefined ? origin.id : `${called} (${origin.id})`;
      const { entry } = origin;
      if (entry === undefined || source.value === undefined) return speak("explain.not-asked", { name });
      const values = {
        name,
        from: dayWords(words, language, entry.from),
        clause: cited(explained, language, entry.clause),
      };
      return speak(`${space}parameter`, values);
    }
    case "figure":
      return speak("explain.from-figure", { name: speak(`figures.${origin.name}`), step: origin.step });
    case "book":
    case "rows":
    case "case":
    case "question": {
      const name = nameOf(explained, language, source.name);
      return speak("explain.from-several", { name, places: placeText(explained, language, origin) });
    }
  }
}

/** What the layout calls the column that a mapping reads a cell as. */
function labelOf({ law, layout }: Explained, language: Language, key: string): string {
  return law.layouts.get(layout)?.columns.find((column) => column.key === key)?.headings[language] ?? key;
}

/** Where one of several parts was found. */
function placeText(explained: Explained, language: Language, origin: Found): string {
  const { words } = explained.law;
  const speak = (key: string, values = {}) => say(words, language, key, values);
  switch (origin.kind) {
    case "cell": {
      const heading = headingText(explained, language, origin);
      return origin.cell === "" ? heading : speak("explain.at-cell", { heading, cell: origin.cell });
    }
    case "parameter": {
      const name = sayIfKnown(words, language, `parameters.${origin.id}`) ?? origin.id;
      const { entry } = origin;
      if (entry === undefined) return name;
      const from = dayWords(words, language, entry.from);
      return speak("explain.at-parameter", { name, from, clause: cited(explained, language, entry.clause) });
    }
    case "figure":
      return speak("explain.at-step", { step: origin.step });
    case "book":
      if (origin.rows === undefined) return speak("explain.at-no-book");
      return origin.rows.length === 0
        ? speak("explain.at-empty-book")
        : origin.rows.map((row) => rowText(explained, language, row)).join(", ");
    case "rows":
      return origin.rows.map((row) => rowText(explained, language, row)).join(", ");
    case "case":
      return speak("explain.at-case", { caseId: origin.caseId });
    case "question":
      return origin.field;
  }
}

function rowText({ law: { words } }: Explained, language: Language, row: RowPlace): string {
  const { batch, sheet, file, row: number, mapping } = row;
  const where = sheet === "" ? file : `${file}, ${sheet}`;
  if (mapping !== undefined)
    return say(words, language, "explain.at-row-mapped", { file: where, row: number, mapping });
  return batch === ""
    ? say(words, language, "explain.at-row", { file: where, row: number })
    : say(words, language, "explain.at-row-of-batch", { batch, file: where, row: number });
}

/** What an input is called has words as a figure, as a heading or as a parameter. */
export function nameOf({ law: { words } }: Explained, language: Language, name: string): string {
  return (
    sayIfKnown(words, language, `figures.${name}`) ??
    sayIfKnown(words, language, `headings.${name}`) ??
    sayIfKnown(words, language, `parameters.${name}`) ??
    name
  );
}

/** A rule as it is cited; a source that is none by its own words, where it has any. */
function cited({ law: { words } }: Explained, language: Language, clause: string): string {
  return sayIfKnown(words, language, `sources.${clause}`) ?? clause;
}
