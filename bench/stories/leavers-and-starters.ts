// The edges of the calendar: who was there on 31 March, who started before 30 June, who left after how many instalments.
import { coverOf, type ReturnCover, type ReturnRow } from "../return-columns.ts";
import { csvReturn, returnSheets } from "../return-file.ts";
import { workbook } from "../workbook.ts";
import { type CrewHabits, crew, invented, lumpSum, numbered, type Story } from "./story.ts";

const readme = `# leavers-and-starters: the day before, the day and the day after

${invented}

One care home, June to October 2022, and a home-care service in June. Each month's file shows other people, so that
the whole folder can be run as one batch; those who leave in July or later had their earlier instalments from returns
that are not here, and the column Instalment number says how many. Run it without a ledger (\`--ledger none\`). The
column Note says what a row shows; a real return would not.

What to look for:

- \`june-care-home.csv\`: employed on 31 March (left on 30 March: not eligible, on 31 March: paid in full); started on 1 April, 29 June,
  30 June (refer with six shifts, not eligible with five) and 1 July; five and six shifts; shifts waived for
  sickness, maternity, shared parental and adoption leave, not for another absence; dismissed the day before, on and
  after pay day; dismissed and reinstated; form on 30 June and on 1 July.
- \`june-home-care.xlsx\`: starters paid on 24 June because of shifts still expected (conditional), with five expected
  (not eligible), paid on 30 June (no longer early: not eligible), started on 30 June; six shifts worked are enough on any pay day.
- \`july-…\` to \`october-…\`: leavers after 1, 2, 3 and 4 instalments get the balance 1,198.40, 898.80, 599.20 and 299.60; June's
  leavers before any instalment get 1,498.00 in one sum, whatever they chose. Beside them: leaves only next month
  (an instalment now), left last month (the balance now), dismissed after pay day (this instalment, no balance), reinstated.
- On payable rows the amount paid is what is due, except one row in August that paid an instalment instead of the
  balance: 599.20 is still owed. Nobody claims on-costs: they are computed and
  shown, and none is payable (WFP-64).
`;

export const leaversAndStarters: Story = {
  folder: "leavers-and-starters",
  readme,
  files: async () => {
    const june = careHomeInJune();
    const starters = startersInJune();
    return [
      ["june-care-home.csv", csvReturn(careHome(june, "2022-06"), june, { encoding: "utf8-bom" })],
      [
        "june-home-care.xlsx",
        await workbook(
          returnSheets(
            coverOf(starters, { laCode: "W06000008", employerId: "E0302", employerName: "Gofal Aeron" }),
            starters,
            { values: "en", yesNo: "Yes" },
          ),
        ),
      ],
      ...months.map((month) => {
        const rows = laterMonth(month);
        return [
          `${month.name}-care-home.csv`,
          csvReturn(careHome(rows, month.period), rows, { encoding: "utf8-bom" }),
        ] as const;
      }),
    ];
  },
};

const habits: CrewHabits = { usual: { basePay: "1612.00" } };

function careHome(rows: readonly ReturnRow[], period: string): ReturnCover {
  return coverOf(rows, {
    laCode: "W06000008",
    employerId: "E0301",
    employerName: "Cartref Ystwyth",
    period,
    preparedDate: `${period}-28`,
  });
}

function careHomeInJune(): readonly ReturnRow[] {
  const { worker } = crew(6_000, habits);
  const left = (day: string, leaveReason = "RESIGNED"): ReturnRow => ({ leaveDate: day, leaveReason });
  return numbered([
    worker({ note: "Nothing unusual" }),
    worker({ ...left("2022-03-30"), note: "Left on 30 March" }),
    worker({ ...left("2022-03-31"), ...lumpSum, note: "Left on 31 March" }),
    worker({ ...left("2022-04-01"), ...lumpSum, note: "Left on 1 April" }),
    worker({
      ...left("2022-06-10", "REDUNDANT"),
      amountPaid: "1498.00",
      note: "Chose instalments, left before the first",
    }),
    worker({ ...left("2022-06-30", "DIED"), amountPaid: "1498.00", note: "Last day of the month" }),
    worker({ ...left("2022-07-01"), note: "Leaves on 1 July: instalment now" }),
    worker({ startDate: "2022-03-31", shiftsInWindow: "6", note: "Started on 31 March, six induction days" }),
    worker({ startDate: "2022-04-01", shiftsInWindow: "6", note: "Started on 1 April" }),
    worker({
      startDate: "2022-06-20",
      shiftsInWindow: "6",
      payDate: "2022-06-30",
      note: "Started on 20 June, six shifts",
    }),
    worker({
      startDate: "2022-06-29",
      shiftsInWindow: "6",
      payDate: "2022-06-30",
      note: "Started on 29 June, says six shifts",
    }),
    worker({
      startDate: "2022-06-30",
      shiftsInWindow: "6",
      payDate: "2022-06-30",
      note: "Started on 30 June, six shifts",
    }),
    worker({
      startDate: "2022-06-30",
      shiftsInWindow: "5",
      payDate: "2022-06-30",
      note: "Started on 30 June, five shifts",
    }),
    worker({ startDate: "2022-07-01", shiftsInWindow: "6", payDate: "2022-06-30", note: "Starts on 1 July" }),
    worker({ shiftsInWindow: "6", note: "Six shifts" }),
    worker({ shiftsInWindow: "5", note: "Five shifts" }),
    worker({ shiftsInWindow: "0", absenceReason: "SICK", note: "Waived: sickness" }),
    worker({ shiftsInWindow: "0", absenceReason: "MATERNITY", note: "Waived: maternity" }),
    worker({ shiftsInWindow: "3", absenceReason: "SHARED_PARENTAL", note: "Waived: shared parental leave" }),
    worker({ shiftsInWindow: "5", absenceReason: "ADOPTION", note: "Waived: adoption" }),
    worker({ shiftsInWindow: "5", absenceReason: "OTHER", note: "Not waived: another absence" }),
    worker({ ...left("2022-06-27", "DISMISSED_DISCIPLINARY"), note: "Dismissed the day before pay day" }),
    worker({ ...left("2022-06-28", "DISMISSED_DISCIPLINARY"), note: "Dismissed on pay day" }),
    worker({ ...left("2022-06-29", "DISMISSED_GROSS_MISCONDUCT"), note: "Dismissed the day after pay day" }),
    worker({
      ...left("2022-05-13", "DISMISSED_GROSS_MISCONDUCT"),
      dismissalOverturnedDate: "2022-06-28",
      note: "Dismissal overturned on pay day",
    }),
    worker({
      ...left("2022-05-13", "DISMISSED_GROSS_MISCONDUCT"),
      dismissalOverturnedDate: "2022-06-29",
      note: "Overturned the day after pay day",
    }),
    worker({ formReceivedDate: "2022-06-30", payDate: "2022-06-30", note: "Form on 30 June" }),
    worker({ formReceivedDate: "2022-07-01", payDate: "2022-06-30", note: "Form on 1 July" }),
    worker({
      employmentStatus: "TEMPORARY",
      contractMonths: "12",
      startDate: "2022-04-04",
      shiftsInWindow: "50",
      note: "Contract of twelve months",
    }),
    worker({
      employmentStatus: "TEMPORARY",
      contractMonths: "11",
      startDate: "2022-04-04",
      shiftsInWindow: "50",
      note: "Contract of eleven months",
    }),
  ]);
}

function startersInJune(): readonly ReturnRow[] {
  const { worker } = crew(6_100, {
    workplace: "home-care",
    usual: { basePay: "820.00", payDate: "2022-06-24" },
  });
  const early: ReturnRow = { startDate: "2022-06-13", shiftsInWindow: "4" };
  return numbered([
    worker({ note: "Nothing unusual" }),
    worker({ ...early, shiftsExpected: "6", note: "Six expected, paid on 24 June" }),
    worker({ ...early, shiftsExpected: "9", ...lumpSum, note: "Nine expected, lump sum" }),
    worker({ ...early, shiftsExpected: "5", note: "Five expected" }),
    worker({ ...early, note: "None expected" }),
    worker({ ...early, shiftsExpected: "8", payDate: "2022-06-29", note: "Paid on 29 June" }),
    worker({ ...early, shiftsExpected: "8", payDate: "2022-06-30", note: "Paid on 30 June" }),
    worker({ ...early, shiftsInWindow: "6", shiftsExpected: "8", note: "Six already worked" }),
    worker({ ...early, shiftsInWindow: "6", payDate: "2022-06-30", note: "Six worked, paid on 30 June" }),
    worker({ ...early, shiftsExpected: "8", absenceReason: "SICK", note: "Sick: waived, not conditional" }),
    worker({ startDate: "2022-06-30", shiftsInWindow: "0", shiftsExpected: "6", note: "Starts on 30 June" }),
    worker({
      startDate: "2022-03-28",
      shiftsInWindow: "3",
      shiftsExpected: "9",
      note: "There on 31 March: nothing expected counts",
    }),
    worker({
      ...early,
      employmentStatus: "ZERO_HOURS",
      contractedHours: "0",
      shiftsExpected: "7",
      note: "Zero hours, seven expected",
    }),
    worker({
      ...early,
      leaveDate: "2022-06-22",
      leaveReason: "RESIGNED",
      shiftsInWindow: "5",
      note: "Left after five shifts",
    }),
  ]);
}

type Month = {
  readonly name: string;
  readonly period: string;
  /** Instalments paid before this month. */
  readonly paid: 1 | 2 | 3 | 4;
  readonly next: string;
  readonly before: string;
  readonly balance: string;
};

const months: readonly Month[] = [
  { name: "july", period: "2022-07", paid: 1, before: "2022-06-29", next: "2022-08-01", balance: "1198.40" },
  { name: "august", period: "2022-08", paid: 2, before: "2022-07-31", next: "2022-09-01", balance: "898.80" },
  {
    name: "september",
    period: "2022-09",
    paid: 3,
    before: "2022-08-31",
    next: "2022-10-01",
    balance: "599.20",
  },
  {
    name: "october",
    period: "2022-10",
    paid: 4,
    before: "2022-09-30",
    next: "2022-11-01",
    balance: "299.60",
  },
];

function laterMonth({ period, paid, next, before, balance }: Month): readonly ReturnRow[] {
  const payDate = `${period}-28`;
  const { worker } = crew(6_200 + paid * 100, {
    usual: { ...habits.usual, payDate, instalmentNo: String(paid + 1) },
  });
  const lastDay = paid === 3 ? `${period}-30` : `${period}-31`;
  return numbered([
    worker({ note: "Stays" }),
    worker({
      leaveDate: `${period}-08`,
      leaveReason: "RESIGNED",
      amountPaid: balance,
      note: "Leaves this month",
    }),
    worker({
      leaveDate: lastDay,
      leaveReason: "RETIRED",
      amountPaid: balance,
      note: "Leaves on the last day of the month",
    }),
    worker({ leaveDate: next, leaveReason: "RETIRED", note: "Leaves on the first of next month" }),
    worker({ leaveDate: before, leaveReason: "REDUNDANT", amountPaid: balance, note: "Left last month" }),
    worker({
      leaveDate: `${period}-12`,
      leaveReason: "OTHER",
      amountPaid: paid === 2 ? "299.60" : balance,
      note: paid === 2 ? "An instalment was paid instead of the balance" : "Left for another reason",
    }),
    worker({
      leaveDate: `${period}-27`,
      leaveReason: "DISMISSED_DISCIPLINARY",
      amountPaid: "0.00",
      note: "Dismissed the day before pay day",
    }),
    worker({
      leaveDate: `${period}-29`,
      leaveReason: "DISMISSED_DISCIPLINARY",
      note: "Dismissed the day after pay day",
    }),
    worker({
      leaveDate: "2022-06-15",
      leaveReason: "DISMISSED_GROSS_MISCONDUCT",
      dismissalOverturnedDate: `${period}-11`,
      note: "Reinstated: goes on as before",
    }),
    worker({
      leaveDate: "2022-06-15",
      leaveReason: "DISMISSED_DISCIPLINARY",
      dismissalOverturnedDate: `${period}-11`,
      formReceivedDate: `${period}-12`,
      instalmentNo: "1",
      note: "Reinstated, form after the close",
    }),
  ]);
}
