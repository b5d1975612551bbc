// The whole comparison of some rows: candidates by blocks, numbers of nobody first, then the evidence and the rule of
// each pair. The texts of a row are fetched only for candidates.
import type { PersonNumber } from "../core/person.ts";
import {
  differentNumbers,
  type PackedRows,
  rowsIn,
  rowsOf,
  runsIn,
  slipPairs,
  sortedRows,
} from "./blocking.ts";
import { type Evidence, evidenceOf, type PersonRow, type Verdict, verdictOn } from "./evidence.ts";
import { isNobodys } from "./nobody.ts";
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
  /** The row with its texts. */
  readonly rowOf: (row: number) => PersonRow;
  /** Closed by a person as two people; absent = none. */
  readonly areTwoPeople?: (a: number, b: number) => boolean;
};

/** More rows than this in one block are not compared; the batch says so. */
const largestBlock = 200;

export function matchRows({ rows, placeholders, rowOf, areTwoPeople = () => false }: Matching): Matched {
  const { people, payrolls } = rows;
  const count = people.length;
  const nobody = new Set<number>();
  const skipped: SkippedBlock[] = [];
  const edges: Edge[] = [];
  const look = (a: number, b: number): void => {
    if (nobody.has(a) || nobody.has(b)) return;
    const evidence = evidenceOf(rowOf(a), rowOf(b));
    const verdict = verdictOn(evidence);
    if (verdict !== undefined && !areTwoPeople(a, b)) edges.push({ a, b, evidence, ...verdict });
  };
  const lookAtAll = (block: readonly number[]): void => {
    for (const [at, a] of block.entries()) for (const b of block.slice(at + 1)) look(a, b);
  };
  const byNumber = sortedRows(count, (row) => people[row] ?? 0, new Float64Array(count));
  for (const person of placeholders) for (const row of rowsOf(byNumber, person)) nobody.add(row);
  runsIn(byNumber, (from, to) => {
    const block = rowsIn(byNumber, from, to);
    if (nobody.has(block[0] ?? -1)) return;
    const tooMany = block.length > largestBlock;
    if (tooMany) skipped.push({ kind: "number", row: block[0] ?? 0, rows: block.length });
    if (tooMany || isNobodys(block.map(rowOf))) for (const row of block) nobody.add(row);
    else lookAtAll(block);
  });
  const scratch = new Float64Array(count);
  slipPairs(differentNumbers(byNumber), scratch, (one, other) => {
    const others = rowsOf(byNumber, other);
    for (const a of rowsOf(byNumber, one)) for (const b of others) look(Math.min(a, b), Math.max(a, b));
  });
  // One slip apart was looked at above, and numbers of administration have no slips.
  const apart = (a: number, b: number) =>
    people[a] !== people[b] && !isLookedAt(people[a] ?? 0, people[b] ?? 0);
  const byPayroll = sortedRows(count, (row) => (payrolls[row] ?? 0) - 1, scratch);
  runsIn(byPayroll, (from, to) => {
    const block = rowsIn(byPayroll, from, to);
    if (block.length > largestBlock) {
      skipped.push({ kind: "payroll", row: block[0] ?? 0, rows: block.length });
      return;
    }
    for (const [at, a] of block.entries()) for (const b of block.slice(at + 1)) if (apart(a, b)) look(a, b);
  });
  return {
    edges: edges.sort((one, other) => one.a - other.a || one.b - other.b),
    nobody: [...nobody].sort((a, b) => a - b),
    skipped,
  };
}

function isLookedAt(one: number, other: number): boolean {
  if (hasAdministrativePrefix(one) || hasAdministrativePrefix(other)) return false;
  // Both are numbers of rows.
  return slipBetween(one as PersonNumber, other as PersonNumber) !== undefined;
}
