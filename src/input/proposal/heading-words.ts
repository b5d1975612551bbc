// The words of a heading as what they stand for: "Ers Pens %", "Employer's pension rate" and "Cyfradd pensiwn y cyflogwr" say the
// same three things. Which words those are, in either language, and what they mean together, is data (schemas/programs).
import type { Program } from "../../law/programs.ts";
import { fold } from "../fold.ts";

type HeadingWords = {
  /** What the words stand for, each once and in order; a word that nobody knows stands for itself. */
  readonly of: (heading: string) => readonly string[];
  /** The keys that they mean together, the closest first; none where a word is unknown or they mean nothing together. */
  readonly meanings: (heading: string) => readonly string[];
};

type Pattern = { readonly key: string; readonly all: readonly string[]; readonly may: ReadonlySet<string> };

/** Stands for words that say nothing. */
const silent = "-";
/** What is counted up over a year is no month's, whatever it is called. */
const upToDate = "ytd";
const longestPhrase = 4;

export function headingWords(programs: readonly Program[]): HeadingWords {
  const phrases = new Map<string, readonly string[]>();
  for (const { words = {} } of programs) {
    for (const [stands, said] of Object.entries(words)) {
      const tags = stands === silent ? [] : stands.split(" ");
      for (const phrase of said) phrases.set(tokensOf(phrase).join(" "), tags);
    }
  }
  const patterns = programs.flatMap(({ meanings = {} }) =>
    Object.entries(meanings).flatMap(([key, all]) => all.map((text) => patternOf(key, text))),
  );
  const remembered = new Map<string, { readonly tags: readonly string[]; readonly known: boolean }>();
  const read = (heading: string) => {
    const before = remembered.get(heading);
    if (before !== undefined) return before;
    const now = standsFor(tokensOf(heading), phrases);
    remembered.set(heading, now);
    return now;
  };
  return {
    of: (heading) => read(heading).tags,
    meanings(heading) {
      const { tags, known } = read(heading);
      if (tags.includes(upToDate)) return ["none"];
      if (!known || tags.length === 0) return [];
      const fits = patterns.filter(
        ({ all, may }) =>
          all.every((tag) => tags.includes(tag)) && tags.every((tag) => all.includes(tag) || may.has(tag)),
      );
      return fits.sort((a, b) => b.all.length - a.all.length).map(({ key }) => key);
    },
  };
}

/** "(employee) ni number": what stands in brackets may be said or not. */
function patternOf(key: string, text: string): Pattern {
  const parts = text.split(" ");
  const isOptional = (part: string): boolean => part.startsWith("(");
  return {
    key,
    all: parts.filter((part) => !isOptional(part)),
    may: new Set(parts.filter(isOptional).map((part) => part.slice(1, -1))),
  };
}

function tokensOf(heading: string): readonly string[] {
  return heading
    .replace(/%/g, " percent ")
    .replace(/(\d),(?=\d{3})/g, "$1")
    .replace(/\(s\)|['’]s?(?![\p{L}\p{N}])/giu, "")
    .replace(/(?:\p{L}\.){2,}/gu, (letters) => letters.replaceAll(".", ""))
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(fold)
    .filter((token) => token !== "");
}

/** The longest phrase at each place. */
function standsFor(tokens: readonly string[], phrases: ReadonlyMap<string, readonly string[]>) {
  const tags = new Set<string>();
  let known = true;
  for (let at = 0; at < tokens.length; ) {
    let length = Math.min(longestPhrase, tokens.length - at);
    while (length > 1 && !phrases.has(tokens.slice(at, at + length).join(" "))) length -= 1;
    const [first = ""] = tokens.slice(at);
    const stands = phrases.get(tokens.slice(at, at + length).join(" "));
    if (stands === undefined) known = false;
    for (const tag of stands ?? [first]) tags.add(tag);
    at += length;
  }
  return { tags: [...tags].sort(), known };
}
