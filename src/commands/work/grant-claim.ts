// `taliad ledger grant-claim`: the claim by council and quarter, and whether it adds up to the book; a book that contradicts
// itself is damaged.
import { pence, poundsText } from "../../core/money.ts";
import { accruedSums } from "../../ledger/answers/sums.ts";
import type { Book } from "../../ledger/book.ts";
import { grantClaimOf } from "../../report/grant-claim.ts";
import { say } from "../../report/words.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { printLines } from "./printed-lines.ts";

export async function grantClaim(book: Book, session: Session, json: boolean): Promise<number> {
  const batches = await book.batches();
  const total = pence(batches.reduce((sum, batch) => sum + batch.total, 0));
  const { lines, byDueMonth, byReturn, ties } = grantClaimOf(
    accruedSums(await book.sums(["council", "dueMonth", "period"])),
    total,
  );
  const texts = lines.map((line) => ({
    ...line,
    byDueMonth: poundsText(line.byDueMonth),
    byReturn: poundsText(line.byReturn),
  }));
  const totals = {
    byDueMonth: poundsText(byDueMonth),
    byReturn: poundsText(byReturn),
    ledger: poundsText(total),
  };
  const { console, schemas } = session;
  if (json) console.print(JSON.stringify({ lines: texts, totals, ties }));
  else {
    printLines(texts, false, session);
    console.print(
      say(
        schemas.law.words,
        console.language,
        ties ? "cli.grant-claim.ties" : "cli.grant-claim.differs",
        totals,
      ),
    );
  }
  return ties ? exitCodes.done : exitCodes.ledgerDamaged;
}
