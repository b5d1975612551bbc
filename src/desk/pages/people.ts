// What the ledger holds of one person. The number is typed into the page and sent in its body: it stands in no address, no title and
// no log, and nothing is found by name.
import { exitCodes } from "../../commands/exit-codes.ts";
import { monthFromText } from "../../core/day.ts";
import { pence, penceFromText, poundsText } from "../../core/money.ts";
import { type Html, html } from "../../report/pages/html.ts";
import { count, monthWords } from "../../report/words.ts";
import type { Asked } from "../desk.ts";
import type { Reply } from "../http/reply.ts";
import { type Line, ledgerLines, NotDone } from "./ask.ts";
import { button, field, form } from "./form-parts.ts";
import { framed } from "./frame.ts";
import { type Cell, link, pounds, section, table } from "./parts.ts";

const usage: number = exitCodes.usage;

export function peoplePage(asked: Asked): Reply {
  return framed(asked, { title: "people", body: question(asked) });
}

function question(asked: Asked): Html {
  const { speak } = asked;
  const label = speak("desk.people.number");
  const content = html`${field({ name: "person", label, hint: speak("desk.people.hint"), required: true })}${button(speak("desk.people.look"))}`;
  return section("asked", speak("desk.people.one"), form(asked, "/people", content));
}

export async function personPage(asked: Asked): Promise<Reply> {
  const { fields, speak } = asked;
  const person = (fields.get("person") ?? "").trim();
  const history = await ledgerLines(asked, "history", { person }).catch(unreadable);
  if (history === undefined) {
    const said = html`<div class="said-so bad-news" role="alert"><p>${speak("desk.people.unreadable")}</p></div>`;
    return framed(asked, { title: "people", status: 409, body: html`${said}${question(asked)}` });
  }
  const recoveries = await ledgerLines(asked, "recoveries", { person });
  const empty = html`<p role="status">${speak("cli.ledger-empty")}</p>`;
  return framed(asked, {
    title: "people",
    body: html`${question(asked)}
${section("history", speak("desk.people.history"), history.length === 0 ? empty : historyTable(asked, history))}
${recoveries.length > 0 && section("recoveries", speak("desk.people.recoveries"), recoveryTable(asked, recoveries))}`,
    commands: ["history", "recoveries"].map((action) => ({ name: "ledger", given: { action, person } })),
  });
}

/** The command asks for its option; the page asks for what was typed into it. */
function unreadable(fault: unknown): undefined {
  if (fault instanceof NotDone && fault.exitCode === usage) return undefined;
  throw fault;
}

function month({ desk, language }: Asked, text: unknown): string {
  const found = monthFromText(String(text));
  return found === undefined ? String(text) : monthWords(desk.law.words, language, found);
}

function historyTable(asked: Asked, lines: readonly Line[]): Html {
  const { speak } = asked;
  const columns = [
    { heading: speak("desk.months.due") },
    { heading: speak("desk.people.head") },
    { heading: speak("desk.employer") },
    { heading: speak("desk.batch") },
    { heading: speak("desk.people.amount"), number: true },
  ];
  const rows = lines.map((line): readonly Cell[] => [
    month(asked, line["dueMonth"]),
    `${speak(`heads.${line["head"]}`)}${Number(line["instalment"]) > 0 ? ` ${count(Number(line["instalment"]))}` : ""}${line["kind"] === "reversal" ? ` (${speak("desk.people.reversal")})` : ""}`,
    `${line["employerId"]} ${line["laCode"]}`,
    html`${link(asked, `/batch/${line["batch"]}`, String(line["batch"]))}<small> ${String(line["file"])} ${speak("report.place.row", { row: String(line["row"]) })}</small>`,
    pounds(String(line["amount"])),
  ]);
  return table(speak("desk.people.history"), columns, rows, [
    speak("desk.people.balance"),
    "",
    "",
    "",
    pounds(sum(lines)),
  ]);
}

/** The column's own sum, as every table has it. */
function sum(lines: readonly Line[]): string {
  const all = lines.map(({ amount }) => {
    const text = String(amount);
    const found = penceFromText(text.replace("-", ""));
    if (found === undefined) throw new Error("the ledger prints an amount that is none");
    return text.startsWith("-") ? -found : found;
  });
  return poundsText(pence(all.reduce((total, one) => total + one, 0)));
}

function recoveryTable(asked: Asked, lines: readonly Line[]): Html {
  const { speak } = asked;
  const columns = [
    { heading: speak("desk.months.due") },
    { heading: speak("desk.employer") },
    ...["amount", "set-off", "outstanding"].map((key) => ({
      heading: speak(`desk.people.${key}`),
      number: true,
    })),
  ];
  const rows = lines.map((line): readonly Cell[] => [
    month(asked, line["dueMonth"]),
    `${line["employerId"]} ${line["laCode"]}`,
    ...["amount", "setOff", "outstanding"].map((key) => pounds(String(line[key]))),
  ]);
  return table(speak("desk.people.recoveries"), columns, rows);
}
