// Loaded before the program: the machine has as many processors as the environment says, and each worker thread is written down.
import { appendFileSync } from "node:fs";
import { createRequire, syncBuiltinESMExports } from "node:module";

// What is imported cannot be changed; what is required can, and is then what is imported.
const require = createRequire(import.meta.url);
const os = require("node:os") as { availableParallelism: () => number };
os.availableParallelism = () => Number(process.env["TALIAD_TEST_PROCESSORS"]);

const threads = require("node:worker_threads") as { Worker: new (...values: never[]) => object };
const { Worker } = threads;
threads.Worker = class Counted extends Worker {
  constructor(...values: never[]) {
    super(...values);
    appendFileSync(process.env["TALIAD_TEST_WORKERS"] ?? "", "worker\n");
  }
};
syncBuiltinESMExports();
