// Declared against payable: one line per file, employer and head, and for the batch, each with every reason
// for its difference in rows and pence. The reasons add up to the difference.
import type { Month } from "../core/day.ts";
import { heads } from "../core/decision.ts";
import { pence, poundsText } from "../core/money.ts";
import type { FileResult, ReconciliationLevel, ReconciliationLine } from "./batch.ts";
import { addTallies, differencesOf, headPlace, notClaimedIn, type Tally } from "./tally.ts";

type Scope = {
  readonly level: ReconciliationLevel;
  readonly file: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month | undefined;
};

/** `tallies` stand in the order of `files`; refused files have empty ones and no lines. */
export function reconcile(
  files: readonly FileResult[],
  tallies: readonly Tally[],
): readonly ReconciliationLine[] {
  const taken = files.flatMap((file, at) => {
    const tally = tallies[at];
    return file.status === "rejected" || tally === undefined ? [] : [{ file, tally }];
  });
  const lines: ReconciliationLine[] = [];
  for (const { file, tally } of taken) {
    const { employerId, laCode, period } = file;
    lines.push(...linesOf({ level: "file", file: file.file, employerId, laCode, period }, tally));
  }
  for (const employerId of inOrder(taken.map(({ file }) => file.employerId))) {
    const mine = taken.filter(({ file }) => file.employerId === employerId);
    const scope = { level: "employer", file: "", employerId, laCode: "", period: undefined } as const;
    lines.push(...linesOf(scope, addTallies(mine.map(({ tally }) => tally))));
  }
  for (const laCode of inOrder(taken.map(({ file }) => file.laCode))) {
    const mine = taken.filter(({ file }) => file.laCode === laCode);
    const scope = { level: "council", file: "", employerId: "", laCode, period: undefined } as const;
    lines.push(...linesOf(scope, addTallies(mine.map(({ tally }) => tally))));
  }
  const all = { level: "batch", file: "", employerId: "", laCode: "", period: undefined } as const;
  lines.push(...linesOf(all, addTallies(taken.map(({ tally }) => tally))));
  return lines;
}

function inOrder(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function linesOf(scope: Scope, tally: Tally): readonly ReconciliationLine[] {
  return heads.flatMap((head) => {
    const declared = pence(tally.headDeclared[headPlace(head)] ?? 0);
    const computed = pence(tally.headPayable[headPlace(head)] ?? 0);
    const differences = differencesOf(tally, head);
    const notClaimed = notClaimedIn(tally, head);
    if (declared === 0 && computed === 0 && differences.length + notClaimed.rows === 0) return [];
    const difference = pence(computed - declared);
    return [{ ...scope, head, declared, computed, difference, differences, notClaimed }];
  });
}

/**
 * As reconciliation.csv says it: "not-eligible 3 rows -898.80; computed-lower 1 row -0.60", or "agrees". What nobody
 * claimed comes after it, as it explains no difference: "agrees; not-claimed 2 rows 90.18 not payable".
 */
export function explanationText({ differences, notClaimed }: ReconciliationLine): string {
  const counted = (rows: number): string => `${rows} ${rows === 1 ? "row" : "rows"}`;
  const reasons = differences.map(
    ({ reason, rows, amount }) => `${reason} ${counted(rows)} ${poundsText(amount)}`,
  );
  if (reasons.length === 0) reasons.push("agrees");
  if (notClaimed.rows > 0) {
    reasons.push(`not-claimed ${counted(notClaimed.rows)} ${poundsText(notClaimed.amount)} not payable`);
  }
  return reasons.join("; ");
}
