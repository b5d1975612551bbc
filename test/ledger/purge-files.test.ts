// What a purge takes away is written over where it lay, under whatever name, and nothing outside the folder of results goes.
import fs, { existsSync, linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { secretCheck } from "../../src/ledger/keyed/claim-cipher.ts";
import { certificateName, finishPurge } from "../../src/ledger/purge-folders.ts";
import { destroySecrets } from "../../src/ledger/sqlite/key-file.ts";
import { readKeyLines } from "../../src/ledger/sqlite/person-key.ts";
import { folder } from "./book.ts";

/** How many bytes were written over with zeros, each time. What the program imports of Node follows what stands there. */
const over = { bytes: [] as number[] };
const { writeSync } = fs;
beforeAll(() => {
  // The overloads of the original are those of the stand-in.
  fs.writeSync = ((file: number, data: Uint8Array | string, from: number, length: number, at: number) => {
    if (
      typeof data !== "string" &&
      length > 0 &&
      data.subarray(from, from + length).every((byte) => byte === 0)
    )
      over.bytes.push(length);
    return writeSync(file, data as Uint8Array, from, length, at);
  }) as typeof fs.writeSync;
  syncBuiltinESMExports();
});
afterAll(() => {
  fs.writeSync = writeSync;
  syncBuiltinESMExports();
});

/** A folder of results with a batch, and a staged certificate that names these paths. */
function purging(paths: readonly string[], folders: readonly string[] = ["batch"]) {
  const out = folder();
  const staged = join(out, "staged");
  mkdirSync(staged);
  mkdirSync(join(out, "batch"));
  writeFileSync(join(out, "batch/manifest.json"), "{}");
  const files = paths.map((path) => ({ path, sha256: "0".repeat(64), bytes: 3 }));
  writeFileSync(join(staged, certificateName), JSON.stringify({ files, folders }));
  return { out, staged };
}

test("a file is written over before it goes, and another name of it holds nothing", () => {
  const { out, staged } = purging(["batch/decisions.csv", "batch/gone.csv"]);
  writeFileSync(join(out, "batch/decisions.csv"), "Mair");
  linkSync(join(out, "batch/decisions.csv"), join(out, "kept.csv"));
  over.bytes = [];
  finishPurge(out, staged);
  expect(over.bytes).toEqual([4]);
  expect(existsSync(join(out, "batch/decisions.csv"))).toBe(false);
  expect(readFileSync(join(out, "kept.csv"), "utf8")).toBe("");
  expect(readFileSync(join(out, "batch", certificateName))).toEqual(
    readFileSync(join(staged, certificateName)),
  );
});

test("a link goes, and what it leads to stays", () => {
  const { out, staged } = purging(["batch/decisions.csv"]);
  writeFileSync(join(out, "elsewhere.csv"), "Mair");
  symlinkSync("../elsewhere.csv", join(out, "batch/decisions.csv"));
  finishPurge(out, staged);
  expect(existsSync(join(out, "batch/decisions.csv"))).toBe(false);
  expect(readFileSync(join(out, "elsewhere.csv"), "utf8")).toBe("Mair");
});

test.for([
  ["climbs", "../kept.csv", "batch"],
  ["climbs further down", "batch/../../kept.csv", "batch"],
  ["begins at the top", "/kept.csv", "batch"],
  ["is a folder that climbs", "batch/decisions.csv", "../batch"],
] as const)("a certificate whose path %s takes nothing", ([, path, of]) => {
  const { out, staged } = purging(["batch/decisions.csv", path], [of]);
  writeFileSync(join(out, "batch/decisions.csv"), "Mair");
  expect(() => finishPurge(out, staged)).toThrow(
    expect.objectContaining({ kind: "damaged", reason: "certificate-unreadable" }),
  );
  expect(readFileSync(join(out, "batch/decisions.csv"), "utf8")).toBe("Mair");
});

test("secrets that are destroyed are gone under every name of the key file, and those of living batches stay", () => {
  const path = join(folder(), "book.key");
  const lines = [1, 2, 3, 4].map((byte) => Buffer.alloc(32, byte));
  const check = (byte: number): string => secretCheck(Buffer.alloc(32, byte));
  writeFileSync(path, lines.map((one) => `${one.toString("hex")}\n`).join(""));
  const copy = join(folder(), "copy.key");
  linkSync(path, copy);
  const size = readFileSync(path).length;
  over.bytes = [];
  // Of another batch's secret nothing is there.
  destroySecrets(path, new Set([check(9)]), new Set([check(2), check(3), check(4)]));
  expect([readFileSync(path).length, over.bytes]).toEqual([size, []]);
  destroySecrets(path, new Set([check(2)]), new Set([check(3)]));
  expect(readKeyLines(path)?.map((one) => one[0])).toEqual([1, 3]);
  expect([readFileSync(copy), over.bytes]).toEqual([Buffer.alloc(size), [size]]);
});
