// A question that `calc` answers: one statutory figure, its flat question, its flat answer.
import { z } from "zod";
import { dayFromText } from "../core/day.ts";
import type { Trail } from "../core/figure.ts";
import { penceFromText } from "../core/money.ts";
import { payFrequencies } from "../core/pay-frequency.ts";
import { rate } from "../core/rate.ts";
import type { Law } from "../law/law.ts";

/** Names and values as they are printed: money as "299.60", days as "2022-06-30". */
type Answer = Readonly<Record<string, unknown>>;

/** The question was understood and has no answer. `code` is kebab-case, `message` says what would be right. */
export type Unanswered = { readonly ok: false; readonly code: string; readonly message: string };

export type Question<Asked> = {
  /** The name in the question's `figure`. */
  readonly figure: string;
  readonly question: z.ZodType<Asked>;
  answer(law: Law, question: Asked, trail?: Trail): Answer | Unanswered;
};

/**
 * The schema of one figure's question. An unknown key is refused, so that a misspelt one is not passed over;
 * `id` may be anything short and comes back with the answer.
 */
export function asked<Name extends string, Fields extends z.ZodRawShape>(figure: Name, fields: Fields) {
  return z.strictObject({
    figure: z.literal(figure),
    id: z.union([z.string().max(200), z.number()]).optional(),
    ...fields,
  });
}

export function unanswered(code: string, message: string): Unanswered {
  return { ok: false, code, message };
}

/** Nothing is in force on the day: the answer that every figure gives then. */
export function notKnown(what: string, day: string): Unanswered {
  return unanswered(
    "no-figure-for-day",
    `There is no ${what} for ${day}. Figures are given only for days that were reviewed.`,
  );
}

const money = /^\d{1,8}(?:\.\d{1,2})?$/;

/** Pounds as text, below a hundred million; becomes Pence. */
export const poundsField = z.string().transform((text, context) => {
  const amount = money.test(text) ? penceFromText(text) : undefined;
  if (amount !== undefined) return amount;
  context.addIssue({ code: "custom", message: 'is not an amount in pounds. Write it as text: "299.60"' });
  return z.NEVER;
});

/** "2022-06-30"; becomes a Day. */
export const dayField = z.string().transform((text, context) => {
  const found = dayFromText(text);
  if (found !== undefined) return found;
  context.addIssue({ code: "custom", message: "is not a day. Write it as 2022-06-30" });
  return z.NEVER;
});

/** A whole number, as a JSON number or as text. */
export const countField = z.union([z.number(), z.string()]).transform((value, context) => {
  const count = typeof value === "number" ? value : /^-?\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isSafeInteger(count)) return count;
  context.addIssue({ code: "custom", message: "is not a whole number" });
  return z.NEVER;
});

/** "3%", "3.25%", "3/7"; becomes a Rate. */
export const rateField = z.string().transform((text, context) => {
  try {
    return rate(text);
  } catch {
    context.addIssue({ code: "custom", message: 'is not a rate. Write it as "3%" or "3/7"' });
    return z.NEVER;
  }
});

export const frequencyField = z.enum(payFrequencies);
