// Makes a large return of sick-pay claims for measuring. The same seed gives the same bytes. About one person in eight
// is away twice, two claims in five have irregular hours, and one in ten is what a council really meets.
import { csvRow, type Generated, writeLines } from "./generate.ts";
import { name, niNumber } from "./people.ts";
import { type Random, rowSeed, seeded } from "./random.ts";
import { penceOf } from "./return-columns.ts";
import { csvCell } from "./return-file.ts";
import { type PlainRow, sickPayColumns, sickPayCover } from "./sick-pay-file.ts";

const days = 86_400_000;
const firstDay = Date.UTC(2020, 10, 2);
const left = new Set(["siteId", "redeployedToRole", "onProbation", "directCare", "dailyService", "fundedBy"]);
const columns = sickPayColumns.filter(({ key }) => !left.has(key) && !/^(backPay|overtime)\d$/.test(key));

function dayText(after: number): string {
  return new Date(firstDay + after * days).toISOString().slice(0, 10);
}

function money(amount: number): string {
  return `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, "0")}`;
}

/** Drawn first, so that the cover's total can be known before the rows. */
function claimed(random: Random): string {
  return money(9_000 + random.below(60_000));
}

/** Jobs in the places that their clauses name. */
const jobs: readonly PlainRow[] = [
  { roleCode: "CARE_HOME_CARE_WORKER", settingType: "CARE_HOME" },
  { roleCode: "CARE_HOME_CARE_WORKER", settingType: "CARE_HOME" },
  { roleCode: "CARE_HOME_NURSE", settingType: "CARE_HOME" },
  { roleCode: "DOM_CARE_WORKER", settingType: "DOM_CARE" },
];

/** Row `row` of the file with seed `seed`, in plain form. */
export function sickPayRow(seed: number, row: number): PlainRow {
  const random = seeded(rowSeed(seed, row));
  const topUpClaimed = claimed(random);
  // A second absence of somebody some rows earlier.
  const again = row > 2_000 && random.chance(1_200);
  const person = again ? row - 1 - random.below(2_000) : row;
  const start = random.below(150);
  const length = random.of([3, 5, 7, 10, 10, 12, 14]);
  const last = dayText(start + length - 1);
  const week = 12_000 + random.below(40_000);
  const workingDays = random.of(["5", "5", "5", "MTW----", "M-W-F--", "7"]);
  const absenceCategory = random.of(["SYMPTOMS", "POSITIVE", "TTP_CONTACT", "TTP_CONTACT", "HOUSEHOLD"]);
  const claim: PlainRow = {
    niNumber: niNumber(40_000_000 + person),
    ...name(random),
    payrollRef: String((person * 7) % 1_000_000).padStart(6, "0"),
    ...random.of(jobs),
    employmentStatus: random.of(["EMPLOYEE_FT", "EMPLOYEE_PT", "EMPLOYEE_PT", "ZERO_HOURS"]),
    workCountry: "WALES",
    registeredInWales: "Y",
    declarationDate: dayText(start),
    workerOptIn: "Y",
    absenceStart: dayText(start),
    absenceEnd: last,
    absenceCategory,
    testDate: dayText(start + 1),
    testResult: absenceCategory === "POSITIVE" ? "POSITIVE" : random.of(["POSITIVE", "AWAITED", "NEGATIVE"]),
    isolationEndDate: last,
    sickPayType: "SSP_ONLY",
    hoursPattern: "REGULAR",
    normalWeeklyPay: money(week),
    contractedHours: random.of(["16", "22.5", "30", "37"]),
    workingDays,
    sspPaid: money(sickPay(workingDays, start, length)),
    payPaid: money(week * 2),
    topUpClaimed,
    employerPaidDate: last,
    evidenceHeld: "Y",
  };
  const irregular = random.chance(4_000) ? { ...claim, ...weeksAround(week, random) } : claim;
  const unusual = random.below(700);
  return unusual < 70 ? { ...irregular, ...deviation(unusual, start, random) } : irregular;
}

const masks: Readonly<Record<string, string>> = { "5": "MTWTF--", "7": "MTWTFSS" };

/** What a payroll pays that takes the week's £95.85 day by day; its pence are not always the right ones. */
function sickPay(workingDays: string, start: number, length: number): number {
  const mask = masks[workingDays] ?? workingDays;
  const perWeek = [...mask].filter((letter) => letter !== "-").length;
  let worked = 0;
  // The first day of all is a Monday.
  for (let day = start; day < start + length; day += 1) if (mask.charAt(day % 7) !== "-") worked += 1;
  return length < 4 ? 0 : Math.round((9_585 * worked) / perWeek);
}

function weeksAround(week: number, random: Random): PlainRow {
  const cells: Record<string, string> = { hoursPattern: "IRREGULAR", normalWeeklyPay: "" };
  for (let at = 1; at <= 8; at += 1) cells[`week${at}`] = money(week - 3_000 + random.below(6_000));
  if (random.chance(1_000)) cells["bonus5"] = "75.00";
  return cells;
}

/** What sets one row in ten apart. */
function deviation(kind: number, start: number, random: Random): PlainRow {
  if (kind < 10) return { roleCode: random.of(["VOLUNTEER", "FOSTER_CARER", "UNCLEAR"]) };
  if (kind < 20) return { absenceCategory: random.of(["CARE_RESPONSIBILITY", "OTHER_ILLNESS"]) };
  if (kind < 30) return { sickPayType: "NO_SSP", sspPaid: "" };
  if (kind < 36) return { sickPayType: "FULL_PAY_LIMITED", fullPayUntil: dayText(start + 1) };
  if (kind < 42) return { sissAppliedDate: dayText(start + 2) };
  if (kind < 48)
    return {
      roleCode: "AGENCY_CARE_WORKER",
      employmentStatus: "AGENCY",
      shiftsConfirmedDate: dayText(start - 1),
    };
  if (kind < 54)
    return {
      roleCode: "BANK_CASUAL_POOL",
      employmentStatus: "BANK",
      shiftsCompletedInSeries: random.of(["0", "2"]),
    };
  if (kind < 60)
    return { roleCode: "CARE_HOME_SENIOR", settingType: "CARE_HOME", closeContact: random.of(["Y", "N"]) };
  if (kind < 64) return { workerOptIn: "N" };
  return random.of<PlainRow>([
    { niNumber: "QQ123456C" },
    { absenceStart: "2020-02-30" },
    { surname: "" },
    { workingDays: "3" },
    { payPaid: "1,61" },
  ]);
}

/** Writes a CSV return of `rowCount` claims to `path`, some hundred kilobytes at a time. */
export async function writeSickPayCsv(path: string, rowCount: number, seed = 1): Promise<Generated> {
  let totalPence = 0;
  for (let row = 0; row < rowCount; row += 1) totalPence += penceOf(claimed(seeded(rowSeed(seed, row))));
  const cover = sickPayCover([], {
    employerId: "E9100",
    employerName: "Gofal Mawr Cyf",
    declaredRows: String(rowCount),
    declaredTotalPence: String(totalPence),
  });
  const text = function* (): Generator<string> {
    for (const [key, value] of Object.entries(cover)) yield csvCell(`#${key}: ${value}`, ",");
    yield columns.map(({ en }) => csvCell(en, ",")).join(",");
    for (let row = 0; row < rowCount; row += 1) yield csvRow(columns, sickPayRow(seed, row), ",");
  };
  return { rows: rowCount, totalPence, bytes: await writeLines(path, text()) };
}
