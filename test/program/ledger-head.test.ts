// The head that a run prints: kept on paper, it finds a ledger whose newest batch was cut off with all its traces.
import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { batchOf, folder, samples, taliadHere } from "./program.ts";

const out = folder();
afterAll(() => rmSync(out, { recursive: true }));
const story = join(samples, "five-months");

const month = (name: string) => taliadHere(["run", join(story, name), "--out", out]);
const check = (...more: readonly string[]) => taliadHere(["ledger", "check", "--out", out, ...more]);
const headOf = ({ stdout }: { readonly stdout: string }): string =>
  /\b[0-9a-f]{64}\b/.exec(stdout)?.[0] ?? "";
const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

test("each head that was printed is held by the ledger, and only those are", async () => {
  const first = await month("2022-06");
  const second = await month("2022-07");
  const heads = [headOf(first), headOf(second)];
  expect(new Set(heads).size).toBe(2);
  // What a batch names is the head before it.
  for (const file of ["manifest.json", "summary.json"]) {
    expect(read(join(batchOf(first), file))).toMatchObject({ previousHead: null });
    expect(read(join(batchOf(second), file))).toMatchObject({ previousHead: heads[0] });
  }
  for (const [at, head] of heads.entries()) {
    const ended = await check("--head", head.toUpperCase().replace(/(.{8})/g, "$1 "));
    expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining(`Batches after it: ${1 - at}`) });
    expect(headOf({ stdout: ended.stdout.split("\n").at(-2) ?? "" })).toBe(heads[1]);
  }
  const other = await check("--head", "0".repeat(64), "--json");
  expect(other.code).toBe(6);
  expect(JSON.parse(other.stdout)).toMatchObject({ whole: false, findings: [{ code: "head-unknown" }] });
  expect((await check("--head", "12ab")).code).toBe(64);
  // A run that finds its batch tells the same head.
  expect(headOf(await month("2022-07"))).toBe(heads[1]);
});

test("a ledger put back as it was before its newest batch, with all its traces, is found by the head alone", async () => {
  const parts = ["ledger.sqlite", "ledger.sqlite.end"].map((name) => join(out, name));
  for (const part of parts) copyFileSync(part, `${part}.copy`);
  const third = await month("2022-07-correction");
  const id = basename(batchOf(third));
  for (const part of parts) renameSync(`${part}.copy`, part);
  // The folder tells of it …
  expect((await check()).stdout).toContain(`Batch ${id} has a folder but is not in the ledger.`);
  rmSync(batchOf(third), { recursive: true });
  // … and the log of runs …
  const told = await check();
  expect(told.code).toBe(6);
  expect(told.stdout).toContain(`Batch ${id} is not in the ledger, but was posted (run-log.ndjson, `);
  const log = join(out, "run-log.ndjson");
  writeFileSync(log, readFileSync(log, "utf8").split("\n").slice(0, -3).concat("").join("\n"));
  expect(await check()).toMatchObject({ code: 0 });
  // … and who has kept the head.
  expect((await check("--head", headOf(third))).code).toBe(6);
});

test("a run on a ledger that is older than the log of runs pays nothing again, until somebody says where it ends", async () => {
  const place = folder();
  const go = (name: string, ...more: readonly string[]) =>
    taliadHere(["run", join(story, name), "--out", place, ...more]);
  const first = await go("2022-06");
  const parts = ["ledger.sqlite", "ledger.sqlite.end"].map((name) => join(place, name));
  for (const part of parts) copyFileSync(part, `${part}.copy`);
  const second = await go("2022-07");
  const paid = batchOf(second);
  for (const part of parts) renameSync(`${part}.copy`, part);
  const refused = await go("2022-07-correction");
  expect(refused.code).toBe(6);
  expect(refused.stderr).toContain(`${basename(paid)}, --ledger-head ${headOf(first)}`);
  expect((await go("2022-07-correction", "--ledger-head", headOf(second))).code).toBe(6);
  // Nor does anybody else write in it.
  const prepared = basename(batchOf(first));
  for (const command of [
    ["approve", prepared, "--by", "Owain Prys", "--on", "2022-07-06"],
    ["pay", prepared],
    ["ledger", "withdraw", prepared, "--reason", "sent twice"],
  ]) {
    const written = await taliadHere([...command, "--out", place]);
    expect([command[0], written.code, written.stderr.includes("--ledger-head")]).toEqual([
      command[0],
      6,
      true,
    ]);
  }
  // The very files of the missing batch make the same batch again, with the same head.
  const again = await go("2022-07", "--ledger-head", headOf(first));
  expect(batchOf(again)).toBe(paid);
  expect(headOf(again)).toBe(headOf(second));
  expect((await go("2022-07-correction")).code).not.toBe(6);
  expect((await taliadHere(["ledger", "check", "--out", place])).code).toBe(0);
  rmSync(place, { recursive: true });
});
