// The test run: every file under test/, two workers for two cores.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    maxWorkers: 2,
    testTimeout: 30_000,
    reporters: process.env["CI"] === "true" ? ["default"] : ["dot"],
  },
});
