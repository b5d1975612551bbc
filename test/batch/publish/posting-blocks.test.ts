// Postings that are made many at a time are those that are made one by one, in the same order.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type PostedFile, postingsOf } from "../../../src/batch/publish/posting.ts";
import { postingBlocksOf } from "../../../src/batch/publish/posting-blocks.ts";
import { monthFromText } from "../../../src/core/day.ts";
import { type Head, heads, type Payment } from "../../../src/core/decision.ts";
import { pence } from "../../../src/core/money.ts";
import { packAmount } from "../../../src/engine/payable-amounts.ts";
import type { NewPosting } from "../../../src/ledger/new-batch.ts";
import { inBlocks, type PostingBlock, postingsTogether } from "../../../src/ledger/posting-block.ts";
import { posting } from "../../ledger/book.ts";

const dueMonth = monthFromText("2022-06") ?? 0;
const amount = fc.record({
  head: fc.constantFrom<Head>(...heads),
  instalment: fc.integer({ min: 0, max: 5 }),
  again: fc.boolean(),
  amount: fc.constantFrom(-29_960, 0, 1, 29_960, 149_800).map(pence),
});
/** Whether a row stands, and what is payable on it if it does. */
const row = fc.record({ stands: fc.boolean(), amounts: fc.array(amount, { maxLength: 4 }) });
const file = fc.record({
  taken: fc.boolean(),
  sheet: fc.constantFrom("", "June"),
  pieces: fc.array(fc.array(row, { maxLength: 6 }), { maxLength: 4 }),
});

type File = (typeof file extends fc.Arbitrary<infer One> ? One : never) & { readonly firstRow: number };

function posted({ taken, sheet, pieces, firstRow }: File): PostedFile {
  let first = firstRow;
  const made = pieces.map((rows) => {
    const standing = rows.flatMap(({ stands }, at) => (stands ? [at] : []));
    const numbers: number[] = [];
    for (const at of standing)
      for (const one of rows[at]?.amounts ?? [])
        packAmount(numbers, at, at + 14, { ...one, dueMonth } as Payment);
    const piece = { firstRow: first, numbers: Int32Array.from(numbers) };
    const stands = {
      ...{ layout: "wfp-return", employer: 0, council: 0, firstRow: first, width: 2 },
      rows: Uint32Array.from(standing),
      persons: Uint32Array.from(standing, (at) => 5_000 + first + (at % 3)),
      values: Int32Array.from(standing.flatMap((at) => [first, at])),
    };
    first += rows.length;
    return { piece, stands };
  });
  return {
    ...{ refused: false, superseded: !taken, layout: "wfp-return", sheet, firstRow },
    postings: made.map(({ piece }) => piece),
    standings: made.map(({ stands }) => stands),
  };
}

/** What stands in the blocks. */
function opened(blocks: Iterable<PostingBlock>): readonly NewPosting[] {
  const found: NewPosting[] = [];
  for (const { count, ...columns } of blocks) {
    for (let at = 0; at < count; at += 1) {
      const one = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[at]]));
      // Each column has the name of what it holds.
      found.push(one as unknown as NewPosting);
    }
  }
  return found;
}

test("the same postings, whatever the rows, and whichever of them are held", () => {
  let postings = 0;
  fc.assert(
    fc.property(fc.array(file, { maxLength: 4 }), fc.integer({ min: 1, max: 5 }), (files, step) => {
      // The last file was read first.
      const rowsOf = ({ pieces }: (typeof files)[number]) => pieces.flat().length;
      let behind = 0;
      const read = files
        .toReversed()
        .map((one) => {
          const firstRow = behind;
          behind += rowsOf(one);
          return posted({ ...one, firstRow });
        })
        .toReversed();
      const held = new Set(
        Array.from({ length: behind }, (_, at) => at).filter((at) => at % (step + 1) === step),
      );
      const expected = [...postingsOf({ read, held })].filter((one) => one.amount !== 0);
      expect(opened(postingBlocksOf({ read, held }))).toEqual(expected);
      postings += expected.length;
    }),
    { numRuns: 300 },
  );
  expect(postings).toBeGreaterThan(100);
});

test("an amount on a row that does not stand is a fault of ours, either way", () => {
  const [one] = [posted({ taken: true, sheet: "", firstRow: 0, pieces: [[]] })];
  const numbers: number[] = [];
  packAmount(numbers, 0, 14, { head: "PAYMENT", instalment: 1, dueMonth, amount: pence(1) } as Payment);
  const read = [{ ...one, postings: [{ firstRow: 0, numbers: Int32Array.from(numbers) }] }];
  for (const made of [postingsOf, postingBlocksOf])
    expect(() => [...made({ read, held: new Set() })]).toThrow("has no standing");
});

test.for([
  0,
  1,
  postingsTogether,
  postingsTogether + 1,
])("%i postings in blocks, without what is nothing", (count) => {
  const all = Array.from({ length: count }, (_, at) => ({ ...posting(at), standing: undefined }));
  const nothing = { ...posting(1), amount: pence(0) };
  expect(opened(inBlocks([nothing, ...all, nothing]))).toEqual(all);
});
