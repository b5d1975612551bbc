// Pay, instalments, compressed days, extra hours, holidays and leave, with the worked numbers of the guidance.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day } from "../../../src/core/day.ts";
import { pence } from "../../../src/core/money.ts";
import { exactText, fraction } from "../../../src/core/rate.ts";
import {
  carryOverOf,
  fourDecimals,
  hoursOfDay,
  instalmentsOf,
  leaveOf,
  payOf,
  privilegeDaysOf,
  sickAllowancesOf,
} from "../../../src/schemes/working-patterns/amounts.ts";
import { approvalOf, extraHoursOf, hoursOfParts } from "../../../src/schemes/working-patterns/extra-hours.ts";
import { creditFor, holidaysIn } from "../../../src/schemes/working-patterns/holidays.ts";
import { flexLines } from "../../../src/schemes/working-patterns/lines.ts";
import type { ExtraHoursRow, PatternRow } from "../../../src/schemes/working-patterns/rows.ts";
import { sharesOf } from "../../../src/schemes/working-patterns/shares.ts";
import { hoursOn, weekPatternFrom } from "../../../src/schemes/working-patterns/week.ts";
import { halfDayText } from "../../../src/statute/pro-rata.ts";
import { shipped } from "../../law/shipped.ts";
import { codes, extra, ninety, part, terms, year } from "./rows.ts";

function line(change: Partial<PatternRow>, base = part) {
  const lines = flexLines(
    shipped,
    { patterns: [{ ...base, ...change }], extraHours: [], sickness: [] },
    year,
  );
  const [first] = lines?.patterns ?? [];
  if (first === undefined) throw new Error("no line");
  return first;
}

describe("the worked numbers", () => {
  test("of somebody at 90 %: 3.7, 3.9 i, 3.11 i", () => {
    const { pay, sickness, leave } = sharesOf(terms, ninety);
    if (!pay || !sickness || !leave) throw new Error("no share");
    expect(sickAllowancesOf(terms, sickness)).toEqual({ half: 164, nil: 329 });
    expect(halfDayText(leaveOf(terms, leave))).toBe("27");
    expect(halfDayText(privilegeDaysOf(terms, pay))).toBe("9.5");
    expect(payOf(ninety, pay)).toBe(2700000);
  });

  test("of somebody on three days a week: 3.9 ii, 3.11 ii", () => {
    const { sickness, leave } = sharesOf(terms, part);
    if (!sickness || !leave) throw new Error("no share");
    expect(sickAllowancesOf(terms, sickness)).toEqual({ half: 78, nil: 157 });
    expect(halfDayText(leaveOf(terms, leave))).toBe("18");
  });

  test.for([
    ["2.1 iii: 37 hours in four days", { daysPerWeek: 400 }, "37/4", "9.25"],
    [
      "2.1 iii: 74 hours in nine days",
      { weekPattern: "Mon 8.22,Tue 8.22,Wed 8.22,Thu 8.22,Fri 8.22 / Mon 8.22,Tue 8.22,Wed 8.22,Thu 8.22" },
      "74/9",
      "8.2222",
    ],
    ["and in half days a week", { daysPerWeek: 450 }, "74/9", "8.2222"],
  ] as const)("%s", ([, change, exact, decimals]) => {
    const row: PatternRow = {
      ...part,
      patternType: "COMPRESSED",
      weeklyHours: 3700,
      weekPattern: undefined,
      ...change,
    };
    const hours = hoursOfDay(row, weekPatternFrom(row.weekPattern ?? "?"));
    if (hours === undefined) throw new Error("no hours");
    expect(`${hours.numerator}/${hours.denominator}`).toBe(exact);
    expect(fourDecimals(hours)).toBe(decimals);
    // Full-time hours on fewer days are full pay.
    expect(line(row).pay).toBe(3000000);
  });

  test("3.5: 22.2 hours of contract and 18 more are 14.8 plain and 3.2 overtime", () => {
    const [hours] = extraHoursOf(terms, part, [extra], () => false);
    expect(exactText(hoursOfParts(hours?.plain ?? 0))).toBe("14.8");
    expect(exactText(hoursOfParts(hours?.overtime ?? 0))).toBe("3.2");
  });
});

describe("pay", () => {
  test.for([
    ["allowances go with the share", { fteAllowances: pence(100001) }, 1800000, 60001],
    ["the contract's per cent goes before the hours", { ftePercent: 60000 }, 1800000, undefined],
    ["hours where there is no per cent", { weeklyHours: 1233, weekPattern: undefined }, 999730, undefined],
    ["a career break is unpaid", { patternType: "CAREER_BREAK" }, 0, undefined],
    [
      "flexible hours full time",
      { patternType: "FLEXI", weeklyHours: 3700, weekPattern: undefined },
      3000000,
      undefined,
    ],
    [
      "at home full time",
      { patternType: "HOME", weeklyHours: 3700, weekPattern: undefined },
      3000000,
      undefined,
    ],
    [
      "a job share by its hours",
      { patternType: "JOB_SHARE", weeklyHours: 1850, weekPattern: undefined },
      1500000,
      undefined,
    ],
  ] as const)("%s", ([, change, pay, allowance]) => {
    expect(line(change)).toMatchObject({ pay, allowance });
  });

  test.for([
    ["full time", { weeklyHours: 3700, weekPattern: undefined }, 3000000, []],
    [
      "a hundredth of an hour above it",
      { weeklyHours: 3701, weekPattern: undefined },
      undefined,
      ["hours-above-full-time"],
    ],
    [
      "70 % stands for 26 hours",
      { weeklyHours: 2600, ftePercent: 70000, weekPattern: undefined },
      2100000,
      [],
    ],
    [
      "71 % does not",
      { weeklyHours: 2600, ftePercent: 71000, weekPattern: undefined },
      2130000,
      ["share-and-hours-differ"],
    ],
    [
      "term time without a per cent of the year",
      { patternType: "TERM_TIME", halfTermIncluded: true, weekPattern: undefined },
      undefined,
      ["fte-percent-missing"],
    ],
  ] as const)("%s", ([, change, pay, notes]) => {
    const result = line({ ...change, privilegeBasis: "PCT" });
    expect(result.pay).toBe(pay);
    expect(codes(result.notes)).toEqual(notes);
  });

  test.for([
    "TERM_TIME",
    "ANNUALISED",
  ] as const)("%s is paid in twelve instalments, the last with what is left", (patternType) => {
    const result = line({ patternType, ftePercent: 83333, halfTermIncluded: false });
    expect(result).toMatchObject({ pay: 2499990, instalment: 208332, lastInstalment: 208338 });
    expect(line({ patternType: "PART_TIME" }).instalment).toBeUndefined();
  });

  test("twelve instalments are the year's pay, to the penny", () => {
    fc.assert(
      fc.property(fc.nat(2 ** 40), (pay) => {
        const { each, last } = instalmentsOf(terms, pence(pay));
        expect(each * 11 + last).toBe(pay);
        expect(last - each).toBeGreaterThanOrEqual(0);
        expect(last - each).toBeLessThan(12);
      }),
    );
  });

  test("the limit of a balance of time goes by the hours, once it is set", () => {
    expect(carryOverOf(terms, part)).toBeUndefined();
    expect(carryOverOf({ ...terms, carryOverMinutes: 22 * 60 + 12 }, part)).toEqual(fraction(1332, 100));
    expect(codes(line({ inFlexiScheme: true }).notes)).toEqual(["carry-over-limit-not-set"]);
  });
});

describe("extra hours", () => {
  function split(rows: readonly Partial<ExtraHoursRow>[], pattern = part, law = terms) {
    return extraHoursOf(
      law,
      pattern,
      rows.map((row) => ({ ...extra, ...row })),
      (one) => one === day("2022-06-03"),
    );
  }
  const hour = 6000;

  test.for([
    ["an hour short of full time", 1379, 13.79, 0],
    ["up to full time", 1480, 14.8, 0],
    ["a hundredth above it", 1481, 14.8, 0.01],
  ] as const)("%s", ([, extraHours, plain, overtime]) => {
    expect(split([{ extraHours }])[0]).toMatchObject({
      plain: Math.round(plain * hour),
      overtime: Math.round(overtime * hour),
    });
  });

  test("rows of one week fill it one after the other", () => {
    const [first, second] = split([{ extraHours: 1000 }, { extraHours: 1000 }]);
    expect([first?.plain, second?.plain, second?.overtime]).toEqual([10 * hour, 4.8 * hour, 5.2 * hour]);
  });

  test("the break is not paid, to the minute", () => {
    expect(split([{ extraHours: 700, breakMinutes: 20 }])[0]?.plain).toBe(7 * hour - 2000);
    expect(codes(split([{ extraHours: 33, breakMinutes: 20 }])[0]?.notes ?? [])).toContain(
      "break-longer-than-hours",
    );
  });

  test("a break as long as the attendance leaves nothing, which is no mistake", () => {
    const [hours] = split([{ extraHours: 50, breakMinutes: 30 }]);
    expect(hours).toMatchObject({ plain: 0, overtime: 0 });
    expect(codes(hours?.notes ?? [])).not.toContain("break-longer-than-hours");
  });

  test.for([
    ["nobody approved", { approvedBy: undefined }, "extra-hours-not-approved"],
    ["no day of approval", { approvedDate: undefined }, "extra-hours-not-approved"],
    ["on the first day of the week", { approvedDate: day("2022-06-06") }, "given"],
    [
      "in the week, the day of work not said",
      { approvedDate: day("2022-06-07") },
      "approved-within-the-week",
    ],
    ["on the last day of the week", { approvedDate: day("2022-06-12") }, "approved-within-the-week"],
    ["after the week", { approvedDate: day("2022-06-13") }, "approved-too-late"],
    ["on the day of work", { approvedDate: day("2022-06-09"), workDate: day("2022-06-09") }, "given"],
    ["the day after", { approvedDate: day("2022-06-10"), workDate: day("2022-06-09") }, "approved-too-late"],
  ] as const)("approval: %s", ([, change, verdict]) => {
    expect(approvalOf({ ...extra, ...change })).toBe(verdict);
    const [hours] = split([change]);
    expect((hours?.plain ?? 0) > 0).toBe(verdict === "given");
  });

  test("hours that are not approved do not fill the week", () => {
    const [first, second] = split([{ approvedBy: undefined }, {}]);
    expect([first?.plain, second?.plain]).toEqual([0, 14.8 * hour]);
  });

  test("overtime has no amount until the multiplier is set", () => {
    const hourlyRate = pence(1559);
    const [without] = split([{ hourlyRate }]);
    expect(without).toMatchObject({ plainPay: 23073, overtimePay: undefined });
    expect(codes(without?.notes ?? [])).toEqual(["overtime-multiplier-not-set"]);
    const [withOne] = split([{ hourlyRate }], part, { ...terms, overtimeMultiplier: fraction(3, 2) });
    // 3.2 × 15.59 × 1.5 = 74.832
    expect(withOne).toMatchObject({ plainPay: 23073, overtimePay: 7483, notes: [] });
  });

  test("without overtime the multiplier is not missed", () => {
    expect(split([{ extraHours: 1480, hourlyRate: pence(1000) }])[0]).toMatchObject({
      plainPay: 14800,
      overtimePay: 0,
      notes: [],
    });
  });

  test("training is plain and fills no week", () => {
    const [training, more] = split([{ purpose: "TRAINING", extraHours: 2000 }, { extraHours: 1480 }]);
    expect(training).toMatchObject({ plain: 20 * hour, overtime: 0 });
    expect(codes(training?.notes ?? [])).toContain("training-pay-is-a-choice");
    expect(more).toMatchObject({ plain: 14.8 * hour, overtime: 0 });
  });

  test("work on a holiday is pointed out", () => {
    expect(codes(split([{ workDate: day("2022-06-03") }])[0]?.notes ?? [])).toContain("worked-on-holiday");
  });

  test("all approved time is either plain or overtime", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4000 }), { maxLength: 5 }),
        fc.integer({ min: 0, max: 3700 }),
        (all, weeklyHours) => {
          const rows = split(
            all.map((extraHours) => ({ extraHours })),
            { ...part, weeklyHours },
          );
          const total = all.reduce((sum, one) => sum + one, 0);
          const plain = rows.reduce((sum, one) => sum + one.plain, 0);
          const overtime = rows.reduce((sum, one) => sum + one.overtime, 0);
          expect(plain + overtime).toBe(total * 60);
          expect(plain).toBe(Math.min(total, 3700 - weeklyHours) * 60);
        },
      ),
    );
  });
});

describe("weeks", () => {
  test.for([
    ["English", "Mon 7.4,Tue 7.4"],
    ["long names, Welsh, spaces", " Llun 7.40 , Mawrth 7.4"],
    ["short Welsh", "Llu 7.4, Maw 7.4"],
    ["capitals", "MON 7.4, tuesday 7.4"],
  ] as const)("%s", ([, text]) => {
    expect(weekPatternFrom(text)).toEqual([[740, 740, 0, 0, 0, 0, 0]]);
  });

  test.for([
    ["Mon Tue Wed Thu Fri Sat Sun"],
    ["Monday Tuesday Wednesday Thursday Friday Saturday Sunday"],
    ["Llun Mawrth Mercher Iau Gwener Sadwrn Sul"],
    ["Llu Maw Mer Iau Gwe Sad Sul"],
  ])("every day of the week, to twenty-four hours: %s", ([names = ""]) => {
    const text = names.split(" ").map((name, at) => `${name} ${at === 6 ? "24" : at + 1}`);
    expect(weekPatternFrom(text.join(", "))).toEqual([[100, 200, 300, 400, 500, 600, 2400]]);
  });

  test.for([
    "",
    "Mon",
    "Mon 7.4,Mon 7.4",
    "Foo 7.4",
    "Mon 7.425",
    "Mon 24.01",
    "Mon -1",
    "Mon 0",
    "7.4 Mon",
  ])("refused: %s", (text) => {
    expect(weekPatternFrom(text)).toBeUndefined();
  });

  test("three weeks come round before the first, too; a Sunday is the last day of its week", () => {
    const weeks = weekPatternFrom("Mon 1, Sun 2 / Mon 3, Sun 4 / Mon 5, Sun 6");
    if (weeks === undefined) throw new Error("no weeks");
    const hours = (text: string) => hoursOn(weeks, day("2022-06-01"), day(text)) / 100;
    const days = [
      "2022-05-16",
      "2022-05-22",
      "2022-05-23",
      "2022-05-29",
      "2022-05-30",
      "2022-06-05",
      "2022-06-06",
    ];
    expect(days.map(hours)).toEqual([3, 4, 5, 6, 1, 2, 3]);
  });

  test("weeks alternate from the week in which the pattern begins, before it too", () => {
    const weeks = weekPatternFrom("Mon 8 / Tue 6");
    if (weeks === undefined) throw new Error("no weeks");
    const begins = day("2022-06-01");
    const hours = (text: string) => hoursOn(weeks, begins, day(text));
    expect([hours("2022-05-30"), hours("2022-05-31"), hours("2022-06-05")]).toEqual([800, 0, 0]);
    expect([hours("2022-06-06"), hours("2022-06-07"), hours("2022-06-13")]).toEqual([0, 600, 800]);
    expect([hours("2022-05-23"), hours("2022-05-24"), hours("2022-05-16")]).toEqual([0, 600, 800]);
  });
});

describe("holidays", () => {
  test("3.8: the hours of the weekday, nothing for other days", () => {
    const weeks = weekPatternFrom("Mon 7.4, Tue 6, Wed 7.4");
    const holidays = holidaysIn(shipped, { first: day("2022-05-01"), last: day("2022-08-31") });
    if (weeks === undefined || holidays === undefined) throw new Error("not known");
    const credit = creditFor(weeks, part.patternEffectiveFrom, holidays);
    expect(credit).toEqual([
      { day: day("2022-05-02"), hours: 740, rule: "FLEX-32" },
      { day: day("2022-06-02"), hours: 0, rule: "FLEX-33" },
      { day: day("2022-06-03"), hours: 0, rule: "FLEX-33" },
      { day: day("2022-08-29"), hours: 740, rule: "FLEX-32" },
    ]);
  });

  test("a year whose holidays are not known has no credit", () => {
    expect(holidaysIn(shipped, { first: day("2018-12-31"), last: day("2019-01-01") })).toBeUndefined();
    expect(holidaysIn(shipped, { first: day("2019-01-01"), last: day("2019-01-01") })).toEqual([
      day("2019-01-01"),
    ]);
  });

  test("only while the pattern holds, summed over the period", () => {
    const { holidayHours, privilegeHalfDays } = line({});
    // 3 January, 18 April, 2 May, 29 August, 19 September, 26 December are Mondays; 27 December is a Tuesday.
    expect([holidayHours, privilegeHalfDays]).toEqual([7 * 740, undefined]);
    expect(line({ patternEffectiveFrom: day("2022-09-19") }).holidayHours).toBe(3 * 740);
    expect(line({ patternEffectiveFrom: day("2022-09-20") }).holidayHours).toBe(2 * 740);
    expect(line({ patternEffectiveTo: day("2022-12-26") }).holidayHours).toBe(6 * 740);
    expect(line({}, ninety).privilegeHalfDays).toBe(19);
  });

  test("without a week pattern, or an unreadable one, it is pointed out", () => {
    expect(codes(line({ weekPattern: undefined, daysPerWeek: 300 }).notes)).toEqual(["week-pattern-missing"]);
    expect(codes(line({ weekPattern: "most days" }).notes)).toEqual([
      "week-pattern-unreadable",
      "week-pattern-missing",
    ]);
  });
});

test("leave of more days than a full-time week is for a person to decide", () => {
  const six = "Mon 6,Tue 6,Wed 6,Thu 6,Fri 6,Sat 6";
  const result = line({ weekPattern: six, weeklyHours: 3600 });
  expect(result.leaveHalfDays).toBeUndefined();
  expect(codes(result.notes)).toEqual(["more-days-than-full-time"]);
  const five = line({ weekPattern: "Mon 6,Tue 6,Wed 6,Thu 6,Fri 6", weeklyHours: 3000 });
  expect([five.leaveHalfDays, five.notes]).toEqual([60, []]);
});

test("a line names the rules behind it", () => {
  expect(line({}, ninety).rules.toSorted()).toEqual(["FLEX-20", "FLEX-31", "FLEX-41", "FLEX-42", "FLEX-60"]);
  expect(line({}).rules.toSorted()).toEqual([
    "FLEX-10",
    "FLEX-20",
    "FLEX-32",
    "FLEX-33",
    "FLEX-43",
    "FLEX-44",
    "FLEX-61",
  ]);
});
