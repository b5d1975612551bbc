// What lies on the disk, and in which order: a file before it has its name, a folder after something got a name in it. Told by what
// is asked of the system, not by waiting for a disk.
import { createHash } from "node:crypto";
import fs, {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  moveFolder,
  openNew,
  publish,
  syncTree,
  writeAll,
  writeFileSynced,
  writeStaged,
} from "../../src/io/files.ts";
import { putInto, restedIn } from "../../src/io/inbox.ts";
import { openOutput } from "../../src/io/output.ts";
import { folder } from "../program/program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

const events: string[] = [];
const { fsync, fsyncSync, renameSync, writeSync } = fs;
/** No write takes more bytes at once. */
let mostBytes = Number.POSITIVE_INFINITY;

beforeEach(() => {
  events.length = 0;
  mostBytes = Number.POSITIVE_INFINITY;
  const synced = (file: number) => events.push(`sync ${fs.fstatSync(file).ino}`);
  fs.fsyncSync = synced;
  const later = (file: number, done: (error: null) => void) => {
    synced(file);
    done(null);
  };
  fs.renameSync = (from, to) => {
    renameSync(from, to);
    events.push(`rename ${to}`);
  };
  const short = (file: number, bytes: Uint8Array, from: number, length: number, position: number | null) => {
    events.push(`write ${fs.fstatSync(file).ino}`);
    return writeSync(file, bytes, from, Math.min(length, mostBytes), position);
  };
  Object.assign(fs, { fsync: later, writeSync: short });
  syncBuiltinESMExports();
});
afterEach(() => {
  Object.assign(fs, { fsync, fsyncSync, renameSync, writeSync });
  syncBuiltinESMExports();
});

const of = (what: "sync" | "write", path: string) => `${what} ${statSync(path).ino}`;

test("a file that stands by itself is synced when it is written, one of a folder that is synced as a whole is not", () => {
  const [alone, staged] = [join(place, "alone"), join(place, "staged")];
  writeFileSynced(alone, "ŵ");
  expect(events).toEqual([of("write", alone), of("sync", alone)]);
  events.length = 0;
  writeStaged(staged, "ŵ");
  expect(events).toEqual([of("write", staged)]);
});

test.for(["by itself", "staged"] as const)("an output %s says how long it is and its hash", (how) => {
  const path = join(place, `output ${how}`);
  const output = openOutput(path, how);
  for (const piece of ["a,b\r\n", "1,2\r\n"]) output.write(Buffer.from(piece));
  expect(events.includes(of("sync", path))).toBe(false);
  const sha256 = createHash("sha256").update("a,b\r\n1,2\r\n").digest("hex");
  expect(output.close()).toEqual({ bytes: 10, sha256 });
  expect(events.includes(of("sync", path))).toBe(how === "by itself");
});

test("a finished folder is synced, gets its name, and the folder around it is synced", () => {
  const [staged, final] = [join(place, ".staged"), join(place, "batch")];
  mkdirSync(staged);
  const own = of("sync", staged);
  publish(staged, final);
  expect(events).toEqual([own, `rename ${final}`, of("sync", place)]);
});

test("a folder that gets another name: the folder around it is synced after", () => {
  const [from, to] = [join(place, "from"), join(place, "to")];
  mkdirSync(from);
  moveFolder(from, to);
  expect(events).toEqual([`rename ${to}`, of("sync", place)]);
});

test("a whole folder: every file of it and of those below, then the folders, the inner ones first", async () => {
  const tree = join(place, "tree");
  mkdirSync(join(tree, "a/b"), { recursive: true });
  const files = ["one", "a/two", "a/b/three", ...Array.from({ length: 20 }, (_, at) => `a/${at}`)];
  for (const name of files) writeFileSync(join(tree, name), name);
  await syncTree(tree);
  const folders = ["a/b", "a", ""].map((name) => of("sync", join(tree, name)));
  expect(events.slice(-3)).toEqual(folders);
  expect(new Set(events.slice(0, -3))).toEqual(new Set(files.map((name) => of("sync", join(tree, name)))));
});

test("a write that the system cuts short is taken up where it ended", () => {
  mostBytes = 3;
  const path = join(place, "short");
  const file = openNew(path);
  writeAll(file, Buffer.from("0123456789"));
  writeAll(file, Buffer.from("abcdefg"), 2);
  fs.closeSync(file);
  expect(readFileSync(path, "utf8")).toBe("01abcdefg9");
});

describe("a file that is moved", () => {
  const [inbox, done, letter] = [join(place, "inbox"), join(place, "inbox/done"), join(place, "letter.html")];
  beforeEach(() => {
    mkdirSync(done, { recursive: true });
    writeFileSync(letter, "a letter");
    writeFileSync(join(inbox, "june.csv"), "new");
    events.length = 0;
  });
  afterEach(() => rmSync(inbox, { recursive: true }));

  test("has its letter on the disk before, and both folders after", () => {
    expect(putInto(done, join(inbox, "june.csv"), "june.csv", letter)).toBe(true);
    const copy = join(done, "june.csv.html");
    expect(events).toEqual([
      ...[of("write", copy), of("sync", copy), `rename ${join(done, "june.csv")}`],
      ...[of("sync", done), of("sync", inbox)],
    ]);
    expect(readFileSync(copy, "utf8")).toBe("a letter");
  });

  test.for([
    ["june.csv", "june (2).csv"],
    // A letter without its file is of somebody's, too.
    ["june.csv.html", "june (2).csv"],
    ["other.csv", "june.csv"],
  ])("where %s is there already, is called %s", ([there = "", name = ""]) => {
    writeFileSync(join(done, there), "old");
    putInto(done, join(inbox, "june.csv"), "june.csv", letter);
    expect(readFileSync(join(done, name), "utf8")).toBe("new");
    expect(readFileSync(join(done, there), "utf8")).toBe("old");
    expect(readdirSync(done)).toContain(`${name}.html`);
  });

  test("is none where somebody else took it away", () => {
    expect(putInto(done, join(inbox, "july.csv"), "july.csv")).toBe(false);
  });
});

test("what was touched just now has not come to rest, whatever day it says of itself; what is open is left", () => {
  const inbox = join(place, "resting");
  mkdirSync(inbox);
  for (const name of ["june.csv", ".~lock.july.xlsx#"]) writeFileSync(join(inbox, name), "a,b\r\n");
  mkdirSync(join(inbox, "folder.csv"));
  utimesSync(join(inbox, "june.csv"), 0, 0);
  expect(restedIn(inbox, 3_600)).toEqual({ files: [], odd: [] });
  // The clock counts whole milliseconds, and a file that was touched in this one seems to be of the time to come.
  const { files, odd } = restedIn(inbox, -1);
  const sha256 = createHash("sha256").update("a,b\r\n").digest("hex");
  expect(files).toMatchObject([{ name: "june.csv", sha256 }]);
  expect(odd).toMatchObject([{ name: "folder.csv", why: "folder" }]);
});
