// A batch, or the withdrawal of one, on top of the pages of a book in memory. What it must not do is refused by the rules.
import { createHash } from "node:crypto";
import { pence } from "../../core/money.ts";
import type { PersonNumber } from "../../core/person.ts";
import { LedgerFault } from "../fault.ts";
import type { BatchEntry, BatchHeader, NewPosting, NewStanding, Withdrawal } from "../new-batch.ts";
import { type MatchKey, matchKinds, type NewMatches, slipLength } from "../recognition.ts";
import { goneIn } from "./gone.ts";
import { mustKeepTheRules } from "./guards.ts";
import { isReplaced, type MemoryPosting, type Pages, stands, submissionOf } from "./pages.ts";

/** The pages with one batch more; throws LedgerFault conflict or refused, and nothing has changed. */
export function withBatch(
  pages: Pages,
  entry: BatchEntry,
  postings: Iterable<NewPosting>,
  standings: Iterable<NewStanding>,
): Pages {
  const batch = pages.batches.length + 1;
  const of = <Item>(items: Iterable<Item> | undefined) =>
    [...(items ?? [])].map((item) => ({ ...item, batch }));
  const first = pages.submissions.length + 1;
  const schemeAt = (submission: number): string => at(entry.submissions, submission).scheme;
  const added = [...postings]
    .filter(({ amount }) => amount !== 0)
    .map((posting): MemoryPosting => {
      const { person, submission, kind, head, dueMonth, instalment, amount, sheet, row } = posting;
      const own = { person, kind, head, dueMonth, instalment, amount, sheet, row };
      const times = kind === "claim" ? 1 : 0;
      const scheme = schemeAt(submission);
      return {
        ...own,
        batch,
        submission: first + submission,
        scheme,
        times,
        reverses: undefined,
        standing: posting.standing,
      };
    });
  const undone = undo(pages, batch, idsUndone(pages, entry));
  const next: Pages = {
    ...pages,
    ceilings: ceilingsWith(pages, entry),
    inputs: [...pages.inputs, ...of(entry.inputs)],
    submissions: [
      ...pages.submissions,
      ...of(entry.submissions).map((one) => ({ ...one, ...at(entry.inputs, one.input) })),
    ],
    postings: [...pages.postings, ...undone, ...saidOnce(added)],
    standings: [
      ...pages.standings,
      ...of(standings).map((one) => ({
        ...one,
        scheme: schemeAt(one.submission),
        submission: first + one.submission,
      })),
    ],
    conditions: [
      ...pages.conditions,
      ...of(entry.conditions).map((one) => ({
        ...one,
        scheme: schemeAt(one.submission),
        submission: first + one.submission,
      })),
    ],
    cases: [...pages.cases, ...of(entry.cases)],
    caseEvents: [...pages.caseEvents, ...of(entry.caseEvents)],
    rulings: [
      ...pages.rulings,
      ...of(entry.decisions).map((one) => ({ ...one, file: at(entry.inputs, one.input).file })),
    ],
    matches: [...pages.matches, ...of(matchesOf(entry))],
  };
  const sealed = seal(next, entry, batch, undefined);
  mustKeepTheRules(pages, sealed);
  return entry.prepared === undefined ? sealed : withEvent(sealed, batch, entry.prepared);
}

/** The pages with a batch that undoes another one, last posting first. */
export function withWithdrawal(pages: Pages, entry: Withdrawal): Pages {
  const standing = stands(pages);
  const found = pages.batches.findLast(({ id, sequence }) => id === entry.withdraws && standing(sequence));
  if (found === undefined || found.purges !== undefined)
    throw new LedgerFault("refused", "batch-unknown", entry.withdraws);
  if (found.withdraws !== undefined)
    throw new LedgerFault("refused", "batch-is-a-withdrawal", entry.withdraws);
  if (goneIn(pages).has(found.sequence)) throw new LedgerFault("refused", "batch-purged", entry.withdraws);
  const batch = pages.batches.length + 1;
  const rested = (cause?: unknown) =>
    new LedgerFault("refused", "later-batch-rests-on-it", entry.withdraws, cause);
  if (isReplacedSince(pages, found.sequence, standing)) throw rested();
  const tips = idsOf(pages, found.sequence).map((posting) => {
    // A posting that was undone and restored stands in its last restoration.
    let [tip, steps] = [posting, 0];
    for (let next = undoing(pages, tip); next > 0; next = undoing(pages, tip))
      [tip, steps] = [next, steps + 1];
    if (steps % 2 === 1) throw rested();
    return tip;
  });
  try {
    const undone = undo(pages, batch, tips.reverse());
    const sealed = seal({ ...pages, postings: [...pages.postings, ...undone] }, entry, batch, found.sequence);
    mustKeepTheRules(pages, sealed);
    return entry.withdrawn === undefined ? sealed : withEvent(sealed, found.sequence, entry.withdrawn);
  } catch (error) {
    // Money that later batches took back or paid on top cannot lose its ground.
    const reasons = ["negative-balance", "above-ceiling", "instalment-twice", "reversal-differs"];
    if (error instanceof LedgerFault && reasons.includes(error.reason)) throw rested(error);
    throw error;
  }
}

export function withEvent(pages: Pages, batch: number, event: NonNullable<BatchEntry["prepared"]>): Pages {
  return { ...pages, events: [...pages.events, { ...event, batch, number: pages.events.length + 1 }] };
}

/** Whether a batch undid money of a return of which a newer version of another batch stands: it would come back. */
function isReplacedSince(pages: Pages, batch: number, standing: (batch: number) => boolean): boolean {
  return pages.postings.some((posting) => {
    if (posting.batch !== batch || posting.kind !== "reversal") return false;
    const undone = pages.postings[(posting.reverses ?? 0) - 1];
    const others = (one: number): boolean => one !== batch && standing(one);
    return undone !== undefined && isReplaced(pages, submissionOf(pages, undone.submission), others);
  });
}

/** The numbers of a batch's postings. */
function idsOf({ postings }: Pages, batch: number): number[] {
  return postings.flatMap((posting, place) => (posting.batch === batch ? [place + 1] : []));
}

/** The number of the posting that undoes this one; 0 where none does. */
function undoing({ postings }: Pages, posting: number): number {
  return postings.findIndex(({ reverses }) => reverses === posting) + 1;
}

/** What a batch undoes first: what stands of the returns that it replaces, the newest first, and single postings. */
function idsUndone(
  pages: Pages,
  { replaces = [], reverses = [], waits = [] }: BatchEntry,
): readonly number[] {
  const stays = (submission: number, person: PersonNumber): boolean =>
    waits.some(({ replaced, persons }) => replaced.includes(submission) && persons.includes(person));
  const undone = new Set(pages.postings.map((posting) => posting.reverses));
  const replaced = pages.postings.flatMap(({ submission, person, kind }, place) => {
    const posting = place + 1;
    const goes = replaces.includes(submission) && !stays(submission, person);
    return goes && kind !== "reversal" && !undone.has(posting) ? [posting] : [];
  });
  return [...replaced.reverse(), ...reverses];
}

/** The mirror of each posting. The mirror of a reversal is the original again, with the original's kind. */
function undo({ postings }: Pages, batch: number, ids: readonly number[]): readonly MemoryPosting[] {
  return ids.map((id) => {
    const posting = postings[id - 1];
    if (posting === undefined) throw new LedgerFault("refused", "posting-unknown", String(id));
    const original = posting.kind === "reversal" ? postings[(posting.reverses ?? 0) - 1] : undefined;
    const amount = pence(-posting.amount);
    return {
      ...posting,
      batch,
      amount,
      kind: original === undefined ? "reversal" : original.kind,
      times: 0 - posting.times,
      reverses: id,
    };
  });
}

/** What a row says stands with what it pays, and with its first posting. */
function saidOnce(postings: readonly MemoryPosting[]): readonly MemoryPosting[] {
  return postings.map((posting, place) => {
    const before = postings[place - 1];
    const ofOneRow =
      before?.submission === posting.submission &&
      before.row === posting.row &&
      before.sheet === posting.sheet;
    const pays = posting.head === "PAYMENT" || posting.head === "TOPUP";
    return ofOneRow && !pays ? { ...posting, standing: undefined } : posting;
  });
}

/** The keys that a batch leaves, one by one. */
function* matchesOf({ people, matches = [] }: BatchEntry): Generator<MatchKey & { readonly scheme: string }> {
  for (const some of people?.made() ?? []) yield* keysIn(some);
  for (const some of matches) yield* keysIn(some);
}

function* keysIn({ scheme, kinds, ends, bytes, slips = new Uint8Array() }: NewMatches) {
  for (const [place, kind] of kinds.entries()) {
    const value = Buffer.from(bytes.subarray(ends[place - 1] ?? 0, ends[place])).toString("utf8");
    yield { scheme, kind: at(matchKinds, kind), value };
  }
  for (let from = 0; from < slips.length; from += slipLength) {
    const text = slips.subarray(from + 1, from + 1 + (slips[from] ?? 0));
    yield { scheme, kind: "s" as const, value: Buffer.from(text).toString("utf8") };
  }
}

function ceilingsWith({ ceilings }: Pages, { schemes }: BatchEntry): Pages["ceilings"] {
  for (const { name, ceiling } of schemes) {
    if (ceilings.has(name) && ceilings.get(name) !== ceiling)
      throw new LedgerFault("refused", "ceiling-differs", name);
  }
  return new Map([...ceilings, ...schemes.map(({ name, ceiling }) => [name, ceiling] as const)]);
}

export function seal(
  pages: Pages,
  header: BatchHeader,
  sequence: number,
  withdraws: number | undefined,
  purges?: readonly number[],
): Pages {
  const { id, manifest, staging, recordedOn } = header;
  const own = pages.postings.filter(({ batch }) => batch === sequence);
  const total = own.reduce((sum, { amount }) => sum + amount, 0);
  const previous = pages.batches.at(-1)?.chain ?? "";
  const said = JSON.stringify([previous, sequence, id, manifest, withdraws ?? null, own, purges]);
  const chain = createHash("sha256").update(said).digest("hex");
  const batch = {
    id,
    manifest,
    staging,
    recordedOn,
    sequence,
    withdraws,
    purges,
    postings: own.length,
    total,
    chain,
  };
  return { ...pages, batches: [...pages.batches, batch] };
}

function at<Item>(items: readonly Item[], place: number): Item {
  const item = items[place];
  if (item === undefined) throw new Error(`the batch has no entry ${place}`);
  return item;
}
