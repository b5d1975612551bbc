// What a purge takes and leaves, line by line: the rules with their months or none, what stays, and what holds it.
import { expect, test } from "vitest";
import {
  certificateText,
  type PurgeTold,
  purgeLines,
  type ToldRule,
} from "../../src/report/purge-certificate.ts";
import { words } from "./example.ts";

const rule: ToldRule = {
  ...{
    scheme: "WFP",
    lastPayDay: "2022-10-28",
    months: 72,
    clause: "council-decision",
    earliest: "2028-11-01",
  },
};
const told: PurgeTold = {
  asOf: "2028-11-01",
  ledger: { book: "b00c", sequence: 7, head: "" },
  batches: [{ batch: "aaaaaaaaaaaa", files: 1, rows: 20, people: 18, rules: [rule] }],
  stays: [
    { batch: "bbbbbbbbbbbb", why: "no-period-set", rules: [{ ...rule, months: null, earliest: null }] },
  ],
  holds: [],
  counts: { batches: 1, files: 1, bytes: 1_024, rows: 20, people: 18, forgotten: 3 },
  sums: [{ scheme: "WFP", head: "PAYMENT", amount: "299.60" }],
};
const lines = (change: Partial<PurgeTold> = {}) => purgeLines({ ...told, ...change }, words, "en").join("\n");

test("each batch is told with the months and the clause by which it goes, or that nobody has set any", () => {
  expect(lines()).toContain("WFP: last pay day 2022-10-28, 72 months (council-decision), from 2028-11-01");
  expect(lines()).toContain("WFP: last pay day 2022-10-28, no period set");
  const atOnce = { ...rule, months: 0 };
  const [gone] = told.batches;
  expect(lines({ batches: gone === undefined ? [] : [{ ...gone, rules: [atOnce] }] })).toContain("0 months");
});

test.for([
  ["held", "held"],
  ["not-due", "not due yet"],
  ["no-period-set", "nobody has set how long it is kept"],
  ["folder-not-here", "its folder is not here"],
  ["no-payments", "nothing says when it was paid"],
] as const)("a batch that stays because it is %s: %s", ([why, said]) => {
  expect(lines({ stays: [{ batch: "bbbbbbbbbbbb", why, rules: [] }] })).toContain(said);
});

test("of a hold on a person only that it is one is told; of others what they are on, and what they keep", () => {
  const hold = { reason: "an appeal", decision: "D-1", keeps: ["bbbbbbbbbbbb"] };
  const text = lines({
    holds: [
      { kind: "person", reference: "", ...hold },
      { kind: "employer", reference: "E0042", ...hold, keeps: [] },
    ],
  });
  expect(text).toContain("a person");
  expect(text).toContain("E0042");
  expect(text.split("\n").filter((one) => one.includes("D-1"))).toHaveLength(2);
  expect(lines()).not.toContain("D-1");
});

test("nothing that goes is said, and the sums stay the same before and after", () => {
  const none = { ...told.counts, batches: 0 };
  expect(lines({ batches: [], counts: none })).not.toBe(lines({ batches: [] }));
  expect(lines()).toContain("WFP PAYMENT 299.60");
});

test("both certificates name the decision and the account", () => {
  const certificate = { ...told, purge: "cccccccccccc", decision: "D-9", account: "finance-1" };
  for (const language of ["en", "cy"] as const) {
    const text = certificateText(certificate, words, language);
    for (const said of ["cccccccccccc", "D-9", "finance-1", "299.60"]) expect(text).toContain(said);
    expect(text.endsWith("\n")).toBe(true);
  }
});
