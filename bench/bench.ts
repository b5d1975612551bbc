// npm run bench: makes large returns, then times the whole program and a bare parser on the same file, in turn, as whole
// processes. What counts is the ratio, pair by pair: absolute times are the machine's. The program is the one of the package,
// put into dist/ first. `npm run bench -- csv small` runs some of the jobs alone; TALIAD_BENCH_RUNS says how many pairs.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeProgram } from "../.ci/program.ts";
import { writeReturnCsv, writeReturnXlsx } from "./generate.ts";
import { writeSickPayCsv } from "./generate-sick-pay.ts";
import { type Measured, measured } from "./measured.ts";
import { months, writeMonth } from "./wales.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const program = join(root, "dist", "cli.js");
const here = fileURLToPath(new URL(".", import.meta.url));
const data = join(here, "data");
const work = mkdtempSync(join(tmpdir(), "taliad-bench-"));
const runs = Number(process.env["TALIAD_BENCH_RUNS"] ?? "5");
const rowsOf = {
  csv: 1_000_000,
  large: 10_000_000,
  /** They leave ten million postings. */
  oldBook: 4_000_000,
  newcomers: 1000,
  faulty: 200_000,
  xlsx: 100_000,
  sickPay: 100_000,
  month: 500,
  small: 50,
  people: 75_000,
} as const;

/** Its exit code must be one that a finished job has. */
const measure = (...words: readonly string[]): Measured => measured(words, [0, 3]);

/** How a program answers that is asked for nothing but its help. */
const help = (cli: string) => measure(cli, "--help");

/** The whole job, without a book or with one that is new. */
function job(file: string, book: "no book" | "new book"): Measured {
  const out = join(work, "out");
  rmSync(out, { recursive: true, force: true });
  const ledger = book === "no book" ? "none" : join(out, "ledger.sqlite");
  return measure(program, "run", file, "--out", out, "--ledger", ledger, "--quiet", "--json");
}

const csvParse = (file: string) => measure(join(here, "bare-csv.ts"), file);
const excelJs = (file: string) => measure(join(here, "bare-xlsx.ts"), file);
const nothing = () => {
  const start = performance.now();
  spawnSync(process.execPath, ["--eval", "0"], { stdio: "ignore" });
  return { wall: (performance.now() - start) / 1000, processor: Number.NaN, peakMiB: 0 };
};

/** In order, with the middle one and the ends. */
function spread(values: readonly number[]): { readonly median: number; readonly text: string } {
  const sorted = [...values].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return { median, text: `${median.toFixed(2)} (${sorted[0]?.toFixed(2)}–${sorted.at(-1)?.toFixed(2)})` };
}

/** The job and its measure in turn; prints medians, and the ratio pair by pair with its spread. */
function compare(name: string, ours: () => Measured, theirName: string, theirs: () => Measured): void {
  const pairs = Array.from({ length: runs }, () => ({ mine: ours(), other: theirs() }));
  const wall = spread(pairs.map(({ mine }) => mine.wall));
  const ratio = spread(pairs.map(({ mine, other }) => mine.wall / other.wall));
  const processor = spread(pairs.map(({ mine, other }) => mine.processor / other.processor));
  const peak = Math.max(...pairs.map(({ mine }) => mine.peakMiB));
  const memory = spread(pairs.map(({ mine, other }) => mine.peakMiB / other.peakMiB));
  const inProcessor = Number.isNaN(processor.median)
    ? ""
    : `, processor ${processor.text}, memory ${memory.text}`;
  print(`${name}: ${wall.median.toFixed(2)} s, peak ${peak.toFixed(0)} MiB`);
  print(`  of ${theirName}: wall ${ratio.text}${inProcessor}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The file, made when it is not there yet. */
async function made(name: string, make: (path: string) => Promise<unknown>): Promise<string> {
  const path = join(data, name);
  if (!existsSync(path)) await make(path);
  return path;
}

const jobs: Readonly<Record<string, () => Promise<void>>> = {
  async help() {
    const clone = join(root, "src", "cli.ts");
    for (const cli of [program, clone]) help(cli);
    compare("--help of the package", () => help(program), "node -e 0", nothing);
    compare("--help of a clone", () => help(clone), "node -e 0", nothing);
  },
  async small() {
    const file = await made("return-50.csv", (path) => writeReturnCsv(path, rowsOf.small, {}));
    compare("50 rows of CSV, no book", () => job(file, "no book"), "node -e 0", nothing);
    const month = await made("return-500.csv", (path) => writeReturnCsv(path, rowsOf.month, {}));
    compare("500 rows of CSV, new book", () => job(month, "new book"), "node -e 0", nothing);
  },
  async xlsx() {
    const file = await made("return-100000.xlsx", (path) => writeReturnXlsx(path, rowsOf.xlsx, {}));
    for (const book of ["no book", "new book"] as const) {
      compare(
        `100,000 rows of XLSX, ${book}`,
        () => job(file, book),
        "bare exceljs",
        () => excelJs(file),
      );
    }
  },
  async "sick-pay"() {
    const file = await made("sick-pay-100000.csv", (path) => writeSickPayCsv(path, rowsOf.sickPay));
    const equal = await made("return-100000.csv", (path) => writeReturnCsv(path, rowsOf.sickPay, {}));
    const other = () => job(equal, "no book");
    compare("100,000 rows of sick pay", () => job(file, "no book"), "as many of the £1,498 payment", other);
  },
  /**
   * The fifth month of 600 employers, with what goes back to each of them, on a book of five months: the four before it, and as
   * large a one of others. The payment has five instalments, so that no sixth month is like the ones before it.
   */
  async month() {
    const folder = join(data, "months");
    const book = join(work, "book");
    const write = async (month: number, others: boolean): Promise<readonly [files: string, rows: number]> => {
      const files = join(folder, others ? "others" : (months[month] ?? ""));
      rmSync(files, { recursive: true, force: true });
      const twice = { oneIn: 1000, from: 1 };
      const wanted = { people: rowsOf.people, twice, folderOf: () => files, others };
      return [files, (await writeMonth(month, wanted)).rows];
    };
    const last = months.length - 1;
    const earlier = [...months.keys()].map((month) => [month % last, month === last] as const);
    for (const [month, others] of earlier) {
      const [files] = await write(month, others);
      measure(program, "run", files, "--out", book, "--quiet", "--json");
    }
    const [files, rows] = await write(last, false);
    const out = join(work, "out");
    const ran = Array.from({ length: runs }, () => {
      rmSync(out, { recursive: true, force: true });
      cpSync(book, out, { recursive: true });
      return measure(program, "run", files, "--out", out, "--quiet", "--json");
    });
    const [wall, processor] = [spread(ran.map((one) => one.wall)), spread(ran.map((one) => one.processor))];
    const peak = Math.max(...ran.map(({ peakMiB }) => peakMiB));
    const many = rows.toLocaleString("en-GB");
    print(`600 files, ${many} rows, on a book of five months: ${wall.text} s, peak ${peak.toFixed(0)} MiB`);
    print(`  processor ${processor.text} s`);
  },
  async faulty() {
    const sound = await made("return-200000.csv", (path) => writeReturnCsv(path, rowsOf.faulty));
    const file = await made("faulty-200000.csv", (path) =>
      writeReturnCsv(path, rowsOf.faulty, { faulty: true }),
    );
    for (const book of ["no book", "new book"] as const) {
      const twin = () => job(sound, book);
      compare(`200,000 rows of CSV, nine in ten faulty, ${book}`, () => job(file, book), "sound rows", twin);
    }
  },
  async large() {
    const [one, ten] = [
      await made("return-1000000.csv", (path) => writeReturnCsv(path, rowsOf.csv)),
      await made("return-10000000.csv", (path) => writeReturnCsv(path, rowsOf.large)),
    ];
    for (const book of ["no book", "new book"] as const)
      compare(
        `10,000,000 rows of CSV, ${book}`,
        () => job(ten, book),
        "1,000,000",
        () => job(one, book),
      );
  },
  /** Newcomers every time: the book grows by some thousand postings, and nobody is known. */
  async "old-book"() {
    const many = await made("return-4000000.csv", (path) => writeReturnCsv(path, rowsOf.oldBook));
    const old = join(work, "old-book");
    const ledger = join(old, "ledger.sqlite");
    measure(program, "run", many, "--out", old, "--ledger", ledger, "--quiet", "--json");
    const files = await Promise.all(
      Array.from({ length: runs }, (_, number) =>
        made(`newcomers-${number}.csv`, (path) =>
          writeReturnCsv(path, rowsOf.newcomers, { newcomers: number }),
        ),
      ),
    );
    const [mine, other] = [files.values(), files.values()];
    compare(
      "1,000 rows of CSV on a book of 10,000,000 postings",
      () =>
        measure(
          program,
          "run",
          mine.next().value ?? "",
          "--out",
          old,
          "--ledger",
          ledger,
          "--quiet",
          "--json",
        ),
      "an empty book",
      () => job(other.next().value ?? "", "new book"),
    );
  },
  async csv() {
    const file = await made("return-1000000.csv", (path) => writeReturnCsv(path, rowsOf.csv, {}));
    print(`1,000,000 rows of CSV are ${Math.round(statSync(file).size / 1_000_000)} MB`);
    for (const book of ["no book", "new book"] as const) {
      compare(
        `1,000,000 rows of CSV, ${book}`,
        () => job(file, book),
        "bare csv-parse",
        () => csvParse(file),
      );
    }
  },
};

try {
  mkdirSync(data, { recursive: true });
  await writeProgram(join(root, "dist"));
  const wanted = process.argv.slice(2);
  for (const name of wanted.filter((one) => jobs[one] === undefined))
    throw new Error(`no job is called ${name}`);
  print(
    `${cpus()[0]?.model ?? ""}, ${availableParallelism()} processors, Node ${process.version}; medians of ${runs}, least and most`,
  );
  for (const [name, run] of Object.entries(jobs))
    if (wanted.length === 0 || wanted.includes(name)) await run();
} finally {
  rmSync(work, { recursive: true, force: true });
}
