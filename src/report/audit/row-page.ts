// A page for a row of an auditor's sample: the drawn amounts with the cells that they rest on and the clauses word for word, then
// the answer, the row as it was sent, every condition and every step. It opens from a folder, without a program or a network.
import type { Language } from "../../law/law.ts";
import { decidingFindings, type ExplainedStep, findingsOf, stepsWanted } from "../explain.ts";
import { answerLines } from "../explain-answer.ts";
import { clauseQuoted } from "../explain-because.ts";
import { saidFinding, saidStep } from "../explain-said.ts";
import { type Html, html } from "../pages/html.ts";
import { type Told as PageTold, toldPage } from "../pages/told.ts";
import { money, monthWords, say } from "../words.ts";
import { anchorOf, cellLinks, cellsBehind, markedCells } from "./marked-cells.ts";
import { type AuditedLine, type SampledRow, tableOf } from "./sampled.ts";

type Told = PageTold<SampledRow>;

/** The whole page, in one language or in both. */
export function rowPage(row: SampledRow, languages: readonly Language[]): string {
  const { law, file, row: number, batch } = row.explained;
  return toldPage({ ...row, law }, languages, {
    title: ({ speak }) => speak("audit-page.row-title", { file, row: number, batch }),
    about: ({ speak }) => speak("audit-page.about", { batch }),
    body,
  });
}

function body(told: Told): Html {
  const { speak, explained, lines, language } = told;
  const { file, row, batch } = explained;
  const answer = answerLines(explained, language).map((line) => html`<p>${line}</p>`);
  return html`<p class="no-print"><a href="../index.html#${language}">${speak("audit-page.back")}</a></p>
<h1>${speak("audit-page.row-title", { file, row, batch })}</h1>
${lines.map((line) => drawnLine(told, line))}
${part(told, "answer", html`${answer}`)}
${part(told, "sent-row", html`<p class="soft">${speak("audit-page.sent-row.note")}</p>${markedCells(explained, language)}`)}
${part(told, "conditions", conditions(told))}
${part(told, "steps", steps(told))}
${part(told, "clauses", clauses(told))}`;
}

function part({ speak, language }: Told, name: string, content: Html): Html {
  return html`<section class="long" style="overflow-wrap:anywhere" aria-labelledby="${language}-${name}"><h2 id="${language}-${name}">${speak(`audit-page.${name}`)}</h2>
${content}</section>
`;
}

/** One drawn amount: what is recorded, what it comes to again, its cells, its clauses. */
function drawnLine(told: Told, line: AuditedLine): Html {
  const { speak, language, explained } = told;
  const { number, head, recorded, workedOut, dueMonth } = line;
  const id = `${language}-line-${number}`;
  const where = { number, table: tableOf(line), line: line.line };
  const what =
    head === "" || dueMonth === undefined
      ? speak(`outcomes.${explained.outcome}`)
      : `${speak(`heads.${head}`)}, ${monthWords(explained.law.words, language, dueMonth)}`;
  const same = recorded === workedOut;
  const leading = head === "" ? stepsWanted(explained, undefined) : stepsWanted(explained, head);
  const last = leading.findLast((step) => step.head === head);
  const cells = cellsBehind(leading);
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${speak("audit-page.line", where)}</h2>
<p class="sum">${money(recorded)}<small>${what}</small></p>
<p><span class="pill ${same ? "ok" : "bad"}">${speak(same ? "audit-page.same" : "audit-page.other", { amount: money(workedOut) })}</span> ${last && html`<a href="#${language}-step-${last.number}">${speak("audit-page.step", { step: last.number })}</a>`}</p>
${cells.length > 0 && html`<h3>${speak("audit-page.cells")}</h3><ul>${cells.map((cell) => html`<li><a href="#${anchorOf(explained, language, cell)}">${cell.cell}</a> <bdi>${cell.heading}</bdi>: <mark><bdi>${cell.text === "" ? speak("explain.blank") : cell.text}</bdi></mark></li>`)}</ul>`}
${quotes(told, last)}</section>
`;
}

/** The clauses of the last step, or of what decided the row. */
function quotes({ explained, language, speak }: Told, last: ExplainedStep | undefined): Html {
  const { clauses } = explained.law;
  const ids = last?.rules ?? decidingFindings(explained).map(({ quoted }) => quoted);
  const said = [...new Set(ids)].flatMap((id) => {
    const clause = clauses.get(id);
    return clause === undefined ? [] : [quote(id, clauseQuoted({ ...clause, leg: "payment" }), language)];
  });
  return said.length === 0 ? html`` : html`<h3>${speak("audit-page.clause")}</h3>${said}`;
}

function quote(
  id: string,
  { welsh, english }: { readonly welsh: string; readonly english: string },
  language: Language,
): Html {
  return html`<blockquote><p><a href="#${language}-clause-${id}">${id}</a> <span lang="cy">${welsh}</span></p>${language === "en" && html`<p class="soft" lang="en">${english}</p>`}</blockquote>
`;
}

function conditions({ explained, language, speak }: Told): Html {
  const findings = findingsOf(explained);
  if (findings.length === 0) return html`<p>${speak("explain.no-findings")}</p>`;
  const looks = { met: "ok", "not met": "bad", unclear: "warn", waived: "note" } as const;
  const legs = new Set<string>();
  return html`${findings.map((finding) => {
    const { leg, verdict, cited, byCase, looked, clause } = saidFinding(explained, language, finding);
    const first = !legs.has(finding.leg);
    legs.add(finding.leg);
    const look = finding.idle ? "note" : looks[finding.verdict];
    return html`<h3${first && html` id="${language}-leg-${finding.leg}"`}>${leg} <span class="pill ${look}">${verdict}</span></h3>
<p>${cited}${byCase !== "" && html`<br>${byCase}`}</p>
${looked.length > 0 && html`<ul>${looked.map(({ text, origins }) => html`<li>${text}${cellLinks(explained, language, origins)}</li>`)}</ul>`}
${clause && quote(finding.quoted, clause, language)}`;
  })}`;
}

function steps({ explained, language, speak }: Told): Html {
  const wanted = stepsWanted(explained, undefined);
  if (wanted.length === 0) return html`<p>${speak("audit-page.no-steps")}</p>`;
  return html`${wanted.map((step) => {
    const { name, inputs, how, result, days } = saidStep(explained, language, step);
    const rules = step.rules.map(
      (rule) =>
        html` ${explained.law.clauses.has(rule) ? html`<a href="#${language}-clause-${rule}">${rule}</a>` : rule}`,
    );
    return html`<h3 id="${language}-step-${step.number}">${step.number}. ${name}</h3>
<ul>${inputs.map(({ text, origins }) => html`<li>${text}${cellLinks(explained, language, origins)}${stepLinks(language, origins)}</li>`)}</ul>
<p>${how}<br><strong>${result}</strong>${days.length > 0 && html`<br>${days.join(" · ")}`}<br><small>${speak("audit-page.rules")}${rules}</small></p>
`;
  })}`;
}

function stepLinks(language: Language, origins: ExplainedStep["inputs"][number]["origins"]): Html {
  return html`${origins.map((origin) => origin.kind === "figure" && html` <a href="#${language}-step-${origin.step}">${origin.step}</a>`)}`;
}

/** Every clause that is named on the page, once, word for word. */
function clauses({ explained, language }: Told): Html {
  const known = explained.law.clauses;
  const ids = new Set([
    ...findingsOf(explained).flatMap(({ idle, quoted, rule }) => (idle ? [] : [rule, quoted])),
    ...stepsWanted(explained, undefined).flatMap(({ rules }) => rules),
  ]);
  const rows = [...ids].sort().flatMap((id) => {
    const clause = known.get(id);
    if (clause === undefined) return [];
    const { welsh, english } = clauseQuoted({ ...clause, leg: "payment" });
    return [
      html`<tr id="${language}-clause-${id}"><th scope="row">${id}</th><td lang="cy">${welsh}</td><td lang="en">${english}</td></tr>
`,
    ];
  });
  const heads = ["clause-id", "clause-welsh", "clause-english"].map(
    (name) => html`<th scope="col">${say(explained.law.words, language, `audit-page.${name}`)}</th>`,
  );
  return html`<div class="wrap"><table class="stack"><thead><tr>${heads}</tr></thead><tbody>
${rows}</tbody></table></div>`;
}
