// npm run bench: makes large returns, then times the whole program and a bare parser on the same file, in turn,
// as whole processes. What counts is the ratio: absolute times are the machine's.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeReturnCsv, writeReturnXlsx } from "./generate.ts";
import { writeSickPayCsv } from "./generate-sick-pay.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const data = join(here, "data");
const work = mkdtempSync(join(tmpdir(), "taliad-bench-"));
const runs = Number(process.env["TALIAD_BENCH_RUNS"] ?? "3");
const rowsOf = { csv: 1_000_000, xlsx: 100_000, sickPay: 100_000, small: 50 } as const;

type Measured = { readonly seconds: number; readonly peakMiB: number };

/** One process from start to end. Its exit code must be one that a finished job has. */
function measure(script: string, ...words: readonly string[]): Measured {
  const peak = join(work, "peak");
  const start = performance.now();
  const ended = spawnSync(process.execPath, ["--import", join(here, "peak.ts"), script, ...words], {
    env: { ...process.env, TALIAD_BENCH_PEAK: peak },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const seconds = (performance.now() - start) / 1000;
  if (ended.status !== 0 && ended.status !== 3) throw new Error(`${script} ended with ${ended.status}`);
  return { seconds, peakMiB: Math.round(Number(readFileSync(peak, "utf8")) / 1024) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function job(file: string): Measured {
  const out = join(work, "out");
  rmSync(out, { recursive: true, force: true });
  return measure(
    join(here, "..", "src", "cli.ts"),
    "run",
    file,
    "--out",
    out,
    "--ledger",
    "none",
    "--quiet",
    "--json",
  );
}

/** The job and the bare parser in turn; prints medians and the ratio pair by pair. */
function compare(name: string, rows: number, file: string, bare: string): void {
  const pairs = Array.from({ length: runs }, () => {
    const ours = job(file);
    return { ours, theirs: measure(join(here, bare), file) };
  });
  const ours = median(pairs.map((pair) => pair.ours.seconds));
  const theirs = median(pairs.map((pair) => pair.theirs.seconds));
  const ratio = median(pairs.map((pair) => pair.ours.seconds / pair.theirs.seconds));
  const peak = Math.max(...pairs.map((pair) => pair.ours.peakMiB));
  const speed = Math.round(rows / ours);
  const size = Math.round(statSync(file).size / 1_000_000);
  print(`${name}: ${rows} rows, ${size} MB, median of ${runs}`);
  print(`  whole job     ${ours.toFixed(2)} s, ${speed} rows a second, peak ${peak} MiB`);
  print(`  bare parser   ${theirs.toFixed(2)} s, ratio ${ratio.toFixed(2)}`);
}

/** Two files of equally many rows in turn: how many rows of the first are done in the time of one of the second. */
function against(name: string, rows: number, file: string, other: string): void {
  const pairs = Array.from({ length: runs }, () => ({ mine: job(file), theirs: job(other) }));
  const share = median(pairs.map((pair) => pair.theirs.seconds / pair.mine.seconds));
  const seconds = median(pairs.map((pair) => pair.mine.seconds));
  const peak = Math.max(...pairs.map((pair) => pair.mine.peakMiB));
  print(`${name}: ${rows} rows, ${seconds.toFixed(2)} s, peak ${peak} MiB, median of ${runs}`);
  print(`  rows a second, to those of as large a return of the £1,498 payment: ${share.toFixed(2)}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  mkdirSync(data, { recursive: true });
  const csv = join(data, "return-1000000.csv");
  const xlsx = join(data, "return-100000.xlsx");
  const small = join(data, "return-50.csv");
  const equal = join(data, "return-100000.csv");
  const sickPay = join(data, "sick-pay-100000.csv");
  if (!existsSync(csv)) await writeReturnCsv(csv, rowsOf.csv, {});
  if (!existsSync(xlsx)) await writeReturnXlsx(xlsx, rowsOf.xlsx, {});
  if (!existsSync(equal)) await writeReturnCsv(equal, rowsOf.sickPay, {});
  if (!existsSync(sickPay)) await writeSickPayCsv(sickPay, rowsOf.sickPay);
  if (!existsSync(small)) await writeReturnCsv(small, rowsOf.small, {});
  const single = Array.from({ length: runs }, () => job(small).seconds);
  print(`one employer's file: ${rowsOf.small} rows, ${median(single).toFixed(2)} s from start to end`);
  compare("XLSX", rowsOf.xlsx, xlsx, "bare-xlsx.ts");
  against("sick pay", rowsOf.sickPay, sickPay, equal);
  compare("CSV", rowsOf.csv, csv, "bare-csv.ts");
} finally {
  rmSync(work, { recursive: true, force: true });
}
