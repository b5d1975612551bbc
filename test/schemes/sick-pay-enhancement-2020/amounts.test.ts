// The worked figures of the enhancement, the derived top-ups, and both sides of each edge of the money.
import { describe, expect, test } from "vitest";
import { day } from "../../../src/core/day.ts";
import type { Trail } from "../../../src/core/figure.ts";
import { penceOf, vectors } from "../../law/shipped.ts";
import {
  amountOf,
  assessor,
  assessorWith,
  type Change,
  codesOf,
  computedIn,
  decide,
  standingInTheWay,
} from "./claims.ts";

const irregular: Change = {
  hoursPattern: "IRREGULAR",
  normalWeeklyPay: undefined,
  week1: 21000,
  week2: 25200,
  week3: 16800,
  week4: 0,
  week5: 29400,
  week6: 23100,
  week7: 27300,
  week8: 25200,
  absenceEnd: "2020-11-15",
  sspPaid: 9585,
  payPaid: 21000,
  topUpClaimed: 11415,
};
const open: Change = { topUpClaimed: 99_999_99, payPaid: 99_999_99 };

describe("the worked figures", () => {
  test("SSPE-92: 38.5 h × £9.00, ten working days, sick pay 191.70: 501.30", () => {
    const decision = decide({});
    expect([decision.outcome, amountOf(decision), decision.remarks]).toEqual(["payable", 50130, []]);
    expect(decision.payable).toEqual([
      { head: "TOPUP", dueMonth: 2020 * 12 + 10, amount: 50130, instalment: 0 },
    ]);
    expect(assessor.rulesText(decision.findings)).toBe(
      "SSPE-51 SSPE-20 SSPE-32 SSPE-41 SSPE-70 SSPE-02 SSPE-80 SSPE-92",
    );
  });

  test("SSPE-93: irregular weeks average 210.00, one week, sick pay 95.85: 114.15", () => {
    const decision = decide(irregular);
    expect([amountOf(decision), decision.remarks]).toEqual([11415, []]);
  });

  test("SSPE-93: a bonus of 80 inside week 5 changes nothing", () => {
    expect(amountOf(decide({ ...irregular, week5: 37400, bonus5: 8000 }))).toBe(11415);
  });

  test("SSPE-95: without sick pay, all of the 210.00, when nothing gives a right to sick pay", () => {
    const decision = decide({
      ...irregular,
      employmentStatus: "SELF_EMPLOYED",
      shiftsConfirmedDate: "2020-11-02",
      sickPayType: "NO_SSP",
      sspPaid: undefined,
      topUpClaimed: 21000,
    });
    expect([decision.outcome, amountOf(decision)]).toEqual(["payable", 21000]);
    expect(decision.findings.at(-1)?.rule).toBe("SSPE-95");
  });

  test("SSPE-95: £100 a week is below the limit, 11–20 January 2021: 160.00", () => {
    const decision = decide({
      ...open,
      absenceStart: "2021-01-11",
      absenceEnd: "2021-01-20",
      isolationEndDate: "2021-01-20",
      employerPaidDate: "2021-01-29",
      normalWeeklyPay: 10000,
      sickPayType: "NO_SSP",
      sspPaid: undefined,
    });
    expect([decision.outcome, amountOf(decision)]).toEqual(["payable", 16000]);
  });

  test("three days at £350 a week: 210.00, because no spell forms", () => {
    const decision = decide({
      ...open,
      absenceEnd: "2020-11-11",
      normalWeeklyPay: 35000,
      sickPayType: "NO_SSP",
      sspPaid: undefined,
    });
    expect([decision.outcome, amountOf(decision)]).toEqual(["payable", 21000]);
  });

  const acrossYears: Change = {
    ...open,
    absenceStart: "2021-03-31",
    absenceEnd: "2021-04-09",
    absenceCategory: "POSITIVE",
    isolationEndDate: "2021-04-09",
    employerPaidDate: "2021-04-30",
    normalWeeklyPay: 35000,
    sspPaid: undefined,
  };

  test("31 March – 9 April 2021 at £350: 406.24 once a council has a later last day", () => {
    const later = assessorWith({ "sspe.lastDay": "2021-09-30" });
    const trail: Trail = [];
    expect(amountOf(decide(acrossYears, {}, later, trail))).toBe(40624);
    const weeks = trail.filter(({ name }) => name === "sick-pay-week").map(({ value }) => value);
    expect(weeks).toEqual([5751, 9625]);
  });

  test("SSPE-02: with the version that ships only 31 March is paid, less the sick pay of that day", () => {
    expect(amountOf(decide(acrossYears))).toBe(7000 - 1917);
  });

  test("SSPE-43: full pay until day 5 of ten: only days 6 to 10 are paid", () => {
    const decision = decide({
      ...open,
      sickPayType: "FULL_PAY_LIMITED",
      fullPayUntil: "2020-11-13",
      sspPaid: undefined,
    });
    expect(amountOf(decision)).toBe(34650 - 9585);
  });

  test("two averages, one row: 111.225 for the test of sick pay, 101.85 for the top-up", () => {
    const trail: Trail = [];
    const weeks = { week1: 11927, week2: 10795, week3: 0, week4: 12826, week5: 12329, week6: 9913 };
    const change = { ...irregular, ...open, ...weeks, week7: 9393, week8: 21797, bonus8: 7500 };
    decide({ ...change, sickPayType: "NO_SSP", sspPaid: undefined }, {}, assessor, trail);
    const found = (name: string) => trail.find((step) => step.name === name)?.value;
    expect(found("earnings-for-sick-pay")).toEqual({ numerator: 22245, denominator: 2 });
    expect(found("week-pay")).toEqual({ numerator: 10185, denominator: 1 });
  });
});

type TopUpVector = {
  readonly id: string;
  readonly input: {
    readonly pattern: readonly number[];
    readonly normalWeeklyPay: number;
    readonly start: string;
    readonly end: string;
    readonly sspEntitled: boolean;
  };
  readonly expected: {
    readonly qualifyingDays: number;
    readonly ssp: number;
    readonly normalPayForAbsence: number;
    readonly topUp: number;
  };
};

describe("the derived top-ups, by the last version of the scheme", () => {
  const later = assessorWith({ "sspe.lastDay": "2022-08-31" });
  test.for(vectors<TopUpVector>("vectors-topup-derived"))("$id", ({ input, expected }) => {
    const workingDays = input.pattern.reduce((set, weekday) => set | (1 << ((weekday + 6) % 7)), 0);
    const trail: Trail = [];
    const change: Change = {
      ...open,
      workingDays,
      normalWeeklyPay: penceOf(input.normalWeeklyPay),
      absenceStart: input.start,
      absenceEnd: input.end,
      isolationEndDate: input.end,
      sspPaid: undefined,
      sickPayType: input.sspEntitled ? "SSP_ONLY" : "NO_SSP",
      employerPaidDate: input.end,
    };
    const decision = decide(change, {}, later, trail);
    const found = (name: string) => trail.find((step) => step.name === name)?.value;
    expect([decision.outcome, amountOf(decision)]).toEqual(["payable", penceOf(expected.topUp)]);
    expect([found("payable-working-days"), found("normal-pay"), found("sick-pay-taken-off")]).toEqual([
      expected.qualifyingDays,
      penceOf(expected.normalPayForAbsence),
      penceOf(expected.ssp),
    ]);
    expect(decide(change, {}, later)).toEqual(decision);
  });
});

describe("sick pay taken off", () => {
  test.for([
    [19169, 19170, 50130, ["ssp-paid-differs"], "a penny less declared: the computed counts"],
    [19170, 19170, 50130, [], "as computed"],
    [19171, 19171, 50129, ["ssp-paid-differs"], "a penny more declared: the declared counts"],
    [undefined, 19170, 50130, ["ssp-paid-missing"], "blank: the computed counts, with a remark"],
    [0, 19170, 50130, ["ssp-paid-differs"], "nothing declared: the computed counts"],
    [69300, 69300, 0, ["ssp-paid-differs"], "as much as normal pay: nothing is left"],
    [69301, 69301, 0, ["ssp-paid-differs"], "more than normal pay: nothing, never less"],
  ] as const)("%j declared: $4", ([sspPaid, takenOff, topUp, codes]) => {
    const trail: Trail = [];
    const decision = decide({ ...open, sspPaid }, {}, assessor, trail);
    expect(trail.find(({ name }) => name === "sick-pay-taken-off")?.value).toBe(takenOff);
    expect([amountOf(decision), codesOf(decision)]).toEqual([topUp, codes]);
  });

  test.for([
    [11999, 0, "a penny below the limit of £120"],
    [12000, 19170, "on the limit"],
    [12001, 19170, "a penny above"],
  ] as const)("£%i a week in pence: $2", ([normalWeeklyPay, sickPay]) => {
    const trail: Trail = [];
    decide({ ...open, normalWeeklyPay, sspPaid: undefined }, {}, assessor, trail);
    expect(trail.find(({ name }) => name === "sick-pay-taken-off")?.value).toBe(sickPay);
  });

  test("a bonus beside a regular week's pay counts for the limit only", () => {
    const change: Change = { ...open, normalWeeklyPay: 11900, sspPaid: undefined };
    const without = decide(change);
    const withBonus = decide({ ...change, bonus3: 800 });
    const below = decide({ ...change, bonus3: 799 });
    expect([without, withBonus, below].map(computedIn)).toEqual([23800, 23800 - 19170, 23800]);
  });

  test("the self-employed never have sick pay", () => {
    const decision = decide({
      ...open,
      employmentStatus: "SELF_EMPLOYED",
      shiftsConfirmedDate: "2020-11-08",
      sspPaid: undefined,
    });
    expect(computedIn(decision)).toBe(69300);
  });
});

describe("what is claimed", () => {
  test.for([
    [50129, 50129, "a penny less than computed: what is claimed"],
    [50130, 50130, "as computed"],
    [50131, 50130, "a penny more: what is computed"],
    [0, 0, "nothing claimed, nothing paid"],
  ] as const)("%i pence: $2", ([topUpClaimed, amount]) => {
    const decision = decide({ topUpClaimed });
    expect([decision.outcome, amountOf(decision), decision.claimed]).toEqual([
      "payable",
      amount,
      topUpClaimed,
    ]);
    expect(decision.declared).toEqual([{ head: "TOPUP", declared: topUpClaimed, computed: 50130 }]);
    expect(decision.payable).toHaveLength(amount === 0 ? 0 : 1);
  });

  test("payable days without a working day are payable, 0.00", () => {
    const change: Change = { absenceStart: "2020-11-14", absenceEnd: "2020-11-15", sspPaid: 0 };
    const decision = decide({ ...change, topUpClaimed: 0 });
    expect([decision.outcome, amountOf(decision), computedIn(decision)]).toEqual(["payable", 0, 0]);
  });
});

describe("irregular weeks", () => {
  test("a week not employed is no week, with a remark that says how many there are", () => {
    const decision = decide({ ...irregular, ...open, week4: undefined });
    expect(decision.remarks).toContainEqual(
      expect.objectContaining({ code: "pay-weeks-fewer", key: "week1", expected: "7/8" }),
    );
    expect(computedIn(decision)).toBe(24000 - 9585);
  });

  test("C-12 the other way round: a week worked for nothing is left out, or short service goes to a person", () => {
    const skipping = assessorWith({ "sspe.zeroWeeks": "skip" });
    expect(computedIn(decide({ ...irregular, ...open }, {}, skipping))).toBe(24000 - 9585);
    const referring = assessorWith({ "sspe.shortService": "refer" });
    expect(decide({ ...irregular, week4: undefined }, {}, referring).outcome).toBe("refer");
    expect(decide(irregular, {}, referring).outcome).toBe("payable");
  });

  test.for([
    [undefined, 21000 - 9585, "blank"],
    [false, 21000 - 9585, "no"],
    [true, 22000 - 9585, "yes: it stays in the average"],
  ] as const)("SSPE-94: overtime regular %j: $2", ([regularOvertime, amount]) => {
    const change = { ...irregular, ...open, week4: 8000, overtime4: 8000, regularOvertime };
    expect(computedIn(decide(change))).toBe(amount);
  });

  test.for([
    [{ week5: 8000, bonus5: 8000 }, undefined, "all of it a bonus"],
    [{ week5: 7999, bonus5: 8000 }, "pay-week-below-extras", "a penny less than its bonus"],
    [{ week5: 7999, bonus5: 4000, backPay5: 4000 }, "pay-week-below-extras", "less than both together"],
    [{ week5: undefined, bonus5: 1 }, "pay-week-below-extras", "a bonus in a week not employed"],
  ] as const)("%j: $2", ([change, code]) => {
    const decision = decide({ ...irregular, ...change });
    expect(decision.outcome).toBe(code === undefined ? "payable" : "rejected");
    if (code !== undefined) {
      expect(decision.remarks).toMatchObject([{ code, key: "week5", rule: "SSPE-93" }]);
    }
  });

  test("no week at all cannot be assessed", () => {
    const none = { hoursPattern: "IRREGULAR", normalWeeklyPay: undefined };
    expect(codesOf(decide(none))).toEqual(["pay-weeks-missing"]);
    expect(codesOf(decide({ normalWeeklyPay: undefined }))).toEqual(["cell-required"]);
  });

  describe("from the sheet of earnings", () => {
    const weekly = [21000, 25200, 16800, 0, 29400, 23100, 27300, 25200];
    const none = { ...irregular, ...open };
    for (let week = 1; week <= 8; week += 1) none[`week${week}` as keyof Change] = undefined;
    const rows = (lastWeekEnding: string, amounts: readonly number[] = weekly) =>
      amounts.map((gross, at) => [day(lastWeekEnding) - 7 * (amounts.length - 1 - at), gross]);

    test.for([
      ["2020-11-08", "the day before the absence"],
      ["2020-11-02", "a week before the absence, less a day"],
    ] as const)("the eighth week ends on %s: $1", ([weekEnding]) => {
      expect(computedIn(decide(none, { earnings: rows(weekEnding) }))).toBe(11415);
    });

    test("a week that ends on the first day of absence is not complete, and a ninth is too old", () => {
      const nine = rows("2020-11-09", [...weekly, 99999]);
      expect(computedIn(decide(none, { earnings: nine }))).toBe(11415);
      const old = rows("2020-11-08", [99999, ...weekly]);
      expect(computedIn(decide(none, { earnings: old }))).toBe(11415);
    });

    test("two rows for one week cannot be assessed; the row's own weeks come first", () => {
      const twice = [...rows("2020-11-08"), [day("2020-11-07"), 1]];
      expect(codesOf(decide(none, { earnings: twice }))).toEqual(["pay-week-twice"]);
      expect(computedIn(decide({ ...irregular, ...open }, { earnings: twice }))).toBe(11415);
    });

    test("bonus, back pay and overtime are taken out", () => {
      const earnings = rows("2020-11-08").map((row, at) =>
        at === 4 ? [row[0], 29400 + 600, 100, 200, 300] : row,
      );
      expect(computedIn(decide(none, { earnings }))).toBe(11415);
    });
  });
});

describe("a day for which nothing is in force", () => {
  test.for([
    ["2019-04-05", "rejected", "before the figures of sick pay"],
    ["2019-04-06", "not-eligible", "in force, but before the scheme"],
    ["2027-04-05", "not-eligible", "in force, but after the scheme"],
    ["2027-04-06", "rejected", "after the figures of sick pay"],
  ] as const)("%s: %s, $2", ([absenceStart, outcome]) => {
    const decision = decide({ absenceStart, absenceEnd: absenceStart, isolationEndDate: absenceStart });
    expect(decision.outcome).toBe(outcome);
    if (outcome === "not-eligible") expect(standingInTheWay(decision)).toEqual(["window: not met SSPE-02"]);
    else expect(codesOf(decision)).toEqual(["no-figure-for-day"]);
  });
});
