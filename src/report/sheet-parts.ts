// What the sheets of the report share: the language or languages they speak, their names, the first lines of a table.
import type { Language, Words } from "../law/law.ts";
import { say, type Values } from "./words.ts";

export type ReportLanguage = Language | "both";

/** The first lines of a table and how many it has. */
export type Excerpt<Line> = { readonly lines: readonly Line[]; readonly total: number };

/** No sheet holds more rows of a table than this: enough to look at, quick to write; the CSV file holds all. */
export const mostRows = 5_000;

/** Says things in the language of the report. */
export type Speaker = {
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

export function speaker(words: Words, language: ReportLanguage): Speaker {
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
export function sheetName(speak: Speaker, name: string): string {
  return speak.label(`report.sheets.${name}`).replace(" / ", " - ");
}
