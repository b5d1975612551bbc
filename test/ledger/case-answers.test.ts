// What cases of the book say before anybody is paid: who is claimed elsewhere, and which pairs somebody has ruled on.
import { describe, expect, test } from "vitest";
import { claimedElsewhere, claimedElsewhereReason } from "../../src/ledger/answers/claimed-elsewhere.ts";
import { ruledCases } from "../../src/ledger/answers/ruled-pairs.ts";
import type { BookCase } from "../../src/ledger/records.ts";

const scheme = "social-care-payment-2022";
type Said = Partial<Pick<BookCase, "scheme" | "reason" | "status" | "outcome" | "code" | "batchId">>;

function bookCase(said: Said): BookCase {
  const one = { scheme, reason: claimedElsewhereReason, status: "open", outcome: "", personKey: "a person" };
  // The answers look at nothing else of a case.
  return { ...one, code: "W06000002-1-1", batchId: "aaaaaaaaaaaa", ...said } as BookCase;
}

describe("claimed elsewhere", () => {
  const decided = (outcome: string) => new Map([["W06000002-1-1", outcome]]);
  test.for([
    ["an open case", {}, new Map(), true],
    ["decided in this batch that it is genuine", {}, decided("GENUINE"), false],
    ["decided in this batch otherwise", {}, decided("ERROR_RECOVERED"), true],
    ["closed", { status: "closed" }, new Map(), false],
    ["withdrawn with its batch", { status: "withdrawn" }, new Map(), false],
    ["purged", { status: "purged" }, new Map(), false],
    ["of another scheme", { scheme: "sick-pay-enhancement-2020" }, new Map(), false],
    ["opened for another reason", { reason: "equal-hours" }, new Map(), false],
  ] as const satisfies readonly (readonly [string, Said, Map<string, string>, boolean])[])("%s", ([
    ,
    said,
    now,
    claimed,
  ]) => {
    expect([...claimedElsewhere([bookCase(said)], scheme, now)]).toEqual(claimed ? ["a person"] : []);
  });
});

describe("ruled on", () => {
  const ruled = (said: Said, now: ReadonlyMap<string, string> = new Map()): number =>
    ruledCases([bookCase(said)], scheme, now).length;
  test.for([
    ["GENUINE", 1],
    ["SAME", 1],
    ["ERROR_RECOVERED", 0],
    ["", 0],
  ] as const)("an outcome %s: %i", ([outcome, found]) => {
    expect(ruled({ outcome })).toBe(found);
    expect(ruled({}, new Map([["W06000002-1-1", outcome]]))).toBe(found);
  });
  test("what was withdrawn, or is another scheme's, rules nothing", () => {
    expect(ruled({ outcome: "SAME", status: "withdrawn" })).toBe(0);
    expect(ruled({ outcome: "SAME", scheme: "sick-pay-enhancement-2020" })).toBe(0);
  });
  test("what this batch decides takes the place of what was decided before", () => {
    expect(ruled({ outcome: "SAME" }, new Map([["W06000002-1-1", "ERROR_RECOVERED"]]))).toBe(0);
  });
});
