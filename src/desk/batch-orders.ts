// What forms do to a batch: approve, pay, withdraw, report. One that was shown before somebody else changed the batch does nothing.

import { begin } from "./begin.ts";
import type { Asked } from "./desk.ts";
import type { Reply } from "./http/reply.ts";
import type { Order } from "./order.ts";
import { ledgerLines } from "./pages/ask.ts";
import { stamp } from "./pages/batch-actions.ts";
import { changedPage } from "./pages/refused.ts";
import { shelfFolder } from "./shelf.ts";

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
