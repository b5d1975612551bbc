// Earlier rows of the person with the same employer: linked spells, adjoining rows, duplicates, and the £500.
import { describe, expect, test } from "vitest";
import { day } from "../../../src/core/day.ts";
import type { Trail } from "../../../src/core/figure.ts";
import { cell, otherRows } from "../../../src/core/origin.ts";
import type { PersonNumber } from "../../../src/core/person.ts";
import type { PriorStanding, Standing } from "../../../src/schemes/scheme.ts";
import { absenceFrom, standingOf } from "../../../src/schemes/sick-pay-enhancement-2020/spells.ts";
import {
  type Around,
  amountOf,
  assessor,
  assessorWith,
  type Change,
  circumstancesOf,
  claimWith,
  codesOf,
  computedIn,
  decide,
  standingInTheWay,
} from "./claims.ts";

const later = assessorWith({ "sspe.lastDay": "2022-08-31" });

/** Monday to Friday at £380 a week, sick pay as computed. */
const usual: Change = {
  absenceCategory: "POSITIVE",
  normalWeeklyPay: 38000,
  sspPaid: undefined,
  topUpClaimed: 99_999_99,
  payPaid: 99_999_99,
};

function away(first: string, last: string, change: Change = {}): Change {
  return { ...usual, absenceStart: first, absenceEnd: last, isolationEndDate: last, ...change };
}

/** The sick pay that was taken off, with waiting days as they were from 25 March 2022. */
function sickPayOf(row: Change, around: Around): number {
  const decision = decide(row, around, later);
  expect(decision.outcome).toBe("payable");
  return 38000 - (computedIn(decision) ?? 0);
}

describe("linked spells", () => {
  // Five working days from Monday 20 June 2022; a day's sick pay is 19.87.
  const row = away("2022-06-20", "2022-06-24");
  test.for([
    [[], 2, "alone: three waiting days"],
    [[away("2022-06-03", "2022-06-06")], 4, "two waiting days were served before"],
    [[away("2022-06-01", "2022-06-06")], 5, "all three were served before"],
    [[away("2022-04-19", "2022-04-24")], 5, "56 days lie between: linked"],
    [[away("2022-04-18", "2022-04-23")], 2, "57 days lie between: a new series"],
    [[away("2022-06-01", "2022-06-03")], 2, "three days form no spell and serve no waiting day"],
    [[away("2022-07-01", "2022-07-10")], 2, "a later absence changes nothing"],
    [
      [away("2022-06-01", "2022-06-06", { roleCode: "VOLUNTEER" })],
      5,
      "a row that is not eligible is a spell",
    ],
  ] as const)("%#: $2", ([before, days]) => {
    expect(sickPayOf(row, { before })).toBe(days === 5 ? 9935 : Math.ceil(days * 1987));
  });

  test("the order of rows does not matter", () => {
    const others = [away("2022-06-03", "2022-06-06"), away("2022-04-18", "2022-04-23")];
    const amounts = [
      { before: others },
      { before: others.toReversed() },
      { after: others },
      { before: others.slice(0, 1), after: others.slice(1) },
    ].map((around) => sickPayOf(row, around));
    expect(new Set(amounts).size).toBe(1);
  });

  test("keep the earnings of the first (£121.50, first 28 March 2022 by the limit of 120, then 11 April by 123)", () => {
    const low = { normalWeeklyPay: 12150 };
    const first = away("2022-03-28", "2022-04-01", low);
    const second = away("2022-04-11", "2022-04-15", low);
    expect(computedIn(decide(second, {}, later))).toBe(12150);
    expect(computedIn(decide(second, { before: [first] }, later))).toBe(12150 - 9935);
  });

  test("a better week later gives no right that the first spell did not give", () => {
    const first = away("2022-06-01", "2022-06-06", { normalWeeklyPay: 12000 });
    expect(sickPayOf(row, { before: [first] })).toBe(0);
  });

  test("the earnings of a spell that is not linked do not count", () => {
    const low = { normalWeeklyPay: 12000 };
    expect(sickPayOf(row, { before: [away("2022-04-18", "2022-04-23", low)] })).toBe(2 * 1987);
    expect(sickPayOf(row, { before: [away("2022-04-19", "2022-04-24", low)] })).toBe(0);
  });

  test("a held duplicate is no spell", () => {
    const first = away("2022-05-30", "2022-05-31");
    const duplicate = away("2022-05-31", "2022-06-06");
    expect(sickPayOf(row, { before: [duplicate] })).toBe(9935);
    expect(sickPayOf(row, { before: [first, duplicate] })).toBe(2 * 1987);
    expect(sickPayOf(row, { before: [duplicate, first] })).toBe(9935);
  });
});

describe("an absence in two rows", () => {
  const total = (rows: readonly Change[]) =>
    rows.reduce((sum, row, at) => {
      const decision = decide(row, { before: rows.slice(0, at), after: rows.slice(at + 1) });
      return sum + amountOf(decision);
    }, 0);

  test("is one spell, even where the first part would form none", () => {
    const whole = total([away("2020-11-09", "2020-11-18")]);
    expect(whole).toBe(8 * 7600 - 15336);
    expect(total([away("2020-11-09", "2020-11-11"), away("2020-11-12", "2020-11-18")])).toBe(whole);
  });

  test("is one isolation: the longest is not begun again", () => {
    const whole = total([away("2020-11-09", "2020-11-29")]);
    const parts = [away("2020-11-09", "2020-11-15"), away("2020-11-16", "2020-11-29")];
    expect(total(parts)).toBe(whole);
    expect(total(parts.toReversed())).toBe(whole);
    const [, second = {}] = parts;
    expect(amountOf(decide(second, { before: parts.slice(0, 1) }))).toBe(3 * 7600 - 5751);
    expect(amountOf(decide(second))).toBe(8 * 7600 - 15336);
  });

  test("is one isolation by the table of the day on which it began", () => {
    // A contact isolated for 14 days from 9 December 2020 and for 10 from the day after.
    const contact = { absenceCategory: "HOUSEHOLD" } as const;
    const parts = [away("2020-12-07", "2020-12-13", contact), away("2020-12-14", "2020-12-20", contact)];
    const whole = total([away("2020-12-07", "2020-12-20", contact)]);
    expect(total(parts)).toBe(whole);
    const [first = {}, second = {}] = parts;
    // All five working days of the second week, not three.
    expect(amountOf(decide(second, { before: [first] }))).toBe(5 * 7600 - 9585);
    const trail: Trail = [];
    decide(second, { before: [first] }, undefined, trail);
    const longest = trail.find(({ name }) => name === "longest-isolation");
    expect(longest?.value).toBe(day("2020-12-20"));
    expect(longest?.inputs["isolationFrom"]).toBe(day("2020-12-07"));
    // It is no cell of the row, but of the person's others.
    expect(longest?.origins["isolationFrom"]).toEqual(otherRows);
    const alone: Trail = [];
    decide(second, {}, undefined, alone);
    expect(alone.find(({ name }) => name === "longest-isolation")?.origins["isolationFrom"]).toEqual(
      cell("absenceStart"),
    );
  });

  test("a day between, or another kind of reason, begins another isolation", () => {
    const first = away("2020-11-09", "2020-11-15");
    const gap = away("2020-11-17", "2020-11-29");
    expect(amountOf(decide(gap, { before: [first] }))).toBe(amountOf(decide(gap)));
    const adjoining = away("2020-11-16", "2020-11-29");
    const contact = away("2020-11-09", "2020-11-15", { absenceCategory: "HOUSEHOLD" });
    expect(amountOf(decide(adjoining, { before: [contact] }))).toBe(amountOf(decide(adjoining)));
  });

  test.for([
    [{ testResult: "NEGATIVE", testDate: "2021-01-05" }, "a negative test ended it on its second day"],
    [{ isolationEndDate: "2021-01-06" }, "it ended by itself on the third day"],
  ] as const)("%j: the next is an isolation of its own: $1", ([ended]) => {
    const second = away("2021-01-11", "2021-01-20", { normalWeeklyPay: 35000 });
    const first = away("2021-01-04", "2021-01-10", { ...ended, absenceCategory: "SYMPTOMS" });
    // Eight working days, all with sick pay: 560.00 - 153.36.
    expect(amountOf(decide(second, { before: [first] }))).toBe(406_64);
    expect(amountOf(decide(second))).toBe(406_64);
    // While it goes on, they are one.
    const going = away("2021-01-04", "2021-01-10", { absenceCategory: "SYMPTOMS" });
    expect(amountOf(decide(second, { before: [going] }))).toBeLessThan(406_64);
  });

  test.for([
    "OTHER_ILLNESS",
    "CARE_RESPONSIBILITY",
    "QUARANTINE_TRAVEL",
  ])("%s the day before COVID: nobody waits on the days for COVID (SI 2020/374)", (absenceCategory) => {
    const row = away("2021-01-05", "2021-01-14", { normalWeeklyPay: 35000 });
    const before = [away("2021-01-04", "2021-01-04", { absenceCategory })];
    expect(amountOf(decide(row, { before }))).toBe(406_64);
  });

  test("who is able to work makes no spell longer", () => {
    const row = away("2021-01-04", "2021-01-06", { normalWeeklyPay: 35000 });
    const following = (absenceCategory: string) => [away("2021-01-07", "2021-01-07", { absenceCategory })];
    expect(amountOf(decide(row))).toBe(210_00);
    expect(amountOf(decide(row, { after: following("CARE_RESPONSIBILITY") }))).toBe(210_00);
    // Four days of sickness, whatever the sickness is, are a spell: 3 × 19.17 is taken off.
    expect(amountOf(decide(row, { after: following("OTHER_ILLNESS") }))).toBe(152_49);
  });

  test("the second may have no day left", () => {
    const first = away("2020-11-09", "2020-11-18");
    const second = away("2020-11-19", "2020-11-22");
    expect(standingInTheWay(decide(second, { before: [first] }))).toEqual(["window: not met SSPE-34"]);
    expect(decide(second).outcome).toBe("payable");
  });
});

/** Standings as the engine keeps them: employer and row number, in input order. */
function standings(rows: readonly (readonly [employer: number, Change])[]): readonly Standing[] {
  return rows.map(([employer, change], row) => ({
    row,
    employer,
    council: 0,
    // All rows are of one person.
    person: 1 as PersonNumber,
    values: assessor.standingOf(claimWith(change), circumstancesOf()),
  }));
}

describe("a row that is referred", () => {
  const first = away("2020-11-09", "2020-11-13");
  const referred = away("2020-11-13", "2020-11-20", { roleCode: "UNCLEAR" });

  test("stays so beside the days of another, and the case is listed", () => {
    const rows = standings([
      [1, first],
      [1, referred],
    ]);
    expect(assessor.settle(rows)).toEqual([]);
    expect(assessor.inform?.(rows)).toMatchObject([{ row: 1, against: 0, kind: "same-employer" }]);
  });

  test("holds a later one", () => {
    const rows = standings([
      [1, referred],
      [1, first],
    ]);
    expect(assessor.settle(rows)).toMatchObject([{ row: 1, against: 0 }]);
    expect(assessor.inform?.(rows)).toEqual([]);
  });
});

describe("the same days twice", () => {
  const first = away("2020-11-09", "2020-11-13");
  const settled = (rows: readonly (readonly [number, Change])[], by = assessor) =>
    by.settle(standings(rows)).map(({ row, against, kind }) => [row, against, kind]);
  const listed = (rows: readonly (readonly [number, Change])[], by = assessor) =>
    by.inform?.(standings(rows)).map(({ row, against, reason }) => [row, against, reason]);

  test.for([
    ["2020-11-13", "2020-11-20", true, "the last day is shared"],
    ["2020-11-14", "2020-11-20", false, "the day after"],
    ["2020-11-02", "2020-11-09", true, "the first day is shared"],
    ["2020-11-02", "2020-11-08", false, "the day before"],
    ["2020-11-11", "2020-11-11", true, "inside"],
    ["2020-11-01", "2020-11-30", true, "around"],
  ] as const)("at one employer, %s to %s: %s, $3", ([start, end, held]) => {
    const second = away(start, end);
    expect(
      settled([
        [1, first],
        [1, second],
      ]),
    ).toEqual(held ? [[1, 0, "same-employer"]] : []);
  });

  test("the absences count, not only the days that are paid for", () => {
    const ended = away("2020-11-09", "2020-11-20", { isolationEndDate: "2020-11-10" });
    expect(
      settled([
        [1, ended],
        [1, away("2020-11-18", "2020-11-20")],
      ]),
    ).toHaveLength(1);
  });

  test("at two employers the days are listed and nothing is held (C-13)", () => {
    const rows = [
      [1, first],
      [2, first],
      [2, away("2020-11-14", "2020-11-15")],
    ] as const;
    expect(settled(rows)).toEqual([]);
    expect(listed(rows)).toEqual([[1, 0, "two-jobs"]]);
    const holding = assessorWith({ "sspe.multipleEmployers": "hold" });
    expect(settled(rows, holding)).toEqual([[1, 0, "other-employer"]]);
    expect(listed(rows, holding)).toEqual([]);
  });

  test("a row is held for its own employer, whatever it shares with another", () => {
    const rows = [
      [2, first],
      [1, first],
      [1, first],
    ] as const;
    expect(settled(rows)).toEqual([[2, 1, "same-employer"]]);
    expect(listed(rows)).toEqual([[1, 0, "two-jobs"]]);
  });

  test("a held row holds nobody else", () => {
    const second = away("2020-11-13", "2020-11-20");
    const third = away("2020-11-20", "2020-11-25");
    expect(
      settled([
        [1, first],
        [1, second],
        [1, third],
      ]),
    ).toEqual([[1, 0, "same-employer"]]);
  });

  test("rows that are not eligible take no part; those for a person to decide do", () => {
    const volunteer = away("2020-11-09", "2020-11-13", { roleCode: "VOLUNTEER" });
    const doubtful = away("2020-11-09", "2020-11-13", { roleCode: "UNCLEAR" });
    expect(
      settled([
        [1, volunteer],
        [1, first],
      ]),
    ).toEqual([]);
    expect(
      settled([
        [1, first],
        [1, volunteer],
      ]),
    ).toEqual([]);
    expect(
      settled([
        [1, doubtful],
        [1, first],
      ]),
    ).toHaveLength(1);
  });

  test("the settlement cites its clauses and is certain", () => {
    expect(
      assessor.settle(
        standings([
          [1, first],
          [1, first],
        ]),
      ),
    ).toEqual([
      {
        row: 1,
        against: 0,
        keeps: true,
        kind: "same-employer",
        evidence: "same-days",
        reason: "first-row",
        certainty: "certain",
        rules: ["SSPE-80", "SSPE-82"],
      },
    ]);
  });

  describe("in the ledger", () => {
    const [row] = standings([[1, first]]);
    if (row === undefined) throw new Error("one row, one standing");
    const prior = (sameEmployer: boolean, change: Change | undefined): PriorStanding => ({
      sameEmployer,
      sameCouncil: true,
      // The month and the amount decide nothing here.
      period: 24250 as PriorStanding["period"],
      amount: 100 as PriorStanding["amount"],
      values: change === undefined ? [] : assessor.standingOf(claimWith(change), circumstancesOf()),
    });
    const next = away("2020-11-14", "2020-11-20");

    test("a claim of the same employer for shared days holds the row, whatever stands before it", () => {
      const found = assessor.settlePrior(row, [prior(false, first), prior(true, next), prior(true, first)]);
      expect(found).toMatchObject({ against: 2, kind: "same-employer" });
    });

    test("one of another employer holds only where the council reads it so", () => {
      expect(assessor.settlePrior(row, [prior(false, first)])).toBeUndefined();
      const holding = assessorWith({ "sspe.multipleEmployers": "hold" });
      expect(holding.settlePrior(row, [prior(false, first)])).toMatchObject({ against: 0 });
    });

    test("adjoining days and claims without days are nothing", () => {
      expect(assessor.settlePrior(row, [prior(true, next), prior(true, undefined)])).toBeUndefined();
      expect(assessor.settlePrior(row, [])).toBeUndefined();
    });
  });
});

describe("standings", () => {
  test("hold whole numbers of 32 bits, as many as they have names", () => {
    const huge = away("2020-11-09", "2020-11-13", { normalWeeklyPay: 9_999_999_99 });
    const values = assessor.standingOf(claimWith(huge), circumstancesOf());
    const [first, last] = [day("2020-11-09"), day("2020-11-13")];
    expect(values).toEqual([first, last, 1, 0x7fffffff, 8, 1, expect.any(Number), expect.any(Number)]);
    expect(values.map((value) => value | 0)).toEqual(values);
  });

  test("say whether the row is compared, also for a row that was not the last decided", () => {
    const flag = (change: Change) => assessor.standingOf(claimWith(change), circumstancesOf())[5];
    expect([flag({}), flag({ roleCode: "VOLUNTEER" }), flag({ roleCode: "UNCLEAR" })]).toEqual([1, 0, 2]);
  });

  test("say who is able to work", () => {
    const reason = (absenceCategory: string) =>
      assessor.standingOf(claimWith({ absenceCategory }), circumstancesOf())[2];
    expect(["OTHER_ILLNESS", "POSITIVE", "HOUSEHOLD", "CARE_RESPONSIBILITY"].map(reason)).toEqual([
      0, 1, 2, 3,
    ]);
  });

  test.for([
    ["2020-11-12", "2020-11-13", "an isolation that was over before the absence"],
    ["2020-11-13", "2020-11-13", "an isolation that ended with it"],
    ["2020-11-14", "2020-11-14", "an isolation that goes on"],
  ] as const)("isolation until %s: expected until %s, %s", ([isolationEndDate, expected]) => {
    const row = claimWith(away("2020-11-09", "2020-11-13", { isolationEndDate: day(isolationEndDate) }));
    expect(assessor.standingOf(row, circumstancesOf())[6]).toBe(day(expected));
  });
});

describe("the £500", () => {
  const row = away("2020-11-09", "2020-11-18", { isolationEndDate: "2020-11-15" });
  test.for([
    [["2020-10-20", "2020-11-08"], false, "it ends the day before: fine (SSPE-100)"],
    [["2020-10-20", "2020-11-09"], true, "it ends on the first day"],
    [["2020-11-15", "2020-11-25"], true, "it begins on the last day that is paid for"],
    [["2020-11-16", "2020-11-25"], false, "it begins the day after, though the absence goes on"],
    [["2020-11-14", "2020-11-14"], true, "a Saturday that could be paid for"],
  ] as const)("%j: held %s, $2", ([award, held]) => {
    const decision = decide(row, { awards: [award] });
    expect(decision.outcome).toBe(held ? "held" : "payable");
    expect(decision.findings.find(({ leg }) => leg === "award")).toMatchObject(
      held ? { verdict: "unclear", rule: "SSPE-102" } : { verdict: "met", rule: "SSPE-100" },
    );
    expect(codesOf(decision).includes("award-overlaps")).toBe(held);
    expect(decision.payable).toHaveLength(held ? 0 : 1);
  });

  test("one of several is enough, and the remark names it", () => {
    const awards = [
      ["2020-09-01", "2020-09-10"],
      ["2020-11-12", "2020-11-21"],
    ] as const;
    expect(decide(row, { awards }).remarks).toContainEqual({
      code: "award-overlaps",
      key: "absenceStart",
      expected: "2020-11-12 – 2020-11-21",
      rule: "SSPE-99",
    });
  });

  test("days of full pay are not paid for, so they may be the award's", () => {
    const limited = { ...row, sickPayType: "FULL_PAY_LIMITED", fullPayUntil: "2020-11-11" };
    expect(decide(limited, { awards: [["2020-11-01", "2020-11-11"]] }).outcome).toBe("payable");
    expect(decide(limited, { awards: [["2020-11-01", "2020-11-12"]] }).outcome).toBe("held");
  });

  test("symptoms first, the award from the positive result on: both are paid (SSPE-100)", () => {
    const symptoms = away("2020-11-09", "2020-11-18", {
      absenceCategory: "SYMPTOMS",
      sissAppliedDate: "2020-11-12",
      testResult: "POSITIVE",
      testDate: "2020-11-12",
    });
    const decision = decide(symptoms, { awards: [["2020-11-12", "2020-11-21"]] });
    expect([decision.outcome, computedIn(decision)]).toEqual(["payable", 3 * 7600 - 5751]);
  });

  test("a row that is not eligible is not held", () => {
    const around = { awards: [["2020-11-09", "2020-11-18"]] as const };
    expect(decide({ ...row, roleCode: "VOLUNTEER" }, around).outcome).toBe("not-eligible");
    expect(decide({ ...row, roleCode: "UNCLEAR" }, around).outcome).toBe("refer");
  });
});

test("a standing of an older book ends where it ends: nobody knows of an isolation after it", () => {
  const absence = absenceFrom([day("2020-11-02"), day("2020-11-06"), 1, 300, 8, 1]);
  expect(absence).toMatchObject({
    reason: "covid",
    compared: "yes",
    earnings: 300,
    earningsWeeks: 8,
    incapable: true,
  });
  expect([absence.expectedLast, absence.isolationLast]).toEqual([day("2020-11-06"), day("2020-11-06")]);
  const whole = { ...absence, expectedLast: day("2020-11-12"), isolationLast: day("2020-11-10") };
  expect(absenceFrom(standingOf(whole))).toEqual(whole);
});

test("what the book has of earlier absences counts for a row that is in no list", () => {
  const [earlier, now] = [away("2020-11-02", "2020-11-06"), away("2020-11-16", "2020-11-20")];
  const around = circumstancesOf({ before: [earlier] }, assessor, now);
  const { all } = around.others ?? { all: [] };
  const decidedBy = (others: typeof around.others) => {
    const decision = assessor.decide(claimWith(now), { ...around, others });
    return decision.declared[0]?.computed;
  };
  const alone = decidedBy({ all: [], own: -1 });
  // The absence before was not of COVID: its waiting days are served.
  const sick = circumstancesOf(
    { before: [{ ...earlier, absenceCategory: "OTHER_ILLNESS", normalWeeklyPay: 11_000 }] },
    assessor,
    now,
  );
  const rows = sick.others?.all.slice(0, 1) ?? [];
  expect(rows).toHaveLength(1);
  expect(decidedBy({ all: rows, own: -1 })).toBe(decidedBy(sick.others));
  expect(decidedBy({ all: rows, own: -1 })).not.toBe(alone);
  expect(decidedBy({ all: all.slice(1), own: 0 })).toBe(alone);
});
