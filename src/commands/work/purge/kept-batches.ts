// What the ledger knows of each batch that has to do with how long it is kept: of which schemes it is, when the last of it was paid,
// whose it is. A batch that was withdrawn and posted again is one here: its folders go together.
import { type Day, latestOf, type Month } from "../../../core/day.ts";
import { everybodyIn } from "../../../ledger/answers/everybody.ts";
import type { Book } from "../../../ledger/book.ts";
import type { BookBatch } from "../../../ledger/records.ts";
import { schemes } from "../../../schemes/index.ts";

export type KeptBatch = {
  readonly id: string;
  /** Its numbers in the ledger: several where it was withdrawn and posted again. */
  readonly runs: readonly number[];
  /** The purge that it went with. */
  readonly purgedBy: string | undefined;
  /** The latest month of each scheme. */
  readonly months: ReadonlyMap<string, Month>;
  /** The last day on which somebody listed or marked it as paid. */
  readonly paidOn: Day | undefined;
  /** With the people of each. */
  readonly employers: ReadonlyMap<string, ReadonlySet<string>>;
  /** By the keys of the ledger. */
  readonly people: ReadonlySet<string>;
};

type Known = {
  readonly months: Map<string, Month>;
  readonly employers: Map<string, Set<string>>;
  readonly people: Set<string>;
};

/** In the order of the ledger. */
export async function keptBatches(book: Book): Promise<readonly KeptBatch[]> {
  const known = new Map<string, Known>();
  const of = (id: string): Known => {
    const there = known.get(id) ?? { months: new Map(), employers: new Map(), people: new Set() };
    known.set(id, there);
    return there;
  };
  /** Undefined where it is nobody that the ledger knows. */
  const isOf = (id: string, employer: string, person: string | undefined): void => {
    const { employers, people } = of(id);
    const mine = employers.get(employer) ?? new Set();
    employers.set(employer, mine);
    if (person === undefined) return;
    mine.add(person);
    people.add(person);
  };
  const fallsIn = (id: string, scheme: string, month: Month): void => {
    const { months } = of(id);
    if (month > (months.get(scheme) ?? -1)) months.set(scheme, month);
  };
  for await (const people of everybodyIn(book, {})) {
    for (const { personKey, postings, unpaid } of people) {
      for (const line of postings) {
        for (const id of new Set([line.batchId, line.returnBatchId])) isOf(id, line.employerId, personKey);
        fallsIn(line.batchId, line.scheme, line.dueMonth);
        fallsIn(line.returnBatchId, line.scheme, line.period);
      }
      for (const { returnBatchId, employerId } of unpaid) isOf(returnBatchId, employerId, personKey);
    }
  }
  for (const { batchId, scheme, period, personKey, employerA, employerB } of await book.cases()) {
    for (const employer of [employerA, employerB]) if (employer !== "") isOf(batchId, employer, personKey);
    fallsIn(batchId, scheme, period);
  }
  for (const { batchId, scheme, employerId, period } of await book.returns([{}])) {
    isOf(batchId, employerId, undefined);
    fallsIn(batchId, scheme, period);
  }
  const ruled = new Map<string, Set<string>>();
  for (const { name } of schemes) {
    for (const { batchId, employerId, personKey } of await book.conditions(name))
      isOf(batchId, employerId, personKey);
    for (const { batchId, personKey } of await book.rulings({ scheme: name })) {
      of(batchId).people.add(personKey);
      ruled.set(batchId, (ruled.get(batchId) ?? new Set()).add(name));
    }
  }
  return together(await book.batches(), known, ruled);
}

function together(
  batches: readonly BookBatch[],
  known: ReadonlyMap<string, Known>,
  ruled: ReadonlyMap<string, ReadonlySet<string>>,
): readonly KeptBatch[] {
  const runs = batches.filter(({ kind }) => kind === "run");
  /** The latest month of each scheme so far: what only rules on claims is kept as long as the newest of those before it. */
  const soFar = new Map<string, Month>();
  return [...Map.groupBy(runs, ({ id }) => id)].map(([id, mine]) => {
    const { months, employers, people } = known.get(id) ?? nothing;
    for (const [scheme, month] of months) if (month > (soFar.get(scheme) ?? -1)) soFar.set(scheme, month);
    const wanted =
      months.size > 0 ? [...months.keys(), ...(ruled.get(id) ?? [])] : [...(ruled.get(id) ?? soFar.keys())];
    const paidDays = mine.flatMap(({ events }) =>
      events.filter(({ kind }) => kind === "paid").map(({ day }) => day),
    );
    return {
      id,
      runs: mine.map(({ sequence }) => sequence),
      purgedBy: mine.find(({ purgedBy }) => purgedBy !== undefined)?.purgedBy,
      months: new Map(
        wanted.flatMap((scheme) => {
          const month = months.get(scheme) ?? soFar.get(scheme);
          return month === undefined ? [] : [[scheme, month] as const];
        }),
      ),
      paidOn: latestOf(paidDays),
      employers,
      people,
    };
  });
}

const nothing: Known = { months: new Map(), employers: new Map(), people: new Set() };
