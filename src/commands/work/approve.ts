// `taliad approve`: four eyes on a batch. The account that prepared it cannot approve it, whatever name is typed; what is
// approved is what was posted, so the folder has to be as it was then.
import type { BatchEvent } from "../../core/batch-event.ts";
import { dayText } from "../../core/day.ts";
import { poundsText } from "../../core/money.ts";
import type { BatchState } from "../../engine/batch-state.ts";
import type { Book } from "../../ledger/book.ts";
import { money, say } from "../../report/words.ts";
import { eventBy, type Said } from "../account.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { standingBatch } from "./batch-state.ts";
import { type Ended, endOf } from "./logged.ts";
import { folderAsPosted, withBook } from "./on-posted-batch.ts";

type Approval = Said & { readonly batch: string; readonly by: string; readonly json: boolean };

/** Returns the exit code. */
export async function approve(wanted: Approval, session: Session): Promise<number> {
  const by = wanted.by.trim();
  if (by === "") throw new UsageFault("cli.approve.by-whom", { batch: wanted.batch });
  if (session.config.ledger === "none") throw new UsageFault("cli.states-need-ledger");
  const event = eventBy("approved", { ...wanted, by });
  return withBook(session, "approve", (book) => approveIn(book, wanted, event, session));
}

async function approveIn(book: Book, wanted: Approval, event: BatchEvent, session: Session): Promise<Ended> {
  const { console, schemas } = session;
  const { batch, json } = wanted;
  const { record, state } = await standingBatch(book, batch);
  mustBeAnother(state, event, batch);
  const folder = folderAsPosted(record, session);
  if (folder === undefined) return { exitCode: exitCodes.difference, batch };
  const again = state.approved.some(({ account }) => account === event.account);
  if (!again) await book.record(record.id, event);
  if (json) {
    const told = { batch, state: "approved", account: event.account, by: event.by, day: dayText(event.day) };
    console.print(JSON.stringify({ ...told, amount: poundsText(record.total), again }));
  } else {
    const values = { batch, amount: money(record.total), by: event.by, account: event.account };
    const key = again ? "cli.approve.again" : "cli.approve.done";
    console.print(say(schemas.law.words, console.language, key, values));
  }
  return { exitCode: exitCodes.done, batch, ends: await endOf(book) };
}

/** Throws a UsageFault where the approval would not be that of a second person. */
function mustBeAnother({ prepared }: BatchState, { account, by, reason }: BatchEvent, batch: string): void {
  if (prepared === undefined) {
    // Nobody is known to have prepared it, so whoever approves it answers for that.
    if (reason.trim() === "") throw new UsageFault("cli.approve.unrecorded", { batch });
  } else if (prepared.account === account) {
    throw new UsageFault("cli.approve.same-account", { batch, account });
  } else if (same(by, prepared.account) || (prepared.by !== "" && same(by, prepared.by))) {
    throw new UsageFault("cli.approve.same-name", { batch, by });
  }
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
