// What the lines of both small schemes look like as records, and that every column has a heading.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { day } from "../../../src/core/day.ts";
import { pence } from "../../../src/core/money.ts";
import { flagRecord, referralRecord, tableRecord } from "../../../src/schemes/in-work-support/output.ts";
import { referralsOf } from "../../../src/schemes/in-work-support/referrals.ts";
import { tablesOf } from "../../../src/schemes/in-work-support/tables.ts";
import { flexLines } from "../../../src/schemes/working-patterns/lines.ts";
import {
  extraHoursRecord,
  holidayRecord,
  patternRecord,
  sicknessRecord,
} from "../../../src/schemes/working-patterns/output.ts";
import { shipped } from "../../law/shipped.ts";
import { flags, terms as iwsTerms, many } from "../in-work-support/rows.ts";
import { extra, part, sick } from "./rows.ts";

const place = { file: "patterns.csv", sheet: "", row: 2 };

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("nothing there");
  return value;
}

const rows = {
  patterns: [{ ...part, fteAllowances: pence(100000) }],
  extraHours: [{ ...extra, hourlyRate: pence(1559), breakMinutes: 20 }],
  sickness: [sick("2022-01-03", "2022-07-04", 7900)],
};
const lines = known(flexLines(shipped, rows, { first: day("2022-06-01"), last: day("2022-08-31") }));

test("a pattern", () => {
  expect(patternRecord(place, known(lines.patterns[0]))).toEqual({
    ...place,
    payrollRef: "0012",
    patternType: "PART_TIME",
    patternEffectiveFrom: day("2015-01-05"),
    patternEffectiveTo: undefined,
    payShare: "60%",
    annualPay: 1800000,
    annualAllowance: 60000,
    monthlyInstalment: undefined,
    lastInstalment: undefined,
    hoursOfDay: undefined,
    leaveDays: "18",
    privilegeDays: undefined,
    holidayHours: "7.4",
    halfPayDays: 78,
    nilPayDays: 157,
    halfPayDate: day("2022-07-04"),
    nilPayDate: undefined,
    halfPayDaysLeft: 0,
    nilPayDaysLeft: 157 - 79,
    carryOverHours: undefined,
    partialRetirement: "not-said",
    notes: "",
    rules: "FLEX-43 FLEX-44 FLEX-10 FLEX-20 FLEX-61 FLEX-33 FLEX-32",
  });
});

test("extra hours, sickness, a holiday", () => {
  expect(extraHoursRecord(place, known(lines.extraHours[0]))).toEqual({
    ...place,
    payrollRef: "0012",
    weekEnding: day("2022-06-12"),
    plainHours: "14.8",
    overtimeHours: "2.8667",
    plainPay: 23073,
    overtimePay: undefined,
    notes: "overtime-multiplier-not-set",
  });
  expect(sicknessRecord(place, known(lines.sickness[0]))).toEqual({
    ...place,
    payrollRef: "0012",
    from: day("2022-01-03"),
    to: day("2022-07-04"),
    goesOn: false,
    sickDays: 79,
    halfPayDate: day("2022-07-04"),
    nilPayDate: undefined,
    notes: "",
  });
  expect(lines.holidays.map((line) => holidayRecord(place, line).creditHours)).toEqual(["0", "0", "7.4"]);
});

test("every column has a heading in both languages", () => {
  const found = flags(many(10, {}));
  const absence = { reference: "a", laCode: "W06000011", first: day("2020-11-01"), last: day("2020-12-01") };
  const records = [
    patternRecord(place, known(lines.patterns[0])),
    extraHoursRecord(place, known(lines.extraHours[0])),
    sicknessRecord(place, known(lines.sickness[0])),
    holidayRecord(place, known(lines.holidays[0])),
    flagRecord(place, known(found[0])),
    tableRecord(known(tablesOf(iwsTerms, found, [])[0])),
    referralRecord(known(referralsOf(shipped, iwsTerms, [absence], undefined).lines[0])),
  ];
  for (const language of ["en", "cy"]) {
    const words = JSON.parse(readFileSync(`schemas/words/${language}.json`, "utf8"));
    const missing = records.flatMap((record) =>
      Object.keys(record).filter((key) => !(`headings.${key}` in words)),
    );
    expect(missing).toEqual([]);
  }
});
