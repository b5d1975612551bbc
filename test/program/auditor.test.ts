// What an auditor types: the register of recoveries, the grant claim, the matrix, a sample, and the log of runs.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { linesOf, penceOf, sumOf } from "./batch-folder.ts";
import { batchOf, folder, samples, taliad } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const out = join(place, "out");
const batches: string[] = [];

beforeAll(async () => {
  for (const month of ["2022-06", "2022-07"]) {
    batches.push(batchOf(await taliad(["run", join(samples, "five-months", month), "--out", out])));
  }
});

describe("the register of recoveries", () => {
  test("has the one that July made payable, masked, with what is set off", async () => {
    const { stdout, code } = await taliad(["ledger", "recoveries", "--out", out, "--json"]);
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
    const theirs = await taliad(["ledger", "recoveries", "--person", niNumber, "--out", out, "--json"]);
    expect(JSON.parse(theirs.stdout).lines).toMatchObject([{ person: niNumber }]);
    const nobody = await taliad(["ledger", "recoveries", "--person", "AB123456C", "--out", out, "--json"]);
    expect(JSON.parse(nobody.stdout).lines).toEqual([]);
    expect((await taliad(["ledger", "recoveries", "--person", "nobody", "--out", out])).code).toBe(64);
  });
});

describe("the grant claim", () => {
  test("is the sum of the batches, council by council", async () => {
    const { stdout, code } = await taliad(["ledger", "grant-claim", "--out", out, "--json"]);
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
    const { stdout } = await taliad(["ledger", "grant-claim", "--out", out, "--lang", language]);
    expect(stdout.trimEnd().split("\n").at(-1)).toContain(words);
  });
});
