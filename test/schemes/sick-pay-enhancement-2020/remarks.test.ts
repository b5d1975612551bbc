// What cannot be so, or has to be asked about, is said at its cell, both sides of each edge.
import { describe, expect, test } from "vitest";
import { amountOf, type Change, decide, standingInTheWay } from "./claims.ts";

type Case = readonly [why: string, change: Change, said: readonly string[]];

/** "key: code expected", for each remark but those on amounts. */
function saidOf(change: Change): readonly string[] {
  return decide(change)
    .remarks.filter(({ key }) => key !== "sspPaid" && key !== "payPaid")
    .map(({ key, code, expected }) => `${key}: ${code}${expected === "" ? "" : ` ${expected}`}`);
}

describe("evidence, declaration, pay", () => {
  test.for<Case>([
    ["evidence held", { evidenceHeld: true }, []],
    ["none held (SSPE-40)", { evidenceHeld: false }, ["evidenceHeld: evidence-not-held"]],
    ["declared on the day of publication", { declarationDate: "2020-10-30" }, []],
    [
      "declared the day before",
      { declarationDate: "2020-10-29" },
      ["declarationDate: declared-before-scheme 2020-10-30"],
    ],
    ["declared on the day of pay", { declarationDate: "2020-11-13", employerPaidDate: "2020-11-13" }, []],
    [
      "declared the day after",
      { declarationDate: "2020-11-14", employerPaidDate: "2020-11-13" },
      ["declarationDate: declared-after-payment 2020-11-13"],
    ],
    ["paid on the first day of absence", { employerPaidDate: "2020-11-09" }, []],
    [
      "paid the day before",
      { employerPaidDate: "2020-11-08" },
      ["employerPaidDate: paid-before-absence 2020-11-09"],
    ],
    ["paid 31 days after the absence", { employerPaidDate: "2020-12-21" }, []],
    [
      "paid a day later",
      { employerPaidDate: "2020-12-22" },
      ["employerPaidDate: paid-after-absence 2020-12-21"],
    ],
  ])("%s", ([, change, said]) => {
    expect(saidOf(change)).toEqual(said);
    expect(decide(change).outcome).toBe("payable");
  });
});

describe("a test", () => {
  const outside = (days: string) => [`testDate: test-outside-absence ${days}`];
  const positive = (testDate: string): Change => ({
    absenceCategory: "POSITIVE",
    testResult: "POSITIVE",
    testDate,
  });
  const negative = (testDate: string): Change => ({
    absenceCategory: "SYMPTOMS",
    testResult: "NEGATIVE",
    testDate,
  });
  test.for<Case>([
    ["on the last day of the isolation", positive("2020-11-22"), []],
    ["the day after", positive("2020-11-23"), outside("2020-11-09 – 2020-11-22")],
    ["nine days before: the isolation of ten days goes on", positive("2020-10-31"), []],
    ["ten days before: it was over", positive("2020-10-30"), outside("2020-11-09 – 2020-11-22")],
    ["negative, on the first day of symptoms", negative("2020-11-09"), []],
    ["negative, before they began", negative("2020-11-08"), outside("2020-11-09 – 2020-11-22")],
    [
      "a contact's negative test before the absence",
      { ...negative("2020-11-08"), absenceCategory: "TTP_CONTACT" },
      [],
    ],
  ])("%s", ([, change, said]) => expect(saidOf(change)).toEqual(said));
});

describe("sick pay only, and days of full pay (SSPE-42)", () => {
  const fullPay = (fullPayFrom: string | undefined, fullPayUntil: string | undefined): Change => ({
    fullPayFrom,
    fullPayUntil,
    sspPaid: undefined,
    topUpClaimed: 99_999,
  });
  const until = ["fullPayUntil: full-pay-beside-sick-pay"];
  test.for([
    [fullPay("2020-11-09", "2020-11-13"), until, 25065, "the first week"],
    [fullPay(undefined, "2020-11-13"), until, 25065, "the first week, without its first day"],
    [fullPay("2020-11-16", undefined), ["fullPayFrom: full-pay-beside-sick-pay"], 25065, "the second"],
    [fullPay(undefined, "2020-11-09"), until, 45117, "one day"],
    [fullPay(undefined, "2020-11-08"), [], 50130, "over before the absence"],
    [fullPay("2020-11-21", undefined), [], 50130, "from the day after it"],
  ] as const)("%j: %j %i, $3", ([change, said, amount]) => {
    expect(saidOf(change)).toEqual(said);
    expect(amountOf(decide(change))).toBe(amount);
  });

  test("all the days: nothing is left", () => {
    expect(standingInTheWay(decide(fullPay("2020-11-09", "2020-11-20")))).toEqual([
      "window: not met SSPE-42",
    ]);
    expect(amountOf(decide(fullPay("2020-11-09", "2020-11-19")))).toBe(5013);
  });

  test("no sick pay at all, and days of full pay: the same", () => {
    const none: Change = {
      sickPayType: "NO_SSP",
      normalWeeklyPay: 10000,
      topUpClaimed: 99_999,
      sspPaid: undefined,
    };
    expect(amountOf(decide(none))).toBe(20000);
    const beside = { ...none, fullPayUntil: "2020-11-13" };
    expect([amountOf(decide(beside)), saidOf(beside)]).toEqual([10000, until]);
  });

  test.for([
    "SSP_ONLY",
    "NO_SSP",
    "FULL_PAY_LIMITED",
  ])("until a day before the one that it begins on, %s: a person decides", (sickPayType) => {
    const turned = { ...fullPay("2020-11-16", "2020-11-13"), sickPayType, normalWeeklyPay: 10000 };
    expect(standingInTheWay(decide(turned))).toEqual(["sick-pay: unclear SSPE-43"]);
  });
});

test.for([
  ["SELF_EMPLOYED", "SSP_ONLY", true],
  ["SELF_EMPLOYED", "FULL_PAY", true],
  ["SELF_EMPLOYED", "NO_SSP", false],
  ["EMPLOYEE_PT", "SSP_ONLY", false],
] as const)("%s with %s is asked about: %s (SSPE-20)", ([employmentStatus, sickPayType, asked]) => {
  const change = { employmentStatus, sickPayType, shiftsConfirmedDate: "2020-11-01" };
  expect(saidOf(change)).toEqual(asked ? ["sickPayType: self-employed-sick-pay"] : []);
});

describe("a refused job in a place of which its clause does not speak (SSPE-65)", () => {
  const office = (settingType: string): Change => ({
    roleCode: "OFFICE",
    closeContact: true,
    registeredInWales: true,
    settingType,
  });
  test.for<Case>([
    ["a children's home", office("CHILDREN_HOME"), []],
    ["a residential school", office("OTHER"), []],
    ["a home for adults: support staff", office("CARE_HOME"), []],
    ["home care", office("DOM_CARE"), ["settingType: job-outside-its-clause SSPE-65"]],
  ])("%s", ([, change, said]) => {
    expect(saidOf(change)).toEqual(said);
  });
});
