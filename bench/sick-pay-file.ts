// Claims of the sick-pay enhancement as employers send them: one wide table, or a table with the weeks' earnings beside
// it, as CSV or as sheets; and a council's list of £500 awards. The headings stand apart from schemas/layouts on
// purpose: what was once sent out has to be read for ever.
import { penceOf, type ReturnColumn } from "./return-columns.ts";
import { cellText, csvCell, encoded, type Habits, sheetCell } from "./return-file.ts";
import type { Sheet } from "./workbook.ts";

/** A row in one plain form: days 2020-11-09, money 501.30, yes and no Y and N, lists by code. Blank = absent. */
export type PlainRow = Readonly<Record<string, string>>;

/** The first worked figure: 38.5 hours at £9.00, ten working days as a contact; whose absence it is comes with it. */
export const contactAbsence: PlainRow = {
  roleCode: "CARE_HOME_CARE_WORKER",
  employmentStatus: "EMPLOYEE_PT",
  settingType: "CARE_HOME",
  workCountry: "WALES",
  declarationDate: "2020-11-03",
  workerOptIn: "Y",
  absenceStart: "2020-11-09",
  absenceEnd: "2020-11-20",
  absenceCategory: "TTP_CONTACT",
  isolationEndDate: "2020-11-22",
  sickPayType: "SSP_ONLY",
  hoursPattern: "REGULAR",
  normalWeeklyPay: "346.50",
  contractedHours: "38.5",
  workingDays: "5",
  sspPaid: "191.70",
  payPaid: "693.00",
  topUpClaimed: "501.30",
  employerPaidDate: "2020-11-27",
  evidenceHeld: "Y",
};

function column(key: string, kind: ReturnColumn["kind"], en: string, cy: string): ReturnColumn {
  return { key, kind, en, cy };
}

function weekly(key: string, en: string, cy: string): readonly ReturnColumn[] {
  return [1, 2, 3, 4, 5, 6, 7, 8].map((week) =>
    column(`${key}${week}`, "money", `${en} ${week}`, `${cy} ${week}`),
  );
}

export const sickPayColumns: readonly ReturnColumn[] = [
  column("niNumber", "text", "National Insurance number", "Rhif Yswiriant Gwladol"),
  column("surname", "text", "Surname", "Cyfenw"),
  column("forenames", "text", "Forenames", "Enwau cyntaf"),
  column("payrollRef", "text", "Payroll number", "Rhif cyflogres"),
  column("roleCode", "list", "Eligible job", "Swydd gymwys"),
  column("employmentStatus", "list", "Employment status", "Statws cyflogaeth"),
  column("settingType", "list", "Setting", "Lleoliad"),
  column("siteId", "text", "Service (CIW) number", "Rhif gwasanaeth (AGC)"),
  column("workCountry", "list", "Country of work", "Gwlad y gwaith"),
  column("registeredInWales", "yes-no", "Registered in Wales", "Cofrestredig yng Nghymru"),
  column("directCare", "yes-no", "Direct care", "Gofal uniongyrchol"),
  column("dailyService", "yes-no", "Daily service", "Gwasanaeth dyddiol"),
  column("redeployedToRole", "list", "Redeployed to", "Adleolwyd i"),
  column("closeContact", "yes-no", "Close contact", "Cyswllt agos"),
  column("shiftsConfirmedDate", "day", "Shifts confirmed", "Cadarnhawyd y sifftiau"),
  column("shiftsCompletedInSeries", "number", "Shifts done in the series", "Sifftiau a gwblhawyd"),
  column("fundedBy", "yes-no", "Direct payment", "Taliad uniongyrchol"),
  column("declarationDate", "day", "Declaration date", "Dyddiad y datganiad"),
  column("workerOptIn", "yes-no", "Opted in", "Dymuno manteisio"),
  column("absenceStart", "day", "Absence from", "Absenoldeb o"),
  column("absenceEnd", "day", "Absence to", "Absenoldeb hyd"),
  column("absenceCategory", "list", "Absence category", "Categori absenoldeb"),
  column("testDate", "day", "Test date", "Dyddiad y prawf"),
  column("testResult", "list", "Test result", "Canlyniad y prawf"),
  column("isolationEndDate", "day", "Isolation end", "Diwedd hunanynysu"),
  column("sissAppliedDate", "day", "£500 scheme applied", "Cais am y £500"),
  column("sickPayType", "list", "Sick pay", "Tâl salwch"),
  column("fullPayFrom", "day", "Full pay from", "Cyflog llawn o"),
  column("fullPayUntil", "day", "Full pay until", "Cyflog llawn hyd"),
  column("onProbation", "yes-no", "Probation", "Cyfnod prawf"),
  column("hoursPattern", "list", "Hours", "Oriau"),
  column("normalWeeklyPay", "money", "Normal weekly pay", "Cyflog wythnosol arferol"),
  column("contractedHours", "number", "Hours per week", "Oriau yr wythnos"),
  column("workingDays", "text", "Days per week", "Diwrnodau"),
  ...weekly("week", "Earnings week", "Enillion wythnos"),
  ...weekly("bonus", "Bonus in week", "Bonws wythnos"),
  ...weekly("backPay", "Back pay in week", "Ôl-daliad wythnos"),
  ...weekly("overtime", "Overtime in week", "Goramser wythnos"),
  column("regularOvertime", "yes-no", "Overtime regular", "Goramser rheolaidd"),
  column("sspPaid", "money", "SSP paid for these days", "Tâl Salwch Statudol a dalwyd"),
  column("payPaid", "money", "Pay paid for these days", "Cyflog a dalwyd"),
  column("topUpClaimed", "money", "Enhancement claimed", "Ychwanegiad a hawliwyd"),
  column("employerPaidDate", "day", "Date paid", "Dyddiad talu"),
  column("evidenceHeld", "yes-no", "Evidence held", "Tystiolaeth"),
];

export const earningsColumns: readonly ReturnColumn[] = [
  column("payrollRef", "text", "Payroll number", "Rhif cyflogres"),
  column("weekEnding", "day", "Week ending", "Wythnos yn gorffen"),
  column("gross", "money", "Gross", "Gros"),
  column("bonus", "money", "Bonus", "Bonws"),
  column("backPay", "money", "Back pay", "Ôl-daliad"),
  column("overtime", "money", "Overtime", "Goramser"),
];

export const awardColumns: readonly ReturnColumn[] = [
  column("niNumber", "text", "National Insurance number", "Rhif Yswiriant Gwladol"),
  column("from", "day", "From", "O"),
  column("to", "day", "To", "Hyd"),
  column("amount", "money", "Amount", "Swm"),
];

/** What every claim has to have a column for. */
const always: ReadonlySet<string> = new Set(
  sickPayColumns
    .filter(
      ({ key }) => !/\d$|^(siteId|testDate|testResult|registeredInWales|directCare|dailyService)$/.test(key),
    )
    .filter(
      ({ key }) =>
        !/^(redeployedToRole|sissAppliedDate|fullPay(From|Until)|onProbation|regularOvertime)$/.test(key),
    )
    .filter(({ key }) => !/^(closeContact|shiftsConfirmedDate|shiftsCompletedInSeries|fundedBy)$/.test(key))
    .map(({ key }) => key),
);

/** The cover of a return of claims; what the employer says wins. */
export function sickPayCover(rows: readonly PlainRow[], own: PlainRow): PlainRow {
  return {
    templateVersion: "1",
    scheme: "SSPE",
    laCode: "W06000015",
    employerId: "",
    employerName: "",
    period: "2020-11",
    sequence: "1",
    preparedBy: "Payroll office",
    preparedDate: "2020-12-04",
    declaredRows: String(rows.length),
    declaredTotalPence: String(rows.reduce((sum, row) => sum + penceOf(row["topUpClaimed"]), 0)),
    declaration: "Y",
    ...own,
  };
}

/** The columns that any row fills, and those that each claim has. */
export function usedColumns(
  columns: readonly ReturnColumn[],
  rows: readonly PlainRow[],
): readonly ReturnColumn[] {
  const filled = new Set(rows.flatMap((row) => Object.keys(row)));
  const claims = columns === sickPayColumns;
  return columns.filter(({ key }) => filled.has(key) || !claims || always.has(key));
}

/** A table of its own as CSV, with the cover in lines above. */
export function csvTable(
  cover: PlainRow,
  columns: readonly ReturnColumn[],
  rows: readonly PlainRow[],
  habits: Habits = {},
): Buffer {
  const used = usedColumns(columns, rows);
  const lines = [
    ...Object.entries(cover).map(([key, value]) => csvCell(`#${key}: ${value}`, ",")),
    used.map((one) => csvCell(heading(one, habits), ",")).join(","),
    ...rows.map((row) => used.map((one) => csvCell(cellText(one, row, habits), ",")).join(",")),
  ];
  return encoded(`${lines.join("\r\n")}\r\n`, { encoding: "utf8-bom" });
}

/** A table as one sheet of a workbook. */
export function tableSheet(
  name: string,
  columns: readonly ReturnColumn[],
  rows: readonly PlainRow[],
  habits: Habits = {},
): Sheet {
  const used = usedColumns(columns, rows);
  return {
    name,
    rows: [
      used.map((one) => ({ text: heading(one, habits) })),
      ...rows.map((row) => used.map((one) => sheetCell(one, row, habits))),
    ],
  };
}

export function coverSheet(cover: PlainRow, name = "Cover"): Sheet {
  return { name, rows: Object.entries(cover).map(([key, value]) => [{ text: key }, { text: value }]) };
}

function heading(of: ReturnColumn, { headings }: Habits): string {
  if (headings === "keys") return of.key;
  return headings === "cy" ? of.cy : of.en;
}
