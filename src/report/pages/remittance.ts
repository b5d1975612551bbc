// The remittance advice to one employer from one council: what is paid under which reference, for which month, for whom, by head.
// Nothing of any other employer stands in it.
import { heads } from "../../core/decision.ts";
import { type Pence, pence, zero } from "../../core/money.ts";
import { maskedNiNumber } from "../../core/person.ts";
import type { PaymentLine } from "../../engine/batch.ts";
import type { ListedPayment } from "../../engine/payment-list.ts";
import type { Language, Law } from "../../law/law.ts";
import { money, monthWords } from "../words.ts";
import { type Html, html } from "./html.ts";
import { type Told as PageTold, toldPage } from "./told.ts";

type Remittance = {
  readonly law: Law;
  readonly languages: readonly Language[];
  readonly batch: string;
  readonly laCode: string;
  readonly employerId: string;
  readonly nameIn: (language: Language) => string;
  /** Whom the council writes to; empty where its list does not say. */
  readonly contact: string;
  readonly payments: readonly ListedPayment[];
  /** Surname and forenames as sent; undefined where the row is not one of this batch. */
  readonly personOf: (line: PaymentLine) => string | undefined;
};

type Told = PageTold<Remittance>;

/** The advice as a page that prints on A4. */
export function remittancePage(remittance: Remittance): string {
  return toldPage(remittance, remittance.languages, {
    title: ({ speak, nameIn, language, batch }) =>
      speak("remittance.title", { employer: nameIn(language), batch }),
    about: ({ speak }) => speak("remittance.about"),
    body,
  });
}

function body(told: Told): Html {
  const { speak, payments, law, language } = told;
  const total = pence(payments.reduce((sum, { amount }) => sum + amount, 0));
  const council = law.councils.find(({ code }) => code === told.laCode)?.[language] ?? told.laCode;
  const values = { employer: told.nameIn(language), id: told.employerId, council };
  return html`<h1>${speak("remittance.to", values)}</h1>
${
  told.contact !== "" &&
  html`<p>${speak("remittance.contact", { contact: told.contact })}</p>
`
}<p class="soft">${speak("remittance.from", { ...values, batch: told.batch })}</p>
<p class="sum">${money(total)}<small>${speak(total < 0 ? "remittance.owed" : "remittance.paid")}</small></p>
${payments.map((payment) => paymentSection(told, payment))}`;
}

function paymentSection(told: Told, payment: ListedPayment): Html {
  const { speak, law, language } = told;
  const shown = heads.filter(
    (_, at) => payment.byHead[at] !== 0 || payment.lines.some(({ head }) => head === heads[at]),
  );
  const month = monthWords(law.words, language, payment.period);
  const cells = (amounts: ReadonlyMap<string, Pence>, total: Pence): Html =>
    html`${shown.map((head) => html`<td class="n" data-h="${speak(`heads.${head}`)}">${money(amounts.get(head) ?? zero)}</td>`)}<td class="n" data-h="${speak("remittance.total")}">${money(total)}</td>`;
  const rows = rowsOf(payment.lines).map(({ first, amounts, total }) => {
    return html`<tr><th scope="row">${whom(told, first)}</th>${cells(amounts, total)}</tr>
`;
  });
  const sums = new Map(heads.map((head, at) => [head as string, payment.byHead[at] ?? zero]));
  return html`<section class="long" aria-labelledby="${language}-${payment.reference}"><h2 id="${language}-${payment.reference}">${speak(`schemes.${payment.scheme}`)}, ${month}</h2>
<p class="soft">${speak("remittance.reference")}: <code>${payment.reference}</code></p>
<div class="wrap"><table class="stack"><thead><tr><th scope="col">${speak("remittance.whom")}</th>${shown.map((head) => html`<th scope="col" class="n">${speak(`heads.${head}`)}</th>`)}<th scope="col" class="n">${speak("remittance.total")}</th></tr></thead><tbody>
${rows}</tbody><tfoot><tr><th scope="row">${speak("remittance.all")}</th>${cells(sums, payment.amount)}</tr></tfoot></table></div></section>
`;
}

/** By their name, with the row of the file; what was posted before by its place in the earlier batch. */
function whom({ speak, personOf }: Told, line: PaymentLine): Html {
  const name = personOf(line) ?? (line.niNumber === "" ? "" : maskedNiNumber(line.niNumber));
  const place = { file: line.file, row: String(line.row), batch: line.replaces };
  const where = speak(line.replaces === "" ? "remittance.row" : "remittance.before", place);
  return html`<bdi>${name}</bdi>${name !== "" && html`<br>`}<small>${where}</small>`;
}

type Row = { readonly first: PaymentLine; readonly amounts: Map<string, Pence>; readonly total: Pence };

/** The amounts of one row of a file, in the order of their lines. */
function rowsOf(lines: readonly PaymentLine[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const line of lines) {
    const key = JSON.stringify([line.replaces, line.file, line.row]);
    const known = rows.get(key) ?? { first: line, amounts: new Map<string, Pence>(), total: zero };
    known.amounts.set(line.head, pence((known.amounts.get(line.head) ?? 0) + line.amount));
    rows.set(key, { ...known, total: pence(known.total + line.amount) });
  }
  return [...rows.values()];
}
