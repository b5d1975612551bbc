// Numbers that somebody has decided to be two people's: in which order, by which cases, and whether that still holds.
import { expect, test } from "vitest";
import { isOfOneNumber, sharedNumbers } from "../../../src/ledger/answers/shared-numbers.ts";
import type { BookCase } from "../../../src/ledger/records.ts";

const scheme = "social-care-payment-2022";
const first = {
  ...{ code: "a", scheme, personKey: "p1", reason: "one-number-two-names", evidence: "", status: "closed" },
  ...{ outcome: "GENUINE", genuineSince: 5 as number | undefined },
};
// The answer looks at nothing else of a case.
const cases = (...all: readonly Partial<typeof first>[]) =>
  all.map((one) => ({ ...first, ...one }) as unknown as BookCase);
const found = (of: readonly BookCase[], now: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(sharedNumbers(of, scheme, new Map(Object.entries(now))));

test.for<
  [why: string, change: Partial<typeof first>, now: Record<string, string>, stands: boolean | undefined]
>([
  ["was closed so", {}, {}, true],
  ["was closed so, and otherwise since", { outcome: "SAME" }, {}, false],
  ["was closed so, and was withdrawn with its batch", { status: "withdrawn" }, {}, false],
  ["was closed so, and otherwise by this batch", {}, { a: "SAME" }, false],
  [
    "was closed otherwise, and so by this batch",
    { outcome: "SAME", genuineSince: undefined },
    { a: "GENUINE" },
    true,
  ],
  ["is open, and closed so by this batch", { outcome: "", genuineSince: undefined }, { a: "GENUINE" }, true],
  ["is open", { outcome: "", genuineSince: undefined }, {}, undefined],
  [
    "is open, and another one is closed so",
    { outcome: "", genuineSince: undefined },
    { b: "GENUINE" },
    undefined,
  ],
  [
    "is open, and closed otherwise by this batch",
    { outcome: "", genuineSince: undefined },
    { a: "SAME" },
    undefined,
  ],
  ["is another scheme's", { scheme: "sick-pay-enhancement-2020" }, {}, undefined],
  ["is one of number and name", { reason: "equal-hours" }, {}, undefined],
])("a case that %s", ([, change, now, stands]) => {
  expect(found(cases(change), now)).toEqual(stands === undefined ? {} : { p1: [{ code: "a", stands }] });
});

test("who the second one is stands with the first ruling, whatever the order of the cases", () => {
  const two = cases({ code: "late", genuineSince: 9 }, { code: "early", genuineSince: 2, outcome: "SAME" });
  const wanted = [
    { code: "early", stands: false },
    { code: "late", stands: true },
  ];
  expect(found(two)).toEqual({ p1: wanted });
  expect(found(two.toReversed())).toEqual({ p1: wanted });
});

test("rulings of this batch come after those of the book, and of one batch in the order of the cases", () => {
  const open = { genuineSince: undefined, outcome: "" };
  const now = { b: "GENUINE", c: "GENUINE" };
  const of = cases({ ...open, code: "b" }, { ...open, code: "c" }, { code: "a" });
  expect(found(of, now)["p1"]?.map(({ code }) => code)).toEqual(["a", "b", "c"]);
});

test("each number has its own", () => {
  const of = cases({}, { personKey: "p2", code: "b", genuineSince: 6 });
  expect(found(of)).toEqual({ p1: [{ code: "a", stands: true }], p2: [{ code: "b", stands: true }] });
});

test.for([
  ["one-number-two-names", "", true],
  ["number-of-nobody", "", true],
  ["more-hours", "same-ni-number same-forename", true],
  ["more-hours", "same-ni-number same-forename other-surname", true],
  ["more-hours", "same-ni-number", false],
  ["number-slip", "", false],
] as const)("reason %s with evidence %j is of one number: %s", ([reason, evidence, wanted]) => {
  expect(isOfOneNumber({ reason, evidence } as Pick<BookCase, "reason" | "evidence">)).toBe(wanted);
});
