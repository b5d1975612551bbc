// `taliad ledger on-costs`: payments whose on-costs nobody has claimed, and on-costs without their payment, of everybody.
import { pence } from "../../core/money.ts";
import { claimsOf } from "../../ledger/answers/claims.ts";
import { everybodyIn } from "../../ledger/answers/everybody.ts";
import type { Book } from "../../ledger/book.ts";
import { outstandingOnCosts } from "../../schemes/social-care-payment-2022/paid-months.ts";

type Outstanding = ReturnType<typeof outstandingOnCosts>[number];

/** In order of employer, council, month and kind. */
export async function outstandingIn(book: Book, scheme: string): Promise<readonly Outstanding[]> {
  const sums = new Map<string, Outstanding>();
  for await (const people of everybodyIn(book, { scheme })) {
    const lines = people.map((one) => ({ lines: one.postings, claims: claimsOf(one) }));
    for (const one of outstandingOnCosts(scheme, lines)) {
      const key = JSON.stringify([one.employerId, one.laCode, one.dueMonth, one.kind]);
      const before = sums.get(key);
      sums.set(key, before === undefined ? one : bothOf(before, one));
    }
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

function bothOf(one: Outstanding, other: Outstanding): Outstanding {
  return {
    ...one,
    people: one.people + other.people,
    payments: pence(one.payments + other.payments),
    onCosts: pence(one.onCosts + other.onCosts),
  };
}
