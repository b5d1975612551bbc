// The frame of every page: one file that opens from a folder without a network, in one language or in both, each with
// its own part and a link to the other one. No script is needed, and nothing may be loaded from elsewhere.
import type { Language, Words } from "../../law/law.ts";
import { say } from "../words.ts";
import { type Html, html } from "./html.ts";
import { style } from "./style.ts";

type Frame = {
  readonly words: Words;
  readonly languages: readonly Language[];
  /** What stands on the tab, by language. */
  readonly title: (language: Language) => string;
  /** What the page is about, beside the program's name. */
  readonly about: (language: Language) => string;
  readonly body: (language: Language) => Html;
};

/** The whole page as text. */
export function page({ words, languages, title, about, body }: Frame): string {
  const [first = "en"] = languages;
  const jumps = languages.map(
    (language) =>
      html`<li><a href="#${language}" lang="${language}" hreflang="${language}">${say(words, language, "pages.language")}</a></li>`,
  );
  const both = languages.length > 1;
  const whole = html`<!DOCTYPE html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${languages.map(title).join(" / ")}</title>
<style>${{ html: style }}</style>
</head>
<body>
<header><div class="bar"><b>Taliad</b><span>${languages.map((language, at) => html`${at > 0 && " / "}<span lang="${language}">${about(language)}</span>`)}</span>${both && html`<nav aria-label="English / Cymraeg"><ul>${jumps}</ul></nav>`}</div></header>
<main>
${languages.map((language) => html`<div id="${language}" lang="${language}">${body(language)}</div>\n`)}</main>
</body>
</html>
`;
  return whole.html;
}
