// Loaded before the program: writes down how much memory it held at most, in KiB, when it ends.
import { writeFileSync } from "node:fs";

const file = process.env["TALIAD_TEST_PEAK"];
if (file !== undefined) process.on("exit", () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
