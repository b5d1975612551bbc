// Readings of the guidance that a council may follow otherwise: for each parameter of each reading a row that comes out
// differently. And what a council may set: only what is left to it, to a value that it can have.
import { describe, expect, test } from "vitest";
import { day, monthText } from "../../src/core/day.ts";
import type { Decision, PersonFacts } from "../../src/core/decision.ts";
import type { PersonNumber } from "../../src/core/person.ts";
import { fraction } from "../../src/core/rate.ts";
import type { Law } from "../../src/law/law.ts";
import { loadLaw } from "../../src/law/load.ts";
import { type SettingValue, withOverrides } from "../../src/law/overrides.ts";
import { refusedSetting } from "../../src/law/settings.ts";
import { choicesOf, formText, settingLines } from "../../src/report/settings-text.ts";
import { checkDecisions } from "../../src/rulings/rulings.ts";
import { flagsOf } from "../../src/schemes/in-work-support/flags.ts";
import { termsOf } from "../../src/schemes/in-work-support/terms.ts";
import { socialCarePayment } from "../../src/schemes/social-care-payment-2022/scheme.ts";
import { leaveOf, privilegeDaysOf } from "../../src/schemes/working-patterns/amounts.ts";
import { termsOn } from "../../src/schemes/working-patterns/terms.ts";
import { decision, placed, type Change as RulingChange } from "../rulings/ruling-rows.ts";
import { person } from "../schemes/in-work-support/rows.ts";
import * as sickPay from "../schemes/sick-pay-enhancement-2020/claims.ts";
import * as payment from "../schemes/social-care-payment-2022/claims.ts";
import { shipped, shippedFiles } from "./shipped.ts";

function lawWhere(id: string, value: SettingValue): Law {
  return loadLaw(withOverrides(shippedFiles(), { [id]: { value, decision: "Cabinet, minute 7" } }));
}

/** Whatever tells one outcome from another. */
function said(made: Decision): string {
  const months = made.payable.map(
    ({ head, dueMonth, amount }) => `${head} ${amount} in ${monthText(dueMonth)}`,
  );
  return [made.outcome, ...months, ...made.remarks.map(({ code }) => code)].join(", ");
}

type Asked = (law: Law) => string;

const paid =
  (change: payment.Change, period?: string, facts?: PersonFacts): Asked =>
  (law) =>
    said(
      socialCarePayment.prepare(law).decide(payment.claimWith(change), payment.circumstances(period, facts)),
    );

/** Which of two employers' rows of one person is held, by the employer of 31 March (0) and the new one (1). */
const moved: Asked = (law) => {
  const rows = [
    { contractedHours: 1850, leaveDate: "2022-05-15", leaveReason: "RESIGNED" },
    { contractedHours: 1850, startDate: "2022-05-16" },
  ];
  const assessor = socialCarePayment.prepare(law);
  const standings = rows.map((change, at) => ({
    ...{ row: at, person: 1 as PersonNumber, employer: at, council: 0 },
    values: assessor.standingOf(payment.claimWith(change), payment.circumstances()),
  }));
  return assessor
    .settle(standings)
    .map(({ row, keeps }) => `${row} held${keeps ? "" : ", nobody kept"}`)
    .join(", ");
};

const enhanced =
  (change: sickPay.Change, around: sickPay.Around = {}): Asked =>
  (law) =>
    said(sickPay.decide(change, around, sickPay.assessorBy(law)));

/** Two employers claim for the same days. */
const twoEmployers: Asked = (law) => {
  const assessor = sickPay.assessorBy(law);
  const values = assessor.standingOf(sickPay.claimWith({}), sickPay.circumstancesOf());
  const standings = [0, 1].map((at) => ({
    row: at,
    person: 1 as PersonNumber,
    employer: at,
    council: 0,
    values,
  }));
  return `${assessor.settle(standings).length} held`;
};

const ruled =
  (change: RulingChange): Asked =>
  (law) => {
    const schemes = [socialCarePayment];
    const none = { earlier: [], cases: undefined, asAt: undefined };
    const checked = checkDecisions(placed([decision(change)]), { law, schemes, ...none });
    return (checked.remarks[0] ?? []).map(({ code }) => code).join(", ");
  };

const halfDays =
  (figure: typeof leaveOf): Asked =>
  (law) => {
    const terms = termsOn(law, day("2022-06-30"));
    if (terms === undefined) throw new Error("no terms");
    return String(figure(terms, { basis: "percent", rate: fraction(67, 100) }));
  };

const starter = { startDate: "2022-06-01", payDate: "2022-06-30" };
const weeks = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((week) => [`week${week}`, 20_000]));
const irregular = { hoursPattern: "IRREGULAR", normalWeeklyPay: undefined, ...weeks };
const dismissed = { leaveDate: "2022-06-20", leaveReason: "DISMISSED_DISCIPLINARY", instalmentNo: 3 };
const conditional = payment.facts([], { paid: 149_800, lumpPaid: true, paidConditionally: 149_800 });
const late = {
  startDate: "2022-06-20",
  shiftsInWindow: 3,
  absenceReason: "MATERNITY",
  payDate: "2022-07-28",
};
const negative = { testDate: "2020-11-13", testResult: "NEGATIVE", absenceCategory: "SYMPTOMS" };

const cases: readonly (readonly [reading: string, id: string, other: SettingValue, asked: Asked])[] = [
  ["C-02", "wfp.leaverPayer", "new", moved],
  ["C-03", "wfp.firstDueMonth", "2022-07", paid({})],
  ["C-04", "wfp.regularShifts", 9, paid({ employmentStatus: "ZERO_HOURS", shiftsInWindow: 6 })],
  ["C-05", "wfp.dismissalRecovery", "paid", paid(dismissed, "2022-06", payment.facts([1, 2]))],
  ["C-06", "wfp.clawbackExcuses", ["SICK"], paid(late, "2022-07", conditional)],
  ["C-07", "wfp.lastShiftDay", "2022-06-30", paid({ startDate: "2022-06-30", payDate: "2022-06-30" })],
  ["C-08", "wfp.lastClaimDate", "2022-06-29", paid({ formReceivedDate: "2022-06-30" })],
  [
    "C-09",
    "wfp.appealStage1Last",
    "2022-11-30",
    ruled({ receivedDate: "2022-11-30", decidedDate: "2022-12-05" }),
  ],
  [
    "C-09",
    "wfp.appealStage2Last",
    "2022-11-29",
    ruled({ decisionType: "APPEAL_STAGE2", receivedDate: "2022-11-30", decidedDate: "2022-12-05" }),
  ],
  ["C-10", "wfp.onCostMode", "actual", paid({ employerNi: 9_999 })],
  ["C-10", "wfp.undeclaredOnCosts", "paid", paid({})],
  ["C-10", "wfp.adminFee", "5.00", paid({})],
  ["C-11", "sspe.negativeTestLastDay", "day-before", enhanced(negative)],
  ["C-12", "sspe.zeroWeeks", "skip", enhanced({ ...irregular, week3: 0 })],
  ["C-12", "sspe.shortService", "refer", enhanced({ ...irregular, week1: undefined, week2: undefined })],
  ["C-13", "sspe.multipleEmployers", "hold", twoEmployers],
  ["C-15", "flex.rounding.privilegeDays", "nearest-half-day", halfDays(privilegeDaysOf)],
  ["C-15", "flex.rounding.leaveDays", "nearest-half-day", halfDays(leaveOf)],
  [
    "C-17",
    "sspe.selfEmployedRoles",
    ["PERSONAL_ASSISTANT", "CARE_HOME_CARE_WORKER"],
    enhanced({ employmentStatus: "SELF_EMPLOYED", sickPayType: "NO_SSP", sspPaid: undefined }),
  ],
  ["C-19", "sspe.backPayDays", 5, enhanced({ employerPaidDate: "2020-11-27" })],
  ["C-21", "sspe.firstDay", "2020-11-10", enhanced({})],
  ["C-21", "sspe.lastDay", "2020-11-13", enhanced({})],
  [
    "C-23",
    "iws.rcsGwyneddFrom",
    "2019-01-01",
    (law) => {
      const row = { ...person, provider: "RCS", laCode: "W06000002" } as const;
      return JSON.stringify(flagsOf(law, termsOf(law), [row], undefined));
    },
  ],
  ["C-25", "sspe.negativeTestEnds", "any", enhanced({ ...negative, absenceCategory: "TTP_CONTACT" })],
  [
    "C-26",
    "wfp.waivers",
    ["MATERNITY", "SHARED_PARENTAL", "ADOPTION"],
    paid({ shiftsInWindow: 2, absenceReason: "SICK" }),
  ],
  ["C-27", "wfp.starterPayDate", "condition", paid(starter)],
  ["C-34", "wfp.arrears", "monthly", paid({}, "2022-10", payment.facts([]))],
];

test.for(cases)("%s: %s may be %s, and a row comes out differently", ([reading, id, other, asked]) => {
  expect(shipped.readings.find((one) => one.id === reading)?.parameters).toContain(id);
  expect(refusedSetting(shipped, { [id]: { value: other, decision: "minute 7" } })).toBeUndefined();
  expect(asked(lawWhere(id, other))).not.toBe(asked(shipped));
});

test("34 readings: each has a parameter with such a row, or says why there is none", () => {
  expect(shipped.readings.map(({ id }) => id)).toEqual(
    Array.from({ length: 34 }, (_, at) => `C-${String(at + 1).padStart(2, "0")}`),
  );
  for (const { id, parameters, without } of shipped.readings) {
    const shown = cases.filter(([reading]) => reading === id).map(([, parameter]) => parameter);
    expect(shown, id).toEqual(parameters);
    expect(without === undefined, id).toBe(parameters.length > 0);
  }
});

describe("what a council may set", () => {
  const open = [...shipped.parameters.values()].filter(({ councilSets }) => councilSets);

  test.for(open)("$id says what each value means, in both languages", (parameter) => {
    for (const language of ["en", "cy"] as const) {
      expect(settingLines(shipped, language, parameter).join(" ")).toContain(parameter.id);
      const choices = choicesOf(shipped, language, parameter);
      expect(choices.map(({ choice }) => choice)).toEqual(parameter.choices);
      for (const { meaning } of choices) expect(meaning).not.toBe("");
      if (parameter.kind !== "choice") expect(formText(shipped, language, parameter)).not.toBe("");
    }
    if (parameter.kind === "choice") expect(parameter.choices.length).toBeGreaterThan(1);
  });

  test("of parameters with a choice only those of place and of the kind of sick pay are closed", () => {
    const closed = [...shipped.parameters.values()].filter(({ councilSets }) => !councilSets);
    const more = closed.filter(({ kind, choices }) => kind === "choice" && choices.length > 1);
    expect(more.map(({ id }) => id)).toEqual(["sspe.country", "sickPay.weeklyAmount"]);
  });

  test.for<[id: string, value: SettingValue, why: string]>([
    ["wfp.total", "1500.00", "closed"],
    ["wfp.instalment", "300.00", "closed"],
    ["wfp.instalments", 4, "closed"],
    ["wfp.employedOn", "2022-04-01", "closed"],
    ["wfp.temporaryMonths", 6, "closed"],
    ["sickPay.weeklyRate", "50.00", "closed"],
    ["class1.employerRate", "13.8%", "closed"],
    ["qualifyingEarnings.lowerLimit", "0.00", "closed"],
    ["averageEarnings.schemeWeeks", 12, "closed"],
    ["averageEarnings.weeks", 12, "closed"],
    ["wfp.fee", "5.00", "unknown"],
    ["wfp.leaverPayer", "former", "not-a-choice"],
    ["wfp.leaverPayer", true, "not-a-choice"],
    ["wfp.waivers", ["SICK", "PATERNITY"], "not-a-list"],
    ["wfp.waivers", ["SICK", "SICK"], "not-a-list"],
    ["wfp.waivers", "SICK", "not-a-list"],
    ["wfp.adminFee", "5", "malformed"],
    ["wfp.adminFee", 5, "malformed"],
    ["wfp.adminFee", "-5.00", "malformed"],
    ["wfp.regularShifts", "6", "malformed"],
    ["wfp.lastClaimDate", "30/06/2022", "malformed"],
    ["wfp.lastClaimDate", "2022-06-31", "malformed"],
    ["wfp.firstDueMonth", "2022-13", "malformed"],
  ])("%s cannot be %s: %s", ([id, value, why]) => {
    expect(refusedSetting(shipped, { [id]: { value, decision: "minute 7" } })).toMatchObject({ id, why });
  });

  test("an empty list, a list and a fee can be set", () => {
    const set = (value: SettingValue) => ({ value, decision: "minute 7" });
    expect(
      refusedSetting(shipped, {
        "wfp.waivers": set([]),
        "wfp.clawbackExcuses": set(["SICK"]),
        "wfp.adminFee": set("5.00"),
        "flex.privilegeDates": set(["2022-12-27"]),
      }),
    ).toBeUndefined();
  });
});
