// Which two people somebody has ruled on: by the rows of the case, and by no others.
import { describe, expect, test } from "vitest";
import { rowsAgainst, ruledPairs } from "../../src/ledger/answers/ruled-pairs.ts";
import type { BookCase, PersonLines } from "../../src/ledger/records.ts";

const first = {
  ...{ batchId: "bbbbbbbbbbbb", code: "bbbbbbbbbbbb-1-1", outcome: "GENUINE", personKey: "p2" },
  ...{ fileA: "june.csv", rowA: 2, employerA: "E1", batchB: "aaaaaaaaaaaa" },
  ...{ fileB: "july.csv", rowB: 3, employerB: "E2" },
};
type Line = Partial<typeof first>;
// The answers look at nothing else of a case and of what was paid.
const lines = (...all: readonly Line[]) => all.map((one) => ({ ...first, ...one }) as unknown as BookCase);
const paid = (personKey: string, change: object = {}) =>
  ({
    personKey,
    postings: [{ returnBatchId: "aaaaaaaaaaaa", file: "june.csv", row: 2, ...change }],
  }) as unknown as PersonLines;
const at = (personKey: string, employerId = "E1") => ({ personKey, employerId });
const ruled = (
  cases: readonly BookCase[],
  people: readonly PersonLines[],
  now: ReadonlyMap<string, string> = new Map(),
) => ruledPairs(cases, people, now);

describe("whoever was paid on the row that a case is against", () => {
  test.for([
    ["GENUINE", "two"],
    ["SAME", "one"],
    ["ERROR_RECOVERED", undefined],
    ["", undefined],
  ] as const)("is, after %s, with the person of the case: %s", ([outcome, wanted]) => {
    const of = ruled(lines({ outcome }), [paid("p1")]);
    for (const pair of [
      [at("p1"), at("p2", "E2")],
      [at("p2"), at("p1", "E9")],
    ] as const)
      expect(of(...pair)).toBe(wanted);
    expect(of(at("p1"), at("p3"))).toBeUndefined();
  });

  test.for<[why: string, change: object]>([
    ["another file", { file: "b.csv" }],
    ["another row", { row: 3 }],
    ["another batch", { returnBatchId: "cccccccccccc" }],
  ])("is nobody who was paid in %s", ([, change]) => {
    expect(ruled(lines({}), [paid("p1", change)])(at("p1"), at("p2"))).toBeUndefined();
  });

  test("is looked for in the batch of the case where its other side names none", () => {
    const cases = lines({ batchB: "" });
    expect(rowsAgainst(cases)).toEqual([{ batchId: "bbbbbbbbbbbb", file: "june.csv", row: 2 }]);
    expect(rowsAgainst(lines({}))).toEqual([{ batchId: "aaaaaaaaaaaa", file: "june.csv", row: 2 }]);
    expect(ruled(cases, [paid("p1", { returnBatchId: "bbbbbbbbbbbb" })])(at("p1"), at("p2"))).toBe("two");
  });

  test("what this batch decides takes the place of what was decided before", () => {
    const now = new Map([[first.code, "SAME"]]);
    expect(ruled(lines({}), [paid("p1")], now)(at("p1"), at("p2"))).toBe("one");
  });
});

describe("a case of several lines", () => {
  const second = { code: "bbbbbbbbbbbb-1-2", personKey: "p3", fileB: "july.csv", rowB: 4, outcome: "" };
  const other = { code: "bbbbbbbbbbbb-2-1", personKey: "p4", fileB: "july.csv", rowB: 5, outcome: "" };
  const among = lines({}, second, other);

  test("of which one is ruled to be two people releases that one from all of them", () => {
    const of = ruled(among, [paid("p1")]);
    expect(of(at("p2"), at("p1"))).toBe("two");
    expect(of(at("p2"), at("p3"))).toBe("two");
    expect(of(at("p3"), at("p1"))).toBeUndefined();
    expect(of(at("p2"), at("p4"))).toBeUndefined();
    // And it is somebody: its own number at its own employer.
    expect(of(at("p2", "E2"), at("p2", "E2"))).toBe("two");
    expect(of(at("p2", "E1"), at("p2", "E2"))).toBeUndefined();
  });

  test("of which one is ruled to be one person is so with its own other side alone", () => {
    const of = ruled(lines({ outcome: "SAME" }, second), [paid("p1")]);
    expect(of(at("p2"), at("p1"))).toBe("one");
    expect(of(at("p2"), at("p3"))).toBeUndefined();
  });

  test("may have its other side in the same case", () => {
    const held = lines({ fileA: "july.csv", rowA: 4, batchB: "" }, second);
    expect(ruled(held, [])(at("p2"), at("p3"))).toBe("two");
  });
});

test("one number with two claims is ruled at these two employers only", () => {
  const of = ruled(lines({ personKey: "p1" }), [paid("p1")]);
  expect(of(at("p1", "E1"), at("p1", "E2"))).toBe("two");
  expect(of(at("p1", "E2"), at("p1", "E1"))).toBe("two");
  expect(of(at("p1", "E1"), at("p1", "E1"))).toBeUndefined();
  expect(of(at("p1", "E1"), at("p1", "E3"))).toBeUndefined();
});

test("without another side the number itself is ruled on", () => {
  const alone = lines({ fileA: "", rowA: 0, batchB: "" });
  expect(ruled(alone, [])(at("p2", "E2"), at("p2", "E2"))).toBe("two");
  expect(ruled(alone, [])(at("p2", "E2"), at("p2", "E1"))).toBeUndefined();
  const same = lines({ fileA: "", rowA: 0, batchB: "", outcome: "SAME" });
  expect(ruled(same, [])(at("p2", "E2"), at("p2", "E2"))).toBe("one");
  expect(ruled(lines({ fileA: "", rowA: 0 }), [])(at("p2", "E2"), at("p2", "E2"))).toBe("two");
});
