// How a return is written in the lines of prior-facts.jsonl.
import * as z from "zod";
import { type Month, monthFromText, monthText } from "../../core/day.ts";
import type { Version } from "../../engine/versions.ts";

/** What names a return, without the version. */
export type Return = Omit<Version, "sequence">;

/** The cells of a line that name a return, for a schema to spread. */
export const returnFields = {
  scheme: z.string(),
  layout: z.string(),
  employerId: z.string(),
  laCode: z.string(),
  period: z.string().transform(monthOf),
};

/** The same cells with the month as text, in one order, so that the same facts are the same bytes. */
export function writtenReturn({ scheme, layout, employerId, laCode, period }: Return) {
  return { scheme, layout, employerId, laCode, period: monthText(period) };
}

/** Throws on what was never written. */
export function monthOf(text: string): Month {
  const month = monthFromText(text);
  if (month === undefined) throw new Error(`prior-facts.jsonl: ${text} is no month`);
  return month;
}
