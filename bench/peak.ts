// Preloaded into a measured process: when it ends, it writes its largest memory, in KiB, to a file.
import { writeFileSync } from "node:fs";

const file = process.env["TALIAD_BENCH_PEAK"];
if (file !== undefined) {
  process.on("exit", () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
}
