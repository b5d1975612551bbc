// The test run: every file under test/, two workers for two cores.
import { configDefaults, defineConfig } from "vitest/config";

/** Minutes of the processor each: `npm run test:long` runs them. */
const long = ["test/program/crash-points.test.ts"];

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude:
      process.env["TALIAD_LONG"] === "yes" ? configDefaults.exclude : [...configDefaults.exclude, ...long],
    maxWorkers: 2,
    // Files of one worker share what they have loaded: most of them need the law and the whole program, and loading both takes
    // longer than most tests do. Whatever a test changes of its process (its folder, what is printed) it puts back itself.
    isolate: false,
    // What hangs is stopped; how long something takes is the machine's affair, and what is slow is judged by its work (test/work.ts).
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: process.env["CI"] === "true" ? ["default"] : ["dot"],
  },
});
