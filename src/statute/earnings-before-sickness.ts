// The average before a first sick day, and whether it reaches the lower earnings limit of that day: of somebody new by the
// pay that there was, of everybody else by the usual eight weeks.
import type { Period } from "../core/day.ts";
import { lastStep, type Trail } from "../core/figure.ts";
import type { Pence } from "../core/money.ts";
import { fields } from "../core/origin.ts";
import type { Rate } from "../core/rate.ts";
import type { Law } from "../law/law.ts";
import { moneyOn } from "../law/parameters.ts";
import { type AverageQuestion, usualAverage } from "./average-weekly-earnings.ts";
import { newEmployeeAverage } from "./new-employee-earnings.ts";
import { type NoFigure, noFigure } from "./no-figure.ts";
import { meetsLimit } from "./sick-pay-entitlement.ts";

type AverageAnswer = {
  readonly kind: "average";
  /** In pence, exact. */
  readonly average: Rate;
  readonly relevantPeriod: Period;
  readonly total: Pence;
  readonly lowerEarningsLimit: Pence;
  readonly meetsLowerEarningsLimit: boolean;
};

/**
 * The average before a first sick day, and whether it reaches the lower earnings limit of that day. Refused:
 * days outside the reviewed years, and paydays that do not show where the relevant period begins and ends.
 */
export function averageWeeklyEarnings(
  law: Law,
  question: AverageQuestion,
  trail?: Trail,
): AverageAnswer | NoFigure {
  const limit = moneyOn(law, "sickPay.lowerEarningsLimit", question.firstSickDay);
  if (limit === undefined) return noFigure("no-figure-for-day", question.firstSickDay);
  const found =
    (question.employee && newEmployeeAverage(law, question, question.employee, trail)) ??
    usualAverage(law, question, trail);
  if ("kind" in found) return found;
  const { average, relevantPeriod, total } = found;
  const { firstSickDay: spells } = fields("firstSickDay");
  const notes = trail && { trail, average: lastStep(trail), spells, on: question.firstSickDay };
  return {
    kind: "average",
    average,
    relevantPeriod,
    total,
    lowerEarningsLimit: limit,
    meetsLowerEarningsLimit: meetsLimit(average, limit, notes),
  };
}
