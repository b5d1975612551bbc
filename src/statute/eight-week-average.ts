// The sick-pay enhancement's own average for irregular hours: what the weeks before the absence paid, without
// bonus and back pay. It is not the average of the earnings test, which keeps both.
import { type Formula, figure, type Noted } from "../core/figure.ts";
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

type AverageInputs = {
  /** What each counted week paid. */
  readonly weeks: readonly Pence[];
  /** What comes out of each of them: bonus, back pay, irregular overtime. */
  readonly takenOut: readonly Pence[];
};

const average: Formula<AverageInputs, Rate> = {
  name: "eight-week-average",
  unit: "money",
  rules: ["SSPE-93", "SSPE-94"],
  inputs: { weeks: "money", takenOut: "money" },
  value: ({ weeks, takenOut }) => {
    let sum = 0;
    for (const one of weeks) sum += one;
    for (const one of takenOut) sum -= one;
    return fraction(sum, weeks.length);
  },
};

/**
 * The average week in pence, exact: the weeks' pay without bonus, back pay and irregular overtime, divided by
 * the weeks that are filled (C-12). `undefined` is a week not employed.
 */
export function eightWeekAverage(
  weeks: readonly (WeekOfPay | undefined)[],
  noted?: Noted<AverageInputs>,
): Rate | NoFigure {
  const paid: Pence[] = [];
  const takenOut: Pence[] = [];
  for (const [at, week] of weeks.entries()) {
    if (week === undefined) continue;
    const out = (week.bonus ?? 0) + (week.backPay ?? 0) + (week.overtime ?? 0);
    if (out > week.amount) return noFigure("taken-out-above-pay", `week ${at + 1}`);
    paid.push(week.amount);
    takenOut.push(pence(out));
  }
  if (paid.length === 0) return noFigure("no-week-filled");
  return figure(average, { weeks: paid, takenOut }, noted);
}
