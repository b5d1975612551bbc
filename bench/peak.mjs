// Preloaded into a measured process: when it ends, it writes its largest memory in KiB and its processor time in seconds to a
// file. It is JavaScript, because stripping the types of two files takes a process as long as starting it twice.
import { readFileSync, writeFileSync } from "node:fs";

const file = process.env["TALIAD_BENCH_PEAK"];
if (file !== undefined) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    writeFileSync(
      file,
      JSON.stringify({ maxRSS: peakMemory(), seconds: (userCPUTime + systemCPUTime) / 1e6 }),
    );
  });
}

/** As peak-memory.ts says, which is TypeScript. */
function peakMemory() {
  try {
    const own = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    if (own !== undefined) return Number(own);
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS;
}
