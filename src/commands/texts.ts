// The texts of help and of faults, which are needed before there is a session: the words that come with the program, read
// without the rest of the law.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language, Words } from "../law/law.ts";
import { say, type Values } from "../report/say.ts";
import { ownSchemas } from "./own-schemas.ts";

export type Texts = {
  readonly language: Language;
  readonly text: (key: string, values?: Values) => string;
  readonly knows: (key: string) => boolean;
};

/** Nothing is read before the first text is asked for. Throws when the words that come with the program are not there. */
export function openTexts(language: Language): Texts {
  let read: Words | undefined;
  const words = (): Words => {
    read ??= { en: new Map(), cy: new Map(), [language]: readWords(language) };
    return read;
  };
  return {
    language,
    text: (key, values = {}) => say(words(), language, key, values),
    knows: (key) => words()[language].has(key),
  };
}

const known: { [One in Language]?: ReadonlyMap<string, string> } = {};

/** They come with the program, and are read once. */
function readWords(language: Language): ReadonlyMap<string, string> {
  const words = known[language] ?? wordsOrOthers(language);
  known[language] = words;
  return words;
}

/** That one file of words cannot be read is said in the other language. */
function wordsOrOthers(language: Language): ReadonlyMap<string, string> {
  try {
    return wordsIn(language);
  } catch {
    return wordsIn(language === "en" ? "cy" : "en");
  }
}

function wordsIn(language: Language): ReadonlyMap<string, string> {
  const file = join(ownSchemas, "words", `${language}.json`);
  // Whoever opens a session has the same file checked as part of the law.
  const written = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, string>>;
  return new Map(Object.entries(written));
}

/** The language of help and messages is needed before the command line is understood. */
export function languageOf(words: readonly string[]): Language {
  const at = words.findIndex((word) => word === "--" || word === "--lang" || word.startsWith("--lang="));
  if (at < 0 || words[at] === "--") return "en";
  const value = words[at]?.includes("=") ? words[at]?.split("=")[1] : words[at + 1];
  return value === "cy" ? "cy" : "en";
}
