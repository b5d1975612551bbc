// What is written down of an answer is read as it was, under its own question and no other: whoever looks at a batch again years
// later has the ledger's answers from these lines alone.
import { describe, expect, test } from "vitest";
import type { Question } from "../../../src/batch/past/question.ts";
import { broughtCosts } from "../../../src/batch/past/questions/brought-costs.ts";
import { lastReturn } from "../../../src/batch/past/questions/last-return.ts";
import { monthBefore } from "../../../src/batch/past/questions/month-before.ts";
import { paidMonths } from "../../../src/batch/past/questions/paid-months.ts";
import { postedReturns } from "../../../src/batch/past/questions/posted-returns.ts";
import { recoveringReturns } from "../../../src/batch/past/questions/recovering-returns.ts";
import { seenInputs } from "../../../src/batch/past/questions/seen-inputs.ts";
import { stoodReturns } from "../../../src/batch/past/questions/stood.ts";
import { stoodPostings } from "../../../src/batch/past/questions/stood-postings.ts";
import { addMonths } from "../../../src/core/day.ts";
import { pence } from "../../../src/core/money.ts";
import { personNumber } from "../../../src/core/person.ts";
import { month } from "../../ledger/book.ts";

const june = month("2022-06");
const [person, other] = [personNumber("AB123456C"), personNumber("AB123457C")];
const scheme = "social-care-payment-2022";
const version = { scheme, layout: "wfp-return", employerId: "E1", laCode: "W06000001", period: june };
/** The same return with one thing else, each. */
const others = [
  { ...version, scheme: "sick-pay-enhancement-2020" },
  { ...version, layout: "wfp-oncost" },
  { ...version, employerId: "E2" },
  { ...version, laCode: "W06000002" },
  { ...version, period: addMonths(june, 1) },
];
const among = new Set([person]);
const { scheme: _scheme, ...ofOneScheme } = version;
const place = { batchId: "aaaaaaaaaaaa", file: "june.csv", sheet: "Claims", row: 7 };

type Case = {
  readonly question: Question<never, never>;
  readonly key: unknown;
  readonly others: readonly unknown[];
  readonly answer: unknown;
  readonly read?: unknown;
};
// Keys and answers of each question belong together; the list holds questions of all types.
const one = <Key, Answer>(
  question: Question<Key, Answer>,
  key: Key,
  otherKeys: readonly Key[],
  answer: Answer,
  read: Answer = answer,
): Case => ({
  question: question as unknown as Question<never, never>,
  key,
  others: otherKeys,
  answer,
  read,
});

const paying = { person, scheme: { name: scheme } as never, employerId: "E1", laCode: "W06000001" };
const cases: readonly Case[] = [
  one(seenInputs, "hash", ["hush"], "aaaaaaaaaaaa"),
  one(
    postedReturns,
    version,
    others,
    { submission: 7, earlier: [3], sequence: 2, batchId: "aaaaaaaaaaaa" },
    // The ledger's own numbers mean nothing outside it.
    { submission: -1, earlier: [], sequence: 2, batchId: "aaaaaaaaaaaa" },
  ),
  one(lastReturn, version, others, {
    period: addMonths(june, -2),
    batchId: "aaaaaaaaaaaa",
    file: "april.csv",
  }),
  one(recoveringReturns, version, others, [ofOneScheme, { ...ofOneScheme, period: addMonths(june, 2) }]),
  one(
    monthBefore,
    { version, among },
    others.map((each) => ({ version: each, among })),
    {
      ...{ batchId: "aaaaaaaaaaaa", file: "may.csv" },
      people: [
        { person, amount: pence(29_960), instalment: 2, row: 7 },
        { person: undefined, amount: pence(-1), instalment: 0, row: 8 },
      ],
    },
  ),
  one(
    stoodReturns,
    { version, among },
    others.map((each) => ({ version: each, among })),
    {
      ...{ batchId: "aaaaaaaaaaaa", file: "june.csv" },
      amounts: [
        { person, head: "PAYMENT", amount: pence(29_960), sheet: "Claims", row: 7 },
        {
          person: undefined,
          head: "EMPLOYER_NI",
          amount: pence(4_509),
          from: { batchId: "cccccccccccc", file: "b.csv" },
          sheet: "",
          row: 8,
        },
      ],
    },
  ),
  one(
    stoodPostings,
    { version, among },
    others.map((each) => ({ version: each, among })),
    [
      {
        person,
        kind: "claim",
        head: "PAYMENT",
        dueMonth: june,
        instalment: 1,
        amount: pence(29_960),
        ...place,
        standing: [1, -2],
      },
      {
        person: other,
        kind: "recovery",
        head: "RECOVERY",
        dueMonth: addMonths(june, 1),
        instalment: 0,
        amount: pence(-29_960),
        ...place,
        standing: [],
      },
    ],
  ),
  one(
    paidMonths,
    paying,
    [
      { ...paying, person: other },
      { ...paying, employerId: "E2" },
      { ...paying, laCode: "W06000002" },
      { ...paying, scheme: { name: "sick-pay-enhancement-2020" } as never },
    ],
    [
      {
        dueMonth: june,
        payment: pence(29_960),
        employerNi: pence(4_509),
        employerPension: pence(899),
        instalment: 1,
        onCosts: "left-out",
        takenBack: true,
      },
      {
        dueMonth: addMonths(june, 1),
        payment: pence(0),
        employerNi: pence(1),
        employerPension: pence(2),
        instalment: 0,
        onCosts: undefined,
        takenBack: false,
      },
    ],
  ),
  one(
    broughtCosts,
    { ...version, person },
    [{ ...version, person: other }, ...others.map((each) => ({ ...each, person }))],
    [
      { head: "EMPLOYER_NI", dueMonth: june, instalment: 1, amount: pence(4_509) },
      { head: "EMPLOYER_PENSION", dueMonth: addMonths(june, 1), instalment: 0, amount: pence(899) },
    ],
  ),
];

describe("an answer", () => {
  test.for(cases.map((each) => [each.question.field, each] as const))("to %s", ([
    field,
    { question, key, others, answer, read },
  ]) => {
    const lines = question.write(key as never, answer as never);
    expect(lines.every((line) => Object.keys(line).join() === field)).toBe(true);
    const known = question.read(JSON.parse(JSON.stringify(lines)));
    expect(known.get(question.idOf(key as never))).toEqual(read);
    expect(known.size).toBe(1);
    const ids = [key, ...others].map((each) => question.idOf(each as never));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("that a return was purged is written and read, and of any other nothing is written of it", () => {
    const posted = { submission: 7, earlier: [3], sequence: 2, batchId: "aaaaaaaaaaaa" };
    const read = { ...posted, submission: -1, earlier: [] };
    const again = (answer: Parameters<typeof postedReturns.write>[1]) =>
      postedReturns.read(postedReturns.write(version, answer)).get(postedReturns.idOf(version));
    expect(again({ ...posted, isPurged: true })).toEqual({ ...read, isPurged: true });
    expect(again(posted)).toStrictEqual(read);
    expect(JSON.stringify(postedReturns.write(version, posted))).not.toContain("purged");
  });

  test("that has a cell more or less than was ever written is refused", () => {
    for (const { question, key, answer } of cases) {
      const [line = {}] = question.write(key as never, answer as never);
      const inner = Object.values(line)[0] as Record<string, unknown>;
      const changed = (to: object) => [{ [question.field]: to }] as never;
      expect(() => question.read(changed({ ...inner, more: 1 }))).toThrow();
      for (const name of Object.keys(inner)) {
        const { [name]: _gone, ...rest } = inner;
        expect(() => question.read(changed(rest)), `${question.field} ${name}`).toThrow();
      }
    }
  });
});
