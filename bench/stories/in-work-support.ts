// Activity of the two providers of In-Work Support with their targets, and a return of sick-pay claims in which some
// absences last four weeks. What is reached of the targets are the figures of the evaluation.
import { activityColumns, targetColumns } from "../listing-files.ts";
import { niNumber, welshName } from "../people.ts";
import { seeded } from "../random.ts";
import { csvTable, type PlainRow, sickPayColumns, sickPayCover, tableSheet } from "../sick-pay-file.ts";
import { workbook } from "../workbook.ts";
import { invented, type Story } from "./story.ts";

const readme = `# in-work-support: targets reached, and absences of four weeks

${invented}

- \`activity.csv\`: clients of both providers, by pseudonym. One is referred after the programme, one lives where the provider did
  not work on that day; they are flagged and do not count.
- \`targets.xlsx\`: what each provider was to reach.
- \`sick-pay.csv\`: sick-pay claims of an employer in Swansea. They are decided as always; their absences are looked at besides.

What to look for:

- \`iws-tables.csv\`: of its target Swansea Bay reached 41% of absentees and 89% of presentees, Rhyl City Strategy 47% and 175%.
  Counts from 1 to 4 are withheld, and so is a second where the first would follow from the sum.
- \`iws-flags.csv\`: absentee or presentee, more than six sessions, missing evidence, by client.
- \`support-referrals.csv\`: two absences of four weeks, one row of 28 days and two rows that follow each other, and one that is
  expected to last as long by its isolation. One of 27 days is not there, nor one whose row was rejected. A line has the council's area, the provider on that day and where the row stands:
  no name, no number of a person, nothing medical.
`;

const laCodes = { SBU: ["W06000011", "W06000012", "W06000013"], RCS: ["W06000003", "W06000004"] } as const;
type Provider = keyof typeof laCodes;

/** Clients of one kind; the numbers are those of the evaluation. */
function people(provider: Provider, kind: "absent" | "at-risk", count: number): readonly PlainRow[] {
  const random = seeded(provider.charCodeAt(0) * 1_000 + count);
  return Array.from({ length: count }, (_, at) => {
    const month = 1 + random.below(12);
    const referred = `2021-${twoDigits(month)}-${twoDigits(3 + random.below(12))}`;
    const sessions = 1 + random.below(7);
    const handled = sessions > 6 ? { overCapHandling: random.of(["EXTENDED", "SIGNPOSTED", ""]) } : {};
    const gaps = random.chance(2_500);
    return {
      clientRef: `${provider}-${kind === "absent" ? "A" : "R"}${String(at + 1).padStart(3, "0")}`,
      clientType: "PERSON",
      provider,
      laCode: random.of(laCodes[provider]),
      referralDate: referred,
      referralSource: random.of(["GP", "GP", "SELF", "EMPLOYER"]),
      firstSessionDate: `${referred.slice(0, 8)}${twoDigits(16 + random.below(12))}`,
      sessions: String(sessions),
      ...handled,
      pathway: random.of(["PHYSIO", "MENTAL_HEALTH", "MENTAL_HEALTH"]),
      deliveryMode: provider === "SBU" ? "REMOTE" : random.of(["REMOTE", "FACE_TO_FACE", "MIXED"]),
      languageChoice: random.chance(1_500) ? "CY" : "EN",
      ...(kind === "absent"
        ? {
            absenceStart: `2020-12-${twoDigits(1 + random.below(20))}`,
            expectedAbsenceDays: String(28 + random.below(60)),
          }
        : { atRiskOfAbsence: "Y" }),
      eligibilityEvidence: gaps ? "REJECTED_FORMAT" : "ACCEPTED",
      outcome: gaps ? "" : kind === "absent" ? "RETURNED" : "STAYED",
      outcomeEvidence: gaps ? "" : "ACCEPTED",
      followUpDate: random.chance(6_000) ? `2022-${twoDigits(month)}-20` : "",
      female: random.chance(6_000) ? "Y" : "N",
      carer: random.chance(2_000) ? "Y" : "N",
    };
  });
}

function enterprises(provider: Provider, count: number, programmes: number): readonly PlainRow[] {
  return Array.from({ length: count }, (_, at) => ({
    clientRef: `${provider}-E${String(at + 1).padStart(3, "0")}`,
    clientType: "ENTERPRISE",
    provider,
    laCode: laCodes[provider][0],
    referralDate: "2021-05-10",
    sme: "Y",
    whpDelivered: at < programmes ? "Y" : "N",
  }));
}

function activity(): readonly PlainRow[] {
  const usual = people("RCS", "at-risk", 1)[0] ?? {};
  return [
    ...people("SBU", "absent", 41),
    ...people("SBU", "at-risk", 89),
    ...enterprises("SBU", 14, 9),
    {
      ...usual,
      clientRef: "RCS-R900",
      laCode: "W06000010",
      referralDate: "2021-09-30",
      firstSessionDate: "",
    },
    { ...usual, clientRef: "RCS-R901", referralDate: "2023-01-01", firstSessionDate: "" },
    ...people("RCS", "absent", 47),
    ...people("RCS", "at-risk", 175),
    ...enterprises("RCS", 22, 16),
  ];
}

function targets(): readonly PlainRow[] {
  return (["SBU", "RCS"] as const).flatMap((provider) => [
    { provider, clientType: "ABSENTEE", target: "100" },
    { provider, clientType: "PRESENTEE", target: "100" },
    { provider, clientType: "ENTERPRISE", target: "40" },
    { provider, clientType: "PROGRAMME", target: "30" },
    { provider, clientType: "FIT_FOR_WORK", target: "50" },
  ]);
}

function sickPay(): readonly PlainRow[] {
  const random = seeded(9_400);
  const usual = {
    roleCode: "CARE_HOME_CARE_WORKER",
    employmentStatus: "EMPLOYEE_FT",
    settingType: "CARE_HOME",
    workCountry: "WALES",
    declarationDate: "2020-11-02",
    workerOptIn: "Y",
    absenceCategory: "TTP_CONTACT",
    sickPayType: "SSP_ONLY",
    hoursPattern: "REGULAR",
    normalWeeklyPay: "346.50",
    contractedHours: "38.5",
    workingDays: "5",
    sspPaid: "191.70",
    payPaid: "693.00",
    topUpClaimed: "501.30",
    employerPaidDate: "2020-12-11",
    evidenceHeld: "Y",
  };
  const person = (number: number) => ({
    niNumber: niNumber(9_400 + number),
    payrollRef: String(4_000 + number),
    ...welshName(random),
  });
  const away = (first: string, last: string) => ({
    absenceStart: first,
    absenceEnd: last,
    isolationEndDate: last,
  });
  const inTwo = person(2);
  return [
    { ...usual, ...person(1), ...away("2020-11-02", "2020-11-29") },
    { ...usual, ...inTwo, ...away("2020-11-02", "2020-11-15") },
    { ...usual, ...person(3), ...away("2020-11-03", "2020-11-29") },
    { ...usual, ...inTwo, ...away("2020-11-16", "2020-11-29") },
    { ...usual, ...person(4), ...away("2020-11-02", "2020-11-30"), absenceCategory: "UNKNOWN" },
    { ...usual, ...person(5), ...away("2020-11-09", "2020-11-20") },
    { ...usual, ...person(6), ...away("2020-11-02", "2020-11-13"), isolationEndDate: "2020-11-29" },
  ];
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

export const inWorkSupport: Story = {
  folder: "in-work-support",
  readme,
  files: async () => {
    const claims = sickPay();
    const employer = { laCode: "W06000011", employerId: "E0711", employerName: "Cartref Llwchwr" };
    return [
      ["activity.csv", csvTable({ period: "2022-12" }, activityColumns, activity())],
      ["sick-pay.csv", csvTable(sickPayCover(claims, employer), sickPayColumns, claims)],
      ["targets.xlsx", await workbook([tableSheet("Targets", targetColumns, targets())])],
    ];
  },
};
