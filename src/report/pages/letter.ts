// The letter to an employer about one file: what became of it, what is to be put right, how a refusal is appealed
// against. Counts and sums of this file alone; no person and no other employer stands in it.
import type { Day } from "../../core/day.ts";
import { outcomes } from "../../core/decision.ts";
import type { FileResult } from "../../engine/batch.ts";
import type { Language, Law } from "../../law/law.ts";
import { payableOf } from "../balance.ts";
import { count, dayWords, money, monthWords, say, type Values } from "../words.ts";
import { page } from "./frame.ts";
import { type Html, html } from "./html.ts";

/** What somebody can do who is refused: the last day of a first appeal with its clause, and which refusals are no ground for one. */
export type AppealOfFile =
  | {
      readonly kind: "until";
      readonly until: Day;
      readonly rule: string;
      /** Rules by which a job is listed as not eligible, and the clause that then knows no ground. */
      readonly listed: ReadonlySet<string>;
      readonly noGrounds: string;
    }
  | { readonly kind: "none-scheme" | "none-costs" };

type Letter = {
  readonly law: Law;
  readonly languages: readonly Language[];
  readonly file: FileResult;
  readonly appeal: AppealOfFile;
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
  { law, file, appeal, numbersInDoubt, faults }: Letter,
  language: Language,
  speak: (key: string, values?: Values) => string,
  month: string,
): Html {
  const { byOutcome } = file;
  const refused = file.status === "rejected";
  const form = law.words[language].get(`layouts.${file.layout}`) ?? file.layout;
  const wrong = faults(language);
  const faulty = byOutcome.rejected > 0 || refused;
  const council = law.councils.find(({ code }) => code === file.laCode)?.[language];
  const facts = outcomes.filter((outcome) => byOutcome[outcome] > 0);
  return html`<h1>${speak("letter.to", { employer: nameOf(file), id: file.employerId || "–" })}</h1>
<p class="soft">${council !== undefined && `${council} · `}${speak("letter.of", { form, month, sequence: count(file.sequence), file: file.file })}</p>
<section><p>${
    refused
      ? speak("letter.refused")
      : speak("letter.taken", {
          rows: count(file.rowsRead),
          claimed: money(file.claimed),
          payable: money(payableOf(file)),
        })
  }</p>
${
  !refused &&
  facts.length > 0 &&
  html`<dl class="facts">${facts.map(
    (outcome) =>
      html`<div><dt>${speak(`outcomes.${outcome}`)}</dt><dd>${count(byOutcome[outcome])}</dd></div>`,
  )}</dl>`
}
${wrong.length > 0 && html`<ul>${wrong.map((fault) => html`<li>${fault}</li>`)}</ul>`}
${numbersInDoubt > 0 && html`<p>${speak("letter.numbers", { count: count(numbersInDoubt) })}</p>`}
<p>${speak(faulty || numbersInDoubt > 0 ? "letter.put-right" : "letter.nothing")}</p>
${byOutcome["not-eligible"] > 0 && html`<p>${speak("letter.not-eligible")} ${appealText(law, language, appeal)}</p>`}</section>
`;
}

function appealText(law: Law, language: Language, appeal: AppealOfFile): string {
  if (appeal.kind !== "until") return say(law.words, language, `letter.appeal-${appeal.kind}`);
  const { rule, noGrounds } = appeal;
  const day = dayWords(law.words, language, appeal.until);
  return say(law.words, language, "letter.appeal", { day, rule, noGrounds });
}
