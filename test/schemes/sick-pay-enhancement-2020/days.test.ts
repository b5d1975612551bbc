// Which days are paid for: both sides of each limit, and the list that an explanation shows.
import { describe, expect, test } from "vitest";
import type { Trail } from "../../../src/core/figure.ts";
import { countedDays } from "../../../src/core/weekdays.ts";
import { shipped } from "../../law/shipped.ts";
import { assessor, assessorWith, type Change, computedIn, decide, standingInTheWay } from "./claims.ts";

/** Every day is worked and pays £10.00, without sick pay: pounds count days. */
const daily: Change = {
  workingDays: "MTWTFSS",
  normalWeeklyPay: 7000,
  sspPaid: undefined,
  topUpClaimed: 99_999_99,
  absenceStart: "2020-11-09",
  absenceEnd: "2020-11-30",
  isolationEndDate: "2020-11-30",
  sickPayType: "NO_SSP",
};

function paidDays(change: Change, by = assessor): number | string {
  const decision = decide({ ...daily, ...change }, {}, by);
  return decision.outcome === "payable"
    ? (computedIn(decision) ?? 0) / 1000
    : standingInTheWay(decision).join();
}

describe("the scheme's own days", () => {
  const away = (absenceStart: string, absenceEnd: string) =>
    paidDays({ absenceStart, absenceEnd, isolationEndDate: absenceEnd });
  test.for([
    ["2020-10-25", "2020-10-31", "window: not met SSPE-02", "over the day before the scheme began"],
    ["2020-10-25", "2020-11-01", 1, "its first day"],
    ["2020-11-01", "2020-11-02", 2, "from its first day"],
    ["2021-03-30", "2021-03-31", 2, "to its last day"],
    ["2021-03-30", "2021-04-05", 2, "beyond its last day"],
    ["2021-03-31", "2021-04-05", 1, "only its last day"],
    ["2021-04-01", "2021-04-05", "window: not met SSPE-02", "from the day after its last"],
  ] as const)("%s to %s: %s, $3", ([start, end, days]) => {
    expect(away(start, end)).toBe(days);
  });

  test("a council that paid by a later version sets its last day", () => {
    const later = assessorWith({ "sspe.lastDay": "2021-09-30" });
    const change = { absenceStart: "2021-09-29", absenceEnd: "2021-10-03", isolationEndDate: "2021-10-03" };
    expect(paidDays(change, later)).toBe(2);
  });
});

describe("the isolation", () => {
  test.for([
    ["2020-11-08", "window: not met SSPE-38", "ended the day before the absence"],
    ["2020-11-09", 1, "ends on the first day"],
    ["2020-11-10", 2, "ends on the second"],
    ["2020-11-22", 14, "ends on the last day of the longest"],
    ["2020-11-23", 14, "ends after the longest"],
  ] as const)("its end %s: %s, $2", ([isolationEndDate, days]) => {
    expect(paidDays({ isolationEndDate })).toBe(days);
  });

  test.for([
    ["SYMPTOMS", "2020-11-09", 10],
    ["POSITIVE", "2020-11-09", 10],
    ["TTP_CONTACT", "2020-11-09", 14],
    ["HOUSEHOLD", "2020-11-09", 14],
    ["TTP_CONTACT", "2020-12-09", 14],
    ["TTP_CONTACT", "2020-12-10", 10],
    ["HOUSEHOLD", "2020-12-10", 10],
    ["POSITIVE", "2020-12-10", 10],
  ] as const)("%s from %s: %i days", ([absenceCategory, absenceStart, days]) => {
    const change = {
      absenceCategory,
      absenceStart,
      absenceEnd: "2021-01-30",
      isolationEndDate: "2021-01-30",
    };
    expect(paidDays(change)).toBe(days);
  });

  test("its first day may be counted as day 0 where a council reads it so", () => {
    expect(paidDays({}, assessorWith({ "sspe.isolationDayOne": "day-after" }))).toBe(15);
  });

  test("symptoms in July 2020 were over long before the scheme", () => {
    const change = { absenceCategory: "SYMPTOMS", absenceStart: "2020-07-29", absenceEnd: "2020-11-10" };
    expect(paidDays(change)).toBe("window: not met SSPE-34");
  });
});

describe("a test", () => {
  test.for([
    ["NEGATIVE", "2020-11-12", 4, "the day of the result is the last"],
    ["NEGATIVE", "2020-11-09", 1, "a result on the first day"],
    ["NEGATIVE", "2020-11-08", "window: not met SSPE-37", "a result before the absence"],
    ["NEGATIVE", "2020-12-30", 10, "a result after everything"],
    ["POSITIVE", "2020-11-12", 10, "a positive result ends nothing"],
    ["AWAITED", "2020-11-12", 10, "nor does none"],
    ["NEGATIVE", undefined, "window: unclear SSPE-37", "a result without its day: a person decides"],
  ] as const)("%s on %s: %s, $3", ([testResult, testDate, days]) => {
    expect(paidDays({ absenceCategory: "SYMPTOMS", testResult, testDate })).toBe(days);
  });

  test.for([
    ["TTP_CONTACT", "2020-11-12", 14],
    ["HOUSEHOLD", "2020-11-12", 14],
    ["HOUSEHOLD", "2020-11-08", 14],
    ["TTP_CONTACT", undefined, 14],
  ] as const)("that is negative ends nothing for a contact: %s, %s (C-25)", ([
    absenceCategory,
    testDate,
    days,
  ]) => {
    expect(paidDays({ absenceCategory, testResult: "NEGATIVE", testDate })).toBe(days);
  });

  test("that is negative ends everybody's payment where a council reads C-25 so", () => {
    const any = assessorWith({ "sspe.negativeTestEnds": "any" });
    const contact = { absenceCategory: "TTP_CONTACT", testResult: "NEGATIVE" };
    expect(paidDays({ ...contact, testDate: "2020-11-12" }, any)).toBe(4);
    expect(paidDays(contact, any)).toBe("window: unclear SSPE-37");
  });

  test("C-11 the other way round", () => {
    const before = assessorWith({ "sspe.negativeTestLastDay": "day-before" });
    const negative = { absenceCategory: "SYMPTOMS", testResult: "NEGATIVE" };
    expect(paidDays({ ...negative, testDate: "2020-11-12" }, before)).toBe(3);
    expect(paidDays({ ...negative, testDate: "2020-11-09" }, before)).toBe("window: not met SSPE-37");
  });
});

describe("an application for the £500", () => {
  test.for([
    ["2020-11-08", "window: not met SSPE-101", "before the absence"],
    ["2020-11-09", "window: not met SSPE-101", "on its first day"],
    ["2020-11-10", 1, "on its second"],
    ["2020-11-22", 13, "on the last day of the isolation"],
    ["2020-11-23", 14, "after it"],
  ] as const)("%s: %s, $2", ([sissAppliedDate, days]) => {
    expect(paidDays({ sissAppliedDate })).toBe(days);
  });
});

describe("full pay", () => {
  const limited: Change = { sickPayType: "FULL_PAY_LIMITED", employmentStatus: "SELF_EMPLOYED" };
  test.for([
    [undefined, "2020-11-13", 9, "to the fifth day"],
    ["2020-11-09", "2020-11-13", 9, "the same, both ends said"],
    ["2020-11-11", "2020-11-12", 12, "in the middle"],
    ["2020-11-20", undefined, 11, "to the end"],
    ["2020-11-01", "2020-11-08", 14, "over before the absence"],
    ["2020-11-23", "2020-11-30", 14, "after the isolation"],
    ["2020-11-09", "2020-11-22", "window: not met SSPE-42", "all the days"],
    ["2020-11-10", "2020-11-22", 1, "all but the first"],
    ["2020-11-01", "2020-11-21", 1, "all but the last"],
  ] as const)("%s to %s: %s, $3", ([fullPayFrom, fullPayUntil, days]) => {
    const change = { ...limited, fullPayFrom, fullPayUntil, shiftsConfirmedDate: "2020-11-01" };
    expect(paidDays(change)).toBe(days);
  });
});

describe("the list of days", () => {
  function listed(change: Change): Record<string, string> {
    const trail: Trail = [];
    decide({ ...daily, ...change }, {}, assessor, trail);
    // The figure's value is the list.
    return trail.find(({ name }) => name === "day-by-day")?.value as Record<string, string>;
  }

  test("says for each day why it is not paid for", () => {
    const list = listed({
      absenceStart: "2020-10-31",
      absenceEnd: "2020-11-12",
      isolationEndDate: "2020-11-11",
      workingDays: 0b0011111,
      absenceCategory: "SYMPTOMS",
      testResult: "NEGATIVE",
      testDate: "2020-11-08",
      sickPayType: "FULL_PAY_LIMITED",
      fullPayFrom: "2020-11-01",
      fullPayUntil: "2020-11-04",
    });
    expect(list).toEqual({
      "2020-10-31": "outside-scheme",
      "2020-11-01": "full-pay-day",
      "2020-11-02": "full-pay-day",
      "2020-11-03": "full-pay-day",
      "2020-11-04": "full-pay-day",
      "2020-11-05": "paid-for",
      "2020-11-06": "paid-for",
      "2020-11-07": "not-a-working-day",
      "2020-11-08": "not-a-working-day",
      "2020-11-09": "after-negative-test",
      "2020-11-10": "after-longest-isolation",
      "2020-11-11": "after-longest-isolation",
      "2020-11-12": "after-isolation-end",
    });
  });

  test("names the longest isolation and the application for the £500", () => {
    const longest = listed({ absenceEnd: "2020-11-23" });
    expect([longest["2020-11-22"], longest["2020-11-23"]]).toEqual(["paid-for", "after-longest-isolation"]);
    expect(listed({ sissAppliedDate: "2020-11-12" })["2020-11-12"]).toBe("award-applied-for");
  });

  test("each reason has words", () => {
    const reasons = [
      ...["outside-scheme", "after-isolation-end", "after-longest-isolation", "after-negative-test"],
      ...["award-applied-for", "full-pay-day", "not-a-working-day", "paid-for"],
    ];
    for (const reason of reasons) expect(shipped.words.cy.has(`values.${reason}`), reason).toBe(true);
  });
});

describe("one to four days a week without their names", () => {
  /** Three days a week at £30.00 each, below the earnings limit. */
  const three = (absenceStart: string, absenceEnd: string, more: Change = {}) => {
    const change = {
      ...daily,
      workingDays: countedDays(3),
      normalWeeklyPay: 9000,
      absenceStart,
      absenceEnd,
    };
    const decision = decide({ ...change, isolationEndDate: absenceEnd, ...more });
    if (decision.outcome === "payable") return computedIn(decision);
    return [decision.outcome, ...decision.remarks.map(({ key, code }) => `${key}: ${code}`)].join();
  };
  const asked = "rejected,workingDays: cell-not-weekdays";
  const limited = { sickPayType: "FULL_PAY_LIMITED" };
  test.for([
    ["2020-11-08", "2020-11-14", {}, 9000, "a week from Sunday to Saturday"],
    ["2020-11-08", "2020-11-21", {}, 18000, "two of them"],
    ["2020-11-09", "2020-11-15", {}, asked, "seven days from Monday are parts of two"],
    ["2020-11-08", "2020-11-13", {}, asked, "six days of a week"],
    ["2020-11-08", "2020-11-15", {}, asked, "a week and a day"],
    [
      "2020-11-09",
      "2020-11-15",
      { workingDays: countedDays(1) },
      asked,
      "one day a week is not named either",
    ],
    ["2020-11-08", "2020-11-17", { isolationEndDate: "2020-11-14" }, 9000, "a week is left of ten days"],
    ["2020-10-26", "2020-11-07", {}, 9000, "the scheme began on a Sunday"],
    [
      "2020-11-08",
      "2020-11-21",
      { ...limited, fullPayUntil: "2020-11-14" },
      9000,
      "full pay for the first week",
    ],
    ["2020-11-08", "2020-11-21", { ...limited, fullPayUntil: "2020-11-13" }, asked, "for six days of it"],
    ["2020-11-08", "2020-11-21", { ...limited, fullPayFrom: "2020-11-15" }, 9000, "for the second week"],
    ["2020-11-08", "2020-11-17", { ...limited, fullPayFrom: "2020-11-08" }, "not-eligible", "for all of it"],
  ] as const)("%s to %s %o: %s, $4", ([start, end, more, gives]) => {
    const given = three(start, end, more);
    expect(typeof given === "string" ? given.replace(/(not-eligible).*/, "$1") : given).toBe(gives);
  });

  test("sick pay of a whole week is a week's sick pay, whichever days are worked", () => {
    const week: Change = { absenceStart: "2020-11-08", absenceEnd: "2020-11-14", sspPaid: undefined };
    const by = (workingDays: number | string) =>
      computedIn(decide({ ...week, workingDays, topUpClaimed: 99_999_99 }));
    for (const named of ["MTWT---", "---TFSS", "M-W-F-S"]) expect(by(named)).toBe(by(countedDays(4)));
    expect(by(countedDays(4))).toBe(34650 - 9585);
  });
});
