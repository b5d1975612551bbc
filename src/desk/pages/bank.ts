// What the bank paid against what batches make payable: files are loaded, compared, and the differences shown.
import { type Html, html } from "../../report/pages/html.ts";
import { count } from "../../report/words.ts";
import type { Asked } from "../desk.ts";
import type { BankDifference } from "../hand/looks.ts";
import type { Reply } from "../http/reply.ts";
import type { Answer } from "../order.ts";
import { batchId, shelfFolder } from "../shelf.ts";
import { found, ledgerLines } from "./ask.ts";
import { button, form } from "./form-parts.ts";
import { framed } from "./frame.ts";
import { type Cell, link, pill, pounds, section, type Tone, table } from "./parts.ts";
import { shelfAddresses } from "./shelf.ts";

/** "?batch=ID": that one is chosen; else every one that is on a payment list. */
export async function bankPage(asked: Asked): Promise<Reply> {
  const { desk, query, speak } = asked;
  const batches = (await ledgerLines(asked, "batches")).filter(
    ({ kind, state, batch }) =>
      kind === "run" && state !== "withdrawn" && shelfFolder(desk, "batch", String(batch)) !== undefined,
  );
  const wanted = query.get("batch");
  const choices = batches.map(({ batch, state, total }) => {
    const on = wanted === null ? state === "listed" || state === "approved" : wanted === batch;
    const text = `${batch} · ${speak(state === "unrecorded" ? "page.state.to-approve" : `page.state.${state}`)} · ${pounds(String(total))}`;
    return html`<label class="choice"><input type="checkbox" name="batches" value="${String(batch)}"${on && { html: " checked" }}>${text}</label>`;
  });
  const content = html`<fieldset><legend>${speak("desk.bank.batches")}</legend>${choices}</fieldset>
<p class="field"><label for="payments">${speak("desk.bank.files")}</label><small id="payments-hint">${speak("desk.bank.hint")}</small>
<input id="payments" name="payments" type="file" multiple required aria-describedby="payments-hint"></p>
${button(speak("desk.bank.compare"))}`;
  const none = html`<p>${speak("cli.ledger-empty")}</p>`;
  return framed(asked, {
    title: "bank",
    body: section(
      "load",
      speak("desk.bank.load"),
      batches.length === 0 ? none : form(asked, "/bank", content, true),
    ),
  });
}

const tones: Readonly<Record<string, Tone>> = { PAID_IN_FULL: "ok" };

/** A reconciliation that was made: its differences and its files. */
export async function reconciliationPage(asked: Asked): Promise<Reply | undefined> {
  const { desk, language, parts, speak } = asked;
  const [id = ""] = parts;
  if (!batchId.test(id) || shelfFolder(desk, "bank", id) === undefined) return undefined;
  const lines = await found<readonly BankDifference[]>(asked, "look-bank", { reconciliation: id });
  const amounts = ["expected", "paid", "repaid", "difference"].map((key) => ({
    heading: speak(`desk.bank.${key}`),
    number: true,
  }));
  const columns = [
    { heading: speak("desk.bank.reference") },
    { heading: speak("desk.file.state") },
    ...amounts,
  ];
  const rows = lines.map((line): readonly Cell[] => [
    line.reference,
    pill(tones[line.state] ?? "warn", speak(`report.bank.state.${line.state}`)),
    pounds(line.expected),
    pounds(line.paid),
    pounds(line.repaid),
    pounds(line.difference),
  ]);
  const files = [...shelfAddresses({ ...asked, language }, "bank", id)].filter(
    ([path]) => !path.includes("/") && path !== "manifest.json",
  );
  return framed(asked, {
    title: "reconciliation",
    values: { id },
    body: html`${section("differences", speak("desk.bank.differences", { count: count(lines.length) }), lines.length === 0 ? html`<p>${pill("ok", speak("desk.bank.none"))}</p>` : table(speak("desk.bank.difference"), columns, rows))}
${section("files", speak("desk.files"), html`<ul class="lines">${files.map(([path, to]) => html`<li><a href="${to}">${path}</a></li>`)}</ul>`)}
<p>${link(asked, "/months", speak("desk.title.months"))}</p>`,
  });
}

/** What `reconcile` said of files that it could not compare. */
export function bankResult({ language }: Asked, { printed }: Answer): Html {
  // Our own output.
  const { problems = [] } = JSON.parse(printed || "{}") as {
    readonly problems?: readonly {
      readonly file: string;
      readonly messageEn: string;
      readonly messageCy: string;
    }[];
  };
  return html`<ul class="lines">${problems.map(({ file, messageEn, messageCy }) => html`<li>${file}: ${language === "cy" ? messageCy : messageEn}</li>`)}</ul>`;
}
