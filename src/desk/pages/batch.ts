// A batch: what is to be paid, how it stands, what is to be done now, its employers with what goes back to them, its files.
import { dayFromText } from "../../core/day.ts";
import { type Html, html } from "../../report/pages/html.ts";
import { count, dayWords } from "../../report/words.ts";
import { type BatchSummary, readSummary } from "../batch-summary.ts";
import type { Asked } from "../desk.ts";
import type { Reply } from "../http/reply.ts";
import { shelfFolder } from "../shelf.ts";
import { type Line, ledgerLines } from "./ask.ts";
import { batchActions } from "./batch-actions.ts";
import { framed } from "./frame.ts";
import { statusPill } from "./month.ts";
import { type Cell, link, pounds, section, table } from "./parts.ts";
import { shelfAddresses } from "./shelf.ts";

/** Undefined where there is no folder of that batch, or where it is a withdrawal. */
export async function batchPage(asked: Asked): Promise<Reply | undefined> {
  const id = asked.parts[0] ?? "";
  const folder = shelfFolder(asked.desk, "batch", id);
  if (folder === undefined) return undefined;
  const summary = readSummary(folder);
  const batches = (await ledgerLines(asked, "batches")).filter(
    ({ batch, kind }) => batch === id && kind === "run",
  );
  const state = String(batches.at(-1)?.["state"] ?? "");
  const sequence = batches.at(-1)?.["sequence"];
  const events = (await ledgerLines(asked, "events")).filter((event) => event["sequence"] === sequence);
  const files = shelfAddresses(asked, "batch", id);
  return framed(asked, {
    title: "batch",
    values: { batch: id },
    body: html`${answer(asked, summary)}${states(asked, events)}
${batchActions(asked, { id, state, events, toPay: summary.toPay })}
${look(asked, id, summary, files)}
${employers(asked, summary, files)}
${outcomes(asked, id, summary)}`,
    commands: [
      { name: "report", given: { batch: id } },
      { name: "ledger", given: { action: "events" } },
    ],
  });
}

function answer({ speak }: Asked, summary: BatchSummary): Html {
  const facts = [
    [speak("page.claimed"), pounds(summary.claimed)],
    [speak("page.forecast"), pounds(summary.forecast)],
    [speak("page.at-risk"), pounds(summary.duplicates.amountAtRisk)],
    ...(summary.replaced === "0.00" ? [] : [[speak("page.replaced"), pounds(summary.replaced)]]),
  ];
  const payable = summary.outcomes["payable"]?.rows ?? 0;
  return html`<div class="answer"><p class="sum">${pounds(summary.toPay)}<small>${speak("desk.to-pay", { rows: count(payable), files: count(summary.files.length) })}</small></p>
<dl class="facts">${facts.map(([name = "", amount = ""]) => html`<div><dt>${name}</dt><dd>${amount}</dd></div>`)}</dl></div>
`;
}

/** Who did what to it, in the order of the ledger. */
function states({ desk, language, speak }: Asked, events: readonly Line[]): Html | false {
  const lines = events.map(({ kind, step, by, account, day, reason }) => {
    const known = dayFromText(String(day));
    const shown = known === undefined ? String(day) : dayWords(desk.law.words, language, known);
    const who = speak(by === "" ? "page.state.by" : "page.state.by-name", {
      by: String(by),
      account: String(account),
      day: shown,
    });
    return html`<li class="done"><b>${speak(`page.state.${step === "list" ? "listed" : kind}`)}</b><span>${who}${reason !== "" && `: ${reason}`}</span></li>`;
  });
  return lines.length > 0 && html`<ol class="states">${lines}</ol>`;
}

function look(
  asked: Asked,
  id: string,
  { severities }: BatchSummary,
  files: ReadonlyMap<string, string>,
): Html {
  const { speak } = asked;
  const problems = Object.values(severities).reduce((sum, times) => sum + times, 0);
  const named = ["report.html", "report.xlsx", "payments.csv", "payees.csv", "forecast.csv", "index.html"];
  const lines = named.flatMap((name) => {
    const to = files.get(name);
    return to === undefined
      ? []
      : [html`<li><a href="${to}">${speak(`desk.result.${name}`)}</a> <small>${name}</small></li>`];
  });
  const content = html`<ul class="lines"><li>${link(asked, `/batch/${id}/rows`, speak("desk.rows"))}</li><li>${link(asked, `/batch/${id}/findings`, speak("desk.findings", { count: count(problems) }))}</li>${lines}</ul>`;
  return section("look", speak("desk.look"), content);
}

/** A file is one employer's for one month: what became of it, and what goes back. */
function employers(asked: Asked, { files }: BatchSummary, there: ReadonlyMap<string, string>): Html {
  const { speak } = asked;
  const columns = [
    { heading: speak("desk.employer") },
    { heading: speak("desk.file.state") },
    { heading: speak("desk.file.rows"), number: true },
    { heading: speak("desk.file.claimed"), number: true },
    { heading: speak("desk.payable"), number: true },
    { heading: speak("desk.pack") },
  ];
  const rows = files.map((file): readonly Cell[] => {
    const stem = file.file.replace(/\.[^.]*$/, "");
    const mine = [...there].filter(
      ([path]) =>
        path.startsWith("returns/") &&
        path
          .split("/")
          .at(-1)
          ?.replace(/\.[^.]*$/, "") === stem,
    );
    const pack = mine.map(
      ([path, to]) =>
        html`<a href="${to}">${speak(path.endsWith(".html") ? "desk.letter" : "desk.workbook")}<span class="skip"> ${file.file}</span></a> `,
    );
    return [
      html`${[file.employerId, file.laCode].filter((part) => part !== "").join(" ") || file.file}<small>${file.file}${file.period !== null && `, ${file.period}`}</small>`,
      statusPill(asked, file.status),
      count(file.rows),
      pounds(file.claimed),
      pounds(file.payable),
      html`${pack}`,
    ];
  });
  return section("employers", speak("desk.employers"), table(speak("desk.employers"), columns, rows));
}

function outcomes(asked: Asked, id: string, summary: BatchSummary): Html {
  const { speak } = asked;
  const columns = [
    { heading: speak("desk.outcome") },
    { heading: speak("desk.file.rows"), number: true },
    { heading: speak("desk.file.claimed"), number: true },
  ];
  const rows = Object.entries(summary.outcomes)
    .filter(([, { rows: times }]) => times > 0)
    .map(([outcome, { rows: times, claimed }]): readonly Cell[] => [
      link(asked, `/batch/${id}/rows?outcome=${outcome}`, speak(`outcomes.${outcome}`)),
      count(times),
      pounds(claimed),
    ]);
  const all = [speak("desk.all"), count(summary.rows), pounds(summary.claimed)];
  return section("outcomes", speak("desk.outcomes"), table(speak("desk.outcomes"), columns, rows, all));
}
