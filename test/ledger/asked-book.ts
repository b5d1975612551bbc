// A book with what tests ask of it: answers about one person or one return, over the calls that every book has.

import { namesAmong } from "../../src/batch/past/names.ts";
import { openInBook } from "../../src/batch/past/questions/open-conditions.ts";
import type { BatchEvent } from "../../src/core/batch-event.ts";
import type { Month } from "../../src/core/day.ts";
import type { PersonFacts } from "../../src/core/decision.ts";
import type { PersonNumber } from "../../src/core/person.ts";
import { eventsOf, standingBatch, waitingForTheirFolder } from "../../src/ledger/answers/batches.ts";
import { claimsOf } from "../../src/ledger/answers/claims.ts";
import { everybodyIn } from "../../src/ledger/answers/everybody.ts";
import { recoveryLines } from "../../src/ledger/answers/recoveries.ts";
import { paidInReturn, standingAmounts, stoodPostings } from "../../src/ledger/answers/returns.ts";
import { accruedSums, balanceParts, balancesOf } from "../../src/ledger/answers/sums.ts";
import type { Book } from "../../src/ledger/book.ts";
import type { BatchHeader, ReturnKey } from "../../src/ledger/new-batch.ts";
import type { MatchKey } from "../../src/ledger/recognition.ts";
import { type BookOptions, openSqliteBook } from "../../src/ledger/sqlite/book.ts";
import { past } from "../../src/schemes/social-care-payment-2022/past.ts";

export type AskedBook = Awaited<ReturnType<typeof openLedger>>;

const none: ReadonlySet<number> = new Set();

export async function openLedger(path: string, options?: BookOptions) {
  return asAsked(await openSqliteBook(path, options));
}

export function asAsked(book: Book) {
  const linesOf = async (person: PersonNumber, scheme?: string) =>
    (await book.lines({ people: [person], scheme }))[0] ?? { postings: [], unpaid: [] };
  const versionsOf = async (submission: number): Promise<readonly number[]> => {
    const found = (await book.returns([{}])).find((one) => one.submission === submission);
    return [submission, ...(found?.earlier ?? [])];
  };
  const returnLines = async (submission: number) => book.lines({ submissions: await versionsOf(submission) });
  const factsOf = async (
    person: PersonNumber,
    scheme: string,
    without = none,
  ): Promise<PersonFacts | undefined> =>
    past.standing(undefined, (await linesOf(person, scheme)).postings, without);
  return {
    ...book,
    factsOf,
    async factsFor(persons: Iterable<PersonNumber>, scheme: string) {
      const found = new Map<PersonNumber, PersonFacts>();
      for (const person of [...new Set(persons)].sort((a, b) => a - b)) {
        const facts = await factsOf(person, scheme);
        if (facts !== undefined) found.set(person, facts);
      }
      return found;
    },
    claimsOf: async (person: PersonNumber, scheme: string, without = none) =>
      claimsOf(await linesOf(person, scheme), without),
    findReturn: async (key: ReturnKey) => (await book.returns([key]))[0],
    seenInput: async (sha256: string) => (await book.inputs([sha256])).get(sha256),
    findBatch: async (id: string) => standingBatch(await book.batches(id)),
    end: () => book.state(),
    withdraw: (header: BatchHeader, withdraws: string, withdrawn?: BatchEvent) =>
      book.post({ ...header, withdraws, withdrawn }),
    hasDecisions: async () => (await book.state()).hasRulings,
    decisionsOf: async (person: PersonNumber) => (await book.rulings({ people: [person] })).map(asTold),
    decisionsUnder: async (code: string) => (await book.rulings({ codes: [code] })).map(asTold),
    latestMonth: async () => (await book.state()).latestMonth,
    balances: async (by: keyof typeof balanceParts, scheme?: string) =>
      balancesOf(await book.sums([balanceParts[by]])).filter(
        (one) => scheme === undefined || one.scheme === scheme,
      ),
    history: async (person: PersonNumber) => (await linesOf(person)).postings,
    standingOf: async (submission: number, among: Iterable<PersonNumber>) =>
      standingAmounts(await returnLines(submission), namesAmong(book, among)),
    stoodPostings: async (submission: number, among: Iterable<PersonNumber>) =>
      stoodPostings(await returnLines(submission), namesAmong(book, among)),
    paidIn: async (submission: number, among: Iterable<PersonNumber>) =>
      paidInReturn(await returnLines(submission), namesAmong(book, among)),
    returnsFor: async (period: Month) => book.returns([{ period }]),
    async everybody(scheme: string) {
      const found = [];
      for await (const people of everybodyIn(book, { scheme })) found.push(...people);
      return found;
    },
    async recoveries() {
      const people = [];
      for await (const some of everybodyIn(book, { heads: ["RECOVERY"] })) people.push(...some);
      return recoveryLines(people, await book.sums(["employer", "council", "period"]));
    },
    accrued: async () => accruedSums(await book.sums(["council", "dueMonth", "period"])),
    pendingPublications: async () => waitingForTheirFolder(await book.batches()),
    markPublished: (batchId: string) => book.record(batchId, { kind: "published" }),
    events: async () => eventsOf(await book.batches()),
    openConditions: (scheme: string, without = none) =>
      openInBook(book, scheme, (_personKey, submission) => !without.has(submission)),
    remembersNames: async (scheme: string) => (await book.state()).remembersNames.has(scheme),
    matchesOf: (scheme: string, wanted: Iterable<MatchKey>) => book.recognise(scheme, wanted),
  };
}

/** Without what only the book counts by. */
function asTold<Ruling extends { readonly personKey: string; readonly batch: number }>(ruling: Ruling) {
  const { personKey: _key, batch: _number, ...rest } = ruling;
  return rest;
}
