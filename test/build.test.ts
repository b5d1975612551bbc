// What `npm pack` ships is plain JavaScript. It is built into a folder of its own here and has to give the very
// bytes that the sources give, workers included.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeReturnCsv } from "../bench/generate.ts";

const root = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "taliad-build-"));
const source = join(root, "src", "cli.ts");
const built = join(folder, "dist", "cli.js");

beforeAll(() => {
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const ended = node(
    compiler,
    "--project",
    join(root, "tsconfig.build.json"),
    "--outDir",
    join(folder, "dist"),
  );
  expect(ended.stdout + ended.stderr).toBe("");
  for (const path of ["schemas", "package.json"])
    cpSync(join(root, path), join(folder, path), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program away from the repository, with the Node that runs the tests. */
function node(...words: readonly string[]) {
  return spawnSync(process.execPath, words, { cwd: folder, encoding: "utf8" });
}

/** The manifest of a run: it holds the hash of every output. */
function manifestOf(program: string, input: string): string {
  const out = mkdtempSync(join(folder, "out-"));
  const ended = node(program, "run", input, "--out", out, "--ledger", "none", "--fail-on", "never", "--json");
  expect(ended.stderr).toBe("");
  expect(ended.status).toBe(0);
  return readFileSync(join(JSON.parse(ended.stdout).folder, "manifest.json"), "utf8");
}

test("the built program prints its help", () => {
  const help = node(built, "--help");
  expect(help.status).toBe(0);
  expect(help.stdout).toContain("taliad run");
  expect(help.stdout).toBe(node(source, "--help").stdout);
});

test("a batch has the same bytes from the built program", () => {
  const samples = join(root, "samples", "first-month");
  expect(manifestOf(built, samples)).toBe(manifestOf(source, samples));
});

test("a file that is large enough for workers has the same bytes, too", async () => {
  const large = join(folder, "large.csv");
  // Workers start at 4 MiB.
  const { bytes } = await writeReturnCsv(large, 24_000);
  expect(bytes).toBeGreaterThan(4 << 20);
  expect(manifestOf(built, large)).toBe(manifestOf(source, large));
}, 60_000);

test("the command of the package is the built program", () => {
  const { bin, files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(bin).toEqual({ taliad: "dist/cli.js" });
  // Without the law the program can do nothing; sources and tests are of no use without the development tools.
  expect(files).toEqual(expect.arrayContaining(["dist", "schemas"]));
  expect(files).not.toEqual(expect.arrayContaining(["src"]));
});
