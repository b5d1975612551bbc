// A purge of a book in memory: whoever has something in purged batches alone gets another name there, by which nobody asks.
import { firstNobody, type PersonNumber } from "../../core/person.ts";
import { LedgerFault } from "../fault.ts";
import type { Purge } from "../new-batch.ts";
import { goneIn } from "./gone.ts";
import type { Pages } from "./pages.ts";
import { seal } from "./post.ts";

/** The pages with one batch more; throws LedgerFault refused, and nothing has changed. */
export function withPurge(pages: Pages, entry: Purge): Pages {
  const before = goneIn(pages);
  for (const sequence of entry.purges) {
    const found = pages.batches[sequence - 1];
    if (found === undefined || found.withdraws !== undefined || found.purges !== undefined)
      throw new LedgerFault("refused", "batch-unknown", String(sequence));
    if (before.has(sequence)) throw new LedgerFault("refused", "purged-already", found.id);
  }
  const sealed = seal(pages, entry, pages.batches.length + 1, undefined, entry.purges);
  const gone = goneIn(sealed);
  const named = [pages.postings, pages.standings, pages.cases, pages.rulings, pages.conditions].flat();
  const staying = new Set(named.filter(({ batch }) => !gone.has(batch)).map(({ person }) => person));
  const names = new Map<PersonNumber, PersonNumber>();
  const renamed = <Item extends { readonly person: PersonNumber }>(items: readonly Item[]): readonly Item[] =>
    items.map((item) => {
      if (staying.has(item.person) || item.person >= firstNobody) return item;
      const name = names.get(item.person) ?? nobody(pages, names.size);
      names.set(item.person, name);
      return { ...item, person: name };
    });
  return {
    ...sealed,
    postings: renamed(pages.postings),
    standings: renamed(pages.standings),
    cases: renamed(pages.cases),
    conditions: renamed(pages.conditions),
    rulings: pages.rulings.filter(({ batch }) => !gone.has(batch)),
    matches: pages.matches.filter(({ batch }) => !gone.has(batch)),
  };
}

/** A name that nobody had before: there are fewer people than postings and rows beside them. */
function nobody({ batches }: Pages, place: number): PersonNumber {
  return (firstNobody + batches.length * 1_000_000 + place) as PersonNumber;
}
