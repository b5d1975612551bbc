// What the checker's page says of the files that were chosen: the sum, what was read, what is to be put right, row by row
// what it would come to, and the clauses behind that.
import { outcomes } from "../../../core/decision.ts";
import type { Batch, FileResult, ProblemLine } from "../../../engine/batch.ts";
import { payableOf } from "../../balance.ts";
import { type ProblemGroup, problemGroups } from "../../problem-groups.ts";
import { count, money, monthWords, say, sayIfKnown } from "../../words.ts";
import { type Html, html } from "../html.ts";
import { lowered } from "../report-parts.ts";
import { type ExportedFile, exportedFiles } from "./exported.ts";
import { clauses, type DecidedRows, rowsSection } from "./rows.ts";
import type { Told } from "./told.ts";

type CheckedFiles = {
  readonly batch: Batch;
  /** The gravest first; not all where there are very many. */
  readonly problems: readonly ProblemLine[];
  /** Refused files that a payroll program has probably written. */
  readonly exported: readonly ExportedFile[];
  readonly rows: DecidedRows;
};

/** So many findings are shown, equal ones counted as one. */
const mostFindings = 200;

const severityPills = { fatal: "bad", error: "bad", warning: "warn", info: "note" } as const;
const statusPills = {
  rejected: "bad",
  "partly-accepted": "warn",
  "accepted-with-warnings": "note",
  accepted: "ok",
  superseded: "note",
} as const;

type State = { readonly kind: "ok" | "bad"; readonly text: string };

/** The result in one sentence. */
export function checkedState({ batch }: CheckedFiles, { speak }: Told): State {
  const problems = batch.files.reduce((sum, file) => sum + file.problems.fatal + file.problems.error, 0);
  const values = {
    problems: count(problems),
    files: count(batch.files.length),
    rows: count(batch.files.reduce((sum, file) => sum + rowsOf(file), 0)),
  };
  return problems === 0
    ? { kind: "ok", text: speak("done.clean", values) }
    : { kind: "bad", text: speak("done.problems", values) };
}

export function checkedResults(checked: CheckedFiles, told: Told): string {
  const { problems, rows } = checked;
  const whole = html`${answer(checked, told)}${exportedFiles(checked.exported, told)}${findings(problems, checked.batch, told)}${filesSection(checked, told)}${rowsSection(rows, problems, told)}${clauses(rows, told)}`;
  return whole.html;
}

function answer({ batch: { totals } }: CheckedFiles, { law, language, speak }: Told): Html {
  const { byOutcome } = totals;
  if (totals.rowsRead === 0) return { html: "" };
  const facts = [
    [say(law.words, language, "outcomes.payable"), byOutcome.payable],
    [speak("to-correct"), byOutcome.rejected],
    [say(law.words, language, "outcomes.not-eligible"), byOutcome["not-eligible"]],
    [speak("waits"), byOutcome.refer + byOutcome.held],
  ] as const;
  return html`<div class="answer"><p class="sum">${money(totals.payable)}<small>${lowered(speak("amount"))}</small></p>
<dl class="facts">${facts.map(([name, rows]) => html`<div><dt>${name}</dt><dd>${count(rows)}</dd></div>`)}</dl></div>
<p class="soft">${speak("council-knows")}</p>
`;
}

function findings(problems: readonly ProblemLine[], batch: Batch, told: Told): Html {
  const { law, language, speak } = told;
  const groups = problemGroups(problems, law.words, language);
  const all = [...batch.problemCounts.values()].reduce((sum, times) => sum + times, 0);
  const shown = groups.slice(0, mostFindings);
  // What is not held is at least a line.
  const more = groups.length - shown.length + all - problems.length;
  const nothing = say(law.words, language, "forms.nothing-to-do");
  return html`<section class="long" aria-labelledby="findings-heading"><h2 id="findings-heading">${speak("problems")}</h2>
${
  groups.length === 0
    ? html`<p><span class="pill ok">${nothing}</span></p>`
    : html`<div class="wrap"><table class="stack"><thead><tr><th scope="col">${speak("finding")}</th><th scope="col">${say(law.words, language, "forms.to-do.to-do")}</th></tr></thead><tbody>
${shown.map((group) => findingRow(group, told))}</tbody></table></div>`
}${more > 0 && html`<p>${speak("more-findings", { count: count(more) })}</p>`}
<div class="doings no-print"><button type="button" data-do="save" data-what="problems">${speak("save.problems")}</button></div></section>
`;
}

function findingRow({ first, text }: ProblemGroup, { law, language }: Told): Html {
  const { code, severity } = first;
  return html`<tr><th scope="row"><span class="pill ${severityPills[severity]}">${say(law.words, language, `severities.${severity}`)}</span><br><small>${say(law.words, language, `codes.${code}`)}</small></th><td><bdi>${text}</bdi><br><small><code>${code}</code></small></td></tr>
`;
}

function filesSection({ batch }: CheckedFiles, told: Told): Html {
  const { law, language, speak } = told;
  const word = (key: string): string => say(law.words, language, key);
  const heads = [
    word("page.return"),
    word("page.rows"),
    word("page.of-these"),
    word("page.claimed"),
    speak("amount"),
  ];
  return html`<section aria-labelledby="read-heading"><h2 id="read-heading">${speak("read")}</h2>
<p class="soft">${speak("save.note")}</p>
<div class="wrap"><table class="stack"><thead><tr><th scope="col">${word("headings.file")}</th>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${batch.files.map((file) => fileRow(file, heads, told))}</tbody></table></div></section>
`;
}

function fileRow(file: FileResult, heads: readonly string[], told: Told): Html {
  const { law, language, speak } = told;
  const form = file.layout === "" ? undefined : sayIfKnown(law.words, language, `layouts.${file.layout}`);
  const month = file.period === undefined ? undefined : monthWords(law.words, language, file.period);
  const about = [form, month, file.employerName || file.employerId].filter(Boolean).join(" · ");
  const others = outcomes
    .filter((outcome) => outcome !== "payable" && file.byOutcome[outcome] > 0)
    .map(
      (outcome) =>
        `${count(file.byOutcome[outcome])} ${lowered(say(law.words, language, `outcomes.${outcome}`))}`,
    );
  const cells = [
    html`<span class="pill ${statusPills[file.status]}">${say(law.words, language, `statuses.${file.status}`)}</span>`,
    count(rowsOf(file)),
    others.join(", ") || "–",
    money(file.claimed),
    money(payableOf(file)),
  ];
  const save = html`<span class="doings no-print"><button type="button" data-do="save" data-what="workbook" data-file="${file.file}">${speak("save")}<span class="file-input"> ${file.file}</span></button></span>`;
  return html`<tr><th scope="row"><bdi>${file.file}</bdi><br><small><bdi>${about}</bdi></small>${save}</th>${cells.map(
    (cell, at) =>
      html`<td data-h="${heads[at] ?? ""}"${at !== 0 && at !== 2 && html` class="n"`}>${cell}</td>`,
  )}</tr>
`;
}

function rowsOf({ rowsRead, otherRows }: FileResult): number {
  return rowsRead + (otherRows?.read ?? 0);
}
