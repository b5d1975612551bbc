// Opens the ledger for a command: a file, or a book that councils share on a server. Whoever has its key can find out who is in
// it, so a key that others may read is said; whoever writes in it must not go on from an older copy than was used last.
import { existsSync, statSync } from "node:fs";
import type { Book } from "../../ledger/book.ts";
import { LedgerFault } from "../../ledger/fault.ts";
import { bookAddress, isServerAddress } from "../../ledger/postgres/address.ts";
import { type BookOptions, openSqliteBook } from "../../ledger/sqlite/book.ts";
import { keyPathOf } from "../../ledger/sqlite/person-key.ts";
import type { Session } from "../session.ts";
import { mustHoldWhatWasLogged } from "./behind-log.ts";

/** `ledgerHead` is the head of a ledger of which somebody says that it was put back. */
type Opening = BookOptions & { readonly ledgerHead?: string | undefined };

/**
 * As openSqliteBook or openPostgresBook; `ledger` is the ledger's file or address. A writer is refused where the log of runs
 * knows of more than the ledger.
 */
export async function openBook(
  ledger: string,
  { config, console }: Session,
  { ledgerHead, ...options }: Opening = {},
): Promise<Book> {
  const isShared = isServerAddress(ledger);
  const book = isShared
    ? await (await import("../../ledger/postgres/book.ts")).openPostgresBook(ledger, options)
    : await openSqliteBook(ledger, options);
  const path = isShared ? bookAddress(ledger).keyPath : keyPathOf(ledger);
  const key = statSync(path, { throwIfNoEntry: false });
  // Windows keeps no such bits: what others may do stands elsewhere.
  if (key !== undefined && process.platform !== "win32" && (key.mode & 0o077) !== 0)
    console.log("error", "cli.key-readable", { path });
  if (options.readOnly === true) return book;
  try {
    await mustHoldWhatWasLogged(book, config.out, ledgerHead);
  } catch (fault) {
    await book.close();
    throw fault;
  }
  return book;
}

/** To read in it; undefined where no ledger is wanted, or there is none yet. */
export async function openBookIfThere(session: Session): Promise<Book | undefined> {
  const { ledger } = session.config;
  if (ledger === "none") return undefined;
  if (!isServerAddress(ledger)) {
    return existsSync(ledger) ? openBook(ledger, session, { readOnly: true }) : undefined;
  }
  try {
    return await openBook(ledger, session, { readOnly: true });
  } catch (fault) {
    if (fault instanceof LedgerFault && fault.kind === "missing") return undefined;
    throw fault;
  }
}
