// Average weekly earnings: the derived cases for every pay frequency, the published ones with the peers that
// read the manual otherwise, and the edges of the relevant period.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Day, day, dayText, lengthOf } from "../../src/core/day.ts";
import { fraction } from "../../src/core/rate.ts";
import {
  type AveragingFrequency,
  averageOver,
  relevantPeriod,
  roundedMonths,
  wholeMonths,
} from "../../src/statute/average-weekly-earnings.ts";
import { averageWeeklyEarnings } from "../../src/statute/earnings-before-sickness.ts";
import { calc, law, olderLaw, pounds, vectors } from "./sick-pay-helpers.ts";

const frequencies: Readonly<Record<string, AveragingFrequency>> = {
  weekly: "weekly",
  twoWeekly: "fortnightly",
  threeWeekly: "threeWeekly",
  fourWeekly: "fourWeekly",
  fiveWeekly: "fiveWeekly",
  monthly: "monthly",
  monthlyLastDay: "monthly",
  monthly15th: "monthly",
  monthly25th: "monthly",
  monthlyLastFriday: "monthly",
  irregular: "irregular",
};

function frequency(name: string): AveragingFrequency {
  const found = frequencies[name];
  if (found === undefined) throw new Error(`no frequency ${name}`);
  return found;
}

type Derived = {
  readonly id: string;
  readonly input: {
    readonly payFrequency: string;
    readonly firstDayOfSickness: string;
    readonly paydays: readonly string[];
    readonly payInRelevantPeriod: readonly { readonly payday: string; readonly pay: number }[];
    readonly bonusInRelevantPeriod: number;
  };
  readonly expected: {
    readonly relevantPeriodFrom: string;
    readonly relevantPeriodTo: string;
    readonly calendarDays: number;
    readonly months?: number;
    readonly oddDays?: number;
    readonly totalEarnings: number;
    readonly averageWeeklyEarnings: string;
    readonly averageExcludingBonus: string;
    readonly lowerEarningsLimit: number;
    readonly reachesLel: boolean;
  };
};

describe("every pay frequency", () => {
  test.for(vectors<Derived>("vectors-awe-derived"))("$id", ({ input, expected }) => {
    const pay = new Map(input.payInRelevantPeriod.map((each) => [each.payday, pounds(each.pay)]));
    const bonus = pounds(input.bonusInRelevantPeriod);
    // The bonus was paid with the last pay of the period; what was paid on other paydays must not matter.
    const payments = input.paydays.map((payday) => ({
      payday: day(payday),
      amount: pay.get(payday) ?? pounds(77.77),
    }));
    const withBonus = [...payments, { payday: day(expected.relevantPeriodTo), amount: bonus }];
    const question = {
      frequency: frequency(input.payFrequency),
      firstSickDay: day(input.firstDayOfSickness),
      payments: withBonus,
    };
    const answer = averageWeeklyEarnings(law, question);
    if (answer.kind === "no figure") throw new Error(`${answer.code} at ${answer.at}`);
    const { relevantPeriod: period, total } = answer;
    expect([dayText(period.first), dayText(period.last)]).toEqual([
      expected.relevantPeriodFrom,
      expected.relevantPeriodTo,
    ]);
    expect(lengthOf(period)).toBe(expected.calendarDays);
    expect(total).toBe(pounds(expected.totalEarnings));
    expect(answer.lowerEarningsLimit).toBe(pounds(expected.lowerEarningsLimit));
    expect(answer.meetsLowerEarningsLimit).toBe(expected.reachesLel);
    if (expected.months !== undefined) {
      expect(roundedMonths(law, period)).toBe(expected.months);
      expect(wholeMonths(period).oddDays).toBe(expected.oddDays);
    }
    const asked = calc({
      figure: "average-weekly-earnings",
      frequency: frequency(input.payFrequency),
      firstSickDay: input.firstDayOfSickness,
      payments: withBonus.map(({ payday, amount }) => ({
        payday: dayText(payday),
        amount: (amount / 100).toFixed(2),
      })),
    });
    expect(asked).toMatchObject({
      ok: true,
      averageWeeklyEarnings: { decimal: expect.stringMatching(/^\d+\.\d{7}$/) },
      relevantPeriod: { from: expected.relevantPeriodFrom, to: expected.relevantPeriodTo },
      meetsLowerEarningsLimit: expected.reachesLel,
    });
    // The vector has six decimals, the answer seven; the answer's form was compared above.
    const { decimal } = asked["averageWeeklyEarnings"] as { decimal: string };
    expect(Number(decimal)).toBeCloseTo(Number(expected.averageWeeklyEarnings), 6);
    const without = averageWeeklyEarnings(law, { ...question, payments });
    if (without.kind === "no figure") throw new Error(without.code);
    const { numerator, denominator } = without.average;
    expect(numerator / denominator / 100).toBeCloseTo(Number(expected.averageExcludingBonus), 6);
  });
});

type Published = {
  readonly id: string;
  readonly input: {
    readonly freq?: string;
    readonly total?: number;
    readonly weeks?: number;
    readonly months?: number;
    readonly payments?: number;
    readonly periodFrom?: string;
    readonly periodTo?: string;
    readonly lastPayday?: string;
    readonly sickFrom?: string;
    readonly lastPaydayBeforeSickness?: string;
    readonly relevantPeriodFrom?: string;
  };
  readonly expected: { readonly awe?: number; readonly months?: number; readonly valid?: boolean };
  readonly hmrcRuleMonths?: number;
};

/** Where a published case is not followed: what it says, what we say in pence, and why. */
const differences: Readonly<
  Record<string, { theirs: string; ours: readonly [number, number]; because: string }>
> = {
  "sa-irregular": {
    theirs: "£1,000 from 21 to 31 December over 10 days: 700.00",
    ours: [700000, 11],
    because: "SPM170700 counts both ends: 11 days, 636.36.",
  },
  "coda-monthly": {
    theirs: "£2,000 of two months divided by 4.3333 weeks each: 230.7710",
    ours: [300000, 13],
    because: "SPM170300: divide by the months, times 12, by 52, without rounding: 230.769230…",
  },
};

/** Published cases about things that this figure does not ask, with the reason. */
const notAsked: Readonly<Record<string, string>> = {
  "sa-contract-7":
    "pay by contract before a first payday (SPM170500): calc has no question for it and refuses",
  "sa-days-4": "how a web form reads text",
  "sa-days-4 weeks": "how a web form reads text",
  "sa-days-ham": "how a web form reads text",
  "jrs-daily-leave": "job retention scheme: a daily average, not a week's",
  "jrs-full-march": "job retention scheme: pay of a period",
  "jrs-week": "job retention scheme: pay of a period",
  "jrs-5days": "job retention scheme: pay of a period",
  "jrs-5days-hours": "job retention scheme: pay of a period",
};

const published = vectors<Published>("vectors-awe").filter((one) => notAsked[one.id] === undefined);

describe("published averages", () => {
  test.for(published.filter((one) => one.expected.awe !== undefined))("$id", ({ id, input, expected }) => {
    // A period of the length that the case names; where it has none, whole weeks or months from 1 July 2022.
    const first = day(input.periodFrom ?? "2022-07-01");
    const weeks = input.weeks ?? (input.freq === "monthly" ? 0 : 8);
    const months = input.months ?? input.payments ?? 0;
    const last =
      input.periodTo !== undefined
        ? day(input.periodTo)
        : weeks > 0
          ? addDays(first, weeks * 7 - 1)
          : addDays(day(`2022-${String(7 + months).padStart(2, "0")}-01`), -1);
    const average = averageOver(olderLaw, frequency(input.freq ?? ""), pounds(input.total ?? 0), {
      first,
      last,
    });
    if ("kind" in average) throw new Error(average.code);
    const other = differences[id];
    if (other !== undefined) expect(average).toEqual(fraction(...other.ours));
    else expect(Math.round(average.numerator / average.denominator)).toBe(pounds(expected.awe ?? 0));
  });

  test.for(published.filter((one) => one.expected.months !== undefined))("$id", ({
    input,
    hmrcRuleMonths,
  }) => {
    const period = { first: day(input.periodFrom ?? ""), last: day(input.periodTo ?? "") };
    expect(roundedMonths(olderLaw, period)).toBe(hmrcRuleMonths);
  });

  test("sa-payday-before, sa-payday-same: a payday on the first sick day is not one before it (34)", () => {
    const paydays = ["2022-04-29", "2022-05-06", "2022-06-24", "2022-07-01"].map((payday) => ({
      payday: day(payday),
      amount: pounds(1),
    }));
    const period = (firstSickDay: string) =>
      relevantPeriod(law, { frequency: "weekly", firstSickDay: day(firstSickDay), payments: paydays });
    expect(period("2022-07-01")).toEqual({ first: day("2022-04-30"), last: day("2022-06-24") });
    expect(period("2022-07-02")).toEqual({ first: day("2022-05-07"), last: day("2022-07-01") });
    const only = [{ payday: day("2022-07-01"), amount: pounds(1) }];
    expect(
      relevantPeriod(law, { frequency: "weekly", firstSickDay: day("2022-07-01"), payments: only }),
    ).toMatchObject({ code: "no-payday-before-sickness" });
  });

  test("sa-offset-ok: a payday eight weeks before the last one ends the time before the period", () => {
    // 7 November 2014 is 56 days before 2 January 2015.
    const payments = ["2014-11-07", "2015-01-02"].map((payday) => ({
      payday: day(payday),
      amount: pounds(1),
    }));
    const asked = { frequency: "irregular", firstSickDay: day("2015-01-03"), payments } as const;
    expect(relevantPeriod(olderLaw, asked)).toEqual({ first: day("2014-11-08"), last: day("2015-01-02") });
    const later = payments.map((each, place) =>
      place === 0 ? { ...each, payday: day("2014-11-08") } : each,
    );
    expect(relevantPeriod(olderLaw, { ...asked, payments: later })).toMatchObject({
      code: "paydays-do-not-reach-back",
    });
  });

  test("every case that is not followed or not asked exists, and none is passed over", () => {
    const ids = vectors<Published>("vectors-awe").map((one) => one.id);
    for (const id of [...Object.keys(differences), ...Object.keys(notAsked)]) expect(ids).toContain(id);
    const named = new Set(["sa-payday-before", "sa-payday-same", "sa-offset-ok"]);
    const used = published.filter(
      (one) => one.expected.awe !== undefined || one.expected.months !== undefined || named.has(one.id),
    );
    expect(used.length + Object.keys(notAsked).length).toBe(ids.length);
  });
});

describe("where implementers go wrong", () => {
  const overPeriod = (name: AveragingFrequency, total: number, first: string, last: string) =>
    averageOver(olderLaw, name, pounds(total), { first: day(first), last: day(last) });

  test("28: odd days make a month only from the sixteenth", () => {
    expect(wholeMonths({ first: day("2012-02-04"), last: day("2012-05-17") })).toEqual({
      months: 3,
      oddDays: 14,
    });
    expect(overPeriod("monthly", 1560, "2012-02-04", "2012-05-17")).toEqual(fraction(12000, 1));
  });

  test.for([
    ["2022-07-01", "2022-09-15", 2, "15 odd days do not"],
    ["2022-07-01", "2022-09-16", 3, "16 odd days do"],
    ["2022-01-01", "2022-02-14", 1, "14 odd days of February do not"],
    ["2022-01-01", "2022-02-15", 2, "15 odd days of February do"],
    ["2021-12-31", "2022-02-14", 1, "15 odd days that begin in January do not"],
  ] as const)("28: $3 make a month", ([first, last, months]) => {
    expect(roundedMonths(law, { first: day(first), last: day(last) })).toBe(months);
  });

  test("29: days are counted with both ends", () => {
    expect(overPeriod("irregular", 1000, "2013-12-21", "2013-12-31")).toEqual(fraction(700000, 11));
    expect(overPeriod("irregular", 958, "2022-05-07", "2022-07-01")).toEqual(fraction(11975, 1));
    // The manual's own example says 46 days for 10 March to 4 May 2012; there are 56.
    expect(overPeriod("irregular", 1500, "2012-03-10", "2012-05-04")).toEqual(fraction(18750, 1));
  });

  test("30: a month is a twelfth of 52 weeks", () => {
    expect(overPeriod("monthly", 2000, "2022-05-01", "2022-06-30")).toEqual(fraction(300000, 13));
    expect(overPeriod("monthly", 1040, "2022-05-01", "2022-06-30")).toEqual(fraction(12000, 1));
  });

  test("31: three-weekly pay is divided by nine weeks, five-weekly by ten", () => {
    expect(overPeriod("threeWeekly", 1087.68, "2020-02-01", "2020-04-03")).toEqual(fraction(108768, 9));
    expect(overPeriod("fiveWeekly", 1181.85, "2020-10-24", "2021-01-01")).toEqual(fraction(118185, 10));
  });

  test("32: paydays on the last Friday are two months, though 56 days apart", () => {
    expect(overPeriod("monthly", 1031.44, "2021-01-30", "2021-03-26")).toEqual(fraction(103144 * 12, 2 * 52));
    expect(wholeMonths({ first: day("2021-01-30"), last: day("2021-03-26") })).toEqual({
      months: 1,
      oddDays: 27,
    });
  });

  /** Eight Fridays to 1 July 2022 and the one before them; the weeks that are not listed had no pay. */
  function weekly(amounts: readonly (string | undefined)[]) {
    const payments = amounts.flatMap((amount, week) =>
      amount === undefined ? [] : [{ payday: dayText(addDays(day("2022-05-13"), week * 7)), amount }],
    );
    return calc({
      figure: "average-weekly-earnings",
      frequency: "weekly",
      firstSickDay: "2022-07-04",
      payments: [{ payday: "2022-05-06", amount: "500.00" }, ...payments],
    });
  }

  test("33: blank weeks count, listed as 0.00 or not listed", () => {
    const blank = ["160.00", "160.00", "0.00", "160.00", "160.00", "0.00", "160.00", "160.00"];
    const expected = { fraction: "120/1", decimal: "120.0000000" };
    expect(weekly(blank)["averageWeeklyEarnings"]).toEqual(expected);
    const missing = blank.map((amount) => (amount === "0.00" ? undefined : amount));
    expect(weekly(missing)["averageWeeklyEarnings"]).toEqual(expected);
    expect(weekly(blank.slice(0, 5))).toMatchObject({ averageWeeklyEarnings: { fraction: "80/1" } });
  });

  test("33: the average is not rounded before it is held against the limit", () => {
    // The limit is 123.00: 8 × 123 = 984.
    const last = (pay: string) =>
      weekly(["123.00", "123.00", "123.00", "123.00", "123.00", "123.00", "123.00", pay]);
    expect(last("122.99")).toMatchObject({
      averageWeeklyEarnings: { fraction: "98399/800", decimal: "122.9987500" },
      meetsLowerEarningsLimit: false,
    });
    expect(last("123.00")).toMatchObject({ meetsLowerEarningsLimit: true });
    expect(last("123.01")).toMatchObject({ meetsLowerEarningsLimit: true });
  });
});

describe("what is not known is refused", () => {
  const friday = { frequency: "weekly", firstSickDay: "2022-07-04", figure: "average-weekly-earnings" };
  const paydays = (...days: readonly string[]) => days.map((payday) => ({ payday, amount: "100.00" }));

  test.for([
    ["2019-04-05", "no-figure-for-day"],
    ["2027-04-06", "no-figure-for-day"],
  ] as const)("a first sick day of %s: %s", ([firstSickDay, code]) => {
    expect(calc({ ...friday, firstSickDay, payments: paydays("2018-01-05", "2019-03-29") })).toMatchObject({
      ok: false,
      code,
    });
  });

  test("paydays that begin inside the eight weeks", () => {
    expect(calc({ ...friday, payments: paydays("2022-05-13", "2022-07-01") })).toMatchObject({
      ok: false,
      code: "paydays-do-not-reach-back",
    });
  });

  test("a payday inside the period that is off the others, unless pay is irregular", () => {
    const payments = paydays("2022-05-06", "2022-06-23", "2022-07-01");
    expect(calc({ ...friday, payments })).toMatchObject({ ok: false, code: "paydays-not-regular" });
    expect(calc({ ...friday, frequency: "irregular", payments })).toMatchObject({
      averageWeeklyEarnings: { fraction: "25/1" },
    });
  });

  test("but not a payday off the others before the period or after the first sick day", () => {
    const payments = paydays("2022-05-05", "2022-05-06", "2022-07-01", "2022-07-07");
    expect(calc({ ...friday, payments })).toMatchObject({
      relevantPeriod: { from: "2022-05-07", to: "2022-07-01" },
      averageWeeklyEarnings: { fraction: "25/2" },
    });
  });

  test("from April 2026 there is no limit that an average could miss", () => {
    const payments = paydays("2026-02-06", "2026-04-10");
    expect(calc({ ...friday, firstSickDay: "2026-04-13", payments })).toMatchObject({
      ok: true,
      meetsLowerEarningsLimit: true,
    });
  });
});

test("the order of the payments and those outside the period do not matter", () => {
  const friday = day("2022-07-01");
  const paydays = Array.from({ length: 20 }, (_, week) => addDays(friday, (week - 15) * 7));
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 20, maxLength: 20 }),
      fc.integer({ min: 0, max: 19 }),
      (amounts, from) => {
        const payments = paydays.map((payday, week) => ({
          payday,
          amount: pounds((amounts[week] ?? 0) / 100),
        }));
        const turned = [...payments.slice(from), ...payments.slice(0, from)];
        const question = { frequency: "weekly", firstSickDay: addDays(friday, 3), payments: turned } as const;
        const total = amounts.slice(8, 16).reduce((sum, amount) => sum + amount, 0);
        expect(averageWeeklyEarnings(law, question)).toMatchObject({ average: fraction(total, 8), total });
      },
    ),
  );
});

test("whole months and odd days make up the period", () => {
  const first = fc.integer({ min: day("2019-04-06"), max: day("2026-01-01") }).map((count) => count as Day);
  fc.assert(
    fc.property(first, fc.integer({ min: 1, max: 200 }), (from, length) => {
      const { months, oddDays } = wholeMonths({ first: from, last: addDays(from, length - 1) });
      expect(oddDays).toBeGreaterThanOrEqual(0);
      expect(oddDays).toBeLessThan(31);
      expect(wholeMonths({ first: from, last: addDays(from, length - 1 - oddDays) })).toEqual({
        months,
        oddDays: 0,
      });
    }),
  );
});

test("what was paid on the first and on the last day of the relevant period counts, and nothing of the days around it", () => {
  const payments = [
    ["2022-03-06", 1],
    ["2022-03-07", 20],
    ["2022-05-01", 300],
    ["2022-05-02", 4_000],
  ].map(([payday, amount]) => ({ payday: day(String(payday)), amount: pounds(Number(amount)) }));
  // 56 days before Sunday 1 May is Sunday 6 March, on which somebody was paid.
  const question = { frequency: "irregular", firstSickDay: day("2022-05-02"), payments } as const;
  expect(averageWeeklyEarnings(law, question)).toMatchObject({
    relevantPeriod: { first: day("2022-03-07"), last: day("2022-05-01") },
    total: 320_00,
    average: fraction(320_00 * 7, 56),
  });
});
