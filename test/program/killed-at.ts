// Loaded before the program: ends it, as a failing machine would, at the moment when a file or folder is there whose path ends as
// the environment says.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

type Any = (...values: readonly unknown[]) => unknown;

/** The calls that bring a name about, and which of their values, or their result, it is. */
const calls: Readonly<Record<string, (values: readonly unknown[], made: unknown) => unknown>> = {
  openSync: ([path, flags]) => (typeof flags === "string" && flags !== "r" ? path : ""),
  mkdirSync: ([path]) => path,
  mkdtempSync: (_, made) => made,
  renameSync: ([, to]) => to,
};

const wanted = process.env["TALIAD_TEST_KILLED_AT"];
if (wanted !== undefined) {
  const sign = new RegExp(`/${wanted}$`);
  // The functions take what they take, and are handed it untouched.
  const target = fs as unknown as Record<string, Any>;
  for (const [name, pathOf] of Object.entries(calls)) {
    const call = target[name];
    target[name] = (...values) => {
      const made = call?.(...values);
      if (sign.test(String(pathOf(values, made)))) die();
      return made;
    };
  }
  syncBuiltinESMExports();
}

function die(): never {
  process.kill(process.pid, "SIGKILL");
  // The signal ends the process before this is done waiting.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
}
