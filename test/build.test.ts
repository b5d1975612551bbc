// What `npm pack` ships is plain JavaScript, pinned and listed. It is packed in a copy of the repository here, has the same bytes
// whoever packs it, and gives the very results that the sources give, workers included.
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
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPrograms } from "../src/batch/read/programs.ts";
import { writeLongRows } from "./long-rows.ts";
import { taliadHere } from "./program/program.ts";
import { listedPackages } from "./supply.ts";

const { version } = JSON.parse(readFileSync(resolve(import.meta.dirname, "../package.json"), "utf8"));
const packageName = `taliad-${version}.tgz`;
type Component = { readonly name: string; readonly version: string };

const root = resolve(import.meta.dirname, "..");
const place = mkdtempSync(join(tmpdir(), "taliad-build-"));
/** What a clone holds, with the modes of somebody who lets nobody else in. */
const clone = join(place, "clone");
const folder = join(place, "installed");
const source = join(root, "src", "cli.ts");
const built = join(folder, "dist", "cli.js");

beforeAll(() => {
  mkdirSync(clone);
  for (const name of readdirSync(root)) {
    if (!["node_modules", "dist", "out", "test", "samples", "bench", ".git"].includes(name))
      cpSync(join(root, name), join(clone, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(clone, "node_modules"), "junction");
  mkdirSync(folder);
});

/** Packs in the clone and returns the hash of the package. */
function packed(umask: string, modes: string): string {
  const words = `umask ${umask} && chmod -R ${modes} src schemas docs *.md LICENSE && npm pack --silent --ignore-scripts=false`;
  const ended = spawnSync("/bin/sh", ["-c", words], { cwd: clone, encoding: "utf8" });
  expect(ended.stderr).toBe("");
  expect(ended.status).toBe(0);
  return createHash("sha256")
    .update(readFileSync(join(clone, packageName)))
    .digest("hex");
}

test("the package has the same bytes whoever makes it", () => {
  const first = packed("0077", "go-rwx");
  expect(packed("0002", "a+r,g+w")).toBe(first);
  execFileSync("tar", ["-xzf", join(clone, packageName), "--strip-components=1", "-C", folder]);
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  // npm ci would take it for the lock of the clone.
  expect(existsSync(join(clone, "npm-shrinkwrap.json"))).toBe(false);
});

test("the package pins every dependency and lists what is in it", () => {
  const read = (path: string) => readFileSync(join(folder, path), "utf8");
  expect(read("npm-shrinkwrap.json")).toBe(readFileSync(join(root, "package-lock.json"), "utf8"));
  const list = JSON.parse(read("dist/sbom.cdx.json"));
  expect(list).toMatchObject({ bomFormat: "CycloneDX", metadata: { component: { name: "taliad" } } });
  const names = list.components.map(({ name, version }: Component) => `${name}@${version}`);
  expect([...new Set(names)].sort()).toEqual(listedPackages());
  for (const { hashes } of list.components) expect(hashes?.[0]).toMatchObject({ alg: "SHA-512" });
  // No folder of whoever made it.
  expect(JSON.stringify(list)).not.toMatch(/taliad-(build|sbom)-/);
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

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

test.for([
  [["rum", "x.csv"]],
  [["run"]],
  [["run", "--lang", "cy"]],
  [["run", "x.csv", "--fail-on", "sometimes"]],
  [["run", "x.csv", "--out"]],
  [["law", "a", "b", "c", "--lang", "cy"]],
  [["calc", "--unknown"]],
  [[]],
] as const)("a slip of the pen is told of in the same words: %s", async ([words]) => {
  const [ours, theirs] = [node(built, ...words), await taliadHere(words, { cwd: folder })];
  expect(ours.stderr).toMatch(/^taliad: /);
  expect([ours.status, ours.stderr]).toEqual([theirs.code, theirs.stderr]);
});

test("the terms of every package that is inside stand beside it", () => {
  const terms = readFileSync(join(folder, "dist/NOTICES.txt"), "utf8");
  const named = [...terms.matchAll(/^(?!Version )(\S+ \d+\.\d+\.\d+)$/gm)].map(([line]) =>
    line.replace(" ", "@"),
  );
  expect(named).toContain(
    "zod@" + JSON.parse(readFileSync(join(root, "package.json"), "utf8")).dependencies.zod,
  );
  expect(listedPackages()).toEqual(expect.arrayContaining(named));
  // What is not named is not inside: everything else is asked for by its name.
  const asked = readdirSync(join(folder, "dist"), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.c?js$/.test(name))
    .flatMap((name) => [
      ...readFileSync(join(folder, "dist", name), "utf8").matchAll(
        /(?:^import .*? from |\b(?:importing|require)\()"([^."][^"]*)"/gm,
      ),
    ])
    .map(([, name = ""]) => name);
  expect([...new Set(asked)].filter((name) => !isBuiltin(name))).toEqual(["pg"]);
});

test("an old Node is told of in one clear line, in either language, and nothing is done", () => {
  const old = join(folder, "old.mjs");
  writeFileSync(
    old,
    `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "22.9.0" } });`,
  );
  const told = node("--import", old, built, "run", "x.csv");
  expect(told).toMatchObject({ status: 64, stdout: "" });
  expect(told.stderr).toMatch(/^taliad: Node 22\.9\.0 is too old: 24 .*\n$/);
  expect(node("--import", old, built, "run", "x.csv", "--lang", "cy").stderr).toContain("yn rhy hen");
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(engines.node).toBe(">=24");
  // One that is really old, where the machine has one.
  const own = spawnSync("/usr/bin/node", ["--version"], { encoding: "utf8" });
  const version = own.status === 0 ? Number.parseInt(own.stdout.slice(1), 10) : 24;
  if (version < 18 || version >= 24) return;
  const really = spawnSync("/usr/bin/node", [built, "--version"], { cwd: folder, encoding: "utf8" });
  expect([really.status, really.stderr.split("\n").length]).toEqual([64, 2]);
});

test("a batch has the same bytes from the built program", () => {
  const samples = join(root, "samples", "first-month");
  expect(manifestOf(built, samples)).toBe(manifestOf(source, samples));
});

test("a file that is large enough for workers has the same bytes, too", async () => {
  const large = join(folder, "large.csv");
  // Workers start at 4 MiB.
  await writeLongRows(large);
  expect(statSync(large).size).toBeGreaterThan(4 << 20);
  expect(manifestOf(built, large)).toBe(manifestOf(source, large));
});

test("whoever installs it can import the library, with its types, and the law", () => {
  const place = join(folder, "user");
  const read = `import { assess, loadLaw, type Assessment } from "taliad";
import law from "taliad/law.json" with { type: "json" };
const bytes = new TextEncoder().encode("nothing");
const { problems }: Assessment = await assess([{ name: "a.csv", bytes }], loadLaw(law));
export const codes: readonly string[] = problems.map(({ code }) => code);
`;
  mkdirSync(join(place, "node_modules"), { recursive: true });
  symlinkSync(folder, join(place, "node_modules/taliad"), "junction");
  writeFileSync(join(place, "use.mts"), `${read}console.log(codes.join());\n`);
  writeFileSync(join(place, "wrong.mts"), read.replace("readonly string[]", "readonly number[]"));
  const options = ["--module nodenext --target esnext --strict --noEmit --resolveJsonModule --types node"];
  const types = node(
    join(root, "node_modules/typescript/bin/tsc"),
    ...options.flatMap((words) => words.split(" ")),
    ...["--ignoreConfig", "--typeRoots", join(root, "node_modules/@types"), "--pretty", "false"],
    ...["use.mts", "wrong.mts"].map((file) => join(place, file)),
  );
  expect(types.stdout).toContain("Type 'string' is not assignable to type 'number'");
  expect([...types.stdout.matchAll(/\w+\.m?ts(?=\()/g)].map(([name]) => name)).toEqual(["wrong.mts"]);
  const used = node(join(place, "use.mts"));
  expect(used.stderr).toBe("");
  expect(used.stdout).toBe("layout-unknown\n");
});

test("the page that checks files is in it, made of the same law", () => {
  const page = readFileSync(join(folder, "dist/check.html"), "utf8");
  expect(page).toContain(`Taliad ${version}`);
  const law = JSON.parse(readFileSync(join(folder, "dist/law.json"), "utf8"));
  const inside = /<script type="application\/json" id="law">(.*?)<\/script>/s.exec(page)?.[1] ?? "";
  const programs = readPrograms(join(root, "schemas"));
  expect(programs.length).toBeGreaterThan(4);
  expect(JSON.parse(inside)).toEqual({ schemas: law, parameters: {}, mappings: [], programs });
});

test("the command of the package is the built program", () => {
  const { bin, files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(bin).toEqual({ taliad: "dist/cli.js" });
  // Without the law the program can do nothing; sources and tests are of no use without the development tools.
  expect(files).toEqual(expect.arrayContaining(["dist", "schemas"]));
  expect(files).not.toEqual(expect.arrayContaining(["src"]));
});
