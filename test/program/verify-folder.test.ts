// What verify says of a folder in which something was changed, and that every result, every input and what lies beside the
// ledger was synced before it counted.
import { cpSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openSqliteBook } from "../../src/ledger/sqlite/book.ts";
import { batchOf, folder, samples, taliad, taliadHere } from "./program.ts";
import { eventsIn, sync, watching } from "./watched.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

/** A run with its results in a folder of its own, and what it synced and renamed. */
async function watched(name: string, words: readonly string[]) {
  const out = join(place, name);
  const told = join(place, `${name}.json`);
  const all = ["run", join(samples, "duplicate-across-employers"), "--out", out, ...words];
  const ended = await taliad(all, watching(told));
  return { out, batch: batchOf(ended), events: eventsIn(told) };
}

type Watched = Awaited<ReturnType<typeof watched>>;
const ways = ["without a ledger", "with a ledger"] as const;
const runs = new Map<string, Watched>();
const runOf = (way: string): Watched => {
  const run = runs.get(way);
  if (run === undefined) throw new Error(`no run ${way}`);
  return run;
};

beforeAll(async () => {
  runs.set("without a ledger", await watched("none", ["--ledger", "none"]));
  runs.set("with a ledger", await watched("book", []));
});

describe.for(ways)("%s", (way) => {
  test("every file of the batch, inputs too, is synced before the folder gets its name", () => {
    const { batch, events } = runOf(way);
    const before = new Set(events.slice(0, events.indexOf(`rename ${batch}`)));
    const files = readdirSync(batch, { recursive: true, encoding: "utf8" }).filter((name) =>
      statSync(join(batch, name)).isFile(),
    );
    for (const kind of ["decisions.csv", "manifest.json", "report.xlsx"]) expect(files).toContain(kind);
    expect(files.filter((name) => name.startsWith("inputs/")).length).toBeGreaterThan(1);
    expect(files.filter((name) => !before.has(sync(join(batch, name))))).toEqual([]);
  });

  test("so are the folders that hold their names", () => {
    const { batch, events } = runOf(way);
    const before = events.slice(0, events.indexOf(`rename ${batch}`));
    for (const inner of ["inputs", "schemas", "schemas/words", "returns"])
      expect(before, inner).toContain(sync(join(batch, inner)));
  });

  test("the folder itself is synced before it gets its name, and the folder that holds the name after", () => {
    const { out, batch, events } = runOf(way);
    const at = events.indexOf(`rename ${batch}`);
    expect(at).toBeGreaterThan(0);
    expect(events.slice(0, at)).toContain(sync(batch));
    expect(events.slice(at)).toContain(sync(out));
  });

  test("the log of runs is synced when a run begins and when it ends", () => {
    const { out, events } = runOf(way);
    expect(events.filter((event) => event === sync(join(out, "run-log.ndjson")))).toHaveLength(2);
  });

  test("nothing of the row store is left", () => {
    expect(existsSync(join(runOf(way).batch, "rows"))).toBe(false);
  });
});

test("the ledger's key and its end mark are synced, and what holds their names after them", () => {
  const { out, events } = runOf("with a ledger");
  const end = events.lastIndexOf(sync(join(out, "ledger.sqlite.end")));
  expect(events).toContain(sync(join(out, "ledger.sqlite.key")));
  expect(end).toBeGreaterThan(0);
  expect(events.slice(end)).toContain(sync(out));
});

test("the ledger waits for the disk before a batch counts", async () => {
  const opened = new Set<DatabaseSync>();
  const { exec } = DatabaseSync.prototype;
  const spy = vi.spyOn(DatabaseSync.prototype, "exec").mockImplementation(function (this: DatabaseSync, sql) {
    opened.add(this);
    exec.call(this, sql);
  });
  const ledger = await openSqliteBook(join(place, "own.sqlite"));
  spy.mockRestore();
  // Books in memory, with which a book is compared, wait for nothing.
  const files = [...opened].filter((one) => one.isOpen && one.location() !== null);
  const set = files.map((one) => one.prepare("PRAGMA synchronous").get()?.["synchronous"]);
  await ledger.close();
  // FULL, of 0 OFF, 1 NORMAL, 2 FULL, 3 EXTRA.
  expect(set).toEqual([2]);
});

test("verify names a file that was added, and one that is gone", async () => {
  const { batch } = runOf("without a ledger");
  const copy = join(place, "copy");
  cpSync(batch, copy, { recursive: true });
  writeFileSync(join(copy, "notes.txt"), "mine");
  rmSync(join(copy, "inputs", readdirSync(join(copy, "inputs"))[0] ?? ""));
  const ended = await taliadHere(["verify", copy]);
  expect(ended.code).toBe(7);
  expect(ended.stdout).toContain("notes.txt does not belong to the batch.");
  expect(ended.stdout).toMatch(/- inputs\/\S+ is missing\./);
});

describe("verify goes on, whatever the folder is called", () => {
  const verified = async (called: (batch: string) => string) => {
    const { batch } = runOf("without a ledger");
    const copy = join(place, "copies", called(basename(batch)));
    cpSync(batch, copy, { recursive: true });
    const ended = await taliadHere(["verify", copy]);
    rmSync(copy, { recursive: true });
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain("every byte is the same");
    return { stdout: ended.stdout, id: basename(batch) };
  };

  test.for([
    { why: "a name of one's own", called: () => "a copy of mine" },
    {
      why: "the batch's name and more, as file managers call a second copy",
      called: (id: string) => `${id} (2)`,
    },
    { why: "the batch's name after something else", called: (id: string) => `copy-${id}` },
  ])("$why is noted", async ({ called }) => {
    const { stdout, id } = await verified(called);
    expect(stdout).toContain(`The folder is called ${called(id)}; the batch is ${id}.`);
  });

  test("a copy elsewhere under the batch's own name is nothing to note", async () => {
    const { stdout } = await verified((id) => id);
    expect(stdout).not.toContain("The folder is called");
  });
});
