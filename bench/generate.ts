// Makes large monthly returns for measuring: a CSV of a million rows, a workbook of a hundred thousand. The same
// seed gives the same bytes. About 92 in 100 rows are payable; the rest are what a council really meets.
import { open } from "node:fs/promises";
import { name, niNumber } from "./people.ts";
import { type Random, rowSeed, seeded } from "./random.ts";
import {
  penceOf,
  type ReturnColumn,
  type ReturnKey,
  type ReturnRow,
  returnColumns,
} from "./return-columns.ts";
import { cellText, csvCell, sheetCell } from "./return-file.ts";
import { type SheetCell, workbook } from "./workbook.ts";

export type GenerateOptions = {
  /** 1 when absent. */
  readonly seed?: number | undefined;
  readonly language?: "en" | "cy" | undefined;
  readonly delimiter?: "," | ";" | "\t" | undefined;
  /** Another employer, of this number, with up to ten thousand people of its own. */
  readonly newcomers?: number | undefined;
  /** Nine rows in ten have a cell that cannot be read. */
  readonly faulty?: boolean | undefined;
};

export type Generated = { readonly rows: number; readonly totalPence: number; readonly bytes: number };

/** Behind the people of the largest file. */
const newcomersFrom = 12_000_000;

const days = ["2022-06-24", "2022-06-28", "2022-06-30"] as const;
const columns = returnColumns.filter(
  (column) => !["recordAction", "siteId", "note", "dismissalOverturnedDate"].includes(column.key),
);
const keys = columns.map((column) => column.key);

/** What the employer paid in row `row`: drawn first, so that the cover's total can be known before the rows. */
function amountPaid(random: Random): string {
  return random.chance(1_200) ? "1498.00" : "299.60";
}

/** Row `row` of the file with seed `seed`, in plain form. */
export function returnRow(seed: number, row: number): ReturnRow {
  const random = seeded(rowSeed(seed, row));
  const amount = amountPaid(random);
  const lump = amount === "1498.00";
  // About one row in two thousand repeats a person from some rows earlier.
  const repeats = row > 5_000 && random.chance(5);
  const person = repeats ? row - 1 - random.below(5_000) : row;
  const home = random.chance(5_500);
  const paid = random.chance(9_000);
  const base = random.below(240_000) + 60_000;
  const worker: Partial<Record<ReturnKey, string>> = {
    rowRef: String(row + 1),
    niNumber: niNumber(person),
    ...name(random),
    payrollRef: String((row * 7) % 1_000_000).padStart(6, "0"),
    roleCode: home
      ? random.of(["CARE_HOME_CARE_WORKER", "CARE_HOME_CARE_WORKER", "CARE_HOME_SENIOR", "CARE_HOME_NURSE"])
      : "DOM_CARE_WORKER",
    registration: "SCW",
    settingType: home ? "CARE_HOME" : "DOM_CARE",
    workCountry: "WALES",
    employmentStatus: random.of(["EMPLOYEE_FT", "EMPLOYEE_PT", "EMPLOYEE_PT", "ZERO_HOURS"]),
    contractedHours: random.of(["16", "20", "22.5", "30", "37", "37.5"]),
    startDate: `20${10 + random.below(12)}-0${1 + random.below(9)}-${10 + random.below(19)}`,
    shiftsInWindow: String(6 + random.below(110)),
    absenceReason: "NONE",
    otherEligibleJob: random.chance(400) ? "Y" : "N",
    formReceivedDate: `2022-0${4 + random.below(2)}-${10 + random.below(19)}`,
    consentDataCymru: "Y",
    paymentMethod: lump ? "LUMP" : "INSTALMENTS",
    instalmentNo: lump ? "" : "1",
    payDate: random.of(days),
    amountPaid: amount,
    pensionScheme: paid ? "NEST" : "NONE",
    employerPensionRate: paid ? "3.00" : "",
    basePay: `${Math.floor(base / 100)}.${String(base % 100).padStart(2, "0")}`,
    niCategory: random.of(["A", "A", "A", "A", "A", "A", "M", "C"]),
    employerNi: lump ? "225.45" : "45.09",
    employerPension: paid ? (lump ? "44.94" : "8.99") : "",
    payFrequency: "monthly",
  };
  const unusual = random.below(700);
  return unusual < 75 ? { ...worker, ...deviation(unusual, random) } : worker;
}

/** What sets one row in nine apart. */
function deviation(kind: number, random: Random): ReturnRow {
  if (kind < 12) return { shiftsInWindow: String(random.below(6)) };
  if (kind < 20) return { shiftsInWindow: "0", absenceReason: random.of(["SICK", "MATERNITY", "ADOPTION"]) };
  if (kind < 30)
    return {
      roleCode: random.of(["ANCILLARY_CARE_HOME", "ANCILLARY_DOM", "OFFICE", "COMMUNITY"]),
      registration: "NONE",
    };
  if (kind < 36) return { employmentStatus: "AGENCY" };
  if (kind < 42) return { employmentStatus: "BANK", hasContract: random.of(["Y", "N"]) };
  if (kind < 46) return { employmentStatus: "TEMPORARY", contractMonths: random.of(["6", "11", "12", "24"]) };
  if (kind < 52)
    return { startDate: `2022-05-${10 + random.below(20)}`, shiftsInWindow: "2", shiftsExpected: "9" };
  if (kind < 57)
    return { leaveDate: random.of(["2022-03-30", "2022-03-31", "2022-06-10"]), leaveReason: "RESIGNED" };
  if (kind < 59) return { leaveDate: "2022-05-31", leaveReason: "DISMISSED_DISCIPLINARY" };
  if (kind < 62) return { declined: "Y", formReceivedDate: "" };
  if (kind < 65) return { consentDataCymru: "N" };
  if (kind < 67) return { roleCode: "UNCLEAR" };
  if (kind < 70) return { workCountry: "ENGLAND" };
  if (kind < 72) return { formReceivedDate: "2022-07-01" };
  return random.of<ReturnRow>(faults);
}

const faults: readonly ReturnRow[] = [
  { niNumber: "QQ123456C" },
  { startDate: "2021-02-30" },
  { surname: "" },
  { contractedHours: "370" },
  { basePay: "1,61" },
];

function cover(
  rowCount: number,
  totalPence: number,
  employerId = "E9000",
): readonly (readonly [string, string])[] {
  return [
    ["templateVersion", "1"],
    ["scheme", "WFP"],
    ["laCode", "W06000015"],
    ["employerId", employerId],
    ["employerName", "Gofal Mawr Cyf"],
    ["period", "2022-06"],
    ["sequence", "1"],
    ["preparedBy", "Swyddfa'r gyflogres"],
    ["preparedDate", "2022-06-30"],
    ["declaredRows", String(rowCount)],
    ["declaredTotalPence", String(totalPence)],
    ["declaration", "Y"],
  ];
}

function totalOf(seed: number, rowCount: number): number {
  let total = 0;
  for (let row = 0; row < rowCount; row += 1) total += penceOf(amountPaid(seeded(rowSeed(seed, row))));
  return total;
}

/** Writes a CSV return of `rowCount` rows to `path`, some hundred kilobytes at a time. */
export async function writeReturnCsv(
  path: string,
  rowCount: number,
  options: GenerateOptions = {},
): Promise<Generated> {
  const seed = options.seed ?? 1;
  const delimiter = options.delimiter ?? ",";
  const language = options.language ?? "en";
  const totalPence = totalOf(seed, rowCount);
  const { newcomers, faulty = false } = options;
  const employerId = newcomers === undefined ? "E9000" : `N${newcomers}`;
  const rowAt = (row: number): ReturnRow => ({
    ...returnRow(seed, row),
    ...(newcomers === undefined ? {} : { niNumber: niNumber(newcomersFrom + newcomers * 10_000 + row) }),
    ...(faulty && row % 10 > 0 ? faults[row % faults.length] : {}),
  });
  const text = function* (): Generator<string> {
    for (const [key, value] of cover(rowCount, totalPence, employerId))
      yield csvCell(`#${key}: ${value}`, delimiter);
    yield columns.map((column) => csvCell(column[language], delimiter)).join(delimiter);
    for (let row = 0; row < rowCount; row += 1) yield csvRow(columns, rowAt(row), delimiter);
  };
  return { rows: rowCount, totalPence, bytes: await writeLines(path, text()) };
}

/** One line of a large file. */
export function csvRow(columns: readonly ReturnColumn[], cells: ReturnRow, delimiter: string): string {
  let line = "";
  for (let at = 0; at < columns.length; at += 1) {
    const column = columns[at];
    if (column === undefined) continue;
    if (at > 0) line += delimiter;
    line += csvCell(cellText(column, cells, {}), delimiter);
  }
  return line;
}

/** Writes the lines behind a byte order mark, some hundred kilobytes at a time; gives the length of the file in bytes. */
export async function writeLines(path: string, lines: Iterable<string>): Promise<number> {
  const file = await open(path, "w");
  let bytes = 0;
  try {
    let piece = "\uFEFF";
    for (const line of lines) {
      piece += `${line}\r\n`;
      if (piece.length > 1_048_576) {
        bytes += (await file.write(piece)).bytesWritten;
        piece = "";
      }
    }
    bytes += (await file.write(piece)).bytesWritten;
  } finally {
    await file.close();
  }
  return bytes;
}

/** Writes the same return as a workbook with a Cover sheet; at most 200,000 rows are a return that is read. */
export async function writeReturnXlsx(
  path: string,
  rowCount: number,
  options: GenerateOptions = {},
): Promise<Generated> {
  const seed = options.seed ?? 1;
  const totalPence = totalOf(seed, rowCount);
  const bytes = await workbook([
    {
      name: "Cover",
      rows: cover(rowCount, totalPence).map(([key, value]) => [{ text: key }, { text: value }]),
    },
    { name: "Return", rows: sheetRows(seed, rowCount, options.language ?? "en") },
  ]);
  const file = await open(path, "w");
  try {
    await file.writeFile(bytes);
  } finally {
    await file.close();
  }
  return { rows: rowCount, totalPence, bytes: bytes.length };
}

function* sheetRows(seed: number, rowCount: number, language: "en" | "cy"): Generator<readonly SheetCell[]> {
  yield columns.map((column) => ({ text: column[language] }));
  for (let row = 0; row < rowCount; row += 1) {
    const cells = returnRow(seed, row);
    yield columns.map((column) => sheetCell(column, cells, {}));
  }
}

/** The columns of a generated file, in their order. */
export const generatedKeys: readonly ReturnKey[] = keys;
