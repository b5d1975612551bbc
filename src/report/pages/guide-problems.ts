// The guide's part for each problem code: its name, what it does to the row or file, what it means and what to do, an
// example as it would be read, and what would be right in that cell.
import { type ProblemCode, problemCodes } from "../../core/problem-codes.ts";
import type { Language, Law } from "../../law/law.ts";
import { guideAnchor } from "../guide-place.ts";
import { say } from "../words.ts";
import { exampleText, rightValue } from "./examples/examples.ts";
import { type Html, html } from "./html.ts";

const pills = { fatal: "bad", error: "bad", warning: "warn", info: "note" } as const;

/** The parts of all codes in the order of their table, below one heading. */
export function problemParts(law: Law, language: Language): Html {
  const speak = (key: string) => say(law.words, language, key);
  // The keys of the table are the codes.
  const codes = Object.keys(problemCodes) as ProblemCode[];
  return html`<section class="long"><h2 id="${language}-problems">${speak("guide.problems")}</h2>
<p>${speak("guide.problems-intro")}</p>
${codes.map((code) => problemPart(law, language, code))}</section>
`;
}

function problemPart(law: Law, language: Language, code: ProblemCode): Html {
  const speak = (key: string) => say(law.words, language, key);
  const { severity, consequence, family } = problemCodes[code];
  const effect = consequence.replaceAll(" ", "-");
  const example = exampleText(law, language, code);
  const right = family === "C" ? rightValue(law, language, code) : undefined;
  return html`<div class="problem" id="${guideAnchor(language, code)}"><h3>${speak(`codes.${code}`)}</h3>
<p><span class="pill ${pills[severity]}">${speak(`severities.${severity}`)}</span> <small>${speak(`consequences.${effect}`)} · <code>${code}</code></small></p>
<p>${sentenceOf(law, language, code)}</p>${
    example !== undefined &&
    html`
<p class="soft">${speak("guide.example")}: <q>${example}</q>${right !== undefined && html` ${speak("guide.right")} <q>${right}</q>`}</p>`
  }</div>
`;
}

/** The sentence of a problem, with what is filled in later shown as such. */
function sentenceOf(law: Law, language: Language, code: string): string {
  const written = law.words[language].get(`problems.${code}`) ?? "";
  return written.replaceAll(/\{(\w+)\}/g, (_, name: string) => `[${name.replace(/\d+$/, "")}]`);
}
