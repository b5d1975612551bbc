// Claims of the sick-pay enhancement: the worked figures one by one, then what makes a claim more or less than them, in
// wide and long form, with a council's list of £500 awards.
import { excelTables } from "../excel-return.ts";
import { name, niNumber } from "../people.ts";
import { seeded } from "../random.ts";
import {
  awardColumns,
  contactAbsence,
  coverSheet,
  csvTable,
  earningsColumns,
  type PlainRow,
  sickPayColumns,
  sickPayCover,
  tableSheet,
} from "../sick-pay-file.ts";
import { workbook } from "../workbook.ts";
import { invented, type Story } from "./story.ts";

const readme = `# sick-pay: claims of the Statutory Sick Pay enhancement

${invented}

- \`a-worked-figures.csv\`: each worked figure of the guidance's reading as a row of its own.
- \`b-irregular-hours.xlsx\`: weeks of earnings in the row: bonus, back pay, overtime, weeks not employed.
- \`c-long-form.csv\` with \`c-long-form-earnings.csv\`: the weeks as a table of their own, week by week.
- \`d-2020-11.csv\`, \`d-2020-12.csv\`: one employer's two returns; spells that are linked, an isolation that goes on, days twice.
- \`e-agency.csv\`: agency, bank and self-employed workers, probation, full pay for a limited time, negative tests,
  cells that cannot all be true.
- \`f-cymraeg.xlsx\`: Welsh headings and a second sheet of earnings.
- \`siss-awards.csv\`: the council's list of people who had the £500 for isolating.

What to look for in \`decisions.csv\`:

| file | row | comes to |
|---|---|---|
| a-worked-figures.csv | 14 | ten working days at £346.50 a week: 501.30 |
| | 15, 16 | eight irregular weeks average 210.00: 114.15; a bonus of 80.00 inside week 5 changes nothing |
| | 17 | £100 a week is below the limit, so all of it: 160.00 |
| | 18 | three days form no spell, so no sick pay is taken off: 210.00 |
| | 19 | 31 March to 9 April: only 31 March is inside the scheme, 50.83 |
| | 20 | two averages in one row: 111.225 is below the limit, 101.85 is paid |
| d-2020-12.csv | 14 | linked to November: the earnings of the first spell count |
| | 15 | the same isolation as in November: its last days only |
| | 16 | days that November claims already: held |
| | 17 | another job on the same days: paid, and listed for information |
| siss-awards.csv | | one claim is held; one award begins the day after and changes nothing |

Every remark that claims of sick pay can cause is caused here, but one: a day for which the guidance names no longest isolation.
`;

/** The problems that these files are there to show. */
export const causedBySickPay = [
  "award-overlaps",
  "award-unreadable",
  "cell-not-weekdays",
  "declared-after-absence",
  "declared-after-payment",
  "declared-before-scheme",
  "ends-before-start",
  "evidence-not-held",
  "full-pay-beside-sick-pay",
  "paid-after-absence",
  "paid-before-absence",
  "pay-paid-less",
  "pay-week-below-extras",
  "pay-week-twice",
  "pay-week-unreadable",
  "pay-weeks-fewer",
  "pay-weeks-missing",
  "self-employed-sick-pay",
  "ssp-paid-differs",
  "ssp-paid-missing",
  "test-missing",
  "test-outside-absence",
] as const;

/** People of this story; nobody stands in two stories. */
const firstPerson = 12_000;

/** The first worked figure: 38.5 hours at £9.00, ten working days as a contact. */
function claim(person: number, own: PlainRow = {}): PlainRow {
  return {
    niNumber: niNumber(firstPerson + person),
    ...name(seeded(firstPerson + person)),
    payrollRef: String(person * 7).padStart(4, "0"),
    ...contactAbsence,
    ...own,
  };
}

function days(first: string, last: string): PlainRow {
  return { absenceStart: first, absenceEnd: last, isolationEndDate: last, employerPaidDate: last };
}

/** One working week from Monday 9 November; what is claimed for it. */
function oneWeek(topUpClaimed: string, payPaid: string, own: PlainRow = {}): PlainRow {
  const week = { ...days("2020-11-09", "2020-11-13"), employerPaidDate: "2020-11-27" };
  return { ...week, sspPaid: "95.85", topUpClaimed, payPaid, ...own };
}

const irregular: PlainRow = {
  hoursPattern: "IRREGULAR",
  normalWeeklyPay: "",
  employmentStatus: "ZERO_HOURS",
};
const eightWeeks = ["210.00", "252.00", "168.00", "0.00", "294.00", "231.00", "273.00", "252.00"];

function weeks(amounts: readonly string[], own: PlainRow = {}): PlainRow {
  const filled = amounts.flatMap((amount, at) => (amount === "" ? [] : [[`week${at + 1}`, amount] as const]));
  return { ...irregular, ...Object.fromEntries(filled), ...own };
}

const noSickPay: PlainRow = { sickPayType: "NO_SSP", sspPaid: "" };

function workedFigures(): readonly PlainRow[] {
  const mixed = ["120.00", "101.85", "83.70", "101.85", "176.85", "101.85", "101.85", "101.85"];
  return [
    claim(1),
    claim(2, oneWeek("114.15", "210.00", weeks(eightWeeks))),
    claim(3, oneWeek("114.15", "210.00", weeks(eightWeeks.with(4, "374.00"), { bonus5: "80.00" }))),
    claim(4, {
      ...days("2021-01-11", "2021-01-20"),
      ...noSickPay,
      normalWeeklyPay: "100.00",
      payPaid: "160.00",
      topUpClaimed: "160.00",
    }),
    claim(5, {
      ...days("2020-11-09", "2020-11-11"),
      ...noSickPay,
      normalWeeklyPay: "350.00",
      payPaid: "210.00",
      topUpClaimed: "210.00",
    }),
    claim(6, {
      ...days("2021-03-31", "2021-04-09"),
      normalWeeklyPay: "350.00",
      sspPaid: "19.17",
      payPaid: "560.00",
      topUpClaimed: "406.24",
    }),
    claim(7, oneWeek("101.85", "101.85", { ...weeks(mixed, { bonus5: "75.00" }), ...noSickPay })),
  ];
}

function irregularHours(): readonly PlainRow[] {
  const claimed = (row: PlainRow) => oneWeek("114.15", "210.00", row);
  return [
    claim(10, claimed(weeks(eightWeeks))),
    // Overtime that comes by chance is taken out, overtime that is regular stays in.
    claim(11, claimed(weeks(eightWeeks.with(0, "290.00"), { overtime1: "80.00", regularOvertime: "N" }))),
    claim(
      12,
      oneWeek(
        "124.15",
        "220.00",
        weeks(eightWeeks.with(0, "290.00"), { overtime1: "80.00", regularOvertime: "Y" }),
      ),
    ),
    claim(13, claimed(weeks(eightWeeks.with(7, "402.00"), { backPay8: "150.00" }))),
    // Five weeks of employment: the average is over five.
    claim(
      14,
      oneWeek("114.15", "210.00", weeks(["", "", "", "210.00", "252.00", "168.00", "231.00", "189.00"])),
    ),
    claim(15, claimed(weeks(eightWeeks.with(1, "60.00"), { bonus2: "80.00" }))),
    claim(16, claimed({ ...irregular })),
    claim(17, claimed({ ...weeks(eightWeeks), workingDays: "M-W-F--" })),
    claim(18, claimed({ ...weeks(eightWeeks), workingDays: "3" })),
  ];
}

const weekEndings = [
  "2020-09-20",
  "2020-09-27",
  "2020-10-04",
  "2020-10-11",
  "2020-10-18",
  "2020-10-25",
  "2020-11-01",
  "2020-11-08",
];

function table(of: PlainRow, amounts: readonly string[]): readonly PlainRow[] {
  const payrollRef = of["payrollRef"] ?? "";
  return amounts.map((gross, at) => ({ payrollRef, weekEnding: weekEndings[at] ?? "", gross }));
}

function longForm(): readonly [readonly PlainRow[], readonly PlainRow[]] {
  const rows = [20, 21, 22, 23].map((person) => claim(person, oneWeek("114.15", "210.00", irregular)));
  const [usual = {}, bonus = {}, twice = {}, unreadable = {}] = rows;
  const [first = {}] = table(twice, eightWeeks);
  const [, second = {}] = table(unreadable, eightWeeks);
  const earnings = [
    ...table(usual, eightWeeks),
    ...table(bonus, eightWeeks.with(4, "374.00")).map((row, at) =>
      at === 4 ? { ...row, bonus: "80.00" } : row,
    ),
    ...table(twice, eightWeeks),
    { ...first, gross: "211.00" },
    ...table(unreadable, eightWeeks).with(1, { ...second, gross: "dau gant" }),
    // A week after the absence began is not among the eight.
    { payrollRef: usual["payrollRef"] ?? "", weekEnding: "2020-11-15", gross: "95.85" },
  ];
  return [rows, earnings];
}

/** £121.50 a week is above the limit of £120, £119.00 is not. */
const linkedFirst = { ...days("2020-11-02", "2020-11-06"), normalWeeklyPay: "121.50" };
const linkedSecond = { ...days("2020-11-30", "2020-12-04"), normalWeeklyPay: "119.00" };

function november(): readonly PlainRow[] {
  return [
    claim(30, { ...linkedFirst, sspPaid: "95.85", payPaid: "121.50", topUpClaimed: "25.65" }),
    claim(31, {
      ...days("2020-11-23", "2020-11-30"),
      sspPaid: "115.02",
      payPaid: "415.80",
      topUpClaimed: "300.78",
    }),
    claim(32),
    claim(33, { sspPaid: "", topUpClaimed: "510.00" }),
    claim(34, { sspPaid: "180.00", topUpClaimed: "513.00" }),
    claim(35, { payPaid: "500.00" }),
    claim(36, { employerPaidDate: "2021-02-26" }),
    claim(37, { declarationDate: "2020-12-01" }),
    claim(38, {
      absenceCategory: "SYMPTOMS",
      ...days("2020-11-09", "2020-11-18"),
      sspPaid: "153.36",
      payPaid: "554.40",
      topUpClaimed: "401.04",
    }),
    claim(39, { absenceStart: "2020-11-20", absenceEnd: "2020-11-09" }),
  ];
}

function december(): readonly PlainRow[] {
  return [
    claim(30, { ...linkedSecond, sspPaid: "95.85", payPaid: "119.00", topUpClaimed: "23.15" }),
    claim(31, {
      ...days("2020-12-01", "2020-12-11"),
      sspPaid: "76.68",
      payPaid: "277.20",
      topUpClaimed: "451.17",
    }),
    claim(32, {
      ...days("2020-11-19", "2020-11-22"),
      sspPaid: "38.34",
      payPaid: "138.60",
      topUpClaimed: "100.26",
    }),
    claim(1),
    claim(40, { roleCode: "UNCLEAR" }),
    claim(41, { declarationDate: "" }),
    claim(42, { absenceCategory: "CARE_RESPONSIBILITY" }),
  ];
}

const agency: PlainRow = {
  roleCode: "AGENCY_CARE_WORKER",
  employmentStatus: "AGENCY",
  settingType: "DOM_CARE",
  registeredInWales: "Y",
};
const bank: PlainRow = { roleCode: "BANK_CASUAL_POOL", employmentStatus: "BANK" };
const assistant: PlainRow = { roleCode: "PERSONAL_ASSISTANT", settingType: "DIRECT_PAYMENT", fundedBy: "Y" };

function agencyAndOthers(): readonly PlainRow[] {
  return [
    claim(50, { ...agency, shiftsConfirmedDate: "2020-11-08" }),
    claim(51, { ...agency, shiftsConfirmedDate: "2020-11-09" }),
    claim(52, { ...agency, registeredInWales: "N", shiftsConfirmedDate: "2020-11-02" }),
    claim(53, { ...bank, shiftsCompletedInSeries: "1" }),
    claim(54, { ...bank, shiftsCompletedInSeries: "0" }),
    claim(55, { ...bank, shiftsCompletedInSeries: "" }),
    claim(56, { ...assistant, employmentStatus: "SELF_EMPLOYED", ...noSickPay, topUpClaimed: "693.00" }),
    claim(57, { employmentStatus: "SELF_EMPLOYED", ...noSickPay, topUpClaimed: "693.00" }),
    claim(58, { onProbation: "Y" }),
    claim(59, { sickPayType: "FULL_PAY", sspPaid: "" }),
    claim(60, {
      sickPayType: "FULL_PAY_LIMITED",
      fullPayUntil: "2020-11-13",
      sspPaid: "95.85",
      topUpClaimed: "250.65",
    }),
    claim(61, {
      sickPayType: "FULL_PAY_LIMITED",
      fullPayFrom: "2020-11-12",
      sspPaid: "57.51",
      topUpClaimed: "150.39",
    }),
    claim(62, {
      absenceCategory: "SYMPTOMS",
      testDate: "2020-11-11",
      testResult: "NEGATIVE",
      sspPaid: "57.51",
      topUpClaimed: "150.39",
    }),
    claim(63, { testDate: "2020-11-11", testResult: "POSITIVE" }),
    claim(64, { sissAppliedDate: "2020-11-16", sspPaid: "95.85", topUpClaimed: "250.65" }),
    claim(65),
    claim(66),
    claim(67),
    claim(68, noSickPay),
    claim(69, { evidenceHeld: "N" }),
    claim(70, {
      fullPayFrom: "2020-11-09",
      fullPayUntil: "2020-11-13",
      sspPaid: "95.85",
      topUpClaimed: "250.65",
    }),
    claim(71, { ...assistant, employmentStatus: "SELF_EMPLOYED", sspPaid: "", topUpClaimed: "693.00" }),
    claim(72, { declarationDate: "2020-10-29" }),
    claim(73, { declarationDate: "2020-11-18", employerPaidDate: "2020-11-13" }),
    claim(74, { testDate: "2020-11-23", testResult: "POSITIVE" }),
    claim(75, { employerPaidDate: "2020-11-06" }),
    claim(76, { absenceCategory: "POSITIVE", testDate: "2020-11-08", testResult: "NEGATIVE" }),
  ];
}

function welsh(): readonly [readonly PlainRow[], readonly PlainRow[]] {
  const long = claim(81, oneWeek("114.15", "210.00", irregular));
  return [[claim(80), long, claim(82, { workerOptIn: "N" })], table(long, eightWeeks)];
}

function awards(): readonly PlainRow[] {
  const award = (person: number, from: string, to: string) => ({
    niNumber: niNumber(firstPerson + person),
    from,
    to,
    amount: "500.00",
  });
  return [
    award(65, "2020-11-20", "2020-11-29"),
    award(66, "2020-11-21", "2020-11-30"),
    award(67, "2020-12-10", "2020-12-01"),
    award(99, "2020-11-09", "2020-11-20"),
  ];
}

function claims(
  rows: readonly PlainRow[],
  employerId: string,
  employerName: string,
  own: PlainRow = {},
): Buffer {
  return csvTable(sickPayCover(rows, { employerId, employerName, ...own }), sickPayColumns, rows);
}

export const sickPay: Story = {
  folder: "sick-pay",
  readme,
  files: async () => {
    const [longRows, longEarnings] = longForm();
    const [welshRows, welshEarnings] = welsh();
    const irregularRows = irregularHours();
    const irregularCover = sickPayCover(irregularRows, {
      employerId: "E0602",
      employerName: "Gofal Dysynni",
    });
    const welshCover = sickPayCover(welshRows, {
      employerId: "E0605",
      employerName: "Cartref Llyn Tegid",
      declaration: "Ydy",
    });
    const inWelsh = { headings: "cy", yesNo: "Ydy" } as const;
    return [
      ["a-worked-figures.csv", claims(workedFigures(), "E0601", "Cartref Mawddach", { period: "2021-04" })],
      [
        "b-irregular-hours.xlsx",
        await workbook([coverSheet(irregularCover), tableSheet("Claims", sickPayColumns, irregularRows)]),
      ],
      ["c-long-form.csv", claims(longRows, "E0603", "Plas Aeron")],
      ["c-long-form-earnings.csv", csvTable({ employerId: "E0603" }, earningsColumns, longEarnings)],
      ["d-2020-11.csv", claims(november(), "E0604", "Teifi Care Homes")],
      ["d-2020-12.csv", claims(december(), "E0604", "Teifi Care Homes", { period: "2020-12" })],
      ["e-agency.csv", claims(agencyAndOthers(), "E0606", "Asiantaeth Hiraethog")],
      [
        "f-cymraeg.xlsx",
        await excelTables([
          coverSheet(welshCover, "Clawr"),
          tableSheet("Hawliadau", sickPayColumns, welshRows, inWelsh),
          tableSheet("Enillion", earningsColumns, welshEarnings, inWelsh),
        ]),
      ],
      ["siss-awards.csv", csvTable({}, awardColumns, awards())],
    ];
  },
};
