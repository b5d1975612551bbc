// What is handed over as people really hand it over: pipes, links and odd names among the files, the same files again, a
// copy under another name. Nothing is waited for, nothing stops the others, the second run ends as the first.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { linesOf } from "./batch-folder.ts";
import { batchOf, folder, samples, taliad, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const [cwd, sent] = [join(place, "work"), join(place, "work/in")];
const good = "09-glaslyn-nursing.csv";
beforeEach(() => {
  rmSync(cwd, { recursive: true, force: true });
  mkdirSync(sent, { recursive: true });
  copyFileSync(join(samples, "first-month", good), join(sent, good));
});

describe("what is no file among the files", () => {
  test("is named on stderr, ends with 4 each time, and the return beside it is decided", async () => {
    execFileSync("mkfifo", [join(sent, "pipe.csv")]);
    symlinkSync(join(sent, good), join(sent, "link.csv"));
    const first = await taliad(["run", "in"], { cwd });
    expect(first.code).toBe(4);
    expect(first.stderr).toMatch(/link\.csv was not read.*\n.*pipe\.csv was not read: it is a pipe/);
    expect(first.stdout).toMatch(/Not read: 2 \(link\.csv, pipe\.csv\)/);
    expect(linesOf(join(cwd, batchOf(first)), "decisions.csv").map(({ file }) => file)).toContain(good);
    const second = await taliad(["run", "in", "--json", "--lang", "cy"], { cwd });
    expect(second.code).toBe(4);
    expect(second.stderr).toMatch(/pibell/);
    expect(JSON.parse(second.stdout).notTaken).toEqual([
      { name: "link.csv", why: "link" },
      { name: "pipe.csv", why: "pipe" },
    ]);
    expect((await taliad(["check", "in"], { cwd })).code).toBe(4);
  });

  test("and nothing else there is: nothing is processed", async () => {
    rmSync(join(sent, good));
    execFileSync("mkfifo", [join(sent, "pipe.csv")]);
    expect(await taliad(["run", "in"], { cwd })).toMatchObject({ code: 64, stdout: "" });
  });

  test("a bank file that cannot be read stops the comparison, as a payment of it would be missing", async () => {
    const batch = batchOf(await taliadHere(["run", "in"], { cwd }));
    execFileSync("mkfifo", [join(place, "work/bank.csv")]);
    copyFileSync(join(sent, good), join(cwd, "other.csv"));
    const words = ["reconcile", batch, "--payments", "bank.csv", "--payments", "other.csv"];
    expect(await taliad(words, { cwd })).toMatchObject({ code: 4, stdout: "" });
  });
});

test("names and cells that would give orders to a terminal give none", async () => {
  writeFileSync(join(sent, "esc\u001b[31m\nrun complete, 0 errors.csv"), "Name\nNon\u001b[2J\n");
  for (const words of [
    ["run", "in"],
    ["check", "in"],
    ["run", "in", "--log-format", "json"],
  ]) {
    const { code, stdout, stderr } = await taliadHere(words, { cwd });
    expect(code).toBe(4);
    expect(stdout + stderr).not.toMatch(/\u001b|\nrun complete/);
  }
});

test.for([
  ["a rejected row", "rejected", []],
  ["a rejected row, never to fail", "rejected", ["--fail-on", "never"]],
  ["a refused file", "refused", []],
  ["all payable", "payable", []],
] as const)("%s: the batch that is found ends as it did when it was made", async ([, kind, options]) => {
  if (kind === "rejected") cpSync(join(samples, "first-month"), sent, { recursive: true });
  if (kind === "refused") writeFileSync(join(sent, "page.csv"), "<html></html>");
  const words = ["run", "in", ...options];
  const made = await taliadHere(words, { cwd });
  const found = await taliadHere(words, { cwd });
  expect(found.code).toBe(made.code);
  expect(batchOf(found)).toBe(batchOf(made));
  expect(found.stderr).toMatch(/is there already/);
  expect(made.code).toBe({ rejected: options.length > 0 ? 0 : 3, refused: 4, payable: 0 }[kind]);
  if (options.length > 0) expect(found.stdout).toMatch(/real run would have ended with 3/);
});

test("a batch whose results are elsewhere has no end that could be told", async () => {
  await taliadHere(["run", "in", "--ledger", "book.sqlite"], { cwd });
  const ended = await taliadHere(["run", "in", "--ledger", "book.sqlite", "--out", "other"], { cwd });
  expect(ended.code).toBe(64);
  expect(ended.stderr).toMatch(/results are not in other.*--out/);
});

describe("evidence", () => {
  test("a batch under another name is the same batch, and that is said", async () => {
    const batch = batchOf(await taliadHere(["run", "in", "--ledger", "none"], { cwd }));
    renameSync(join(cwd, batch), join(cwd, "out/june"));
    const { code, stdout } = await taliadHere(["verify", "june"], { cwd });
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/called june; the batch is/),
    });
    const json = JSON.parse((await taliadHere(["verify", "june", "--json"], { cwd })).stdout);
    expect(json).toMatchObject({ equal: true, differences: [], note: expect.stringContaining("june") });
  });

  test.for([
    "problems.csv",
    "prior-facts.jsonl",
    "inputs/extra.csv",
  ])("a pipe in the place of %s is named and not waited for", async (name) => {
    const batch = join(cwd, batchOf(await taliadHere(["run", "in", "--ledger", "none"], { cwd })));
    rmSync(join(batch, name), { force: true });
    execFileSync("mkfifo", [join(batch, name)]);
    const { code, stdout } = await taliadHere(["verify", batch], { cwd });
    expect(code).toBe(7);
    expect(stdout).toContain(`${name}: pipe`);
  });

  test("a key that others may read is said at each run, one that they may not is not", async () => {
    const first = await taliadHere(["run", "in"], { cwd });
    expect(first.stderr).not.toMatch(/key/);
    chmodSync(join(cwd, "out/ledger.sqlite.key"), 0o640);
    const again = await taliadHere(["run", "in"], { cwd });
    expect(again.code).toBe(first.code);
    expect(again.stderr).toMatch(/ledger\.sqlite\.key may be read by others.*chmod 600/);
  });
});

test("a folder that the system cannot make ends with 5, and nothing is left", async () => {
  const ended = await taliadHere(["run", "in", "--out", "/proc/taliad/out"], { cwd });
  expect(ended.code).toBe(5);
  expect(readdirSync(cwd)).toEqual(["in"]);
});
