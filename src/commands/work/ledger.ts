// `taliad ledger`: what the book holds, whether it is whole, and the withdrawal of a batch.
import type { Book } from "../../ledger/book.ts";
import { exitCodes } from "../exit-codes.ts";
import type { LedgerAction } from "../ledger-actions.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { checkBook, readOutside } from "./check-book.ts";
import { copyLedger } from "./copy-ledger.ts";
import { grantClaim } from "./grant-claim.ts";
import { ledgerLists } from "./ledger-lists/index.ts";
import { openLines } from "./ledger-open.ts";
import { openBook } from "./open-ledger.ts";
import { personOfRow } from "./person-of-row.ts";
import { printLines } from "./printed-lines.ts";
import { retentionLines } from "./purge/register.ts";
import { withdraw } from "./withdraw.ts";

type LedgerArguments = {
  readonly action: LedgerAction;
  /** The batch to withdraw. */
  readonly batch?: string | undefined;
  readonly person?: string | undefined;
  /** In the place of the person: a row of the batch, FILE:NUMBER. */
  readonly row?: string | undefined;
  /** A head of the ledger that was kept, for `check`. */
  readonly head?: string | undefined;
  readonly by: "person" | "employer" | "council" | "month";
  readonly json: boolean;
  /** The file or address of a copy. */
  readonly to?: string | undefined;
  /** Of a withdrawal. */
  readonly reason?: string | undefined;
  readonly on?: string | undefined;
  readonly approvedToo: boolean;
  /** Lists of what must not go, and the day that counts, for `retention`. */
  readonly holds?: readonly string[] | undefined;
  readonly asOf?: string | undefined;
};

export async function ledger(wanted: LedgerArguments, session: Session): Promise<number> {
  const { config, console } = session;
  const { action, by, json } = wanted;
  if (action === "sql") {
    console.print((await import("../../ledger/postgres/tables.ts")).tablesOfBook());
    return exitCodes.done;
  }
  if (config.ledger === "none") throw new UsageFault("cli.ledger-none");
  if (action === "copy") return copyLedger(wanted.to, session);
  if (action === "withdraw") return withBook(session, false, (book) => withdraw(book, wanted, session));
  if (action === "check") {
    // What lies outside is read first: a run that ends meanwhile is then in the book, too.
    const outside = readOutside(config.out);
    return withBook(session, true, (book) => checkBook(book, outside, wanted, session));
  }
  const person = await personOfRow(wanted, session);
  return withBook(session, true, async (book) => {
    if (action === "grant-claim") return grantClaim(book, session, json);
    if (action === "retention") {
      printLines(await retentionLines(book, wanted, session), json, session);
      return exitCodes.done;
    }
    if (action === "open") return open(book, session, json);
    printLines(await ledgerLists[action](book, { by, person }), json, session);
    return exitCodes.done;
  });
}

async function withBook(
  session: Session,
  readOnly: boolean,
  act: (book: Book) => Promise<number>,
): Promise<number> {
  const book = await openBook(session.config.ledger, session, { readOnly });
  try {
    return await act(book);
  } finally {
    await book.close();
  }
}

/** What waits for a person, then the sums by kind. */
async function open(book: Book, session: Session, json: boolean): Promise<number> {
  const found = await openLines(book, session.schemas.law);
  const { console } = session;
  if (json) console.print(JSON.stringify(found));
  else {
    printLines(found.lines, false, session);
    if (found.sums.length > 0) console.print("");
    if (found.sums.length > 0) printLines(found.sums, false, session);
  }
  return exitCodes.done;
}
