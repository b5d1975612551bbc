// Every leg of the enhancement as a table, both sides of each edge; the jobs, the outcomes and the remarks.
import { describe, expect, test } from "vitest";
import { fullPayFacts, yearPayFacts } from "../../../src/schemes/pattern-facts.ts";
import { sickPayEnhancement } from "../../../src/schemes/sick-pay-enhancement-2020/scheme.ts";
import { columnOf, layoutOf } from "../../input/law.ts";
import { shipped } from "../../law/shipped.ts";
import {
  amountOf,
  assessorWith,
  type Change,
  claimWith,
  codesOf,
  decide,
  payable,
  standingInTheWay,
} from "./claims.ts";

type Case = readonly [Change, readonly string[], string];

/** The outcome that follows from what stands in the way. */
function outcomeOf(standing: readonly string[]): string {
  if (standing.length === 0) return "payable";
  return standing.some((one) => one.includes("not met")) ? "not-eligible" : "refer";
}

function check([change, standing]: Case): void {
  const decision = decide(change);
  expect(standingInTheWay(decision)).toEqual(standing);
  expect(decision.outcome).toBe(outcomeOf(standing));
  if (standing.length > 0) expect([amountOf(decision), decision.payable]).toEqual([0, []]);
}

describe("the claim and its layout", () => {
  test("have the same cells in the same order", () => {
    const keys = layoutOf("sspe-claim").columns.map(({ key }) => key);
    expect(Object.keys(payable)).toEqual(keys);
  });

  test("no amount is too large for the whole numbers that are kept of it", () => {
    for (const name of ["sspe-claim", "earnings", "siss-awards"]) {
      for (const { key, kind, ceiling } of layoutOf(name).columns) {
        if (kind === "money") expect(ceiling ?? Number.POSITIVE_INFINITY, key).toBeLessThan(2 ** 31);
      }
    }
  });

  test("the columns that are added up or accompany it are there", () => {
    expect(columnOf("sspe-claim", sickPayEnhancement.totalKey).kind).toBe("money");
    // What working patterns tell is worked out; it stands in no file.
    const worked = new Set([fullPayFacts.layout, yearPayFacts.layout]);
    for (const { layout, key, columns } of sickPayEnhancement.companions ?? []) {
      if (worked.has(layout)) continue;
      for (const column of columns) expect(["day", "money"]).toContain(columnOf(layout, column).kind);
      expect(columnOf(layout, key).kind).toBe(columnOf("sspe-claim", key).kind);
    }
  });
});

describe("the job", () => {
  const base = { registeredInWales: true, settingType: "DOM_CARE" };
  const notMet = (rule: string) => [`role: not met ${rule}`];
  const unclear = (rule: string) => [`role: unclear ${rule}`];
  const close = (roleCode: string, rule: string, more: Change = {}): readonly Case[] => [
    [{ ...more, roleCode, closeContact: true }, [], `${roleCode} in close contact`],
    [{ ...more, roleCode, closeContact: false }, notMet(rule), `${roleCode} without close contact`],
    [{ ...more, roleCode }, unclear(rule), `${roleCode}, contact not said`],
  ];
  const agency = (roleCode: string): readonly Case[] => [
    [{ roleCode, shiftsConfirmedDate: "2020-11-08" }, [], `${roleCode}, the day before the absence`],
    [
      { roleCode, shiftsConfirmedDate: "2020-11-09" },
      notMet("SSPE-56"),
      `${roleCode}, on the first day of absence`,
    ],
    [{ roleCode, shiftsConfirmedDate: "2020-11-10" }, notMet("SSPE-56"), `${roleCode}, the day after it`],
    [{ roleCode }, unclear("SSPE-56"), `${roleCode}, not said`],
    [
      { roleCode, shiftsConfirmedDate: "2020-11-08", settingType: "OTHER" },
      unclear("SSPE-12"),
      `${roleCode}, in another setting`,
    ],
    [
      { roleCode, shiftsConfirmedDate: "2020-11-09", settingType: "OTHER" },
      notMet("SSPE-56"),
      `${roleCode}, in another setting and confirmed too late`,
    ],
    [{ roleCode, shiftsConfirmedDate: "2020-11-08", settingType: "CARE_HOME" }, [], `${roleCode}, a home`],
  ];
  const never = (roleCode: string, rule: string): Case => [{ roleCode }, notMet(rule), roleCode];
  const cases: readonly Case[] = [
    [{ roleCode: "CARE_HOME_CARE_WORKER" }, [], "a care worker"],
    [{ roleCode: "CARE_HOME_NURSE" }, [], "a nurse"],
    [{ ...base, roleCode: "DOM_CARE_WORKER" }, [], "a home care worker"],
    ...close("CARE_HOME_SENIOR", "SSPE-53"),
    ...close("CARE_HOME_MANAGER", "SSPE-53"),
    ...close("DOM_CARE_MANAGER", "SSPE-53", base),
    ...close("ANCILLARY_CARE_HOME", "SSPE-52"),
    ...agency("AGENCY_CARE_WORKER"),
    ...agency("AGENCY_NURSE"),
    [
      { roleCode: "PERSONAL_ASSISTANT", fundedBy: true, settingType: "DIRECT_PAYMENT" },
      [],
      "an assistant through direct payments",
    ],
    [{ roleCode: "PERSONAL_ASSISTANT", fundedBy: false }, notMet("SSPE-55"), "paid in another way"],
    [{ roleCode: "PERSONAL_ASSISTANT" }, unclear("SSPE-55"), "how the assistant is paid is not said"],
    [{ roleCode: "DP_CARE_WORKER_NOT_PA", fundedBy: true }, unclear("SSPE-55"), "no assistant, not named"],
    [{ roleCode: "BANK_CASUAL_POOL", shiftsCompletedInSeries: 1 }, [], "one shift of the series"],
    [{ roleCode: "BANK_CASUAL_POOL", shiftsCompletedInSeries: 0 }, notMet("SSPE-57"), "no shift of it"],
    [{ roleCode: "BANK_CASUAL_POOL" }, unclear("SSPE-57"), "shifts not said"],
    [{ roleCode: "ANCILLARY_DOM", closeContact: true }, unclear("SSPE-11"), "not named"],
    [{ roleCode: "CONTRACTOR_CARE_HOME", dailyService: true, closeContact: true }, [], "both"],
    [
      { roleCode: "CONTRACTOR_CARE_HOME", dailyService: false, closeContact: true },
      notMet("SSPE-54"),
      "not daily",
    ],
    [{ roleCode: "CONTRACTOR_CARE_HOME", dailyService: false }, notMet("SSPE-54"), "one no decides"],
    [{ roleCode: "CONTRACTOR_CARE_HOME", closeContact: false }, notMet("SSPE-54"), "the other no, too"],
    [{ roleCode: "CONTRACTOR_CARE_HOME", dailyService: true }, unclear("SSPE-54"), "contact not said"],
    [{ roleCode: "CONTRACTOR_CARE_HOME", closeContact: true }, unclear("SSPE-54"), "service not said"],
    [{ roleCode: "ALLIED_HEALTH", directCare: true, closeContact: true }, [], "both"],
    [
      { roleCode: "ALLIED_HEALTH", directCare: true, closeContact: false },
      notMet("SSPE-58"),
      "at a distance",
    ],
    [{ roleCode: "ALLIED_HEALTH", directCare: true }, unclear("SSPE-58"), "distance not said"],
    never("RFC_SUPPORT_WORKER", "SSPE-64"),
    never("RFC_MANAGER", "SSPE-64"),
    ...["EDUCATION_STAFF", "THERAPEUTIC", "OFFICE"].flatMap((roleCode): readonly Case[] => [
      [
        { roleCode, settingType: "CHILDREN_HOME", closeContact: true },
        notMet("SSPE-65"),
        "a children's home",
      ],
      [{ roleCode, settingType: "OTHER", closeContact: true }, notMet("SSPE-65"), "a residential school"],
      [{ roleCode, closeContact: true }, [], "in a home for adults, in close contact (C-28)"],
      [{ roleCode, closeContact: false }, notMet("SSPE-52"), "in a home for adults, at a distance"],
      [{ roleCode }, unclear("SSPE-52"), "in a home for adults, contact not said"],
      [{ ...base, roleCode, closeContact: true }, notMet("SSPE-65"), "in home care, too"],
    ]),
    never("HEALTHCARE_SETTING", "SSPE-60"),
    never("FOSTER_CARER", "SSPE-62"),
    never("SHARED_LIVES", "SSPE-63"),
    never("VOLUNTEER", "SSPE-68"),
    never("CHILDCARE_PLAY", "SSPE-69"),
    [{ roleCode: "UNCLEAR" }, unclear("SSPE-10"), "not clear which job"],
    [{ roleCode: "NO_SUCH_JOB" }, unclear("SSPE-10"), "not in the list"],
    [{ roleCode: "REGIONAL_OR_PROVIDER" }, unclear("SSPE-61"), "evidence held: a person decides"],
    [{ roleCode: "REGIONAL_OR_PROVIDER", evidenceHeld: false }, notMet("SSPE-61"), "no evidence"],
    [{ roleCode: "RESPONSIBLE_INDIVIDUAL" }, unclear("SSPE-61"), "evidence held"],
    [{ roleCode: "RESPONSIBLE_INDIVIDUAL", evidenceHeld: false }, notMet("SSPE-61"), "no evidence"],
    [{ ...base, roleCode: "HOUSING_SUPPORT" }, [], "through a registered agency"],
    [
      { ...base, roleCode: "HOUSING_SUPPORT", registeredInWales: false },
      ["role: not met SSPE-66", "place: not met SSPE-71"],
      "through one that is not",
    ],
    [
      { ...base, roleCode: "HOUSING_SUPPORT", registeredInWales: undefined },
      ["role: unclear SSPE-66", "place: unclear SSPE-71"],
      "not said",
    ],
    [{ roleCode: "HOUSING_SUPPORT", registeredInWales: true }, notMet("SSPE-66"), "not in home care"],
    [{ roleCode: "COMMUNITY" }, notMet("SSPE-67"), "not redeployed"],
    [{ roleCode: "COMMUNITY", redeployedToRole: "CARE_HOME_CARE_WORKER" }, [], "to an eligible job"],
    [{ roleCode: "EARLY_INTERVENTION", redeployedToRole: "CARE_HOME_NURSE" }, [], "to an eligible job"],
    [{ roleCode: "COMMUNITY", redeployedToRole: "CHILDCARE_PLAY" }, notMet("SSPE-67"), "to another"],
    [{ roleCode: "COMMUNITY", redeployedToRole: "COMMUNITY" }, notMet("SSPE-67"), "to the same"],
    [
      { roleCode: "COMMUNITY", redeployedToRole: "OFFICE", closeContact: true },
      [],
      "to the office of a home (C-28)",
    ],
    [
      { roleCode: "COMMUNITY", redeployedToRole: "OFFICE", closeContact: true, settingType: "CHILDREN_HOME" },
      notMet("SSPE-67"),
      "to the office of a children's home",
    ],
    [{ roleCode: "COMMUNITY", redeployedToRole: "CARE_HOME_SENIOR" }, unclear("SSPE-67"), "contact not said"],
    [
      { roleCode: "COMMUNITY", redeployedToRole: "CARE_HOME_SENIOR", closeContact: true },
      [],
      "to a job that needs contact",
    ],
    [
      { roleCode: "CARE_HOME_CARE_WORKER", redeployedToRole: "CHILDCARE_PLAY" },
      [],
      "only community staff are judged by where they were sent",
    ],
  ];
  test.for(cases)("$0.roleCode, $2", check);

  test("every job of the list is in the table", () => {
    const judged = new Set(cases.map(([{ roleCode }]) => roleCode));
    expect([...shipped.roles.keys()].filter((code) => !judged.has(code))).toEqual([]);
  });
});

describe("the status", () => {
  const cases: readonly Case[] = [
    [{ employmentStatus: "EMPLOYEE_FT" }, [], "full time"],
    [{ employmentStatus: "EMPLOYEE_PT" }, [], "part time"],
    [{ employmentStatus: "ZERO_HOURS" }, [], "zero hours"],
    [{ employmentStatus: "TEMPORARY" }, [], "temporary"],
    [{ employmentStatus: "AGENCY", shiftsConfirmedDate: "2020-11-08" }, [], "confirmed the day before"],
    [
      { employmentStatus: "AGENCY", shiftsConfirmedDate: "2020-11-09" },
      ["status: not met SSPE-56"],
      "confirmed on the first day",
    ],
    [{ employmentStatus: "AGENCY" }, ["status: unclear SSPE-56"], "not said"],
    [{ employmentStatus: "BANK", shiftsCompletedInSeries: 1 }, [], "one shift"],
    [{ employmentStatus: "BANK", shiftsCompletedInSeries: 0 }, ["status: not met SSPE-57"], "none"],
    [{ employmentStatus: "BANK" }, ["status: unclear SSPE-57"], "not said"],
    [{ employmentStatus: "CASUAL", shiftsCompletedInSeries: 2 }, [], "casual like bank"],
    [{ employmentStatus: "CASUAL", shiftsCompletedInSeries: 0 }, ["status: not met SSPE-57"], "none"],
    [{ employmentStatus: "SELF_EMPLOYED" }, ["status: unclear SSPE-20"], "neither assistant nor cover"],
    [{ employmentStatus: "SELF_EMPLOYED", shiftsConfirmedDate: "2020-11-08" }, [], "booked cover"],
    [
      { employmentStatus: "SELF_EMPLOYED", shiftsConfirmedDate: "2020-11-09" },
      ["status: unclear SSPE-20"],
      "cover booked too late",
    ],
    [
      {
        employmentStatus: "SELF_EMPLOYED",
        roleCode: "PERSONAL_ASSISTANT",
        fundedBy: true,
        settingType: "DIRECT_PAYMENT",
      },
      [],
      "an assistant through direct payments",
    ],
    [{ employmentStatus: "ANOTHER" }, ["status: not met SSPE-20"], "not among the six"],
  ];
  test.for(cases)("$0.employmentStatus: $2", check);
});

describe("the reason", () => {
  test.for([
    ["SYMPTOMS", undefined, "SSPE-30"],
    ["POSITIVE", undefined, "SSPE-31"],
    ["TTP_CONTACT", undefined, "SSPE-32"],
    ["HOUSEHOLD", undefined, "SSPE-33"],
    ["CARE_RESPONSIBILITY", "not met", "SSPE-46"],
    ["QUARANTINE_TRAVEL", "not met", "SSPE-47"],
    ["HIGH_RISK_ASSESSMENT", "not met", "SSPE-48"],
    ["PRECAUTION_TREATMENT", "not met", "SSPE-49"],
    ["OTHER_ILLNESS", "not met", "SSPE-37"],
  ] as const)("%s", ([absenceCategory, standing, rule]) => {
    const decision = decide({ absenceCategory });
    const finding = decision.findings.find(({ leg }) => leg === "reason");
    expect(finding).toMatchObject({ verdict: standing ?? "met", rule });
    expect(decision.outcome).toBe(standing === undefined ? "payable" : "not-eligible");
  });
});

test.for([
  ["POSITIVE", "NEGATIVE", ["reason: unclear SSPE-37"]],
  ["POSITIVE", "POSITIVE", []],
  ["POSITIVE", "AWAITED", []],
  ["SYMPTOMS", "POSITIVE", []],
] as const)("%s as the reason and a result %s beside it (C-25)", ([
  absenceCategory,
  testResult,
  standing,
]) => {
  check([{ absenceCategory, testResult, testDate: "2020-11-12" }, standing, ""]);
});

test.for([
  [{ roleCode: "AGENCY_NURSE", shiftsConfirmedDate: "2020-11-08" }, false, "in a care home"],
  [{ roleCode: "AGENCY_NURSE", shiftsConfirmedDate: "2020-11-08", settingType: "OTHER" }, true, "elsewhere"],
  [
    { roleCode: "AGENCY_NURSE", shiftsConfirmedDate: "2020-11-08", settingType: "RFC" },
    true,
    "a family centre",
  ],
  [{ settingType: "OTHER" }, false, "nobody of an agency"],
] as const)("an agency's work is asked about: %j %s, $2", ([change, asked]) => {
  expect(codesOf(decide(change)).includes("agency-work-elsewhere")).toBe(asked);
});

test("a self-employed assistant of a direct payment may have been redeployed to it (C-17)", () => {
  const redeployed: Change = {
    roleCode: "COMMUNITY",
    redeployedToRole: "PERSONAL_ASSISTANT",
    fundedBy: true,
    settingType: "DIRECT_PAYMENT",
    employmentStatus: "SELF_EMPLOYED",
    sickPayType: "NO_SSP",
    sspPaid: undefined,
  };
  expect(decide(redeployed).outcome).toBe("payable");
  // Where the own job counts, another one beside it says nothing.
  expect(decide({ ...redeployed, roleCode: "CARE_HOME_NURSE" }).outcome).toBe("refer");
});

test("sick pay that was paid although there is none is asked about, and nothing is taken off (SSPE-95)", () => {
  const none: Change = { sickPayType: "NO_SSP", normalWeeklyPay: 11999, topUpClaimed: 99_999 };
  const [without, beside] = [decide({ ...none, sspPaid: undefined }), decide({ ...none, sspPaid: 1 })];
  expect(codesOf(without)).not.toContain("ssp-paid-not-due");
  expect(codesOf(beside)).toContain("ssp-paid-not-due");
  expect(amountOf(beside)).toBe(amountOf(without));
  expect(amountOf(beside)).toBeGreaterThan(0);
});

describe("sick pay", () => {
  const noSickPay: Change = { sickPayType: "NO_SSP", sspPaid: undefined };
  const cases: readonly Case[] = [
    [{ sickPayType: "SSP_ONLY" }, [], "statutory sick pay only"],
    [{ sickPayType: "FULL_PAY" }, ["sick-pay: not met SSPE-42"], "full pay"],
    [{ sickPayType: "FULL_PAY", onProbation: true }, ["sick-pay: not met SSPE-42"], "full pay on probation"],
    [{ sickPayType: "FULL_PAY_LIMITED", fullPayUntil: "2020-11-13" }, [], "full pay ends"],
    [{ sickPayType: "FULL_PAY_LIMITED", fullPayFrom: "2020-11-16" }, [], "full pay begins"],
    [{ sickPayType: "FULL_PAY_LIMITED" }, ["sick-pay: unclear SSPE-43"], "full pay for days not said"],
    [
      { sickPayType: "FULL_PAY_LIMITED", fullPayFrom: "2020-11-12", fullPayUntil: "2020-11-12" },
      [],
      "full pay for one day",
    ],
    [
      { sickPayType: "FULL_PAY_LIMITED", fullPayFrom: "2020-11-12", fullPayUntil: "2020-11-11" },
      ["sick-pay: unclear SSPE-43"],
      "full pay that ends before it begins",
    ],
    [
      { absenceStart: "2020-10-26", absenceEnd: "2020-11-01", isolationEndDate: "2020-10-30" },
      ["window: not met SSPE-38"],
      "only the scheme's first day is left, and the isolation was over",
    ],
    [
      { absenceStart: "2020-10-26", absenceEnd: "2020-10-31", isolationEndDate: "2020-10-30" },
      ["window: not met SSPE-02"],
      "no day of the scheme is left",
    ],
    [
      { sickPayType: "FULL_PAY_LIMITED", fullPayUntil: "2020-11-20" },
      ["window: not met SSPE-42"],
      "full pay to the last day",
    ],
    [{ sickPayType: "FULL_PAY_LIMITED", fullPayUntil: "2020-11-19" }, [], "full pay to the day before"],
    [{ ...noSickPay, normalWeeklyPay: 11999 }, [], "no sick pay, a penny below the limit"],
    [
      { ...noSickPay, normalWeeklyPay: 12000 },
      ["sick-pay: unclear SSPE-41"],
      "no sick pay, but earnings on the limit and a spell",
    ],
    [{ ...noSickPay, absenceEnd: "2020-11-11" }, [], "no sick pay, three days form no spell"],
    [{ ...noSickPay, absenceEnd: "2020-11-12" }, ["sick-pay: unclear SSPE-41"], "four days do"],
    [
      { ...noSickPay, normalWeeklyPay: 11999, sspPaid: 1 },
      [],
      "no sick pay, and yet a penny of it paid: asked about",
    ],
    [{ ...noSickPay, normalWeeklyPay: 11999, sspPaid: 0 }, [], "no sick pay, and none paid"],
    [
      { ...noSickPay, employmentStatus: "SELF_EMPLOYED", shiftsConfirmedDate: "2020-11-01" },
      [],
      "the self-employed never have it",
    ],
  ];
  test.for(cases)("$0.sickPayType: $2", check);

  test("probation without full pay is eligible by its own clause", () => {
    const { findings } = decide({ onProbation: true });
    expect(findings.find(({ leg }) => leg === "sick-pay")).toMatchObject({ verdict: "met", rule: "SSPE-45" });
  });
});

describe("the place that the clause of a job names (C-32)", () => {
  const homes = ["CARE_HOME", "CHILDREN_HOME"];
  const jobs: readonly (readonly [Change, string, readonly string[]])[] = [
    [{ roleCode: "CARE_HOME_CARE_WORKER" }, "SSPE-51", homes],
    [{ roleCode: "CARE_HOME_NURSE" }, "SSPE-51", homes],
    [{ roleCode: "CARE_HOME_SENIOR", closeContact: true }, "SSPE-53", homes],
    [{ roleCode: "CARE_HOME_MANAGER", closeContact: true }, "SSPE-53", homes],
    [{ roleCode: "ANCILLARY_CARE_HOME", closeContact: true }, "SSPE-52", homes],
    [{ roleCode: "CONTRACTOR_CARE_HOME", closeContact: true, dailyService: true }, "SSPE-54", homes],
    [{ roleCode: "DOM_CARE_WORKER" }, "SSPE-50", ["DOM_CARE"]],
    [{ roleCode: "DOM_CARE_MANAGER", closeContact: true }, "SSPE-53", ["DOM_CARE"]],
    [{ roleCode: "PERSONAL_ASSISTANT", fundedBy: true }, "SSPE-55", ["DIRECT_PAYMENT"]],
    [{ roleCode: "ALLIED_HEALTH", closeContact: true, directCare: true }, "SSPE-58", [...homes, "DOM_CARE"]],
    [{ roleCode: "BANK_CASUAL_POOL", shiftsCompletedInSeries: 1 }, "SSPE-57", [...homes, "DOM_CARE"]],
    [{ roleCode: "AGENCY_NURSE", shiftsConfirmedDate: "2020-11-08" }, "SSPE-12", [...homes, "DOM_CARE"]],
  ];
  test.for(
    jobs.flatMap(([change, rule, settings]) =>
      ["CARE_HOME", "CHILDREN_HOME", "DOM_CARE", "RFC", "DIRECT_PAYMENT", "OTHER"].map(
        (settingType): Case => {
          const standing = settings.includes(settingType) ? [] : [`role: unclear ${rule}`];
          return [{ ...change, settingType, registeredInWales: true }, standing, settingType];
        },
      ),
    ),
  )("$0.roleCode in $2", check);
});

describe("the place", () => {
  const community = { roleCode: "COMMUNITY", redeployedToRole: "CARE_HOME_CARE_WORKER" };
  const homeCare = { roleCode: "DOM_CARE_WORKER", settingType: "DOM_CARE" };
  const cases: readonly Case[] = [
    [{ settingType: "CARE_HOME", workCountry: "WALES" }, [], "a home in Wales"],
    [{ settingType: "CARE_HOME", workCountry: "ENGLAND" }, ["place: not met SSPE-70"], "in England"],
    [{ settingType: "CHILDREN_HOME", workCountry: "OTHER" }, ["place: not met SSPE-70"], "elsewhere"],
    [{ ...community, settingType: "RFC", workCountry: "WALES" }, [], "the country counts"],
    [
      { ...community, settingType: "OTHER", workCountry: "ENGLAND" },
      ["place: not met SSPE-70"],
      "the country counts",
    ],
    [{ ...homeCare, registeredInWales: true }, [], "registered, and work in Wales"],
    [
      { ...homeCare, registeredInWales: true, workCountry: "ENGLAND" },
      ["place: unclear SSPE-71"],
      "registered, and work in England (C-29)",
    ],
    [
      { ...homeCare, registeredInWales: false, workCountry: "ENGLAND" },
      ["place: not met SSPE-71"],
      "neither half",
    ],
    [{ ...homeCare, registeredInWales: false }, ["place: not met SSPE-71"], "not registered"],
    [homeCare, ["place: unclear SSPE-71"], "not said"],
    [
      {
        roleCode: "PERSONAL_ASSISTANT",
        fundedBy: true,
        settingType: "DIRECT_PAYMENT",
        workCountry: "ENGLAND",
      },
      [],
      "the paying council counts",
    ],
  ];
  test.for(cases)("$0.settingType: $2", check);

  test.for([
    ["W06000015", "met"],
    ["E06000015", "not met"],
    ["W06999999", "not met"],
    ["", "unclear"],
  ] as const)("direct payments of %j: %s", ([laCode, verdict]) => {
    const { findings } = decide({ settingType: "DIRECT_PAYMENT" }, { laCode });
    expect(findings.find(({ leg }) => leg === "place")).toMatchObject({ verdict, rule: "SSPE-72" });
  });
});

describe("the declaration", () => {
  const cases: readonly Case[] = [
    [{ workerOptIn: false }, ["declaration: not met SSPE-82b"], "the worker does not wish it"],
    [{ declarationDate: undefined }, ["declaration: not met SSPE-80"], "no declaration"],
    [{ declarationDate: "2020-11-20" }, [], "on the last day of the absence"],
    [{ declarationDate: "2020-11-21" }, [], "after the absence"],
  ];
  test.for(cases)("%j: $2", check);

  test.for([
    ["2020-11-20", "SSPE-80"],
    ["2020-11-21", "SSPE-81"],
  ])("on %s: %s", ([declarationDate, rule]) => {
    const { findings } = decide({ declarationDate });
    expect(findings.find(({ leg }) => leg === "declaration")).toMatchObject({ verdict: "met", rule });
  });

  test("after the absence there is a remark", () => {
    expect(codesOf(decide({ declarationDate: "2020-11-20" }))).toEqual([]);
    expect(decide({ declarationDate: "2020-11-21" }).remarks).toEqual([
      { code: "declared-after-absence", key: "declarationDate", expected: "2020-11-20", rule: "SSPE-81" },
    ]);
  });
});

describe("outcomes", () => {
  test("all failed legs are told, not the first", () => {
    const decision = decide({
      roleCode: "VOLUNTEER",
      absenceCategory: "QUARANTINE_TRAVEL",
      sickPayType: "FULL_PAY",
      workCountry: "ENGLAND",
      workerOptIn: false,
      absenceStart: "2021-04-01",
      absenceEnd: "2021-04-10",
    });
    expect(standingInTheWay(decision)).toEqual([
      "role: not met SSPE-68",
      "reason: not met SSPE-47",
      "sick-pay: not met SSPE-42",
      "place: not met SSPE-70",
      "window: not met SSPE-02",
      "declaration: not met SSPE-82b",
    ]);
  });

  test("what is not met outweighs what is unclear", () => {
    expect(decide({ roleCode: "UNCLEAR", workCountry: "ENGLAND" }).outcome).toBe("not-eligible");
    expect(decide({ roleCode: "UNCLEAR" }).outcome).toBe("refer");
  });

  test("equal rows share their findings", () => {
    expect(decide({ surname: "Ap Huw" }).findings).toBe(decide({}).findings);
    expect(decide({ roleCode: "VOLUNTEER" }).findings).not.toBe(decide({}).findings);
  });

  test("an absence that ends before it starts is rejected", () => {
    expect(codesOf(decide({ absenceEnd: "2020-11-08" }))).toEqual(["ends-before-start"]);
    expect(decide({ absenceEnd: "2020-11-09", sspPaid: 0 }).outcome).toBe("payable");
  });
});

describe("remarks", () => {
  const symptoms: Change = { absenceCategory: "SYMPTOMS", absenceEnd: "2020-11-13", sspPaid: 9585 };
  test.for([
    [{ ...symptoms }, ["test-missing"], "symptoms without a test"],
    [{ ...symptoms, testResult: "NONE" }, ["test-missing"], "symptoms, and none was taken"],
    [{ ...symptoms, testResult: "AWAITED" }, [], "the result is awaited"],
    [{ ...symptoms, testDate: "2020-11-10" }, [], "a test without its result"],
    [{ ...symptoms, absenceCategory: "POSITIVE" }, [], "only symptoms ask for a test"],
    [{ employerPaidDate: "2020-12-21" }, [], "paid 31 days after the absence"],
    [{ employerPaidDate: "2020-12-22" }, ["paid-after-absence"], "paid 32 days after"],
    [{ payPaid: 69300 }, [], "sick pay and enhancement reached the worker"],
    [{ payPaid: 69299 }, ["pay-paid-less"], "a penny less did"],
  ] as const)("%j: $2", ([change, codes]) => {
    const decision = decide(change);
    expect([decision.outcome, codesOf(decision)]).toEqual(["payable", codes]);
  });

  test("where the table of isolation is silent there is only a remark", () => {
    const later = assessorWith({ "sspe.lastDay": "2022-08-31" });
    const away = { isolationEndDate: "2022-06-30", employerPaidDate: "2022-06-30", absenceEnd: "2022-04-30" };
    const known = decide({ ...away, absenceStart: "2022-03-27", sspPaid: undefined }, {}, later);
    const silent = decide({ ...away, absenceStart: "2022-03-28", sspPaid: undefined }, {}, later);
    expect(codesOf(known)).not.toContain("isolation-length-unknown");
    expect(codesOf(silent)).toContain("isolation-length-unknown");
    expect(silent.outcome).toBe("payable");
  });
});

describe("rules that are named", () => {
  const cited = new Set(sickPayEnhancement.cites);

  test("each is a clause of the guidance and has words", () => {
    expect(cited.size).toBe(sickPayEnhancement.cites.length);
    for (const rule of cited) {
      expect(shipped.clauses.get(rule)?.status, rule).not.toBe("none");
      expect(shipped.words.cy.has(`rules.${rule}`), rule).toBe(true);
    }
  });

  test("every clause that decides is cited", () => {
    const uncited = [...shipped.clauses.values()].filter(
      ({ id, status }) => id.startsWith("SSPE-") && status === "decides" && !cited.has(id),
    );
    expect(uncited.map(({ id }) => id)).toEqual([]);
  });

  test("the jobs' rules are among them", () => {
    for (const { schemes } of shipped.roles.values()) expect(cited).toContain(schemes["SSPE"]?.rule);
  });

  test("a condition that nobody knows is our own fault", () => {
    const [role] = shipped.roles.values();
    const roles = new Map(shipped.roles).set("X", {
      ...(role ?? { labels: { en: "", cy: "" }, aliases: [] }),
      code: "X",
      schemes: {
        SSPE: {
          eligible: "condition",
          rule: "SSPE-10",
          condition: "tall",
          registrations: [],
          settings: [],
          elsewhere: {},
          unlessRegistered: [],
        },
      },
    });
    expect(() => sickPayEnhancement.prepare({ ...shipped, roles })).toThrow(
      "X: SSPE knows no condition tall",
    );
  });

  test("the claim given is not changed", () => {
    const claim = Object.freeze(claimWith({}));
    expect(decide({})).toEqual(decide({}));
    expect(claim).toEqual(payable);
  });
});
