// The whole of Wales, five months, invented: 22 councils, 600 employers, their people, and what the guidance makes due to each,
// counted without the program.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { name, niNumber } from "./people.ts";
import { rowSeed, seeded } from "./random.ts";
import { coverOf, type ReturnRow } from "./return-columns.ts";
import { csvReturn, returnSheets } from "./return-file.ts";
import { workbook } from "./workbook.ts";

const employers = 600;
export const months = ["2022-06", "2022-07", "2022-08", "2022-09", "2022-10"] as const;
// The council's codes are the only thing that is taken from the law.
export const councils = (
  JSON.parse(readFileSync(join(import.meta.dirname, "..", "schemas/councils.json"), "utf8")) as readonly {
    code: string;
  }[]
).map(({ code }) => code);

const instalment = 29_960;
export const total = 149_800;

/** What becomes of a person, drawn once. */
type Life =
  | { readonly kind: "instalments" | "lump" | "agency" | "few shifts" | "starter" }
  | { readonly kind: "leaver" | "dismissed"; readonly month: number };

function lifeOf(person: number): Life {
  const random = seeded(rowSeed(7, person));
  const draw = random.below(1000);
  if (draw < 120) return { kind: "lump" };
  if (draw < 140) return { kind: "agency" };
  if (draw < 160) return { kind: "few shifts" };
  if (draw < 190) return { kind: "starter" };
  if (draw < 240) return { kind: "leaver", month: random.below(months.length) };
  if (draw < 244) return { kind: "dismissed", month: 1 + random.below(months.length - 1) };
  return { kind: "instalments" };
}

/** What the guidance makes due, counted without the program: pence, or undefined when nobody lists the person. */
function dueIn(life: Life, month: number): number | undefined {
  switch (life.kind) {
    case "lump":
      return month === 0 ? total : undefined;
    case "agency":
    case "few shifts":
      return month < 2 ? 0 : undefined;
    case "starter":
    case "instalments":
      return instalment;
    case "leaver":
      if (month > life.month) return undefined;
      return month === life.month ? total - instalment * month : instalment;
    case "dismissed":
      if (month > life.month) return undefined;
      return month === life.month ? 0 : instalment;
  }
}

function rowOf(person: number, life: Life, month: number, due: number): ReturnRow {
  const random = seeded(rowSeed(11, person));
  const period = months[month] ?? months[0];
  const base = random.below(200_000) + 60_000;
  const lump = life.kind === "lump";
  const own: Readonly<Record<Life["kind"], ReturnRow>> = {
    instalments: {},
    lump: { paymentMethod: "LUMP", instalmentNo: "" },
    agency: { employmentStatus: "AGENCY" },
    "few shifts": { shiftsInWindow: "3" },
    starter:
      month === 0
        ? { startDate: "2022-06-13", shiftsInWindow: "4", shiftsExpected: "8" }
        : { startDate: "2022-06-13", shiftsInWindow: "9" },
    leaver: { leaveDate: `${period}-15`, leaveReason: "RESIGNED" },
    dismissed: { leaveDate: `${period}-02`, leaveReason: "DISMISSED_DISCIPLINARY" },
  };
  const ends = (life.kind === "leaver" || life.kind === "dismissed") && life.month !== month;
  return {
    niNumber: niNumber(100_000 + person),
    ...name(random),
    payrollRef: String(person),
    roleCode: "DOM_CARE_WORKER",
    registration: "SCW",
    settingType: "DOM_CARE",
    workCountry: "WALES",
    employmentStatus: random.of(["EMPLOYEE_FT", "EMPLOYEE_PT"]),
    contractedHours: random.of(["16", "20", "22.5", "30", "37"]),
    startDate: `20${10 + random.below(12)}-0${1 + random.below(9)}-${10 + random.below(19)}`,
    shiftsInWindow: String(10 + random.below(100)),
    absenceReason: "NONE",
    otherEligibleJob: "N",
    formReceivedDate: `2022-05-${10 + random.below(20)}`,
    consentDataCymru: "Y",
    paymentMethod: "INSTALMENTS",
    instalmentNo: lump ? "" : String(month + 1),
    payDate: `${period}-24`,
    amountPaid: `${Math.floor(due / 100)}.${String(due % 100).padStart(2, "0")}`,
    pensionScheme: "NEST",
    employerPensionRate: "3.00",
    basePay: `${Math.floor(base / 100)}.${String(base % 100).padStart(2, "0")}`,
    niCategory: "A",
    ...(ends ? {} : own[life.kind]),
  };
}

export type Written = { readonly due: number; readonly rows: number; readonly bytes: number };

type Wanted = {
  readonly people: number;
  /** One in so many is claimed by a second employer, too, from this month on. */
  readonly twice: { readonly oneIn: number; readonly from: number };
  /** The folder for the files of an employer of this council. */
  readonly folderOf: (council: string) => string;
  /** Other employers with other people, alike in everything else. */
  readonly others?: boolean | undefined;
};

/** Writes the month's files; gives the sum that is due. Who is claimed twice is held the second time. */
export async function writeMonth(
  month: number,
  { people, twice, folderOf, others = false }: Wanted,
): Promise<Written> {
  const first = others ? 1_000_000 : 0;
  const period = months[month] ?? months[0];
  const returns: ReturnRow[][] = Array.from({ length: employers }, () => []);
  let [sum, rows, bytes] = [0, 0, 0];
  for (let person = 0; person < people; person += 1) {
    const life = lifeOf(person);
    const due = dueIn(life, month);
    // Employers are of unlike sizes: a few large ones, many small ones.
    const employer = Math.floor((employers * seeded(rowSeed(3, person)).below(10_000) ** 2) / 100_000_000);
    if (due !== undefined) {
      sum += due;
      returns[employer]?.push(rowOf(first + person, life, month, due));
    }
    const isTwice = person % twice.oneIn === twice.oneIn >> 1 && month >= twice.from;
    if (isTwice && (life.kind === "instalments" || life.kind === "lump")) {
      returns[(employer + 300) % employers]?.push({
        ...rowOf(first + person, { kind: "instalments" }, month, instalment),
        // Of the second employer's own count: whichever claims first, that one is paid to the end.
        instalmentNo: String(month - twice.from + 1),
      });
    }
  }
  for (const [number, list] of returns.entries()) {
    if (list.length === 0) continue;
    const laCode = councils[number % councils.length] ?? "";
    const employerId = `${others ? "F" : "E"}${String(number).padStart(4, "0")}`;
    const lines = list.map((row, at) => ({ rowRef: String(at + 1), ...row }));
    const cover = coverOf(lines, {
      laCode,
      employerId,
      employerName: `Gofal ${number}`,
      period,
      preparedDate: `${period}-28`,
    });
    const xlsx = number % 15 === 7;
    const file = xlsx ? await workbook(returnSheets(cover, lines, {})) : csvReturn(cover, lines, {});
    const folder = folderOf(laCode);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${employerId}.${xlsx ? "xlsx" : "csv"}`), file);
    rows += list.length;
    bytes += file.length;
  }
  return { due: sum, rows, bytes };
}

export const pounds = (pence: number): string =>
  `£${(pence / 100).toLocaleString("en-GB", { minimumFractionDigits: 2 })}`;
/** "1498.00" → 149800. */
export const penceOf = (text: string): number => Math.round(Number(text) * 100);

/** What the book says of everybody (`ledger balances --by person --json`): people, their sum, the most and the least. */
export function paidIn(stdout: string): { people: number; paid: number; most: number; least: number } {
  // Our own output.
  const { lines } = JSON.parse(stdout) as { readonly lines: readonly Readonly<Record<string, string>>[] };
  const nets = lines.map((line) => penceOf(line["PAYMENT"] ?? "") + penceOf(line["RECOVERY"] ?? ""));
  return {
    people: lines.length,
    paid: nets.reduce((sum, net) => sum + net, 0),
    most: nets.reduce((most, net) => Math.max(most, net), 0),
    least: nets.reduce((least, net) => Math.min(least, net), total),
  };
}
