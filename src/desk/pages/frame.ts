// The frame of the desk's pages: where one is, the other language, and the command that does the same. Titles and addresses name
// batches and pages, never a file or a person.
import type { Language } from "../../law/law.ts";
import { type Html, html } from "../../report/pages/html.ts";
import { style as common } from "../../report/pages/style.ts";
import { say } from "../../report/words.ts";
import type { Asked } from "../desk.ts";
import type { Reply } from "../http/reply.ts";
import { commandText, type Order } from "../order.ts";
import { address } from "./parts.ts";
import { ownStyle } from "./style.ts";

export const style = common + ownStyle;

const places = ["", "/cases", "/months", "/bank", "/people", "/law"] as const;

type Page = {
  /** The key of its title below desk.title. */
  readonly title: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly body: Html;
  readonly status?: number;
  /** Looked at again after so many seconds. */
  readonly again?: number | undefined;
  readonly commands?: readonly Order[];
  /** Where the other language is, for what was answered to a form. */
  readonly elsewhere?: string;
};

export function framed(
  asked: Asked,
  { title, values, body, status = 200, again, commands = [], elsewhere }: Page,
): Reply {
  const { desk, language, path, speak } = asked;
  const other: Language = language === "en" ? "cy" : "en";
  const here = elsewhere ?? path;
  const whole = html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${speak(`desk.title.${title}`, values)} – Taliad</title>
<style>${{ html: style }}</style>
</head>
<body>
<a class="skip" href="#main">${speak("desk.skip")}</a>
<header><div class="bar"><b>Taliad</b><span>${speak("desk.account", { account: desk.account })}</span>
<nav aria-label="${speak("desk.nav")}"><ul>${places.map((place) => html`<li><a href="${address(language, place === "" ? "/" : place)}"${placeOf(path) === place && { html: ' aria-current="page"' }}>${speak(`desk.nav${place === "" ? ".month" : place.replace("/", ".")}`)}</a></li>`)}
<li><a href="${address(other, here === "" ? "/" : here)}" lang="${other}" hreflang="${other}">${say(desk.law.words, other, "pages.language")}</a></li></ul></nav></div></header>
<main id="main" tabindex="-1">
<h1>${speak(`desk.title.${title}`, values)}</h1>
${body}
${commands.length > 0 && html`<aside aria-label="${speak("desk.command")}"><p class="soft">${speak("desk.command")}</p>${commands.map((order) => html`<p><code>${commandText(order, desk.places, language)}</code></p>`)}</aside>`}
</main>
</body>
</html>
`;
  return { kind: "page", status, html: whole.html, again };
}

function placeOf(path: string): string {
  const first = path.split("/")[1] ?? "";
  if (first === "batch" || first === "job") return first === "batch" ? "/months" : "";
  if (first === "decide") return "/cases";
  return first === "" || first === "file" ? "" : `/${first}`;
}
