// What every batch must keep to, looked at before a book in memory takes it: the same rules, with the same names, as the
// triggers of the database (rules.ts).
import { heads } from "../../core/decision.ts";
import { LedgerFault } from "../fault.ts";
import { type MemoryPosting, type Pages, sameReturn, stands } from "./pages.ts";

const toPerson: ReadonlySet<string> = new Set(["PAYMENT", "TOPUP", "RECOVERY"]);

function refuse(reason: string): never {
  throw new LedgerFault("conflict", reason);
}

/** `after` is the book with its newest batch; throws LedgerFault conflict or refused. */
export function mustKeepTheRules(before: Pages, after: Pages): void {
  const batch = after.batches.at(-1);
  if (batch === undefined) return;
  const standing = stands(before);
  if (before.batches.some(({ id, sequence }) => id === batch.id && standing(sequence))) refuse("batch-twice");
  const added = after.postings.slice(before.postings.length);
  // In the order in which the database looks, so that what breaks two rules is refused for the same.
  mustBeNewer(before, after, standing);
  for (const posting of added) mustBeAPosting(posting);
  mustFit(before, after);
  mustStandOnce(after);
  mustNameCases(before, after);
  mustBeMirrors(before, after);
  mustOweNothing(after, added);
  mustBePaidOnce(after, added);
}

function mustBeAPosting({ kind, head, amount, instalment, times, row }: MemoryPosting): void {
  const isWhole = Number.isInteger(amount) && amount !== 0 && Math.abs(amount) <= mostPence;
  const isClaim = times === 1 && amount > 0 && head !== "RECOVERY";
  const isRecovery = times === 0 && amount < 0 && head === "RECOVERY";
  const ofKind =
    kind === "claim"
      ? isClaim
      : kind === "recovery"
        ? isRecovery
        : kind === "reversal"
          ? times === -1 || times === 0
          : times === 0;
  if (!isWhole || !ofKind || instalment < 0 || instalment > 99 || row < 0) refuse("constraint");
}

const mostPence = 1_000_000_000_000;

/** A return replaces older versions only, and none is posted twice. */
function mustBeNewer(before: Pages, after: Pages, standing: (batch: number) => boolean): void {
  for (const [place, one] of after.submissions.entries()) {
    const { sequence } = one;
    if (place < before.submissions.length || sequence === undefined) continue;
    const earlier = after.submissions
      .slice(0, place)
      .filter((other) => other.batch === one.batch || standing(other.batch));
    if (earlier.some((other) => sameReturn(other, one) && (other.sequence ?? -1) >= sequence))
      refuse("return-not-newer");
  }
}

/** What undoes a posting is its mirror, of an earlier batch, and the only one. */
function mustBeMirrors(before: Pages, after: Pages): void {
  const undone = new Set<number>();
  for (const { reverses } of after.postings) {
    if (reverses === undefined) continue;
    if (undone.has(reverses)) refuse("reversed-already");
    if (reverses > before.postings.length) refuse("reversal-differs");
    undone.add(reverses);
  }
}

/** WFP-55: never more than the ceiling, and nobody owes the scheme more than was paid; posting by posting. */
function mustFit(before: Pages, after: Pages): void {
  const totals = new Map<string, number>();
  for (const [place, { person, scheme, head, amount }] of after.postings.entries()) {
    if (!toPerson.has(head)) continue;
    const of = `${scheme} ${person}`;
    const total = (totals.get(of) ?? 0) + amount;
    totals.set(of, total);
    if (place < before.postings.length) continue;
    if (amount > 0 && total > (after.ceilings.get(scheme) ?? Number.POSITIVE_INFINITY))
      refuse("above-ceiling");
    if (amount < 0 && total < 0) refuse("negative-balance");
  }
}

/** Of no head anything is taken away that was not there, and no recovery gives more back than was recovered. */
function mustOweNothing(after: Pages, added: readonly MemoryPosting[]): void {
  for (const head of heads) {
    const isRecovery = head === "RECOVERY";
    const takes = added.filter((one) => one.head === head && (isRecovery ? one.amount > 0 : one.amount < 0));
    for (const { person, scheme } of takes) {
      const sum = sumOf(after, (one) => one.head === head && one.person === person && one.scheme === scheme);
      if (isRecovery ? sum > 0 : sum < 0) refuse("negative-balance");
    }
  }
}

function sumOf({ postings }: Pages, isIn: (posting: MemoryPosting) => boolean): number {
  return postings.reduce((sum, posting) => (isIn(posting) ? sum + posting.amount : sum), 0);
}

/** WFP-55: no instalment twice. What is undone in the same batch comes first. */
function mustBePaidOnce({ postings }: Pages, added: readonly MemoryPosting[]): void {
  const slotOf = ({ person, scheme, head, instalment }: MemoryPosting) =>
    `${scheme} ${person} ${head} ${instalment}`;
  const times = new Map<string, number>();
  for (const posting of postings)
    times.set(slotOf(posting), (times.get(slotOf(posting)) ?? 0) + posting.times);
  for (const posting of added) {
    const isTaken = posting.instalment > 0 && posting.times > 0;
    if (isTaken && (times.get(slotOf(posting)) ?? 0) > 1) refuse("instalment-twice");
  }
}

/** A row without money stands once, and not beside its money. */
function mustStandOnce({ standings, postings }: Pages): void {
  const rowOf = ({ scheme, person, submission, sheet, row }: (typeof standings)[number] | MemoryPosting) =>
    JSON.stringify([scheme, person, submission, sheet, row]);
  const paid = new Set(postings.map(rowOf));
  const rows = new Set<string>();
  for (const standing of standings) {
    const of = rowOf(standing);
    if (standing.values.length === 0) refuse("constraint");
    if (rows.has(of)) refuse("standing-twice");
    if (paid.has(of)) refuse("standing-with-money");
    rows.add(of);
  }
}

function mustNameCases(before: Pages, after: Pages): void {
  const codes = after.cases.map(({ code }) => code);
  if (new Set(codes).size < codes.length) refuse("duplicate-case-twice");
  for (const { code } of after.caseEvents.slice(before.caseEvents.length)) {
    if (!codes.includes(code)) throw new LedgerFault("refused", "case-unknown", code);
  }
}
