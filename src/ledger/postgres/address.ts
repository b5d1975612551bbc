// Where a shared book is: postgres://officer@host/database?key=FILE. The password comes from PGPASSFILE or PGPASSWORD, never from
// the command line, which every program on the machine can read.
import { LedgerFault } from "../fault.ts";

export type BookAddress = {
  /** What the client is told. */
  readonly connection: string;
  /** The file of the book's key: the same bytes for everybody who shares the book. */
  readonly keyPath: string;
  /** Without the key's file: what may be shown. */
  readonly shown: string;
};

/** Whether a ledger is named by an address of a server and not by a file. */
export function isServerAddress(ledger: string): boolean {
  return /^postgres(ql)?:\/\//.test(ledger);
}

/** Throws LedgerFault refused: address-not-understood, password-in-address, key-not-named. */
export function bookAddress(ledger: string): BookAddress {
  if (!URL.canParse(ledger)) throw new LedgerFault("refused", "address-not-understood");
  const url = new URL(ledger);
  if (url.password !== "" || url.searchParams.has("password"))
    throw new LedgerFault("refused", "password-in-address");
  const keyPath = url.searchParams.get("key") ?? process.env["TALIAD_LEDGER_KEY"] ?? "";
  url.searchParams.delete("key");
  if (keyPath === "") throw new LedgerFault("refused", "key-not-named", url.href);
  return { connection: url.href, keyPath, shown: url.href };
}
