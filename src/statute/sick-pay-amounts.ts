// What a day and a week of sick pay are worth. The daily rate is cut at four decimals of a pound and each
// week, Sunday to Saturday, is rounded up to the penny: so HMRC's published tables come out exactly.
import { addDays, type Day, weekday } from "../core/day.ts";
import { type Formula, figure, lastStep, noted, type Trail } from "../core/figure.ts";
import { type Pence, pence } from "../core/money.ts";
import { law, type Origin, together } from "../core/origin.ts";
import { divideDown, divideUp, fraction, type Rate } from "../core/rate.ts";

/** A day's pay in hundredths of a penny: 198700 is £19.87. */
export type DailyRate = number & { readonly __unit: "daily rate" };

/** The unpaid day's. */
export const unpaid = 0 as DailyRate;

const unitsOfPenny = 100;
/** A daily rate cannot be cut finer than it is counted. */
const mostDecimals = 4;

/** The week's rate since April 2026, in pence, exact: the share of the average, at most the flat rate. */
export function shareOfEarnings(flat: Pence, average: Rate, share: Rate): Rate {
  const part = fraction(average.numerator * share.numerator, average.denominator * share.denominator);
  return part.numerator < flat * part.denominator ? part : fraction(flat, 1);
}

/**
 * How a week's rate is made on a day. What the way that is in force does not ask for is not looked up: the way in which
 * it was made when the absence began, the floor of the transition, the share of earnings.
 */
export type WeekInputs = {
  readonly "sickPay.weeklyAmount": string;
  readonly weeklyAmountBegun: string | undefined;
  readonly "sickPay.weeklyRate": Pence;
  readonly "sickPay.keptFlatRateAbove": Pence | undefined;
  readonly averageWeeklyEarnings: Rate | undefined;
  readonly "sickPay.earningsShare": Rate | undefined;
};

/**
 * The week's rate in pence. An absence that sick pay has begun for keeps the way in which the rate was made then, if the
 * average reaches the floor of the transition (SI 2026/373, regulation 4).
 */
export const weekRate: Formula<WeekInputs, Rate> = {
  name: "sick-pay-week-rate",
  unit: "money",
  rules: ["ssp-manual", "ssp-2026"],
  inputs: {
    "sickPay.weeklyAmount": "text",
    weeklyAmountBegun: "text",
    "sickPay.weeklyRate": "money",
    "sickPay.keptFlatRateAbove": "money",
    averageWeeklyEarnings: "money",
    "sickPay.earningsShare": "rate",
  },
  value: (from) => {
    const { "sickPay.weeklyRate": flat, averageWeeklyEarnings: average } = from;
    if (from["sickPay.weeklyAmount"] === "flat") return fraction(flat, 1);
    const { "sickPay.keptFlatRateAbove": floor, "sickPay.earningsShare": share } = from;
    if (from.weeklyAmountBegun === "flat" && floor !== undefined) {
      if (average === undefined || average.numerator >= floor * average.denominator) return fraction(flat, 1);
    }
    if (average === undefined || share === undefined) throw new Error("a share of unknown earnings");
    return shareOfEarnings(flat, average, share);
  },
};

type Daily = {
  readonly "sick-pay-week-rate": Rate;
  readonly workingDaysAWeek: number;
  readonly "sickPay.dailyRateDecimals": number;
};

const daily: Formula<Daily, DailyRate> = {
  name: "sick-pay-day",
  unit: "hundredths-of-a-penny",
  rules: ["ssp-manual"],
  inputs: { "sick-pay-week-rate": "money", workingDaysAWeek: "count", "sickPay.dailyRateDecimals": "count" },
  value: ({ "sick-pay-week-rate": week, workingDaysAWeek, "sickPay.dailyRateDecimals": decimals }) => {
    if (decimals > mostDecimals) throw new Error(`daily rates have at most ${mostDecimals} decimals`);
    const unit = 10 ** (mostDecimals - decimals);
    // The only way to make a daily rate: whole units, cut.
    const cut = divideDown(week.numerator * unitsOfPenny, week.denominator * workingDaysAWeek * unit);
    return (cut * unit) as DailyRate;
  },
};

/** Where the steps go and where the inputs came from: the average, the working days of a week, the absences. */
export type SickPayNotes = {
  readonly trail: Trail;
  readonly average: Origin;
  readonly workingDaysAWeek: Origin;
  readonly spells: Origin;
};

/** The week's rate (pence) shared out over the qualifying days of a week and cut. `from` is the first day of the absence. */
export function dailyRate(
  weeklyRate: Rate,
  workingDaysAWeek: number,
  decimals: number,
  notes?: SickPayNotes & { readonly from: Day },
): DailyRate {
  return figure(
    daily,
    { "sick-pay-week-rate": weeklyRate, workingDaysAWeek, "sickPay.dailyRateDecimals": decimals },
    notes &&
      noted(notes.trail, {
        "sick-pay-week-rate": lastStep(notes.trail),
        workingDaysAWeek: notes.workingDaysAWeek,
        "sickPay.dailyRateDecimals": law("sickPay.dailyRateDecimals", notes.from, notes.spells),
      }),
  );
}

const week: Formula<{ readonly paidDays: readonly PaidDay[] }, Pence> = {
  name: "sick-pay-week",
  unit: "money",
  rules: ["ssp-manual"],
  inputs: { paidDays: "hundredths-of-a-penny" },
  value: ({ paidDays }) => {
    let sum = 0;
    for (const { daily: one } of paidDays) sum += one;
    return pence(divideUp(sum, unitsOfPenny));
  },
};

const total: Formula<{ readonly weeks: readonly Pence[] }, Pence> = {
  name: "sick-pay",
  unit: "money",
  rules: ["ssp-manual"],
  inputs: { weeks: "money" },
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
export function sickPayOf(days: readonly PaidDay[], notes?: SickPayNotes): Pence {
  const weeks: Pence[] = [];
  const origins: Origin[] = [];
  let paidDays: PaidDay[] = [];
  for (const [at, one] of days.entries()) {
    if (one.daily !== unpaid) paidDays.push(one);
    const weekFrom = sundayOf(one.day);
    const next = days[at + 1];
    if (paidDays.length === 0 || (next !== undefined && sundayOf(next.day) === weekFrom)) continue;
    weeks.push(figure(week, { paidDays }, notes && noted(notes.trail, { paidDays: ratesIn(notes) })));
    if (notes !== undefined) origins.push(lastStep(notes.trail));
    paidDays = [];
  }
  const from = notes && (origins.length === 0 ? rightIn(notes) : together(...origins));
  return figure(total, { weeks }, notes && from && noted(notes.trail, { weeks: from }));
}

/** The absences, and whether the earnings give a right to sick pay: days without it are not paid. */
function rightIn({ trail, spells }: SickPayNotes): Origin {
  const at = trail.findLastIndex(({ name }) => name === earningsTest);
  return at < 0 ? spells : together(spells, { kind: "step", number: at + 1 });
}

/** The name of the figure that answers whether the earnings are enough. */
export const earningsTest = "reaches-lower-earnings-limit";

/** The days of the absence, each at a rate that was worked out before. */
function ratesIn(notes: SickPayNotes): Origin {
  const { trail } = notes;
  const rates = trail.flatMap(({ formula }, at): readonly Origin[] =>
    formula === daily ? [{ kind: "step", number: at + 1 }] : [],
  );
  return together(rightIn(notes), ...rates);
}
