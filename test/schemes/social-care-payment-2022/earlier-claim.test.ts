// One payment for each person: a claim against one that stands in the ledger, with both sides of each border.
import { describe, expect, test } from "vitest";
import { day, monthOf } from "../../../src/core/day.ts";
import { pence } from "../../../src/core/money.ts";
import type { PersonNumber } from "../../../src/core/person.ts";
import { settlePrior } from "../../../src/schemes/social-care-payment-2022/duplicates.ts";
import { termsFor } from "../../../src/schemes/social-care-payment-2022/terms.ts";
import { shipped } from "../../law/shipped.ts";
import { assessor, type Change, circumstances, claimWith } from "./claims.ts";

const period = monthOf(day("2022-06-30"));
const found = termsFor(shipped, period);
if (found === undefined) throw new Error("no terms for June 2022");
const terms = found;
const valuesOf = (cells: Change) => assessor.standingOf(claimWith(cells), circumstances());

/** The claim of somebody whom another employer has claimed for before. */
function against(earlier: Change, now: Change, amount = 29_960) {
  const claim = { row: 0, person: 1 as PersonNumber, employer: 1, council: 0, values: valuesOf(now) };
  const prior = {
    sameEmployer: false,
    sameCouncil: true,
    period,
    values: valuesOf(earlier),
    amount: pence(amount),
  };
  return settlePrior(terms, claim, [prior]);
}

describe("the hours of the earlier claim (WFP-73)", () => {
  test.for([
    {
      why: "a hundredth fewer: a person has to choose",
      earlier: 3699,
      keeps: false,
      reason: "fewer-hours-claimed-before",
    },
    {
      why: "equal hours: what was claimed first is kept",
      earlier: 3700,
      keeps: true,
      reason: "claimed-before",
    },
    { why: "a hundredth more", earlier: 3701, keeps: true, reason: "claimed-before" },
  ])("$why", ({ earlier, keeps, reason }) => {
    const found = against({ contractedHours: earlier }, { contractedHours: 3700 });
    expect(found).toMatchObject({ keeps, reason, rules: ["WFP-55", "WFP-73"] });
  });
});

describe("the job of 31 March pays whoever moved after it (WFP-68)", () => {
  const full = { contractedHours: 3700 };
  const half = { contractedHours: 1850 };
  test.for([
    {
      why: "earlier job from 31 March, new one from 1 April",
      was: "2022-03-31",
      is: "2022-04-01",
      moved: true,
    },
    {
      why: "earlier job from 1 April: nobody moved after the day",
      was: "2022-04-01",
      is: "2022-04-02",
      moved: false,
    },
    { why: "new job from 31 March: two jobs on the day", was: "2022-03-31", is: "2022-03-31", moved: false },
  ])("$why", ({ was, is, moved }) => {
    const found = against({ ...half, startDate: was }, { ...full, startDate: is });
    expect(found).toMatchObject(
      moved ? { keeps: true, reason: "moved" } : { keeps: false, reason: "fewer-hours-claimed-before" },
    );
  });
});

test("a row that was paid nothing is in nobody's way, a penny is", () => {
  const same = { contractedHours: 3700 };
  expect(against(same, same, 0)).toBeUndefined();
  expect(against(same, same, 1)).toMatchObject({ reason: "claimed-before" });
});
