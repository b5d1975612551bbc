// Writes the folders of samples/ anew: `node bench/make-samples.ts`. Each story is made from fixed numbers, so the
// files come out as they were unless a story changes.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { duplicateAcrossEmployers } from "./stories/duplicate-across-employers.ts";
import { everyProblem } from "./stories/every-problem.ts";
import { firstMonth } from "./stories/first-month.ts";
import { leaversAndStarters } from "./stories/leavers-and-starters.ts";
import { welshReturn } from "./stories/welsh-return.ts";

const samples = join(import.meta.dirname, "..", "samples");

for (const story of [firstMonth, duplicateAcrossEmployers, leaversAndStarters, everyProblem, welshReturn]) {
  const folder = join(samples, story.folder);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const files = await story.files();
  for (const [file, bytes] of files) await writeFile(join(folder, file), bytes);
  await writeFile(join(folder, "README.md"), story.readme);
  const size = files.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  process.stdout.write(`${story.folder}: ${files.length} files, ${size} bytes\n`);
}
