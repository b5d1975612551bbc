// Nothing is half-written, and what is written belongs to its owner alone whatever the mask says.
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeFolder, openNew, publish, removeFolder, writeAll, writeFileSynced } from "../../src/io/files.ts";
import { folder } from "../program/program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

// The mask of a thread cannot be set, so what a mask does is tested in determinism.test.ts; here: what was there before.
describe("an older file with open doors", () => {
  const path = join(place, "old.csv");
  beforeEach(() => writeFileSync(path, "an old and longer content", { mode: 0o666 }));

  test("is cut to nothing and shut when it is opened anew", () => {
    closeSync(openNew(path));
    expect(readFileSync(path, "utf8")).toBe("");
    expect(modeOf(path)).toBe("600");
  });

  test("is written over as a whole", () => {
    writeFileSynced(path, "new ŵ");
    expect(readFileSync(path, "utf8")).toBe("new ŵ");
    expect(modeOf(path)).toBe("600");
  });
});

test("a folder is made with its parents and shut; one that was there stays as its owner wants it", () => {
  makeFolder(join(place, "a/b/c"));
  for (const made of ["a", "a/b", "a/b/c"]) expect(modeOf(join(place, made)), made).toBe("700");
  const open = join(place, "open");
  mkdirSync(open);
  chmodSync(open, 0o755);
  makeFolder(open);
  expect(modeOf(open)).toBe("755");
});

test("bytes are written where they are said to go, and at the end otherwise", () => {
  const path = join(place, "positions");
  const file = openNew(path);
  writeAll(file, Buffer.from("0123456789"));
  writeAll(file, Buffer.from("abc"), 3);
  writeAll(file, Buffer.alloc(0), 5);
  closeSync(file);
  expect(readFileSync(path, "utf8")).toBe("012abc6789");
});

describe("publishing", () => {
  const [staged, final] = [join(place, "staged"), join(place, "final")];
  afterEach(() => {
    removeFolder(staged);
    removeFolder(final);
  });

  test("moves the whole folder in one step", () => {
    makeFolder(staged);
    writeFileSynced(join(staged, "one"), "1");
    publish(staged, final);
    expect(existsSync(staged)).toBe(false);
    expect(readFileSync(join(final, "one"), "utf8")).toBe("1");
  });

  test("never writes over a folder that has something in it", () => {
    makeFolder(staged);
    makeFolder(final);
    writeFileSynced(join(final, "theirs"), "1");
    expect(() => publish(staged, final)).toThrow();
    expect(readFileSync(join(final, "theirs"), "utf8")).toBe("1");
  });
});

test("removing what is not there is no fault", () => {
  removeFolder(join(place, "never made"));
});
