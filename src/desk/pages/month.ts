// This month: files are chosen and sent, each says what it is and how it stands, and what they come to is looked at and run.
import { monthFromText } from "../../core/day.ts";
import { type Html, html } from "../../report/pages/html.ts";
import { count, monthWords, sayIfKnown } from "../../report/words.ts";
import type { Asked } from "../desk.ts";
import type { LookedAt } from "../hand/looks.ts";
import type { Reply } from "../http/reply.ts";
import type { WaitingFile } from "../waiting/folder.ts";
import type { FileState } from "../waiting/looking.ts";
import { findingLists } from "./findings.ts";
import { button, form, hidden } from "./form-parts.ts";
import { framed } from "./frame.ts";
import { jobKey } from "./job.ts";
import { type Cell, link, pill, pounds, section, type Tone, table } from "./parts.ts";

export function monthPage(asked: Asked): Reply {
  const { desk } = asked;
  const files = desk.waiting.files();
  const busy = desk.looking.busy();
  return framed(asked, {
    title: "month",
    body: html`${atWork(asked)}${notTaken(asked)}${upload(asked)}${files.length > 0 && waiting(asked, files, busy)}`,
    again: busy || desk.jobs.running().length > 0 ? 1 : undefined,
    commands: files.length === 0 ? [] : [{ name: "check", given: { files: files.map(({ path }) => path) } }],
  });
}

/** Work that goes on, whoever began it. */
function atWork(asked: Asked): Html | false {
  const { desk, speak } = asked;
  const running = desk.jobs.running();
  return (
    running.length > 0 &&
    html`<div class="said-so"><p>${speak("desk.at-work")}</p><ul class="lines">${running.map(({ number, order }) => html`<li>${link(asked, `/job/${number}`, speak(jobKey(order)))}</li>`)}</ul></div>
`
  );
}

function notTaken({ desk, speak }: Asked): Html | false {
  const { notTaken: refused } = desk;
  return (
    refused.length > 0 &&
    html`<div class="said-so bad-news" role="status"><p>${speak("desk.not-taken")}</p><ul class="lines">${refused.map(({ name, why }) => html`<li>${name === "" ? "" : `${name}: `}${speak(`desk.not-taken.${why}`)}</li>`)}</ul></div>
`
  );
}

function upload(asked: Asked): Html {
  const { speak } = asked;
  const content = html`<p class="field"><label for="files">${speak("desk.upload.files")}</label><small id="files-hint">${speak("desk.upload.hint")}</small>
<input id="files" name="files" type="file" multiple aria-describedby="files-hint"></p>
${button(speak("desk.upload.send"))}`;
  return section("upload", speak("desk.upload"), form(asked, "/upload", content, true));
}

function waiting(asked: Asked, files: readonly WaitingFile[], busy: boolean): Html {
  const { desk, speak } = asked;
  const columns = [
    { heading: speak("desk.file") },
    { heading: speak("desk.file.what") },
    { heading: speak("desk.file.rows"), number: true },
    { heading: speak("desk.file.claimed"), number: true },
    { heading: speak("desk.file.state") },
    { heading: speak("desk.file.remove") },
  ];
  const rows = files.map((file): readonly Cell[] => {
    const state = desk.looking.stateOf(file);
    const found = state.kind === "seen" ? state.found : undefined;
    return [
      found === undefined ? html`${file.name}` : link(asked, `/file/${file.key}`, file.name),
      found === undefined ? "" : whatItIs(asked, found),
      found === undefined ? "" : count(found.rows),
      found === undefined ? "" : pounds(found.claimed),
      stateOf(asked, state),
      html`<button class="second small" name="remove" value="${file.key}" aria-label="${speak("desk.file.remove-one", { file: file.name })}">${speak("desk.file.remove")}</button>`,
    ];
  });
  const seen = hidden("seen", desk.waiting.version());
  return section(
    "waiting",
    speak("desk.waiting", { count: count(files.length) }),
    html`<p role="status">${busy ? speak("desk.waiting.looking", { left: count(leftOf(asked, files)) }) : speak("desk.waiting.alone")}</p>
${form(asked, "/remove", table(speak("desk.waiting.caption"), columns, rows))}
<div class="beside">${form(asked, "/preview", html`${seen}${button(speak("desk.preview"))}`)}${form(asked, "/run", html`${seen}${button(speak("desk.run"), "second")}`)}</div>`,
  );
}

function leftOf({ desk }: Asked, files: readonly WaitingFile[]): number {
  return files.filter((file) => ["waits", "looking"].includes(desk.looking.stateOf(file).kind)).length;
}

/** "Monthly return of the £1,498 payment, E0701 W06000002, June 2022". */
function whatItIs({ desk, language }: Asked, { layout, employerId, laCode, period }: LookedAt): string {
  const { words } = desk.law;
  const month = monthFromText(period ?? "");
  const parts = [
    sayIfKnown(words, language, `layouts.${layout}`) ?? "",
    `${employerId} ${laCode}`.trim(),
    month === undefined ? "" : monthWords(words, language, month),
  ];
  return parts.filter((part) => part !== "").join(", ");
}

const tones: Readonly<Record<string, Tone>> = {
  accepted: "ok",
  "accepted-with-warnings": "note",
  superseded: "note",
  "partly-accepted": "warn",
  rejected: "bad",
};

export function statusPill({ speak }: Asked, status: string): Html {
  return pill(tones[status] ?? "note", speak(`statuses.${status}`));
}

function stateOf(asked: Asked, state: FileState): Html {
  const { speak } = asked;
  if (state.kind === "seen") return statusPill(asked, state.found.status);
  if (state.kind === "not-seen")
    return html`${pill("bad", speak("desk.file.not-seen"))} <small>${state.why}</small>`;
  return pill("note", speak(`desk.file.${state.kind}`));
}

/** What is wrong with one file that waits, looked at by itself. */
export function filePage(asked: Asked): Reply | undefined {
  const { desk, parts, speak } = asked;
  const file = desk.waiting.files().find(({ key }) => key === parts[0]);
  if (file === undefined) return undefined;
  const state = desk.looking.stateOf(file);
  const found = state.kind === "seen" ? state.found : undefined;
  return framed(asked, {
    title: "file",
    body: html`<p><b>${file.name}</b> ${stateOf(asked, state)}</p>
${found !== undefined && html`<p>${whatItIs(asked, found)}</p>${findingLists(asked, found)}`}
<p>${link(asked, "/", speak("desk.back"))}</p>`,
    again: found === undefined && state.kind !== "not-seen" ? 1 : undefined,
    commands: [{ name: "check", given: { files: [file.path] } }],
  });
}
