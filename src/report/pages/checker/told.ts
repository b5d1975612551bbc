// What the parts of the checker's page share: the law, one language, and how to speak it.
import type { Language, Law } from "../../../law/law.ts";
import { say, type Values } from "../../words.ts";

export type Told = {
  readonly law: Law;
  readonly language: Language;
  readonly speak: (key: string, values?: Values) => string;
};

export function toldIn(law: Law, language: Language): Told {
  return { law, language, speak: (key, values) => say(law.words, language, `checker.${key}`, values) };
}
