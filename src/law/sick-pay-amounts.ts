// What a day and a week of sick pay are worth. The daily rate is cut at four decimals of a pound and each
// week, Sunday to Saturday, is rounded up to the penny: so HMRC's published tables come out exactly.
import { type Day, weekday } from "../core/day.ts";
import { type Formula, figure, type Trail } from "../core/figure.ts";
import { type Pence, pence } from "../core/money.ts";
import { divideDown, divideUp, fraction, type Rate } from "../core/rate.ts";

/** A day's pay in units of the last decimal of the daily rate: 198700 is £19.8700 with four decimals. */
export type DailyRate = number & { readonly __unit: "daily rate" };

/** The unpaid day's. */
export const unpaid = 0 as DailyRate;

/** Pounds have two decimals in pence already. */
function unitsPerPenny(decimals: number): number {
  return 10 ** (decimals - 2);
}

const weekAtShare: Formula<{ flat: Pence; averageWeeklyEarnings: Rate; share: Rate }, Rate> = {
  name: "sick-pay-week-rate",
  rules: ["ssp-2026"],
  value: ({ flat, averageWeeklyEarnings, share }) => {
    const part = fraction(
      averageWeeklyEarnings.numerator * share.numerator,
      averageWeeklyEarnings.denominator * share.denominator,
    );
    return part.numerator < flat * part.denominator ? part : fraction(flat, 1);
  },
};

/** The week's rate since April 2026, in pence, exact: the share of the average, at most the flat rate. */
export function shareOfEarnings(flat: Pence, average: Rate, share: Rate, trail?: Trail): Rate {
  return figure(weekAtShare, { flat, averageWeeklyEarnings: average, share }, trail);
}

const daily: Formula<{ weeklyRate: Rate; workingDaysAWeek: number; decimals: number }, DailyRate> = {
  name: "sick-pay-day",
  unit: "count",
  rules: ["ssp-manual"],
  value: ({ weeklyRate, workingDaysAWeek, decimals }) =>
    // The only way to make a daily rate: whole units, cut.
    divideDown(
      weeklyRate.numerator * unitsPerPenny(decimals),
      weeklyRate.denominator * workingDaysAWeek,
    ) as DailyRate,
};

/** The week's rate (pence) shared out over the qualifying days of a week and cut. */
export function dailyRate(
  weeklyRate: Rate,
  workingDaysAWeek: number,
  decimals: number,
  trail?: Trail,
): DailyRate {
  return figure(daily, { weeklyRate, workingDaysAWeek, decimals }, trail);
}

const week: Formula<{ weekFrom: Day; daily: readonly DailyRate[]; decimals: number }, Pence> = {
  name: "sick-pay-week",
  rules: ["ssp-manual"],
  value: ({ daily, decimals }) => {
    let sum = 0;
    for (const one of daily) sum += one;
    return pence(divideUp(sum, unitsPerPenny(decimals)));
  },
};

const total: Formula<{ weeks: readonly Pence[] }, Pence> = {
  name: "sick-pay",
  rules: ["ssp-manual"],
  value: ({ weeks }) => {
    let sum = 0;
    for (const one of weeks) sum += one;
    return pence(sum);
  },
};

/** A day with its pay, as `sickPayOf` adds it up. */
export type PaidDay = { readonly day: Day; readonly daily: DailyRate };

/** The sick pay of some days, first day first: each week rounded up once, then added. */
export function sickPayOf(days: readonly PaidDay[], decimals: number, trail?: Trail): Pence {
  const weeks: Pence[] = [];
  let rates: DailyRate[] = [];
  let weekFrom = Number.NaN as Day;
  for (const one of days) {
    const sunday = (one.day - weekday(one.day)) as Day;
    if (sunday !== weekFrom && rates.length > 0) {
      weeks.push(figure(week, { weekFrom, daily: rates, decimals }, trail));
      rates = [];
    }
    weekFrom = sunday;
    if (one.daily !== unpaid) rates.push(one.daily);
  }
  if (rates.length > 0) weeks.push(figure(week, { weekFrom, daily: rates, decimals }, trail));
  return figure(total, { weeks }, trail);
}
