// The Statutory Sick Pay of the days that are paid for. Most absences stand alone, and many have the same days and
// weekdays, so what a spell brings is kept and looked up again.
import type { Day } from "../../core/day.ts";
import { type Pence, zero } from "../../core/money.ts";
import type { Rate } from "../../core/rate.ts";
import type { Law } from "../../law/law.ts";
import type { NoFigure } from "../../statute/no-figure.ts";
import { type SickDay, type SickPayAnswer, type SpellAnswer, sickPay } from "../../statute/sick-pay.ts";
import { type SickPayNotes, sickPayOf } from "../../statute/sick-pay-amounts.ts";
import { meetsLimit } from "../../statute/sick-pay-entitlement.ts";
import type { WorkPattern } from "../../statute/sick-pay-pattern.ts";
import { type Spell, sickReasons } from "../../statute/sick-pay-periods.ts";
import { isPaidFor, type PaidDays } from "./working-days.ts";

export type SickPayDue = {
  readonly kind: "due";
  /** The earnings and the spell give a right to sick pay on some day of the spell. */
  readonly right: boolean;
  /** For the days that are paid for. */
  readonly amount: Pence;
};

type SickPayOf = (
  pattern: WorkPattern,
  spells: readonly Spell[],
  average: Rate,
  paid: PaidDays,
  notes: SickPayNotes | undefined,
) => SickPayDue | NoFigure;

const none: SickPayDue = Object.freeze({ kind: "due", right: false, amount: zero });

/** A spell's sick pay for somebody whose earnings are enough, with sums that were asked for. */
type Kept = { readonly answer: SickPayAnswer | NoFigure; readonly sums: Map<number, SickPayDue> };

/** Longer spells are not kept. */
const longestKept = 4096;
const mostKept = 20_000;

/** Sick pay by one law; it keeps what it has worked out. */
export function sickPayDesk(law: Law): SickPayOf {
  // By the first day, then by the rest: small numbers are looked up faster than large ones.
  let kept = new Map<Day, Map<number, Kept>>();
  let size = 0;

  /** What depends on nothing but the spell's days, its reason and the weekdays; undefined when that is not kept. */
  function keptFor(pattern: WorkPattern, spell: Spell): Kept | undefined {
    const length = spell.last - spell.first;
    // Which of its days are for COVID is in no key.
    if (length >= longestKept || spell.covidDays !== undefined) return undefined;
    const key = (length * 128 + pattern) * sickReasons.length + sickReasons.indexOf(spell.reason);
    const found = kept.get(spell.first)?.get(key);
    if (found !== undefined) return found;
    if (size >= mostKept) {
      kept = new Map();
      size = 0;
    }
    const one = { answer: sickPay(law, { pattern, spells: [spell] }), sums: new Map() };
    const sameDay = kept.get(spell.first) ?? new Map<number, Kept>();
    kept.set(spell.first, sameDay.set(key, one));
    size += 1;
    return one;
  }

  function plain(pattern: WorkPattern, spell: Spell, average: Rate, paid: PaidDays) {
    if (paid.fullPay !== undefined) return undefined;
    const one = keptFor(pattern, spell);
    if (one === undefined || one.answer.kind === "no figure") return undefined;
    const answer = one.answer.spells[0];
    if (answer?.lowerEarningsLimit === undefined) return none;
    if (!meetsLimit(average, answer.lowerEarningsLimit)) return none;
    const key = (paid.days.first - spell.first) * longestKept + paid.days.last - spell.first;
    let due = one.sums.get(key);
    if (due === undefined) {
      due = dueOf(answer, paid, undefined);
      one.sums.set(key, due);
    }
    return due;
  }

  return (pattern, spells, average, paid, notes) => {
    const [first, second] = spells;
    // What was kept has no steps.
    if (first !== undefined && second === undefined && notes === undefined) {
      const due = plain(pattern, first, average, paid);
      if (due !== undefined) return due;
    }
    const answer = sickPay(law, { pattern, spells, averageWeeklyEarnings: average }, notes);
    if (answer.kind === "no figure") return answer;
    const last = answer.spells.at(-1);
    return last === undefined ? none : dueOf(last, paid, notes);
  };
}

function dueOf(answer: SpellAnswer, paid: PaidDays, notes: SickPayNotes | undefined): SickPayDue {
  const days: SickDay[] = answer.days.filter(({ day }) => isPaidFor(paid, day));
  // The whole spell was added up already.
  const amount = days.length === answer.days.length ? answer.total : sickPayOf(days, notes);
  return { kind: "due", right: answer.paidDays > 0, amount };
}
