// Around each file of tests: files that run in one process find it as the first one found it. What a file has changed of it and
// not put back would be a fault of a later file, which nobody would look for there.
import { afterAll, expect } from "vitest";

/** What tests may change for a while. What hears of the end of the process is counted, what it does is not looked at. */
function stateOf() {
  return {
    folder: process.cwd(),
    exitCode: process.exitCode,
    environment: { ...process.env },
    umask: process.umask(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    now: Date.now.toString(),
    // But for what packages keep there.
    globals: Object.keys(globalThis)
      .filter((name) => !name.startsWith("__"))
      .sort(),
    words: [process.stdout.write.name, process.stderr.write.name, String(process.argv.length)],
    hearers: ["uncaughtException", "SIGINT", "SIGTERM", "SIGHUP"].map((event) =>
      process.listenerCount(event),
    ),
  };
}

// Before the file is loaded, which may begin to work at once.
const before = stateOf();
afterAll(() => expect(stateOf()).toEqual(before));
