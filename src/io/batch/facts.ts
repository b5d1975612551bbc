// What earlier batches say of people, asked row by row while a batch is read. Without a ledger: nothing.
import type { FactsOf } from "./desk.ts";

/** Where the facts come from, as plain data, so that a worker can open the same source. */
export type FactsSource = { readonly kind: "none" };

export function openFacts(_source: FactsSource): FactsOf {
  return () => undefined;
}
