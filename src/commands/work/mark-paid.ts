// Batches that a bank file pays to the penny are paid: the ledger says so, where it knows them as approved or on a payment list.
import { createHash } from "node:crypto";
import type { BatchEvent } from "../../core/batch-event.ts";
import type { InputFile } from "../../io/intake.ts";
import { standingBatch } from "../../ledger/answers/batches.ts";
import type { Book } from "../../ledger/book.ts";
import { LedgerFault } from "../../ledger/fault.ts";
import { eventBy } from "../account.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { stateIn } from "./batch-state.ts";
import { endOf, logged } from "./logged.ts";
import { openBook, openBookIfThere } from "./open-ledger.ts";

/** Says it once for each payment file; a batch of another ledger, or one that nobody approved, is left as it is. */
export async function markPaid(
  batches: readonly { readonly batch: string }[],
  inputs: readonly Pick<InputFile, "sha256">[],
  on: string | undefined,
  session: Session,
): Promise<void> {
  const reading = await openBookIfThere(session);
  if (reading === undefined) return;
  const hashes = inputs.map(({ sha256 }) => sha256).sort();
  const sha256 = createHash("sha256").update(hashes.join("\n")).digest("hex");
  const event = { ...eventBy("paid", { on }), step: "reconciled", sha256 } as const;
  const waiting: string[] = [];
  try {
    for (const { batch } of batches) {
      const record = standingBatch(await reading.batches(batch));
      if (record === undefined) continue;
      const { state, paid } = stateIn(record);
      const payable =
        state === "approved" || state === "listed" || (state === "paid" && paid?.sha256 !== sha256);
      if (payable) waiting.push(batch);
    }
  } finally {
    await reading.close();
  }
  // Somebody who only reads is not asked for the writer's place.
  for (const batch of waiting) await mark(batch, event, inputs.length, session);
}

async function mark(batch: string, event: BatchEvent, files: number, session: Session): Promise<void> {
  const { config, console } = session;
  let book: Book;
  try {
    book = await openBook(config.ledger, session);
  } catch (fault) {
    // A copy that may only be read: what was compared holds all the same.
    if (!(fault instanceof LedgerFault) || fault.kind !== "trouble") throw fault;
    console.log("info", "cli.reconcile.not-marked", { batch });
    return;
  }
  try {
    const work = async () => {
      await book.record(batch, event);
      return { exitCode: exitCodes.done, batch, ends: await endOf(book) };
    };
    await logged(session, files, work, "reconcile");
    console.log("info", "cli.reconcile.marked", { batch });
  } finally {
    await book.close();
  }
}
