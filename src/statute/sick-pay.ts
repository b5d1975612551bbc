// Statutory Sick Pay over a person's spells at one employer: which days are paid, which are not and why.
// Linked periods of incapacity share one entitlement: its earnings test, waiting days, 28 weeks, three years.
import { addDays, contains, type Day, type Period } from "../core/day.ts";
import { figure, noted } from "../core/figure.ts";
import type { Pence } from "../core/money.ts";
import { law as inLaw, laws, type Origin } from "../core/origin.ts";
import type { Rate } from "../core/rate.ts";
import type { Law } from "../law/law.ts";
import { choiceOn, countOn, moneyOn, periodOn, rateOn } from "../law/parameters.ts";
import { type NoFigure, noFigure } from "./no-figure.ts";
import {
  dailyRate,
  type PaidDay,
  type SickPayNotes,
  sickPayOf,
  unpaid,
  type WeekInputs,
  weekRate,
} from "./sick-pay-amounts.ts";
import { type Entitlement, entitlementFrom, known, meetsLimit, reformed } from "./sick-pay-entitlement.ts";
import { daysPerWeek, type WorkPattern, worksOn } from "./sick-pay-pattern.ts";
import { covidStretches, linksTo, periodOfIncapacity, type Spell, spellsFault } from "./sick-pay-periods.ts";

type SickPayQuestion = {
  /** The qualifying days. */
  readonly pattern: WorkPattern;
  /** First spell first, at least a day between two. Earlier spells count for links, waiting days and the 28 weeks. */
  readonly spells: readonly Spell[];
  /**
   * In pence, exact, of the first linked spell. Absent: taken as enough, unless the rate depends on it.
   */
  readonly averageWeeklyEarnings?: Rate | undefined;
};

type DayVerdict =
  | "paid"
  | "not-in-a-period"
  | "below-limit"
  | "waiting"
  | "after-28-weeks"
  | "after-three-years";

/** A qualifying day of a spell. */
export type SickDay = PaidDay & { readonly verdict: DayVerdict };

export type SpellAnswer = {
  readonly formsPiw: boolean;
  /** It continues an earlier period of incapacity. */
  readonly linked: boolean;
  readonly waitingDays: number;
  readonly paidDays: number;
  readonly total: Pence;
  /** The day whose lower earnings limit counts; absent when the spell forms no period. */
  readonly limitDay?: Day | undefined;
  readonly lowerEarningsLimit?: Pence | undefined;
  /** Every qualifying day of the spell, first day first; `sickPayOf` adds up any part of them. */
  readonly days: readonly SickDay[];
};

export type SickPayAnswer = { readonly kind: "sick pay"; readonly spells: readonly SpellAnswer[] };

/** What linked periods of incapacity have in common, as it stands after some of them. */
type Series = {
  readonly limitDay: Day;
  readonly limit: Pence;
  /** The last day of the latest period. */
  readonly last: Day;
  /** Absent while the earnings do not reach the limit. */
  readonly entitlement: Entitlement | undefined;
};

function newSeries(law: Law, period: Period, average: Rate | undefined, notes?: SickPayNotes): Series {
  const limit = known(moneyOn(law, "sickPay.lowerEarningsLimit", period.first));
  const on = period.first;
  const entitled = average === undefined || meetsLimit(average, limit, notes && { ...notes, on });
  return {
    limitDay: period.first,
    limit,
    last: period.last,
    entitlement: entitled ? entitlementFrom(law, period.first) : undefined,
  };
}

/** What the week's rate of a day rests on; no more is looked up than the way in force asks for. */
function weekInputsOn(law: Law, day: Day, begun: Day, average: Rate | undefined): WeekInputs | NoFigure {
  const amount = known(choiceOn(law, "sickPay.weeklyAmount", day));
  const flat = amount === "flat";
  const before = flat ? undefined : choiceOn(law, "sickPay.weeklyAmount", begun);
  const kept = before === "flat";
  if (!flat && !kept && average === undefined) return noFigure("average-weekly-earnings-missing", day);
  return {
    "sickPay.weeklyAmount": amount,
    weeklyAmountBegun: before,
    "sickPay.weeklyRate": known(moneyOn(law, "sickPay.weeklyRate", day)),
    "sickPay.keptFlatRateAbove": kept ? known(moneyOn(law, "sickPay.keptFlatRateAbove", day)) : undefined,
    averageWeeklyEarnings: average,
    "sickPay.earningsShare": flat ? undefined : known(rateOn(law, "sickPay.earningsShare", day)),
  };
}

/** Whether two days ask for the same rate; the average is that of the absence. */
function same(a: WeekInputs, b: WeekInputs): boolean {
  const [one, other] = [a["sickPay.earningsShare"], b["sickPay.earningsShare"]];
  return (
    a["sickPay.weeklyRate"] === b["sickPay.weeklyRate"] &&
    a["sickPay.weeklyAmount"] === b["sickPay.weeklyAmount"] &&
    a["sickPay.keptFlatRateAbove"] === b["sickPay.keptFlatRateAbove"] &&
    // Entries are loaded once, so an entry's rate is the same object.
    one === other
  );
}

function weekOrigins({ average, spells }: SickPayNotes, day: Day, begun: Day) {
  const onDay = laws(
    day,
    spells,
    "sickPay.weeklyAmount",
    "sickPay.weeklyRate",
    "sickPay.keptFlatRateAbove",
    "sickPay.earningsShare",
  );
  const weeklyAmountBegun: Origin = inLaw("sickPay.weeklyAmount", begun, spells);
  return { ...onDay, weeklyAmountBegun, averageWeeklyEarnings: average };
}

function withoutPeriod(question: SickPayQuestion, spell: Spell, notes?: SickPayNotes): SpellAnswer {
  const days: SickDay[] = [];
  for (let day = spell.first; day <= spell.last; day = addDays(day, 1)) {
    if (worksOn(question.pattern, day)) days.push({ day, daily: unpaid, verdict: "not-in-a-period" });
  }
  const total = sickPayOf(days, notes);
  return { formsPiw: false, linked: false, waitingDays: 0, paidDays: 0, total, days };
}

function covers(stretches: readonly Period[], day: Day): boolean {
  for (const stretch of stretches) if (contains(stretch, day)) return true;
  return false;
}

type SpellResult = { readonly answer: SpellAnswer; readonly entitlement: Entitlement | undefined };

/** Goes through the days of one spell that forms a period. */
function throughSpell(
  law: Law,
  { pattern, averageWeeklyEarnings: average }: SickPayQuestion,
  spell: Spell,
  period: Period,
  linked: boolean,
  series: Series,
  notes: SickPayNotes | undefined,
): SpellResult | NoFigure {
  const perWeek = daysPerWeek(pattern);
  const decimals = known(countOn(law, "sickPay.dailyRateDecimals", period.first));
  const mostDays = known(countOn(law, "sickPay.mostWeeks", period.first)) * perWeek;
  const starts = known(periodOn(law, "sickPay.covid.starts", period.first));
  const suspended = covidStretches(spell, period).filter(({ first }) => contains(starts, first));
  let entitlement = series.entitlement;
  let begun: Day | undefined;
  let waitingDays = 0;
  let paidDays = 0;
  let asked: WeekInputs | undefined;
  let rate = unpaid;
  const days: SickDay[] = [];

  for (let day = spell.first; day <= spell.last; day = addDays(day, 1)) {
    entitlement ??= reformed(law, spell, day);
    if (!worksOn(pattern, day)) continue;
    let verdict: DayVerdict = "paid";
    if (day < period.first) verdict = "not-in-a-period";
    else if (entitlement === undefined) verdict = "below-limit";
    else if (day >= entitlement.ends) verdict = "after-three-years";
    else if (entitlement.paid >= mostDays) verdict = "after-28-weeks";
    else if (
      !covers(suspended, day) &&
      entitlement.qualifying < known(countOn(law, "sickPay.waitingDays", day))
    ) {
      verdict = "waiting";
      waitingDays += 1;
    }
    if (verdict === "paid") {
      begun ??= day;
      const wanted = weekInputsOn(law, day, begun, average);
      if ("kind" in wanted) return wanted;
      // Each weekly rate and its daily rate are worked out once, not once a day.
      if (asked === undefined || !same(asked, wanted)) {
        asked = wanted;
        const note = notes && noted(notes.trail, weekOrigins(notes, day, begun));
        const week = figure(weekRate, wanted, note);
        rate = dailyRate(week, perWeek, decimals, notes && { ...notes, from: period.first });
      }
      paidDays += 1;
    }
    days.push({ day, daily: verdict === "paid" ? rate : unpaid, verdict });
    if (entitlement !== undefined && day >= period.first) {
      const { ends, qualifying, paid } = entitlement;
      entitlement = { ends, qualifying: qualifying + 1, paid: verdict === "paid" ? paid + 1 : paid };
    }
  }
  const total = sickPayOf(days, notes);
  const { limitDay, limit } = series;
  const answer = {
    formsPiw: true,
    linked,
    waitingDays,
    paidDays,
    total,
    limitDay,
    lowerEarningsLimit: limit,
    days,
  };
  return { answer, entitlement };
}

/**
 * Sick pay for each spell, in pence. Refused: days outside the reviewed years, a pattern without a working day,
 * spells that overlap, adjoin or run backwards, and from April 2026 a missing average.
 * Source: HMRC's Statutory Payments Manual; the COVID and April 2026 rules as in schemas/parameters.
 */
export function sickPay(law: Law, question: SickPayQuestion, notes?: SickPayNotes): SickPayAnswer | NoFigure {
  if (daysPerWeek(question.pattern) === 0) return noFigure("no-working-day");
  const fault = spellsFault(law, question.spells);
  if (fault !== undefined) return fault;
  const spells: SpellAnswer[] = [];
  let series: Series | undefined;
  for (const spell of question.spells) {
    const period = periodOfIncapacity(law, spell);
    if (period === undefined) {
      spells.push(withoutPeriod(question, spell, notes));
      continue;
    }
    const linked = series !== undefined && linksTo(law, series.last, period.first);
    if (series === undefined || !linked)
      series = newSeries(law, period, question.averageWeeklyEarnings, notes);
    const result = throughSpell(law, question, spell, period, linked, series, notes);
    if ("kind" in result) return result;
    spells.push(result.answer);
    series = { ...series, last: period.last, entitlement: result.entitlement };
  }
  return { kind: "sick pay", spells };
}
