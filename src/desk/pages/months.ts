// The months so far: every batch of the ledger, the newest first, with who did what to it, and what is due by employer.
import { dayFromText, monthFromText } from "../../core/day.ts";
import { type Html, html } from "../../report/pages/html.ts";
import { count, dayWords, monthWords } from "../../report/words.ts";
import type { Asked } from "../desk.ts";
import type { Reply } from "../http/reply.ts";
import { shelfFolder } from "../shelf.ts";
import { type Line, ledgerLines } from "./ask.ts";
import { framed } from "./frame.ts";
import { type Cell, link, pill, pounds, section, type Tone, table } from "./parts.ts";

const stateTones: Readonly<Record<string, Tone>> = {
  prepared: "warn",
  unrecorded: "warn",
  approved: "note",
  listed: "note",
  paid: "ok",
  withdrawn: "bad",
};

export async function monthsPage(asked: Asked): Promise<Reply> {
  const { speak } = asked;
  const batches = (await ledgerLines(asked, "batches")).toReversed();
  const events = await ledgerLines(asked, "events");
  const returns = await ledgerLines(asked, "returns");
  const balances = await ledgerLines(asked, "balances", { by: "month" });
  const columns = [
    { heading: speak("desk.batch") },
    { heading: speak("desk.months.of") },
    { heading: speak("desk.months.prepared") },
    { heading: speak("desk.file.state") },
    { heading: speak("desk.months.moved"), number: true },
  ];
  const rows = batches.map((line) => lineOf(asked, line, events, returns));
  const list =
    batches.length === 0
      ? html`<p>${speak("cli.ledger-empty")}</p>`
      : table(speak("desk.title.months"), columns, rows);
  return framed(asked, {
    title: "months",
    body: html`${section("batches", speak("desk.batches"), list)}${sums(asked, balances)}`,
    commands: ["batches", "events", "returns", "balances"].map((action) => ({
      name: "ledger",
      given: { action },
    })),
  });
}

function lineOf(
  asked: Asked,
  line: Line,
  events: readonly Line[],
  returns: readonly Line[],
): readonly Cell[] {
  const { desk, language, speak } = asked;
  const { words } = desk.law;
  const id = String(line["batch"]);
  const begun = events.find(({ sequence }) => sequence === line["sequence"]);
  const day = dayFromText(String(begun?.["day"] ?? ""));
  const months = [
    ...new Set(returns.filter(({ batch }) => batch === id).map(({ period }) => String(period))),
  ].sort();
  const withdrawal = line["kind"] !== "run";
  const state = String(line["state"]);
  const named =
    withdrawal || shelfFolder(desk, "batch", id) === undefined
      ? html`<code>${id}</code>`
      : link(asked, `/batch/${id}`, id);
  return [
    named,
    months
      .map((text) => {
        const month = monthFromText(text);
        return month === undefined ? text : monthWords(words, language, month);
      })
      .join(", "),
    html`${day !== undefined && dayWords(words, language, day)}<small> ${String(begun?.["account"] ?? "")}</small>`,
    withdrawal
      ? speak("desk.months.withdraws", { batch: String(line["withdraws"]) })
      : pill(
          stateTones[state] ?? "note",
          speak(state === "unrecorded" ? "page.state.to-approve" : `page.state.${state}`),
        ),
    pounds(String(line["total"])),
  ];
}

function sums({ desk, language, speak }: Asked, balances: readonly Line[]): Html | false {
  const columns = [
    { heading: speak("desk.months.due") },
    { heading: speak("desk.scheme") },
    { heading: speak("desk.months.postings"), number: true },
    { heading: speak("desk.months.total"), number: true },
  ];
  const rows = balances.map((line) => {
    const month = monthFromText(String(line["month"]));
    return [
      month === undefined ? String(line["month"]) : monthWords(desk.law.words, language, month),
      speak(`schemes.${line["scheme"]}`),
      count(Number(line["postings"])),
      pounds(String(line["total"])),
    ];
  });
  return (
    balances.length > 0 &&
    section("sums", speak("desk.months.sums"), table(speak("desk.months.sums"), columns, rows))
  );
}
