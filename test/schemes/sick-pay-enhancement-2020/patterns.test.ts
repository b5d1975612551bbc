// What working patterns of the same employer tell a claim that is silent: how long full pay lasts, a week of a year's
// pay. What the claim says itself always comes first. The claim is away from Monday 9 to Friday 20 November 2020.
import { describe, expect, test } from "vitest";
import { day } from "../../../src/core/day.ts";
import { type Around, amountOf, type Change, codesOf, computedIn, decide } from "./claims.ts";

const limited: Change = { sickPayType: "FULL_PAY_LIMITED", sspPaid: 0, topUpClaimed: 99999 };

describe("the end of full pay", () => {
  test.for([
    ["half pay from the fourth day of the absence", "2020-11-12", 7],
    ["half pay from the last day", "2020-11-20", 1],
    ["half pay from the first day", "2020-11-09", 10],
    ["half pay since before the absence", "2020-10-30", 10],
  ] as const)("%s", ([, reducedFrom, workingDays]) => {
    const by = { fullPay: [["2020-10-01", undefined, reducedFrom]] };
    const given = decide({ ...limited, fullPayUntil: dayBefore(reducedFrom) });
    expect(decide(limited, by).outcome).toBe("payable");
    expect(computedIn(decide(limited, by))).toBe(computedIn(given));
    // £346.50 a week of five days, and no sick pay was paid.
    expect(computedIn(decide({ ...limited, sickPayType: "FULL_PAY_LIMITED" }, by))).toBeLessThanOrEqual(
      6930 * workingDays,
    );
  });

  test.for([
    ["full pay throughout", [["2020-11-09", "2020-11-20", undefined]], "not-eligible"],
    ["less pay only after the absence", [["2020-11-09", undefined, "2020-11-21"]], "not-eligible"],
    [
      "an absence that does not hold all days of the claim",
      [["2020-11-10", undefined, "2020-11-12"]],
      "refer",
    ],
    ["an absence that ends before the claim", [["2020-11-09", "2020-11-19", "2020-11-12"]], "refer"],
    ["no absence at all", [], "refer"],
  ] as const)("%s", ([, fullPay, outcome]) => {
    expect(decide(limited, { fullPay }).outcome).toBe(outcome);
  });

  test("a day that the claim gives comes first", () => {
    const by = { fullPay: [["2020-11-09", undefined, "2020-11-12"]] };
    for (const own of [{ fullPayUntil: "2020-11-17" }, { fullPayFrom: "2020-11-17" }]) {
      expect(decide({ ...limited, ...own }, by)).toEqual(decide({ ...limited, ...own }));
    }
    expect(decide({}, by)).toEqual(decide({}));
  });
});

function dayBefore(text: string): string {
  return new Date(Date.parse(text) - 86_400_000).toISOString().slice(0, 10);
}

describe("a week of a year's pay", () => {
  const silent: Change = { normalWeeklyPay: undefined };
  const since = day("2015-01-05");

  test("is the year's pay ÷ 52, exactly", () => {
    const weekly = decide({ normalWeeklyPay: 34650 });
    const yearly = decide(silent, { yearPay: [since, undefined, 34650 * 52] });
    expect(amountOf(yearly)).toBe(amountOf(weekly));
    expect(yearly.outcome).toBe("payable");
    // A penny more in the year is not yet one in two weeks.
    expect(computedIn(decide(silent, { yearPay: [since, undefined, 34650 * 52 + 1] }))).toBe(
      computedIn(weekly),
    );
  });

  test.for([
    ["before the pattern", [day("2020-11-10"), undefined, 1_801_800]],
    ["after the pattern", [since, day("2020-11-08"), 1_801_800]],
  ] as const)("is not known %s: the cell is asked for", ([, yearPay]) => {
    for (const around of [{ yearPay }, {}] as readonly Around[]) {
      const decision = decide(silent, around);
      expect(decision.outcome).toBe("rejected");
      expect(codesOf(decision)).toEqual(["cell-required"]);
    }
  });

  test("what the claim gives comes first", () => {
    const around: Around = { yearPay: [since, undefined, 52] };
    expect(decide({}, around)).toEqual(decide({}));
    const irregular: Change = { hoursPattern: "IRREGULAR", normalWeeklyPay: undefined, week8: 21_000 };
    expect(decide(irregular, around)).toEqual(decide(irregular));
  });
});
