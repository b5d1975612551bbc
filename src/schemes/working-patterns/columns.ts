// The columns of the four tables of working patterns. Keys and order are a contract with other programs; new
// columns go to the end.
import type { TableColumn } from "../../core/table-column.ts";
import type { ExtraHoursRecord, HolidayRecord, PatternRecord, SicknessRecord } from "./output.ts";

export const patternColumns: readonly TableColumn<PatternRecord>[] = [
  { key: "file", kind: "text", width: 26 },
  { key: "sheet", kind: "text", width: 14 },
  { key: "row", kind: "row", width: 8 },
  { key: "payrollRef", kind: "text", width: 14 },
  { key: "patternType", kind: "code", width: 18, words: "patterns" },
  { key: "patternEffectiveFrom", kind: "day", width: 13 },
  { key: "patternEffectiveTo", kind: "day", width: 13 },
  { key: "payShare", kind: "text", width: 12 },
  { key: "annualPay", kind: "money", width: 14 },
  { key: "annualAllowance", kind: "money", width: 14 },
  { key: "monthlyInstalment", kind: "money", width: 13 },
  { key: "lastInstalment", kind: "money", width: 13 },
  { key: "hoursOfDay", kind: "text", width: 12 },
  { key: "leaveDays", kind: "text", width: 12 },
  { key: "privilegeDays", kind: "text", width: 12 },
  { key: "holidayHours", kind: "text", width: 12 },
  { key: "halfPayDays", kind: "count", width: 12 },
  { key: "nilPayDays", kind: "count", width: 12 },
  { key: "halfPayDate", kind: "day", width: 13 },
  { key: "nilPayDate", kind: "day", width: 13 },
  { key: "halfPayDaysLeft", kind: "count", width: 12 },
  { key: "nilPayDaysLeft", kind: "count", width: 12 },
  { key: "carryOverHours", kind: "text", width: 12 },
  { key: "partialRetirement", kind: "code", width: 14, words: "values" },
  { key: "notes", kind: "code", width: 90, words: "notes" },
  { key: "rules", kind: "text", width: 30 },
];

export const extraHoursColumns: readonly TableColumn<ExtraHoursRecord>[] = [
  { key: "file", kind: "text", width: 26 },
  { key: "sheet", kind: "text", width: 14 },
  { key: "row", kind: "row", width: 8 },
  { key: "payrollRef", kind: "text", width: 14 },
  { key: "weekEnding", kind: "day", width: 13 },
  { key: "plainHours", kind: "text", width: 12 },
  { key: "overtimeHours", kind: "text", width: 12 },
  { key: "plainPay", kind: "money", width: 13 },
  { key: "overtimePay", kind: "money", width: 13 },
  { key: "notes", kind: "code", width: 90, words: "notes" },
];

export const sicknessColumns: readonly TableColumn<SicknessRecord>[] = [
  { key: "file", kind: "text", width: 26 },
  { key: "sheet", kind: "text", width: 14 },
  { key: "row", kind: "row", width: 8 },
  { key: "payrollRef", kind: "text", width: 14 },
  { key: "from", kind: "day", width: 13 },
  { key: "to", kind: "day", width: 13 },
  { key: "goesOn", kind: "yes-no", width: 10 },
  { key: "sickDays", kind: "count", width: 11 },
  { key: "halfPayDate", kind: "day", width: 13 },
  { key: "nilPayDate", kind: "day", width: 13 },
  { key: "notes", kind: "code", width: 90, words: "notes" },
];

export const holidayColumns: readonly TableColumn<HolidayRecord>[] = [
  { key: "file", kind: "text", width: 26 },
  { key: "sheet", kind: "text", width: 14 },
  { key: "row", kind: "row", width: 8 },
  { key: "payrollRef", kind: "text", width: 14 },
  { key: "holiday", kind: "day", width: 13 },
  { key: "creditHours", kind: "text", width: 12 },
  { key: "rules", kind: "text", width: 12 },
];
