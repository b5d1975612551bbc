// Work that goes on, and what came of it. The page looks again by itself; it may be closed and opened again at any time.
import { type Html, html } from "../../report/pages/html.ts";
import type { Asked } from "../desk.ts";
import type { Reply } from "../http/reply.ts";
import type { Job } from "../jobs.ts";
import type { Answer, Order } from "../order.ts";
import { bankResult } from "./bank.ts";
import { framed } from "./frame.ts";
import { address, link, pill } from "./parts.ts";
import { previewResult } from "./preview.ts";

/** Undefined where nothing is known of the job any more. */
export function jobPage(asked: Asked): Reply | undefined {
  const job = asked.desk.jobs.find(Number(asked.parts[0]));
  if (job === undefined) return undefined;
  const { answer } = job;
  if (answer === undefined) return stillAtWork(asked, job);
  const next = whereTo(job, answer);
  // What went well is shown where it is to be seen.
  const missing = missingOf(job, answer);
  if (next !== undefined && answer.fault === undefined && answer.told.length + missing.length === 0)
    return { kind: "go", to: address(asked.language, next) };
  const { speak } = asked;
  return framed(asked, {
    title: "job",
    values: { job: speak(jobKey(job.order)) },
    body: html`${answer.fault !== undefined && html`<div class="said-so bad-news" role="alert"><p>${answer.fault}</p><p>${speak("desk.job.nothing-done")}</p></div>`}
${told(answer)}${missing.length > 0 && html`<div class="said-so" role="status"><p>${speak("cli.missing-employers", { count: missing.length, employers: missing.join(", ") })}</p></div>`}${answer.fault === undefined && resultOf(asked, job, answer)}
<p>${link(asked, next ?? "/", speak(next === undefined ? "desk.back" : "desk.job.next"))}</p>`,
    commands: [job.order],
  });
}

/** "?still": the page waits until somebody asks again. */
function stillAtWork(asked: Asked, { number, order, progress }: Job): Reply {
  const { speak, query, path } = asked;
  const still = query.has("still");
  const before = asked.desk.jobs.running().filter((job) => job.number < number).length;
  return framed(asked, {
    title: "job",
    values: { job: speak(jobKey(order)) },
    body: html`<p role="status">${pill("note", speak(before > 0 ? "desk.job.waits" : "desk.job.goes-on"))} ${progress}</p>
<p>${speak("desk.job.may-close")}</p>
<p>${link(asked, path, speak("desk.job.look"))}${!still && html` · ${link(asked, `${path}?still`, speak("desk.job.still"))}`}</p>`,
    again: still ? undefined : 1,
    commands: [order],
  });
}

/** Employers whose return was expected and is not there, as a run says it. */
function missingOf({ order }: Job, { fault, printed }: Answer): readonly string[] {
  if (order.name !== "run" || order.given["preview"] === true || fault !== undefined) return [];
  // Our own output.
  const { missingEmployers = [] } = JSON.parse(printed || "{}") as {
    readonly missingEmployers?: readonly string[];
  };
  return missingEmployers;
}

/** What the work is called. */
export function jobKey({ name, given }: Order): string {
  return `desk.job.${given["preview"] === true ? "preview" : name}`;
}

function told({ told: all }: Answer): Html | false {
  return (
    all.length > 0 &&
    html`<div class="said-so" role="status"><ul class="lines">${all.map(({ text }) => html`<li>${text}</li>`)}</ul></div>`
  );
}

function resultOf(asked: Asked, { order }: Job, answer: Answer): Html {
  if (order.name === "run" && order.given["preview"] === true) return previewResult(asked, answer);
  if (order.name === "reconcile") return bankResult(asked, answer);
  return html``;
}

/** The page that shows what was done. */
function whereTo({ order }: Job, { exitCode, printed }: Answer): string | undefined {
  const { name, given } = order;
  if (name === "run") {
    if (given["preview"] === true) return undefined;
    // Our own output.
    const { batch } = JSON.parse(printed || "{}") as { readonly batch?: string };
    return batch === undefined ? undefined : `/batch/${batch}`;
  }
  if (name === "reconcile") {
    const id = reconciliationOf(printed);
    return id === undefined ? undefined : `/bank/${id}`;
  }
  if (name === "report") return exitCode === 0 ? `/batch/${String(given["batch"])}` : undefined;
  return `/batch/${String(given["batch"])}`;
}

function reconciliationOf(printed: string): string | undefined {
  const { reconciliation } = JSON.parse(printed || "{}") as { readonly reconciliation?: string };
  return reconciliation;
}
