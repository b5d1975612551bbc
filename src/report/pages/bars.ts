// Amounts as bars: each bar stands in the row of its figure, starts at nought and needs no axis. The table is the text
// of it, so nothing is said by the drawing alone.
import { type Html, html } from "./html.ts";

export type Bar = {
  readonly label: string;
  /** As it is written behind the bar. */
  readonly figure: string;
  /** Where the bar begins and ends, on one scale for all; the sign does not matter. */
  readonly from: number;
  readonly to: number;
  /** What it adds, what it takes away, or what stands by itself. */
  readonly kind: "whole" | "more" | "less";
};

type Bars = {
  /** Not shown where it is the heading above once more. */
  readonly caption: string;
  readonly said?: boolean | undefined;
  readonly heads: readonly [string, string];
  readonly bars: readonly Bar[];
};

/** Two places are enough for a drawing, and the same text on every machine. */
function share(part: number, whole: number): string {
  const hundredths = whole === 0 ? 0 : Math.round((part * 10_000) / whole);
  return `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}%`;
}

/** The table with its bars. */
export function barTable({ caption, heads, bars, said = false }: Bars): Html {
  const longest = Math.max(0, ...bars.map(({ from, to }) => Math.max(from, to)));
  const rows = bars.map(({ label, figure, from, to, kind }) => {
    const [left, right] = [Math.min(from, to), Math.max(from, to)];
    return html`<tr><th scope="row">${label}<svg class="draw" width="100%" height="10" aria-hidden="true" focusable="false"><rect class="${kind}" x="${share(left, longest)}" width="${share(right - left, longest)}" height="10"/></svg></th><td class="n">${figure}</td></tr>
`;
  });
  return html`<table class="bars"><caption${said && html` class="said"`}>${caption}</caption><thead><tr><th scope="col">${heads[0]}</th><th scope="col" class="n">${heads[1]}</th></tr></thead><tbody>
${rows}</tbody></table>`;
}
