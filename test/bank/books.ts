// Arbitrary rows of a batch as the desk counts them, for the laws of the books.
import fc from "fast-check";
import { heads, outcomes } from "../../src/core/decision.ts";
import { counter, type TalliedRow, type Tally } from "../../src/engine/tally.ts";

/** Up to some thousand pounds, often nothing, and often the same on both sides. */
const amount = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 500_000 }));
const amounts = fc.array(amount, { minLength: heads.length, maxLength: heads.length });

/** A row in order: what it claims is what it declares by head, and only a payable row has something payable. */
export const tallied: fc.Arbitrary<TalliedRow> = fc
  .record({
    outcome: fc.constantFrom(...outcomes),
    conditional: fc.boolean(),
    declared: amounts,
    computed: amounts,
    notClaimed: amounts,
    agrees: fc.boolean(),
  })
  .map(({ outcome, conditional, declared, computed, notClaimed, agrees }) => ({
    outcome,
    ...(outcome === "payable" ? { notClaimed } : {}),
    conditional: conditional && outcome === "payable",
    declared,
    claimed: declared.reduce((sum, value) => sum + value, 0),
    payable: outcome === "payable" ? (agrees ? declared : computed) : heads.map(() => 0),
  }));

export function tallyOf(rows: readonly TalliedRow[]): Tally {
  const counting = counter();
  for (const row of rows) counting.add(row);
  return counting.sum();
}
