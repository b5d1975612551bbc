// Claims of the sick-pay enhancement for tests of the whole program: a payable absence to change one cell at a time,
// and files around it.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { niNumber } from "../../bench/people.ts";
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
} from "../../bench/sick-pay-file.ts";
import { workbook } from "../../bench/workbook.ts";
import { folder } from "./program.ts";

export type { PlainRow };

/** The first worked example: 38.5 hours at £9.00, ten working days as a contact. */
export function claim(person: number, own: PlainRow = {}): PlainRow {
  return {
    niNumber: niNumber(30_000 + person),
    surname: "Llŷr-Jones",
    forenames: "Siân Mair",
    payrollRef: String(person).padStart(4, "0"),
    ...contactAbsence,
    employmentStatus: "EMPLOYEE_FT",
    ...own,
  };
}

/** The absence moved to other days; what the worker claims for them is for the test to say. */
export function days(first: string, last: string): PlainRow {
  return { absenceStart: first, absenceEnd: last, isolationEndDate: last, employerPaidDate: last };
}

export const employer = { employerId: "E0042", employerName: "Cartref Menai" };

export function claimsCsv(rows: readonly PlainRow[], cover: PlainRow = {}): Buffer {
  return csvTable(sickPayCover(rows, { ...employer, ...cover }), sickPayColumns, rows);
}

export function earningsCsv(rows: readonly PlainRow[], cover: PlainRow = {}): Buffer {
  return csvTable({ employerId: employer.employerId, ...cover }, earningsColumns, rows);
}

export function awardsCsv(rows: readonly PlainRow[]): Buffer {
  return csvTable({}, awardColumns, rows);
}

/** A workbook with the claims, and a second sheet of earnings where there are any. */
export function claimsXlsx(
  rows: readonly PlainRow[],
  cover: PlainRow = {},
  earnings: readonly PlainRow[] = [],
): Promise<Buffer> {
  const sheets = [
    coverSheet(sickPayCover(rows, { ...employer, ...cover })),
    tableSheet("Claims", sickPayColumns, rows),
  ];
  const second = earnings.length === 0 ? [] : [tableSheet("Earnings", earningsColumns, earnings)];
  return workbook([...sheets, ...second]);
}

/** The eight weeks of irregular pay that end before 9 November 2020, the oldest first. */
export const irregular = ["210.00", "252.00", "168.00", "0.00", "294.00", "231.00", "273.00", "252.00"];
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

/** The weeks as columns of the claim. */
export function wide(weeks: readonly (string | undefined)[]): PlainRow {
  const filled = weeks.flatMap((amount, at) =>
    amount === undefined ? [] : [[`week${at + 1}`, amount] as const],
  );
  return { hoursPattern: "IRREGULAR", normalWeeklyPay: "", ...Object.fromEntries(filled) };
}

/** The same weeks as rows of their own. */
export function long(payrollRef: string, weeks: readonly (string | undefined)[]): readonly PlainRow[] {
  return weeks.flatMap((gross, at) =>
    gross === undefined ? [] : [{ payrollRef, weekEnding: weekEndings[at] ?? "", gross }],
  );
}

/** A folder with these files. */
export function filesIn(files: Readonly<Record<string, Uint8Array>>): string {
  const place = folder();
  mkdirSync(place, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(place, name), bytes);
  return place;
}
