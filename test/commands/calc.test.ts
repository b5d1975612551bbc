// taliad calc: one answer per line, in order, whatever stands on the line.
import { Readable, Writable } from "node:stream";
import { expect, test } from "vitest";
import { calc, calcLine } from "../../src/commands/work/calc.ts";
import { shipped } from "../law/shipped.ts";

function answerTo(question: object, withTrail = false) {
  return JSON.parse(calcLine(shipped, JSON.stringify(question), withTrail));
}

const ni = {
  figure: "class-1-ni",
  payDate: "2022-06-28",
  frequency: "monthly",
  category: "A",
  earnings: "1911.60",
};
/** With the blended rates and the thresholds that HMRC published for directors in 2022-23 (NIM01615), worked by hand. */
const director = { ...ni, payDate: "2022-09-28", director: "annual" };
const settled = { earningsToDate: "24000.00", employerNiPaid: "2000.00", employeeNiPaid: "1600.00" };
const directors = [
  // 9,100 and 11,908 are free: 41,170 and 38,362 below the upper limit, 9,730 above it.
  {
    question: { ...director, earnings: "60000.00" },
    answer: { employerNi: "7395.77", employeeNi: "5149.11" },
  },
  { question: { ...director, earnings: "9100.00" }, answer: { employerNi: "0.00", employeeNi: "0.00" } },
  { question: { ...director, earnings: "11908.00" }, answer: { employerNi: "408.00", employeeNi: "0.00" } },
  { question: { ...director, earnings: "11918.00" }, answer: { employerNi: "409.45", employeeNi: "1.27" } },
  {
    question: { ...director, earnings: "20000.00" },
    answer: { employerNi: "1583.77", employeeNi: "1030.11" },
  },
  // The rates do not change on 6 November.
  {
    question: {
      ...director,
      ...{
        payDate: "2022-11-28",
        earnings: "60000.00",
        employerNiPaid: "1583.77",
        employeeNiPaid: "1030.11",
      },
    },
    answer: { employerNi: "5812.00", employeeNi: "4119.00" },
  },
  {
    question: { ...director, category: "B", earnings: "20000.00" },
    answer: { employerNi: "1583.77", employeeNi: "532.45" },
  },
  // Appointed with 26 weeks of the year left: 175, 229 and 967 times 26.
  {
    question: { ...director, appointed: "2022-10-05", payDate: "2022-12-28", earnings: "20000.00" },
    answer: { employerNi: "2244.88", employeeNi: "1788.05" },
  },
  { question: { ...ni, director: "alternative" }, answer: { employerNi: "173.62", employeeNi: "144.24" } },
  {
    question: { ...ni, ...settled, director: "alternative", payDate: "2023-03-28" },
    answer: { employerNi: "164.97", employeeNi: "-60.69" },
  },
  // HMRC's own worked example (NIM12029): fees of £56,000 voted on 20 September 2025, nothing before and nothing after.
  {
    question: { ...director, payDate: "2025-09-20", earnings: "56000.00" },
    answer: { employerNi: "7650.00", employeeNi: "3130.60" },
  },
  {
    question: {
      ...director,
      ...{
        payDate: "2025-10-28",
        earnings: "56000.00",
        employerNiPaid: "7650.00",
        employeeNiPaid: "3130.60",
      },
    },
    answer: { employerNi: "0.00", employeeNi: "0.00" },
  },
  // The same fees in the year of the blended rates, worked by hand in the same way.
  {
    question: { ...director, earnings: "56000.00" },
    answer: { employerNi: "6814.57", employeeNi: "5039.91" },
  },
  // Nothing changed within 2021-22, so that nothing is blended.
  {
    question: { ...director, payDate: "2021-09-28", earnings: "60000.00" },
    answer: { employerNi: "7060.08", employeeNi: "5078.84" },
  },
];
const extraNi = { ...ni, figure: "extra-employer-ni", earnings: "1612.00", extra: "299.60" };
const pension = {
  figure: "employer-pension",
  payDate: "2022-06-28",
  frequency: "monthly",
  earnings: "500",
  rate: "3%",
  basis: "qualifying-earnings",
};
const tax = { figure: "tax-period", payDate: "2022-04-05", frequency: "fourWeekly" };

test.for([
  { question: ni, answer: { employerNi: "173.62", employeeNi: "144.24" } },
  { question: { ...ni, frequency: "annual" }, answer: { employerNi: "0.00", employeeNi: "0.00" } },
  { question: { ...ni, category: "X" }, answer: { employerNi: "0.00", employeeNi: "0.00" } },
  ...directors,
  { question: extraNi, answer: { extra: "45.09" } },
  { question: { ...extraNi, payDate: "2022-11-30" }, answer: { extra: "41.35" } },
  { question: pension, answer: { contribution: "0.00" } },
  { question: { ...pension, extra: "299.60" }, answer: { contribution: "8.39" } },
  {
    question: { ...pension, basis: "all-pay", rate: "3.5%", earnings: "1498.00" },
    answer: { contribution: "52.43" },
  },
  { question: tax, answer: { taxYear: "2021-22", taxMonth: 12, taxWeek: 56, period: 14 } },
  {
    question: { ...tax, frequency: "monthly" },
    answer: { taxYear: "2021-22", taxMonth: 12, taxWeek: 53, period: 12 },
  },
  {
    question: { figure: "working-days", date: "2022-05-13", workingDays: 15 },
    answer: { due: "2022-06-07" },
  },
  {
    question: { figure: "working-days", date: "2022-05-26", workingDays: "15" },
    answer: { due: "2022-06-20" },
  },
  {
    question: { figure: "ni-number", value: " ab-12 34 56 c" },
    answer: { valid: true, normalised: "AB123456C", person: "AB123456", administrative: false },
  },
  {
    question: { figure: "ni-number", value: "QQ123456A" },
    answer: { valid: false, normalised: null, person: null },
  },
  { question: { figure: "instalments", paid: 0, left: "no" }, answer: { due: "299.60", balance: "1498.00" } },
  {
    question: { figure: "instalments", paid: 0, left: "yes" },
    answer: { due: "1498.00", balance: "1498.00" },
  },
  {
    question: { figure: "instalments", paid: "2", left: "yes" },
    answer: { due: "898.80", balance: "898.80" },
  },
  { question: { figure: "instalments", paid: 4, left: "no" }, answer: { due: "299.60", balance: "299.60" } },
  { question: { figure: "instalments", paid: 5, left: "no" }, answer: { due: "0.00", balance: "0.00" } },
])("$question", ({ question, answer }) => {
  expect(answerTo(question)).toEqual({ ok: true, ...answer });
});

test.for([
  { question: { ...ni, payDate: "2027-04-06" }, code: "no-figure-for-day", why: "after the reviewed years" },
  { question: { ...ni, payDate: "2019-04-05" }, code: "no-figure-for-day", why: "before them" },
  { question: { ...ni, category: "D" }, code: "ni-category-not-in-force", why: "a letter of later years" },
  { question: { ...ni, earnings: 1911.6 }, code: "question-not-understood", why: "pounds as a number" },
  { question: { ...ni, earnings: "1911.605" }, code: "question-not-understood", why: "half a penny" },
  { question: { ...ni, earnings: "-1.00" }, code: "question-not-understood", why: "below zero" },
  { question: { ...ni, frequency: "daily" }, code: "question-not-understood", why: "no such pay period" },
  {
    question: { ...ni, payDate: "28/06/2022" },
    code: "question-not-understood",
    why: "a day in another form",
  },
  { question: { ...ni, erner: "1" }, code: "question-not-understood", why: "a key that is not known" },
  {
    question: { ...director, payDate: "2023-09-28" },
    code: "no-figure-for-day",
    why: "the rates of 2023-24 changed within the year, and no blended ones are known",
  },
  {
    question: { ...ni, earningsToDate: "20000.00" },
    code: "question-not-understood",
    why: "earnings of a year without a director",
  },
  { question: { ...ni, director: "yes" }, code: "question-not-understood", why: "no such method" },
  { question: { figure: "class-1-ni" }, code: "question-not-understood", why: "keys are missing" },
  { question: { figure: "class-2-ni" }, code: "figure-unknown", why: "no such figure" },
  { question: {}, code: "figure-unknown", why: "no figure" },
  { question: [], code: "not-a-question", why: "a list" },
  {
    question: { figure: "instalments", paid: 6, left: "no" },
    code: "instalments-not-possible",
    why: "a sixth one",
  },
  { question: { ...pension, rate: "101%" }, code: "rate-not-possible", why: "more than everything" },
  { question: { ...pension, rate: "1/3" }, code: "rate-not-possible", why: "finer than a return may say" },
  {
    question: { figure: "working-days", date: "2023-12-29", workingDays: 1 },
    code: "no-figure-for-day",
    why: "a year without bank holidays",
  },
])("$why: $code", ({ question, code }) => {
  const answer = answerTo(question);
  expect(answer).toEqual({ ok: false, code, message: expect.stringMatching(/\w/) });
  expect(answer.message).not.toMatch(/invalid|please|sorry/i);
});

test("an id comes back", () => {
  expect(answerTo({ ...extraNi, id: "row 7" })).toEqual({ id: "row 7", ok: true, extra: "45.09" });
  expect(answerTo({ id: 8, figure: "x" })).toMatchObject({ id: 8, ok: false });
});

test("the trail lets an auditor work the figure out again", () => {
  const { trail } = answerTo(extraNi, true);
  expect(trail[0]).toMatchObject({
    figure: "earnings-with-payment",
    inputs: { earnings: "1612.00", extra: "299.60" },
    value: "1911.60",
  });
  expect(trail[2]).toEqual({
    figure: "ni-band",
    rules: ["hmrc-ni-figures", "nic-regulations-2001"],
    inputs: {
      earnings: "1911.60",
      "ni-threshold": "758.00",
      "class1.upperEarningsLimit": "4189.00",
    },
    value: "1153.60",
  });
  expect(trail[3]).toMatchObject({
    inputs: { "ni-band": "1153.60", rate: "15.05%" },
    value: "173.616",
  });
  expect(trail.at(-1)).toMatchObject({
    figure: "extra-employer-ni",
    inputs: { "employer-ni-with": "173.62", "employer-ni-without": "128.53" },
    value: "45.09",
  });
});

test("every line has its answer, in order, also the blank and the broken ones", async () => {
  const written: string[] = [];
  const output = new Writable({
    highWaterMark: 1,
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      setImmediate(done);
    },
  });
  const lines = [JSON.stringify({ ...extraNi, id: 1 }), "", "{", JSON.stringify({ ...extraNi, id: 4 })];
  await calc(shipped, Readable.from([`\ufeff${lines.join("\r\n")}\r\n`]), output, false);
  const answers = written
    .join("")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(answers).toMatchObject([
    { id: 1, ok: true },
    { code: "not-json" },
    { code: "not-json" },
    { id: 4, ok: true },
  ]);
});
