// What an auditor types: the register of recoveries, the grant claim, the matrix, a sample, and the log of runs.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Line, linesOf, penceOf, sumOf } from "./batch-folder.ts";
import { batchOf, folder, samples, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const out = join(place, "out");
const batches: string[] = [];

beforeAll(async () => {
  for (const month of ["2022-06", "2022-07"]) {
    batches.push(batchOf(await taliadHere(["run", join(samples, "five-months", month), "--out", out])));
  }
});

describe("the register of recoveries", () => {
  test("has the one that July made payable, masked, with what is set off", async () => {
    const { stdout, code } = await taliadHere(["ledger", "recoveries", "--out", out, "--json"]);
    expect(code).toBe(0);
    const taken = linesOf(batches[1] ?? "", "decisions.csv").filter(({ recovery }) => recovery !== "0.00");
    const { lines } = JSON.parse(stdout);
    expect(lines).toHaveLength(taken.length);
    expect(taken).toHaveLength(1);
    const [line] = taken;
    expect(lines[0]).toMatchObject({
      amount: line?.["recovery"],
      file: line?.["file"],
      row: Number(line?.["row"]),
      employerId: line?.["employerId"],
      laCode: line?.["laCode"],
      period: line?.["period"],
    });
    expect(penceOf(lines[0].setOff) + penceOf(lines[0].outstanding)).toBe(-penceOf(lines[0].amount));
    expect(stdout).not.toContain(line?.["niNumber"]?.slice(0, 8));
  });

  test("names the one person who is asked about, and is empty for another", async () => {
    const [taken] = linesOf(batches[1] ?? "", "decisions.csv").filter(({ recovery }) => recovery !== "0.00");
    const niNumber = taken?.["niNumber"] ?? "";
    const theirs = await taliadHere(["ledger", "recoveries", "--person", niNumber, "--out", out, "--json"]);
    expect(JSON.parse(theirs.stdout).lines).toMatchObject([{ person: niNumber }]);
    const nobody = await taliadHere([
      "ledger",
      "recoveries",
      "--person",
      "AB123456C",
      "--out",
      out,
      "--json",
    ]);
    expect(JSON.parse(nobody.stdout).lines).toEqual([]);
    expect((await taliadHere(["ledger", "recoveries", "--person", "nobody", "--out", out])).code).toBe(64);
  });
});

describe("the grant claim", () => {
  test("is the sum of the batches, council by council", async () => {
    const { stdout, code } = await taliadHere(["ledger", "grant-claim", "--out", out, "--json"]);
    expect(code).toBe(0);
    const { lines, totals, ties } = JSON.parse(stdout);
    const decided = batches.flatMap((batch) => linesOf(batch, "decisions.csv"));
    const total = sumOf(decided, "total");
    expect(ties).toBe(true);
    expect([totals.byDueMonth, totals.byReturn, totals.ledger].map(penceOf)).toEqual([total, total, total]);
    for (const laCode of new Set(decided.map((line) => line["laCode"]))) {
      const mine = lines.filter((line: { readonly laCode: string }) => line.laCode === laCode);
      const theirs = decided.filter((line) => line["laCode"] === laCode);
      expect(sumOf(mine, "byReturn"), laCode).toBe(sumOf(theirs, "total"));
    }
    const quarters = new Set(lines.map((line: { readonly quarter: string }) => line.quarter));
    expect([...quarters]).toEqual(["2022-23 Q1", "2022-23 Q2"]);
  });

  test.for([
    ["en", "they agree"],
    ["cy", "maent yn cytuno"],
  ])("says so at its end (%s)", async ([language = "", words = ""]) => {
    const { stdout } = await taliadHere(["ledger", "grant-claim", "--out", out, "--lang", language]);
    expect(stdout.trimEnd().split("\n").at(-1)).toContain(words);
  });
});

describe("the matrix", () => {
  const matrixOf = async (batch: string): Promise<readonly Line[]> => {
    const { stdout, code } = await taliadHere(["explain", basename(batch), "--matrix", "--out", out]);
    expect(code).toBe(0);
    expect(stdout.startsWith("\ufeff")).toBe(true);
    return parse(stdout, { bom: true, columns: true, record_delimiter: "\r\n" });
  };

  test.for([
    0, 1,
  ])("has every row of decisions.csv, in its order, with its outcome (month %s)", async (at) => {
    const batch = batches[at] ?? "";
    const short = ({ file = "", row = "", niNumber = "", outcome = "", rules = "" }: Line) =>
      [file, row, niNumber, outcome, rules].join("|");
    expect((await matrixOf(batch)).map(short)).toEqual(linesOf(batch, "decisions.csv").map(short));
  });

  test("says why: what is payable failed nothing, what is held or refused has a condition that is not met", async () => {
    const lines = await matrixOf(batches[1] ?? "");
    const keys = Object.keys(lines[0] ?? {});
    const legs = keys.slice(keys.indexOf("rules") + 1, -1);
    expect(legs).toEqual(expect.arrayContaining(["role", "shifts", "consent", "duplicate"]));
    const seen = new Set<string>();
    for (const line of lines) {
      const verdicts = legs.map((leg) => line[leg] ?? "");
      seen.add(line["outcome"] ?? "");
      const stands = verdicts.some((verdict) => verdict === "not met" || verdict === "unclear");
      // A recovery is payable because a condition was not met after all.
      if (line["outcome"] === "payable" && line["rules"]?.includes("WFP-92") !== true)
        expect(stands).toBe(false);
      if (line["outcome"] === "held") expect(stands).toBe(true);
      for (const rule of (line["rules"] ?? "").split(" ")) expect(line["clauses"]).toContain(rule);
    }
    expect([...seen].sort()).toEqual(["held", "payable"]);
  });

  test("is the same as lines of JSON", async () => {
    const batch = basename(batches[1] ?? "");
    const { stdout } = await taliadHere(["explain", batch, "--matrix", "--json", "--out", out]);
    const objects = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const lines = await matrixOf(batches[1] ?? "");
    expect(objects.map(({ row, outcome }) => [String(row), outcome])).toEqual(
      lines.map(({ row, outcome }) => [row, outcome]),
    );
    for (const [at, { legs }] of objects.entries()) {
      for (const [leg, { verdict }] of Object.entries<{ readonly verdict: string }>(legs)) {
        expect(lines[at]?.[leg]).toBe(verdict);
      }
    }
  });
});

describe("a sample", () => {
  const sampleOf = async (...words: readonly string[]) =>
    taliadHere(["explain", basename(batches[0] ?? ""), "--out", out, "--json", ...words]);

  test("is the same for the same seed, in the order of the file, and says how it was drawn", async () => {
    const [first, again, other] = await Promise.all([
      sampleOf("--sample", "4", "--seed", "1"),
      sampleOf("--sample", "4", "--seed", "1"),
      sampleOf("--sample", "4", "--seed", "2"),
    ]);
    expect(first?.code).toBe(0);
    expect(again?.stdout).toBe(first?.stdout);
    expect(other?.stdout).not.toBe(first?.stdout);
    const [said, ...explained] = (first?.stdout ?? "")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const decisions = linesOf(batches[0] ?? "", "decisions.csv");
    expect(said.sample).toEqual({ rows: 4, of: decisions.length, seed: "1" });
    const places = explained.map(({ file, row }) =>
      decisions.findIndex((line) => line["file"] === file && line["row"] === String(row)),
    );
    expect(places).toHaveLength(4);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    for (const [at, { total }] of explained.entries())
      expect(total).toBe(decisions[places[at] ?? 0]?.["total"]);
  });

  test("larger than the batch is the whole batch", async () => {
    const { stdout } = await sampleOf("--sample", "1000", "--seed", "x");
    const decisions = linesOf(batches[0] ?? "", "decisions.csv");
    expect(stdout.trimEnd().split("\n")).toHaveLength(decisions.length + 1);
  });

  test.for([
    { why: "no seed", words: ["--sample", "3"] },
    { why: "no rows", words: ["--sample", "0", "--seed", "1"] },
    { why: "half a row", words: ["--sample", "1.5", "--seed", "1"] },
    { why: "two ways at once", words: ["--sample", "3", "--seed", "1", "--matrix"] },
    { why: "no way at all", words: [] },
  ])("is not drawn with $why", async ({ words }) => {
    const ended = await sampleOf(...words);
    expect(ended).toMatchObject({ code: 64, stdout: "" });
  });
});

describe("the log of runs", () => {
  const entriesOf = (folder: string) =>
    readFileSync(join(folder, "run-log.ndjson"), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));

  test("has two lines for each run, joined, for its owner only, and names no file and nobody", () => {
    const path = join(out, "run-log.ndjson");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const entries = entriesOf(out);
    expect(entries.map(({ event }) => event)).toEqual(["begin", "end", "begin", "end"]);
    expect(entries[0].run).toBe(entries[1].run);
    expect(entries[2].run).not.toBe(entries[0].run);
    const decisions = linesOf(batches[0] ?? "", "decisions.csv");
    expect(entries[0]).toMatchObject({ command: "run", arguments: 1, options: { ledger: "yes" } });
    expect(entries[0].host).toMatch(/^[0-9a-f]{64}$/);
    expect(entries[1]).toMatchObject({
      exitCode: 0,
      batch: basename(batches[0] ?? ""),
      rows: decisions.length,
    });
    const text = readFileSync(path, "utf8");
    expect(text).not.toMatch(/\.csv|\.xlsx|2022-06"|samples/);
    for (const { niNumber = "", surname = "" } of decisions) {
      expect(text).not.toContain(niNumber);
      expect(text).not.toContain(surname);
    }
  });

  test("has the exit code of a run that failed, and of one that found its batch there", async () => {
    const elsewhere = join(place, "elsewhere");
    const early = await taliadHere(["run", join(place, "no-such.csv"), "--out", elsewhere]);
    expect([early.code, existsSync(elsewhere)]).toEqual([64, false]);
    mkdirSync(elsewhere);
    expect((await taliadHere(["run", join(place, "no-such.csv"), "--out", elsewhere])).code).toBe(64);
    await taliadHere(["run", join(samples, "five-months", "2022-06"), "--out", elsewhere]);
    await taliadHere(["run", join(samples, "five-months", "2022-06"), "--out", elsewhere]);
    const ends = entriesOf(elsewhere).filter(({ event }) => event === "end");
    expect(ends.map(({ exitCode, fault = "", again = false }) => [exitCode, fault, again])).toEqual([
      [64, "cli.no-such-input", false],
      [0, "", false],
      [0, "", true],
    ]);
    expect(readFileSync(join(elsewhere, "run-log.ndjson"), "utf8")).not.toContain("no-such.csv");
  });

  test("that cannot be written stops no run, and is said", async () => {
    const blocked = join(place, "blocked");
    mkdirSync(join(blocked, "run-log.ndjson"), { recursive: true });
    const ended = await taliadHere(["run", join(samples, "five-months", "2022-06"), "--out", blocked]);
    expect(ended.code).toBe(0);
    expect(ended.stderr.match(/run-log\.ndjson/g)).toHaveLength(1);
    expect(linesOf(batchOf(ended), "decisions.csv").length).toBeGreaterThan(0);
  });
});

test("every command that the index page prints runs as it is printed, in both languages", async () => {
  const printed = batches.flatMap((batch) => {
    const page = readFileSync(join(batch, "index.html"), "utf8");
    return [...page.matchAll(/<code>taliad ([^<]*)<\/code>/g)].map(([, text = ""]) =>
      text.replaceAll("&quot;", '"'),
    );
  });
  expect(printed.length).toBeGreaterThan(40);
  const named = new Set(printed.map((command) => command.split(" ")[0]));
  expect([...named].sort()).toEqual(["bundle", "explain", "law", "ledger", "verify"]);
  for (const command of new Set(printed)) {
    const words = (command.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ""));
    const to =
      words[0] === "bundle" ? ["--to", join(place, `bundle-${words.join("-").length}-${words[1]}`)] : [];
    const ended = await taliadHere([...words, "--out", out, ...to]);
    expect(ended.code, `${command}: ${ended.stderr}`).toBe(0);
    expect(ended.stdout.length, command).toBeGreaterThan(20);
  }
});

test("the index page counts the rows of every table as somebody else counts them", () => {
  for (const batch of batches) {
    const page = readFileSync(join(batch, "index.html"), "utf8");
    const tables = readdirSync(batch).filter((name) => name.endsWith(".csv"));
    expect(tables).toContain("exceptions.csv");
    for (const name of tables) {
      const rows = linesOf(batch, name).length;
      expect(page).toContain(`<bdi>${name}</bdi></a></th><td class="n">${rows}</td>`);
    }
  }
});
