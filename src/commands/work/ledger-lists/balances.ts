// `taliad ledger balances`: the sums of a person, an employer, a council or a month, by head.
import { heads } from "../../../core/decision.ts";
import { poundsText } from "../../../core/money.ts";
import { balanceParts, balancesOf } from "../../../ledger/answers/sums.ts";
import type { Book } from "../../../ledger/book.ts";
import type { Asked, Line } from "./line.ts";

export async function balanceLines(book: Book, { by }: Asked): Promise<readonly Line[]> {
  return balancesOf(await book.sums([balanceParts[by]])).map((balance) => ({
    scheme: balance.scheme,
    [by]: balance.key,
    ...Object.fromEntries(heads.map((head, at) => [head, poundsText(balance.byHead[at] ?? balance.total)])),
    total: poundsText(balance.total),
    postings: balance.postings,
  }));
}
