// The tables of report.html: employers, outcomes, heads, reasons of refusal, findings and pairs.
import { heads, type Outcome, outcomes } from "../../core/decision.ts";
import { type Pence, pence } from "../../core/money.ts";
import { infoOf } from "../../core/problem-codes.ts";
import type { DuplicateLine, FileResult, FileStatus } from "../../engine/batch.ts";
import { payableOf } from "../balance.ts";
import { count, money, sayIfKnown } from "../words.ts";
import { type Bar, barTable } from "./bars.ts";
import { type Html, html } from "./html.ts";
import { markedNumbers, markedPair } from "./pair-marks.ts";
import { lowered, number, section, signed, type Told } from "./report-parts.ts";

const pills: Readonly<Record<FileStatus, string>> = {
  rejected: "bad",
  "partly-accepted": "warn",
  "accepted-with-warnings": "note",
  accepted: "ok",
  superseded: "note",
};

export function employers(told: Told): Html {
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
${files.map((file) => employerRow(told, file))}</tbody><tfoot><tr><th scope="row">${speak("page.all")}</th><td></td>${number(told, "rows", count(totals.rowsRead))}<td></td>${number(told, "claimed", money(totals.claimed))}${number(told, "payable", money(totals.payable))}${number(told, "difference", signed(pence(totals.payable - totals.claimed)))}</tr>${totals.replaced !== 0 && replacedRows(told)}</tfoot></table></div>`,
    speak("page.employers.note"),
  );
}

/** From what the rows come to, to what is paid: less what had been posted with earlier versions. */
function replacedRows(told: Told): Html {
  const { totals } = told.batch;
  const row = (key: string, amount: Pence) =>
    html`<tr><th scope="row" colspan="5">${told.speak(key)}</th>${number(told, "payable", money(amount))}<td></td></tr>`;
  return html`${row("page.replaced", totals.replaced)}${row("page.to-pay-now", totals.toPay)}`;
}

function employerRow(told: Told, file: FileResult): Html {
  const { speak } = told;
  const payable = payableOf(file);
  const others = outcomes
    .filter((outcome: Outcome) => outcome !== "payable" && file.byOutcome[outcome] > 0)
    .map((outcome) => `${count(file.byOutcome[outcome])} ${lowered(speak(`outcomes.${outcome}`))}`);
  const name = file.employerName === "" ? file.employerId || file.file : file.employerName;
  return html`<tr><th scope="row"><bdi>${name}</bdi><br><small><bdi>${file.employerId} · ${file.file}</bdi></small></th><td data-h="${speak("page.return")}"><span class="pill ${pills[file.status]}">${speak(`statuses.${file.status}`)}</span></td>${number(told, "rows", count(file.rowsRead))}<td data-h="${speak("page.of-these")}">${others.length === 0 ? "–" : others.join(", ")}</td>${number(told, "claimed", money(file.claimed))}${number(told, "payable", money(payable))}${number(told, "difference", signed(pence(payable - file.claimed)))}</tr>
`;
}

export function outcomeBars(told: Told): Html {
  const { batch, speak } = told;
  const bars = outcomes
    .filter((outcome) => batch.totals.byOutcome[outcome] > 0)
    .map((outcome): Bar => {
      const rows = batch.totals.byOutcome[outcome];
      const kind = outcome === "payable" ? "whole" : "less";
      return { label: speak(`outcomes.${outcome}`), figure: count(rows), from: 0, to: rows, kind };
    });
  const heading = [speak("page.outcome"), speak("page.rows")] as const;
  return section(
    told,
    "outcomes",
    barTable({ caption: speak("page.outcomes"), said: true, heads: heading, bars }),
  );
}

export function headBars(told: Told): Html {
  const { batch, speak } = told;
  const bars = heads
    .filter((head) => batch.totals.toPayByHead[head] !== 0)
    .map((head): Bar => {
      const amount = batch.totals.toPayByHead[head];
      const kind = amount < 0 ? "less" : "whole";
      return { label: speak(`heads.${head}`), figure: money(amount), from: 0, to: Math.abs(amount), kind };
    });
  const heading = [speak("page.head"), speak("page.amount")] as const;
  return section(told, "heads", barTable({ caption: speak("page.heads"), said: true, heads: heading, bars }));
}

/** Rows of these outcomes by the rule that stands first. */
export function reasons(told: Told, name: "reasons" | "waiting", of: readonly Outcome[]): Html {
  const { batch, law, language, speak } = told;
  const ruled = batch.totals.byRule.filter(({ outcome }) => of.includes(outcome));
  if (ruled.length === 0) return html``;
  const bars = ruled.map(({ outcome, rule, rows }): Bar => {
    const said = sayIfKnown(law.words, language, `rules.${rule}`);
    const what = said === undefined ? rule : `${rule} · ${said}`;
    return {
      label: of.length === 1 ? what : `${speak(`outcomes.${outcome}`)} · ${what}`,
      figure: count(rows),
      from: 0,
      to: rows,
      kind: "less",
    };
  });
  const heading = [speak("page.rule"), speak("page.rows")] as const;
  const table = barTable({ caption: speak(`page.${name}`), said: true, heads: heading, bars });
  return section(told, name, table, speak(`page.${name}.note`));
}

export function findings(told: Told): Html {
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
    return html`<tr><th scope="row">${speak(`codes.${code}`)}<br><small><code>${code}</code></small></th><td data-h="${speak("headings.severity")}"><span class="pill ${look[severity]}">${speak(`severities.${severity}`)}</span></td>${number(told, "times", count(times))}</tr>
`;
  });
  return section(
    told,
    "problems",
    html`<div class="wrap"><table class="stack"><thead><tr><th scope="col">${speak("page.problem")}</th><th scope="col">${speak("headings.severity")}</th><th scope="col" class="n">${speak("page.times")}</th></tr></thead><tbody>
${rows}</tbody></table></div>`,
  );
}

const mostPairs = 50;

const sureness: readonly DuplicateLine["tier"][] = ["certain", "probable", "number-conflict", "possible"];

/** What is held first, then the surer tier, then the higher score; lines without one come last, in the order of the rows. */
function bySureness(a: DuplicateLine, b: DuplicateLine): number {
  const rank = ({ effect, tier }: DuplicateLine) => (effect === "held" ? 0 : 10) + sureness.indexOf(tier);
  const scoreOf = ({ score }: DuplicateLine) => (score === "" ? -1_000 : Number(score));
  return rank(a) - rank(b) || scoreOf(b) - scoreOf(a) || a.case - b.case;
}

export function duplicates(told: Told): Html {
  const { batch, speak } = told;
  if (batch.duplicates.length === 0) return html``;
  const shown = [...batch.duplicates].sort(bySureness).slice(0, mostPairs);
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

/** The two rows as a person compares them: what differs is marked. A claim of the ledger has no names. */
function duplicateRow(told: Told, line: DuplicateLine): Html {
  const { law, language, speak } = told;
  const [namesA, namesB] = [
    markedPair(line.forenamesA, line.forenamesB),
    markedPair(line.surnameA, line.surnameB),
  ];
  const numbers = markedNumbers(line.niNumberA ?? "", line.niNumber);
  const place = (side: 0 | 1, file: string, row: number, employer: string, batch = "") =>
    html`<bdi>${namesA[side]} ${namesB[side]}</bdi><br><code>${numbers[side]}</code><br><bdi>${employer}</bdi><br><small><bdi>${file === "" ? batch : speak("page.row-of", { file, row })}</bdi></small>`;
  const said = (codes: string, space: string): string =>
    codes
      .split(" ")
      .map((code) => sayIfKnown(law.words, language, `${space}.${code}`) ?? code)
      .join(", ");
  const alike = said(line.evidence, "values");
  const unlike =
    line.differ !== "" &&
    html`<br><small>${speak("headings.differ")}: ${said(line.differ, "unlike")}</small>`;
  return html`<tr><th scope="row">${count(line.case)}</th><td data-h="${speak("page.row-a")}">${place(0, line.fileA, line.rowA, line.employerA, line.batchB)}</td><td data-h="${speak("page.row-b")}">${place(1, line.fileB, line.rowB, line.employerB)}</td><td data-h="${speak("page.agree")}">${alike}${unlike}</td>${number(told, "at-risk", money(line.amountAtRisk))}</tr>
`;
}
