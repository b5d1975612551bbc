// report.html of a batch, for the officer: the answer first, then the state, what to do, whether it adds up, employers,
// reasons, findings, pairs. Counts and sums only, names of employers but of no person.
import { outcomes } from "../../core/decision.ts";
import { type Pence, pence } from "../../core/money.ts";
import type { Language } from "../../law/law.ts";
import { conservation, nextSteps, payableOf } from "../balance.ts";
import { count, dayWords, money, say } from "../words.ts";
import { type Bar, barTable } from "./bars.ts";
import { page } from "./frame.ts";
import { type Html, html } from "./html.ts";
import { missing, months } from "./report-months.ts";
import { lowered, type ReportPage, type StateMark, section, type Told } from "./report-parts.ts";
import { duplicates, employers, findings, headBars, outcomeBars, reasons } from "./report-tables.ts";

/** The whole page, in one language or in both. */
export function reportPage(input: ReportPage): string {
  const told = (language: Language): Told => ({
    ...input,
    language,
    speak: (key, values) => say(input.law.words, language, key, values),
  });
  const { batch, law, languages } = input;
  return page({
    words: law.words,
    languages,
    title: (language) =>
      told(language).speak("page.title", { batch: batch.id, amount: money(batch.totals.toPay) }),
    about: (language) => told(language).speak("page.about", { batch: batch.id }),
    body: (language) => body(told(language)),
  });
}

function body(told: Told): Html {
  return html`${answer(told)}
${states(told)}
${files(told)}
${section(told, "next", html`<ol class="todo">${nextSteps(told.law.words, told.language, told.batch).map((step) => html`<li>${step}</li>`)}</ol>`)}
${addsUp(told)}
${employers(told)}
<div class="two">${outcomeBars(told)}${headBars(told)}</div>
${months(told)}
${missing(told)}
${reasons(told, "reasons", ["not-eligible"])}
${reasons(told, "waiting", ["held", "refer"])}
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
function files({ speak }: Told): Html {
  const names = ["payments.csv", "payees.csv", "forecast.csv", "report.xlsx", "index.html"];
  return html`<p class="files">${speak("page.files")}: ${names.map((name) => html`<a href="./${name}">${name}</a> `)}</p>`;
}

/** Prepared, approved, paid, in their order; what is still to come says by whom. */
function states(told: Told): Html {
  const { states: marks, speak, batch } = told;
  if (batch.ledger === "none") return html``;
  const said = (mark: StateMark): string =>
    speak("page.state.by", { day: dayWords(told.law.words, told.language, mark.day), account: mark.account });
  const done = (name: string, mark: StateMark) =>
    html`<li class="done"><b>${speak(`page.state.${name}`)}</b><span>${said(mark)}</span></li>`;
  if (marks.withdrawn !== undefined)
    return html`<ol class="states">${done("withdrawn", marks.withdrawn)}</ol>`;
  return html`<ol class="states">${
    marks.prepared === undefined
      ? html`<li class="done"><b>${speak("page.state.prepared")}</b></li>`
      : done("prepared", marks.prepared)
  }${
    marks.approved === undefined
      ? html`<li class="next"><b>${speak("page.state.to-approve")}</b><span>${speak("page.state.to-approve.how")}</span></li>`
      : done("approved", marks.approved)
  }${marks.paid === undefined ? html`<li><b>${speak("page.state.to-pay")}</b></li>` : done("paid", marks.paid)}</ol>`;
}

/** From what was claimed to what is payable, one bar for each reason of a difference. */
function addsUp(told: Told): Html {
  const { batch, law, language, speak } = told;
  const { totals } = batch;
  if (!conservation(batch).balances) {
    return section(told, "adds-up", html`<p><span class="pill bad">${speak("page.adds-up.not")}</span></p>`);
  }
  const sum = outcomes
    .filter((outcome) => totals.byOutcome[outcome] > 0)
    .map((outcome) => `${count(totals.byOutcome[outcome])} ${lowered(speak(`outcomes.${outcome}`))}`)
    .join(" + ");
  const reasonSums = new Map<string, { rows: number; amount: number }>();
  for (const line of batch.reconciliation) {
    if (line.level !== "batch") continue;
    for (const { reason, rows, amount } of line.differences) {
      const before = reasonSums.get(reason) ?? { rows: 0, amount: 0 };
      reasonSums.set(reason, { rows: before.rows + rows, amount: before.amount + amount });
    }
  }
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
  for (const [reason, { rows, amount }] of reasonSums) {
    if (amount === 0) continue;
    const label = `${say(law.words, language, `report.reconciliation.${reason}`)} (${count(rows)})`;
    const figure = `${amount > 0 ? "+" : ""}${money(pence(amount))}`;
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
        payable: money(totals.payable),
      },
    )}</p>${table}`,
  );
}
