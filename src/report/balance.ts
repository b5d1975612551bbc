// What a batch comes to: whether everything adds up, and what to do next.
import { heads, outcomes } from "../core/decision.ts";
import { type Pence, pence } from "../core/money.ts";
import type { Batch, FileResult } from "../engine/batch.ts";
import { otherRowsOf } from "../engine/results.ts";
import type { Difference, DifferenceReason } from "../engine/tally.ts";
import type { Language, Words } from "../law/law.ts";
import { count, money, say, sayIfKnown } from "./words.ts";

/** Rows and pence read against rows and pence with an outcome. */
type Conservation = {
  readonly balances: boolean;
  readonly rowsRead: number;
  readonly rowsDecided: number;
  readonly rowsMissing: number;
  readonly claimedRead: Pence;
  readonly claimedDecided: Pence;
  readonly claimedMissing: Pence;
};

/** Promise: no row vanishes. Over the batch and for each file, in rows and in pence. */
export function conservation(batch: Batch): Conservation {
  const { totals } = batch;
  const rowsDecided = sumOver(outcomes, totals.byOutcome);
  const claimedDecided = pence(sumOver(outcomes, totals.claimedByOutcome));
  const rowsMissing = totals.rowsRead - rowsDecided;
  const claimedMissing = pence(totals.claimed - claimedDecided);
  const files = batch.files.every(
    (file) =>
      sumOver(outcomes, file.byOutcome) === file.rowsRead &&
      sumOver(outcomes, file.claimedByOutcome) === file.claimed,
  );
  const filesRows = batch.files.reduce((sum, file) => sum + file.rowsRead, 0);
  return {
    balances: files && filesRows === totals.rowsRead && rowsMissing === 0 && claimedMissing === 0,
    rowsRead: totals.rowsRead,
    rowsDecided,
    rowsMissing,
    claimedRead: totals.claimed,
    claimedDecided,
    claimedMissing,
  };
}

function sumOver<Key extends string>(keys: readonly Key[], values: Readonly<Record<Key, number>>): number {
  let sum = 0;
  for (const key of keys) sum += values[key];
  return sum;
}

const mostFilesNamed = 3;

/** Something to be done, by the key of its words. */
type Step = { readonly key: string; readonly text: string };

/** A batch that was written, with its sheets and files, or one that was checked and of which nothing was kept. */
export type Kept = "written" | "checked";

/** What a finance officer does with this batch, in the order in which it is best done. */
export function nextSteps(
  words: Words,
  language: Language,
  batch: Batch,
  kept: Kept = "written",
): readonly Step[] {
  const { totals } = batch;
  const steps: Step[] = [];
  const add = (key: string, number: number, values: Readonly<Record<string, string>>) => {
    if (number <= 0) return;
    const checked =
      kept === "checked" ? sayIfKnown(words, language, `cli.check.next.${key}`, values) : undefined;
    steps.push({ key, text: checked ?? say(words, language, `report.next.${key}`, values) });
  };
  const refused = batch.files.filter((file) => file.status === "rejected");
  add("send-back", refused.length, { files: named(words, language, refused) });
  // Rows of refused files are rejected with their file; nobody has to correct them one by one.
  const inRefused = refused.reduce((sum, file) => sum + file.byOutcome.rejected, 0);
  const rejected = totals.byOutcome.rejected - inRefused;
  add("fix-rows", rejected, { rows: count(rejected) });
  const others = otherRowsOf(batch.files).rejected;
  add("fix-other-rows", others, { rows: count(others) });
  add("decide-held", totals.byOutcome.held, { rows: count(totals.byOutcome.held) });
  add("decide-refer", totals.byOutcome.refer, { rows: count(totals.byOutcome.refer) });
  const ineligible = totals.byOutcome["not-eligible"];
  add("tell-not-eligible", ineligible, { rows: count(ineligible) });
  const differences = differencesOf(batch);
  add("look-differences", differences, { lines: count(differences) });
  const notDeclared = notDeclaredOf(batch);
  add("look-not-declared", notDeclared, { amount: money(notDeclared) });
  const notClaimed = notClaimedOf(batch);
  add("look-not-claimed", notClaimed, { amount: money(notClaimed) });
  add("recheck-conditional", totals.conditional, { rows: count(totals.conditional) });
  const referrals = batch.lists?.find(({ name }) => name === "support-referrals")?.lines ?? 0;
  add("look-referrals", referrals, { lines: count(referrals) });
  if (totals.toPay === 0) add("pay-nothing", 1, {});
  else if (totals.toPay > 0) add("pay", 1, { amount: money(totals.toPay) });
  else add("get-back", 1, { amount: money(pence(-totals.toPay)) });
  return steps;
}

function named(words: Words, language: Language, files: readonly FileResult[]): string {
  const names = files
    .slice(0, mostFilesNamed)
    .map((file) => file.file)
    .join(", ");
  if (files.length <= mostFilesNamed) return names;
  const more = count(files.length - mostFilesNamed);
  return say(words, language, "report.next.more-files", { files: names, more });
}

/** What is payable of one file, all heads together. */
export function payableOf(file: FileResult): Pence {
  return pence(sumOver(heads, file.payableByHead));
}

/** Payable rows and heads whose amount is not the declared one. */
export function differencesOf(batch: Batch): number {
  return sumOfDifferences(
    batch,
    ["computed-lower", "computed-higher", "nothing-payable"],
    ({ rows }) => rows,
  );
}

/** What is payable although no employer asked for it. */
function notDeclaredOf(batch: Batch): Pence {
  return pence(sumOfDifferences(batch, ["not-declared"], ({ amount }) => amount));
}

/** What was computed and is not payable, because no employer asked for it. */
function notClaimedOf(batch: Batch): Pence {
  const ofBatch = batch.reconciliation.filter(({ level }) => level === "batch");
  return pence(ofBatch.reduce((sum, { notClaimed }) => sum + notClaimed.amount, 0));
}

/** Over the lines of the whole batch: those of files and employers say the same again. */
function sumOfDifferences(
  batch: Batch,
  reasons: readonly DifferenceReason[],
  of: (difference: Difference) => number,
): number {
  let sum = 0;
  for (const line of batch.reconciliation) {
    if (line.level !== "batch") continue;
    for (const difference of line.differences) if (reasons.includes(difference.reason)) sum += of(difference);
  }
  return sum;
}
