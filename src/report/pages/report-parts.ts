// What the parts of report.html share: what the page is made of, a section with its heading, cells of figures.
import type { Pence } from "../../core/money.ts";
import type { Batch } from "../../engine/batch.ts";
import type { BatchState } from "../../engine/batch-state.ts";
import type { MovementLine } from "../../engine/movement-lines.ts";
import type { Language, Law } from "../../law/law.ts";
import { money } from "../words.ts";
import { type Html, html } from "./html.ts";
import type { Told as PageTold } from "./told.ts";

export type ReportPage = {
  readonly batch: Batch;
  readonly law: Law;
  readonly languages: readonly Language[];
  /** The month of each employer against the month before, with people or without; empty where none is known. */
  readonly movement: readonly MovementLine[];
  /** How the batch stands; undefined where the page is made before anybody can know. */
  readonly state: BatchState | undefined;
  /** Where the other files of the batch are, seen from the page; with a slash at the end. Undefined where they are not at hand. */
  readonly beside: string | undefined;
};

export type Told = PageTold<ReportPage>;

export function section({ language, speak }: Told, name: string, content: Html, note?: string): Html {
  return html`<section aria-labelledby="${language}-${name}"><h2 id="${language}-${name}">${speak(`page.${name}`)}</h2>
${note !== undefined && html`<p class="soft">${note}</p>`}${content}</section>
`;
}

export function number({ speak }: Told, name: string, text: string): Html {
  return html`<td class="n" data-h="${speak(`page.${name}`)}">${text}</td>`;
}

export function signed(amount: Pence): string {
  return amount > 0 ? `+${money(amount)}` : money(amount);
}

/** The first letter small, as the middle of a sentence asks. */
export function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
