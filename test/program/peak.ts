// Loaded before the program: writes down what it needed when it ends: the most memory, in KiB, and the time of the
// processor, in microseconds, which other programs on the machine do not change.
import { writeFileSync } from "node:fs";
import { peakMemory } from "../../bench/peak-memory.ts";
import "../unsynced.ts";

const file = process.env["TALIAD_TEST_PEAK"];
if (file !== undefined) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    writeFileSync(file, `${peakMemory()} ${userCPUTime + systemCPUTime}`);
  });
}
