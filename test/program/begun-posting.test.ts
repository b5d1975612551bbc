// A return so large that a thread posts it while its outputs are made: the same files and the same ledger as in one thread, and killed
// in between the ledger is empty.
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeReturnCsv } from "../../bench/generate.ts";
import { hashesBelow } from "./batch-folder.ts";
import { batchOf, folder, taliad, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const file = join(place, "return.csv");
const words = (name: string) => ["run", file, "--out", join(place, name)];
let alone: string;
let beside: string;

beforeAll(async () => {
  await writeReturnCsv(file, 56_000);
  // In a thread of its own, as a test is, a run begins no other to post.
  alone = batchOf(await taliadHere(words("alone")));
  beside = batchOf(await taliad(words("beside")));
}, 120_000);

/** All that does not hang on the keys of the ledger. */
function rowsIn(batch: string): string {
  const database = new DatabaseSync(join(batch, "../ledger.sqlite"), { readOnly: true });
  const tables = ["batch", "scheme", "input", "submission", "posting", "slot", "total", "open_condition"];
  const rows = tables.map((table) => JSON.stringify(database.prepare(`SELECT * FROM ${table}`).all()));
  const people = database.prepare("SELECT count(*) FROM person").get();
  const cases = database.prepare("SELECT * FROM duplicate_case").all();
  const runs = database.prepare("SELECT scheme, kind, sum(length(keys)) FROM match_run GROUP BY 1, 2").all();
  database.close();
  return [...rows, JSON.stringify([people, cases, runs])].join("\n").replaceAll(/\.staging-[0-9a-f]+/g, "");
}

test("the same files, and the same rows in the ledger, which is whole", async () => {
  expect(hashesBelow(beside)).toEqual(hashesBelow(alone));
  expect(rowsIn(beside) === rowsIn(alone)).toBe(true);
  expect((await taliadHere(["ledger", "check", "--out", join(place, "beside")])).code).toBe(0);
});

test("killed when everything is staged and the batch waits to be ended", { timeout: 120_000 }, async () => {
  const out = join(place, "killed");
  const killedAt = /\.staging-[0-9a-f]+-[0-9a-f]{12}/;
  expect((await taliad(words("killed"), { killedAt })).signal).toBe("SIGKILL");
  expect(readdirSync(out)).toContain("ledger.sqlite-journal");
  const database = new DatabaseSync(join(out, "ledger.sqlite"));
  expect(database.prepare("SELECT count(*) AS count FROM batch").get()).toEqual({ count: 0 });
  expect(database.prepare("SELECT count(*) AS count FROM posting").get()).toEqual({ count: 0 });
  database.close();
  expect((await taliadHere(["ledger", "check", "--out", out])).code).toBe(0);
});
