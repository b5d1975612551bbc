// Small counts are withheld, so that nobody can be recognised in a table, and counts that rest on few are marked
// (IWS-18, 21, 23). Where one count of a group would follow from the others and their sum, a second is withheld, too.
import type { Terms } from "./terms.ts";

export type Mark = "" | "low-base" | "suppressed";

type Limits = Pick<Terms, "suppressBelow" | "lowBaseBelow">;

function small(count: number, { suppressBelow }: Limits): boolean {
  return count > 0 && count < suppressBelow;
}

/** The marks of counts that add up to something that may be known. Zero is no person and is shown. */
export function marksOf(limits: Limits, counts: readonly number[]): readonly Mark[] {
  const marks = counts.map((count): Mark => {
    if (small(count, limits)) return "suppressed";
    return count > 0 && count < limits.lowBaseBelow ? "low-base" : "";
  });
  if (marks.filter((mark) => mark === "suppressed").length !== 1) return marks;
  let least: number | undefined;
  for (const [at, count] of counts.entries()) {
    if (count > 0 && marks[at] !== "suppressed" && count < (counts[least ?? -1] ?? Number.POSITIVE_INFINITY))
      least = at;
  }
  return marks.map((mark, at) => (at === least ? "suppressed" : mark));
}

/** The mark of a part of a base, both of which are shown: the rest of the base must not be small either. */
export function markOfPart(limits: Limits, part: number, base: number): Mark {
  if (small(base, limits) || small(part, limits) || small(base - part, limits)) return "suppressed";
  return base > 0 && base < limits.lowBaseBelow ? "low-base" : "";
}
