// The test run: every file under test/, the slowest first, so that no core is left waiting for one of them at the end.
import { join } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Minutes of the processor each: `npm run test:long` runs them. */
const long = ["test/program/crash-points.test.ts"];

/** In this order; all others by their size, or as long as they took the last time. */
const slowest = [
  ...["desk/story", "build", "page/check-page", "program/round-trip", "page/first-return"],
  ...["program/many-problems", "ledger/processes", "readme", "program/bundle", "batch/batch"],
  ...["disclosure/suppress", "batch/sick-pay-batch", "program/sick-pay-split", "ledger/contract"],
  ...["program/who-is-who-threads", "program/determinism", "program/crash", "law/rule-rows"],
  ...["io/xlsx/quick-cell", "program/book-laws", "desk/attacks", "ledger/bulk", "program/packs"],
  ...["io/xlsx/guard", "program/command-line", "ledger/first-batch", "program/shared-number"],
  ...["program/hostile", "program/purge", "desk/many-files", "program/thirty-nights", "program/collect"],
];

class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = slowest.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return found < 0 ? slowest.length : found;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude:
      process.env["TALIAD_LONG"] === "yes" ? configDefaults.exclude : [...configDefaults.exclude, ...long],
    // What tests make and forget is mostly gone before it is looked at a second time.
    execArgv: ["--max-semi-space-size=32"],
    // One more than cores: some of them wait for a browser, a server or a program.
    maxWorkers: 3,
    sequence: { sequencer: SlowestFirst },
    // Programs that tests start find what was compiled before.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules/.cache/taliad-tests") },
    globalSetup: ["test/once.ts"],
    setupFiles: ["test/unsynced.ts", "test/same-process.ts"],
    // Files of one worker share what they have loaded: most of them need the law and the whole program, and loading both takes
    // longer than most tests do. What a test changes of its process it puts back, which test/same-process.ts sees to.
    isolate: false,
    // Node loads the sources as it does for whoever runs the program from them. Through Vite each name that a file has of another one is a
    // look-up whenever it is used, which is a quarter of all work; no test puts another module in the place of one.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // What hangs is stopped; how long something takes is the machine's affair, and what is slow is judged by its work (test/work.ts).
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: process.env["CI"] === "true" ? ["default"] : ["dot"],
  },
});
