// A book in memory added up again: nothing guards it but the rules that took it.
import type { Anchor, LedgerFinding, LedgerFindingCode } from "../findings.ts";
import { memoryKey } from "./answers.ts";
import type { Pages } from "./pages.ts";

/** Empty = all is well. */
export function checkPages(pages: Pages, anchors: readonly Anchor[]): readonly LedgerFinding[] {
  const findings: LedgerFinding[] = [];
  const find = (code: LedgerFindingCode, where: string, detail: string | number = ""): void => {
    findings.push({ code, where, detail: String(detail) });
  };
  const totals = new Map<string, { readonly key: string; readonly scheme: string; amount: number }>();
  const times = new Map<string, { readonly key: string; count: number }>();
  for (const { person, scheme, head, amount, instalment, times: count } of pages.postings) {
    const key = memoryKey(person);
    if (head === "PAYMENT" || head === "TOPUP" || head === "RECOVERY") {
      const total = totals.get(`${scheme} ${person}`) ?? { key, scheme, amount: 0 };
      total.amount += amount;
      totals.set(`${scheme} ${person}`, total);
    }
    if (instalment === 0) continue;
    const slot = times.get(`${scheme} ${person} ${head} ${instalment}`) ?? { key, count: 0 };
    slot.count += count;
    times.set(`${scheme} ${person} ${head} ${instalment}`, slot);
  }
  for (const { key, scheme, amount } of totals.values()) {
    if (amount > (pages.ceilings.get(scheme) ?? Number.POSITIVE_INFINITY)) find("above-ceiling", key, amount);
    if (amount < 0) find("negative-balance", key, amount);
  }
  for (const { key, count } of times.values()) if (count > 1) find("instalment-twice", key);
  for (const { id, manifest } of anchors) {
    const known = pages.batches.filter((batch) => batch.id === id);
    if (known.length === 0) find("batch-not-in-book", id);
    else if (!known.some((batch) => batch.manifest === manifest)) find("manifest-differs", id, manifest);
  }
  for (const { id, staging, sequence } of pages.batches) {
    if (staging !== "" && !pages.published.has(sequence)) find("not-published", id, staging);
  }
  return findings;
}
