// What people decided, put to the rulings of one row: waived, stopped, or the very same ruling.
import { describe, expect, test } from "vitest";
import type { Verdict } from "../../src/core/finding.ts";
import type { Override } from "../../src/core/override.ts";
import { named, overruled, refusal } from "../../src/schemes/overrides.ts";
import { leg } from "../../src/schemes/rulings.ts";

const made = leg("shifts");
const ruling = (verdict: Verdict, rule = "WFP-31") => made(rule, verdict, "shiftsInWindow");
const decided = (eligible: boolean, rule = "WFP-31", caseId = "A-1"): Override => ({
  ...{ kind: "finding", caseId, rule, eligible },
});
const decidable = new Set(["WFP-31"]);

describe("a ruling", () => {
  test.for<[verdict: Verdict, eligible: boolean, rule: string, wanted: string]>([
    ["not met", true, "WFP-31", "waived A-1"],
    ["unclear", true, "WFP-31", "waived A-1"],
    ["met", true, "WFP-31", "met"],
    ["waived", true, "WFP-31", "waived"],
    ["not met", true, "WFP-41", "not met"],
    ["met", false, "WFP-31", "not met A-1"],
    ["not met", false, "WFP-31", "not met A-1"],
    // Whoever stops a claim need not be asked whether the rule may be waived.
    ["met", false, "WFP-41", "not met A-1"],
  ])("that is %s, decided for the claim %s by %s: %s", ([verdict, eligible, rule, wanted]) => {
    const { finding } = overruled(ruling(verdict, rule), [decided(eligible, rule)], decidable);
    expect([finding.verdict, finding.caseId].filter((part) => part !== undefined).join(" ")).toBe(wanted);
  });

  test("about which nobody decided is the very same", () => {
    const own = ruling("not met");
    const back: Override = { kind: "reinstatement", caseId: "R-1", on: 0 as never };
    expect(overruled(own, [decided(true, "WFP-33"), back], decidable)).toBe(own);
  });

  test("names its case and stands in no table", () => {
    const { number, finding } = named(ruling("not met"), "waived", "A-1");
    expect([number, finding.because, finding.rule]).toEqual([-1, ["shiftsInWindow"], "WFP-31"]);
  });
});

describe("a decision against the claim", () => {
  test("whose rule a ruling names speaks through it; any other stops the claim by itself", () => {
    expect(refusal([ruling("met")], [decided(false)])).toBeUndefined();
    expect(refusal([ruling("met"), undefined], [decided(false, "WFP-54")])?.finding).toMatchObject({
      ...{ leg: "decision", rule: "WFP-54", verdict: "not met", caseId: "A-1" },
    });
    expect(refusal([], [decided(true, "WFP-54")])).toBeUndefined();
  });

  test("the first of several that nobody speaks for", () => {
    const all = [decided(false), decided(false, "WFP-54", "B-2"), decided(false, "WFP-03", "C-3")];
    expect(refusal([ruling("met")], all)?.finding.caseId).toBe("B-2");
  });
});
