// What a day and a week of sick pay are worth. The daily rate is cut at four decimals of a pound and each
// week, Sunday to Saturday, is rounded up to the penny: so HMRC's published tables come out exactly.
import { addDays, type Day, weekday } from "../core/day.ts";
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

// Inputs that are parameters go by the parameter's id, so that the explanation can say where they come from.
type WeekAtShare = {
  readonly averageWeeklyEarnings: Rate;
  readonly "sickPay.weeklyRate": Pence;
  readonly "sickPay.earningsShare": Rate;
};

const weekAtShare: Formula<WeekAtShare, Rate> = {
  name: "sick-pay-week-rate",
  rules: ["ssp-2026"],
  value: ({ averageWeeklyEarnings, "sickPay.weeklyRate": flat, "sickPay.earningsShare": share }) => {
    const part = fraction(
      averageWeeklyEarnings.numerator * share.numerator,
      averageWeeklyEarnings.denominator * share.denominator,
    );
    return part.numerator < flat * part.denominator ? part : fraction(flat, 1);
  },
};

/** The week's rate since April 2026, in pence, exact: the share of the average, at most the flat rate. */
export function shareOfEarnings(flat: Pence, average: Rate, share: Rate, trail?: Trail): Rate {
  return figure(
    weekAtShare,
    { averageWeeklyEarnings: average, "sickPay.weeklyRate": flat, "sickPay.earningsShare": share },
    trail,
  );
}

type Daily = {
  readonly weeklyRate: Rate;
  readonly workingDaysAWeek: number;
  readonly "sickPay.dailyRateDecimals": number;
};

const daily: Formula<Daily, DailyRate> = {
  name: "sick-pay-day",
  unit: "count",
  rules: ["ssp-manual"],
  value: ({ weeklyRate, workingDaysAWeek, "sickPay.dailyRateDecimals": decimals }) =>
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
  return figure(daily, { weeklyRate, workingDaysAWeek, "sickPay.dailyRateDecimals": decimals }, trail);
}

type Week = {
  /** Its Sunday. */
  readonly weekFrom: Day;
  readonly dailyRates: readonly DailyRate[];
  readonly "sickPay.dailyRateDecimals": number;
};

const week: Formula<Week, Pence> = {
  name: "sick-pay-week",
  rules: ["ssp-manual"],
  value: ({ dailyRates, "sickPay.dailyRateDecimals": decimals }) => {
    let sum = 0;
    for (const one of dailyRates) sum += one;
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

function sundayOf(day: Day): Day {
  return addDays(day, -weekday(day));
}

/** A day with its pay, as `sickPayOf` adds it up. */
export type PaidDay = { readonly day: Day; readonly daily: DailyRate };

/** The sick pay of some days, first day first: each week rounded up once, then added. */
export function sickPayOf(days: readonly PaidDay[], decimals: number, trail?: Trail): Pence {
  const weeks: Pence[] = [];
  let dailyRates: DailyRate[] = [];
  for (const [at, { day, daily }] of days.entries()) {
    if (daily !== unpaid) dailyRates.push(daily);
    const weekFrom = sundayOf(day);
    const next = days[at + 1];
    if (dailyRates.length === 0 || (next !== undefined && sundayOf(next.day) === weekFrom)) continue;
    weeks.push(figure(week, { weekFrom, dailyRates, "sickPay.dailyRateDecimals": decimals }, trail));
    dailyRates = [];
  }
  return figure(total, { weeks }, trail);
}
