// What changed since last month on report.html: the way from one month's sum to the next by reason, each employer's month
// beside the one before, and who is missing.
import { monthText } from "../../core/day.ts";
import { type Pence, pence, zero } from "../../core/money.ts";
import { movementReasons } from "../../engine/movement.ts";
import { changesIn, type MovementLine } from "../../engine/movement-lines.ts";
import { count, money, say } from "../words.ts";
import { type Bar, barTable } from "./bars.ts";
import { type Html, html } from "./html.ts";
import { number, section, signed, type Told } from "./report-parts.ts";

/** Lines of employers; the others are of people. */
function ofEmployers({ movement }: Told): readonly MovementLine[] {
  return movement.filter(({ kind }) => kind.endsWith("employer"));
}

/** The month against the month before; nothing where no month before is known. */
export function months(told: Told): Html {
  const { speak } = told;
  const lines = ofEmployers(told);
  if (lines.length === 0) return html``;
  const heads = ["people-before", "people-now", "before", "now", "difference"];
  const rows = [...lines]
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.employerId < b.employerId ? -1 : 1))
    .map((line) => employerRow(told, line));
  const [before, now] = [sumOf(lines, "amountBefore"), sumOf(lines, "amount")];
  return section(
    told,
    "months",
    html`${bars(told, lines, before, now)}
<div class="wrap"><table class="stack"><caption>${speak("page.employers")}</caption><thead><tr><th scope="col">${speak("page.employer")}</th>${heads.map((head) => html`<th scope="col" class="n">${speak(`page.${head}`)}</th>`)}</tr></thead><tbody>
${rows}</tbody><tfoot><tr><th scope="row">${speak("page.all")}</th>${number(told, "people-before", count(sumOf(lines, "peopleBefore")))}${number(told, "people-now", count(sumOf(lines, "people")))}${number(told, "before", money(before))}${number(told, "now", money(now))}${number(told, "difference", signed(pence(now - before)))}</tr></tfoot></table></div>`,
    speak("page.months.note"),
  );
}

function sumOf(lines: readonly MovementLine[], key: "amountBefore" | "amount" | "peopleBefore" | "people") {
  return pence(lines.reduce((sum, line) => sum + line[key], 0));
}

function bars(told: Told, lines: readonly MovementLine[], before: Pence, now: Pence): Html {
  const { law, language, speak } = told;
  const sums = new Map<string, { people: number; amount: number }>();
  for (const line of lines) {
    for (const { reason, people, amount } of changesIn(line)) {
      const known = sums.get(reason) ?? { people: 0, amount: 0 };
      sums.set(reason, { people: known.people + people, amount: known.amount + amount });
    }
  }
  let at: number = before;
  const all: Bar[] = [
    { label: speak("page.before"), figure: money(before), from: 0, to: Math.max(0, before), kind: "whole" },
  ];
  for (const reason of movementReasons) {
    const { people, amount } = sums.get(reason) ?? { people: 0, amount: 0 };
    if (people === 0) continue;
    all.push({
      label: `${say(law.words, language, `movements.reasons.${reason}`)} (${count(people)})`,
      figure: signed(pence(amount)),
      from: Math.max(0, at),
      to: Math.max(0, at + amount),
      kind: amount < 0 ? "less" : "more",
    });
    at += amount;
  }
  all.push({ label: speak("page.now"), figure: money(now), from: 0, to: Math.max(0, now), kind: "whole" });
  const heads = [speak("page.step"), speak("page.amount")] as const;
  return barTable({ caption: speak("page.months.why"), heads, bars: all });
}

function employerRow(told: Told, line: MovementLine): Html {
  const { speak, law, language } = told;
  const mark =
    line.kind === "missing-employer"
      ? html` <span class="pill bad">${say(law.words, language, "movements.missing-employer")}</span>`
      : line.kind === "new-employer" || line.kind === "returning-employer"
        ? html` <span class="pill note">${say(law.words, language, `movements.${line.kind}`)}</span>`
        : line.varies && html` <span class="pill warn">${speak("page.varies")}</span>`;
  return html`<tr><th scope="row">${nameOf(told, line)}${mark}</th>${number(told, "people-before", count(line.peopleBefore))}${number(told, "people-now", count(line.people))}${number(told, "before", money(line.amountBefore))}${number(told, "now", money(line.amount))}${number(told, "difference", signed(line.difference))}</tr>
`;
}

/** An employer that sent nothing has its number alone. */
function nameOf({ batch }: Told, { employerId, laCode, period }: MovementLine): Html {
  const file = batch.files.find((one) => one.employerId === employerId && one.laCode === laCode);
  const name = file?.employerName ?? "";
  const month = monthText(period);
  if (name === "") return html`<bdi>${employerId}</bdi><br><small>${month}</small>`;
  return html`<bdi>${name}</bdi><br><small><bdi>${employerId}</bdi> · ${month}</small>`;
}

/** Employers without a return and people without a row, as far as a month before is known; else that it is not. */
export function missing(told: Told): Html {
  const { speak } = told;
  const lines = ofEmployers(told);
  if (told.batch.files.every(({ rowsRead }) => rowsRead === 0)) return html``;
  if (lines.length === 0) return section(told, "missing", html`<p>${speak("page.missing.unknown")}</p>`);
  const absent = lines.filter(({ kind, missing: people }) => kind === "missing-employer" || people > 0);
  if (absent.length === 0) {
    return section(
      told,
      "missing",
      html`<p><span class="pill ok">${speak("page.missing.nobody")}</span></p>`,
    );
  }
  const rows = absent.map((line) => {
    const gone = line.kind === "missing-employer";
    return html`<tr><th scope="row">${nameOf(told, line)}</th><td data-h="${speak("page.missing.what")}"><span class="pill ${gone ? "bad" : "warn"}">${speak(gone ? "page.missing.return" : "page.missing.people")}</span></td>${number(told, "missing.count", count(missed(line).people))}${number(told, "missing.amount", money(pence(-missed(line).amount)))}</tr>
`;
  });
  return section(
    told,
    "missing",
    html`<div class="wrap"><table class="stack"><thead><tr><th scope="col">${speak("page.employer")}</th><th scope="col">${speak("page.missing.what")}</th><th scope="col" class="n">${speak("page.missing.count")}</th><th scope="col" class="n">${speak("page.missing.amount")}</th></tr></thead><tbody>
${rows}</tbody></table></div>`,
    speak("page.missing.note"),
  );
}

/** The people who are missing, and what they were paid the month before, taken away. */
function missed(line: MovementLine): { readonly people: number; readonly amount: Pence } {
  return changesIn(line).find(({ reason }) => reason === "missing") ?? { people: 0, amount: zero };
}
