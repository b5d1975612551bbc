// The letter to an employer about one file: what became of it, what is to be put right, how a refusal is appealed
// against. Counts and sums of this file alone; no person and no other employer stands in it.
import type { Day } from "../../core/day.ts";
import type { FileResult } from "../../engine/batch.ts";
import type { Language, Law } from "../../law/law.ts";
import { payableOf } from "../balance.ts";
import { count, dayWords, money, monthWords, say, type Values } from "../words.ts";
import { page } from "./frame.ts";
import { type Html, html } from "./html.ts";

/** The last day on which an appeal can be received; "none" where the guidance knows no appeal. */
export type AppealEnd = Day | "none" | "over";

type Letter = {
  readonly law: Law;
  readonly languages: readonly Language[];
  readonly file: FileResult;
  readonly appealsUntil: AppealEnd;
  /** How many rows are held for their National Insurance number: the employer is asked for the right one. */
  readonly numbersInDoubt: number;
  /** What is wrong with the file as a whole, in sentences. */
  readonly faults: (language: Language) => readonly string[];
};

/** The letter as a page that prints on A4. */
export function letterPage(letter: Letter): string {
  const { law, languages, file } = letter;
  const speaker = (language: Language) => (key: string, values?: Values) =>
    say(law.words, language, key, values);
  const month = (language: Language) =>
    file.period === undefined ? "–" : monthWords(law.words, language, file.period);
  return page({
    words: law.words,
    languages,
    title: (language) =>
      speaker(language)("letter.title", { month: month(language), employer: nameOf(file) }),
    about: (language) => speaker(language)("letter.about", { month: month(language) }),
    body: (language) => body(letter, language, speaker(language), month(language)),
  });
}

function nameOf({ employerName, employerId, file }: FileResult): string {
  return employerName || employerId || file;
}

function body(
  { law, file, appealsUntil, numbersInDoubt, faults }: Letter,
  language: Language,
  speak: (key: string, values?: Values) => string,
  month: string,
): Html {
  const { byOutcome } = file;
  const refused = file.status === "rejected";
  const form = law.words[language].get(`layouts.${file.layout}`) ?? file.layout;
  const wrong = faults(language);
  const faulty = byOutcome.rejected > 0 || refused;
  const appeal =
    appealsUntil === "none"
      ? speak("letter.no-appeal")
      : appealsUntil === "over"
        ? speak("letter.closed")
        : speak("letter.not-eligible", { day: dayWords(law.words, language, appealsUntil) });
  return html`<h1>${speak("letter.to", { employer: nameOf(file), id: file.employerId || "–" })}</h1>
<p class="soft">${speak("letter.of", { form, month, sequence: count(file.sequence), file: file.file })}</p>
<section><p>${
    refused
      ? speak("letter.refused")
      : speak("letter.taken", {
          rows: count(file.rowsRead),
          claimed: money(file.claimed),
          payable: money(payableOf(file)),
          ok: count(byOutcome.payable),
          refused: count(byOutcome["not-eligible"]),
          waits: count(byOutcome.held + byOutcome.refer),
          faulty: count(byOutcome.rejected),
        })
  }</p>
${wrong.length > 0 && html`<ul>${wrong.map((fault) => html`<li>${fault}</li>`)}</ul>`}
${numbersInDoubt > 0 && html`<p>${speak("letter.numbers", { count: count(numbersInDoubt) })}</p>`}
<p>${speak(faulty || numbersInDoubt > 0 ? "letter.put-right" : "letter.nothing")}</p>
${byOutcome["not-eligible"] > 0 && html`<p>${appeal}</p>`}</section>
`;
}
