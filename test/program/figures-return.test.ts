// `taliad return`: what it counts, that its totals are right, what it hides, and what the next one hides because of it.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { counted, filesBelow, hashesBelow, type Line, linesOf, penceOf, sumOf } from "./batch-folder.ts";
import { peopleMonths, worker } from "./people-months.ts";
import { batchOf, folder, samples, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const out = join(place, "out");
const config = join(place, "taliad.json");
let made = 0;

function set(parameters: Readonly<Record<string, string | number>>): void {
  const entries = Object.entries(parameters).map(([id, value]) => [
    id,
    { value, decision: "Cabinet, minute 7" },
  ]);
  writeFileSync(config, JSON.stringify({ out: "out", parameters: Object.fromEntries(entries) }));
}

async function run(month: string): Promise<string> {
  const words = [
    "run",
    join(samples, "five-months", month),
    "--out",
    out,
    "--lang",
    "en",
    "--fail-on",
    "never",
  ];
  return basename(batchOf(await taliadHere(words)));
}

async function figures(more: readonly string[] = []) {
  made += 1;
  const to = join(place, `tables-${made}`);
  const ended = await taliadHere(["return", "--config", config, "--out", to, "--json", ...more]);
  return { ...ended, to, said: ended.stdout === "" ? {} : JSON.parse(ended.stdout) };
}

const cell = (lines: readonly Line[], where: Readonly<Record<string, string>>): Line | undefined =>
  lines.find((line) => Object.entries(where).every(([key, value]) => line[key] === value));

let june = "";
beforeAll(async () => {
  june = await run("2022-06");
});

describe("without a decision", () => {
  test("about the threshold there is no return, and nothing is written", async () => {
    for (const threshold of [undefined, 0, 1]) {
      set(threshold === undefined ? {} : { "return.threshold": threshold });
      const { code, stderr, to } = await figures();
      expect(code).toBe(64);
      expect(stderr).toContain("return.threshold");
      expect(existsSync(to)).toBe(false);
    }
    expect(existsSync(join(out, "returns"))).toBe(false);
  });
});

describe("the tables", () => {
  test("count everybody once, with every margin and every nought; totals are those of the batch and the ledger", async () => {
    // Of a copy, as a return is remembered beside its ledger.
    set({ "return.threshold": 2 });
    const { code, to, said } = await figures();
    expect(code).toBe(0);
    const rows = linesOf(join(out, june), "decisions.csv").filter(({ niNumber }) => niNumber !== "");
    const people = new Set(rows.map(({ niNumber }) => niNumber?.slice(0, 8))).size;
    const { lines } = JSON.parse((await taliadHere(["ledger", "balances", "--json", "--out", out])).stdout);
    const paid = lines.reduce((sum: number, { total }: { total: string }) => sum + penceOf(total), 0);
    for (const name of ["council-role", "council-outcome", "council-month", "role-setting", "role-outcome"]) {
      const table = linesOf(to, `${name}.csv`);
      const [first = "", second = ""] = name.split("-");
      expect(Object.keys(table[0] ?? {})).toEqual([first, second, "people", "pounds"]);
      expect(cell(table, { [first]: "all", [second]: "all" })).toMatchObject({ people: String(people) });
      expect(penceOf(cell(table, { [first]: "all", [second]: "all" })?.["pounds"])).toBe(paid);
      const [ones, twos] = [
        counted(table.map((line) => line[first] ?? "")),
        counted(table.map((line) => line[second] ?? "")),
      ];
      expect(table).toHaveLength(Object.keys(ones).length * Object.keys(twos).length);
      for (const line of table) expect(line["people"] === "x").toBe(line["pounds"] === "x");
      for (const line of table) expect(line["people"]).not.toBe("1");
    }
    expect([...filesBelow(to).keys()]).toHaveLength(5);
    expect(said).toMatchObject({ number: 1, again: false, people });
    const log = linesOf(said.kept, "suppression-log.csv");
    expect(log).toHaveLength(said.primary + said.complementary);
    for (const { kind, least, greatest } of log)
      if (kind === "primary") expect(Number(greatest) - Number(least)).toBeGreaterThanOrEqual(2);
  });

  test("are the same bytes for the same figures, which stay the same return", async () => {
    const [first, again] = [await figures(), await figures()];
    expect(again.said).toMatchObject({ number: 1, again: true });
    expect(hashesBelow(again.to)).toEqual(hashesBelow(first.to));
  });

  test("hide what has changed by few since the return before", async () => {
    await run("2022-07-late");
    const { said, to } = await figures();
    expect(said).toMatchObject({ number: 2, again: false });
    const log = linesOf(said.kept, "suppression-log.csv");
    const before = linesOf(join(place, "tables-4"), "council-outcome.csv");
    const now = linesOf(to, "council-outcome.csv");
    for (const { council = "", outcome = "", people: then } of before) {
      const people = cell(now, { council, outcome })?.["people"];
      if (then === "x" || people === "x") continue;
      const moved = Math.abs(Number(people) - Number(then));
      expect(moved === 0 || moved >= 2).toBe(true);
    }
    expect(log.length).toBeGreaterThan(0);
  });

  test("are not made by another method beside the ones before", async () => {
    set({ "return.threshold": 2, "return.method": "round" });
    const { code, stderr } = await figures();
    expect(code).toBe(64);
    expect(stderr).toContain("return.method");
  });

  test("need every return before: one that is missing or changed is said", async () => {
    set({ "return.threshold": 2 });
    const [record = ""] = [join(out, "returns", "social-care-payment-2022-0001", "return.json")];
    const text = readFileSync(record, "utf8");
    writeFileSync(record, text.replace('"number":1', '"number":1 '));
    const { code, stderr, to } = await figures();
    expect(code).toBe(64);
    expect(stderr).toContain("return.json");
    expect(existsSync(to)).toBe(false);
    writeFileSync(record, text);
    expect((await figures()).code).toBe(0);
  });
});

test("rounded, every count is a multiple of the threshold and every line says so", async () => {
  rmSync(join(out, "returns"), { recursive: true });
  set({ "return.threshold": 5, "return.method": "round" });
  const { to } = await figures();
  const table = linesOf(to, "council-role.csv");
  for (const { people, roundedTo } of table) {
    expect(Number(people) % 5).toBe(0);
    expect(roundedTo).toBe("5");
  }
  expect(sumOf(table, "pounds")).toBeGreaterThan(0);
});

test("where noughts are hidden, none is shown", async () => {
  rmSync(join(out, "returns"), { recursive: true });
  set({ "return.threshold": 2, "return.zeros": "hide" });
  const { to } = await figures();
  expect(linesOf(to, "role-outcome.csv").filter(({ people }) => people === "0")).toEqual([]);
});

test("two people who had one number are counted as two, each with what was paid for them", async () => {
  const { out: at, put, run: months, decide, remove } = peopleMonths();
  try {
    const both = (month: number, more: Readonly<Record<string, string>>) => [
      put(month, [worker("HT482913B Mair Jones 1", more)], "E1"),
      put(month, [worker("HT482913B Emmanuel Okafor 2", more)], "E2"),
    ];
    const held = await months(...both(0, { instalmentNo: "1" }));
    await months(decide(held, "GENUINE"));
    await months(...both(1, { instalmentNo: "1" }));
    set({ "return.threshold": 2 });
    const ended = await taliadHere([
      ...[
        "return",
        "--config",
        config,
        "--ledger",
        join(at, "ledger.sqlite"),
        "--out",
        join(at, "tables"),
        "--json",
      ],
    ]);
    expect([ended.code, ended.stderr]).toEqual([0, ""]);
    const { lines } = JSON.parse((await taliadHere(["ledger", "balances", "--json", "--out", at])).stdout);
    const paid = lines.reduce((sum: number, { total }: { total: string }) => sum + penceOf(total), 0);
    const { people, pounds } = JSON.parse(ended.stdout);
    expect([people, penceOf(pounds)]).toEqual([2, paid]);
    expect(paid).toBeGreaterThan(2 * 29_960 - 1);
  } finally {
    remove();
  }
});
