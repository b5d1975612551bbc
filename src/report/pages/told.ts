// A page of the results, told in each of its languages: what it is about, with the language and its words.
import type { Language, Law } from "../../law/law.ts";
import { say, type Values } from "../words.ts";
import { page } from "./frame.ts";
import type { Html } from "./html.ts";

type Speak = (key: string, values?: Values) => string;

/** What a page is about, in one language. */
export type Told<About> = About & { readonly language: Language; readonly speak: Speak };

type Parts<About> = {
  readonly title: (told: Told<About>) => string;
  /** What stands small at its foot. */
  readonly about: (told: Told<About>) => string;
  readonly body: (told: Told<About>) => Html;
};

/** The whole page, in one language or in both. */
export function toldPage<About extends { readonly law: Law }>(
  about: About,
  languages: readonly Language[],
  parts: Parts<About>,
): string {
  const { words } = about.law;
  const told = (language: Language): Told<About> => ({
    ...about,
    language,
    speak: (key, values) => say(words, language, key, values),
  });
  return page({
    words,
    languages,
    title: (language) => parts.title(told(language)),
    about: (language) => parts.about(told(language)),
    body: (language) => parts.body(told(language)),
  });
}
