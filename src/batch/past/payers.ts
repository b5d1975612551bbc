// What returns of a batch's employers stand in the book, and what they paid: two questions ask it, and the book is asked once.
import type { Book } from "../../ledger/book.ts";
import type { PersonLines, StandingReturn } from "../../ledger/records.ts";
import type { Payer } from "../../schemes/dues.ts";

type OfPayers = {
  readonly returns: readonly StandingReturn[];
  /** Payments and recoveries of returns of claims, whose layout was named; of versions before, too. */
  readonly payments: readonly PersonLines[];
};

const known = new WeakMap<Book, Map<string, Promise<OfPayers>>>();

/** The book does not change while a batch asks it. `employers` are those whom a ruling names, with all their councils. */
export function ofPayers(
  book: Book,
  { name, layout }: { readonly name: string; readonly layout: string },
  payers: readonly Payer[],
  employers: ReadonlySet<string>,
): Promise<OfPayers> {
  const asked = known.get(book) ?? new Map<string, Promise<OfPayers>>();
  known.set(book, asked);
  const key = JSON.stringify([name, layout, payers, [...employers]]);
  const found =
    asked.get(key) ??
    askPayers(book, name, layout, [...payers, ...[...employers].map((employerId) => ({ employerId }))]);
  asked.set(key, found);
  return found;
}

async function askPayers(
  book: Book,
  scheme: string,
  layout: string,
  payers: readonly Partial<Payer>[],
): Promise<OfPayers> {
  const returns = await book.returns(payers.map((one) => ({ scheme, ...one })));
  const submissions = returns.flatMap((one) =>
    one.layout === layout ? [one.submission, ...one.earlier] : [],
  );
  return { returns, payments: await book.lines({ submissions, scheme, heads: ["PAYMENT", "RECOVERY"] }) };
}
