// Loaded before the program (--import): counts every call that changes a file or the ledger, and at the call that the
// environment names it kills the process, or lets the disk be full, broken or slow to take bytes.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import sqlite from "node:sqlite";

/** What TALIAD_TROUBLE holds, as JSON. */
export type Trouble = {
  /** Which call, from 1; 0 = none of them. */
  readonly at: number;
  readonly kind: "none" | "kill" | "ENOSPC" | "EIO" | "short";
  /** All calls from this one on, not this one alone. */
  readonly forever: boolean;
  /** Gets the names of all calls, one a line, when the process ends. */
  readonly log: string;
};

const written = process.env["TALIAD_TROUBLE"];
// Only bench/crash-points.ts sets it.
const trouble = written === undefined ? undefined : (JSON.parse(written) as Trouble);

// A file system knows more errors than these; both are what a council's server meets.
const sqliteCodes = { ENOSPC: 13, EIO: 10 } as const;
const sqliteTexts = { ENOSPC: "database or disk is full", EIO: "disk I/O error" } as const;

function watch({ at, kind, forever, log }: Trouble): void {
  const names: string[] = [];
  const original = { ...fs };
  /** Files that were opened for writing. */
  const writable = new Set<unknown>();
  const hits = (): boolean => names.length === at || (forever && names.length > at);

  /** True when this call is the one to go wrong. */
  function count(name: string): boolean {
    names.push(name);
    return at > 0 && hits();
  }
  function die(): never {
    process.kill(process.pid, "SIGKILL");
    // The signal ends the process before this is done waiting.
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
  }
  function fail(code: "ENOSPC" | "EIO", call: string): never {
    throw Object.assign(new Error(`${code}: injected, ${call}`), { code, syscall: call });
  }

  // The functions of node:fs take what they take; the wrappers hand it on untouched.
  type Any = (...values: readonly unknown[]) => unknown;
  const target = fs as unknown as Record<string, Any>;
  const before = original as unknown as Record<string, Any>;
  const wrap = (name: string, takesSpace: boolean, counts: (values: readonly unknown[]) => boolean): void => {
    const call = before[name];
    if (call === undefined) throw new Error(`node:fs has no ${name}`);
    target[name] = (...values) => {
      if (counts(values) && count(name)) {
        if (kind === "kill") die();
        if (kind === "EIO" || (kind === "ENOSPC" && takesSpace)) fail(kind, name);
      }
      const result = call(...values);
      if (name === "openSync" && counts(values)) writable.add(result);
      return result;
    };
  };
  const always = (): boolean => true;
  const forWriting = ([, flags]: readonly unknown[]): boolean => typeof flags === "string" && flags !== "r";
  const onWritable = ([file]: readonly unknown[]): boolean => writable.has(file);
  for (const name of [
    "mkdirSync",
    "renameSync",
    "writeFileSync",
    "copyFileSync",
    "fsyncSync",
    "mkdtempSync",
  ]) {
    wrap(name, true, always);
  }
  for (const name of ["rmSync", "rmdirSync", "unlinkSync", "chmodSync", "fchmodSync", "ftruncateSync"]) {
    wrap(name, false, always);
  }
  wrap("openSync", true, forWriting);
  wrap("closeSync", false, onWritable);

  const write = original.writeSync as Any;
  target["writeSync"] = (file, bytes, offset, length, position) => {
    const wrong = count("writeSync");
    if (wrong && (kind === "ENOSPC" || kind === "EIO")) fail(kind, "write");
    if (wrong && (kind === "short" || kind === "kill") && typeof length === "number" && length > 1) {
      const done = write(file, bytes, offset, length >> 1, position);
      if (kind === "kill") die();
      return done;
    }
    if (wrong && kind === "kill") die();
    return write(file, bytes, offset, length, position);
  };
  syncBuiltinESMExports();

  const wrapSql = (prototype: object, name: string, where: string): void => {
    const holder = prototype as Record<string, (this: unknown, ...values: readonly unknown[]) => unknown>;
    const call = holder[name];
    if (call === undefined) throw new Error(`node:sqlite has no ${name}`);
    holder[name] = function (...values) {
      const sql = where === "exec" ? String(values[0]).trim().split(/\s+/).slice(0, 2).join(" ") : "";
      if (count(`sqlite ${where} ${sql}`.trim())) {
        if (kind === "kill") die();
        // Rolling back needs no space, and SQLite does it by itself when it cannot.
        if ((kind === "ENOSPC" || kind === "EIO") && !sql.startsWith("ROLLBACK")) {
          const fields = { code: "ERR_SQLITE_ERROR", errcode: sqliteCodes[kind], errstr: sqliteTexts[kind] };
          throw Object.assign(new Error(sqliteTexts[kind]), fields);
        }
      }
      return call.apply(this, [...values]);
    };
  };
  wrapSql(sqlite.DatabaseSync.prototype, "exec", "exec");
  wrapSql(sqlite.StatementSync.prototype, "run", "run");

  if (log !== "") {
    process.on("exit", () => {
      original.writeFileSync(log, names.map((name) => `${name}\n`).join(""));
    });
  }
}

if (trouble !== undefined) watch(trouble);
