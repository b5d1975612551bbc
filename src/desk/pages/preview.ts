// What a run of the files that wait would change, before anything is posted: as `run --preview` says it.
import { type Html, html } from "../../report/pages/html.ts";
import { count } from "../../report/words.ts";
import type { Asked } from "../desk.ts";
import type { Answer } from "../order.ts";
import { button, form, hidden } from "./form-parts.ts";
import { pill, pounds, section, table } from "./parts.ts";

type Preview = {
  readonly batch: string;
  readonly ledger?: string;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly payable: string;
  readonly replaced: string;
  readonly toPay: string;
  readonly lastMonth: string | null;
  readonly thisMonth: string | null;
  readonly reasons: readonly { readonly reason: string; readonly people: number; readonly amount: string }[];
  readonly employers: readonly {
    readonly kind: string;
    readonly employerId: string;
    readonly laCode: string;
    readonly before: string;
    readonly now: string;
    readonly difference: string;
  }[];
  readonly replacedReturns: readonly {
    readonly employerId: string;
    readonly laCode: string;
    readonly period: string;
    readonly beforeBatch: string;
    readonly people: number;
    readonly difference: string;
  }[];
  readonly takenBack: string;
  readonly casesOpened: number;
  readonly amountAtRisk: string;
  readonly casesClosed: readonly string[];
  readonly fileStatuses: Readonly<Record<string, number>>;
  readonly missingEmployers?: readonly string[];
};

export function previewResult(asked: Asked, { printed }: Answer): Html {
  // Our own output.
  const found = JSON.parse(printed) as Preview;
  const { speak, desk } = asked;
  const say = (key: string, values = {}): string => speak(`cli.preview.${key}`, values);
  if (found.ledger === "posted-before")
    return html`<p>${speak("cli.same-batch", { batch: found.batch })}</p>`;
  const refused = found.fileStatuses["rejected"] ?? 0;
  const missing = found.missingEmployers ?? [];
  return html`<p class="sum">${pounds(found.toPay)}<small>${say("to-pay", { amount: pounds(found.toPay), rows: count(found.outcomes["payable"] ?? 0) })}</small></p>
<p>${say("nothing-posted", { batch: found.batch })}</p>
${refused > 0 && html`<p>${pill("bad", say("refused", { files: count(refused) }))}</p>`}
${missing.length > 0 && html`<p>${pill("warn", speak("cli.missing-employers", { count: missing.length, employers: missing.join(", ") }))}</p>`}
${form(asked, "/run", html`${hidden("seen", desk.waiting.version())}${button(speak("desk.run"))}`)}
${outcomesOf(asked, found)}${movement(asked, found)}${others(asked, found)}`;
}

function outcomesOf({ speak }: Asked, { outcomes }: Preview): Html {
  const rows = Object.entries(outcomes)
    .filter(([, rows]) => rows > 0)
    .map(([outcome, rows]) => [speak(`outcomes.${outcome}`), count(rows)]);
  const columns = [{ heading: speak("desk.outcome") }, { heading: speak("desk.file.rows"), number: true }];
  return section("outcomes", speak("desk.outcomes"), table(speak("desk.outcomes"), columns, rows));
}

/** Pounds now and against last month, and why. */
function movement({ speak }: Asked, { lastMonth, thisMonth, reasons, employers }: Preview): Html {
  const say = (key: string): string => speak(`cli.preview.${key}`);
  if (lastMonth === null || thisMonth === null)
    return section("movement", speak("desk.movement"), html`<p>${say("no-month-before")}</p>`);
  const why = reasons.map(({ reason, people, amount }) => [
    speak(`movements.reasons.${reason}`),
    count(people),
    pounds(amount),
  ]);
  const changed = employers.filter(({ kind, before, now }) => kind !== "employer" || before !== now);
  const lines = changed.map(({ kind, employerId, laCode, before, now, difference }) => [
    `${employerId} ${laCode}${kind === "employer" ? "" : ` (${speak(`movements.${kind}`)})`}`,
    pounds(before),
    pounds(now),
    pounds(difference),
  ]);
  const amounts = ["before", "now", "difference"].map((key) => ({
    heading: speak(`desk.movement.${key}`),
    number: true,
  }));
  const people = [
    { heading: speak("desk.movement.people"), number: true },
    { heading: speak("desk.movement.difference"), number: true },
  ];
  return section(
    "movement",
    speak("desk.movement"),
    html`<dl class="facts"><div><dt>${speak("desk.movement.before")}</dt><dd>${pounds(lastMonth)}</dd></div><div><dt>${speak("desk.movement.now")}</dt><dd>${pounds(thisMonth)}</dd></div></dl>
${why.length > 0 && table(speak("desk.movement.why"), [{ heading: speak("desk.movement.why") }, ...people], why)}
${lines.length > 0 && html`<h3>${say("employers")}</h3>${table(say("employers"), [{ heading: speak("desk.employer") }, ...amounts], lines)}`}`,
  );
}

function others({ speak }: Asked, found: Preview): Html {
  const say = (key: string, values = {}): string => speak(`cli.preview.${key}`, values);
  const lines: string[] = [];
  if (found.replaced !== "0.00")
    lines.push(say("replaced-sum", { payable: pounds(found.payable), replaced: pounds(found.replaced) }));
  if (found.replacedReturns.length > 0)
    lines.push(say("replaces", { count: count(found.replacedReturns.length) }));
  for (const { employerId, laCode, period, beforeBatch, people, difference } of found.replacedReturns)
    lines.push(
      `${employerId} ${laCode} ${period}: ${say("replaces-one", { batch: beforeBatch, people: count(people), difference: pounds(difference) })}`,
    );
  if (found.takenBack !== "0.00") lines.push(say("taken-back", { amount: pounds(found.takenBack) }));
  lines.push(say("opens", { cases: count(found.casesOpened), amount: pounds(found.amountAtRisk) }));
  if (found.casesClosed.length > 0) lines.push(say("closes", { cases: count(found.casesClosed.length) }));
  return section(
    "others",
    speak("desk.others"),
    html`<ul class="lines">${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
  );
}
