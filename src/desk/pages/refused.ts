// Pages that say why something was not done.
import { html } from "../../report/pages/html.ts";
import type { Asked } from "../desk.ts";
import type { Reply } from "../http/reply.ts";
import type { NotDone } from "./ask.ts";
import { framed } from "./frame.ts";
import { link } from "./parts.ts";

/** Somebody else was there first: nothing is done, and the page is to be looked at anew. */
export function changedPage(asked: Asked, back: string, key = "desk.changed"): Reply {
  const { speak } = asked;
  return framed(asked, {
    title: "not-done",
    status: 409,
    body: html`<div class="said-so bad-news" role="alert"><p>${speak(key)}</p></div><p>${link(asked, back, speak("desk.look-anew"))}</p>`,
    elsewhere: back === "/" ? "" : back,
  });
}

/** The words of the command that could not be carried out. */
export function notDonePage(asked: Asked, fault: NotDone): Reply {
  const { speak, path } = asked;
  return framed(asked, {
    title: "not-done",
    status: fault.exitCode === 75 ? 503 : 409,
    body: html`<div class="said-so bad-news" role="alert"><p>${fault.message}</p></div><p>${link(asked, "/", speak("desk.back"))}</p>`,
    elsewhere: path.startsWith("/people") ? "/people" : path,
  });
}

export function nothingHere(asked: Asked): Reply {
  const { speak } = asked;
  return framed(asked, {
    title: "nothing-here",
    status: 404,
    body: html`<p>${speak("desk.nothing-here")}</p><p>${link(asked, "/", speak("desk.back"))}</p>`,
    elsewhere: "",
  });
}

/** For a request that is not let in: it says nothing of the desk, and in both languages. */
export function shut(status: number, en: string, cy: string): Reply {
  // Somebody who is not let in is led nowhere.
  const known = ![401, 421].includes(status);
  const whole = html`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Taliad</title></head>
<body><main><h1>Taliad</h1><p>${en}</p><p lang="cy">${cy}</p>${known && html`<p><a href="/">Taliad</a></p>`}</main></body></html>
`;
  return { kind: "page", status, html: whole.html };
}
