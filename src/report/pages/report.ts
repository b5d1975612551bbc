// report.html of a batch, for the officer: the answer first, then the state, what to do, whether it adds up, employers,
// reasons, findings, pairs. Counts and sums only, names of employers but of no person.
import type { BatchEvent } from "../../core/batch-event.ts";
import { outcomes } from "../../core/decision.ts";
import { type Pence, pence } from "../../core/money.ts";
import { conservation, nextSteps, payableOf } from "../balance.ts";
import { doneSoFar, stateKey, whoAndWhen } from "../states.ts";
import { count, dayWords, money } from "../words.ts";
import { type Bar, barTable } from "./bars.ts";
import { type Html, html } from "./html.ts";
import { differenceSums } from "./report-differences.ts";
import { matters } from "./report-matters.ts";
import { missing, months } from "./report-months.ts";
import { lowered, type ReportPage, section, type Told } from "./report-parts.ts";
import { questions } from "./report-questions.ts";
import { duplicates, employers, findings, headBars, outcomeBars, reasons } from "./report-tables.ts";
import { toldPage } from "./told.ts";

/** The whole page, in one language or in both. */
export function reportPage(input: ReportPage): string {
  return toldPage(input, input.languages, {
    title: ({ speak, batch }) => speak("page.title", { batch: batch.id, amount: money(batch.totals.toPay) }),
    about: ({ speak, batch }) => speak("page.about", { batch: batch.id }),
    body,
  });
}

function body(told: Told): Html {
  return html`${answer(told)}
${states(told)}
${questions(told)}
${files(told)}
${section(told, "next", html`<ol class="todo">${nextSteps(told.law.words, told.language, told.batch).map(({ text }) => html`<li>${text}</li>`)}</ol>`)}
${addsUp(told)}
${employers(told)}
<div class="two">${outcomeBars(told)}${headBars(told)}</div>
${months(told)}
${missing(told)}
${reasons(told, "reasons", ["not-eligible"])}
${reasons(told, "waiting", ["held", "refer"])}
${matters(told)}
${findings(told)}
${duplicates(told)}
<footer>${told.speak("page.footer", {
    version: told.batch.programVersion,
    day:
      told.batch.parametersOn === undefined
        ? "–"
        : dayWords(told.law.words, told.language, told.batch.parametersOn),
  })}</footer>
`;
}

function answer(told: Told): Html {
  const { batch, speak } = told;
  const { totals } = batch;
  const paid = batch.files.filter((file) => payableOf(file) !== 0);
  const employersPaid = new Set(paid.map(({ employerId, laCode }) => `${laCode} ${employerId}`)).size;
  const waits = pence(totals.claimedByOutcome.held + totals.claimedByOutcome.refer);
  const facts: readonly (readonly [string, Pence])[] = [
    ["claimed", totals.claimed],
    ["waits", waits],
    ["to-correct", totals.claimedByOutcome.rejected],
    ["at-risk", pence(batch.duplicates.reduce((sum, line) => sum + line.amountAtRisk, 0))],
    ["forecast", totals.forecast],
    ...(totals.replaced === 0 ? [] : ([["replaced", totals.replaced]] as const)),
  ];
  return html`<h1>${speak("page.about", { batch: batch.id })}</h1>
<div class="answer"><p class="sum">${money(totals.toPay)}<small>${speak("page.to-pay", {
    employers: count(employersPaid),
    rows: count(totals.byOutcome.payable),
  })}</small></p>
<dl class="facts">${facts.map(([key, amount]) => html`<div><dt>${speak(`page.${key}`)}</dt><dd>${money(amount)}</dd></div>`)}</dl></div>`;
}

/** What goes to the bank, to the workbook and to the auditor: files beside the page. */
function files({ speak, beside }: Told): Html {
  if (beside === undefined) return html``;
  const names = ["payments.csv", "payees.csv", "forecast.csv", "report.xlsx", "index.html"];
  // The workbook is made with the page.
  const place = (name: string): string => (name === "report.xlsx" ? "./" : beside);
  return html`<p class="files">${speak("page.files")}: ${names.map((name) => html`<a href="${place(name)}${name}">${name}</a> `)}</p>`;
}

/** Prepared, approved, on the payment list, paid, in their order; what is still to come says by whom. */
function states(told: Told): Html {
  const { state, speak, batch, law, language } = told;
  if (batch.ledger === "none") return html``;
  const done = (event: BatchEvent) =>
    html`<li class="done"><b>${speak(stateKey(event))}</b><span>${whoAndWhen(law.words, language, event)}</span></li>`;
  if (state?.withdrawn !== undefined) return html`<ol class="states">${doneSoFar(state).map(done)}</ol>`;
  const next = (name: string, first: boolean) =>
    html`<li${first && html` class="next"`}><b>${speak(`page.state.${name}`)}</b>${first && html`<span>${speak(`page.state.${name}.how`, { batch: batch.id })}</span>`}</li>`;
  const approved = (state?.approved.length ?? 0) > 0;
  const listed = state?.listed !== undefined;
  return html`<ol class="states">${
    state?.prepared === undefined
      ? html`<li class="done"><b>${speak("page.state.prepared")}</b></li>`
      : done(state.prepared)
  }${
    state !== undefined &&
    doneSoFar(state)
      .filter(({ kind }) => kind !== "prepared")
      .map(done)
  }${!approved && next("to-approve", true)}${!listed && next("to-list", approved)}${state?.paid === undefined && next("to-pay", listed)}</ol>`;
}

/** From what was claimed to what is payable, one bar for each reason of a difference. */
function addsUp(told: Told): Html {
  const { batch, speak } = told;
  const { totals } = batch;
  if (!conservation(batch).balances) {
    return section(told, "adds-up", html`<p><span class="pill bad">${speak("page.adds-up.not")}</span></p>`);
  }
  const sum = outcomes
    .filter((outcome) => totals.byOutcome[outcome] > 0)
    .map((outcome) => `${count(totals.byOutcome[outcome])} ${lowered(speak(`outcomes.${outcome}`))}`)
    .join(" + ");
  let at: number = totals.claimed;
  const files = batch.files.filter(({ rowsRead }) => rowsRead > 0).length;
  const bars: Bar[] = [
    {
      label: speak("page.claimed-by", { files: count(files) }),
      figure: money(totals.claimed),
      from: 0,
      to: at,
      kind: "whole",
    },
  ];
  for (const { label: reason, rows, amount } of differenceSums(told)) {
    const label = `${reason} (${count(rows)})`;
    const figure = `${amount > 0 ? "+" : ""}${money(amount)}`;
    bars.push({
      label,
      figure,
      from: Math.max(0, at),
      to: Math.max(0, at + amount),
      kind: amount > 0 ? "more" : "less",
    });
    at += amount;
  }
  if (totals.replaced !== 0) {
    const to = at + totals.replaced;
    const figure = money(totals.replaced);
    bars.push({
      label: speak("page.replaced"),
      figure,
      from: Math.max(0, at),
      to: Math.max(0, to),
      kind: "less",
    });
    at = to;
  }
  bars.push({
    label: speak(totals.replaced === 0 ? "page.payable" : "page.to-pay-now"),
    figure: money(totals.toPay),
    from: 0,
    to: Math.max(0, at),
    kind: "whole",
  });
  const table = barTable({
    caption: speak("page.from-to"),
    heads: [speak("page.step"), speak("page.amount")],
    bars,
  });
  return section(
    told,
    "adds-up",
    html`<p>${speak("page.adds-up.rows", { rows: count(totals.rowsRead), sum })} ${speak(
      "page.adds-up.pence",
      {
        claimed: money(totals.claimed),
        payable: money(totals.toPay),
      },
    )}</p>${table}`,
  );
}
