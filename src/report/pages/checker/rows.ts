// The rows of the checker's page: what each would come to, by which clauses, and what is to be put right in it.

import type { Outcome } from "../../../core/decision.ts";
import type { Pence } from "../../../core/money.ts";
import type { DecisionLine, ProblemLine } from "../../../engine/batch.ts";
import { count, money, say, sayIfKnown } from "../../words.ts";
import { type Html, html } from "../html.ts";
import type { Told } from "./told.ts";

export type DecidedRows = {
  /** The first lines of decisions.csv, and how many it has. */
  readonly lines: readonly DecisionLine[];
  readonly total: number;
  /** All of them, or only those that are not payable. */
  readonly show: "all" | "not payable";
  /** How many are shown. */
  readonly most: number;
};

/** So many more rows are shown at a time. */
export const rowsAtATime = 200;

const pills: Readonly<Record<Outcome, string>> = {
  payable: "ok",
  "not-eligible": "bad",
  refer: "warn",
  held: "warn",
  declined: "note",
  rejected: "bad",
  superseded: "note",
};

function wantedOf({ lines, show }: DecidedRows): readonly DecisionLine[] {
  return show === "all" ? lines : lines.filter(({ outcome }) => outcome !== "payable");
}

export function rowsSection(rows: DecidedRows, problems: readonly ProblemLine[], told: Told): Html {
  const { speak } = told;
  if (rows.total === 0) return { html: "" };
  const wanted = wantedOf(rows);
  const shown = wanted.slice(0, rows.most);
  const more = Math.min(rowsAtATime, wanted.length - shown.length);
  const faults = faultsByRow(problems);
  const choice = (show: DecidedRows["show"], key: string) =>
    html`<button type="button" data-do="rows" data-show="${show}" aria-pressed="${String(rows.show === show)}">${speak(key)}</button>`;
  return html`<section class="long" aria-labelledby="rows-heading"><h2 id="rows-heading">${speak("rows")}</h2>
<div class="doings no-print">${choice("all", "rows.all")}${choice("not payable", "rows.not-payable")}<button type="button" data-do="save" data-what="decisions">${speak("save.decisions")}</button></div>
${shown.length === 0 ? html`<p>${speak("rows.none")}</p>` : table(shown, faults, told)}
${more > 0 && html`<p class="no-print"><button type="button" data-do="more">${speak("rows.next", { count: count(more) })}</button></p>`}${
  rows.total > rows.lines.length &&
  html`<p class="soft">${speak("rows.not-all", { count: count(rows.lines.length) })}</p>`
}</section>
`;
}

function table(
  lines: readonly DecisionLine[],
  faults: ReadonlyMap<string, readonly ProblemLine[]>,
  told: Told,
): Html {
  const { law, language, speak } = told;
  const heads = [say(law.words, language, "page.outcome"), speak("amount"), speak("reason")];
  return html`<div class="wrap"><table class="stack"><thead><tr><th scope="col">${speak("row")}</th>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${lines.map((line) => rowOf(line, faults.get(placeOf(line)) ?? [], heads, told))}</tbody></table></div>`;
}

function rowOf(
  line: DecisionLine,
  faults: readonly ProblemLine[],
  heads: readonly string[],
  told: Told,
): Html {
  const { law, language, speak } = told;
  const name = [line.surname, line.forenames].filter((part) => part !== "").join(", ") || speak("unnamed");
  const place = [line.file, line.sheet, line.rowRef].filter((part) => part !== "").join(" · ");
  const outcome = say(law.words, language, `outcomes.${line.outcome}`);
  const parts = amounts(line).map(
    ([head, amount]) => `${say(law.words, language, `heads.${head}`)} ${money(amount)}`,
  );
  const claimed = say(law.words, language, "cli.summary.claimed", { amount: money(line.claimed) });
  return html`<tr><th scope="row">${speak("row")} ${line.row} <bdi>${name}</bdi><br><small><bdi>${place}</bdi></small></th><td data-h="${heads[0] ?? ""}"><span class="pill ${pills[line.outcome]}">${outcome}</span></td><td data-h="${heads[1] ?? ""}" class="n"><span>${money(line.total)}${
    parts.length > 1 && parts.map((part) => html`<small class="heads">${part}</small>`)
  }${line.difference !== 0 && html`<small class="heads">${claimed}</small>`}</span></td><td class="why">${faults.map(
    ({ messageEn, messageCy }) => html`<p><bdi>${language === "cy" ? messageCy : messageEn}</bdi></p>`,
  )}${reasons(line, told)}<button class="no-print" type="button" data-do="explain" data-file="${line.file}" data-row="${line.row}" aria-expanded="false">${speak("explain")}<span class="file-input"> ${speak("row")} ${line.row}</span></button><pre class="steps" tabindex="0" hidden></pre></td></tr>
`;
}

/** A payable row rests on many clauses, which nobody has to read to put it right. */
function reasons({ outcome, rules }: DecisionLine, told: Told): Html | false {
  if (rules === "") return false;
  const all = rules.split(" ");
  const said = html`${all.map((rule) => html`<p>${reasonOf(rule, told)}</p>`)}`;
  if (outcome !== "payable") return said;
  return html`<details><summary>${told.speak("by-clauses", { count: count(all.length) })}</summary>${said}</details>`;
}

function reasonOf(rule: string, { law, language }: Told): Html {
  const said = sayIfKnown(law.words, language, `rules.${rule}`);
  const name = law.clauses.has(rule) ? html`<a href="#clause-${rule}">${rule}</a>` : html`${rule}`;
  return html`${name}${said !== undefined && `: ${said}`}`;
}

function amounts(line: DecisionLine): readonly (readonly [string, Pence])[] {
  const all = [
    ["PAYMENT", line.payment],
    ["EMPLOYER_NI", line.employerNi],
    ["EMPLOYER_PENSION", line.employerPension],
    ["ADMIN_FEE", line.adminFee],
    ["TOPUP", line.topUp],
    ["RECOVERY", line.recovery],
  ] as const;
  return all.filter(([, amount]) => amount !== 0);
}

/** The clauses that the rows shown rest on, each once. */
export function clauses(rows: DecidedRows, { law, language, speak }: Told): Html {
  const shown = wantedOf(rows).slice(0, rows.most);
  const rules = [...new Set(shown.flatMap(({ rules }) => rules.split(" ")))].sort();
  const cited = rules.flatMap((rule) => law.clauses.get(rule) ?? []);
  if (cited.length === 0) return { html: "" };
  return html`<section class="long" aria-labelledby="clauses-heading"><h2 id="clauses-heading">${speak("clauses")}</h2>
<p class="soft">${speak("clauses.note")}</p>
<dl class="clauses">${cited.map(
    ({ id, welsh, english }) =>
      html`<dt id="clause-${id}">${id}</dt><dd><q lang="cy">${welsh}</q>${language === "en" && html`<br>${english}`}</dd>\n`,
  )}</dl></section>
`;
}

/** What stands in the way of rows, or is to be looked at in them, by their places. */
function faultsByRow(problems: readonly ProblemLine[]): ReadonlyMap<string, readonly ProblemLine[]> {
  const found = new Map<string, ProblemLine[]>();
  for (const problem of problems) {
    if (problem.row === 0 || problem.severity === "info") continue;
    const place = placeOf(problem);
    const list = found.get(place);
    if (list === undefined) found.set(place, [problem]);
    else list.push(problem);
  }
  return found;
}

function placeOf({ file, sheet, row }: Pick<ProblemLine, "file" | "sheet" | "row">): string {
  return JSON.stringify([file, sheet, row]);
}
