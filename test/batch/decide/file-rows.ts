// Rows of a small return read and decided by themselves, in as many pieces as a test wants.
import { readRows } from "../../../src/batch/decide/file-rows.ts";
import type { OpenTable } from "../../../src/batch/handover/open-table.ts";
import { noFacts, noPrior } from "../../../src/batch/past/prior.ts";
import { openTable, rowsOf } from "../../../src/batch/read/open-table.ts";
import { problemBook } from "../../../src/batch/read/problem-book.ts";
import { readDecisions } from "../../../src/batch/read/rulings-file.ts";
import { resultsInMemory } from "../../../src/batch/settle/row-store.ts";
import type { PersonFacts } from "../../../src/core/decision.ts";
import type { PersonNumber } from "../../../src/core/person.ts";
import type { Row } from "../../../src/core/place.ts";
import { companionsOf } from "../../../src/engine/companions.ts";
import { inMemory } from "../../../src/io/intake.ts";
import { schemeNamed } from "../../../src/schemes/index.ts";
import { shipped } from "../../law/shipped.ts";

/** The table of a file, its rows in pieces of so many; the heading and what stands above it are part of the first. */
async function inPieces(text: string, sizes: readonly number[]): Promise<OpenTable> {
  const table = await openTable(inMemory("a.csv", Buffer.from(text)), shipped);
  const rows: Row[] = [];
  for await (const batch of rowsOf(table)) rows.push(...batch);
  const above = rows.filter(({ number }) => number <= table.job.head.lastHeadingRow).length;
  const ends = sizes.map((_, at) => above + sizes.slice(0, at + 1).reduce((sum, size) => sum + size, 0));
  const batches = ends.map((end, at) => rows.slice(ends[at - 1] ?? 0, end));
  return { ...table, kind: "workbook", batches: [...batches, rows.slice(ends.at(-1) ?? 0)] };
}

/** `paidOf`: what stands of a person; rows count from `firstRow` on. */
export async function decided(
  text: string,
  sizes: readonly number[],
  { paidOf = () => undefined, firstRow = 0 }: Wanted = {},
) {
  const [store, said] = [resultsInMemory(), problemBook()];
  const table = await inPieces(text, sizes);
  const job = { ...table.job, posts: true };
  const read = await readRows(
    { ...table, job },
    firstRow,
    {
      ...{ law: shipped, store, facts: noFacts, knownEmployer: true, others: undefined, posts: true },
      ...{ ruling: undefined, month: undefined, alreadySeen: undefined, watch: undefined },
      companionsOf: (scheme) => companionsOf(schemeNamed(scheme)),
      paid: { factsOf: paidOf, monthsOf: () => undefined, rowsOf: () => undefined },
      payerNumbers: () => ({ employer: 0, council: 0 }),
      remarksOn: () => [],
      decisions: await readDecisions(shipped, noPrior, [], undefined),
      progress: () => {},
    },
    said,
  );
  const outcomes = [...store.results()].map(({ row, result }) => `${row} ${result.outcome}`);
  return { read, said, outcomes };
}

type Wanted = {
  readonly paidOf?: (person: PersonNumber) => PersonFacts | undefined;
  readonly firstRow?: number;
};
