// The whole comparison of some rows: candidates by blocks, numbers of nobody first, then the evidence and the rule of
// each pair. The texts of rows are fetched only for candidates, many at a time.
import type { PersonNumber } from "../core/person.ts";
import {
  differentNumbers,
  growing,
  type PackedRows,
  rowsIn,
  rowsOf,
  runsIn,
  type Sorted,
  slipPairs,
  slipsOfSeconds,
  sortedRows,
} from "./blocking.ts";
import { type Evidence, evidenceOf, type PersonRow, type Verdict, verdictOn, verdicts } from "./evidence.ts";
import { isNobodys } from "./nobody.ts";
import { mayAgree } from "./packed-names.ts";
import { hasAdministrativePrefix, slipBetween } from "./slips.ts";

/** Two rows, the earlier one first, that a rule calls a case. */
export type Edge = { readonly a: number; readonly b: number; readonly evidence: Evidence } & Verdict;

/** A block of so many rows that comparing them all says nothing, but that no number is right. */
type SkippedBlock = {
  readonly kind: "number" | "payroll";
  /** The first row of the block, and how many there are. */
  readonly row: number;
  readonly rows: number;
};

export type Matched = {
  /** In the order of the rows. */
  readonly edges: readonly Edge[];
  /** Rows whose number is nobody's, in order. */
  readonly nobody: readonly number[];
  readonly skipped: readonly SkippedBlock[];
};

type Matching = {
  readonly rows: PackedRows;
  readonly placeholders: ReadonlySet<PersonNumber>;
  /** The rows with their texts. */
  readonly textsOf: (rows: readonly number[]) => ReadonlyMap<number, PersonRow>;
  /** What somebody decided of the two: two people, or one; absent = nobody did. */
  readonly ruledOn?: ((a: PersonRow, b: PersonRow) => "two" | "one" | undefined) | undefined;
};

/** More rows than this in one block are not compared; the batch says so. */
const largestBlock = 200;
/** So many rows are looked at together: their texts are in memory at once. */
const together = 40_000;

export function matchRows(matching: Matching): Matched {
  const { people } = matching.rows;
  const count = people.length;
  const spare = new Float64Array(count);
  const byNumber = sortedRows(count, (row) => people[row] ?? 0, new Float64Array(count), spare);
  const edges: Edge[] = [];
  const { nobody, skipped } = sameNumbers(matching, byNumber, edges);
  const skippedPayrolls = otherNumbers(matching, byNumber, nobody, edges, spare);
  return {
    edges: edges.sort((one, other) => one.a - other.a || one.b - other.b),
    nobody: [...nobody].sort((a, b) => a - b),
    skipped: [...skipped, ...skippedPayrolls],
  };
}

/** Finds the numbers of nobody, and the edges between rows of one number. */
function sameNumbers(
  matching: Matching,
  byNumber: Sorted,
  edges: Edge[],
): { readonly nobody: Set<number>; readonly skipped: readonly SkippedBlock[] } {
  const nobody = new Set<number>();
  const skipped: SkippedBlock[] = [];
  for (const person of matching.placeholders) for (const row of rowsOf(byNumber, person)) nobody.add(row);
  let waiting: (readonly number[])[] = [];
  let rows = 0;
  const look = (): void => {
    const textOf = rowsWith(matching, waiting.flat());
    for (const block of waiting) {
      if (isNobodys(block.map(textOf), matching.ruledOn)) for (const row of block) nobody.add(row);
      else for (const [a, b] of pairsOf(block)) edges.push(...edgeOf(matching, textOf, a, b));
    }
    [waiting, rows] = [[], 0];
  };
  runsIn(byNumber, (from, to) => {
    const block = rowsIn(byNumber, from, to);
    if (nobody.has(block[0] ?? -1)) return;
    if (block.length > largestBlock) {
      skipped.push({ kind: "number", row: block[0] ?? 0, rows: block.length });
      for (const row of block) nobody.add(row);
      return;
    }
    waiting.push(block);
    rows += block.length;
    if (rows >= together) look();
  });
  look();
  return { nobody, skipped };
}

/** Finds the edges between rows of two numbers: one slip apart, or with one payroll number at one employer. */
function otherNumbers(
  matching: Matching,
  byNumber: Sorted,
  nobody: ReadonlySet<number>,
  edges: Edge[],
  spare: Float64Array,
): readonly SkippedBlock[] {
  const { people, payrolls, marks } = matching.rows;
  const skipped: SkippedBlock[] = [];
  const pairs = growing();
  const add = (a: number, b: number): void => {
    if (nobody.has(a) || nobody.has(b)) return;
    const oneJob = payrolls[a] !== 0 && payrolls[a] === payrolls[b];
    if (oneJob || mayAgree(marks[a] ?? 0, marks[b] ?? 0)) pairs.add(Math.min(a, b), Math.max(a, b));
  };
  const scratch = new Float64Array(people.length);
  slipPairs(differentNumbers(byNumber), scratch, spare, (one, other) => {
    const others = rowsOf(byNumber, other);
    for (const a of rowsOf(byNumber, one)) for (const b of others) add(a, b);
  });
  slipsOfSeconds(byNumber, (second, other) => {
    const others = rowsOf(byNumber, other);
    if (others.length > 0) for (const a of rowsOf(byNumber, second)) for (const b of others) add(a, b);
  });
  const byPayroll = sortedRows(people.length, (row) => (payrolls[row] ?? 0) - 1, scratch, spare);
  runsIn(byPayroll, (from, to) => {
    const block = rowsIn(byPayroll, from, to);
    if (block.length > largestBlock) {
      skipped.push({ kind: "payroll", row: block[0] ?? 0, rows: block.length });
      return;
    }
    for (const [a, b] of pairsOf(block)) {
      const [one, other] = [people[a] ?? 0, people[b] ?? 0];
      // One slip apart was found above.
      if (one !== other && !isOneSlip(one, other)) add(a, b);
    }
  });
  for (const some of pairs.inPieces(together / 2)) {
    const textOf = rowsWith(matching, some.flat());
    for (const [a, b] of some) edges.push(...edgeOf(matching, textOf, a, b));
  }
  return skipped;
}

function edgeOf(
  { ruledOn }: Matching,
  textOf: (row: number) => PersonRow,
  a: number,
  b: number,
): readonly Edge[] {
  const [one, other] = [textOf(a), textOf(b)];
  const evidence = evidenceOf(one, other);
  const verdict = verdictOn(evidence);
  if (verdict === undefined) return [];
  const ruled = verdict.tier === "certain" ? undefined : ruledOn?.(one, other);
  if (ruled === "one") return [{ a, b, evidence, ...verdicts.closedAsSame }];
  // One number is one payment (WFP-55), whatever was closed before: two claims of it in one batch stay a case.
  if (ruled === "two" && evidence.number !== "equal") return [];
  return [{ a, b, evidence, ...verdict }];
}

function rowsWith({ textsOf }: Matching, wanted: readonly number[]): (row: number) => PersonRow {
  const found = textsOf([...new Set(wanted)]);
  return (row) => {
    const text = found.get(row);
    if (text === undefined) throw new Error("a row that was kept cannot be found again");
    return text;
  };
}

function pairsOf(block: readonly number[]): readonly (readonly [number, number])[] {
  return block.flatMap((a, at) => block.slice(at + 1).map((b) => [a, b] as const));
}

function isOneSlip(one: number, other: number): boolean {
  if (hasAdministrativePrefix(one) || hasAdministrativePrefix(other)) return false;
  // Both are numbers of rows.
  return slipBetween(one as PersonNumber, other as PersonNumber) !== undefined;
}
