// Every list that `taliad ledger` prints from the book: one entry each, under the name of the action that asks for it.
import type { Book } from "../../../ledger/book.ts";
import type { LedgerAction } from "../../ledger-actions.ts";
import { balanceLines } from "./balances.ts";
import { batchLines } from "./batches.ts";
import { caseLines } from "./cases.ts";
import { eventLines } from "./events.ts";
import { historyLines } from "./history.ts";
import type { Asked, Line } from "./line.ts";
import { onCostLines } from "./on-costs.ts";
import { recoveryLines } from "./recoveries.ts";
import { returnLines } from "./returns.ts";

/** What else `ledger` does (work/ledger.ts). */
type Deed = "open" | "grant-claim" | "retention" | "check" | "copy" | "sql" | "withdraw";

type List = (book: Book, asked: Asked) => Promise<readonly Line[]>;

export const ledgerLists: Readonly<Record<Exclude<LedgerAction, Deed>, List>> = {
  batches: batchLines,
  events: eventLines,
  returns: returnLines,
  balances: balanceLines,
  history: historyLines,
  cases: caseLines,
  recoveries: recoveryLines,
  "on-costs": onCostLines,
};
