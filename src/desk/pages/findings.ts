// The findings of a file or of a batch: the same sentences in the same order as everywhere, each with its place in the guide.

import { guideAnchor } from "../../report/guide-place.ts";
import { type Html, html } from "../../report/pages/html.ts";
import { count } from "../../report/words.ts";
import type { Asked } from "../desk.ts";
import type { Findings } from "../hand/looks.ts";
import { link, pill, section, type Tone } from "./parts.ts";

const kinds: readonly (readonly [string, Tone])[] = [
  ["fatal", "bad"],
  ["error", "bad"],
  ["warning", "warn"],
  ["info", "note"],
];

export function findingLists(asked: Asked, { lines, all }: Findings): Html {
  const { language, speak } = asked;
  const mine = lines[language];
  if (mine.length === 0) return html`<p>${pill("ok", speak("desk.findings.none"))}</p>`;
  return html`${kinds.map(([severity, tone]) => {
    const found = mine.filter((line) => line.severity === severity);
    if (found.length === 0) return html``;
    const list = html`<ul class="lines">${found.map(({ code, text }) => html`<li>${text} ${link(asked, `/guide#${guideAnchor(language, code)}`, speak("desk.findings.guide"))}</li>`)}</ul>`;
    return section(
      `findings-${severity}`,
      speak(`severities.${severity}`),
      html`<p>${pill(tone, count(found.length))}</p>${list}`,
    );
  })}${all > mine.length && html`<p>${speak("desk.findings.more", { shown: count(mine.length), all: count(all) })}</p>`}`;
}
