// What verify says of a folder in which something was changed, and that every result was synced before it counted.
import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folder, samples, taliad } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const out = join(place, "out");
const opened = join(place, "opened.json");
let batch = "";

beforeAll(async () => {
  const sent = join(samples, "duplicate-across-employers");
  await taliad(["run", sent, "--out", out, "--ledger", "none"], {
    env: { TALIAD_TEST_SYNCS: opened },
    preload: [join(import.meta.dirname, "syncs.ts")],
  });
  const [name = ""] = readdirSync(out).filter((one) => /^[0-9a-f]{12}$/.test(one));
  batch = join(out, name);
});

test("every file of the batch was synced, and nothing of the row store is left", async () => {
  const { default: synced } = await import(opened, { with: { type: "json" } });
  const files = readdirSync(batch, { withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.map(({ name }) => name)).toContain("decisions.csv");
  expect(files.filter(({ name }) => !synced.includes(name)).map(({ name }) => name)).toEqual([]);
  expect(existsSync(join(batch, "rows"))).toBe(false);
});

test("verify names a file that was added", async () => {
  const copy = join(place, "copy");
  cpSync(batch, copy, { recursive: true });
  writeFileSync(join(copy, "notes.txt"), "mine");
  const ended = await taliad(["verify", copy]);
  expect(ended.code).toBe(7);
  expect(ended.stdout).toContain("notes.txt does not belong to the batch.");
});
