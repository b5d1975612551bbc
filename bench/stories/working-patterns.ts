// Working patterns of two employers: the worked examples of the guidance and what it says of the rest, as one workbook
// with three tables, and as Welsh CSV files of one table each.
import { extraHoursColumns, patternColumns, sicknessColumns } from "../listing-files.ts";
import { coverSheet, csvTable, type PlainRow, tableSheet } from "../sick-pay-file.ts";
import { workbook } from "../workbook.ts";
import { invented, type Story } from "./story.ts";

const readme = `# working-patterns: what the guidance on flexible working comes to

${invented}

Nothing here is a claim: the batch pays nothing. It lists what the patterns come to.

- \`cyngor-gwydir.xlsx\`: a cover and three tables in one workbook. One row has a pattern that nobody knows and is rejected; the
  others are listed.
- \`bwrdd-crafnant-patrymau.csv\`, \`bwrdd-crafnant-salwch.csv\`: Welsh headings, one table in each file; they find each other by
  the employer's reference, and the month on the cover of the patterns is the month of both.

What to look for in \`patterns.csv\`, \`extra-hours.csv\`, \`sickness.csv\` and \`holidays.csv\`:

| payroll number | pattern | comes to |
|---|---|---|
| 0101 | 90% | 9.5 privilege days, 27 days of leave, half pay after 164 sick days, no pay after 329 |
| 0102 | Monday to Wednesday | 18 days of leave, half pay after 78 sick days, no pay after 157; 14.8 extra hours are plain, 3.2 overtime |
| 0103 | 37 hours in four days | 9.25 hours a day, all of the pay |
| 0104 | a fortnight's hours in nine days | 8.2222 hours a day |
| 0105 | term time | twelve instalments, the rest of the pence in the last |
| 0106, 0107 | one post, 60% and 40% | whole |
| 0108, 0109 | one post, 50% and 40% | a note: the post is not whole |
| 0110 | annualised hours | twelve instalments |
| 0111 | career break | a note: longer than five years |
| 0112 | flexible hours, inspection | notes: approval is missing, the limit of the balance is not set |
| 0113 | ZEBRA | rejected, at its cell |
| 0114 | 26 hours from the age of 60 | partial retirement is possible |

Absences of four weeks are in \`support-referrals.csv\`, with the provider of In-Work Support for the council's area on that day
and nothing medical.
`;

const usual: PlainRow = {
  patternEffectiveFrom: "2015-01-05",
  fteAnnualPay: "30000.00",
  privilegeBasis: "PCT",
  employmentType: "PERMANENT",
};

const patterns: readonly PlainRow[] = [
  { ...usual, payrollRef: "0101", patternType: "PART_TIME", ftePercent: "90%", weeklyHours: "33.3" },
  {
    ...usual,
    payrollRef: "0102",
    patternType: "PART_TIME",
    daysPerWeek: "3",
    weekPattern: "Mon 7.4, Tue 7.4, Wed 7.4",
    weeklyHours: "22.2",
    fteAllowances: "1000.00",
    privilegeBasis: "PATTERN",
  },
  {
    ...usual,
    payrollRef: "0103",
    patternType: "COMPRESSED",
    daysPerWeek: "4",
    weekPattern: "Mon 9.25, Tue 9.25, Wed 9.25, Thu 9.25",
    weeklyHours: "37",
    breakMinutes: "30",
  },
  { ...usual, payrollRef: "0104", patternType: "COMPRESSED", daysPerWeek: "4.5", weeklyHours: "37" },
  {
    ...usual,
    payrollRef: "0105",
    patternType: "TERM_TIME",
    fteAnnualPay: "30001.00",
    ftePercent: "86%",
    weeklyHours: "37",
    termWeeks: "39",
    halfTermIncluded: "N",
  },
  ...jobShare("0106", "POST-1", "60%", "22.2"),
  ...jobShare("0107", "POST-1", "40%", "14.8"),
  ...jobShare("0108", "POST-2", "50%", "18.5"),
  ...jobShare("0109", "POST-2", "40%", "14.8"),
  {
    ...usual,
    payrollRef: "0110",
    patternType: "ANNUALISED",
    ftePercent: "75%",
    weeklyHours: "27.75",
    annualHours: "1448",
  },
  {
    ...usual,
    payrollRef: "0111",
    patternType: "CAREER_BREAK",
    patternEffectiveFrom: "2019-09-01",
    patternEffectiveTo: "2024-09-30",
    weeklyHours: "0",
  },
  {
    ...usual,
    payrollRef: "0112",
    patternType: "FLEXI",
    weeklyHours: "37",
    inFlexiScheme: "Y",
    staffGroup: "INSPECTION",
  },
  { ...usual, payrollRef: "0113", patternType: "ZEBRA", weeklyHours: "37" },
  {
    ...usual,
    payrollRef: "0114",
    patternType: "PART_TIME",
    patternEffectiveFrom: "2022-04-01",
    ftePercent: "70.27%",
    weeklyHours: "26",
    dateOfBirth: "1962-03-31",
    pensionablePayBefore: "30000.00",
    pensionablePayAfter: "21081.00",
  },
];

function jobShare(ref: string, post: string, share: string, hours: string): readonly PlainRow[] {
  return [
    {
      ...usual,
      payrollRef: ref,
      patternType: "JOB_SHARE",
      jobSharePost: post,
      jobSharePercent: share,
      ftePercent: share,
      weeklyHours: hours,
    },
  ];
}

const extraHours: readonly PlainRow[] = [
  {
    payrollRef: "0102",
    weekEnding: "2022-06-12",
    extraHours: "18",
    approvedBy: "A. Pryce",
    approvedDate: "2022-06-01",
    hourlyRate: "15.59",
  },
  { payrollRef: "0101", weekEnding: "2022-06-19", extraHours: "2" },
];

const sickness: readonly PlainRow[] = [
  { payrollRef: "0101", from: "2022-05-16" },
  { payrollRef: "0102", from: "2022-01-03", to: "2022-07-04", days: "79" },
  { payrollRef: "0103", from: "2022-05-30", to: "2022-06-25", days: "27" },
];

const welshPatterns: readonly PlainRow[] = [
  {
    ...usual,
    payrollRef: "0201",
    patternType: "PART_TIME",
    daysPerWeek: "2",
    weekPattern: "Thu 7.4, Fri 7.4",
    weeklyHours: "14.8",
    privilegeBasis: "PATTERN",
  },
];

const welshSickness: readonly PlainRow[] = [
  { payrollRef: "0201", from: "2022-06-02", to: "2022-06-29", days: "8" },
  { payrollRef: "0202", from: "2022-06-06", to: "2022-06-10" },
];

export const workingPatterns: Story = {
  folder: "working-patterns",
  readme,
  files: async () => {
    const crafnant = { laCode: "W06000010", employerId: "E0702", employerName: "Bwrdd Crafnant" };
    return [
      [
        "cyngor-gwydir.xlsx",
        await workbook([
          coverSheet({
            laCode: "W06000003",
            employerId: "E0701",
            employerName: "Cyngor Gwydir",
            period: "2022-06",
            preparedBy: "Payroll office",
          }),
          tableSheet("Patterns", patternColumns, patterns),
          tableSheet("Extra hours", extraHoursColumns, extraHours),
          tableSheet("Sickness", sicknessColumns, sickness),
        ]),
      ],
      [
        "bwrdd-crafnant-patrymau.csv",
        csvTable({ ...crafnant, period: "2022-06" }, patternColumns, welshPatterns, { headings: "cy" }),
      ],
      ["bwrdd-crafnant-salwch.csv", csvTable(crafnant, sicknessColumns, welshSickness, { headings: "cy" })],
    ];
  },
};
