// What somebody has decided of cases of duplicates: GENUINE, the two sides are two people; SAME, they are one. Neither is asked
// about again. The book remembers both sides by their keys.
import type { PostedRow } from "../book.ts";
import type { PairRuling } from "../recognition.ts";
import type { BookCase, PersonLines } from "../records.ts";

/** Somebody at an employer, by the key under which the book knows the person. */
type Side = { readonly personKey: string; readonly employerId: string };

const rulings: Readonly<Record<string, PairRuling>> = { GENUINE: "two", SAME: "one" };

/** The cases of a scheme with a ruling, and all that were opened together with one. `now` are the outcomes of this batch. */
export function ruledCases(
  cases: readonly BookCase[],
  scheme: string,
  now: ReadonlyMap<string, string>,
): readonly BookCase[] {
  const standing = cases.filter((one) => one.scheme === scheme && one.status !== "withdrawn");
  const ruled = new Set(standing.filter((one) => rulingOf(one, now) !== undefined).map(bundleOf));
  return standing.filter((one) => ruled.has(bundleOf(one)));
}

/** The rows that these cases are against: who was paid there is asked of the book. */
export function rowsAgainst(cases: readonly BookCase[]): readonly PostedRow[] {
  return cases.map(sideA);
}

/**
 * Every ruled pair: what was decided last of two people holds. `cases` are those of `ruledCases`, `paid` the lines on the rows
 * that they are against.
 */
export function ruledPairs(
  cases: readonly BookCase[],
  paid: readonly PersonLines[],
  now: ReadonlyMap<string, string>,
): (a: Side, b: Side) => PairRuling | undefined {
  const paidOn = new Map<string, Set<string>>();
  for (const { personKey, postings } of paid) {
    for (const { returnBatchId: batchId, file, row } of postings) {
      const key = rowKey({ batchId, file, row });
      paidOn.set(key, (paidOn.get(key) ?? new Set()).add(personKey));
    }
  }
  const pairs = new Map<string, PairRuling>();
  for (const one of cases) {
    const ruling = rulingOf(one, now);
    if (ruling === undefined) continue;
    const together = cases.filter((other) => bundleOf(other) === bundleOf(one));
    const mine = sideB(one);
    for (const other of othersOf(one, ruling, together, paidOn)) pairs.set(pairOf(mine, other), ruling);
  }
  return (a, b) => (pairs.size === 0 ? undefined : pairs.get(pairOf(a, b)));
}

function rulingOf({ code, outcome }: BookCase, now: ReadonlyMap<string, string>): PairRuling | undefined {
  return rulings[now.get(code) ?? outcome];
}

/**
 * Whom side B was decided to be or not to be: who was paid on side A, or is held there. Where the numbers differ and they are
 * two people, B is none of the others of the case either, so that one decision releases the row. Without a side A the number
 * itself is somebody's.
 */
function othersOf(
  one: BookCase,
  ruling: PairRuling,
  together: readonly BookCase[],
  paidOn: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Side[] {
  if (one.fileA === "" && one.batchB === "") return [sideB(one)];
  const sidesOf = (line: BookCase): readonly Side[] => [
    ...[...(paidOn.get(rowKey(sideA(line))) ?? [])].map((personKey) => {
      return { personKey, employerId: line.employerA };
    }),
    ...together.filter(({ fileB, rowB }) => fileB === line.fileA && rowB === line.rowA).map(sideB),
  ];
  const mine = sidesOf(one);
  if (ruling === "one" || mine.some(({ personKey }) => personKey === one.personKey)) return mine;
  const others = [...together.flatMap(sidesOf), ...together.map(sideB)];
  // And B is somebody: a payroll number that is known says no more of the number.
  return [...others.filter(({ personKey }) => personKey !== one.personKey), sideB(one)];
}

function sideA({ batchB, batchId, fileA, rowA }: BookCase): PostedRow {
  return { batchId: batchB === "" ? batchId : batchB, file: fileA, row: rowA };
}

function sideB({ personKey, employerB }: BookCase): Side {
  return { personKey, employerId: employerB };
}

function rowKey({ batchId, file, row }: PostedRow): string {
  return JSON.stringify([batchId, file, row]);
}

/** "<batch>-3-" of "<batch>-3-1", with the batch that opened it: the lines of one case. */
function bundleOf({ code, batchId }: BookCase): string {
  return `${batchId} ${code.replace(/^([^-]+-\d+-).*$/, "$1")}`;
}

/** Two numbers are two people wherever they work; one number with two claims, only at these two employers. */
function pairOf(a: Side, b: Side): string {
  if (a.personKey !== b.personKey) return [a.personKey, b.personKey].sort().join(" ");
  return JSON.stringify([a.personKey, ...[a.employerId, b.employerId].sort()]);
}
