// The rows of a batch page by page, what is said of any of them, and the findings of the batch.
import { type Html, html } from "../../report/pages/html.ts";
import { count } from "../../report/words.ts";
import { inputName, readSummary } from "../batch-summary.ts";
import type { Asked } from "../desk.ts";
import type { Findings, RowLine, RowsPage } from "../hand/looks.ts";
import type { Reply } from "../http/reply.ts";
import { shelfFolder } from "../shelf.ts";
import { found, NotDone } from "./ask.ts";
import { findingLists } from "./findings.ts";
import { button, form, hidden } from "./form-parts.ts";
import { framed } from "./frame.ts";
import { type Cell, link, pill, pounds, section, type Tone, table } from "./parts.ts";

const rowsOnPage = 50;

const tones: Readonly<Record<string, Tone>> = {
  payable: "ok",
  "not-eligible": "bad",
  rejected: "bad",
  refer: "warn",
  held: "warn",
  declined: "note",
  superseded: "note",
};

/** "?outcome=held&page=2" */
export async function rowsPage(asked: Asked): Promise<Reply | undefined> {
  const { desk, parts, query, speak } = asked;
  const [id = ""] = parts;
  const folder = shelfFolder(desk, "batch", id);
  if (folder === undefined) return undefined;
  const { outcomes } = readSummary(folder);
  const outcome = query.get("outcome") ?? "";
  if (outcome !== "" && outcomes[outcome] === undefined) return undefined;
  const at = Number(query.get("page") ?? 1);
  if (!Number.isSafeInteger(at) || at < 1) return undefined;
  const given = { batch: id, outcome, from: (at - 1) * rowsOnPage, count: rowsOnPage };
  const { lines, all } = await found<RowsPage>(asked, "look-rows", given);
  const kinds = [
    "",
    ...Object.entries(outcomes)
      .filter(([, { rows }]) => rows > 0)
      .map(([name]) => name),
  ];
  const filters = kinds.map((name) => {
    const text = name === "" ? speak("desk.all") : speak(`outcomes.${name}`);
    const to = `/batch/${id}/rows${name === "" ? "" : `?outcome=${name}`}`;
    return html`<li>${name === outcome ? html`<b aria-current="true">${text}</b>` : link(asked, to, text)}</li>`;
  });
  const pages = Math.max(1, Math.ceil(all / rowsOnPage));
  return framed(asked, {
    title: "rows",
    values: { batch: id },
    body: html`<nav aria-label="${speak("desk.outcomes")}"><ul class="pages">${filters}</ul></nav>
<p>${speak("desk.rows.page", { page: count(at), pages: count(pages), rows: count(all) })}</p>
<section aria-label="${speak("desk.rows")}">${rowTable(asked, id, lines)}</section>
${turning(asked, id, outcome, at, pages)}
<p>${link(asked, `/batch/${id}`, speak("desk.back.batch"))}</p>`,
  });
}

function rowTable(asked: Asked, id: string, lines: readonly RowLine[]): Html {
  const { speak } = asked;
  const columns = [
    { heading: speak("desk.row.who") },
    { heading: speak("desk.row.number") },
    { heading: speak("desk.row.place") },
    { heading: speak("desk.outcome") },
    { heading: speak("desk.file.claimed"), number: true },
    { heading: speak("desk.payable"), number: true },
  ];
  const rows = lines.map((line): readonly Cell[] => [
    link(asked, `/batch/${id}/row/${line.file}/${line.row}`, line.who || speak("desk.row.nobody")),
    line.niNumber,
    html`${line.name}<small>${line.sheet} ${speak("report.place.row", { row: line.row })}</small>`,
    html`${pill(tones[line.outcome] ?? "note", speak(`outcomes.${line.outcome}`))}<small> ${line.rules.split(" ").slice(0, 3).join(" ")}</small>`,
    pounds(line.claimed),
    pounds(line.total),
  ]);
  return table(speak("desk.rows"), columns, rows);
}

function turning(asked: Asked, id: string, outcome: string, at: number, pages: number): Html | false {
  const { speak } = asked;
  const to = (page: number): string =>
    `/batch/${id}/rows?${outcome === "" ? "" : `outcome=${outcome}&`}page=${page}`;
  const ways = [
    at > 1 && html`<li>${link(asked, to(at - 1), speak("desk.rows.before"))}</li>`,
    at < pages && html`<li>${link(asked, to(at + 1), speak("desk.rows.after"))}</li>`,
  ];
  return pages > 1 && html`<nav aria-label="${speak("desk.rows.turn")}"><ul class="pages">${ways}</ul></nav>`;
}

/** "/batch/ID/row/FILE/ROW": what `explain` says of it, and the way to a decision about it. */
export async function rowPage(asked: Asked): Promise<Reply | undefined> {
  const { desk, language, parts, speak } = asked;
  const [id = "", number = "", row = ""] = parts;
  const folder = shelfFolder(desk, "batch", id);
  const name = folder === undefined ? undefined : inputName(folder, Number(number));
  if (name === undefined) return undefined;
  const order = { name: "explain", given: { batch: id, row: `${name}:${row}`, all: asked.query.has("all") } };
  const { printed, fault, exitCode } = await desk.reader.ask(order, language);
  if (fault !== undefined) throw new NotDone(fault, exitCode);
  const here = `/batch/${id}/row/${number}/${row}`;
  return framed(asked, {
    title: "row",
    values: { batch: id },
    body: html`${explanation(asked, printed)}
${!asked.query.has("all") && html`<p>${link(asked, `${here}?all`, speak("desk.row.all"))}</p>`}
${form(asked, "/decide", html`${hidden("batch", id)}${hidden("file", number)}${hidden("row", row)}${button(speak("desk.row.decide"), "second")}`)}
<p>${link(asked, `/batch/${id}/rows`, speak("desk.back.rows"))}</p>`,
    // The command names the file, which the page says as well.
    commands: [order],
  });
}

/** The parts of the text under their own headings, as they are underlined in it. */
function explanation({ speak }: Asked, text: string): Html {
  const parts = text.split(/^(?=.+\n(?:=+|-+)$)/m).filter((part) => part.trim() !== "");
  return html`${parts.map((part, at) => {
    const [heading = "", line = "", ...rest] = part.split("\n");
    if (!/^(=+|-+)$/.test(line))
      return html`<section aria-label="${speak("desk.row")}"><pre>${part.trim()}</pre></section>`;
    return section(`part-${at}`, heading, html`<pre>${rest.join("\n").trim()}</pre>`);
  })}`;
}

export async function findingsPage(asked: Asked): Promise<Reply | undefined> {
  const { desk, parts, speak } = asked;
  const [id = ""] = parts;
  if (shelfFolder(desk, "batch", id) === undefined) return undefined;
  const findings = await found<Findings>(asked, "look-findings", { batch: id });
  return framed(asked, {
    title: "findings",
    values: { batch: id },
    body: html`${findingLists(asked, findings)}<p>${link(asked, `/batch/${id}`, speak("desk.back.batch"))}</p>`,
  });
}
