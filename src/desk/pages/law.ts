// The law as the program has it: schemes, and of each its values with their days, the readings of what is in doubt, its rules.

import { dayFromText } from "../../core/day.ts";
import { type Html, html } from "../../report/pages/html.ts";
import { count, dayWords } from "../../report/words.ts";
import type { Asked } from "../desk.ts";
import type { Reply } from "../http/reply.ts";
import { found } from "./ask.ts";
import { framed } from "./frame.ts";
import { type Cell, link, section, table } from "./parts.ts";

type Scheme = {
  readonly name: string;
  readonly code: string;
  readonly rules: number;
  readonly decides: number;
};
type Three = { readonly question: string; readonly reading: string; readonly because: string };
type Lawful = {
  readonly schemes: readonly Scheme[];
  readonly parameters: readonly {
    readonly id: string;
    readonly entries: readonly {
      readonly from: string;
      readonly value: string;
      readonly clause: string;
      readonly note: string;
    }[];
  }[];
  readonly readings: readonly (Three & {
    readonly id: string;
    readonly rules: readonly string[];
    readonly welsh: Three;
  })[];
  readonly rules: readonly {
    readonly id: string;
    readonly welsh: string;
    readonly english: string;
    readonly effect: string;
  }[];
};

export async function lawPage(asked: Asked): Promise<Reply> {
  const { speak } = asked;
  const { schemes } = await found<Lawful>(asked, "law", { schemes: true });
  const columns = [
    { heading: speak("desk.scheme") },
    { heading: speak("report.law.rules"), number: true },
    { heading: speak("desk.law.decide"), number: true },
  ];
  const rows = schemes.map(({ name, code, rules, decides }): readonly Cell[] => [
    link(asked, `/law/${code.toLowerCase()}`, speak(`schemes.${name}`)),
    count(rules),
    count(decides),
  ]);
  return framed(asked, {
    title: "law",
    body: html`${section("schemes", speak("report.law.schemes"), table(speak("report.law.schemes"), columns, rows))}<p>${link(asked, "/guide", speak("desk.law.guide"))}</p>`,
    commands: [{ name: "law", given: {} }],
  });
}

export async function schemePage(asked: Asked): Promise<Reply | undefined> {
  const { speak, parts, language, desk } = asked;
  const [scheme = ""] = parts;
  if (![...desk.law.clauses.keys()].some((id) => id.toLowerCase().startsWith(`${scheme}-`))) return undefined;
  const law = await found<Lawful>(asked, "law", { scheme });
  const day = (text: string): string => {
    const known = dayFromText(text);
    return known === undefined ? text : dayWords(desk.law.words, language, known);
  };
  const values = law.parameters.flatMap(({ id, entries }) =>
    entries.map((entry): readonly Cell[] => [
      html`<code>${id}</code>`,
      entry.value,
      day(entry.from),
      html`${entry.clause}<small> ${entry.note}</small>`,
    ]),
  );
  const columns = ["id", "value", "from", "clause"].map((key) => ({ heading: speak(`desk.law.${key}`) }));
  return framed(asked, {
    title: "scheme",
    values: { scheme: scheme.toUpperCase() },
    body: html`<nav aria-label="${speak("desk.law.on-page")}"><ul class="pages">${["readings", "rules", "parameters"].map((part) => html`<li><a href="#${part}">${speak(`report.law.${part}`)}</a></li>`)}</ul></nav>
${section("readings", speak("report.law.readings"), html`${law.readings.map((one) => readingOf(one, language === "cy" ? one.welsh : one))}`)}
${section("rules", speak("report.law.rules"), html`${law.rules.map(({ id, welsh, english, effect }) => html`<h3 id="${id}">${id}</h3><blockquote lang="cy"><p>${welsh}</p></blockquote><p lang="en">${english}</p><p class="soft" lang="en">${effect}</p>`)}`)}
${section("parameters", speak("report.law.parameters"), table(speak("report.law.parameters"), columns, values))}`,
    commands: [{ name: "law", given: { scheme } }],
  });
}

function readingOf(
  { id, rules }: { readonly id: string; readonly rules: readonly string[] },
  { question, reading, because }: Three,
): Html {
  return html`<h3>${id}</h3><p>${question}</p><p><b>${reading}</b> ${because}</p><p class="soft">${rules.join(" ")}</p>`;
}
