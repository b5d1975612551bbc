// A file of nothing but faults: each row has its outcome and every problem is counted, but nobody is given a list that nobody reads.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { linesOf } from "./batch-folder.ts";
import { batchOf, folder, samples, taliad } from "./program.ts";

const mostListed = 250_000;
const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

const sample = readFileSync(join(samples, "first-month/01-cartref-mon.csv"), "utf8").split(/\r?\n/);
const heading = sample.findIndex((line) => line.startsWith("Row reference"));
const columns = sample[heading]?.split(",").length ?? 0;
const cover = sample.slice(0, heading).filter((line) => !/^#declared(Rows|Total)/.test(line));

/** A return of so many rows with the same in each cell but the first. */
function returnOf(name: string, rows: number, cell: string): string {
  mkdirSync(place, { recursive: true });
  const path = join(place, name);
  const lines = Array.from({ length: rows }, (_, at) =>
    [`R${at}`, ...Array(columns - 1).fill(cell)].join(","),
  );
  writeFileSync(
    path,
    [...cover, `#declaredRows: ${rows}`, "#declaredTotalPence: 0", sample[heading], ...lines, ""].join(
      "\r\n",
    ),
  );
  return path;
}
const counts = (summary: { readonly problems: Readonly<Record<string, number>> }): number =>
  Object.values(summary.problems).reduce((all, one) => all + one, 0);

test("each row of it has its outcome, every problem is counted, and whole rows are listed until it is enough", async () => {
  const rows = 12_000;
  // As large as files are that are shared among threads.
  const path = returnOf("large.csv", rows, "xxxxxxxxxxx");
  const run = (out: string) => ["run", path, "--out", join(place, out), "--ledger", "none", "--lang", "en"];
  const workers = join(place, "workers");
  writeFileSync(workers, "");
  const threads = (processors: string) => ({
    preload: [join(import.meta.dirname, "counted-workers.ts")],
    env: { TALIAD_TEST_PROCESSORS: processors, TALIAD_TEST_WORKERS: workers },
  });
  const ended = await taliad(run("many"), threads("2"));
  expect(ended.code).toBe(3);
  expect(readFileSync(workers, "utf8")).toBe("worker\n".repeat(2));
  const batch = batchOf(ended);

  const summary = JSON.parse(readFileSync(join(batch, "summary.json"), "utf8"));
  expect(summary.outcomes.rejected.rows).toBe(rows);
  expect(linesOf(batch, "decisions.csv")).toHaveLength(rows);
  const listed = linesOf(batch, "problems.csv", ["row", "code", "found"]);
  const [last] = listed.filter(({ code }) => code === "problems-not-listed");
  expect(counts(summary)).toBe(listed.length + Number(last?.["found"]));
  expect(counts(summary)).toBeGreaterThan(27 * rows);

  const ofRows = new Map<string, number>();
  for (const { row = "" } of listed) if (row !== "") ofRows.set(row, (ofRows.get(row) ?? 0) + 1);
  const [one = 0] = ofRows.values();
  expect([...new Set(ofRows.values())]).toEqual([one]);
  const all = one * ofRows.size;
  expect(all).toBeGreaterThanOrEqual(mostListed);
  // A piece of the file more at the most.
  expect(all).toBeLessThan(mostListed + one * 2_000);

  // One worker lists the same.
  const alone = batchOf(await taliad(run("alone"), threads("1")));
  expect(readFileSync(workers, "utf8")).toBe("worker\n".repeat(3));
  for (const name of ["problems.csv", "summary.json", "manifest.json"])
    expect(readFileSync(join(alone, name), "utf8")).toBe(readFileSync(join(batch, name), "utf8"));
});
