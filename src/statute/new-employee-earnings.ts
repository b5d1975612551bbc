// Average weekly earnings of somebody who was paid for fewer than eight weeks before the first sick day (SSP (General)
// Regulations 1982 reg. 19(7) and (8), HMRC's manual SPM170500 and SPM170600): what was paid over the time that it stands
// for; where nothing was paid yet, a week's pay by the contract.
import { addDays, type Day } from "../core/day.ts";
import { type Formula, figure, noted, type Trail } from "../core/figure.ts";
import type { Pence } from "../core/money.ts";
import { fields, laws } from "../core/origin.ts";
import { fraction, type Rate } from "../core/rate.ts";
import type { Law } from "../law/law.ts";
import { countOn } from "../law/parameters.ts";
import {
  type AverageFound,
  type AverageQuestion,
  averageOfMonths,
  averageOfWeeks,
  type NewEmployee,
  weeksBetween,
} from "./average-weekly-earnings.ts";
import { type NoFigure, noFigure } from "./no-figure.ts";

/**
 * The average in pence, exact; undefined where the employment reaches back far enough for the usual eight weeks. Refused:
 * pay before the employment, and no pay at all without the contract's.
 */
export function newEmployeeAverage(
  law: Law,
  question: AverageQuestion,
  employee: NewEmployee,
  trail?: Trail,
): AverageFound | NoFigure | undefined {
  const { firstSickDay, frequency, payments } = question;
  const { employedFrom, paidForDays } = employee;
  if (employedFrom >= firstSickDay) return noFigure("employed-after-sickness", employedFrom);
  const early = payments.find(({ payday }) => payday < employedFrom);
  if (early !== undefined) return noFigure("payday-before-employment", early.payday);
  const paid = payments.filter(({ payday }) => payday < firstSickDay).toSorted((a, b) => a.payday - b.payday);
  const [first, last] = [paid.at(0), paid.at(-1)];
  if (first === undefined || last === undefined) return byContract(law, firstSickDay, employee, trail);
  const least = countOn(law, "averageEarnings.periodDays", firstSickDay);
  if (least === undefined) return noFigure("no-figure-for-day", firstSickDay);
  const step = (weeksBetween[frequency] ?? 0) * 7;
  const end =
    step === 0
      ? last.payday
      : addDays(last.payday, Math.floor((firstSickDay - 1 - last.payday) / step) * step);
  const longest = step === 0 ? daysOfMonth : step;
  // A whole pay period before the payday eight weeks back: the eight weeks are full of employment.
  const usual = addDays(end, -(step === 0 ? least : Math.ceil(least / step) * step));
  if (first.payday <= usual || addDays(employedFrom, longest) <= usual) return undefined;

  const total = paid.reduce((sum, { amount }) => sum + amount, 0) as Pence;
  const relevantPeriod = { first: employedFrom, last: end };
  if (paidForDays !== undefined || frequency === "irregular") {
    const days = paidForDays ?? end - employedFrom + 1;
    return {
      average: figure(
        overPaidDays,
        { total, paidForDays: days },
        trail && noted(trail, fieldsOfPaidDays(employee)),
      ),
      relevantPeriod,
      total,
    };
  }
  if (step === 0) {
    const average = averageOfMonths(law, total, monthsOf(paid), end, trail);
    return "kind" in average ? average : { average, relevantPeriod, total };
  }
  const stray = paid.find(({ payday }) => (end - payday) % step !== 0);
  if (stray !== undefined) return noFigure("paydays-not-regular", stray.payday);
  const periods = (end - first.payday) / step + 1;
  return { average: averageOfWeeks(total, (periods * step) / 7, end, trail), relevantPeriod, total };
}

/** The longest that a month lasts. */
const daysOfMonth = 31;

/** Each monthly payday stands for a month; a month in which nothing was paid is listed with 0.00. */
function monthsOf(paid: AverageQuestion["payments"]): number {
  return new Set(paid.map(({ payday }) => payday)).size;
}

const overPaidDays: Formula<{ total: Pence; paidForDays: number }, Rate> = {
  name: "average-weekly-earnings-by-days-paid",
  unit: "money",
  rules: ["ssp-manual"],
  inputs: { total: "money", paidForDays: "count" },
  value: ({ total, paidForDays }) => fraction(total * 7, paidForDays),
};

function fieldsOfPaidDays({ paidForDays }: NewEmployee) {
  const from = fields("payments", "paidForDays", "employedFrom");
  return {
    total: from.payments,
    paidForDays: paidForDays === undefined ? from.employedFrom : from.paidForDays,
  };
}

type ByContract = {
  readonly contractPay: Pence;
  readonly contractPer: string;
  readonly "averageEarnings.months": number;
  readonly "averageEarnings.weeks": number;
};

const contractWeek: Formula<ByContract, Rate> = {
  name: "average-weekly-earnings-by-contract",
  unit: "money",
  rules: ["ssp-manual"],
  inputs: {
    contractPay: "money",
    contractPer: "text",
    "averageEarnings.months": "count",
    "averageEarnings.weeks": "count",
  },
  value: ({ contractPay, contractPer, "averageEarnings.months": months, "averageEarnings.weeks": weeks }) => {
    if (contractPer === "week") return fraction(contractPay, 1);
    return contractPer === "month" ? fraction(contractPay * months, weeks) : fraction(contractPay, weeks);
  },
};

/** SPM170500: a week's work, a month's times 12 over 52, a year's over 52. */
function byContract(
  law: Law,
  firstSickDay: Day,
  { employedFrom, contractPay }: NewEmployee,
  trail: Trail | undefined,
): AverageFound | NoFigure {
  if (contractPay === undefined) return noFigure("nothing-paid-yet", firstSickDay);
  const months = countOn(law, "averageEarnings.months", firstSickDay);
  const weeks = countOn(law, "averageEarnings.weeks", firstSickDay);
  if (months === undefined || weeks === undefined) return noFigure("no-figure-for-day", firstSickDay);
  const inputs = {
    contractPay: contractPay.amount,
    contractPer: contractPay.per,
    "averageEarnings.months": months,
    "averageEarnings.weeks": weeks,
  };
  const asked = fields("contractPay", "contractPer", "firstSickDay");
  const origins = trail && {
    ...{ contractPay: asked.contractPay, contractPer: asked.contractPer },
    ...laws(firstSickDay, asked.firstSickDay, "averageEarnings.months", "averageEarnings.weeks"),
  };
  const average = figure(contractWeek, inputs, trail && origins && noted(trail, origins));
  return {
    average,
    relevantPeriod: { first: employedFrom, last: addDays(firstSickDay, -1) },
    total: contractPay.amount,
  };
}
