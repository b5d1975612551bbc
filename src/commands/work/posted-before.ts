// Which files the ledger holds already, by their bytes.

import { makeFolder } from "../../io/files.ts";
import type { Rested } from "../../io/inbox.ts";
import type { Book, InputRecord } from "../../ledger/book.ts";
import { recoverPublications } from "../../ledger/publication.ts";
import type { Session } from "../session.ts";
import { openBook } from "./open-ledger.ts";

/** By sha256, the batch that stands and holds that file. */
type PostedFiles = ReadonlyMap<string, InputRecord>;

/**
 * Before a run: takes the writer's place, and puts the batch of a run that was killed in place, so that whatever is said to
 * be posted has its folder. Throws LedgerFault as a run does.
 */
export async function postedBefore(
  files: readonly Rested[],
  session: Session,
  ledgerHead: string | undefined,
): Promise<PostedFiles> {
  const { out, ledger } = session.config;
  makeFolder(out);
  return asked(await openBook(ledger, session, { ledgerHead }), files, (book) =>
    recoverPublications(book, out),
  );
}

/** After a run, which has given up the place: only looks. */
export async function postedNow(files: readonly Rested[], session: Session): Promise<PostedFiles> {
  return asked(await openBook(session.config.ledger, session, { readOnly: true }), files);
}

async function asked(
  book: Book,
  files: readonly Rested[],
  first?: (book: Book) => Promise<unknown>,
): Promise<PostedFiles> {
  try {
    await first?.(book);
    return await book.inputs(files.map(({ sha256 }) => sha256));
  } finally {
    await book.close();
  }
}
