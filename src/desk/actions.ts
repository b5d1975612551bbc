// What forms do: each makes one order, and what came of it is shown under its number. A form that was shown before somebody else
// changed what it is about does nothing.
import { join } from "node:path";
import { removeFolder } from "../io/files.ts";
import type { Asked } from "./desk.ts";
import type { Reply } from "./http/reply.ts";
import type { Answer, Order } from "./order.ts";
import { ledgerLines } from "./pages/ask.ts";
import { stamp } from "./pages/batch-actions.ts";
import { jobPage } from "./pages/job.ts";
import { address } from "./pages/parts.ts";
import { changedPage } from "./pages/refused.ts";
import { batchId, shelfFolder } from "./shelf.ts";

/** So long a page waits for its work before it says that it goes on. */
const patience = 1_500;

/** Begins the work and shows it: done already, or as it goes on. */
async function begin(asked: Asked, order: Order, done?: (answer: Answer) => void): Promise<Reply> {
  const { desk, language } = asked;
  const job = desk.jobs.begin(order, language, done);
  await desk.jobs.settle(job, patience);
  const here = `/job/${job.number}`;
  const shown = jobPage({ ...asked, path: here, parts: [String(job.number)], query: new URLSearchParams() });
  return shown?.kind === "go" ? shown : { kind: "go", to: address(language, here) };
}

export async function preview(asked: Asked): Promise<Reply> {
  const files = asked.desk.waiting.files().map(({ path }) => path);
  if (files.length === 0 || !isAsShown(asked)) return changedPage(asked, "/");
  return begin(asked, { name: "run", given: { files, preview: true }, json: true });
}

/** The files leave with their batch: they are in its folder then. */
export async function run(asked: Asked): Promise<Reply> {
  const { waiting } = asked.desk;
  const files = waiting.files();
  if (files.length === 0 || !isAsShown(asked)) return changedPage(asked, "/");
  const order = { name: "run", given: { files: files.map(({ path }) => path) }, json: true };
  return begin(asked, order, ({ fault, printed }) => {
    if (fault === undefined && printed !== "") waiting.remove(files);
  });
}

function isAsShown({ desk, fields }: Asked): boolean {
  return fields.get("seen") === desk.waiting.version();
}

export function remove({ desk, language, fields }: Asked): Reply {
  desk.waiting.remove(desk.waiting.files().filter(({ key }) => key === fields.get("remove")));
  return { kind: "go", to: address(language, "/") };
}

export const approve = onBatch(({ fields }, batch) => ({
  name: "approve",
  given: { batch, by: fields.get("by") ?? "", ...said(fields, "reason") },
}));

export const pay = onBatch((_asked, batch) => ({ name: "pay", given: { batch } }));

export const withdraw = onBatch(({ fields }, batch) => ({
  name: "ledger",
  given: {
    ...{ action: "withdraw", batch, reason: fields.get("reason") ?? "" },
    ...(fields.get("approved-too") === "yes" ? { "approved-too": true } : {}),
  },
}));

function said(fields: URLSearchParams, name: string): Readonly<Record<string, string>> {
  const text = (fields.get(name) ?? "").trim();
  return text === "" ? {} : { [name]: text };
}

/** Does it to the batch as the page showed it. */
function onBatch(
  orderOf: (asked: Asked, batch: string) => Order,
): (asked: Asked) => Promise<Reply | undefined> {
  return async (asked) => {
    const [batch = ""] = asked.parts;
    if (shelfFolder(asked.desk, "batch", batch) === undefined) return undefined;
    const lines = (await ledgerLines(asked, "events")).filter((event) => event["batch"] === batch);
    if (asked.fields.get("stamp") !== stamp(lines)) return changedPage(asked, `/batch/${batch}`);
    return begin(asked, orderOf(asked, batch));
  };
}

export async function report(asked: Asked): Promise<Reply | undefined> {
  const [batch = ""] = asked.parts;
  const lang = asked.fields.get("lang");
  if (shelfFolder(asked.desk, "batch", batch) === undefined) return undefined;
  if (lang !== "en" && lang !== "cy" && lang !== "both") return undefined;
  return begin(asked, { name: "report", given: { batch }, lang });
}

/** `folder` holds the bank files that were sent, and goes when they are compared. */
export async function reconcile(asked: Asked, folder: string, names: readonly string[]): Promise<Reply> {
  const batches = asked.fields.getAll("batches").filter((id) => batchId.test(id));
  if (batches.length === 0 || names.length === 0) {
    removeFolder(folder);
    return changedPage(asked, "/bank", "desk.bank.nothing");
  }
  const payments = names.map((name) => join(folder, name));
  return begin(asked, { name: "reconcile", given: { batches, payments }, json: true }, () =>
    removeFolder(folder),
  );
}
