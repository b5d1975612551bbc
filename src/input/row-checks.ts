// Checks of form between the cells of one row, by layout. Whether the row is eligible is for the scheme; here
// only stands what cannot be right whatever the scheme says.
import { contains, type Day, daysOf, dayText, type Month } from "../core/day.ts";
import type { ProblemCode } from "../core/problem-codes.ts";

export type RowFault = {
  readonly code: ProblemCode;
  /** The cell that it is shown at. */
  readonly key: string;
  readonly expected: string;
};

/** A row as read so far: cells that could not be read are undefined. */
type Values = Readonly<Record<string, unknown>>;
type RowCheck = (values: Values, period: Month | undefined) => RowFault | undefined;

function day(value: unknown): Day | undefined {
  return typeof value === "number" ? (value as Day) : undefined; // The layout says that the column holds days.
}

/** The end may be the day of the start, not before it. */
function order(start: string, end: string, code: ProblemCode): RowCheck {
  return (values) => {
    const first = day(values[start]);
    const last = day(values[end]);
    if (first === undefined || last === undefined || last >= first) return undefined;
    return { code, key: end, expected: dayText(first) };
  };
}

/** A number from 1 to 5 is needed with instalments. A blank cell is already reported as required. */
const instalmentNumber: RowCheck = (values) =>
  values["paymentMethod"] === "INSTALMENTS" && values["instalmentNo"] === 0
    ? { code: "instalment-number-missing", key: "instalmentNo", expected: "1–5" }
    : undefined;

const payDateInPeriod: RowCheck = (values, period) => {
  const payDate = day(values["payDate"]);
  if (payDate === undefined || period === undefined) return undefined;
  const days = daysOf(period);
  if (contains(days, payDate)) return undefined;
  return {
    code: "pay-date-outside-period",
    key: "payDate",
    expected: `${dayText(days.first)} – ${dayText(days.last)}`,
  };
};

export const rowChecks: ReadonlyMap<string, readonly RowCheck[]> = new Map([
  ["wfp-return", [order("startDate", "leaveDate", "left-before-start"), instalmentNumber, payDateInPeriod]],
  [
    "sspe-claim",
    [
      order("absenceStart", "absenceEnd", "ends-before-start"),
      order("fullPayFrom", "fullPayUntil", "ends-before-start"),
    ],
  ],
  ["siss-awards", [order("from", "to", "ends-before-start")]],
  ["flex-pattern", [order("patternEffectiveFrom", "patternEffectiveTo", "ends-before-start")]],
  [
    "flex-sickness",
    [order("from", "to", "ends-before-start"), order("from", "expectedEnd", "ends-before-start")],
  ],
  ["iws-activity", [order("absenceStart", "absenceEnd", "ends-before-start")]],
  ["decisions", [order("receivedDate", "decidedDate", "ends-before-start")]],
]);
