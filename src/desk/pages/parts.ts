// What the desk's pages are made of: links, tables that become cards, pills with a sign and a word.
import { pence, penceFromText } from "../../core/money.ts";
import type { Language } from "../../law/law.ts";
import { type Html, html } from "../../report/pages/html.ts";
import { money } from "../../report/words.ts";
import type { Asked } from "../desk.ts";

/** Where a page of the desk is. */
export function address(language: Language, path: string): string {
  return `/${language}${path}`;
}

export function link({ language }: Asked, path: string, text: string): Html {
  return html`<a href="${address(language, path)}">${text}</a>`;
}

export function section(id: string, heading: string, content: Html): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>
${content}</section>
`;
}

type Column = { readonly heading: string; readonly number?: boolean };
export type Cell = Html | string;

/** The first cell of a row is its heading. On a narrow screen each row is a card. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  foot?: readonly Cell[],
): Html {
  const line = (cells: readonly Cell[]): Html =>
    html`<tr>${cells.map((cell, at) => {
      const column = columns[at];
      return at === 0
        ? html`<th scope="row">${cell}</th>`
        : html`<td data-h="${column?.heading ?? ""}"${column?.number === true && { html: ' class="n"' }}>${cell !== "" && html`<span>${cell}</span>`}</td>`;
    })}</tr>
`;
  return html`<div class="wrap"><table class="stack"><caption class="said">${caption}</caption>
<thead><tr>${columns.map(({ heading, number }) => html`<th scope="col"${number === true && { html: ' class="n"' }}>${heading}</th>`)}</tr></thead>
<tbody>${rows.map(line)}</tbody>${foot !== undefined && html`<tfoot>${line(foot)}</tfoot>`}</table></div>
`;
}

export type Tone = "ok" | "note" | "warn" | "bad";

export function pill(tone: Tone, text: string): Html {
  return html`<span class="pill ${tone}">${text}</span>`;
}

/** "1234.50" as it is shown: £1,234.50. */
export function pounds(text: string): string {
  const negative = text.startsWith("-");
  const found = penceFromText(negative ? text.slice(1) : text);
  if (found === undefined) return text;
  return money(pence(negative ? -found : found));
}
