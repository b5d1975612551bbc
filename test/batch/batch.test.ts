// A large CSV file is read by several workers, a small one here. Nobody may be able to tell from the results, also
// where the file is refused.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noPrior, type Prior } from "../../src/batch/past/prior.ts";
import { longNote, longRows, writeLongRows } from "../long-rows.ts";
import { hashesBelow, linesOf } from "../program/batch-folder.ts";
import { folder, root } from "../program/program.ts";
import { wholeBatch } from "./whole-batch.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

const large = join(place, "large.csv");
let text = Buffer.alloc(0);

beforeAll(async () => {
  await writeLongRows(large);
  text = readFileSync(large);
  // Above the size from which workers are asked.
  expect(text.length).toBeGreaterThan(4 << 20);
});

/** Who may know somebody can be asked in one thread only. */
const inOneThread: Prior = { ...noPrior, knowsNobody: false };

const ran = (name: string, prior: Prior, ...files: readonly string[]) =>
  wholeBatch(join(place, name), prior, ...files);

describe("a file of 7,000 long rows", () => {
  test("is the same batch, byte for byte, from one thread and from several", async () => {
    const workers = await ran("workers", noPrior, large);
    const alone = await ran("alone", inOneThread, large);
    expect(workers.batch.totals.rowsRead).toBe(longRows);
    expect(workers.batch).toEqual(alone.batch);
    expect(hashesBelow(workers.folder)).toEqual(hashesBelow(alone.folder));
    // Duplicates and faults are spread over the whole file, so the corrections have been at work.
    expect(workers.batch.duplicates.length).toBeGreaterThan(10);
    expect(workers.batch.totals.byOutcome.rejected).toBeGreaterThan(10);
    expect(linesOf(workers.folder, "decisions.csv")).toHaveLength(longRows);
  });

  test("gets a letter and no workbook also where it is refused, and nobody holds all its rows", async () => {
    const lines = text.toString("utf8").split("\r\n");
    for (const [rows, ends] of [
      [4_900, [".html", ".xlsx"]],
      [5_100, [".html"]],
    ] as const) {
      // The cover declares them all.
      const file = join(place, `first-${rows}.csv`);
      writeFileSync(file, `${lines.slice(0, rows).join("\r\n")}\r\n`);
      const { folder, batch } = await ran(`first-${rows}`, noPrior, file);
      expect(batch.files.map(({ status }) => status)).toEqual(["rejected"]);
      const written = readdirSync(join(folder, "returns"), { recursive: true, encoding: "utf8" });
      expect(written.flatMap((name) => extname(name) || []).sort()).toEqual(ends);
    }
  });

  test("is refused for the same reason, whoever reads it: the first fault of the file counts", async () => {
    const file = join(place, "two-faults.csv");
    const lines = text.toString("utf8").split("\r\n");
    // A cell too many near the top, and a byte that is never accepted far below.
    lines[100] = `${lines[100]},`;
    lines[4_500] = `${lines[4_500]}\0`;
    writeFileSync(file, lines.join("\r\n"));
    const [workers, alone] = [
      await ran("refused-workers", noPrior, file),
      await ran("refused-alone", inOneThread, file),
    ];
    expect([...alone.batch.problemCounts.keys()]).toEqual(["csv-width-differs"]);
    expect([...workers.batch.problemCounts]).toEqual([...alone.batch.problemCounts]);
    expect(hashesBelow(workers.folder)).toEqual(hashesBelow(alone.folder));
  });

  test("that is refused leaves the other files of the batch what they are", async () => {
    const broken = join(place, "broken.csv");
    // Another employer's, cut in the middle of a row.
    const cut = text.toString("utf8").replace("#employerId: E9000", "#employerId: E9001");
    writeFileSync(broken, cut.slice(0, -40 - longNote.length));
    const small = join(root, "samples/welsh-return/gofal-tywyn.csv");
    const { batch } = await ran("broken-and-small", noPrior, broken, small, large);
    expect(batch.files.map(({ file, status }) => [file, status])).toEqual([
      ["broken.csv", "rejected"],
      ["gofal-tywyn.csv", expect.stringMatching(/accepted/)],
      ["large.csv", "partly-accepted"],
    ]);
    const rows = batch.files.map(({ rowsRead }) => rowsRead);
    expect(rows[0]).toBe(0);
    expect(rows[2]).toBe(longRows);
    expect(linesOf(join(place, "broken-and-small"), "decisions.csv")).toHaveLength(batch.totals.rowsRead);
  });

  test("with its last rows cut off is refused by what its cover declares", async () => {
    const cut = join(place, "cut.csv");
    const lines = text.toString("utf8").split("\r\n");
    writeFileSync(cut, `${lines.slice(0, -6).join("\r\n")}\r\n`);
    const { batch } = await ran("cut", noPrior, cut);
    expect([...batch.problemCounts.keys()].sort()).toEqual([
      "declared-rows-differ",
      "declared-total-differs",
    ]);
  });
});
