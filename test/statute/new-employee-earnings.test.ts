// Average weekly earnings of somebody who was paid for fewer than eight weeks (SSP (General) Regulations 1982 reg. 19(7),
// (8); SPM170500, SPM170600), asked as `calc` is asked.
import { expect, test } from "vitest";
import { calc as calcAsked } from "./sick-pay-helpers.ts";

const asked = { figure: "average-weekly-earnings", frequency: "weekly", firstSickDay: "2022-05-02" };
const pay = (amount: string, ...paydays: readonly string[]) => paydays.map((payday) => ({ payday, amount }));
const calc = (question: object) => calcAsked({ ...asked, ...question });
const fridays = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    new Date(Date.UTC(2022, 3, 29 - 7 * at)).toISOString().slice(0, 10),
  );

test.for<[why: string, question: object, decimal: string]>([
  [
    "three weeks at £200",
    { employedFrom: "2022-04-11", payments: pay("200.00", ...fridays(3)) },
    "200.0000000",
  ],
  ["one week", { employedFrom: "2022-04-25", payments: pay("210.00", ...fridays(1)) }, "210.0000000"],
  [
    "a week without pay counts",
    { employedFrom: "2022-04-11", payments: [...pay("200.00", "2022-04-15", "2022-04-29")] },
    "133.3333333",
  ],
  [
    "one month: a month's pay times 12 over 52",
    { frequency: "monthly", employedFrom: "2022-04-01", payments: pay("1000.00", "2022-04-29") },
    "230.7692308",
  ],
  [
    "two fortnights",
    {
      frequency: "fortnightly",
      employedFrom: "2022-04-04",
      payments: pay("400.00", "2022-04-15", "2022-04-29"),
    },
    "200.0000000",
  ],
  [
    "three days' pay: divided by three, times seven",
    { employedFrom: "2022-04-20", paidForDays: 3, payments: pay("90.00", "2022-04-29") },
    "210.0000000",
  ],
  [
    "irregular pay: the days of the employment up to the last payday",
    {
      frequency: "irregular",
      employedFrom: "2022-04-09",
      payments: pay("150.00", "2022-04-15", "2022-04-29"),
    },
    "100.0000000",
  ],
  [
    "nothing paid yet: a week's pay by the contract",
    { employedFrom: "2022-04-25", payments: [], contractPay: "100.00", contractPer: "week" },
    "100.0000000",
  ],
  [
    "a month's",
    { employedFrom: "2022-04-25", payments: [], contractPay: "1000.00", contractPer: "month" },
    "230.7692308",
  ],
  [
    "a year's",
    { employedFrom: "2022-04-25", payments: [], contractPay: "5200.00", contractPer: "year" },
    "100.0000000",
  ],
  [
    "pay on the first sick day comes too late",
    { employedFrom: "2022-04-25", payments: pay("999.00", "2022-05-02"), contractPay: "100.00" },
    "100.0000000",
  ],
  [
    "the last week without pay counts",
    { employedFrom: "2022-04-11", payments: pay("200.00", "2022-04-15", "2022-04-22") },
    "133.3333333",
  ],
  [
    "a week that would be paid on the first sick day is none of them",
    { employedFrom: "2022-04-11", payments: pay("200.00", "2022-04-18", "2022-04-25") },
    "200.0000000",
  ],
  [
    "pay on the first day of the employment",
    { employedFrom: "2022-04-15", payments: pay("200.00", ...fridays(3)) },
    "200.0000000",
  ],
  [
    "a payday eight weeks before the last one: the eight weeks after it, however new the employment",
    {
      employedFrom: "2022-02-28",
      payments: [...pay("200.00", ...fridays(8)), ...pay("900.00", "2022-03-04")],
    },
    "200.0000000",
  ],
  [
    "employed for less than a week more than eight: the weeks that were paid",
    { employedFrom: "2022-02-26", payments: pay("200.00", ...fridays(8)) },
    "200.0000000",
  ],
  [
    "employed for less than a long month more than eight weeks: the months that were paid",
    {
      frequency: "monthly",
      employedFrom: "2022-02-02",
      payments: pay("1000.00", "2022-03-31", "2022-04-29"),
    },
    "230.7692308",
  ],
  [
    "nine paydays: the usual eight weeks",
    {
      employedFrom: "2022-01-03",
      payments: [...pay("200.00", ...fridays(8)), ...pay("900.00", "2022-03-04")],
    },
    "200.0000000",
  ],
])("%s", ([, question, decimal]) => {
  expect(calc(question)).toMatchObject({ ok: true, averageWeeklyEarnings: { decimal } });
});

test.for<[why: string, question: object, code: string]>([
  [
    "three paydays of somebody who may have more",
    { payments: pay("200.00", ...fridays(3)) },
    "paydays-do-not-reach-back",
  ],
  [
    "three paydays in a long employment",
    { employedFrom: "2019-04-01", payments: pay("200.00", ...fridays(3)) },
    "paydays-do-not-reach-back",
  ],
  [
    "employed for a week more than eight, and nothing listed of that week",
    { employedFrom: "2022-02-25", payments: pay("200.00", ...fridays(8)) },
    "paydays-do-not-reach-back",
  ],
  [
    "employed for a long month more than eight weeks, and nothing listed of that month",
    {
      frequency: "monthly",
      employedFrom: "2022-02-01",
      payments: pay("1000.00", "2022-03-31", "2022-04-29"),
    },
    "paydays-do-not-reach-back",
  ],
  ["nothing paid, no contract", { employedFrom: "2022-04-25", payments: [] }, "nothing-paid-yet"],
  [
    "pay before the employment",
    { employedFrom: "2022-04-20", payments: pay("1.00", ...fridays(3)) },
    "payday-before-employment",
  ],
  ["employed on the first sick day", { employedFrom: "2022-05-02", payments: [] }, "employed-after-sickness"],
  [
    "paydays off the others",
    { employedFrom: "2022-04-11", payments: pay("200.00", "2022-04-14", "2022-04-29") },
    "paydays-not-regular",
  ],
  ["contract pay without the day", { payments: [], contractPay: "100.00" }, "employed-from-missing"],
  [
    "no days",
    { employedFrom: "2022-04-20", paidForDays: 0, payments: pay("90.00", "2022-04-29") },
    "paid-for-days",
  ],
])("%s is refused", ([, question, code]) => {
  expect(calc(question)).toMatchObject({ ok: false, code });
});

test("an incomplete list asks for the first day of the employment, never for 0.00 before it", () => {
  const { message } = calc({ payments: pay("200.00", ...fridays(3)) }) as { readonly message: string };
  expect(message).toContain("employedFrom");
  expect(message).not.toContain("0.00");
});
