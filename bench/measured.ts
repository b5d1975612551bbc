// One process of a benchmark from its start to its end, by the clock, by the processor and by its memory.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Wall and processor time in seconds, all threads together. */
export type Measured = { readonly wall: number; readonly processor: number; readonly peakMiB: number };

/** `words` are a file and what it is told. Throws where it ends with another exit code than these. */
export function measured(
  words: readonly string[],
  codes: readonly number[],
): Measured & { readonly stdout: string } {
  const peak = join(tmpdir(), `taliad-bench-peak-${process.pid}`);
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", join(import.meta.dirname, "peak.mjs"), ...words],
    { env: { ...process.env, TALIAD_BENCH_PEAK: peak }, encoding: "utf8", maxBuffer: 1 << 28 },
  );
  const wall = (performance.now() - start) / 1000;
  if (status === null || !codes.includes(status))
    throw new Error(`${words.join(" ")} ended with ${status}: ${stderr.slice(-2000)}`);
  // It was written by peak.mjs.
  const { maxRSS, seconds } = JSON.parse(readFileSync(peak, "utf8")) as { maxRSS: number; seconds: number };
  rmSync(peak);
  return { stdout, wall, processor: seconds, peakMiB: maxRSS / 1024 };
}
