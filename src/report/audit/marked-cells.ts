// The row as it was sent: each cell with its address and its text, those marked on which conditions or figures rest, with a link
// to what rests on them.
import type { Cell } from "../../core/place.ts";
import { address } from "../../core/place.ts";
import type { Language } from "../../law/law.ts";
import { type Explained, type ExplainedStep, findingsOf, sourcedOf, stepsWanted } from "../explain.ts";
import { shownValue } from "../explain-sources.ts";
import type { Found } from "../origins.ts";
import { type Html, html } from "../pages/html.ts";
import { say } from "../words.ts";

type FoundCell = Extract<Found, { kind: "cell" }>;

/** The place of a cell on the page; a cell of the cover is told apart, its sheet is another one. */
export function anchorOf(explained: Explained, language: Language, { sheet, cell }: FoundCell): string {
  return `${language}-cell-${sheet === explained.sheet ? "" : "cover-"}${cell}`;
}

/** Links to the cells among the origins. */
export function cellLinks(explained: Explained, language: Language, origins: readonly Found[]): Html {
  const cells = origins.filter((origin) => origin.kind === "cell" && origin.cell !== "") as FoundCell[];
  return html`${cells.map((cell) => html` <a href="#${anchorOf(explained, language, cell)}">${cell.cell}</a>`)}`;
}

/** What rests on a cell: a condition by its name, a step by its number. */
type Use = { readonly step: number } | { readonly leg: string };

/** Of the row's own columns all, of the cover what something rests on: nobody's name is there without a need. */
export function markedCells(explained: Explained, language: Language): Html {
  const speak = (key: string, values = {}) => say(explained.law.words, language, key, values);
  const uses = usesOf(explained);
  const own = [...explained.cells].map(([key, cell]) => ({ key, cell }));
  const cover = [...(explained.sources?.cover ?? [])]
    .map(([key, cell]) => ({ key, cell }))
    .filter(({ cell }) => uses.has(placeOf(cell)));
  const rows = [...cover, ...own].map(({ key, cell }) => cellRow(explained, language, key, cell, uses));
  const heads = ["cell", "heading", "sent", "read", "rests"].map(
    (name) => html`<th scope="col">${speak(`audit-page.${name}`)}</th>`,
  );
  return html`<div class="wrap"><table class="stack"><thead><tr>${heads}</tr></thead><tbody>
${rows}</tbody></table></div>`;
}

function cellRow(
  explained: Explained,
  language: Language,
  key: string,
  cell: Cell<unknown>,
  uses: ReadonlyMap<string, readonly Use[]>,
): Html {
  const speak = (name: string, values = {}) => say(explained.law.words, language, name, values);
  const at = address(cell.column, cell.row);
  const isCover = cell.sheet !== explained.sheet || !explained.cells.has(key);
  const resting = uses.get(placeOf(cell)) ?? [];
  const sent = cell.text === "" ? speak("explain.blank") : html`<bdi>${cell.text}</bdi>`;
  const links = resting.map((use) =>
    "leg" in use
      ? html` <a href="#${language}-leg-${use.leg}">${speak(`legs.${use.leg}`)}</a>`
      : html` <a href="#${language}-step-${use.step}">${speak("audit-page.step", { step: use.step })}</a>`,
  );
  return html`<tr id="${language}-cell-${isCover && cell.sheet !== explained.sheet && "cover-"}${at}"><th scope="row" style="white-space:nowrap"><code>${cell.sheet !== explained.sheet && `${cell.sheet}!`}${at}</code></th><td data-h="${speak("audit-page.heading")}"><bdi>${cell.heading}</bdi></td><td data-h="${speak("audit-page.sent")}">${resting.length > 0 ? html`<mark>${sent}</mark>` : sent}</td><td data-h="${speak("audit-page.read")}">${readAs(explained, language, key, cell)}</td><td data-h="${speak("audit-page.rests")}">${links.length > 0 && html`<span>${links}</span>`}</td></tr>
`;
}

/** The value in words, where it is another one than the text. */
function readAs(
  explained: Explained,
  language: Language,
  key: string,
  { text, value }: Cell<unknown>,
): string {
  if (text === "" || value === undefined) return "";
  const { label, valueKind, value: read } = sourcedOf(explained, key);
  const said = label?.[language] ?? shownValue(explained, language, key, valueKind, read);
  return said === text ? "" : said;
}

/** By place: the conditions that looked at a cell, then the steps that took its value. */
function usesOf(explained: Explained): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  const add = (origins: readonly Found[], use: Use): void => {
    for (const origin of origins) {
      if (origin.kind !== "cell" || origin.cell === "") continue;
      const place = `${origin.sheet} ${origin.cell}`;
      const known = uses.get(place) ?? [];
      if (!known.some((one) => JSON.stringify(one) === JSON.stringify(use))) known.push(use);
      uses.set(place, known);
    }
  };
  for (const { leg, because, idle } of findingsOf(explained)) {
    if (!idle) for (const { origins } of because) add(origins, { leg });
  }
  for (const { number, inputs } of stepsWanted(explained, undefined)) {
    for (const { origins } of inputs) add(origins, { step: number });
  }
  return uses;
}

function placeOf({ sheet, column, row }: Cell<unknown>): string {
  return `${sheet} ${address(column, row)}`;
}

/** The cells that lead to a step, each once, in the order in which they are taken. */
export function cellsBehind(steps: readonly ExplainedStep[]): readonly FoundCell[] {
  const found = new Map<string, FoundCell>();
  for (const { inputs } of steps) {
    for (const { origins } of inputs) {
      for (const origin of origins) {
        if (origin.kind === "cell" && origin.cell !== "") found.set(`${origin.sheet} ${origin.cell}`, origin);
      }
    }
  }
  return [...found.values()];
}
