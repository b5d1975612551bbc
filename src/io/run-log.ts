// The log of runs beside the batches: one line when a run begins and one when it ends, with who, when and where, and
// counts, never a name of a file or of a person. It is no part of any batch, because no two runs have the same time.
import { createHash, randomBytes } from "node:crypto";
import { closeSync, fchmodSync, fsyncSync, openSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { writeAll } from "./files.ts";

export const runLogName = "run-log.ndjson";

/** Of the results: numbers, codes and yes or no only. */
type Entry = Readonly<
  Record<string, string | number | boolean | null | Readonly<Record<string, string | number>>>
>;

type RunLog = {
  /** The system's code of what went wrong; undefined when the line was written. */
  readonly begin: (entry: Entry) => string | undefined;
  readonly end: (entry: Entry) => string | undefined;
  /** A line that is neither. */
  readonly note: (event: string, entry: Entry) => string | undefined;
};

/** One run's two lines, joined by a random number. Nothing is thrown: a run does not fail because of its log. */
export function openRunLog(folder: string, program: string): RunLog {
  const run = randomBytes(6).toString("hex");
  const write = (event: string, entry: Entry): string | undefined => {
    const line = { event, run, time: new Date().toISOString(), ...entry };
    return appendLine(join(folder, runLogName), JSON.stringify(line));
  };
  return {
    begin: (entry) =>
      write("begin", {
        program,
        node: process.versions.node,
        host: createHash("sha256").update(hostname()).digest("hex"),
        user: process.getuid?.() ?? null,
        ...entry,
      }),
    end: (entry) => write("end", entry),
    note: write,
  };
}

function appendLine(path: string, line: string): string | undefined {
  try {
    const file = openSync(path, "a", 0o600);
    try {
      fchmodSync(file, 0o600);
      writeAll(file, Buffer.from(`${line}\n`, "utf8"));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return undefined;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : "unknown";
  }
}
