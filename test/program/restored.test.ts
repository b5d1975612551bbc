// What restores the folder of a test restores it after every deed, however soon the deed follows.
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { hashesBelow } from "./batch-folder.ts";
import { folder } from "./program.ts";
import { restorer } from "./restored.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const [whole, copy] = [join(place, "whole"), join(place, "copy")];
const of = (name: string): string => join(copy, name);
const restore = restorer(whole, copy);

mkdirSync(join(whole, "inner/empty"), { recursive: true });
for (const name of ["a", "b", "inner/c"]) writeFileSync(join(whole, name), `${name}1`);

const deeds: Readonly<Record<string, () => void>> = {
  "a file of the same length": () => writeFileSync(of("a"), "a2"),
  "the same file again": () => writeFileSync(of("a"), "a3"),
  "a longer file": () => appendFileSync(of("inner/c"), "more"),
  "a file gone": () => rmSync(of("b")),
  "a file added": () => writeFileSync(of("inner/d"), ""),
  "two files with each other's name": () => {
    renameSync(of("a"), of("x"));
    renameSync(of("b"), of("a"));
    renameSync(of("x"), of("b"));
  },
  "a file that is a link to what it was": () => {
    renameSync(of("a"), of("y"));
    symlinkSync(of("y"), of("a"));
  },
  "a folder for a file": () => {
    rmSync(of("a"));
    mkdirSync(of("a"));
  },
  "a folder that is a link to what it was": () => {
    renameSync(of("inner"), of("z"));
    symlinkSync(of("z"), of("inner"));
  },
  "the rights of a file": () => chmodSync(of("b"), 0o600),
  "an empty folder gone": () => rmSync(of("inner/empty"), { recursive: true }),
  "everything gone": () => rmSync(copy, { recursive: true }),
};

test.for(Object.keys(deeds))("%s", (what) => {
  const before = hashesBelow(whole);
  // Time and again: some of them fall within one tick of the clock of files.
  for (let times = 0; times < 20; times += 1) {
    restore();
    deeds[what]?.();
    expect(states(copy)).not.toEqual(states(whole));
    restore();
    expect(states(copy)).toEqual(states(whole));
  }
  expect(hashesBelow(whole)).toEqual(before);
});

/** What each path is: a folder, a link or a file, with its rights and its content. */
function states(of: string): readonly string[] {
  const entries =
    statSync(of, { throwIfNoEntry: false }) && readdirSync(of, { recursive: true, withFileTypes: true });
  return (entries ?? [])
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const content = entry.isFile() ? readFileSync(path, "utf8") : `${entry.isSymbolicLink()}`;
      return `${path.slice(of.length)} ${statSync(path).mode} ${content}`;
    })
    .sort();
}
