// Statutory Sick Pay over a person's spells at one employer: which days are paid, which are not and why.
// Linked periods of incapacity share one entitlement: its earnings test, waiting days, 28 weeks, three years.
import { addDays, civil, contains, type Day, dayOf, type Period } from "../core/day.ts";
import { type Formula, figure, type Trail } from "../core/figure.ts";
import type { Pence } from "../core/money.ts";
import { fraction, type Rate } from "../core/rate.ts";
import type { Law } from "../law/law.ts";
import { choiceOn, countOn, dayOn, moneyOn, periodOn, rateOn } from "../law/parameters.ts";
import { type NoFigure, noFigure } from "./no-figure.ts";
import { dailyRate, type PaidDay, shareOfEarnings, sickPayOf, unpaid } from "./sick-pay-amounts.ts";
import { daysPerWeek, type WorkPattern, worksOn } from "./sick-pay-pattern.ts";
import { covidStretches, linksTo, periodOfIncapacity, type Spell, spellsFault } from "./sick-pay-periods.ts";

export type SickPayQuestion = {
  /** The qualifying days. */
  readonly pattern: WorkPattern;
  /** First spell first, at least a day between two. Earlier spells count for links, waiting days and the 28 weeks. */
  readonly spells: readonly Spell[];
  /**
   * In pence, exact, of the first linked spell. Absent: taken as enough, unless the rate depends on it.
   */
  readonly averageWeeklyEarnings?: Rate | undefined;
};

export type DayVerdict =
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

type Entitlement = {
  /** The first day that is no longer paid because the series has lasted too long. */
  readonly ends: Day;
  /** Qualifying days gone by, waited or paid. */
  readonly qualifying: number;
  readonly paid: number;
};

type EarningsTest = {
  readonly averageWeeklyEarnings: Rate;
  readonly "sickPay.lowerEarningsLimit": Pence;
};

const reachesLimit: Formula<EarningsTest, boolean> = {
  name: "reaches-lower-earnings-limit",
  rules: ["ssp-manual"],
  value: ({ averageWeeklyEarnings: { numerator, denominator }, "sickPay.lowerEarningsLimit": limit }) =>
    numerator >= limit * denominator,
};

/** The average, in pence and never rounded, is at least the limit. */
export function meetsLimit(average: Rate, limit: Pence, trail?: Trail): boolean {
  return figure(reachesLimit, { averageWeeklyEarnings: average, "sickPay.lowerEarningsLimit": limit }, trail);
}

/** The day on which a period of so many years from a first day has passed; after 29 February that is 1 March. */
function yearsAfter(first: Day, years: number): Day {
  const { year, month, date } = civil(first);
  const same = dayOf(year + years, month, date) ?? dayOf(year + years, month + 1, 1);
  if (same === undefined) throw new Error(`no day ${years} years after ${year}-${month}-${date}`);
  return same;
}

function entitlementFrom(law: Law, first: Day): Entitlement {
  return {
    ends: yearsAfter(first, known(countOn(law, "sickPay.longestSeriesYears", first))),
    qualifying: 0,
    paid: 0,
  };
}

/** The ends of every spell were found inside the reviewed years, so nothing between them is missing. */
function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("a sick-pay parameter has a gap inside the reviewed years");
  return value;
}

function newSeries(law: Law, period: Period, average: Rate | undefined, trail: Trail | undefined): Series {
  const limit = known(moneyOn(law, "sickPay.lowerEarningsLimit", period.first));
  const entitled = average === undefined || meetsLimit(average, limit, trail);
  return {
    limitDay: period.first,
    limit,
    last: period.last,
    entitlement: entitled ? entitlementFrom(law, period.first) : undefined,
  };
}

/**
 * The week's rate on a day, in pence. An absence that sick pay has begun for keeps the way in which the rate
 * was made then, if the average reaches the floor of the transition (SI 2026/373, regulation 4).
 */
function weeklyRateOn(
  law: Law,
  day: Day,
  begun: Day,
  average: Rate | undefined,
  trail?: Trail,
): Rate | NoFigure {
  const flat = known(moneyOn(law, "sickPay.weeklyRate", day));
  if (choiceOn(law, "sickPay.weeklyAmount", day) === "flat") return fraction(flat, 1);
  if (choiceOn(law, "sickPay.weeklyAmount", begun) === "flat") {
    const floor = known(moneyOn(law, "sickPay.keptFlatRateAbove", day));
    if (average === undefined || average.numerator >= floor * average.denominator) return fraction(flat, 1);
  }
  if (average === undefined) return noFigure("average-weekly-earnings-missing", day);
  return shareOfEarnings(flat, average, known(rateOn(law, "sickPay.earningsShare", day)), trail);
}

/** Below the limit until the reform, an absence that is not too old begins an entitlement on its first day from there. */
function reformed(law: Law, spell: Spell, day: Day): Entitlement | undefined {
  if (day < known(dayOn(law, "sickPay.newEntitlementFrom", day))) return undefined;
  if (spell.first < known(dayOn(law, "sickPay.newEntitlementAbsentSince", day))) return undefined;
  return entitlementFrom(law, day);
}

function withoutPeriod(question: SickPayQuestion, spell: Spell): SpellAnswer {
  const days: SickDay[] = [];
  for (let day = spell.first; day <= spell.last; day = addDays(day, 1)) {
    if (worksOn(question.pattern, day)) days.push({ day, daily: unpaid, verdict: "not-in-a-period" });
  }
  return { formsPiw: false, linked: false, waitingDays: 0, paidDays: 0, total: 0 as Pence, days };
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
  trail: Trail | undefined,
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
  let week: Rate | undefined;
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
      const found = weeklyRateOn(law, day, begun, average);
      if ("kind" in found) return found;
      // The trail has each weekly rate and its daily rate once, not once a day.
      if (
        week === undefined ||
        week.numerator !== found.numerator ||
        week.denominator !== found.denominator
      ) {
        week = found;
        if (trail !== undefined) weeklyRateOn(law, day, begun, average, trail);
        rate = dailyRate(week, perWeek, decimals, trail);
      }
      paidDays += 1;
    }
    days.push({ day, daily: verdict === "paid" ? rate : unpaid, verdict });
    if (entitlement !== undefined && day >= period.first) {
      const { ends, qualifying, paid } = entitlement;
      entitlement = { ends, qualifying: qualifying + 1, paid: verdict === "paid" ? paid + 1 : paid };
    }
  }
  const total = sickPayOf(days, decimals, trail);
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
export function sickPay(law: Law, question: SickPayQuestion, trail?: Trail): SickPayAnswer | NoFigure {
  if (daysPerWeek(question.pattern) === 0) return noFigure("no-working-day");
  const fault = spellsFault(law, question.spells);
  if (fault !== undefined) return fault;
  const spells: SpellAnswer[] = [];
  let series: Series | undefined;
  for (const spell of question.spells) {
    const period = periodOfIncapacity(law, spell);
    if (period === undefined) {
      spells.push(withoutPeriod(question, spell));
      continue;
    }
    const linked = series !== undefined && linksTo(law, series.last, period.first);
    if (series === undefined || !linked)
      series = newSeries(law, period, question.averageWeeklyEarnings, trail);
    const result = throughSpell(law, question, spell, period, linked, series, trail);
    if ("kind" in result) return result;
    spells.push(result.answer);
    series = { ...series, last: period.last, entitlement: result.entitlement };
  }
  return { kind: "sick pay", spells };
}

/** The sick pay of some of the days of an answer, for example those that a scheme pays for. */
export function sickPayOfDays(law: Law, days: readonly SickDay[], trail?: Trail): Pence {
  const first = days[0];
  if (first === undefined) return 0 as Pence;
  return sickPayOf(days, known(countOn(law, "sickPay.dailyRateDecimals", first.day)), trail);
}
