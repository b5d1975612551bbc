// `taliad ledger withdraw`: a batch is undone by a batch of its own, with a manifest that says what it undoes. Whoever does it
// says why; what was approved is withdrawn only by somebody who says that they know.
import { createHash } from "node:crypto";
import { canonicalJson } from "../../engine/identity.ts";
import { makeFolder } from "../../io/files.ts";
import type { Book } from "../../ledger/book.ts";
import type { Posted } from "../../ledger/new-batch.ts";
import { putInPlace, recoverPublications } from "../../ledger/publication.ts";
import { say } from "../../report/words.ts";
import { eventBy } from "../account.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { standingBatch } from "./batch-state.ts";
import { endOf, logged } from "./logged.ts";
import { postStaged, type Staged, stage } from "./staged.ts";

type Withdrawal = {
  readonly batch?: string | undefined;
  readonly reason?: string | undefined;
  readonly on?: string | undefined;
  /** The batch may be approved, listed or paid. */
  readonly approvedToo: boolean;
  readonly json: boolean;
};

/** Returns the exit code. `book` is open for writing. */
export function withdraw(book: Book, wanted: Withdrawal, session: Session): Promise<number> {
  const { batch, json } = wanted;
  const reason = wanted.reason?.trim() ?? "";
  if (batch === undefined) throw new UsageFault("cli.batch-needed");
  if (reason === "") throw new UsageFault("cli.reason-needed", { batch });
  const { config, console, schemas } = session;
  const event = eventBy("withdrawn", { on: wanted.on, reason });
  makeFolder(config.out);
  return logged(
    session,
    1,
    async () => {
      const { state } = await standingBatch(book, batch);
      // Below the council's sum a batch comes on a payment list without an approval.
      const approved = state.approved[0] ?? state.listed ?? state.paid;
      if (approved !== undefined && !wanted.approvedToo)
        throw new UsageFault("cli.withdraw-approved", { batch, account: approved.account });
      const { id, postings } = await undo(book, batch, config.out, (header) =>
        book.post({ ...header, withdraws: batch, withdrawn: event }),
      );
      const ends = await endOf(book);
      const { head } = ends;
      if (json) {
        console.print(JSON.stringify({ batch, withdrawnBy: id, postings, account: event.account, head }));
      } else {
        console.print(
          say(schemas.law.words, console.language, "cli.ledger-withdrawn", { batch, id, postings }),
        );
        console.print(say(schemas.law.words, console.language, "cli.ledger-head", { head }));
      }
      return { exitCode: exitCodes.done, batch, ends };
    },
    "ledger withdraw",
  );
}

/** Staged, posted, put in place, as a run is. */
async function undo(
  book: Book,
  batch: string,
  out: string,
  post: (header: Staged) => Promise<Posted>,
): Promise<Posted & { readonly id: string }> {
  await recoverPublications(book, out);
  const end = await book.state();
  const id = createHash("sha256")
    .update(canonicalJson({ withdraws: batch, after: end.chain }))
    .digest("hex")
    .slice(0, 12);
  const { manifest: previousManifest, head: previousHead } = end;
  const written = { format: 1, batch: id, withdraws: batch, previousManifest, previousHead };
  const staged = stage(out, book, id, written, []);
  const posted = await postStaged(out, staged, () => post(staged));
  await putInPlace(book, out, staged);
  return { ...posted, id };
}
