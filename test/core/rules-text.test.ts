// The rules that decided a row: what stands in the way first, else every leg.
import { expect, test } from "vitest";
import type { Finding, Verdict } from "../../src/core/finding.ts";
import { rulesText } from "../../src/core/rules-text.ts";

const finding = (rule: string, verdict: Verdict): Finding => ({ leg: "any", rule, verdict, because: [] });

test.for<[why: string, findings: readonly Finding[], text: string]>([
  [
    "every leg where nothing stands in the way",
    [finding("WFP-30", "met"), finding("WFP-31", "waived")],
    "WFP-30 WFP-31",
  ],
  ["one that stands in the way alone", [finding("WFP-30", "met"), finding("WFP-31", "not met")], "WFP-31"],
  [
    "the failed before the unclear",
    [finding("WFP-61", "unclear"), finding("WFP-31", "not met")],
    "WFP-31 WFP-61",
  ],
  ["each once", [finding("WFP-31", "not met"), finding("WFP-31", "not met")], "WFP-31"],
  ["none of none", [], ""],
])("%s", ([, findings, text]) => {
  expect(rulesText(findings)).toBe(text);
  // Asked again, it is the same.
  expect(rulesText(findings)).toBe(text);
});

test("two lists are read each by itself", () => {
  const [one, other] = [[finding("WFP-31", "not met")], [finding("WFP-33", "not met")]];
  expect([rulesText(one), rulesText(other), rulesText(one)]).toEqual(["WFP-31", "WFP-33", "WFP-31"]);
});
