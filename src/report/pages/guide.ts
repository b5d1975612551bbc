// The guide for whoever fills in the forms: each layout's cover and columns, and each finding of the program with what
// to do about it. Made from the law's own layouts, roles, clauses and words, so that help and check cannot disagree.
import type { Language, Law } from "../../law/law.ts";
import type { Column, Condition, CoverKey, Layout } from "../../law/layout.ts";
import { schemeCode } from "../../law/scheme-code.ts";
import { sayIfKnown } from "../words.ts";
import { csvExample, valueText } from "./guide-csv.ts";
import { problemParts } from "./guide-problems.ts";
import { type Html, html } from "./html.ts";
import { type Told as PageTold, toldPage } from "./told.ts";

type Told = PageTold<{ readonly law: Law }>;

/** Forms that employers fill in first, then those of councils; files of machines come last. */
const order = ["wfp-return", "wfp-oncost", "sspe-claim", "earnings"];

/** The whole guide as one page, in these languages one after the other. */
export function guidePage(law: Law, languages: readonly Language[]): string {
  return toldPage({ law }, languages, {
    title: ({ speak }) => speak("guide.title"),
    about: ({ speak }) => speak("guide.about"),
    body,
  });
}

function body(told: Told): Html {
  const { law, language, speak } = told;
  const layouts = [...law.layouts.values()].sort(
    (a, b) => placeOf(a) - placeOf(b) || (a.name < b.name ? -1 : 1),
  );
  return html`<h1>${speak("guide.about")}</h1>
<p>${speak("guide.intro")}</p>
<section><h2>${speak("guide.steps")}</h2><ol>${steps(told)}</ol></section>
<section><h2 id="${language}-forms">${speak("guide.forms")}</h2><ul>
${layouts.map(({ name }) => html`<li><a href="#${language}-${name}">${titleOf(told, name)}</a></li>\n`)}<li><a href="#${language}-problems">${speak("guide.problems")}</a></li>
</ul></section>
${layouts.map((layout) => form(told, layout))}${problemParts(law, language)}`;
}

function placeOf({ name }: Layout): number {
  const place = order.indexOf(name);
  return place < 0 ? order.length : place;
}

function titleOf({ law, language }: Told, name: string): string {
  return sayIfKnown(law.words, language, `layouts.${name}`) ?? name;
}

function steps({ speak }: Told): readonly Html[] {
  const commands = ["taliad template wfp-return", "", "", "taliad check FILE", ""];
  return commands.map((command, at) => {
    // The command stands apart from the sentence around it.
    const [before = "", after = ""] = speak(`guide.step.${at + 1}`, { command: "|" }).split("|");
    return html`<li>${before}${command !== "" && html`<code>${command}</code>`}${after}</li>`;
  });
}

function form(told: Told, layout: Layout): Html {
  const { language, speak } = told;
  const title = titleOf(told, layout.name);
  return html`<section class="long" aria-labelledby="${language}-${layout.name}">
<h2 id="${language}-${layout.name}">${title}</h2>
<p class="soft"><code>${layout.name}</code> · <a href="#${language}-forms">${speak("guide.to-top")}</a></p>
<div class="wrap"><table class="stack"><caption>${speak("guide.cover")}</caption>
${heads([speak("guide.cover-line"), speak("guide.needed"), speak("guide.what")])}<tbody>
${layout.cover.map((line) => coverRow(told, layout, line))}</tbody></table></div>
<div class="wrap"><table class="stack"><caption>${speak("guide.columns")}</caption>
${heads(["column", "needed", "what", "example", "clause"].map((head) => speak(`guide.${head}`)))}<tbody>
${layout.columns.map((column) => columnRow(told, layout, column))}</tbody></table></div>
<details class="csv"><summary>${speak("guide.csv")}: ${title}</summary>
<p>${speak("guide.csv-intro")}</p>
<pre>${csvExample(told, layout).map((line) => html`<span>${line}\n</span>`)}</pre></details>
</section>
`;
}

function heads(texts: readonly string[]): Html {
  return html`<thead><tr>${texts.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>`;
}

function cell({ speak }: Told, head: string, content: Html | string): Html {
  return html`<td data-h="${speak(`guide.${head}`)}">${content}</td>`;
}

/** A heading with the other names that are read as the same. */
function named(told: Told, { key, headings, aliases }: Pick<Column, "key" | "headings" | "aliases">): Html {
  const { language, speak } = told;
  const other = language === "en" ? "cy" : "en";
  const also = [headings[other], ...aliases].filter((name) => name !== headings[language]);
  return html`<th scope="row">${headings[language]}<br><small><span lang="${other}">${headings[other]}</span>${
    aliases.length > 0 && html`<br>${speak("guide.also", { names: [...new Set(also.slice(1))].join(" · ") })}`
  }<br>${speak("guide.key", { key })}</small></th>`;
}

function coverRow(told: Told, layout: Layout, line: CoverKey): Html {
  const { law, speak } = told;
  const needed = speak(line.required ? "guide.needed.always" : "guide.needed.never");
  const given = { templateVersion: layout.versions.at(-1), scheme: schemeCode(law, layout) }[line.key];
  const what =
    given === undefined
      ? html`${speak(`forms.cover.${line.key}`)}<br><small>${speak(`guide.kind.${line.kind}`)}</small>`
      : speak("guide.exactly", { value: given });
  return html`<tr>${named(told, line)}${cell(told, "needed", needed)}${cell(told, "what", what)}</tr>\n`;
}

function columnRow(told: Told, layout: Layout, column: Column): Html {
  const { speak } = told;
  if (column.refused === true) {
    return html`<tr>${named(told, column)}${cell(told, "needed", "–")}${cell(told, "what", speak("guide.refused"))}${cell(told, "example", "–")}${cell(told, "clause", "–")}</tr>\n`;
  }
  return html`<tr>${named(told, column)}${cell(told, "needed", neededOf(told, layout, column))}${cell(told, "what", whatOf(told, column))}${cell(told, "example", exampleOf(told, column))}${cell(told, "clause", clausesOf(told, column))}</tr>\n`;
}

/** When a cell has to be filled in, with the other column called by its heading and its values in words. */
function neededOf(told: Told, layout: Layout, { required, columnRequired }: Column): Html {
  const { speak } = told;
  const words =
    typeof required === "string"
      ? speak(`guide.needed.${required}`)
      : required.map((condition) => conditionText(told, layout, condition)).join("; ");
  return html`${words}${!columnRequired && html`<br><small>${speak("guide.needed.no-column")}</small>`}`;
}

function conditionText(told: Told, layout: Layout, { key, in: values }: Condition): string {
  const { language, speak } = told;
  const column = layout.columns.find((one) => one.key === key);
  const heading = column?.headings[language] ?? key;
  if (values === undefined) return speak("guide.needed.if-filled", { heading });
  const said = values.map((value) =>
    value === "BLANK" ? speak("guide.needed.blank") : valueText(told, column, value),
  );
  return speak("guide.needed.if-one-of", { heading, values: said.join(` ${speak("guide.needed.or")} `) });
}

function whatOf(told: Told, column: Column): Html {
  const { law, language, speak } = told;
  const kind = sayIfKnown(law.words, language, `guide.kind.${column.kind}`);
  const values =
    column.kind === "role" ? [...law.roles.keys()] : (column.values ?? []).map(({ code }) => code);
  const list = html`<ul>${values.map((code) => html`<li>${valueText(told, column, code)}</li>`)}</ul>`;
  return html`${column.help?.[language] ?? kind}${column.help !== undefined && kind !== undefined && html`<br><small>${kind}</small>`}${
    values.length > 8
      ? html`<details><summary>${speak("guide.values")} ${values.length}</summary>${list}</details>`
      : values.length > 0 && html`<br><small>${speak("guide.values")}</small>${list}`
  }`;
}

function exampleOf(told: Told, column: Column): string {
  return column.example === undefined ? "–" : valueText(told, column, column.example);
}

/** Rule ids with the clause in its own words. */
function clausesOf({ law }: Told, { rules }: Column): Html | string {
  if (rules.length === 0) return "–";
  return html`${rules.map((rule) => {
    const welsh = law.clauses.get(rule)?.welsh;
    if (welsh === undefined) return html`${rule} `;
    return html`<details><summary>${rule}</summary><q lang="cy">${welsh}</q></details>`;
  })}`;
}
