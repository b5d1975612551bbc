// Preloaded into a measured process: when it ends, it writes its largest memory in KiB and its processor time in seconds to
// a file.
import { writeFileSync } from "node:fs";
import { peakMemory } from "./peak-memory.ts";

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
