// What a claim says of its on-costs, as the book keeps it: which of the two a later file may still bring.

/**
 * left-out: both are open, because cells were missing or nobody claimed them; ni-left-out and pension-left-out: one of them is;
 * none: a self-employed worker has no employer's costs. The book holds the place in this list, so it only grows at its end.
 */
export const onCostMarks = ["left-out", "computed", "none", "ni-left-out", "pension-left-out"] as const;
export type OnCostMark = (typeof onCostMarks)[number];

/** The mark of a claim with one of its costs open, both, or none of them. */
export function markOfOpen(ni: boolean, pension: boolean): OnCostMark {
  if (ni && pension) return "left-out";
  if (ni) return "ni-left-out";
  return pension ? "pension-left-out" : "computed";
}

/** The mark of several payments of one month: what one of them leaves open is open. Undefined where nothing is known. */
export function jointMark(marks: readonly (OnCostMark | undefined)[]): OnCostMark | undefined {
  const open = markOfOpen(marks.some(niOpen), marks.some(pensionOpen));
  if (open !== "computed" || marks.includes("computed")) return open;
  return marks.includes("none") ? "none" : undefined;
}

export function niOpen(mark: OnCostMark | undefined): boolean {
  return mark === "left-out" || mark === "ni-left-out";
}

export function pensionOpen(mark: OnCostMark | undefined): boolean {
  return mark === "left-out" || mark === "pension-left-out";
}
