// What may be done to a batch now, as the ledger's states have it: approved by somebody else, paid, made anew, withdrawn.
import { type Html, html } from "../../report/pages/html.ts";
import type { Asked } from "../desk.ts";
import { hasBook, type Line } from "./ask.ts";
import { button, field, form, hidden } from "./form-parts.ts";
import { link, pounds, section } from "./parts.ts";
import { shelfAddresses } from "./shelf.ts";

type Standing = {
  readonly id: string;
  readonly state: string;
  readonly events: readonly Line[];
  readonly toPay: string;
};

/** What of it changes when somebody does something to it. */
export function stamp(events: readonly Line[]): string {
  return String(events.at(-1)?.["event"] ?? 0);
}

export function batchActions(asked: Asked, standing: Standing): Html {
  const { speak } = asked;
  if (!hasBook(asked)) return html`<p>${speak("desk.no-ledger")}</p>`;
  const { state } = standing;
  const next =
    state === "prepared" || state === "unrecorded"
      ? approve(asked, standing)
      : state === "approved"
        ? pay(asked, standing)
        : state === "listed" || state === "paid"
          ? list(asked, standing)
          : html`<p>${speak(`page.state.${state}`)}</p>`;
  const isOver = state === "withdrawn" || state === "purged";
  return html`${section("next", speak("desk.next"), next)}${!isOver && others(asked, standing)}`;
}

function approve(asked: Asked, { id, events, toPay }: Standing): Html {
  const { desk, speak } = asked;
  const prepared = events.find(({ kind }) => kind === "prepared");
  if (prepared !== undefined && prepared["account"] === desk.account)
    return html`<p><b>${speak("page.state.to-approve")}</b></p><p>${speak("desk.approve.other", { account: desk.account })}</p>`;
  const content = html`${hidden("stamp", stamp(events))}<p>${speak("desk.approve.what", { amount: pounds(toPay) })}</p>
${field({ name: "by", label: speak("desk.approve.by"), required: true })}${field({ name: "reason", label: speak(prepared === undefined ? "desk.approve.reason-needed" : "desk.approve.reason"), required: prepared === undefined })}${button(speak("desk.approve"))}`;
  return form(asked, `/batch/${id}/approve`, content);
}

function pay(asked: Asked, { id, events }: Standing): Html {
  const { speak } = asked;
  const content = html`${hidden("stamp", stamp(events))}<p>${speak("desk.pay.what")}</p>${button(speak("desk.pay"))}`;
  return form(asked, `/batch/${id}/pay`, content);
}

/** What goes to the bank, and the advices that go to the employers. */
function list(asked: Asked, { id }: Standing): Html {
  const { speak } = asked;
  const files = [...shelfAddresses(asked, "payments", id)].filter(([path]) => path !== "manifest.json");
  return html`<ul class="lines">${files.map(([path, to]) => html`<li><a href="${to}">${path === "payment-list.csv" ? speak("desk.pay.list") : speak("desk.pay.advice")}</a> <small>${path}</small></li>`)}</ul>
<p>${link(asked, `/bank?batch=${id}`, speak("desk.bank.load"))}</p>`;
}

function others(asked: Asked, { id, state, events }: Standing): Html {
  const { desk, speak } = asked;
  const anew = (["en", "cy", "both"] as const).flatMap((lang) => {
    const page = shelfAddresses(asked, `report-${lang}`, id).get("report.html");
    return page === undefined
      ? []
      : [
          html`<li><a href="${page}">${speak("desk.report.made", { lang: speak(`desk.lang.${lang}`) })}</a></li>`,
        ];
  });
  const langs = [asked.language, desk.config.lang].filter((lang, at, all) => all.indexOf(lang) === at);
  const report = html`<ul class="lines">${anew}</ul>${langs.map((lang) => form(asked, `/batch/${id}/report`, html`${hidden("lang", lang)}${button(speak("desk.report.make", { lang: speak(`desk.lang.${lang}`) }), "second")}`))}`;
  const approved = state !== "prepared" && state !== "unrecorded";
  const withdraw = html`${hidden("stamp", stamp(events))}<p>${speak("desk.withdraw.what")}</p>${field({ name: "reason", id: "why", label: speak("desk.withdraw.reason"), required: true })}
${approved && html`<label class="choice"><input type="checkbox" name="approved-too" value="yes">${speak("desk.withdraw.approved-too")}</label>`}${button(speak("desk.withdraw"), "second")}`;
  return html`<section aria-label="${speak("desk.more")}"><details><summary>${speak("desk.report")}</summary>${report}</details>
<details><summary>${speak("desk.withdraw")}</summary>${form(asked, `/batch/${id}/withdraw`, withdraw)}</details></section>
`;
}
