// A table of counts: a line for each code, small numbers withheld.
import { divideHalfUp } from "../../core/rate.ts";
import { type Mark, markOfPart, marksOf } from "./suppression.ts";
import { blank, type Heading, type TableLine } from "./table-line.ts";
import type { Terms } from "./terms.ts";

/** Whole per cent, a half up; undefined where there is nothing to divide by (IWS-10, 11). */
export function attainment(achieved: number, target: number): number | undefined {
  return target === 0 ? undefined : divideHalfUp(achieved * 100, target);
}

/** How often each code occurs. Their sum may be known, so one small count hides a second. */
export function countLines(
  terms: Terms,
  heading: Heading,
  codes: readonly string[],
  values: readonly string[],
): readonly TableLine[] {
  const counts = codes.map((code) => values.filter((value) => value === code).length);
  const marks = marksOf(terms, counts);
  return codes.map((category, at) => {
    const mark = marks[at] ?? "";
    return { ...blank, ...heading, category, count: shown(counts[at] ?? 0, mark), mark };
  });
}

export function shown(count: number, mark: Mark): number | undefined {
  return mark === "suppressed" ? undefined : count;
}

/** A part of a base with its per cent. */
export function partLine(
  terms: Terms,
  heading: Heading,
  category: string,
  part: number,
  base: number,
  hidden = false,
): TableLine {
  const mark = hidden ? "suppressed" : markOfPart(terms, part, base);
  const known = mark !== "suppressed";
  return {
    ...blank,
    ...heading,
    category,
    count: known ? part : undefined,
    base: known ? base : undefined,
    percent: known ? attainment(part, base) : undefined,
    mark,
  };
}
