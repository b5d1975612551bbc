// Where implementers of sick pay go wrong, one test for each; the edges of every rule; and laws that always hold.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sickPayFields } from "../../src/calc/sick-pay.ts";
import { addDays, type Day, day, dayText, weekday } from "../../src/core/day.ts";
import type { Trail } from "../../src/core/figure.ts";
import { fraction } from "../../src/core/rate.ts";
import { sickPay } from "../../src/statute/sick-pay.ts";
import { dailyRate, sickPayOf } from "../../src/statute/sick-pay-amounts.ts";
import { daysPerWeek, workingDaysBetween, workPattern, worksOn } from "../../src/statute/sick-pay-pattern.ts";
import { joinedSpells, type Spell } from "../../src/statute/sick-pay-periods.ts";
import {
  at,
  average,
  calc,
  daysThat,
  everyDay,
  law,
  mondayToFriday,
  paid,
  spell,
} from "./sick-pay-helpers.ts";

const mondayWednesdayFriday = [1, 3, 5];

/** The answer for one spell in pounds and days. */
function one(pattern: readonly number[], only: Spell, earnings?: string) {
  return at(paid(pattern, [only], earnings === undefined ? undefined : average(earnings)), 0);
}

describe("where implementers go wrong", () => {
  test("14: the daily rate is cut at four decimals, not rounded", () => {
    expect(dailyRate(fraction(9935, 1), 7, 4)).toBe(141928);
    expect(dailyRate(fraction(8585, 1), 3, 4)).toBe(286166);
    // Seven days from the fourth on: a whole week of Sunday to Saturday comes to the weekly rate, not a penny more.
    const { days } = one(everyDay, spell("2022-05-05", "2022-05-14"));
    expect(sickPayOf(days.slice(3))).toBe(9935);
  });

  test("15: each week is rounded up, not each day and not the award", () => {
    const spells = [spell("2024-04-22", "2024-04-29"), spell("2024-05-07", "2024-05-17")];
    const answer = at(paid(mondayWednesdayFriday, spells), 1);
    const twoAndTwo = answer.days.slice(0, 2).concat(answer.days.slice(2, 4));
    expect(twoAndTwo.map(({ day: on }) => dayText(on))).toEqual([
      "2024-05-08",
      "2024-05-10",
      "2024-05-13",
      "2024-05-15",
    ]);
    expect(sickPayOf(twoAndTwo)).toBe(15568);
    expect(one(mondayWednesdayFriday, spell("2024-05-06", "2024-05-17"))).toMatchObject({
      paidDays: 3,
      total: 11675,
    });
    expect(one(mondayWednesdayFriday, spell("2026-05-04", "2026-05-04"), "500").total).toBe(4109);
  });

  test("16: a week with two rates uses the rate of each day and is rounded once", () => {
    const trail: Trail = [];
    const question = { pattern: workPattern(mondayToFriday), spells: [spell("2022-03-28", "2022-04-15")] };
    const answer = sickPay(law, question, sickPayFields(trail));
    expect(answer).toMatchObject({ spells: [{ total: 23604 }] });
    const weeks = trail.filter((step) => step.name === "sick-pay-week").map((step) => step.value);
    expect(weeks).toEqual([3854, 9815, 9935]);
  });

  test("17: calendar days form the period, qualifying days are waited for", () => {
    expect(one(mondayWednesdayFriday, spell("2021-06-07", "2021-06-20"))).toMatchObject({
      formsPiw: true,
      waitingDays: 3,
      paidDays: 3,
      total: 9635,
    });
  });

  test("18: 56 days between two spells link, 57 do not", () => {
    const before = spell("2021-11-01", "2021-11-05");
    // 6 November to 31 December 2021 are 56 days.
    const linked = paid(mondayToFriday, [before, spell("2022-01-01", "2022-01-07")]).map(
      (each) => each.linked,
    );
    const apart = paid(mondayToFriday, [before, spell("2022-01-02", "2022-01-07")]).map(
      (each) => each.linked,
    );
    expect([linked, apart]).toEqual([
      [false, true],
      [false, false],
    ]);
  });

  test("19: a short absence neither links nor bridges", () => {
    const may = spell("2022-05-02", "2022-05-09");
    const july = spell("2022-07-08", "2022-07-15");
    const short = at(paid(mondayToFriday, [may, spell("2022-06-20", "2022-06-22"), july]), 2);
    expect(short).toMatchObject({ linked: false, waitingDays: 3, total: 5961 });
    const spells = [may, spell("2022-06-01", "2022-06-02"), spell("2022-06-20", "2022-06-24")];
    expect(at(paid(mondayToFriday, spells), 2)).toMatchObject({ linked: true, waitingDays: 0, total: 9935 });
  });

  test("20: waiting days served in part carry over", () => {
    const spells = [spell("2022-06-03", "2022-06-06"), spell("2022-06-20", "2022-06-24")];
    const answers = paid(mondayToFriday, spells);
    expect(answers).toMatchObject([
      { waitingDays: 2, paidDays: 0, total: 0 },
      { linked: true, waitingDays: 1, paidDays: 4, total: 7948 },
    ]);
  });

  test("21: a linked spell keeps the limit of the first", () => {
    const spells = [spell("2022-03-28", "2022-04-01"), spell("2022-04-11", "2022-04-15")];
    expect(at(paid(mondayToFriday, spells, average("121.50")), 1)).toMatchObject({
      limitDay: day("2022-03-28"),
      lowerEarningsLimit: 12000,
      total: 9935,
    });
    expect(one(mondayToFriday, spell("2022-04-11", "2022-04-22"), "121.50")).toMatchObject({
      formsPiw: true,
      paidDays: 0,
      total: 0,
    });
  });

  test("22: 28 weeks are 28 times the days of a week, over all linked spells", () => {
    expect(one(mondayWednesdayFriday, spell("2020-06-01", "2020-12-31"))).toMatchObject({
      paidDays: 84,
      total: 268380,
    });
    const split = paid(mondayToFriday, [
      spell("2021-05-03", "2021-09-03"),
      spell("2021-09-27", "2021-12-31"),
    ]);
    expect(split.map(({ paidDays, total }) => [paidDays, total])).toEqual([
      [87, 167649],
      [53, 102131],
    ]);
    expect(167649 + 102131).toBe(28 * 9635);
  });

  test("23: bank holidays do not change the qualifying days", () => {
    // Good Friday and Easter Monday 2019 lie inside.
    const spells = [spell("2019-04-08", "2019-04-12"), spell("2019-04-17", "2019-04-24")];
    expect(at(paid(mondayToFriday, spells), 1).paidDays).toBe(6);
  });

  test("24: COVID sickness that begins by 24 March 2022 has no waiting days", () => {
    expect(one(mondayToFriday, spell("2022-03-24", "2022-04-02", "covid")).total).toBe(13489);
    expect(one(mondayToFriday, spell("2022-03-25", "2022-04-03", "covid")).total).toBe(5781);
    expect(one(mondayToFriday, spell("2020-03-12", "2020-03-20", "covid")).waitingDays).toBe(3);
    expect(one(mondayToFriday, spell("2020-03-13", "2020-03-20", "covid")).waitingDays).toBe(0);
    expect(one(mondayToFriday, spell("2021-01-11", "2021-01-13", "covid"))).toMatchObject({
      formsPiw: false,
      total: 0,
    });
    const household = one(mondayToFriday, spell("2020-03-12", "2020-03-17", "isolation"));
    expect([household.paidDays, household.days.length]).toEqual([3, 4]);
    expect(daysThat(household.days, "not-in-a-period")).toEqual([day("2020-03-12")]);
  });

  test("25: the reason is part of the answer for the same days", () => {
    expect(one(mondayToFriday, spell("2020-11-02", "2020-11-11", "covid"))).toMatchObject({
      paidDays: 8,
      total: 15336,
    });
    expect(one(mondayToFriday, spell("2020-11-02", "2020-11-11"))).toMatchObject({
      paidDays: 5,
      total: 9585,
    });
  });

  test.for([
    ["2019-04-05", "2019-04-12"],
    ["2027-04-01", "2027-04-06"],
  ] as const)("26: a spell that leaves the known years is refused: %s to %s", ([first, last]) => {
    const question = { pattern: workPattern(mondayToFriday), spells: [spell(first, last)] };
    expect(sickPay(law, { ...question, averageWeeklyEarnings: average("500") })).toMatchObject({
      code: "no-figure-for-day",
    });
    expect(
      calc({
        figure: "sick-pay",
        pattern: mondayToFriday,
        spells: [{ start: first, end: last, covid: false }],
      }),
    ).toMatchObject({
      ok: false,
      code: "no-figure-for-day",
    });
  });

  test("27: from April 2026 the week is 80 % of the average, at most the flat rate", () => {
    const week = spell("2026-06-01", "2026-06-07");
    expect(one(mondayToFriday, week, "100").total).toBe(8000);
    expect(one(mondayToFriday, week, "154.0625").total).toBe(12325);
    expect(one(mondayToFriday, week, "154.06").total).toBe(12325);
    expect(one(mondayToFriday, week, "154.00").total).toBe(12320);
    expect(one(mondayToFriday, week, "140").total).toBe(11200);
    const running = one(mondayToFriday, spell("2026-03-23", "2026-04-10"), "140");
    expect(sickPayOf(running.days.slice(-5))).toBe(12325);
  });

  test("36: the top-up is from the first day even where sick pay is not", () => {
    const asked = {
      figure: "top-up",
      pattern: mondayToFriday,
      normalWeeklyPay: "380.00",
      start: "2022-05-02",
      end: "2022-05-06",
      covid: true,
      sickPayEntitled: true,
    };
    expect(calc(asked)).toMatchObject({ sickPay: "39.74", topUp: "340.26" });
  });

  test("37: without sick pay the top-up is all of normal pay", () => {
    const asked = { figure: "top-up", pattern: mondayToFriday, covid: true };
    expect(
      calc({
        ...asked,
        normalWeeklyPay: "100.00",
        start: "2021-01-11",
        end: "2021-01-20",
        sickPayEntitled: false,
      }),
    ).toMatchObject({ topUp: "160.00" });
    expect(
      calc({
        ...asked,
        normalWeeklyPay: "350.00",
        start: "2021-01-11",
        end: "2021-01-13",
        sickPayEntitled: true,
      }),
    ).toMatchObject({ sickPay: "0.00", topUp: "210.00" });
  });

  test("38: an absence over two tax years has two rates", () => {
    const asked = { figure: "top-up", pattern: mondayToFriday, normalWeeklyPay: "350.00", covid: true };
    expect(calc({ ...asked, start: "2021-03-31", end: "2021-04-09", sickPayEntitled: true })).toMatchObject({
      sickPay: "153.76",
      topUp: "406.24",
    });
    const { days } = one(mondayToFriday, spell("2021-03-31", "2021-04-09", "covid"));
    expect([sickPayOf(days.slice(0, 3)), sickPayOf(days.slice(3))]).toEqual([5751, 9625]);
  });

  test("39: ten days can be eleven dates, so the first day is a setting and not a sum", () => {
    const pattern = workPattern(mondayToFriday);
    expect(workingDaysBetween(pattern, day("2022-01-31"), day("2022-02-10"))).toBe(9);
    expect(workingDaysBetween(pattern, day("2022-01-31"), day("2022-02-09"))).toBe(8);
  });

  test("40: a shorter maximum for who isolates already is worth two days of normal pay", () => {
    const pay = (end: string) =>
      calc({
        figure: "top-up",
        pattern: mondayToFriday,
        normalWeeklyPay: "350.00",
        start: "2020-12-01",
        end,
        covid: true,
        sickPayEntitled: true,
      })["normalPay"];
    expect([pay("2020-12-14"), pay("2020-12-10")]).toEqual(["700.00", "560.00"]);
  });
});

describe("periods of incapacity", () => {
  test.for([
    ["2022-05-02", "2022-05-04", false, "three days are not enough"],
    ["2022-05-02", "2022-05-05", true, "four days are"],
    ["2026-04-03", "2026-04-05", false, "three days before the reform"],
    ["2026-04-06", "2026-04-06", true, "one day from the reform"],
  ] as const)("%s to %s: $3", ([first, last, formsPiw]) => {
    expect(one(everyDay, spell(first, last), "500").formsPiw).toBe(formsPiw);
  });

  test("three days over the reform form a period from its first day", () => {
    const answer = one(everyDay, spell("2026-04-04", "2026-04-06"), "500");
    expect(answer).toMatchObject({ formsPiw: true, waitingDays: 0, paidDays: 1 });
    expect(daysThat(answer.days, "paid")).toEqual([day("2026-04-06")]);
  });

  test("spells out of order, overlapping or adjoining are refused", () => {
    const refused = (spells: readonly Spell[]) => sickPay(law, { pattern: workPattern(everyDay), spells });
    expect(refused([spell("2022-05-09", "2022-05-02")])).toMatchObject({ code: "spell-ends-before-start" });
    const may = spell("2022-05-02", "2022-05-09");
    expect(refused([may, spell("2022-05-09", "2022-05-20")])).toMatchObject({ code: "spells-overlap" });
    expect(refused([may, spell("2022-05-10", "2022-05-20")])).toMatchObject({ code: "spells-adjoin" });
    expect(refused([may, spell("2022-05-11", "2022-05-20")])).toMatchObject({ kind: "sick pay" });
    expect(refused([may, spell("2022-04-01", "2022-04-20")])).toMatchObject({ code: "spells-overlap" });
  });

  test("spells that touch can be joined before they are asked", () => {
    const joined = joinedSpells([
      spell("2022-06-01", "2022-06-02"),
      spell("2022-05-10", "2022-05-20", "covid"),
      spell("2022-05-02", "2022-05-09"),
      spell("2022-05-15", "2022-05-16"),
    ]);
    const { first, last } = spell("2022-05-10", "2022-05-20");
    expect(joined).toEqual([
      { ...spell("2022-05-02", "2022-05-20"), covidDays: [{ first, last }] },
      spell("2022-06-01", "2022-06-02"),
    ]);
  });
});

describe("three years", () => {
  /** A week of sickness every eight weeks: every gap is 49 days. */
  function series(first: string, last: string): readonly Spell[] {
    const spells: Spell[] = [];
    for (let from = day(first); from <= day(last); from = addDays(from, 56)) {
      spells.push({ first: from, last: addDays(from, 6), reason: "sickness" });
    }
    return spells;
  }

  test("a linked series ends on its third anniversary", () => {
    const days = paid([1], series("2020-06-01", "2023-08-01")).flatMap((each) => each.days);
    const late = daysThat(days, "after-three-years");
    const last = daysThat(days, "paid").at(-1);
    expect(last !== undefined && last < day("2023-06-01")).toBe(true);
    expect(late.length).toBeGreaterThan(0);
    expect(late.every((each) => each >= day("2023-06-01"))).toBe(true);
  });

  test("the day before the anniversary is paid, the anniversary is not", () => {
    const spells = [...series("2020-06-01", "2023-05-20"), spell("2023-05-29", "2023-06-04")];
    const { days } = at(paid(everyDay, spells), -1);
    expect(daysThat(days, "paid")).toEqual(["2023-05-29", "2023-05-30", "2023-05-31"].map(day));
  });
});

test("a series from 29 February 2024 ends with February 2027", () => {
  const spells: Spell[] = [];
  for (let first = day("2024-02-29"); first < day("2027-02-20"); first = addDays(first, 60)) {
    spells.push({ first, last: addDays(first, 4), reason: "sickness" });
  }
  spells.push(spell("2027-02-26", "2027-03-02"));
  const { days } = at(paid(everyDay, spells, average("500")), -1);
  expect(daysThat(days, "paid")).toEqual(["2027-02-26", "2027-02-27", "2027-02-28"].map(day));
});

describe("the transition of April 2026 (SI 2026/373)", () => {
  test("regulation 3: waiting days that are not over stop on 6 April", () => {
    const answer = one(mondayToFriday, spell("2026-04-02", "2026-04-10"), "500");
    expect(answer).toMatchObject({ waitingDays: 2, paidDays: 5, total: 12325 });
  });

  test.for([
    ["124.99", 0, 10000, "below the limit: a new entitlement at 80 %, 99.992, up to the penny"],
    ["125.00", 7, 12325, "at the limit: the flat rate is kept"],
    ["154.06", 7, 12325, "just under the crossover: the flat rate is kept"],
    ["200.00", 7, 12325, "above it: the flat rate anyway"],
  ] as const)("regulations 4 and 5, average £%s: $3", ([earnings, before, week]) => {
    const { days } = one(mondayToFriday, spell("2026-03-23", "2026-04-10"), earnings);
    const paidBefore = days.filter((each) => each.verdict === "paid" && each.day < day("2026-04-06"));
    expect(paidBefore.length).toBe(before);
    expect(sickPayOf(days.slice(-5))).toBe(week);
  });

  test("regulation 4 ends with the absence: the next one, though linked, pays the share", () => {
    const spells = [spell("2026-03-23", "2026-04-10"), spell("2026-05-04", "2026-05-08")];
    expect(at(paid(mondayToFriday, spells, average("140")), 1)).toMatchObject({ linked: true, total: 11200 });
  });

  test("regulation 4 protects who was on sick pay, not who was waiting", () => {
    const { days } = one(mondayToFriday, spell("2026-04-02", "2026-04-10"), "140");
    expect(sickPayOf(days)).toBe(11200);
  });

  test.for([
    ["2025-09-21", 0, "an absence since before 22 September 2025 gains nothing"],
    ["2025-09-22", 5, "an absence since that day does"],
  ] as const)("regulation 5: %s, %i days: $2", ([first, days]) => {
    expect(one(mondayToFriday, spell(first, "2026-04-10"), "100").paidDays).toBe(days);
  });

  test("without an average there is no rate after the reform, but there is before", () => {
    const pattern = workPattern(mondayToFriday);
    expect(sickPay(law, { pattern, spells: [spell("2026-04-06", "2026-04-10")] })).toMatchObject({
      code: "average-weekly-earnings-missing",
    });
    expect(sickPay(law, { pattern, spells: [spell("2026-03-23", "2026-04-03")] })).toMatchObject({
      kind: "sick pay",
    });
  });
});

describe("the lower earnings limit", () => {
  test.for([
    ["119.99", 0],
    ["120.00", 9635],
    ["120.01", 9635],
  ] as const)("£%s in 2021-22 pays %i pence", ([earnings, total]) => {
    expect(one(mondayToFriday, spell("2021-06-02", "2021-06-11"), earnings).total).toBe(total);
  });

  test("an average that rounds to the limit does not reach it", () => {
    // £959.99 over eight weeks is £119.99875.
    const earnings = fraction(95999, 8);
    expect(at(paid(mondayToFriday, [spell("2021-06-02", "2021-06-11")], earnings), 0).total).toBe(0);
  });
});

describe("laws that always hold", () => {
  const pattern = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 });
  const start = fc.integer({ min: day("2019-04-06"), max: day("2023-01-01") }).map((count) => count as Day);

  /** Spells of 1 to 120 days with gaps of 1 to 80, inside the years of one rule. */
  const spells = fc
    .tuple(
      start,
      fc.array(fc.tuple(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 80 }), fc.boolean()), {
        minLength: 1,
        maxLength: 6,
      }),
    )
    .map(([from, lengths]) => {
      const list: Spell[] = [];
      let first = from;
      for (const [length, gap, covid] of lengths) {
        const last = addDays(first, length - 1);
        list.push({ first, last, reason: covid ? "covid" : "sickness" });
        first = addDays(last, gap + 1);
      }
      return list;
    });

  /** Counts by the text of the rules, in no clever way. */
  function counted(weekdays: readonly number[], list: readonly Spell[]) {
    let gone = 0;
    let paidSoFar = 0;
    let end = Number.NEGATIVE_INFINITY;
    let begin = 0 as Day;
    return list.map(({ first, last, reason }) => {
      let [waitingDays, paidDays] = [0, 0];
      if (last - first + 1 < 4) return { waitingDays, paidDays };
      if (first - end - 1 > 56) [gone, paidSoFar, begin] = [0, 0, first];
      end = last;
      const covid = reason === "covid" && dayText(first) >= "2020-03-13" && dayText(first) <= "2022-03-24";
      for (let on = first; on <= last; on = addDays(on, 1)) {
        if (!worksOn(workPattern(weekdays), on)) continue;
        const third = `${Number(dayText(begin).slice(0, 4)) + 3}${dayText(begin).slice(4)}`;
        gone += 1;
        if (dayText(on) >= third || paidSoFar === 28 * weekdays.length) continue;
        if (gone <= 3 && !covid) waitingDays += 1;
        else {
          paidDays += 1;
          paidSoFar += 1;
        }
      }
      return { waitingDays, paidDays };
    });
  }

  test("waiting and paid days are those of a plain count", () => {
    fc.assert(
      fc.property(pattern, spells, (weekdays, list) => {
        const answers = paid(weekdays, list).map(({ waitingDays, paidDays }) => ({ waitingDays, paidDays }));
        expect(answers).toEqual(counted(weekdays, list));
      }),
      { numRuns: 500 },
    );
  });

  test("no linked series is paid for more than 28 weeks", () => {
    fc.assert(
      fc.property(pattern, spells, (weekdays, list) => {
        let sum = 0;
        for (const answer of paid(weekdays, list)) {
          if (!answer.linked && answer.formsPiw) sum = 0;
          sum += answer.paidDays;
          expect(sum).toBeLessThanOrEqual(28 * daysPerWeek(workPattern(weekdays)));
        }
      }),
    );
  });

  test("a longer spell never pays less", () => {
    fc.assert(
      fc.property(pattern, start, fc.integer({ min: 1, max: 300 }), (weekdays, first, length) => {
        const [shorter] = paid(weekdays, [{ first, last: addDays(first, length - 1), reason: "sickness" }]);
        const [longer] = paid(weekdays, [{ first, last: addDays(first, length), reason: "sickness" }]);
        expect(longer?.total).toBeGreaterThanOrEqual(shorter?.total ?? 0);
        expect(longer?.paidDays).toBeGreaterThanOrEqual(shorter?.paidDays ?? 0);
      }),
    );
  });

  test("a spell that is split where nobody works pays the same days", () => {
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(0, 1),
        (from, weeksBefore, weeksAfter, cut) => {
          // Monday to Friday; the split is at a Saturday, or over Saturday and Sunday.
          const monday = addDays(from, (8 - weekday(from)) % 7);
          const friday = addDays(monday, weeksBefore * 7 - 3);
          const last = addDays(friday, weeksAfter * 7);
          const whole = paid(mondayToFriday, [{ first: monday, last, reason: "sickness" }]);
          const split = paid(mondayToFriday, [
            { first: monday, last: friday, reason: "sickness" },
            { first: addDays(friday, 2 + cut), last, reason: "sickness" },
          ]);
          const days = (answers: typeof whole) => answers.flatMap((each) => each.days);
          expect(days(split)).toEqual(days(whole));
        },
      ),
    );
  });

  test("from the reform on, who earns more is never paid less", () => {
    const week = spell("2026-06-01", "2026-06-21");
    fc.assert(
      fc.property(
        pattern,
        fc.integer({ min: 0, max: 30000 }),
        fc.integer({ min: 0, max: 5000 }),
        (weekdays, low, more) => {
          const total = (earnings: number) => at(paid(weekdays, [week], fraction(earnings, 1)), 0).total;
          expect(total(low + more)).toBeGreaterThanOrEqual(total(low));
        },
      ),
    );
  });

  test("an explained calculation has the same answer", () => {
    fc.assert(
      fc.property(pattern, spells, (weekdays, list) => {
        const question = {
          pattern: workPattern(weekdays),
          spells: list,
          averageWeeklyEarnings: fraction(15000, 1),
        };
        const trail: Trail = [];
        const explained = sickPay(law, question, sickPayFields(trail));
        expect(explained).toEqual(sickPay(law, question));
        const totals = trail.filter((step) => step.name === "sick-pay").map((step) => step.value);
        const spells = explained.kind === "sick pay" ? explained.spells : [];
        expect(totals).toEqual(spells.map((each) => each.total));
      }),
    );
  });

  test("the weeks of some days of a spell and of the others are never less than the whole", () => {
    fc.assert(
      fc.property(
        pattern,
        start,
        fc.integer({ min: 4, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        (weekdays, first, length, cut) => {
          const { days, total } = at(
            paid(weekdays, [{ first, last: addDays(first, length), reason: "sickness" }]),
            0,
          );
          const parts = sickPayOf(days.slice(0, cut)) + sickPayOf(days.slice(cut));
          expect(parts - total).toBeGreaterThanOrEqual(0);
          // Only the week of the cut is rounded twice.
          expect(parts - total).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test("nobody waits on the days for COVID of a spell that is partly for it (SI 2020/374)", () => {
    // Monday 4 January 2021 to Thursday 14, Monday to Friday: nine working days at 19.17.
    const daysOf = (...spells: readonly Spell[]) => {
      const [answer] = paid(mondayToFriday, joinedSpells(spells));
      return [answer?.waitingDays, answer?.paidDays];
    };
    expect(daysOf(spell("2021-01-04", "2021-01-14"))).toEqual([3, 6]);
    expect(daysOf(spell("2021-01-04", "2021-01-14", "covid"))).toEqual([0, 9]);
    const cold = spell("2021-01-04", "2021-01-04");
    expect(daysOf(cold, spell("2021-01-05", "2021-01-14", "covid"))).toEqual([1, 8]);
    expect(daysOf(spell("2021-01-04", "2021-01-05", "covid"), spell("2021-01-06", "2021-01-14"))).toEqual([
      1, 8,
    ]);
    // A stretch that began when the rule was over: Friday 25 March 2022.
    const march = spell("2022-03-24", "2022-03-24");
    expect(daysOf(march, spell("2022-03-25", "2022-04-01", "covid"))).toEqual([3, 4]);
    expect(
      daysOf(spell("2022-03-24", "2022-03-24", "isolation"), spell("2022-03-25", "2022-04-01", "covid")),
    ).toEqual([0, 7]);
  });
});
