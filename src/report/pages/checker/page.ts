// The checker that runs in an employer's own browser, as one file: the page in both languages, the program and the law.
// It may load nothing and send nothing; the only script that runs is the one whose hash the page names.
import type { Language, Law } from "../../../law/law.ts";
import type { Mapping } from "../../../law/mapping.ts";
import type { Overrides } from "../../../law/overrides.ts";
import type { Program } from "../../../law/programs.ts";
import { dayWords, say } from "../../words.ts";
import { type Html, html } from "../html.ts";
import { style } from "../style.ts";
import { checkerStyle } from "./style.ts";
import { type Told, toldIn } from "./told.ts";

type CheckerPage = {
  readonly law: Law;
  /** The files of the law as they are handed to the program, and what a council has set. */
  readonly content: {
    readonly schemas: Readonly<Record<string, unknown>>;
    readonly parameters: Overrides;
    readonly mappings: readonly Mapping[];
    readonly programs: readonly Program[];
  };
  /** By which two pages can be seen to hold the same law. */
  readonly lawHash: string;
  readonly version: string;
  /** By scheme, as "Of". */
  readonly schemes: readonly { readonly name: string; readonly code: string }[];
  readonly script: string;
  /** What of others is in the script, with their terms. */
  readonly notices: string;
  /** "sha256-…" of a text, as a page's policy writes it. */
  readonly hashOf: (text: string) => string;
};

const languages = ["en", "cy"] as const;

/** The whole page as text. */
export function checkerPage(page: CheckerPage): string {
  const { law, script, hashOf } = page;
  const look = style + checkerStyle;
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(look)}'`,
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const told = languages.map((language) => toldIn(law, language));
  const whole = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>${told.map(({ speak }) => speak("title")).join(" / ")}</title>
<style>${{ html: look }}</style>
<!--
${{ html: page.notices }}
-->
</head>
<body>
<header><div class="bar"><b>Taliad</b><span id="about"></span><nav aria-label="English / Cymraeg"><ul>${languages.map(
    (language) =>
      html`<li><button type="button" data-do="language" data-to="${language}" lang="${language}" aria-pressed="false">${say(law.words, language, "pages.language")}</button></li>`,
  )}</ul></nav></div></header>
<main id="main">
<noscript>${told.map(({ language, speak }) => html`<p lang="${language}">${speak("no-script")}</p>`)}</noscript>
</main>
${told.map((one) => html`<template id="page-${one.language}" data-title="${one.speak("title")}" data-about="${one.speak("about")}">${body(page, one)}</template>\n`)}<script type="application/json" id="law">${{ html: JSON.stringify(page.content).replaceAll("<", "\\u003c") }}</script>
<script id="program">${{ html: script }}</script>
</body>
</html>
`;
  return whole.html;
}

function body(page: CheckerPage, told: Told): Html {
  const { speak } = told;
  return html`<h1>${speak("heading")}</h1>
<p>${speak("intro")}</p>
<p>${speak("stays-here")}</p>
<section class="no-print" aria-labelledby="files-heading"><h2 id="files-heading">${speak("files")}</h2>
<p class="soft" id="files-note">${speak("files.note")}</p>
<div class="drop" id="drop"><input class="file-input" type="file" id="files" multiple accept=".csv,.tsv,.txt,.xlsx,.xlsm" aria-describedby="files-note"><label class="button main" for="files">${speak("choose")}</label><span>${speak("drop")}</span></div>
<ul class="chosen" id="chosen" data-remove="${speak("remove", { file: "|" })}" data-size="${speak("size", { size: "|" })}"></ul>
<p id="clear" hidden><button type="button" data-do="clear">${speak("clear")}</button></p></section>
<p class="state" id="state" role="status" data-working="${speak("working")}" data-saved="${speak("saved", { file: "|" })}" data-fault="${speak("fault", { fault: "|" })}"></p>
<div id="results"></div>
<section aria-labelledby="law-heading"><h2 id="law-heading">${speak("law")}</h2>
<p>${speak("law.version", { version: page.version, law: page.lawHash })}</p>
${ownValues(page, told)}<div class="wrap"><table><thead><tr><th scope="col">${speak("law.of")}</th><th scope="col">${speak("law.until")}</th></tr></thead><tbody>
${lawRows(page, told)}</tbody></table></div></section>
`;
}

/** What the council that made the page has set, by the parameters' names. */
function ownValues({ content }: CheckerPage, { speak }: Told): Html | false {
  const values = Object.keys(content.parameters);
  return values.length > 0 && html`<p>${speak("council-values", { values: values.join(", ") })}</p>\n`;
}

/** Until which days the values of each scheme, and those of the statutes, were looked at. */
function lawRows({ law, schemes }: CheckerPage, told: Told): readonly Html[] {
  const prefixes = new Map(schemes.map(({ name, code }) => [code.toLowerCase(), name]));
  const days = new Map<string, Set<number>>();
  for (const { id, entries } of law.parameters.values()) {
    const prefix = id.slice(0, id.indexOf("."));
    const name = prefixes.get(prefix) ?? (statutory.has(prefix) ? "" : undefined);
    const last = entries.at(-1)?.reviewed;
    if (name === undefined || last === undefined) continue;
    days.set(name, (days.get(name) ?? new Set()).add(last));
  }
  return [...days].map(([name, until]) => {
    const of = name === "" ? told.speak("law.statutory") : say(law.words, told.language, `schemes.${name}`);
    return html`<tr><th scope="row">${of}</th><td>${dayText(told, Math.min(...until))}${until.size > 1 && html` – ${dayText(told, Math.max(...until))}`}</td></tr>
`;
  });
}

const statutory = new Set([
  "class1",
  "pension",
  "sickPay",
  "averageEarnings",
  "qualifyingEarnings",
  "directors",
]);

function dayText({ law, language }: Told, day: number): string {
  // It was a day of the law.
  return dayWords(law.words, language as Language, day as never);
}
