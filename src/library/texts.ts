// Values as people write them.
import type { Problem } from "../core/problem.ts";
import type { Language, Law } from "../law/law.ts";
import { problemMessage } from "../report/words.ts";

export { dayText, monthText } from "../core/day.ts";
export { poundsText as amountText } from "../core/money.ts";

/** What is wrong, where, what was found and what to do, in one sentence. */
export function problemText({ words }: Law, language: Language, problem: Problem): string {
  return problemMessage(words, language, problem);
}
