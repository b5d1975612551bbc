// A large file of sick-pay claims is read twice, by several workers; a small one here. Nobody may be able to tell from
// the results. And a file whose rows all name one person takes no longer than others.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeSickPayCsv } from "../../bench/generate-sick-pay.ts";
import { noPrior, type Prior } from "../../src/batch/past/prior.ts";
import { hashesBelow, linesOf } from "../program/batch-folder.ts";
import { folder } from "../program/program.ts";
import { workTime, worth } from "../work.ts";
import { wholeBatch } from "./whole-batch.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

const rowCount = 17_000;
const large = join(place, "large.csv");

beforeAll(async () => {
  const { bytes } = await writeSickPayCsv(large, rowCount);
  // Above the size from which workers are asked.
  expect(bytes).toBeGreaterThan(4 << 20);
});

/** Who may know somebody can be asked in one thread only. */
const inOneThread: Prior = { ...noPrior, knowsNobody: false };

const ran = (name: string, prior: Prior, file: string) => wholeBatch(join(place, name), prior, file);

test(`${rowCount} claims are the same batch, byte for byte, from one thread and from several`, async () => {
  const workers = await ran("workers", noPrior, large);
  const alone = await ran("alone", inOneThread, large);
  expect(workers.batch.totals.rowsRead).toBe(rowCount);
  expect(workers.batch).toEqual(alone.batch);
  expect(hashesBelow(workers.folder)).toEqual(hashesBelow(alone.folder));
  // Linked spells, duplicates and faults are spread over the whole file.
  expect(workers.batch.duplicates.length).toBeGreaterThan(50);
  expect(workers.batch.totals.byOutcome.rejected).toBeGreaterThan(50);
  expect(workers.batch.totals.byOutcome.refer).toBeGreaterThan(50);
});

test("one National Insurance number drawn down over thousands of rows is held row by row, within seconds", async () => {
  const [head = "", ...rest] = readFileSync(large, "utf8").split(/(?<=Evidence held)\r\n/);
  const lines = rest.join("").split("\r\n").slice(0, 3_000);
  const drawn = lines.map((line) => line.replace(/^[^,]+/, "AB123456C"));
  const cover = head
    .replace(/#declaredRows: \d+/, "#declaredRows: 3000")
    .replace(/#declaredTotalPence: \d+/, `#declaredTotalPence: ${totalOf(lines)}`);
  const file = join(place, "drawn.csv");
  writeFileSync(file, `${[cover, ...drawn].join("\r\n")}\r\n`);
  const begin = workTime();
  const { batch, folder: out } = await ran("drawn", noPrior, file);
  expect(workTime() - begin).toBeLessThan(worth(30_000));
  expect(batch.totals.rowsRead).toBe(3_000);
  const outcomes = linesOf(out, "decisions.csv").map((line) => line["outcome"]);
  expect(outcomes.filter((outcome) => outcome === "held").length).toBeGreaterThan(500);
  expect(outcomes.filter((outcome) => outcome === "payable").length).toBeLessThan(160);
});

/** The claimed enhancement is the third cell from the end. */
function totalOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Math.round(Number(line.split(",").at(-3)) * 100), 0);
}
