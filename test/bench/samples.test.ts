// The committed samples must be what `node bench/make-samples.ts` writes, so that a story and its files cannot
// drift apart.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { duplicateAcrossEmployers } from "../../bench/stories/duplicate-across-employers.ts";
import { everyProblem } from "../../bench/stories/every-problem.ts";
import { firstMonth } from "../../bench/stories/first-month.ts";
import { leaversAndStarters } from "../../bench/stories/leavers-and-starters.ts";
import { welshReturn } from "../../bench/stories/welsh-return.ts";

const stories = [firstMonth, duplicateAcrossEmployers, leaversAndStarters, everyProblem, welshReturn];

test.for(stories)("$folder is what its story makes", async (story) => {
  const folder = join(import.meta.dirname, "../../samples", story.folder);
  const made = await story.files();
  expect((await readdir(folder)).sort()).toEqual([...made.map(([file]) => file), "README.md"].sort());
  for (const [file, bytes] of made) {
    // The deflated bytes of a workbook may differ between releases of zlib.
    const kept = await readFile(join(folder, file));
    if (file.endsWith(".xlsx") || file.endsWith(".ods")) continue;
    expect(Buffer.compare(kept, bytes), `${file} differs: run node bench/make-samples.ts`).toBe(0);
  }
  expect(await readFile(join(folder, "README.md"), "utf8")).toBe(story.readme);
});
