// A new version of a file of on-costs beside a new version of the return that it is about: whichever of them claims a cost, it
// is payable once (WFP-64), while a person decides, too. The figures: 299.60 on 1,200.00 in category A costs 45.09, 3 % 8.99.
import { afterEach, expect, test } from "vitest";
import { openLines } from "../../src/commands/work/ledger-open.ts";
import type { SmallReturn } from "./small-book.ts";
import { fileOf, outcomesIn, returnOf, type SmallBook, type SmallCosts, smallBook } from "./small-book.ts";

let book: SmallBook;
afterEach(async () => await book.remove());

type Sent = SmallReturn | SmallCosts;
const run = (...files: readonly Sent[]) =>
  book.submit(new Map(files.map((one, at) => [`${at}.csv`, fileOf(one)])));

/** On-costs of June's payments; `lump` says that 1,498.00 was paid. */
const costs = (sequence: number, of: SmallCosts["costs"] = [{ person: 0, lump: false }]): SmallCosts => ({
  employerId: "E1",
  laCode: "W06000002",
  month: 0,
  sequence,
  costs: of,
});
const june = (sequence: number, row: Parameters<typeof returnOf>[1][number] = {}) =>
  returnOf(0, [{ person: 0, ...row }], { sequence });

async function stands(): Promise<Readonly<Record<string, number>>> {
  const sums: Record<string, number> = {};
  for (const { head, amount } of (await book.history())[0] ?? []) sums[head] = (sums[head] ?? 0) + amount;
  return sums;
}
const open = async (): Promise<readonly string[]> =>
  (await openLines(await book.ledger(), book.law)).lines.map(
    ({ kind, amount, about }) => `${kind} ${amount} ${about}`,
  );
const orders = [
  { why: "the return first", turned: false },
  { why: "the costs first", turned: true },
];
const inOrder = (turned: boolean, ...files: readonly Sent[]) => (turned ? files.toReversed() : files);
const once = { PAYMENT: 29_960, EMPLOYER_NI: 4_509, EMPLOYER_PENSION: 899 };

test.for(orders)("what waits in the corrected file is not claimed by the return: $why", async ({
  turned,
}) => {
  book = smallBook();
  await run(june(1, { bare: true }));
  await run(costs(1));
  // 1,498.00 is not what was paid: the row is for a person, and what the first version brought stays.
  const both = await run(...inOrder(turned, june(2), costs(2, [{ person: 0, lump: true }])));
  expect(outcomesIn(both).toSorted()).toEqual(["payable 299.60", "refer 0.00"]);
  expect(await stands()).toEqual(once);
  expect(both.batch.problemCounts.get("on-cost-already-claimed")).toBe(2);
  expect(await open()).toEqual(["correction-waits 54.08 "]);
  expect(both.matters.map(({ kind, amount }) => [kind, amount])).toEqual([["correction-waits", 5_408]]);
  await run(costs(3));
  expect(await stands()).toEqual(once);
  expect(await open()).toEqual([]);
  expect(await (await book.ledger()).check()).toEqual([]);
});

test.for(orders)("what the corrected file claims anew is its own: $why", async ({ turned }) => {
  book = smallBook();
  await run(june(1, { bare: true }));
  await run(costs(1));
  const both = await run(...inOrder(turned, june(2), costs(2)));
  expect(outcomesIn(both)).toEqual(
    inOrder(turned, june(2), costs(2)).map((one) => `payable ${"rows" in one ? "299.60" : "0.00"}`),
  );
  expect(await stands()).toEqual(once);
  expect(await open()).toEqual([]);
});

test("so it is with a lump sum", async () => {
  book = smallBook();
  await run(june(1, { bare: true, lump: true }));
  await run(costs(1, [{ person: 0, lump: true }]));
  const before = await stands();
  expect(before["EMPLOYER_NI"]).toBeGreaterThan(0);
  await run(june(2, { lump: true }), costs(2));
  expect(await stands()).toEqual(before);
});

test("a corrected file that leaves the person out gives the cost back; it is open until the return's next version", async () => {
  book = smallBook();
  await run(
    returnOf(0, [
      { person: 0, bare: true },
      { person: 1, bare: true },
    ]),
  );
  await run(
    costs(1, [
      { person: 0, lump: false },
      { person: 1, lump: false },
    ]),
  );
  const both = [{ person: 0 }, { person: 1, bare: true }];
  await run(returnOf(0, both, { sequence: 2 }), costs(2, [{ person: 1, lump: false }]));
  expect(await stands()).toEqual({ ...once, EMPLOYER_NI: 0, EMPLOYER_PENSION: 0 });
  expect(await open()).toEqual(["on-cost-open 0.00 not-claimed"]);
  await run(returnOf(0, both, { sequence: 3 }));
  expect(await stands()).toEqual(once);
  expect(await open()).toEqual([]);
});

test("a return whose row waits keeps the costs of its file; the version that decides claims them no more", async () => {
  book = smallBook();
  await run(june(1, { bare: true }));
  await run(costs(1));
  const both = await run(june(2, { cells: { roleCode: "UNCLEAR", registration: "NONE" } }), costs(2));
  expect(outcomesIn(both)).toEqual(["refer 0.00", "payable 0.00"]);
  expect(await stands()).toEqual(once);
  await run(june(3));
  expect(await stands()).toEqual(once);
  expect(await open()).toEqual([]);
});

test("what an employer claimed for a payment that another one makes now is given back, and the other one may claim it", async () => {
  book = smallBook();
  await run(returnOf(0, [{ person: 0, bare: true }, { person: 1 }]));
  await run(costs(1));
  const other = returnOf(0, [{ person: 0 }], { employerId: "E2" });
  const all = await run(returnOf(0, [{ person: 1 }], { sequence: 2 }), other, costs(2));
  expect(outcomesIn(all)).toEqual(["payable 299.60", "payable 299.60", "not-eligible 0.00"]);
  expect(await stands()).toEqual({ ...once, EMPLOYER_NI: 0, EMPLOYER_PENSION: 0 });
  expect(await open()).toEqual(["on-cost-open 0.00 not-claimed"]);
  await run({ ...costs(1), employerId: "E2" });
  expect(await stands()).toEqual(once);
  expect(await open()).toEqual([]);
});
