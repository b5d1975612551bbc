// What waits for a person: the cases of two claims, and everything else that is open, each with the way to decide it.
import { monthFromText } from "../../core/day.ts";
import { type Html, html } from "../../report/pages/html.ts";
import { count, monthWords, sayIfKnown } from "../../report/words.ts";
import type { Asked } from "../desk.ts";
import type { Reply } from "../http/reply.ts";
import { type Line, ledgerLines } from "./ask.ts";
import { button, form } from "./form-parts.ts";
import { framed } from "./frame.ts";
import { type Cell, link, pill, pounds, section, table } from "./parts.ts";

export async function casesPage(asked: Asked): Promise<Reply> {
  const { speak } = asked;
  const cases = await ledgerLines(asked, "cases");
  const open = await ledgerLines(asked, "open");
  const waiting = cases.filter(({ status }) => status === "open");
  const closed = cases.filter(({ status }) => status !== "open");
  const matters = open.filter(({ kind }) => kind !== "duplicate");
  const none = html`<p>${pill("ok", speak("desk.cases.none"))}</p>`;
  return framed(asked, {
    title: "cases",
    body: html`${section("open", speak("desk.cases.open"), waiting.length === 0 ? none : caseTable(asked, waiting, true))}
${section("matters", speak("desk.cases.matters"), matters.length === 0 ? none : matterTable(asked, matters))}
${section("other", speak("desk.cases.other"), form(asked, "/decide", html`<p>${speak("desk.cases.other.what")}</p>${button(speak("desk.decide"), "second")}`))}
${closed.length > 0 && section("closed", speak("desk.cases.closed"), caseTable(asked, closed, false))}`,
    commands: ["cases", "open"].map((action) => ({ name: "ledger", given: { action } })),
  });
}

function monthText({ desk, language }: Asked, text: unknown): string {
  const month = monthFromText(String(text));
  return month === undefined ? String(text) : monthWords(desk.law.words, language, month);
}

function caseTable(asked: Asked, cases: readonly Line[], waiting: boolean): Html {
  const { desk, language, speak } = asked;
  const known = (key: string, text: unknown): string =>
    sayIfKnown(desk.law.words, language, `${key}.${text}`) ?? String(text);
  const columns = [
    { heading: speak("desk.case") },
    { heading: speak("desk.case.kind") },
    { heading: speak("desk.case.employers") },
    { heading: speak("desk.case.age"), number: true },
    { heading: speak("desk.case.amount"), number: true },
    { heading: waiting ? speak("desk.decide") : speak("desk.outcome") },
  ];
  const rows = cases.map((one): readonly Cell[] => [
    html`${String(one["case"])}<small>${monthText(asked, one["period"])}</small>`,
    known("values", one["kind"]),
    [one["employerA"], one["employerB"]].join(", "),
    count(Number(one["ageMonths"])),
    pounds(String(one["amountAtRisk"])),
    waiting
      ? html`<button class="second small" name="case" value="${String(one["case"])}" aria-label="${speak("desk.decide.one", { case: String(one["case"]) })}">${speak("desk.decide")}</button>`
      : outcomeOf(asked, String(one["outcome"] || one["status"])),
  ]);
  const whole = table(speak(waiting ? "desk.cases.open" : "desk.cases.closed"), columns, rows);
  return waiting ? form(asked, "/decide", whole) : whole;
}

/** Rules that two rows differ about, or the reason of what is missing. */
function whyOpen({ desk, language }: Asked, about: string): string {
  const { words } = desk.law;
  return about
    .split(" ")
    .map((code) => {
      const rule = sayIfKnown(words, language, `rules.${code}`);
      return rule === undefined
        ? (sayIfKnown(words, language, `matterReasons.${code}`) ?? code)
        : `${code}: ${rule}`;
    })
    .join("; ");
}

/** In the words of the form in which it was decided. */
function outcomeOf({ desk, language }: Asked, code: string): string {
  const column = desk.law.layouts.get("decisions")?.columns.find(({ key }) => key === "outcome");
  const { words } = desk.law;
  const outcome = column?.values?.find((value) => value.code === code)?.[language];
  return outcome ?? sayIfKnown(words, language, `desk.case.${code}`) ?? code;
}

function matterTable(asked: Asked, matters: readonly Line[]): Html {
  const { speak } = asked;
  const columns = [
    { heading: speak("desk.matter") },
    { heading: speak("desk.employer") },
    { heading: speak("desk.case.amount"), number: true },
    { heading: speak("desk.case.age"), number: true },
    { heading: speak("desk.matter.since") },
    { heading: speak("desk.matter.closes") },
  ];
  const rows = matters.map((one): readonly Cell[] => {
    const [batch, ofPayments] = [String(one["sinceBatch"]), String(one["ofPayments"])];
    const why = whyOpen(asked, String(one["about"]));
    const place = html`${String(one["sinceFile"])}${one["sinceRow"] !== "" && html` ${speak("report.place.row", { row: String(one["sinceRow"]) })}`}`;
    return [
      html`${speak(`matters.${one["kind"]}`)}<small>${monthText(asked, one["period"])}${why !== "" && html` · ${why}`}</small>`,
      `${one["employerId"]} ${one["laCode"]}`.trim(),
      ofPayments === ""
        ? pounds(String(one["amount"]))
        : html`${pounds(String(one["amount"]))}<small>${speak("cli.summary.of-payments", { amount: pounds(ofPayments) })}</small>`,
      count(Number(one["ageMonths"])),
      batch === "" ? "" : html`${link(asked, `/batch/${batch}`, batch)}<small> ${place}</small>`,
      String(one["closes"])
        .split(" ")
        .filter((code) => code !== "")
        .map((code) => speak(`closings.${code}`))
        .join(", "),
    ];
  });
  return table(speak("desk.cases.matters"), columns, rows);
}
