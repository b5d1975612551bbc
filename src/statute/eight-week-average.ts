// The sick-pay enhancement's own average for irregular hours: what the weeks before the absence paid, without
// bonus and back pay. It is not the average of the earnings test, which keeps both.
import { type Formula, figure, type Trail } from "../core/figure.ts";
import { type Pence, pence } from "../core/money.ts";
import { fraction, type Rate } from "../core/rate.ts";
import { type NoFigure, noFigure } from "./no-figure.ts";

/** One week's pay with what is inside it and has to come out. Nothing earned is 0; a week not employed is no week. */
export type WeekOfPay = {
  readonly amount: Pence;
  readonly bonus?: Pence | undefined;
  readonly backPay?: Pence | undefined;
  /** Only what may not be counted: overtime that is not regular (SSPE-94). */
  readonly overtime?: Pence | undefined;
};

const average: Formula<{ weeks: readonly Pence[]; filledWeeks: number }, Rate> = {
  name: "eight-week-average",
  rules: ["SSPE-93", "SSPE-94"],
  value: ({ weeks, filledWeeks }) => {
    let sum = 0;
    for (const one of weeks) sum += one;
    return fraction(sum, filledWeeks);
  },
};

/**
 * The average week in pence, exact: the weeks' pay without bonus, back pay and irregular overtime, divided by
 * the weeks that are filled (C-12). `undefined` is a week not employed.
 */
export function eightWeekAverage(weeks: readonly (WeekOfPay | undefined)[], trail?: Trail): Rate | NoFigure {
  const counted: Pence[] = [];
  for (const [at, week] of weeks.entries()) {
    if (week === undefined) continue;
    const left = week.amount - (week.bonus ?? 0) - (week.backPay ?? 0) - (week.overtime ?? 0);
    if (left < 0) return noFigure("taken-out-above-pay", `week ${at + 1}`);
    counted.push(pence(left));
  }
  if (counted.length === 0) return noFigure("no-week-filled");
  return figure(average, { weeks: counted, filledWeeks: counted.length }, trail);
}
