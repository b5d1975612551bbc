// Examples of what is said about one cell: its text, read in that column, gives this very finding.
import type { ProblemCode } from "../../../core/problem-codes.ts";
import { type Example, inCell } from "./example.ts";

const cell = inCell("wfp-return");

export const cellExamples: Partial<Record<ProblemCode, Example>> = {
  "cell-required": cell("surname", 15),
  "cell-required-with": cell("contractMonths", 16, "", "employmentStatus: TEMPORARY"),
  "cell-not-ni-number": cell("niNumber", 20, "QQ123456C", "QQ 12 34 56 C"),
  "cell-ni-number-letter": cell("niNumber", 15, "HT48291OA", "HT482910A"),
  "cell-not-day": cell("startDate", 22, "31/06/2021", "30/06/2022, 2022-06-30"),
  "cell-day-two-digit-year": cell("startDate", 24, "01/09/19", "30/06/2022, 2022-06-30"),
  "cell-day-out-of-range": cell("startDate", 25, "01/09/1019", "1900–2199"),
  "cell-not-money": cell("amountPaid", 15, "l498.00", "1498.00"),
  "cell-money-looks-like-day": cell("basePay", 28, "44740"),
  "cell-money-above-ceiling": cell("amountPaid", 16, "14980.00", "1498.00"),
  "cell-money-negative": cell("basePay", 29, "-5.00"),
  "cell-not-number": cell("shiftsInWindow", 30, "six", "8"),
  "cell-number-out-of-range": cell("contractedHours", 31, "61", "0–60"),
  "cell-not-yes-or-no": cell("consentDataCymru", 34, "perhaps", "Y, N"),
  "cell-not-in-list": cell("absenceReason", 36, "PATERNITY", "Maternity", "Mamolaeth"),
  "cell-not-month": inCell("wfp-oncost")("period", 14, "June", "2022-06"),
  "cell-text-too-long": cell("payrollRef", 37, "9".repeat(41), "40"),
  "cell-text-too-short": inCell("decisions")("reasonText", 2, "ok", "10"),
  "cell-not-weekdays": inCell("sspe-claim")("workingDays", 10, "MTW", "5, 6, 7, MTWTF--, M-W-F--"),
  "cell-percent-looks-like-fraction": cell("employerPensionRate", 33, "0.03", "3.00, 3%"),
  "cell-not-name": cell("forenames", 38, "Cat4rin"),
  "cell-name-lost-letters": cell("surname", 39, "Ll?r"),
  "cell-name-misread": cell("forenames", 40, "SiÃ´n"),
  "name-doubtful": cell("surname", 41, "Glyndðr"),
  "name-split-doubtful": cell("surname", 41, "Siân Mair Jones"),
  "cell-not-as-mapped": cell("payDate", 42, "28/06/2022", "06/28/2022"),
  "cell-identifier-damaged": cell("payrollRef", 44, "1.23E+11"),
  "cell-hidden-character": cell("payrollRef", 58, "41\u001a00", "U+001A"),
  "cell-formula-without-value": cell("basePay", 16),
  "cell-holds-error": cell("basePay", 17, "#REF!"),
  "cell-shown-rounded": cell("basePay", 18, "1612.004"),
  "cell-text-damaged": cell("surname", 42, "Ll�r"),
  "cell-from-formula": cell("basePay", 15, "1612"),
  "day-no-end": cell("leaveDate", 43, "31/12/9999"),
  "ni-number-administrative": cell("niNumber", 45, "MW482914A"),
  "ni-number-made-up": cell("niNumber", 17, "HT222222A"),
};
