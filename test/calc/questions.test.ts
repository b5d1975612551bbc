// Each question of `calc` at the edges of what it takes and of what it answers.
import { describe, expect, test } from "vitest";
import { calc } from "../statute/sick-pay-helpers.ts";

const code = (question: object) => calc(question)["code"];
const ni = {
  figure: "class-1-ni",
  payDate: "2022-06-28",
  frequency: "monthly",
  category: "A",
  earnings: "1911.60",
};

describe("how cells of a question are read", () => {
  const working = { figure: "working-days", date: "2022-06-30" };
  test.for([
    [{ workingDays: 1 }, "2022-07-01"],
    [{ workingDays: "1" }, "2022-07-01"],
    [{ workingDays: "-1" }, "2022-06-29"],
    [{ workingDays: 0 }, "2022-06-30"],
    [{ workingDays: 2 }, "2022-07-04"],
    [{ date: "2022-07-02", workingDays: 0 }, "2022-07-04"],
    [{ date: "2022-07-02", workingDays: -1 }, "2022-07-01"],
  ] as const)("%j is answered", ([change, due]) => {
    expect(calc({ ...working, ...change })).toMatchObject({ ok: true, due });
  });

  test.for<[why: string, change: object]>([
    ["half a day", { workingDays: 1.5 }],
    ["a text that is no number", { workingDays: "one" }],
    ["a day that the calendar has not", { date: "2022-06-31", workingDays: 1 }],
    ["a day written otherwise", { date: "30/06/2022", workingDays: 1 }],
    ["a key that is misspelt", { workingDays: 1, workingdays: 1 }],
    ["an id of more than two hundred characters", { workingDays: 1, id: "x".repeat(201) }],
  ])("%s is not understood", ([, change]) => {
    expect(code({ ...working, ...change })).toBe("question-not-understood");
  });

  test.for(["x".repeat(200), 7])("an id comes back", (id) => {
    expect(calc({ ...working, workingDays: 1, id })).toMatchObject({ ok: true, id });
  });

  test.for(["0", "0.00", "99999999.99"])("%s is an amount", (earnings) => {
    expect(calc({ ...ni, earnings })["ok"]).toBe(true);
  });
  test.for(["100000000", "-1", "1,000.00", "1.005", "£1", ""])("%j is none", (earnings) => {
    expect(code({ ...ni, earnings })).toBe("question-not-understood");
  });
});

describe("National Insurance", () => {
  test("a day, a letter and a key of directors that nobody can answer", () => {
    expect(code({ ...ni, payDate: "1999-06-28" })).toBe("no-figure-for-day");
    expect(code({ ...ni, category: "Q" })).toBe("ni-category-not-in-force");
    for (const key of ["earningsToDate", "employerNiPaid", "employeeNiPaid"])
      expect(code({ ...ni, [key]: "1.00" }), key).toBe("question-not-understood");
    expect(code({ ...ni, appointed: "2022-06-01" })).toBe("question-not-understood");
  });

  const extra = { ...ni, figure: "extra-employer-ni", earnings: "1612.00", extra: "299.60" };
  test("what a payment adds, and where nobody knows", () => {
    expect(calc(extra)).toMatchObject({ ok: true, extra: "45.09" });
    expect(calc({ ...extra, extra: "0" })).toMatchObject({ extra: "0.00" });
    expect(code({ ...extra, payDate: "1999-06-28" })).toBe("no-figure-for-day");
    expect(code({ ...extra, category: "Q" })).toBe("ni-category-not-in-force");
  });
});

describe("a pension contribution", () => {
  const asked = {
    ...{ figure: "employer-pension", payDate: "2022-06-28", frequency: "monthly", earnings: "1000.00" },
    basis: "all-pay",
  };
  test.for([
    ["0%", "0.00"],
    ["3%", "30.00"],
    ["3.125%", "31.25"],
    ["100%", "1000.00"],
    ["1/8", "125.00"],
  ])("of %s is %s", ([rate, contribution]) => {
    expect(calc({ ...asked, rate })).toMatchObject({ ok: true, contribution });
  });
  test.for(["100.001%", "1/3", "3.0001%"])("of %s is not possible", (rate) => {
    expect(code({ ...asked, rate })).toBe("rate-not-possible");
  });
  test("of a day that nobody has looked at is not known", () => {
    expect(code({ ...asked, rate: "3%", payDate: "1999-06-28" })).toBe("no-figure-for-day");
  });
});

test.for([
  [0, "no", "299.60", "1498.00"],
  [4, "no", "299.60", "299.60"],
  [5, "no", "0.00", "0.00"],
  [0, "yes", "1498.00", "1498.00"],
  [3, "yes", "599.20", "599.20"],
  [5, "yes", "0.00", "0.00"],
] as const)("after %i instalments, left %s, %s is due of %s", ([paid, left, due, balance]) => {
  expect(calc({ figure: "instalments", paid, left })).toMatchObject({ ok: true, due, balance });
});
test.for([-1, 6])("%i instalments are not possible", (paid) => {
  expect(code({ figure: "instalments", paid, left: "no" })).toBe("instalments-not-possible");
});

describe("a tax period", () => {
  const at = (payDate: string, frequency = "weekly") => {
    const { taxYear, taxMonth, taxWeek, period } = calc({ figure: "tax-period", payDate, frequency });
    return `${taxYear} ${taxMonth} ${taxWeek} ${period}`;
  };
  test("changes with the 6th of April, and each month with the 6th", () => {
    expect(at("2022-04-05")).toBe("2021-22 12 53 53");
    expect(at("2022-04-06")).toBe("2022-23 1 1 1");
    expect([at("2022-04-12"), at("2022-04-13")]).toEqual(["2022-23 1 1 1", "2022-23 1 2 2"]);
    expect([at("2022-05-05"), at("2022-05-06")].map((one) => one.slice(0, 9))).toEqual([
      "2022-23 1",
      "2022-23 2",
    ]);
    expect([at("2022-07-05", "quarterly"), at("2022-07-06", "quarterly")]).toEqual([
      "2022-23 3 13 1",
      "2022-23 6 14 2",
    ]);
  });
  test("is not known of days that nobody has looked at", () => {
    expect(code({ figure: "tax-period", payDate: "1899-04-05", frequency: "weekly" })).toBe(
      "question-not-understood",
    );
    expect(code({ figure: "tax-period", payDate: "2150-04-05", frequency: "weekly" })).toBe(
      "no-figure-for-day",
    );
  });
});

describe("sick pay", () => {
  const pattern = [1, 2, 3, 4, 5];
  const asked = {
    figure: "sick-pay",
    pattern,
    averageWeeklyEarnings: "300",
    spells: [{ start: "2021-11-08", end: "2021-11-12" }],
  };
  const spells = (change: object) => JSON.stringify(calc({ ...asked, ...change })["spells"]);

  test("waits three days of an illness, and none of COVID while the rule stood", () => {
    expect(calc(asked)).toMatchObject({
      spells: [{ formsPiw: true, linked: false, waitingDays: 3, paidDays: 2 }],
    });
    expect(spells({ spells: [{ start: "2021-11-08", end: "2021-11-12", covid: false }] })).toBe(spells({}));
    const covid = calc({ ...asked, spells: [{ start: "2021-11-08", end: "2021-11-12", covid: true }] });
    expect(covid).toMatchObject({ spells: [{ waitingDays: 0, paidDays: 5 }] });
  });

  test("an average may be a fraction or a decimal of pounds, or left out", () => {
    expect(spells({ averageWeeklyEarnings: "120" })).toBe(spells({}));
    expect(spells({ averageWeeklyEarnings: "240/2" })).toBe(spells({}));
    expect(spells({ averageWeeklyEarnings: null })).toBe(spells({}));
    expect(calc({ ...asked, averageWeeklyEarnings: "119.9999999" })).toMatchObject({
      spells: [{ paidDays: 0, total: "0.00" }],
    });
    for (const averageWeeklyEarnings of ["1/0", "1.12345678", "-1", "1e3"])
      expect(code({ ...asked, averageWeeklyEarnings })).toBe("question-not-understood");
  });

  test.for<[why: string, pattern: readonly number[]]>([
    ["no day", []],
    ["an eighth day", [7]],
    ["a day before the first", [-1]],
    ["a good day and an eighth", [0, 7]],
  ])("a pattern of %s is not understood", ([, weekdays]) => {
    expect(code({ ...asked, pattern: weekdays })).toBe("question-not-understood");
  });
  test("Sunday and Saturday are days of a pattern", () => {
    expect(
      calc({ ...asked, pattern: [0, 6], spells: [{ start: "2021-11-06", end: "2021-11-28" }] }),
    ).toMatchObject({
      spells: [{ waitingDays: 3, paidDays: 5 }],
    });
  });
});

describe("the enhancement of one absence", () => {
  const asked = {
    ...{
      figure: "top-up",
      pattern: [1, 2, 3, 4, 5],
      normalWeeklyPay: "346.50",
      start: "2020-11-09",
      end: "2020-11-20",
    },
    ...{ covid: true, sickPayEntitled: true },
  };
  test.for([
    [{}, "693.00", "191.70", "501.30"],
    [{ covid: false }, "693.00", "134.19", "558.81"],
    [{ sickPayEntitled: false }, "693.00", "0.00", "693.00"],
    [{ normalWeeklyPay: "90" }, "180.00", "191.70", "0.00"],
    [{ end: "2020-11-09" }, "69.30", "0.00", "69.30"],
  ] as const)("%j: %s less %s", ([change, normalPay, sickPay, topUp]) => {
    expect(calc({ ...asked, ...change })).toMatchObject({ ok: true, normalPay, sickPay, topUp });
  });
  test("an absence that ends before it begins is refused", () => {
    expect(code({ ...asked, end: "2020-11-08" })).toBe("spell-ends-before-start");
  });
});

describe("eight weeks", () => {
  const average = (...weeks: readonly object[]) => calc({ figure: "eight-week-average", weeks });
  const week = { amount: "210.00" };
  test("are at most eight, and a week not employed is none", () => {
    const eight = Array.from({ length: 8 }, () => week);
    expect(average(...eight)).toMatchObject({
      ok: true,
      average: { decimal: "210.0000000", fraction: "210/1" },
    });
    expect(average(...eight, week)["code"]).toBe("too-many-weeks");
    expect(average(week, {}, { amount: null })).toMatchObject({ average: { fraction: "210/1" } });
    expect(average({})["code"]).toBe("no-week-filled");
    expect(average(week, { amount: "100.00" }, { amount: "100.00" })).toMatchObject({
      average: { fraction: "410/3", decimal: "136.6666667" },
    });
  });
  test("what comes out of a week that is missing, or out of one that is less, is refused", () => {
    expect(average(week, { bonus: "1.00" })["code"]).toBe("amount-missing");
    expect(average(week, { backPay: "1.00" })["code"]).toBe("amount-missing");
    expect(average({ amount: "5.00", bonus: "2.00", backPay: "3.01" })["code"]).toBe("taken-out-above-pay");
    expect(average({ amount: "5.00", bonus: "2.00", backPay: "3.00" })).toMatchObject({
      average: { decimal: "0.0000000" },
    });
  });
});

describe("a share", () => {
  const share = (base: string, basis: string, of: string) => {
    const answer = calc({ figure: "pro-rata", base, basis, of });
    return answer["ok"] === true ? `${answer["exact"]} ${answer["value"]}` : answer["code"];
  };
  test.for([
    ["182", "90%", "half-pay-days", "163.8 164"],
    ["365", "3/7", "nil-pay-days", "1095/7 157"],
    ["30", "3/5", "leave-days", "18 18"],
    ["10.5", "90%", "privilege-days", "9.45 9.5"],
    ["30000", "22.2/37", "pay", "18000 18000.00"],
    ["30000", "100%", "pay", "30000 30000.00"],
    ["30000", "100.001%", "pay", "basis-above-whole"],
    ["30", "8/7", "half-pay-days", "basis-above-whole"],
    ["30", "7/7", "half-pay-days", "30 30"],
    ["30", "3/6", "leave-days", "basis-unknown"],
    ["30", "3/7", "leave-days", "basis-not-for-figure"],
    ["30", "3/5", "half-pay-days", "basis-not-for-figure"],
    ["30.123", "3/5", "leave-days", "question-not-understood"],
    ["30", "three fifths", "leave-days", "question-not-understood"],
  ])("%s by %s of %s: %s", ([base = "", basis = "", of = "", wanted]) => {
    expect(share(base, basis, of)).toBe(wanted);
  });
});

test.for([
  ["ab 12 34 56 c", { valid: true, normalised: "AB123456C", person: "AB123456", administrative: false }],
  ["OO123456C", { valid: false }],
  ["PY123456C", { valid: true, administrative: true }],
  ["AB123456E", { valid: false, normalised: null, person: null }],
] as const)("the number %s", ([value, answer]) => {
  expect(calc({ figure: "ni-number", value })).toMatchObject({ ok: true, ...answer });
});
