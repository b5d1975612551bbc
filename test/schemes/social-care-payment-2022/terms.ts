// The terms of a month as shipped, with what a test puts in the place of some of them.
import type { Terms } from "../../../src/schemes/social-care-payment-2022/terms.ts";
import { termsFor } from "../../../src/schemes/social-care-payment-2022/terms.ts";
import { shipped } from "../../law/shipped.ts";
import { month } from "../../ledger/book.ts";

export function termsOf(period = "2022-06", change: Partial<Terms> = {}): Terms {
  const found = termsFor(shipped, month(period));
  if (found === undefined) throw new Error(`no terms for ${period}`);
  return { ...found, ...change };
}
