// A text by its key, in English or Welsh, with {name} filled in. Apart from what knows of problems and money, so that help and
// faults can be said without them.
import type { Language, Words } from "../law/law.ts";

export type Values = Readonly<Record<string, string | number>>;

/** The text of a key with its placeholders filled in; throws when there is no such text or no such value. */
export function say(words: Words, language: Language, key: string, values: Values = {}): string {
  const template = words[language].get(key);
  if (template === undefined) throw new Error(`no words for ${key} (${language})`);
  return fill(readTemplate(template), key, values);
}

/** The same, or undefined when nobody has written words for the key. */
export function sayIfKnown(
  words: Words,
  language: Language,
  key: string,
  values: Values = {},
): string | undefined {
  return words[language].has(key) ? say(words, language, key, values) : undefined;
}

/** A text cut at its placeholders: `texts[n]`, `names[n]`, `texts[n + 1]` … */
type Template = {
  readonly texts: readonly string[];
  readonly names: readonly string[];
  /** It says where the problem is, and in which sheet. */
  readonly saysPlace: boolean;
  readonly saysSheet: boolean;
};

/** Thousands of problems are said with a few texts; each is read once. */
const templates = new Map<string, Template>();

/** A brace that never closes stays as it is. */
export function readTemplate(written: string): Template {
  const known = templates.get(written);
  if (known !== undefined) return known;
  const texts: string[] = [];
  const names: string[] = [];
  let from = 0;
  for (;;) {
    const open = written.indexOf("{", from);
    const close = open < 0 ? -1 : written.indexOf("}", open);
    if (close < 0) break;
    texts.push(written.slice(from, open));
    names.push(written.slice(open + 1, close));
    from = close + 1;
  }
  texts.push(written.slice(from));
  const saysPlace = ["row", "cell", "heading"].some((name) => names.includes(name));
  const template = { texts, names, saysPlace, saysSheet: names.includes("sheet") };
  templates.set(written, template);
  return template;
}

function fill({ texts, names }: Template, key: string, values: Values): string {
  let text = texts[0] ?? "";
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at] ?? "";
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`no value for {${name}} in the words ${key}`);
    text += value;
    text += texts[at + 1] ?? "";
  }
  return text;
}
