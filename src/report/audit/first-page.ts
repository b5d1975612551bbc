// The page with which an auditor's bundle opens: how much was drawn of what, whether it comes to the same again, every drawn line with
// a link to its row, how the sample was drawn, and what each file is.

import { pence } from "../../core/money.ts";
import type { AuditSample } from "../../engine/audit-sample.ts";
import type { Batch, FileResult } from "../../engine/batch.ts";
import type { BatchState } from "../../engine/batch-state.ts";
import type { Language, Law } from "../../law/law.ts";
import { type Html, html } from "../pages/html.ts";
import { type Told as PageTold, toldPage } from "../pages/told.ts";
import { stateNotes } from "../states.ts";
import { count, money, monthWords } from "../words.ts";
import { drawingCommand, drawingFacts } from "./drawing.ts";
import { type AuditedLine, tableOf } from "./sampled.ts";

export type FirstPage = {
  readonly law: Law;
  readonly languages: readonly Language[];
  readonly batch: Batch;
  /** As the ledger has it; undefined where there is none that knows the batch. */
  readonly state: BatchState | undefined;
  readonly sample: AuditSample;
  readonly lines: readonly AuditedLine[];
  /** sha256 of the batch's manifest. */
  readonly manifest: string;
};

type Told = PageTold<FirstPage>;

export const bundleFiles = {
  report: "report.html",
  paper: "working-paper.xlsx",
  paperCsv: "working-paper.csv",
  population: "population.csv",
  manifest: "batch-manifest.json",
  hashes: "SHA256SUMS.txt",
} as const;

/** The whole page, in one language or in both. */
export function firstPage(input: FirstPage): string {
  const about = ({ speak, batch }: Told): string => speak("audit-page.about", { batch: batch.id });
  return toldPage(input, input.languages, { title: about, about, body });
}

function body(told: Told): Html {
  const { speak, language, law, batch, state, lines, sample } = told;
  const drawn = lines.filter(({ why }) => why === "drawn");
  const recorded = pence(drawn.reduce((sum, line) => sum + line.recorded, 0));
  const others = lines.filter((line) => line.recorded !== line.workedOut).length;
  const covers = {
    amount: money(sample.total),
    lines: count(sample.from.length),
    drawn: count(drawn.length),
  };
  const states = stateNotes(law.words, [language], state);
  return html`<h1>${speak("audit-page.about", { batch: batch.id })}</h1>
<p class="sum">${money(recorded)}<small>${speak(`audit-page.covers.${sample.method}`, covers)}</small></p>
<p><span class="pill ${others === 0 ? "ok" : "bad"}">${speak(others === 0 ? "audit-page.all-same" : "audit-page.some-other", { count: count(others), lines: count(lines.length) })}</span></p>
<p>${states.length > 0 ? states : speak("audit-page.no-state")}</p>
${part(told, "use", html`<ol>${["line", "cell", "mark"].map((step) => html`<li>${speak(`audit-page.use.${step}`)}</li>`)}</ol>`)}
${part(told, "sample", table(told))}
${part(told, "drawing", drawing(told))}
${part(told, "files", files(told))}`;
}

function part({ speak, language }: Told, name: string, content: Html): Html {
  return html`<section class="long" style="overflow-wrap:anywhere" aria-labelledby="${language}-${name}"><h2 id="${language}-${name}">${speak(`audit-page.part.${name}`)}</h2>
${content}</section>
`;
}

function table(told: Told): Html {
  const { speak, lines, language, law } = told;
  const names = new Map(told.batch.files.map((file) => [file.file, nameOf(file)]));
  const rows = lines.map((line) => {
    const { number, head, dueMonth, recorded, workedOut, decision } = line;
    const what =
      head === "" || dueMonth === undefined
        ? speak(`outcomes.${decision.outcome}`)
        : `${speak(`heads.${head}`)}, ${monthWords(law.words, language, dueMonth)}`;
    const same = recorded === workedOut;
    const row = speak("explain.at-row", { file: line.file, row: line.row });
    return html`<tr><th scope="row"><a href="./${line.page}#${language}-line-${number}">${speak("audit-page.number", { number, table: tableOf(line), line: line.line })}</a></th><td data-h="${speak("headings.employerId")}"><bdi>${names.get(line.file) ?? decision.employerId}</bdi><br><small><bdi>${row}</bdi></small></td><td data-h="${speak("headings.head")}">${what}</td><td class="n" data-h="${speak("headings.recorded")}">${money(recorded)}</td><td class="n" data-h="${speak("headings.workedOut")}">${money(workedOut)}</td><td data-h="${speak("audit-page.compared")}"><span class="pill ${same ? "ok" : "bad"}">${speak(same ? "audit-page.agrees" : "audit-page.differs")}</span></td></tr>
`;
  });
  const heads = [
    [speak("audit-page.line-of"), ""],
    [speak("headings.employerId"), ""],
    [speak("headings.head"), ""],
    [speak("headings.recorded"), "n"],
    [speak("headings.workedOut"), "n"],
    [speak("audit-page.compared"), ""],
  ].map(([text, look]) => html`<th scope="col"${look !== "" && html` class="${look}"`}>${text}</th>`);
  return html`<div class="wrap"><table class="stack"><thead><tr>${heads}</tr></thead><tbody>
${rows}</tbody></table></div>`;
}

function nameOf({ employerName, employerId }: FileResult): string {
  return employerName === "" ? employerId : `${employerName}, ${employerId}`;
}

function drawing({ law, language, batch, sample, speak }: Told): Html {
  const facts = drawingFacts({ words: law.words, tongue: language, batch: batch.id, sample });
  const rows = facts.map(
    ([name, value]) =>
      html`<tr><th scope="row">${speak(`audit-page.drawing.${name}`)}</th><td>${value}</td></tr>
`,
  );
  return html`<p>${speak(`audit-page.drawing.how.${sample.method}`)}</p>
<div class="wrap"><table><caption class="said">${speak("audit-page.part.drawing")}</caption><tbody>
${rows}</tbody></table></div>
<p>${speak("audit-page.drawing.again")}</p>
<p><code>${drawingCommand({ batch: batch.id, sample })}</code></p>`;
}

function files({ speak, batch, manifest }: Told): Html {
  const list = Object.entries(bundleFiles).map(
    ([name, path]) => html`<li><a href="./${path}">${path}</a>: ${speak(`audit-page.file.${name}`)}</li>`,
  );
  const inputs = batch.files.map(
    ({ file, sha256 }) =>
      html`<tr><th scope="row"><bdi>${file}</bdi></th><td><code>${sha256}</code></td></tr>
`,
  );
  return html`<ul>${list}</ul>
<p>${speak("audit-page.hashes")}</p>
<p><code>sha256sum --check ${bundleFiles.hashes}</code></p>
<h3>${speak("audit-page.inputs")}</h3>
<p>${speak("audit-page.inputs.note")}</p>
<div class="wrap"><table class="stack"><caption class="said">${speak("audit-page.inputs")}</caption><tbody>
<tr><th scope="row">${bundleFiles.manifest}</th><td><code>${manifest}</code></td></tr>
${inputs}</tbody></table></div>`;
}
