// How a return is written in the lines of prior-facts.jsonl, and how such lines are put in order.
import * as z from "zod";
import { type Month, monthFromText, monthText } from "../../core/day.ts";
import type { RecoveringReturn, Version } from "../../engine/versions.ts";

/** The cells of a line that name a return, for a schema to spread. */
export const returnFields = {
  scheme: z.string(),
  layout: z.string(),
  employerId: z.string(),
  laCode: z.string(),
  period: z.string().transform(monthOf),
};

/** The same cells with the month as text, in one order, so that the same facts are the same bytes. */
export function writtenReturn({ scheme, layout, employerId, laCode, period }: Omit<Version, "sequence">) {
  return { scheme, layout, employerId, laCode, period: monthText(period) };
}

/** Throws on what was never written. */
export function monthOf(text: string): Month {
  const month = monthFromText(text);
  if (month === undefined) throw new Error(`prior-facts.jsonl: ${text} is no month`);
  return month;
}

/** The lines in the order of their keys, by code unit. */
export function inOrder(lines: ReadonlyMap<string, string>): string {
  return [...lines]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, line]) => line)
    .join("");
}

/** Other returns that took back what stood of this one, as one line. */
export function recoveredText(version: Version, by: readonly RecoveringReturn[]): string {
  const returns = by.map(({ layout, employerId, laCode, period }) => ({
    layout,
    employerId,
    laCode,
    period: monthText(period),
  }));
  return `${JSON.stringify({ recovered: { ...writtenReturn(version), by: returns } })}\n`;
}
