// The decision table of the £1,498 payment: each leg with both sides of each day and count.
import { describe, expect, test } from "vitest";
import type { Outcome } from "../../../src/core/decision.ts";
import { shipped } from "../../law/shipped.ts";
import { assessor, type Change, decide, facts, payableUnder, standingInTheWay } from "./claims.ts";

type Case = {
  readonly why: string;
  readonly claim: Change;
  readonly period?: string;
  readonly outcome: Outcome;
  /** The legs that stand in the way, "leg: verdict rule". */
  readonly ways?: readonly string[];
};

function check({ claim, period, outcome, ways }: Case): void {
  const decision = decide(claim, period);
  expect(standingInTheWay(decision)).toEqual(ways ?? []);
  expect(decision.outcome).toBe(outcome);
}

const allSettings = ["CARE_HOME", "CHILDREN_HOME", "DOM_CARE", "RFC", "DIRECT_PAYMENT", "OTHER"];

describe("job", () => {
  const asked: readonly Case[] = [
    ["CARE_HOME_CARE_WORKER", ["SCW", "SCW_WILL_BE"], "WFP-10", ["CARE_HOME", "CHILDREN_HOME"]] as const,
    ["CARE_HOME_SENIOR", ["SCW", "NMC"], "WFP-11", ["CARE_HOME", "CHILDREN_HOME"]] as const,
    ["CARE_HOME_MANAGER", ["SCW", "NMC"], "WFP-11", ["CARE_HOME", "CHILDREN_HOME"]] as const,
    ["CARE_HOME_NURSE", ["SCW", "NMC"], "WFP-11", ["CARE_HOME", "CHILDREN_HOME"]] as const,
    ["DOM_CARE_WORKER", ["SCW"], "WFP-12", ["DOM_CARE"]] as const,
    ["DOM_CARE_MANAGER", ["SCW"], "WFP-13", ["DOM_CARE"]] as const,
    ["RFC_SUPPORT_WORKER", ["SCW", "SCW_WILL_BE"], "WFP-15", ["RFC"]] as const,
    ["RFC_MANAGER", ["SCW", "SCW_WILL_BE"], "WFP-15", ["RFC"]] as const,
    ["PERSONAL_ASSISTANT", ["SCW", "SCW_WILL_BE", "NMC", "NONE"], "WFP-19", ["DIRECT_PAYMENT"]] as const,
  ].flatMap(([roleCode, registrations, rule, settings]) =>
    ["SCW", "SCW_WILL_BE", "NMC", "NONE"].flatMap((registration): readonly Case[] =>
      allSettings.map((settingType): Case => {
        const registered = registrations.some((one) => one === registration);
        const inPlace = settings.some((one) => one === settingType);
        return {
          why: `${roleCode} with registration ${registration} in ${settingType}`,
          claim: { roleCode, registration, settingType },
          outcome: registered ? (inPlace ? "payable" : "refer") : "not-eligible",
          ways: registered ? (inPlace ? [] : ["role: unclear WFP-79"]) : [`role: not met ${rule}`],
        };
      }),
    ),
  );
  const excluded: readonly Case[] = Object.entries({
    DP_CARE_WORKER_NOT_PA: "WFP-17",
    AGENCY_CARE_WORKER: "WFP-24",
    AGENCY_NURSE: "WFP-24",
    ANCILLARY_CARE_HOME: "WFP-41",
    ANCILLARY_DOM: "WFP-43",
    CONTRACTOR_CARE_HOME: "WFP-41",
    ALLIED_HEALTH: "WFP-41",
    EDUCATION_STAFF: "WFP-42",
    THERAPEUTIC: "WFP-41",
    OFFICE: "WFP-41",
    REGIONAL_OR_PROVIDER: "WFP-40",
    RESPONSIBLE_INDIVIDUAL: "WFP-40",
    HEALTHCARE_SETTING: "WFP-44",
    HOUSING_SUPPORT: "WFP-14",
    COMMUNITY: "WFP-14",
    EARLY_INTERVENTION: "WFP-14",
    FOSTER_CARER: "WFP-14",
    SHARED_LIVES: "WFP-14",
    VOLUNTEER: "WFP-14",
    CHILDCARE_PLAY: "WFP-14",
  }).flatMap(([roleCode, rule]) =>
    ["SCW", "SCW_WILL_BE", "NMC", "NONE"].flatMap((registration) =>
      ["CARE_HOME", "CHILDREN_HOME", "DOM_CARE", "RFC", "DIRECT_PAYMENT", "OTHER"].map(
        (settingType): Case => {
          // Three clauses shut out only who need not register (C-33); the others refuse the job in every place.
          const open = ["WFP-41", "WFP-42", "WFP-43"].includes(rule) && registration !== "NONE";
          return {
            why: `${roleCode} is in the list of excluded jobs, with registration ${registration} in ${settingType}`,
            claim: { roleCode, registration, settingType },
            outcome: open ? "refer" : "not-eligible",
            ways: [open ? "role: unclear WFP-79" : `role: not met ${rule}`],
          };
        },
      ),
    ),
  );
  const others: readonly Case[] = [
    {
      why: "nobody knows which job it is",
      claim: { roleCode: "UNCLEAR" },
      outcome: "refer",
      ways: ["role: unclear WFP-79"],
    },
    {
      why: "bank staff is a status, not a job",
      claim: { roleCode: "BANK_CASUAL_POOL" },
      outcome: "refer",
      ways: ["role: unclear WFP-79"],
    },
    {
      why: "redeployed to the kitchen, soon back in an eligible job",
      claim: { roleCode: "ANCILLARY_CARE_HOME", redeployedFromRole: "DOM_CARE_WORKER", expectedReturn: true },
      outcome: "payable",
    },
    {
      why: "redeployed for good: the present job counts",
      claim: {
        roleCode: "ANCILLARY_CARE_HOME",
        registration: "NONE",
        redeployedFromRole: "DOM_CARE_WORKER",
        expectedReturn: false,
      },
      outcome: "not-eligible",
      ways: ["role: not met WFP-41"],
    },
    {
      why: "redeployed for good from a job that is not eligible either: the present job is listed as shut out",
      claim: {
        roleCode: "ANCILLARY_CARE_HOME",
        registration: "NONE",
        redeployedFromRole: "OFFICE",
        expectedReturn: false,
      },
      outcome: "not-eligible",
      ways: ["role: not met WFP-41"],
    },
    {
      why: "redeployed for good to an eligible job without its registration: the present job's clause says so",
      claim: { registration: "NONE", redeployedFromRole: "CARE_HOME_NURSE", expectedReturn: false },
      outcome: "not-eligible",
      ways: ["role: not met WFP-12"],
    },
    {
      why: "redeployed, and nobody says whether the worker returns",
      claim: { roleCode: "ANCILLARY_CARE_HOME", redeployedFromRole: "DOM_CARE_WORKER" },
      outcome: "refer",
      ways: ["role: unclear WFP-96"],
    },
    {
      why: "redeployed from an eligible job without the registration that it asks for",
      claim: {
        roleCode: "OFFICE",
        redeployedFromRole: "DOM_CARE_WORKER",
        expectedReturn: true,
        registration: "NONE",
      },
      outcome: "not-eligible",
      ways: ["role: not met WFP-12"],
    },
    ...["DOM_CARE_WORKER", "OFFICE", "UNCLEAR"].map(
      (redeployedFromRole): Case => ({
        why: `redeployed from ${redeployedFromRole} to an eligible job: without a word on the return, a person decides`,
        claim: { redeployedFromRole },
        outcome: "refer",
        ways: ["role: unclear WFP-96"],
      }),
    ),
    ...["OFFICE", "UNCLEAR"].flatMap((redeployedFromRole): readonly Case[] => [
      {
        why: `redeployed from ${redeployedFromRole}, expected back: the present, eligible job counts`,
        claim: { redeployedFromRole, expectedReturn: true },
        outcome: "payable",
      },
      {
        why: `redeployed from ${redeployedFromRole}, expected back: the present, excluded job counts`,
        claim: { roleCode: "ANCILLARY_DOM", registration: "NONE", redeployedFromRole, expectedReturn: true },
        outcome: "not-eligible",
        ways: ["role: not met WFP-43"],
      },
    ]),
    ...allSettings.map(
      (settingType): Case => ({
        why: `redeployed from home care, soon back: for now the work may be in ${settingType}`,
        claim: {
          roleCode: "OFFICE",
          redeployedFromRole: "DOM_CARE_WORKER",
          expectedReturn: true,
          settingType,
        },
        outcome: "payable",
      }),
    ),
    {
      why: "redeployed for good to an eligible job: the place is that of the present one",
      claim: { redeployedFromRole: "CARE_HOME_NURSE", expectedReturn: false, settingType: "CARE_HOME" },
      outcome: "refer",
      ways: ["role: unclear WFP-79"],
    },
    {
      why: "redeployed from an eligible job to one that nobody knows, expected back: the former counts",
      claim: { roleCode: "UNCLEAR", redeployedFromRole: "DOM_CARE_WORKER", expectedReturn: true },
      outcome: "payable",
    },
    {
      why: "redeployed for good to a job that nobody knows",
      claim: { roleCode: "UNCLEAR", redeployedFromRole: "DOM_CARE_WORKER", expectedReturn: false },
      outcome: "refer",
      ways: ["role: unclear WFP-79"],
    },
  ];
  test.for([...asked, ...excluded, ...others])("$why", check);

  test("every role of the list has an answer", () => {
    for (const roleCode of shipped.roles.keys()) {
      expect(decide({ roleCode }).findings[0]?.leg).toBe("role");
    }
    expect(shipped.roles.size).toBe(31);
  });
});

describe("status", () => {
  const few = { shiftsInWindow: 5 };
  const back = (roleCode: string, redeployedFromRole: string): Change => ({
    employmentStatus: "SELF_EMPLOYED",
    roleCode,
    redeployedFromRole,
  });
  const irregular = ["status: not met WFP-25", "shifts: not met WFP-31"];
  test.for<Case>([
    { why: "full time", claim: { employmentStatus: "EMPLOYEE_FT" }, outcome: "payable" },
    {
      why: "zero hours with six shifts",
      claim: { employmentStatus: "ZERO_HOURS", shiftsInWindow: 6 },
      outcome: "payable",
    },
    {
      why: "zero hours with five shifts is not regular",
      claim: { employmentStatus: "ZERO_HOURS", ...few },
      outcome: "not-eligible",
      ways: irregular,
    },
    {
      why: "zero hours with five shifts and sickness",
      claim: { employmentStatus: "ZERO_HOURS", ...few, absenceReason: "SICK" },
      outcome: "payable",
    },
    {
      why: "bank with a contract",
      claim: { employmentStatus: "BANK", hasContract: true },
      outcome: "payable",
    },
    {
      why: "casual with a contract",
      claim: { employmentStatus: "CASUAL", hasContract: true },
      outcome: "payable",
    },
    {
      why: "bank without a contract",
      claim: { employmentStatus: "BANK", hasContract: false },
      outcome: "not-eligible",
      ways: ["status: not met WFP-22"],
    },
    {
      why: "casual with a contract and five shifts",
      claim: { employmentStatus: "CASUAL", hasContract: true, ...few },
      outcome: "not-eligible",
      ways: irregular,
    },
    {
      why: "casual, nobody says whether there is a contract",
      claim: { employmentStatus: "CASUAL" },
      outcome: "refer",
      ways: ["status: unclear WFP-22"],
    },
    {
      why: "eleven months are not enough",
      claim: { employmentStatus: "TEMPORARY", contractMonths: 11 },
      outcome: "not-eligible",
      ways: ["status: not met WFP-93"],
    },
    {
      why: "twelve months are enough",
      claim: { employmentStatus: "TEMPORARY", contractMonths: 12 },
      outcome: "payable",
    },
    { why: "self-employed in home care", claim: { employmentStatus: "SELF_EMPLOYED" }, outcome: "payable" },
    {
      why: "self-employed assistant paid by direct payments",
      claim: {
        employmentStatus: "SELF_EMPLOYED",
        roleCode: "PERSONAL_ASSISTANT",
        settingType: "DIRECT_PAYMENT",
        registration: "NONE",
      },
      outcome: "payable",
    },
    {
      why: "self-employed care worker paid by direct payments is no assistant",
      claim: { employmentStatus: "SELF_EMPLOYED", settingType: "DIRECT_PAYMENT" },
      outcome: "not-eligible",
      ways: ["role: unclear WFP-79", "status: not met WFP-23"],
    },
    {
      why: "self-employed in a residential family centre",
      claim: { employmentStatus: "SELF_EMPLOYED", roleCode: "RFC_MANAGER", settingType: "RFC" },
      outcome: "not-eligible",
      ways: ["status: not met WFP-23"],
    },
    {
      why: "self-employed cook in a care home: neither the job nor the status",
      claim: {
        employmentStatus: "SELF_EMPLOYED",
        roleCode: "ANCILLARY_CARE_HOME",
        registration: "NONE",
        settingType: "CARE_HOME",
      },
      outcome: "not-eligible",
      ways: ["role: not met WFP-41", "status: not met WFP-23"],
    },
    {
      why: "the same with a registration: whether the job is eligible is open, and the status asks for one that is",
      claim: { employmentStatus: "SELF_EMPLOYED", roleCode: "ANCILLARY_CARE_HOME", settingType: "CARE_HOME" },
      outcome: "not-eligible",
      ways: ["role: unclear WFP-79", "status: not met WFP-23"],
    },
    {
      why: "self-employed in a care home, in a job that nobody knows",
      claim: { employmentStatus: "SELF_EMPLOYED", roleCode: "UNCLEAR", settingType: "CARE_HOME" },
      outcome: "not-eligible",
      ways: ["role: unclear WFP-79", "status: not met WFP-23"],
    },
    {
      why: "self-employed in an excluded job, soon back in an eligible one: the former counts for the status, too",
      claim: { ...back("ANCILLARY_DOM", "DOM_CARE_WORKER"), expectedReturn: true },
      outcome: "payable",
    },
    {
      why: "self-employed in an excluded job, and nobody says whether the worker returns to an eligible one",
      claim: back("ANCILLARY_DOM", "DOM_CARE_WORKER"),
      outcome: "not-eligible",
      ways: ["role: unclear WFP-96", "status: not met WFP-23"],
    },
    {
      why: "self-employed in an excluded job, and the former one is excluded, too: no return could help",
      claim: { ...back("ANCILLARY_DOM", "OFFICE"), registration: "NONE" },
      outcome: "not-eligible",
      ways: ["role: unclear WFP-96", "status: not met WFP-23"],
    },
    {
      why: "self-employed, from one eligible job to another: the return is open, the status is not",
      claim: back("DOM_CARE_WORKER", "DOM_CARE_MANAGER"),
      outcome: "refer",
      ways: ["role: unclear WFP-96"],
    },
    {
      why: "self-employed in an eligible job, formerly in one that nobody knows: the present one counts",
      claim: { ...back("DOM_CARE_WORKER", "UNCLEAR"), expectedReturn: true },
      outcome: "payable",
    },
    {
      why: "self-employed for direct payments, soon back as an assistant",
      claim: {
        ...back("DOM_CARE_WORKER", "PERSONAL_ASSISTANT"),
        settingType: "DIRECT_PAYMENT",
        expectedReturn: true,
      },
      outcome: "payable",
    },
    {
      why: "self-employed assistant for direct payments, soon back in home care: the former job is judged instead",
      claim: {
        ...back("PERSONAL_ASSISTANT", "DOM_CARE_WORKER"),
        settingType: "DIRECT_PAYMENT",
        expectedReturn: true,
      },
      outcome: "not-eligible",
      ways: ["status: not met WFP-23"],
    },
    {
      why: "agency staff, whatever the job",
      claim: { employmentStatus: "AGENCY" },
      outcome: "not-eligible",
      ways: ["status: not met WFP-24"],
    },
  ])("$why", check);
});

test.for([
  ["2022-03-30", "cohort: met WFP-30", "shifts: met WFP-31"],
  ["2022-03-31", "cohort: met WFP-30", "shifts: met WFP-31"],
  ["2022-04-01", "cohort: met WFP-33", "shifts: met WFP-33"],
])("who started on %s is judged by the clauses of those employed on 31 March, or of starters", ([
  startDate = "",
  ...ways
]) => {
  const found = decide({ startDate }).findings.map(({ leg, verdict, rule }) => `${leg}: ${verdict} ${rule}`);
  for (const way of ways) expect(found).toContain(way);
});

describe("employed in time", () => {
  const left = (leaveDate: string): Change => ({ leaveDate, leaveReason: "RESIGNED" });
  test.for<Case>([
    {
      why: "left on 30 March",
      claim: left("2022-03-30"),
      outcome: "not-eligible",
      ways: ["cohort: not met WFP-30"],
    },
    { why: "left on 31 March", claim: left("2022-03-31"), outcome: "payable" },
    { why: "left on 1 April", claim: left("2022-04-01"), outcome: "payable" },
    { why: "started on 31 March", claim: { startDate: "2022-03-31" }, outcome: "payable" },
    { why: "started on 1 April", claim: { startDate: "2022-04-01" }, outcome: "payable" },
    { why: "started on 29 June", claim: { startDate: "2022-06-29" }, outcome: "payable" },
    {
      why: "started on 30 June, when no shift can count any more",
      claim: { startDate: "2022-06-30" },
      outcome: "refer",
      ways: ["cohort: unclear WFP-33"],
    },
    {
      why: "started on 30 June with too few shifts: nothing could rescue the row",
      claim: { startDate: "2022-06-30", shiftsInWindow: 0 },
      outcome: "not-eligible",
      ways: ["cohort: unclear WFP-33", "shifts: not met WFP-33"],
    },
    {
      why: "started on 1 July",
      claim: { startDate: "2022-07-01", payDate: "2022-07-28" },
      period: "2022-07",
      outcome: "not-eligible",
      ways: ["cohort: not met WFP-33"],
    },
    {
      why: "left, and nobody says when: before 31 March or after it",
      claim: { leaveReason: "RESIGNED" },
      outcome: "refer",
      ways: ["cohort: unclear WFP-30"],
    },
    ...(
      [
        ["an employee", {}],
        ["zero hours", { employmentStatus: "ZERO_HOURS" }],
        ["casual with a contract", { employmentStatus: "CASUAL", hasContract: true }],
      ] as const
    ).map(
      ([who, status]): Case => ({
        why: `a starter paid on expected shifts who left, nobody says when: ${who}`,
        claim: {
          ...{ startDate: "2022-06-20", shiftsInWindow: 2, shiftsExpected: 6, leaveReason: "RESIGNED" },
          ...status,
        },
        outcome: "refer",
        ways: ["cohort: unclear WFP-91"],
      }),
    ),
    {
      why: "a starter with the six shifts who left, nobody says when: no matter",
      claim: { startDate: "2022-06-20", leaveReason: "RESIGNED" },
      outcome: "payable",
    },
    {
      why: "dismissed before 31 March, and overturned: never left",
      claim: {
        leaveDate: "2022-03-01",
        leaveReason: "DISMISSED_DISCIPLINARY",
        dismissalOverturnedDate: "2022-05-01",
      },
      outcome: "payable",
    },
  ])("$why", check);

  test.for([
    ["2022-03-30", "WFP-72"],
    ["2022-03-31", "WFP-30"],
  ])("dismissed on %s and overturned: the trail names %s for being employed on 31 March", ([
    leaveDate,
    rule,
  ]) => {
    const { findings } = decide({
      leaveDate,
      leaveReason: "DISMISSED_DISCIPLINARY",
      dismissalOverturnedDate: "2022-05-01",
    });
    expect(findings.find(({ leg }) => leg === "cohort")).toMatchObject({ rule, verdict: "met" });
  });
});

describe("shifts", () => {
  const starter = { startDate: "2022-06-20", shiftsInWindow: 2, shiftsExpected: 6 };
  test.for<Case>([
    { why: "six shifts", claim: { shiftsInWindow: 6 }, outcome: "payable" },
    {
      why: "five shifts",
      claim: { shiftsInWindow: 5 },
      outcome: "not-eligible",
      ways: ["shifts: not met WFP-31"],
    },
    ...["SICK", "MATERNITY", "SHARED_PARENTAL", "ADOPTION"].map(
      (absenceReason): Case => ({
        why: `no shifts because of ${absenceReason}`,
        claim: { shiftsInWindow: 0, absenceReason },
        outcome: "payable",
      }),
    ),
    {
      why: "another absence excuses nothing",
      claim: { shiftsInWindow: 5, absenceReason: "OTHER" },
      outcome: "not-eligible",
      ways: ["shifts: not met WFP-31"],
    },
    {
      why: "a starter with six expected shifts, paid on 29 June",
      claim: { ...starter, payDate: "2022-06-29" },
      outcome: "payable",
    },
    {
      why: "the same, paid on 30 June: the shifts have to be there",
      claim: { ...starter, payDate: "2022-06-30" },
      outcome: "not-eligible",
      ways: ["shifts: not met WFP-33"],
    },
    {
      why: "five expected shifts are not enough",
      claim: { ...starter, shiftsExpected: 5 },
      outcome: "not-eligible",
      ways: ["shifts: not met WFP-33"],
    },
    {
      why: "a blank cell means that none are expected",
      claim: { ...starter, shiftsExpected: undefined },
      outcome: "not-eligible",
      ways: ["shifts: not met WFP-33"],
    },
    ...["2022-06-27", "2022-06-28"].map(
      (leaveDate): Case => ({
        why: `nobody expects shifts of a starter who left on ${leaveDate}, paid on 28 June`,
        claim: { ...starter, leaveDate, leaveReason: "RESIGNED" },
        outcome: "not-eligible",
        ways: ["shifts: not met WFP-33"],
      }),
    ),
    {
      why: "a starter who will leave the day after the pay date is still expected to work",
      claim: { ...starter, leaveDate: "2022-06-29", leaveReason: "RESIGNED" },
      outcome: "payable",
    },
    {
      why: "a starter who left and was ill is excused",
      claim: { ...starter, absenceReason: "SICK", leaveDate: "2022-06-27", leaveReason: "RESIGNED" },
      outcome: "payable",
    },
    {
      why: "a starter who left with the six shifts",
      claim: { ...starter, shiftsInWindow: 6, leaveDate: "2022-06-27", leaveReason: "RESIGNED" },
      outcome: "payable",
    },
    {
      why: "a dismissal that was overturned is no leaving: the shifts are expected",
      claim: {
        ...starter,
        leaveDate: "2022-06-22",
        leaveReason: "DISMISSED_DISCIPLINARY",
        dismissalOverturnedDate: "2022-06-28",
      },
      outcome: "payable",
    },
    {
      why: "expected shifts do not help who was employed on 31 March",
      claim: { ...starter, startDate: "2022-03-31" },
      outcome: "not-eligible",
      ways: ["shifts: not met WFP-31"],
    },
    {
      why: "a starter who was ill",
      claim: { ...starter, shiftsExpected: 0, absenceReason: "SICK" },
      outcome: "payable",
    },
  ])("$why", check);

  test.for([
    { why: "expected shifts make it conditional", claim: starter, conditional: true },
    { why: "worked shifts do not", claim: { ...starter, shiftsInWindow: 6 }, conditional: false },
    { why: "illness excuses for good", claim: { ...starter, absenceReason: "SICK" }, conditional: false },
    {
      why: "what is not paid is not conditional",
      claim: { ...starter, workCountry: "ENGLAND" },
      conditional: false,
    },
  ])("$why", ({ claim, conditional }) => {
    expect(decide(claim).conditional).toBe(conditional);
  });
});

describe("country, dismissal, closing day", () => {
  const dismissed = (leaveDate: string, leaveReason = "DISMISSED_GROSS_MISCONDUCT"): Change => ({
    leaveDate,
    leaveReason,
  });
  test.for<Case>([
    {
      why: "works in England",
      claim: { workCountry: "ENGLAND" },
      outcome: "not-eligible",
      ways: ["country: not met WFP-74"],
    },
    {
      why: "dismissed the day before the pay date",
      claim: dismissed("2022-06-27"),
      outcome: "not-eligible",
      ways: ["dismissal: not met WFP-71"],
    },
    { why: "dismissed on the pay date", claim: dismissed("2022-06-28"), outcome: "payable" },
    {
      why: "dismissed the day after",
      claim: dismissed("2022-06-29", "DISMISSED_DISCIPLINARY"),
      outcome: "payable",
    },
    {
      why: "made redundant before the pay date is an ordinary leaver",
      claim: dismissed("2022-06-27", "REDUNDANT"),
      outcome: "payable",
    },
    {
      why: "dismissed, nobody says when",
      claim: { leaveReason: "DISMISSED_DISCIPLINARY" },
      outcome: "refer",
      ways: ["dismissal: unclear WFP-71"],
    },
    {
      why: "overturned on the pay date",
      claim: { ...dismissed("2022-06-01"), dismissalOverturnedDate: "2022-06-28" },
      outcome: "payable",
    },
    {
      why: "overturned the day after the pay date is too late for it",
      claim: { ...dismissed("2022-06-01"), dismissalOverturnedDate: "2022-06-29" },
      outcome: "not-eligible",
      ways: ["dismissal: not met WFP-71"],
    },
    { why: "form received on 30 June", claim: { formReceivedDate: "2022-06-30" }, outcome: "payable" },
    {
      why: "form received on 1 July",
      claim: { formReceivedDate: "2022-07-01" },
      outcome: "not-eligible",
      ways: ["closing: not met WFP-03"],
    },
    {
      why: "a late form is in time when a dismissal was overturned",
      claim: {
        ...dismissed("2022-06-01"),
        dismissalOverturnedDate: "2022-07-20",
        formReceivedDate: "2022-07-22",
        payDate: "2022-07-28",
      },
      period: "2022-07",
      outcome: "payable",
    },
    ...["2022-06-30", "2022-07-01"].map(
      (leaveDate): Case => ({
        why: `dismissed on ${leaveDate} and overturned: a form of 22 July is in time`,
        claim: {
          ...dismissed(leaveDate),
          dismissalOverturnedDate: "2022-07-20",
          formReceivedDate: "2022-07-22",
          payDate: "2022-07-28",
        },
        period: "2022-07",
        outcome: "payable",
      }),
    ),
    {
      why: "dismissed after the close and overturned: a form of 30 June is in time",
      claim: {
        ...dismissed("2022-07-01"),
        dismissalOverturnedDate: "2022-07-20",
        formReceivedDate: "2022-06-30",
        payDate: "2022-07-28",
      },
      period: "2022-07",
      outcome: "payable",
    },
    {
      why: "dismissed on a day that nobody says, overturned after the close: the late form is in time",
      claim: {
        leaveReason: "DISMISSED_GROSS_MISCONDUCT",
        dismissalOverturnedDate: "2022-07-20",
        formReceivedDate: "2022-07-22",
        payDate: "2022-07-28",
      },
      period: "2022-07",
      outcome: "payable",
    },
    {
      why: "an overturning day without a dismissal opens nothing",
      claim: { dismissalOverturnedDate: "2022-06-01", formReceivedDate: "2022-07-01" },
      outcome: "not-eligible",
      ways: ["closing: not met WFP-03"],
    },
  ])("$why", check);
});

describe("what is not a condition", () => {
  test.for<Case>([
    {
      why: "declined, no form",
      claim: { declined: true, formReceivedDate: undefined },
      outcome: "declined",
      ways: ["declined: not met WFP-54"],
    },
    {
      why: "declined, but there is a form",
      claim: { declined: true },
      outcome: "refer",
      ways: ["declined: unclear WFP-54"],
    },
    {
      why: "no consent",
      claim: { consentDataCymru: false },
      outcome: "held",
      ways: ["consent: unclear WFP-61"],
    },
    {
      why: "no consent does not hide that the row is not eligible",
      claim: { consentDataCymru: false, workCountry: "OTHER" },
      outcome: "not-eligible",
      ways: ["country: not met WFP-74", "consent: unclear WFP-61"],
    },
    {
      why: "somebody eligible is said to have paid back",
      claim: { amountPaid: -29960 },
      outcome: "refer",
      ways: ["payment: unclear WFP-91"],
    },
    {
      why: "neither declined nor a form",
      claim: { formReceivedDate: undefined },
      outcome: "refer",
      ways: ["closing: unclear WFP-53"],
    },
    {
      why: "the employer takes the row back",
      claim: { recordAction: "D" },
      outcome: "superseded",
    },
  ])("$why", check);

  test("every failed leg is listed, not the first only", () => {
    const decision = decide({
      roleCode: "OFFICE",
      registration: "NONE",
      employmentStatus: "AGENCY",
      leaveDate: "2022-03-01",
      leaveReason: "DISMISSED_DISCIPLINARY",
      shiftsInWindow: 0,
      workCountry: "OTHER",
      formReceivedDate: "2022-08-01",
    });
    expect(assessor.rulesText(decision.findings)).toBe("WFP-41 WFP-24 WFP-30 WFP-31 WFP-74 WFP-71 WFP-03");
  });

  test("who declines is told so first, then what else failed", () => {
    const job = { roleCode: "OFFICE", registration: "NONE" };
    const claim = { ...job, workCountry: "OTHER", formReceivedDate: undefined };
    const decision = decide({ ...claim, declined: true });
    expect(decision.findings[0]).toMatchObject({ leg: "declined", rule: "WFP-54" });
    expect(assessor.rulesText(decision.findings)).toBe("WFP-54 WFP-41 WFP-74");
    const onForm = decide({ ...claim, formReceivedDate: "2022-04-12", declined: true });
    expect(onForm.findings[0]).toMatchObject({ leg: "declined", rule: "WFP-54", verdict: "unclear" });
  });

  test("where nothing stands in the way, every leg has decided", () => {
    expect(assessor.rulesText(decide({}).findings)).toBe(
      "WFP-12 WFP-20 WFP-30 WFP-31 WFP-74 WFP-71 WFP-56 WFP-61 WFP-52",
    );
  });
});

describe("ledger", () => {
  type LedgerCase = {
    readonly why: string;
    readonly claim: Change;
    readonly person: ReturnType<typeof facts>;
    readonly outcome: Outcome;
    readonly payment?: number;
    readonly ways?: readonly string[];
  };
  test.for<LedgerCase>([
    { why: "nothing paid yet", claim: {}, person: facts([]), outcome: "payable", payment: 29960 },
    {
      why: "the second after the first",
      claim: { instalmentNo: 2 },
      person: facts([1]),
      outcome: "payable",
      payment: 29960,
    },
    {
      why: "the fifth after four",
      claim: { instalmentNo: 5 },
      person: facts([1, 2, 3, 4]),
      outcome: "payable",
      payment: 29960,
    },
    {
      why: "the same instalment again",
      claim: { instalmentNo: 1 },
      person: facts([1]),
      outcome: "held",
      ways: ["ledger: unclear WFP-55"],
    },
    {
      why: "the third before the second",
      claim: { instalmentNo: 3 },
      person: facts([1]),
      outcome: "held",
      ways: ["ledger: unclear WFP-52"],
    },
    {
      why: "five are paid",
      claim: { instalmentNo: 5 },
      person: facts([1, 2, 3, 4, 5]),
      outcome: "held",
      ways: ["ledger: unclear WFP-55"],
    },
    {
      why: "five are paid and nothing is claimed",
      claim: { instalmentNo: 5, amountPaid: 0 },
      person: facts([1, 2, 3, 4, 5]),
      outcome: "payable",
      payment: 0,
    },
    {
      why: "a lump sum is paid and nothing is claimed",
      claim: { paymentMethod: "LUMP", amountPaid: 0 },
      person: facts([], { paid: 149800, lumpPaid: true }),
      outcome: "payable",
      payment: 0,
    },
    {
      why: "a lump sum is paid and a penny is claimed",
      claim: { paymentMethod: "LUMP", amountPaid: 1 },
      person: facts([], { paid: 149800, lumpPaid: true }),
      outcome: "held",
      ways: ["ledger: unclear WFP-55"],
    },
    {
      why: "a lump sum is paid, the row says instalments and claims nothing",
      claim: { instalmentNo: 2, amountPaid: 0 },
      person: facts([], { paid: 149800, lumpPaid: true }),
      outcome: "payable",
      payment: 0,
    },
    {
      why: "a leaver's balance is paid and nothing is claimed",
      claim: { instalmentNo: 4, leaveDate: "2022-05-31", leaveReason: "RESIGNED", amountPaid: 0 },
      person: facts([1, 2], { paid: 149800, lumpPaid: true }),
      outcome: "payable",
      payment: 0,
    },
    {
      why: "left after the third, of which the second was undone: the balance holds it too",
      claim: { instalmentNo: 4, leaveDate: "2022-06-30", leaveReason: "RESIGNED", amountPaid: 89880 },
      person: { ...facts([1, 3]), reopened: [2] },
      outcome: "payable",
      payment: 89880,
    },
    {
      why: "left after the third, of which the third was undone: it comes next by itself",
      claim: { instalmentNo: 3, leaveDate: "2022-06-30", leaveReason: "RESIGNED", amountPaid: 89880 },
      person: { ...facts([1, 2]), reopened: [3] },
      outcome: "payable",
      payment: 89880,
    },
    {
      why: "nothing is claimed for an instalment that was paid: it is no new payment",
      claim: { instalmentNo: 1, amountPaid: 0 },
      person: facts([1]),
      outcome: "held",
      ways: ["ledger: unclear WFP-55"],
    },
    {
      why: "nothing is claimed for the next instalment: it is due all the same",
      claim: { instalmentNo: 2, amountPaid: 0 },
      person: facts([1]),
      outcome: "payable",
      payment: 29960,
    },
    {
      why: "a lump sum after an instalment",
      claim: { paymentMethod: "LUMP", amountPaid: 149800 },
      person: facts([1]),
      outcome: "held",
      ways: ["ledger: unclear WFP-55"],
    },
    {
      why: "an instalment is paid, the row says lump sum and claims nothing: nothing is due",
      claim: { paymentMethod: "LUMP", amountPaid: 0 },
      person: facts([1]),
      outcome: "payable",
      payment: 0,
    },
    {
      why: "a lump sum after a lump sum",
      claim: { paymentMethod: "LUMP", amountPaid: 149800 },
      person: facts([], { paid: 149800, lumpPaid: true }),
      outcome: "held",
      ways: ["ledger: unclear WFP-55"],
    },
    {
      why: "an instalment after a lump sum",
      claim: {},
      person: facts([], { paid: 149800, lumpPaid: true }),
      outcome: "held",
      ways: ["ledger: unclear WFP-55"],
    },
    {
      why: "a penny too much in all",
      claim: { instalmentNo: 5 },
      person: facts([1, 2, 3, 4], { paid: 119841 }),
      outcome: "held",
      ways: ["ledger: unclear WFP-55"],
    },
    {
      why: "the ledger knows better than the row how many a leaver had",
      claim: { instalmentNo: 2, leaveDate: "2022-06-10", leaveReason: "RESIGNED" },
      person: facts([1, 2, 3]),
      outcome: "payable",
      payment: 59920,
    },
    {
      why: "a leaver whose row counts an instalment that the ledger does not know of",
      claim: { instalmentNo: 3, leaveDate: "2022-06-10", leaveReason: "RESIGNED" },
      person: facts([1]),
      outcome: "held",
      ways: ["ledger: unclear WFP-52"],
    },
    {
      why: "a leaver who had nothing by the ledger, and two instalments by the row",
      claim: { instalmentNo: 3, leaveDate: "2022-06-10", leaveReason: "RESIGNED" },
      person: facts([]),
      outcome: "held",
      ways: ["ledger: unclear WFP-52"],
    },
    {
      why: "a leaver's balance once only",
      claim: { instalmentNo: 3, leaveDate: "2022-06-10", leaveReason: "RESIGNED" },
      person: facts([1, 2], { paid: 149800 }),
      outcome: "held",
      ways: ["ledger: unclear WFP-55"],
    },
  ])("$why", ({ claim, person, outcome, payment, ways }) => {
    const decision = decide(claim, "2022-06", person);
    expect(standingInTheWay(decision)).toEqual(ways ?? []);
    expect(decision.outcome).toBe(outcome);
    expect(payableUnder(decision, "PAYMENT")).toBe(payment ?? 0);
  });
});

describe("a payment on expected shifts is tested again", () => {
  const starter: Change = {
    startDate: "2022-06-20",
    shiftsInWindow: 4,
    shiftsExpected: 6,
    paymentMethod: "LUMP",
    amountPaid: 0,
    payDate: "2022-07-28",
  };
  const paid = facts([], { paid: 149800, lumpPaid: true, paidConditionally: 149800 });
  test.for([
    { why: "four shifts by 29 June: all is taken back", claim: starter, recovery: -149800, rules: "WFP-92" },
    { why: "six shifts", claim: { ...starter, shiftsInWindow: 6 }, recovery: 0, rules: undefined },
    ...["SICK", "MATERNITY", "SHARED_PARENTAL", "ADOPTION"].map((absenceReason) => ({
      why: `${absenceReason} excuses`,
      claim: { ...starter, absenceReason },
      recovery: 0,
      rules: undefined,
    })),
    {
      why: "left without the shifts",
      claim: { ...starter, leaveDate: "2022-06-29", leaveReason: "RESIGNED" },
      recovery: -149800,
      rules: "WFP-91",
    },
    {
      why: "left after the last day for shifts",
      claim: { ...starter, leaveDate: "2022-06-30", leaveReason: "RESIGNED" },
      recovery: -149800,
      rules: "WFP-92",
    },
  ])("$why", ({ claim, recovery, rules }) => {
    const decision = decide(claim, "2022-07", paid);
    expect(decision.outcome).toBe("payable");
    expect(payableUnder(decision, "RECOVERY")).toBe(recovery);
    expect(payableUnder(decision, "PAYMENT")).toBe(0);
    if (rules !== undefined) expect(assessor.rulesText(decision.findings)).toBe(rules);
  });

  test("before the last day the shifts may still come", () => {
    const decision = decide({ ...starter, payDate: "2022-06-29", shiftsExpected: 5 }, "2022-06", paid);
    expect(decision.outcome).toBe("not-eligible");
    expect(decision.payable).toEqual([]);
  });

  test("a starter who was paid for shifts that were there owes nothing", () => {
    const decision = decide(starter, "2022-07", facts([], { paid: 149800, lumpPaid: true }));
    expect(decision.outcome).toBe("not-eligible");
  });

  test("a dismissal takes back nothing as the guidance is read (C-05)", () => {
    const claim = { instalmentNo: 2, leaveDate: "2022-06-27", leaveReason: "DISMISSED_DISCIPLINARY" };
    const decision = decide(claim, "2022-06", facts([1]));
    expect(decision.outcome).toBe("not-eligible");
    expect(decision.payable).toEqual([]);
  });
});
