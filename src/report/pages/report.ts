// report.html of a batch, for the officer: the answer first, then the state, what to do, whether it adds up, employers,
// reasons, findings, pairs. Counts and sums only, names of employers but of no person.
import type { Day } from "../../core/day.ts";
import { heads, type Outcome, outcomes } from "../../core/decision.ts";
import { type Pence, pence } from "../../core/money.ts";
import { infoOf } from "../../core/problem-codes.ts";
import type { Batch, DuplicateLine, FileResult, FileStatus } from "../../engine/batch.ts";
import type { Language, Law } from "../../law/law.ts";
import { conservation, nextSteps, payableOf } from "../balance.ts";
import { count, dayWords, money, say, sayIfKnown, type Values } from "../words.ts";
import { type Bar, barTable } from "./bars.ts";
import { page } from "./frame.ts";
import { type Html, html } from "./html.ts";

/** Who did something to a batch, and when; the day is the one that they were told to say. */
export type StateMark = { readonly account: string; readonly day: Day };

export type ReportPage = {
  readonly batch: Batch;
  readonly law: Law;
  readonly languages: readonly Language[];
  /** What later months bring if nothing changes. */
  readonly forecast: Pence;
  /** Refused rows by the clause that was not met, most first. */
  readonly reasons: readonly { readonly rule: string; readonly rows: number }[];
  /** As far as they are known where the page is made. */
  readonly states: {
    readonly prepared?: StateMark | undefined;
    readonly approved?: StateMark | undefined;
    readonly paid?: StateMark | undefined;
    readonly withdrawn?: StateMark | undefined;
  };
};

type Told = ReportPage & {
  readonly language: Language;
  readonly speak: (key: string, values?: Values) => string;
};

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
      told(language).speak("page.title", { batch: batch.id, amount: money(batch.totals.payable) }),
    about: (language) => told(language).speak("page.about", { batch: batch.id }),
    body: (language) => body(told(language)),
  });
}

function body(told: Told): Html {
  return html`${answer(told)}
${states(told)}
${section(told, "next", html`<ol class="todo">${nextSteps(told.law.words, told.language, told.batch).map((step) => html`<li>${step}</li>`)}</ol>`)}
${addsUp(told)}
${employers(told)}
<div class="two">${outcomeBars(told)}${headBars(told)}</div>
${reasons(told)}
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

function section({ language, speak }: Told, name: string, content: Html, note?: string): Html {
  return html`<section aria-labelledby="${language}-${name}"><h2 id="${language}-${name}">${speak(`page.${name}`)}</h2>
${note !== undefined && html`<p class="soft">${note}</p>`}${content}</section>
`;
}

function answer(told: Told): Html {
  const { batch, forecast, speak } = told;
  const { totals } = batch;
  const paid = batch.files.filter((file) => payableOf(file) !== 0);
  const employersPaid = new Set(paid.map(({ employerId, laCode }) => `${laCode} ${employerId}`)).size;
  const waits = pence(totals.claimedByOutcome.held + totals.claimedByOutcome.refer);
  const facts: readonly (readonly [string, Pence])[] = [
    ["claimed", totals.claimed],
    ["waits", waits],
    ["to-correct", totals.claimedByOutcome.rejected],
    ["forecast", forecast],
  ];
  return html`<h1>${speak("page.about", { batch: batch.id })}</h1>
<div class="answer"><p class="sum">${money(totals.payable)}<small>${speak("page.to-pay", {
    employers: count(employersPaid),
    rows: count(totals.byOutcome.payable),
  })}</small></p>
<dl class="facts">${facts.map(([key, amount]) => html`<div><dt>${speak(`page.${key}`)}</dt><dd>${money(amount)}</dd></div>`)}</dl></div>`;
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
    .map(
      (outcome) => `${count(totals.byOutcome[outcome])} ${lowered(speak(`outcomes.${outcome}`), language)}`,
    )
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
  bars.push({
    label: speak("page.payable"),
    figure: money(totals.payable),
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

/** The first letter small, as the middle of a sentence asks. */
function lowered(text: string, language: Language): string {
  return language === "en" || language === "cy" ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

const pills: Readonly<Record<FileStatus, string>> = {
  rejected: "bad",
  "partly-accepted": "warn",
  "accepted-with-warnings": "note",
  accepted: "ok",
  superseded: "note",
};

function employers(told: Told): Html {
  const { batch, speak } = told;
  const files = [...batch.files].sort((a, b) => payableOf(b) - payableOf(a) || (a.file < b.file ? -1 : 1));
  const heading = ["employer", "return", "rows", "of-these", "claimed", "payable", "difference"];
  const numbers = new Set(["rows", "claimed", "payable", "difference"]);
  const { totals } = batch;
  const head = heading.map(
    (name) => html`<th scope="col"${numbers.has(name) && html` class="n"`}>${speak(`page.${name}`)}</th>`,
  );
  return section(
    told,
    "employers",
    html`<div class="wrap"><table class="stack"><thead><tr>${head}</tr></thead><tbody>
${files.map((file) => employerRow(told, file))}</tbody><tfoot><tr><th scope="row">${speak("page.all")}</th><td></td>${number(told, "rows", count(totals.rowsRead))}<td></td>${number(told, "claimed", money(totals.claimed))}${number(told, "payable", money(totals.payable))}${number(told, "difference", signed(pence(totals.payable - totals.claimed)))}</tr></tfoot></table></div>`,
    speak("page.employers.note"),
  );
}

function number({ speak }: Told, name: string, text: string): Html {
  return html`<td class="n" data-h="${speak(`page.${name}`)}">${text}</td>`;
}

function signed(amount: Pence): string {
  return amount > 0 ? `+${money(amount)}` : money(amount);
}

function employerRow(told: Told, file: FileResult): Html {
  const { speak, language } = told;
  const payable = payableOf(file);
  const others = outcomes
    .filter((outcome: Outcome) => outcome !== "payable" && file.byOutcome[outcome] > 0)
    .map((outcome) => `${count(file.byOutcome[outcome])} ${lowered(speak(`outcomes.${outcome}`), language)}`);
  const name = file.employerName === "" ? file.employerId || file.file : file.employerName;
  return html`<tr><th scope="row"><bdi>${name}</bdi><br><small><bdi>${file.employerId} · ${file.file}</bdi></small></th><td data-h="${speak("page.return")}"><span class="pill ${pills[file.status]}">${speak(`statuses.${file.status}`)}</span></td>${number(told, "rows", count(file.rowsRead))}<td data-h="${speak("page.of-these")}">${others.length === 0 ? "–" : others.join(", ")}</td>${number(told, "claimed", money(file.claimed))}${number(told, "payable", money(payable))}${number(told, "difference", signed(pence(payable - file.claimed)))}</tr>
`;
}

function outcomeBars(told: Told): Html {
  const { batch, speak } = told;
  const bars = outcomes
    .filter((outcome) => batch.totals.byOutcome[outcome] > 0)
    .map((outcome): Bar => {
      const rows = batch.totals.byOutcome[outcome];
      const kind = outcome === "payable" ? "whole" : "less";
      return { label: speak(`outcomes.${outcome}`), figure: count(rows), from: 0, to: rows, kind };
    });
  const heading = [speak("page.outcome"), speak("page.rows")] as const;
  return section(told, "outcomes", barTable({ caption: speak("page.outcomes"), heads: heading, bars }));
}

function headBars(told: Told): Html {
  const { batch, speak } = told;
  const bars = heads
    .filter((head) => batch.totals.payableByHead[head] !== 0)
    .map((head): Bar => {
      const amount = batch.totals.payableByHead[head];
      const kind = amount < 0 ? "less" : "whole";
      return { label: speak(`heads.${head}`), figure: money(amount), from: 0, to: Math.abs(amount), kind };
    });
  const heading = [speak("page.head"), speak("page.amount")] as const;
  return section(told, "heads", barTable({ caption: speak("page.heads"), heads: heading, bars }));
}

function reasons(told: Told): Html {
  const { reasons: refused, law, language, speak } = told;
  if (refused.length === 0) return html``;
  const bars = refused.map(({ rule, rows }): Bar => {
    const said = sayIfKnown(law.words, language, `rules.${rule}`);
    return {
      label: said === undefined ? rule : `${rule} · ${said}`,
      figure: count(rows),
      from: 0,
      to: rows,
      kind: "less",
    };
  });
  const heading = [speak("page.rule"), speak("page.rows")] as const;
  const table = barTable({ caption: speak("page.reasons"), heads: heading, bars });
  return section(told, "reasons", table, speak("page.reasons.note"));
}

function findings(told: Told): Html {
  const { batch, speak } = told;
  if (batch.problemCounts.size === 0) return html``;
  const gravity = { fatal: 0, error: 1, warning: 2, info: 3 } as const;
  const look = { fatal: "bad", error: "bad", warning: "warn", info: "note" } as const;
  const sorted = [...batch.problemCounts].sort(
    ([a, timesA], [b, timesB]) =>
      gravity[infoOf(a).severity] - gravity[infoOf(b).severity] || timesB - timesA,
  );
  const rows = sorted.map(([code, times]) => {
    const { severity } = infoOf(code);
    return html`<tr><th scope="row">${speak(`codes.${code}`)}<br><small><code>${code}</code></small></th><td><span class="pill ${look[severity]}">${speak(`severities.${severity}`)}</span></td><td class="n">${count(times)}</td></tr>
`;
  });
  return section(
    told,
    "problems",
    html`<div class="wrap"><table><thead><tr><th scope="col">${speak("page.problem")}</th><th scope="col"><span class="soft">–</span></th><th scope="col" class="n">${speak("page.times")}</th></tr></thead><tbody>
${rows}</tbody></table></div>`,
  );
}

const mostPairs = 50;

function duplicates(told: Told): Html {
  const { batch, speak } = told;
  if (batch.duplicates.length === 0) return html``;
  const shown = batch.duplicates.slice(0, mostPairs);
  const more = batch.duplicates.length - shown.length;
  return section(
    told,
    "duplicates",
    html`<div class="wrap"><table class="stack"><thead><tr><th scope="col">${speak("page.case")}</th><th scope="col">${speak("page.row-a")}</th><th scope="col">${speak("page.row-b")}</th><th scope="col">${speak("page.agree")}</th><th scope="col" class="n">${speak("page.at-risk")}</th></tr></thead><tbody>
${shown.map((line) => duplicateRow(told, line))}</tbody></table></div>${
      more > 0 && html`<p>${speak("page.more", { count: count(more), file: "duplicates.csv" })}</p>`
    }`,
    speak("page.duplicates.note"),
  );
}

/** Rows and employers; the people stand in duplicates.csv. */
function duplicateRow(told: Told, line: DuplicateLine): Html {
  const { law, language, speak } = told;
  const place = (file: string, row: number, employer: string, batch = "") =>
    html`<bdi>${employer}</bdi><br><small><bdi>${file === "" ? batch : speak("page.row-of", { file, row })}</bdi></small>`;
  const alike = line.evidence
    .split(" ")
    .map((code) => sayIfKnown(law.words, language, `values.${code}`) ?? code)
    .join(", ");
  return html`<tr><th scope="row">${count(line.case)}</th><td data-h="${speak("page.row-a")}">${place(line.fileA, line.rowA, line.employerA, line.batchB)}</td><td data-h="${speak("page.row-b")}">${place(line.fileB, line.rowB, line.employerB)}</td><td data-h="${speak("page.agree")}">${alike}</td>${number(told, "at-risk", money(line.amountAtRisk))}</tr>
`;
}
