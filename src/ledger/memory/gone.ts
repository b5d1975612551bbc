// Which batches of a book in memory were purged.
import type { Pages } from "./pages.ts";

/** The numbers of the batches that were purged, and of their withdrawals. */
export function goneIn({ batches }: Pages): ReadonlySet<number> {
  const purged = new Set(batches.flatMap(({ purges = [] }) => purges));
  return new Set(
    batches
      .filter(({ sequence, withdraws = 0 }) => purged.has(sequence) || purged.has(withdraws))
      .map(({ sequence }) => sequence),
  );
}
