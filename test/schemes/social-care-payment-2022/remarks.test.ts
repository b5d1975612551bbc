// What cannot be so is said at its cell, both sides of each edge, and the outcome stays what the legs say.
import { describe, expect, test } from "vitest";
import { type Change, decide, standingInTheWay } from "./claims.ts";

type Case = readonly [why: string, change: Change, said: readonly string[]];

/** "key: code expected", for each remark but those on costs. */
function saidOf(change: Change): readonly string[] {
  return decide(change)
    .remarks.filter(({ rule }) => rule !== "WFP-64" && rule !== "WFP-01")
    .map(({ key, code, expected }) => `${key}: ${code}${expected === "" ? "" : ` ${expected}`}`);
}

function check([, change, said]: Case): void {
  expect(saidOf(change)).toEqual(said);
  // Whatever is said, the row comes to what the legs say.
  const ways = standingInTheWay(decide(change));
  const outcome = ways.some((way) => way.includes("not met"))
    ? "not-eligible"
    : ways.length > 0
      ? "refer"
      : "payable";
  expect(decide(change).outcome).toBe(outcome);
}

const left = (leaveDate: string): Change => ({ leaveDate, leaveReason: "RESIGNED" });

describe("shifts and days", () => {
  const starter = { startDate: "2022-06-20", formReceivedDate: "2022-06-20" };
  const more = (days: string) => [`shiftsInWindow: shifts-more-than-days ${days}`];
  test.for<Case>([
    ["182 days from October to March", { shiftsInWindow: 182 }, []],
    ["and 183 shifts", { shiftsInWindow: 183 }, more("182 (2021-10-01 – 2022-03-31)")],
    ["started in the window", { startDate: "2022-03-26", shiftsInWindow: 6 }, []],
    ["one day later", { startDate: "2022-03-27", shiftsInWindow: 6 }, more("5 (2022-03-27 – 2022-03-31)")],
    ["a starter with ten days to the 29th", { ...starter, shiftsInWindow: 10 }, []],
    ["and 11 shifts", { ...starter, shiftsInWindow: 11 }, more("10 (2022-06-20 – 2022-06-29)")],
    ["a starter who left on the sixth day", { ...starter, shiftsInWindow: 6, ...left("2022-06-25") }, []],
    [
      "on the fifth",
      { ...starter, shiftsInWindow: 6, ...left("2022-06-24") },
      more("5 (2022-06-20 – 2022-06-24)"),
    ],
    ["expected on every day", { ...starter, shiftsInWindow: 0, shiftsExpected: 10 }, []],
    [
      "expected on one more",
      { ...starter, shiftsInWindow: 0, shiftsExpected: 11 },
      ["shiftsExpected: shifts-more-than-days 10 (2022-06-20 – 2022-06-29)"],
    ],
    [
      "as many as there are days, and one more expected",
      { ...starter, shiftsInWindow: 10, shiftsExpected: 11 },
      ["shiftsExpected: shifts-more-than-days 10 (2022-06-20 – 2022-06-29)"],
    ],
    ["nobody expects shifts of who was there on 31 March", { shiftsExpected: 400 }, []],
  ])("%s", check);

  test("none can be worked by who starts when no shift counts", () => {
    const last = { startDate: "2022-06-30", formReceivedDate: "2022-06-30", payDate: "2022-06-30" };
    expect(saidOf({ ...last, shiftsInWindow: 1 })).toEqual(more("0"));
    expect(saidOf({ ...last, shiftsInWindow: 0 })).toEqual([]);
  });
});

describe("the form", () => {
  const form = (formReceivedDate: string): Change => ({ formReceivedDate });
  test.for<Case>([
    ["of the day on which the scheme was published", form("2022-03-17"), []],
    ["of the day before", form("2022-03-16"), ["formReceivedDate: form-before-scheme 2022-03-17"]],
    ["of the pay date", form("2022-06-28"), []],
    ["of the day after", form("2022-06-29"), ["formReceivedDate: form-after-pay-day 2022-06-28"]],
    ["of the first day of work", { ...form("2022-05-02"), startDate: "2022-05-02" }, []],
    [
      "of the day before: perhaps that of a former job (WFP-90)",
      { ...form("2022-05-01"), startDate: "2022-05-02" },
      ["formReceivedDate: form-before-start 2022-05-02"],
    ],
  ])("%s", check);
});

describe("pay, leaving, the other job", () => {
  const starter = { startDate: "2022-06-14", formReceivedDate: "2022-06-14" };
  const dismissed: Change = { leaveDate: "2022-06-10", leaveReason: "DISMISSED_DISCIPLINARY" };
  const other = (otherHours: number | undefined): Change => ({ otherEligibleJob: true, otherHours });
  test.for<Case>([
    ["paid on the first day of work", { ...starter, payDate: "2022-06-14" }, []],
    [
      "paid the day before",
      { ...starter, formReceivedDate: "2022-06-14", payDate: "2022-06-13" },
      ["formReceivedDate: form-after-pay-day 2022-06-13", "payDate: paid-before-start 2022-06-14"],
    ],
    ["left, with the day", left("2022-06-10"), []],
    ["left, without it", { leaveReason: "RESIGNED" }, ["leaveDate: leaving-day-missing"]],
    ["a dismissal without its day is unclear by itself", { leaveReason: "DISMISSED_DISCIPLINARY" }, []],
    ["a dismissal that was overturned", { ...dismissed, dismissalOverturnedDate: "2022-06-20" }, []],
    ["overturned on the day of the dismissal", { ...dismissed, dismissalOverturnedDate: "2022-06-10" }, []],
    [
      "overturned the day before",
      { ...dismissed, dismissalOverturnedDate: "2022-06-09" },
      ["dismissalOverturnedDate: overturned-before-dismissal 2022-06-10"],
    ],
    [
      "overturned, and no dismissal",
      { ...left("2022-06-10"), dismissalOverturnedDate: "2022-06-20" },
      ["dismissalOverturnedDate: overturned-without-dismissal"],
    ],
    ["as many hours in the other job", other(2250), []],
    ["more hours there", other(2251), ["otherHours: more-hours-elsewhere 22.5"]],
    ["hours of another job that is not eligible", { otherEligibleJob: false, otherHours: 3000 }, []],
    ["hours not said", other(undefined), []],
  ])("%s", check);
});

describe("a late form that an overturned dismissal excuses", () => {
  const late = (leaveDate: string | undefined): Change => ({
    leaveDate,
    leaveReason: "DISMISSED_DISCIPLINARY",
    dismissalOverturnedDate: "2022-07-20",
    formReceivedDate: "2022-07-01",
    payDate: "2022-07-28",
  });
  const said = ["formReceivedDate: form-late-before-dismissal 2022-06-30"];
  test.for<Case>([
    ["dismissed on the closing day: no form could come", late("2022-06-30"), []],
    ["dismissed the day after: it could have", late("2022-07-01"), said],
    ["nobody says when: overturned after the close", late(undefined), said],
    ["a form of the closing day", { ...late("2022-07-01"), formReceivedDate: "2022-06-30" }, []],
  ])("%s", check);
});

describe("somebody self-employed whose job is not settled", () => {
  const self = (roleCode: string, change: Change = {}): Change => ({
    employmentStatus: "SELF_EMPLOYED",
    settingType: "CARE_HOME",
    roleCode,
    ...change,
  });
  const open = ["roleCode: self-employed-job-open"];
  test.for<Case>([
    ["a job that nobody knows", self("UNCLEAR"), open],
    ["where self-employed people never are eligible", self("UNCLEAR", { settingType: "RFC" }), []],
    ["employed", { roleCode: "UNCLEAR", settingType: "CARE_HOME" }, []],
    ["shut out for who need not register, registered", self("ANCILLARY_CARE_HOME"), open],
    ["not registered", self("ANCILLARY_CARE_HOME", { registration: "NONE" }), []],
    [
      "may return to an eligible job",
      self("REGIONAL_OR_PROVIDER", { redeployedFromRole: "DOM_CARE_WORKER" }),
      open,
    ],
    ["to one that is none", self("REGIONAL_OR_PROVIDER", { redeployedFromRole: "VOLUNTEER" }), []],
    ["an eligible job", self("CARE_HOME_CARE_WORKER"), []],
  ])("%s", check);
});

describe("jobs that are shut out, and what another sentence could say", () => {
  const regional: Change = { roleCode: "REGIONAL_OR_PROVIDER", siteId: "SIN-0004512" };
  const forGood: Change = { redeployedFromRole: "DOM_CARE_WORKER", expectedReturn: false };
  test.for<Case>([
    ["a regional manager, one service named (WFP-40)", regional, ["siteId: job-of-one-service"]],
    ["no service named", { ...regional, siteId: undefined }, []],
    ["in no home and no home care", { ...regional, settingType: "OTHER" }, []],
    ["a manager of one home", { siteId: "SIN-0004512" }, []],
    [
      "redeployed for good from an eligible job (WFP-96)",
      { roleCode: "OFFICE", registration: "NONE", ...forGood },
      ["expectedReturn: redeployed-for-good"],
    ],
    ["to an eligible one", forGood, []],
    [
      "from one that is not",
      { roleCode: "OFFICE", registration: "NONE", ...forGood, redeployedFromRole: "VOLUNTEER" },
      [],
    ],
  ])("%s", check);
});

describe("a refused job in a place of which its clause does not speak", () => {
  const outside = (rule: string) => [`settingType: job-outside-its-clause ${rule}`];
  test.for<Case>([
    ["WFP-14 speaks of other places", { roleCode: "HOUSING_SUPPORT", settingType: "OTHER" }, []],
    ["and not of home care", { roleCode: "HOUSING_SUPPORT" }, outside("WFP-14")],
    ["nor of homes", { roleCode: "COMMUNITY", settingType: "CARE_HOME" }, outside("WFP-14")],
    ["a hospital", { roleCode: "HEALTHCARE_SETTING", settingType: "OTHER" }, []],
    ["is no care home", { roleCode: "HEALTHCARE_SETTING", settingType: "CARE_HOME" }, outside("WFP-44")],
    ["WFP-41 is not asked: WFP-43 shuts out the same", { roleCode: "OFFICE", registration: "NONE" }, []],
    [
      "nor is who will return to an eligible job",
      { roleCode: "COMMUNITY", redeployedFromRole: "DOM_CARE_WORKER", expectedReturn: true },
      [],
    ],
  ])("%s", check);
});

test("a row that is rejected has its faults and nothing else", () => {
  const decision = decide({ leaveDate: "2019-01-01", leaveReason: "RESIGNED", shiftsInWindow: 400 });
  expect(decision.remarks.map(({ code }) => code)).toEqual(["left-before-start"]);
});
