// How long what a batch left has to be kept: calendar months after the last day on which anything of it was paid. Which months,
// by which clause, is the law's (retention.sspeMonths, retention.wfpMonths) or the council's.
import { addDays, addMonths, civil, type Day, dayOf, daysOf, type Month, monthOf } from "../core/day.ts";

/** The months of one scheme; undefined where nobody has set them: then nothing of it is due, however old. */
export type RetentionRule = {
  readonly scheme: string;
  readonly months: number | undefined;
  /** Where the number comes from: SSPE-86, or the council's decision. */
  readonly clause: string;
};

/** What one batch has of one scheme. */
type KeptClaims = {
  readonly scheme: string;
  /** The latest month in which a payment, a recovery or a case of it falls. */
  readonly lastMonth: Month;
};

/** Until when what a batch has of a scheme is kept. */
export type Retention = {
  readonly scheme: string;
  readonly lastPayDay: Day;
  readonly months: number | undefined;
  readonly clause: string;
  /** The first day on which it may go; undefined where nobody has set how long it is kept. */
  readonly earliest: Day | undefined;
};

/**
 * The book knows the month in which a payment falls due, not the day: the month's last day counts, so that nothing goes before its
 * time, and a later day on which the batch was listed or marked as paid counts instead.
 */
export function retentionOf(
  { scheme, lastMonth }: KeptClaims,
  paidOn: Day | undefined,
  ruleOn: (payDay: Day) => RetentionRule,
): Retention {
  const monthEnd = daysOf(lastMonth).last;
  const lastPayDay = paidOn !== undefined && paidOn > monthEnd ? paidOn : monthEnd;
  const { months, clause } = ruleOn(lastPayDay);
  const earliest = months === undefined ? undefined : monthsAfter(lastPayDay, months);
  return { scheme, lastPayDay, months, clause, earliest };
}

/** The same day so many calendar months later; the first of the next month where that month has no such day. */
function monthsAfter(day: Day, months: number): Day {
  const month = addMonths(monthOf(day), months);
  const { date } = civil(day);
  return dayOf(Math.floor(month / 12), (month % 12) + 1, date) ?? addDays(daysOf(month).last, 1);
}

/** A batch is due when all of it is: what it has of every scheme, on this day or before. */
export function isDue(retentions: readonly Retention[], asOf: Day): boolean {
  return (
    retentions.length > 0 && retentions.every(({ earliest }) => earliest !== undefined && earliest <= asOf)
  );
}
