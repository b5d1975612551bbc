// `npm run bench:replay`: the whole of Wales, five months: 22 councils, 600 employers, 53,000 people, one run for each
// month on one ledger. Counts what is due beside the program and compares to the penny; times runs and checks as
// whole processes. Then one return of 1,000 rows on a book of two million postings and on an empty one.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeReturnCsv } from "./generate.ts";
import { name, niNumber } from "./people.ts";
import { rowSeed, seeded } from "./random.ts";
import { coverOf, type ReturnRow } from "./return-columns.ts";
import { csvReturn, returnSheets } from "./return-file.ts";
import { workbook } from "./workbook.ts";

const here = import.meta.dirname;
const data = join(here, "data", "replay");
const out = join(data, "out");
const employers = 600;
const people = Number(process.argv[2] ?? 53_000);
const months = ["2022-06", "2022-07", "2022-08", "2022-09", "2022-10"] as const;
// The council's codes are the only thing that is taken from the law.
const councils = (
  JSON.parse(readFileSync(join(here, "..", "schemas/councils.json"), "utf8")) as readonly { code: string }[]
).map(({ code }) => code);

const instalment = 29_960;
const total = 149_800;

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

/** Writes the month's files; gives the sum that is due. */
async function writeMonth(
  month: number,
): Promise<{ readonly due: number; readonly rows: number; readonly bytes: number }> {
  const period = months[month] ?? months[0];
  const folder = join(data, period);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const returns: ReturnRow[][] = Array.from({ length: employers }, () => []);
  let [sum, rows, bytes] = [0, 0, 0];
  for (let person = 0; person < people; person += 1) {
    const life = lifeOf(person);
    const due = dueIn(life, month);
    // Employers are of unlike sizes: a few large ones, many small ones.
    const employer = Math.floor((employers * seeded(rowSeed(3, person)).below(10_000) ** 2) / 100_000_000);
    if (due !== undefined) {
      sum += due;
      returns[employer]?.push(rowOf(person, life, month, due));
    }
    // One in a thousand is claimed by a second employer, too, from July on: held, so nothing is due for it.
    if (person % 1000 === 500 && month > 0 && (life.kind === "instalments" || life.kind === "lump")) {
      returns[(employer + 300) % employers]?.push({
        ...rowOf(person, { kind: "instalments" }, month, instalment),
        instalmentNo: "1",
      });
    }
  }
  for (const [number, list] of returns.entries()) {
    if (list.length === 0) continue;
    const employerId = `E${String(number).padStart(4, "0")}`;
    const lines = list.map((row, at) => ({ rowRef: String(at + 1), ...row }));
    const cover = coverOf(lines, {
      laCode: councils[number % councils.length] ?? "",
      employerId,
      employerName: `Gofal ${number}`,
      period,
      preparedDate: `${period}-28`,
    });
    const xlsx = number % 15 === 7;
    const file = xlsx ? await workbook(returnSheets(cover, lines, {})) : csvReturn(cover, lines, {});
    writeFileSync(join(folder, `${employerId}.${xlsx ? "xlsx" : "csv"}`), file);
    rows += list.length;
    bytes += file.length;
  }
  return { due: sum, rows, bytes };
}

type Ended = {
  readonly stdout: string;
  readonly seconds: number;
  readonly peakMiB: number;
  readonly code: number | null;
};

/** One process from start to end. */
function taliad(...words: readonly string[]): Ended {
  const peak = join(data, "peak");
  const start = performance.now();
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    ["--import", join(here, "peak.ts"), join(here, "../src/cli.ts"), ...words],
    { env: { ...process.env, TALIAD_BENCH_PEAK: peak }, encoding: "utf8", maxBuffer: 1 << 28 },
  );
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0 && status !== 3) throw new Error(`taliad ${words[0]} ended with ${status}: ${stderr}`);
  return { stdout, seconds, peakMiB: Math.round(Number(readFileSync(peak, "utf8")) / 1024), code: status };
}

const pounds = (pence: number): string =>
  `£${(pence / 100).toLocaleString("en-GB", { minimumFractionDigits: 2 })}`;
/** "1498.00" → 149800. */
const penceOf = (text: string): number => Math.round(Number(text) * 100);

/** The figures by which the run of a month is held. Our own output. */
type Summary = {
  readonly heads: Readonly<Record<string, string>>;
  readonly rows: number;
  readonly outcomes: Readonly<Record<string, { readonly rows: number }>>;
};

let faults = 0;
function hold(what: string, found: string | number | boolean, expected: string | number | boolean): void {
  if (found === expected) return;
  faults += 1;
  console.log(`  NOT AS EXPECTED: ${what} is ${found}, expected ${expected}`);
}

async function replay(): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  let dueInAll = 0;
  for (const [month, period] of months.entries()) {
    const { due, rows, bytes } = await writeMonth(month);
    dueInAll += due;
    const ran = taliad("run", join(data, period), "--out", out, "--json");
    const summary = JSON.parse(ran.stdout) as Summary;
    hold("the month's PAYMENT", penceOf(summary.heads["PAYMENT"] ?? ""), due);
    hold("the month's rows", summary.rows, rows);
    const checked = taliad("ledger", "check", "--out", out, "--json");
    hold("the book", checked.stdout.trim(), '{"whole":true,"findings":[]}');
    const held = summary.outcomes["held"]?.rows ?? 0;
    console.log(
      `${period}: ${rows} rows, ${(bytes / 1e6).toFixed(1)} MB, run ${ran.seconds.toFixed(1)} s, ${ran.peakMiB} MiB; ` +
        `check ${checked.seconds.toFixed(1)} s; ${held} held; PAYMENT ${pounds(due)}`,
    );
  }
  const asked = taliad("ledger", "balances", "--by", "person", "--out", out, "--json");
  const { lines } = JSON.parse(asked.stdout) as {
    readonly lines: readonly Readonly<Record<string, string>>[];
  };
  let [paid, most, least] = [0, 0, total];
  for (const line of lines) {
    const net = penceOf(line["PAYMENT"] ?? "") + penceOf(line["RECOVERY"] ?? "");
    paid += net;
    most = Math.max(most, net);
    least = Math.min(least, net);
  }
  hold("the sum over all people", paid, dueInAll);
  hold("nobody above 1,498.00", most <= total, true);
  hold("nobody below nothing", least >= 0, true);
  console.log(
    `${lines.length} people, ${pounds(paid)} in all, most ${pounds(most)}; asked in ${asked.seconds.toFixed(1)} s`,
  );
}

/** A return of 1,000 rows on a large book and on an empty one. */
async function thousandRows(): Promise<void> {
  const book = join(tmpdir(), "taliad-ledger-bench", "ledger.sqlite");
  if (!existsSync(book)) {
    console.log("building a book of two million postings (bench/ledger.ts) …");
    spawnSync(process.execPath, [join(here, "ledger.ts")], { stdio: "inherit" });
  }
  const file = join(data, "return-1000.csv");
  const times: Record<string, number[]> = { full: [], empty: [], none: [] };
  for (let round = 0; round < 3; round += 1) {
    // Another month's bytes each time, so that nothing was posted before.
    await writeReturnCsv(file, 1_000, { seed: 1 + round + Math.floor(performance.timeOrigin / 1000) });
    for (const [name, ledger] of [
      ["full", book],
      ["empty", join(data, `empty-${round}`, "ledger.sqlite")],
      ["none", "none"],
    ] as const) {
      rmSync(join(data, "out-1000"), { recursive: true, force: true });
      rmSync(join(data, `empty-${round}`), { recursive: true, force: true });
      const ran = taliad("run", file, "--out", join(data, "out-1000"), "--ledger", ledger, "--json");
      times[name]?.push(ran.seconds);
      // So that the next round meets the same book.
      if (name === "full") {
        const { batch } = JSON.parse(ran.stdout) as { readonly batch: string };
        taliad("ledger", "withdraw", batch, "--out", join(data, "out-1000"), "--ledger", ledger);
      }
    }
  }
  for (const [name, seconds] of Object.entries(times)) {
    console.log(`1,000 rows, ledger ${name}: ${seconds.map((one) => one.toFixed(2)).join(", ")} s`);
  }
}

mkdirSync(data, { recursive: true });
await replay();
await thousandRows();
console.log(faults === 0 ? "all as expected" : `${faults} figures are not as expected`);
process.exitCode = faults === 0 ? 0 : 1;
