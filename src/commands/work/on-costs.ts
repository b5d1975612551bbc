// `taliad ledger on-costs`: payments whose on-costs nobody has claimed, and on-costs without their payment, of everybody.
import { costsTogether } from "../../batch/past/missing.ts";
import { claimsOf } from "../../ledger/answers/claims.ts";
import { everybodyIn } from "../../ledger/answers/everybody.ts";
import type { Book } from "../../ledger/book.ts";
import type { OutstandingCosts } from "../../schemes/dues.ts";
import { schemeNamed } from "../../schemes/index.ts";

/** In order of employer, council, month and kind. */
export async function outstandingIn(book: Book, scheme: string): Promise<readonly OutstandingCosts[]> {
  const { dues } = schemeNamed(scheme);
  if (dues === undefined) return [];
  const sums: OutstandingCosts[] = [];
  for await (const people of everybodyIn(book, { scheme })) {
    const lines = people.map((one) => ({ lines: one.postings, claims: claimsOf(one) }));
    sums.push(...dues.outstanding(scheme, lines));
  }
  return costsTogether(sums);
}
