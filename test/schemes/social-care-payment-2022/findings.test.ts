// Each leg counts wherever the legs of a row are asked one by one: a leg that is left out there would be judged, shown to nobody, and
// pay whom it should not.
import { describe, expect, test } from "vitest";
import type { Verdict } from "../../../src/core/finding.ts";
import { leg, type Ruling } from "../../../src/schemes/rulings.ts";
import {
  anyNotMet,
  anyUnclear,
  combiner,
  type Legs,
  listOf,
} from "../../../src/schemes/social-care-payment-2022/findings.ts";

/** What the worker wants is no condition, and a decision against the claim is there or not. */
const wishes: readonly string[] = ["declined", "consent", "decision"];
const rulingsOf = (name: string): Readonly<Record<Verdict, Ruling>> => {
  const make = leg(name);
  const [met, notMet] = [make("WFP-01", "met"), make("WFP-01", "not met")];
  return { met, "not met": notMet, unclear: make("WFP-01", "unclear"), waived: make("WFP-01", "waived") };
};
const legs: Required<Legs> = {
  role: rulingsOf("role").met,
  status: rulingsOf("status").met,
  cohort: rulingsOf("cohort").met,
  shifts: rulingsOf("shifts").met,
  country: rulingsOf("country").met,
  dismissal: rulingsOf("dismissal").met,
  closing: rulingsOf("closing").met,
  declined: undefined,
  consent: rulingsOf("consent").met,
  decision: undefined,
};
const names = Object.keys(legs);

describe.for(names)("%s", (name) => {
  const rulings = rulingsOf(name);
  const withOne = (verdict: Verdict): Legs => ({ ...legs, [name]: rulings[verdict] });

  test("has its finding among those of the row, and its own list for each ruling", () => {
    // Rows about which a person decided are not among the combinations.
    const findingsOf = name === "decision" ? listOf : combiner();
    for (const verdict of ["met", "not met", "unclear", "waived"] as const) {
      expect(findingsOf(withOne(verdict))).toContain(rulings[verdict].finding);
    }
  });

  test.runIf(!wishes.includes(name))("decides the row where it is not met, and where it is unclear", () => {
    expect([anyNotMet(legs), anyUnclear(legs)]).toEqual([false, false]);
    expect(anyNotMet(withOne("not met"))).toBe(true);
    expect(anyUnclear(withOne("unclear"))).toBe(true);
    expect([anyNotMet(withOne("waived")), anyUnclear(withOne("waived"))]).toEqual([false, false]);
  });
});

test("what the ledger and the payment say stands in the list too", () => {
  const findingsOf = combiner();
  const [payment, ledger] = [rulingsOf("payment"), rulingsOf("ledger")];
  for (const verdict of ["met", "unclear"] as const) {
    const found = findingsOf(legs, payment[verdict], ledger[verdict]);
    expect(found).toContain(payment[verdict].finding);
    expect(found).toContain(ledger[verdict].finding);
  }
});
