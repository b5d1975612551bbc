// What waits for somebody when the batch has been posted, added up by kind: how much, what closes it, and of whom it is listed.
import { count, money } from "../words.ts";
import { type Html, html } from "./html.ts";
import { number, section, type Told } from "./report-parts.ts";

export function matters(told: Told): Html {
  const { batch, speak, beside } = told;
  const sums = batch.matters ?? [];
  if (sums.length === 0) return html``;
  const rows = sums.map(({ kind, matters: many, amount, ofPayments, closes, covers }) => {
    const closing = closes.split(" ").map((code) => speak(`closings.${code}`));
    const payments =
      ofPayments !== undefined &&
      html`<br><small>${speak("cli.summary.of-payments", { amount: money(ofPayments) })}</small>`;
    const of = covers !== "everybody" && html`<br><small>${speak(`covers.${covers}`)}</small>`;
    return html`<tr><th scope="row">${speak(`matters.${kind}`)}${of}</th><td data-h="${speak("page.matters.closes")}">${closing.join(", ")}</td>${number(told, "matters.count", count(many))}<td class="n" data-h="${speak("page.amount")}">${money(amount)}${payments}</td></tr>
`;
  });
  const heads = html`<tr><th scope="col">${speak("page.matters.kind")}</th><th scope="col">${speak("page.matters.closes")}</th><th scope="col" class="n">${speak("page.matters.count")}</th><th scope="col" class="n">${speak("page.amount")}</th></tr>`;
  return section(
    told,
    "matters",
    html`<div class="wrap"><table class="stack"><thead>${heads}</thead><tbody>
${rows}</tbody></table></div>${
      beside !== undefined &&
      html`<p class="files"><a href="${beside}open-matters.csv">open-matters.csv</a></p>`
    }`,
    speak("page.matters.note"),
  );
}
