// Half-pay and no-pay dates: the thresholds from both sides, rolling months, and a day counter that knows no tricks.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Day, day, dayText, type Period, weekday } from "../../../src/core/day.ts";
import type { Allowances } from "../../../src/schemes/working-patterns/amounts.ts";
import { flexLines } from "../../../src/schemes/working-patterns/lines.ts";
import type { PatternRow, SicknessRow } from "../../../src/schemes/working-patterns/rows.ts";
import { countedDays, windowStart } from "../../../src/schemes/working-patterns/sick-window.ts";
import { daysLeft, stagesOf } from "../../../src/schemes/working-patterns/sickness.ts";
import { shipped } from "../../law/shipped.ts";
import { codes, extra, ninety, part, sick, terms } from "./rows.ts";

function linesOf(sickness: readonly SicknessRow[], patterns: readonly PatternRow[], until = "2022-12-31") {
  const lines = flexLines(
    shipped,
    { patterns, extraHours: [], sickness },
    { first: day("2022-01-01"), last: day(until) },
  );
  if (lines === undefined) throw new Error("no lines");
  return lines;
}

function text(value: Day | undefined): string | undefined {
  return value === undefined ? undefined : dayText(value);
}

test.for([
  ["2022-06-30", 12, "2021-07-01"],
  ["2022-07-01", 12, "2021-07-02"],
  ["2022-02-28", 12, "2021-03-01"],
  ["2024-02-28", 12, "2023-03-01"],
  ["2024-02-29", 12, "2023-03-01"],
  ["2024-03-01", 12, "2023-03-02"],
  ["2025-02-28", 12, "2024-02-29"],
  ["2024-02-29", 48, "2020-03-01"],
  ["2022-01-01", 48, "2018-01-02"],
] as const)("the months that end on %s, %i of them, begin on %s", ([last, months, first]) => {
  expect(dayText(windowStart(day(last), months))).toBe(first);
});

describe("at 90 %, calendar days", () => {
  test.for([
    ["164 days are at full pay", "2022-01-01", "2022-06-13", 164, undefined],
    ["the next is at half pay", "2022-01-01", "2022-06-14", 165, "2022-06-14"],
    ["and so are those after it", "2022-01-01", "2022-08-31", 243, "2022-06-14"],
  ] as const)("%s", ([, from, to, days, halfPayFrom]) => {
    const [line] = linesOf([sick(from, to)], [ninety]).sickness;
    expect({ days: line?.days, half: text(line?.halfPayFrom), nil: line?.nilPayFrom }).toEqual({
      days,
      half: halfPayFrom,
      nil: undefined,
    });
  });

  test("329 days in four years, then nothing", () => {
    // 160 days in each of 2019 and 2020 stay within every twelve months; nine more reach 329.
    const history = [
      sick("2019-01-01", "2019-06-09"),
      sick("2020-07-01", "2020-12-07"),
      sick("2022-03-01", "2022-03-09"),
    ];
    const [, , ninth] = linesOf(history, [ninety]).sickness;
    expect([ninth?.days, ninth?.halfPayFrom, ninth?.nilPayFrom]).toEqual([9, undefined, undefined]);
    const lines = linesOf([...history.slice(0, 2), sick("2022-03-01", "2022-03-10")], [ninety]);
    expect(text(lines.sickness[2]?.nilPayFrom)).toBe("2022-03-10");
    expect(lines.patterns[0]).toMatchObject({ halfPayDays: 164, nilPayDays: 329, nilPayDaysLeft: 0 });
    expect(text(lines.patterns[0]?.nilPayDate)).toBe("2022-03-10");
  });

  test("days fall out after twelve months", () => {
    const long = sick("2021-01-01", "2021-06-13");
    const [, same] = linesOf([long, sick("2021-12-31", "2021-12-31")], [ninety]).sickness;
    expect(text(same?.halfPayFrom)).toBe("2021-12-31");
    const [, next] = linesOf([long, sick("2022-01-01", "2022-01-01")], [ninety]).sickness;
    expect(next?.halfPayFrom).toBeUndefined();
  });

  test("days left are counted at the end of the month asked for", () => {
    const history = [sick("2022-01-01", "2022-01-10"), sick("2022-12-31", "2023-01-31")];
    const [line] = linesOf(history, [ninety]).patterns;
    expect([line?.halfPayDaysLeft, line?.nilPayDaysLeft]).toEqual([164 - 11, 329 - 11]);
    const [before] = linesOf(history, [ninety], "2022-12-30").patterns;
    expect(before?.halfPayDaysLeft).toBe(154);
    const [none] = linesOf([], [ninety]).patterns;
    expect([none?.halfPayDaysLeft, none?.nilPayDaysLeft]).toEqual([164, 329]);
  });
});

describe("on three days a week, working days", () => {
  test("the seventy-ninth working day is at half pay", () => {
    // 26 weeks from Monday 3 January 2022 hold 78 working days.
    const [full] = linesOf([sick("2022-01-03", "2022-07-03")], [part]).sickness;
    expect([full?.days, full?.halfPayFrom]).toEqual([78, undefined]);
    const [half] = linesOf([sick("2022-01-03", "2022-07-04")], [part]).sickness;
    expect([half?.days, text(half?.halfPayFrom)]).toEqual([79, "2022-07-04"]);
  });

  test("an absence that goes on is followed to the days on which pay halves and ends", () => {
    const lines = linesOf([sick("2022-01-03", undefined)], [part]);
    // 157 working days are 52 weeks and one day; the next is a Tuesday.
    expect(lines.sickness[0]).toMatchObject({ days: undefined, goesOn: true, notes: [] });
    expect(text(lines.sickness[0]?.halfPayFrom)).toBe("2022-07-04");
    expect(text(lines.sickness[0]?.nilPayFrom)).toBe("2023-01-03");
  });

  test("without named days they cannot be counted, except where every day is worked", () => {
    const [line] = linesOf(
      [sick("2022-01-03", "2022-02-01")],
      [{ ...part, weekPattern: undefined, daysPerWeek: 300, privilegeBasis: "PCT" }],
    ).sickness;
    expect([line?.days, codes(line?.notes ?? [])]).toEqual([undefined, ["week-pattern-missing"]]);
    const [all] = linesOf(
      [sick("2022-01-03", "2022-02-01")],
      [{ ...part, weekPattern: undefined, daysPerWeek: 700, privilegeBasis: "PCT" }],
    ).sickness;
    expect(all?.days).toBe(30);
  });
});

describe("what a file may say", () => {
  test("two absences that share days count them once, and are pointed out", () => {
    const lines = linesOf([sick("2022-01-01", "2022-01-10"), sick("2022-01-08", "2022-01-12")], [ninety]);
    expect(lines.sickness.map(({ notes }) => codes(notes))).toEqual([[], ["absences-overlap"]]);
    expect(lines.patterns[0]?.halfPayDaysLeft).toBe(164 - 12);
  });

  test("the employer's own count is compared", () => {
    const counted = (days: number) =>
      codes(linesOf([sick("2022-01-01", "2022-01-10", days)], [ninety]).sickness[0]?.notes ?? []);
    expect([counted(1000), counted(950), counted(1100)]).toEqual([
      [],
      ["sick-days-differ"],
      ["sick-days-differ"],
    ]);
  });

  test("days under a pattern that counts otherwise are for a person to decide", () => {
    const first = { ...ninety, patternEffectiveTo: day("2021-12-31") };
    const second = { ...part, patternEffectiveFrom: day("2022-01-01") };
    const history = [sick("2021-12-20", "2021-12-24"), sick("2022-03-01", "2022-03-31")];
    const lines = linesOf(history, [first, second]);
    expect(lines.sickness.map(({ days, notes }) => [days, codes(notes)])).toEqual([
      [5, []],
      [undefined, ["sick-days-of-another-pattern"]],
    ]);
    expect(lines.patterns[1]).toMatchObject({ halfPayDaysLeft: undefined, halfPayDate: undefined });
  });

  test("a new pattern that counts alike goes on counting", () => {
    const first = { ...ninety, patternEffectiveTo: day("2021-12-31") };
    const second = { ...ninety, patternEffectiveFrom: day("2022-01-01") };
    const lines = linesOf([sick("2021-12-20", "2022-01-05")], [second, first]);
    expect(lines.sickness[0]).toMatchObject({ days: 17, notes: [] });
    expect(lines.patterns[0]).toMatchObject({ halfPayDaysLeft: 164 - 5, nilPayDaysLeft: 329 - 17 });
    expect(lines.patterns[1]).toMatchObject({ halfPayDaysLeft: undefined });
  });

  test("days older than four years do not count, whatever pattern they were under", () => {
    const first = { ...ninety, patternEffectiveTo: day("2021-12-31") };
    const second = { ...part, patternEffectiveFrom: day("2022-01-01") };
    const counted = (until: string) =>
      codes(
        linesOf([sick("2017-12-01", until), sick("2022-03-01", "2022-03-02")], [first, second]).sickness[1]
          ?.notes ?? [],
      );
    expect([counted("2018-01-01"), counted("2018-01-02")]).toEqual([[], ["sick-days-of-another-pattern"]]);
  });

  test("an absence without a pattern is pointed out", () => {
    const [line] = linesOf([sick("2014-12-30", "2015-01-10")], [part]).sickness;
    expect([line?.days, codes(line?.notes ?? [])]).toEqual([
      undefined,
      ["sick-days-of-another-pattern", "no-pattern-in-force"],
    ]);
  });
});

/** Counts day by day, comparing dates as text: a window holds what is after the same date so many years before. */
function countedByHand(days: readonly Day[], last: Day, years: number): number {
  const [year = "", month = "", date = ""] = dayText(last).split("-");
  const before = `${Number(year) - years}-${month}-${date}`;
  return days.filter((one) => one <= last && dayText(one) > before).length;
}

const absence = fc
  .record({ start: fc.integer({ min: 0, max: 3000 }), length: fc.integer({ min: 1, max: 300 }) })
  .map(
    ({ start, length }): Period => ({
      first: addDays(day("2015-01-01"), start),
      last: addDays(day("2015-01-01"), start + length - 1),
    }),
  );
const history = fc.array(absence, { maxLength: 7 }).map((all) => all.toSorted((a, b) => a.first - b.first));
const allowances: fc.Arbitrary<Allowances> = fc.record({
  half: fc.integer({ min: 0, max: 200 }),
  nil: fc.integer({ min: 0, max: 400 }),
});
const workedDays = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 });

test("every day's stage is what counting by hand says", () => {
  fc.assert(
    fc.property(history, allowances, workedDays, (absences, limits, worked) => {
      const counts = (one: Day) => worked.includes(weekday(one));
      const days = countedDays(absences, counts);
      const byHand: Day[] = [];
      for (let one = day("2015-01-01"); one < day("2025-01-01"); one = addDays(one, 1)) {
        if (counts(one) && absences.some(({ first, last }) => first <= one && one <= last)) byHand.push(one);
      }
      expect(days).toEqual(byHand);
      for (const { day: one, stage } of stagesOf(terms, limits, days)) {
        const nil = countedByHand(byHand, one, 4) > limits.nil;
        const half = countedByHand(byHand, one, 1) > limits.half;
        expect(stage, dayText(one)).toBe(nil ? "nil" : half ? "half" : "full");
      }
      const end = day("2024-02-29");
      expect(daysLeft(terms, limits, days, end)).toEqual({
        half: Math.max(0, limits.half - countedByHand(byHand, end, 1)),
        nil: Math.max(0, limits.nil - countedByHand(byHand, end, 4)),
      });
    }),
    { numRuns: 60 },
  );
});

describe("patterns and absences that meet on one day", () => {
  const until = "2022-12-31";
  const ended = (to: string, from = "2015-01-05") => ({
    ...{ ...ninety, patternEffectiveFrom: day(from), patternEffectiveTo: day(to) },
  });

  test("a pattern that ends with the period has days left, one that ended the day before has none", () => {
    const left = (to: string) => linesOf([], [ended(to)], until).patterns[0]?.halfPayDaysLeft;
    expect([left("2022-12-30"), left(until), left("2023-01-01")]).toEqual([undefined, 164, 164]);
  });

  test.for([
    ["2022-03-04", []],
    ["2022-03-05", []],
    ["2022-03-03", ["absences-overlap"]],
  ] as const)("absences to 3 March and from %s", ([from, notes]) => {
    const lines = linesOf([sick("2022-03-01", "2022-03-03"), sick(from, "2022-03-09")], [ninety]);
    expect(lines.sickness.map((one) => codes(one.notes))).toEqual([[], notes]);
  });

  test("an absence that began on the last day of the period is the latest", () => {
    const long = sick("2022-01-01", "2022-06-14");
    const half = (...sickness: readonly SicknessRow[]) =>
      text(linesOf(sickness, [ninety], until).patterns[0]?.halfPayDate);
    expect(half(long)).toBe("2022-06-14");
    expect(half(long, sick(until, until))).toBe(until);
    expect(half(long, sick("2023-01-01", "2023-01-01"))).toBe("2022-06-14");
  });

  test("extra hours go by the pattern of the day on which their week ends", () => {
    const hours = (weekEnding: string, to = "2022-06-12") => {
      const rows = {
        patterns: [ended(to)],
        extraHours: [{ ...extra, weekEnding: day(weekEnding) }],
        sickness: [],
      };
      const lines = flexLines(shipped, rows, { first: day("2022-01-01"), last: day(until) });
      return codes(lines?.extraHours[0]?.notes ?? []).includes("no-pattern-in-force");
    };
    expect([hours("2022-06-12"), hours("2022-06-19"), hours("2022-06-19", "2022-06-19")]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test.for([
    [90_000, []],
    [80_000, ["sick-days-of-another-pattern"]],
  ] as const)("days under nine tenths and then under %i thousandths of a per cent", ([ftePercent, notes]) => {
    const after: PatternRow = {
      ...{ ...ninety, ftePercent, weeklyHours: (3700 * ftePercent) / 100_000 },
      patternEffectiveFrom: day("2022-06-01"),
    };
    const lines = linesOf([sick("2022-05-20", "2022-06-10")], [ended("2022-05-31"), after]);
    expect(lines.patterns.map((one) => codes(one.notes))).toEqual([[], notes]);
  });
});

test.for([
  [1850, 50_500, false],
  [1850, 50_501, true],
  [1850, 49_500, false],
  [1850, 49_499, true],
  [1850, 50_000, false],
] as const)("%i hundredths of an hour a week for %i thousandths of a per cent: pointed out %s", ([
  weeklyHours,
  ftePercent,
  differs,
]) => {
  const row = { ...ninety, weeklyHours, ftePercent };
  const [line] = linesOf([], [row]).patterns;
  expect(codes(line?.notes ?? []).includes("share-and-hours-differ")).toBe(differs);
});
