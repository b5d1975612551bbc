// The same inputs, law and options are the same bytes: in any time zone, locale, folder, order, year and mask, and
// whether the rows are read here or in workers. An auditor rests on it.
import { appendFileSync, cpSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashesBelow } from "./batch-folder.ts";
import { batchOf, folder, type ProgramOptions, root, samples, taliad, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

/** A batch of several stories: CSV and workbooks, refused files, duplicates, both languages. */
const inputs = join(place, "inputs");
const chosen = ["duplicate-across-employers", "welsh-return", "every-problem"];

let first: Readonly<Record<string, string>> = {};
let firstBatch = "";

beforeAll(async () => {
  for (const story of chosen) cpSync(join(samples, story), inputs, { recursive: true });
  const ended = await taliad(["run", inputs, "--out", join(place, "first")], {
    env: { TZ: "Europe/London", LC_ALL: "C.UTF-8" },
  });
  expect(ended).toMatchObject({ code: 4, stderr: "" });
  firstBatch = batchOf(ended);
  first = hashesBelow(firstBatch);
  expect(Object.keys(first).length).toBeGreaterThan(60);
});

const shiftedClock = [join(import.meta.dirname, "shifted-clock.ts")];
const circumstances: readonly { readonly why: string; readonly options: ProgramOptions }[] = [
  { why: "New York, Turkish, in 2001", options: clock("America/New_York", "tr_TR.UTF-8", -9_000) },
  { why: "Kiritimati, Welsh, in 2060", options: clock("Pacific/Kiritimati", "cy_GB.UTF-8", 12_800) },
  {
    why: "a zone of half hours, Arabic with its own digits",
    options: clock("Asia/Kolkata", "ar_EG.UTF-8", 1),
  },
  { why: "a mask that hides nothing", options: { umask: "0000" } },
  { why: "a mask that hides everything from others", options: { umask: "0077" } },
];

function clock(zone: string, locale: string, days: number): ProgramOptions {
  const env = { TZ: zone, LC_ALL: locale, LANG: locale, LANGUAGE: locale, TALIAD_TEST_DAYS: String(days) };
  return { env, preload: shiftedClock };
}

describe("the same files are the same batch, byte for byte", () => {
  test.for(circumstances)("$why", async ({ why, options }) => {
    const ended = await taliad(["run", inputs, "--out", join(place, why)], options);
    const batch = batchOf(ended);
    expect(basename(batch)).toBe(basename(firstBatch));
    expect(hashesBelow(batch)).toEqual(first);
    expectPrivate(join(place, why));
  });

  test("from another folder, named one by one in another order, from another place", async () => {
    const elsewhere = join(place, "elsewhere, with a space", "mewnbwn");
    cpSync(inputs, elsewhere, { recursive: true });
    const names = readdirSync(elsewhere).filter((name) => name !== "README.md");
    const words = names
      .sort()
      .reverse()
      .map((name) => join("mewnbwn", name));
    const cwd = join(place, "elsewhere, with a space");
    const ended = await taliadHere(["run", ...words, "--out", "canlyniadau"], { cwd });
    expect(basename(batchOf(ended))).toBe(basename(firstBatch));
    expect(hashesBelow(join(cwd, batchOf(ended)))).toEqual(first);
  });

  test("a second time into the same folder: said, and nothing changed", async () => {
    const before = statSync(join(firstBatch, "manifest.json"));
    const again = await taliadHere(["run", inputs, "--out", join(place, "first")]);
    expect(again.stderr).toContain(basename(firstBatch));
    // The files have not become better: the code is the one of the first time.
    expect(again.code).toBe(4);
    expect(batchOf(again)).toBe(firstBatch);
    expect(hashesBelow(firstBatch)).toEqual(first);
    expect(statSync(join(firstBatch, "manifest.json")).mtimeMs).toBe(before.mtimeMs);
    expect(batchesIn(join(place, "first"))).toEqual([basename(firstBatch)]);
  });
});

describe("a batch of which every file is refused", () => {
  const refused = join(samples, "every-problem/zip-bomb.xlsx");
  test.for([
    ["with a ledger"],
    ["without one", "--ledger", "none"],
  ])("%s is the same batch a second time", async ([why = "", ...words]) => {
    const out = join(place, why);
    const runs = [
      await taliadHere(["run", refused, "--out", out, ...words]),
      await taliadHere(["run", refused, "--out", out, ...words]),
    ];
    expect(runs.map(({ code }) => code)).toEqual([4, 4]);
    expect(batchOf(runs[1] ?? { stdout: "" })).toBe(batchOf(runs[0] ?? { stdout: "" }));
    expect(runs[1]?.stderr).toContain(basename(batchOf(runs[0] ?? { stdout: "" })));
    expect(batchesIn(out)).toHaveLength(1);
  });
});

/** The folders of batches, without the ledger. */
function batchesIn(out: string): readonly string[] {
  return readdirSync(out).filter((name) => !/^(ledger\.sqlite|run-log\.ndjson)/.test(name));
}

/** What else but the same batch gets another id. */
describe("another batch has another id", () => {
  const small = join(samples, "welsh-return");
  const idOf = async (...words: readonly string[]): Promise<string> =>
    basename(batchOf(await taliadHere(["run", ...words, "--out", join(place, "ids"), "--ledger", "none"])));

  test("with another language of the report, without a file, and with another name of a file", async () => {
    const renamed = join(place, "renamed");
    cpSync(small, renamed, { recursive: true });
    renameSync(join(renamed, "gofal-tywyn.csv"), join(renamed, "gofal tywyn.csv"));
    const ids = await Promise.all([
      idOf(small),
      idOf(small, "--lang", "cy"),
      idOf(join(small, "gofal-tywyn.csv")),
      idOf(renamed),
    ]);
    expect(new Set(ids).size).toBe(4);
  });

  test("with another law: a space more is enough, a copy in another folder is the same", async () => {
    const law = join(place, "law");
    cpSync(join(root, "schemas"), law, { recursive: true });
    const same = await idOf(small, "--schemas", law);
    appendFileSync(join(law, "councils.json"), " ");
    expect(await idOf(small, "--schemas", law)).not.toBe(same);
    expect(await idOf(small)).toBe(same);
  });
});

function expectPrivate(out: string): void {
  for (const name of ["", ...readdirSync(out, { recursive: true, encoding: "utf8" })]) {
    const found = statSync(join(out, name));
    expect((found.mode & 0o777).toString(8), name).toBe(found.isDirectory() ? "700" : "600");
  }
}
