// Writes the folders of samples/ anew: `node bench/make-samples.ts`. Each story is made from fixed numbers, so the
// files come out as they were unless a story changes.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { duplicateAcrossEmployers } from "./stories/duplicate-across-employers.ts";
import { everyProblem } from "./stories/every-problem.ts";
import { firstMonth } from "./stories/first-month.ts";
import { fiveMonths } from "./stories/five-months.ts";
import { inWorkSupport } from "./stories/in-work-support.ts";
import { leaversAndStarters } from "./stories/leavers-and-starters.ts";
import { nearDuplicates } from "./stories/near-duplicates.ts";
import { sickPay } from "./stories/sick-pay.ts";
import { welshReturn } from "./stories/welsh-return.ts";
import { workingPatterns } from "./stories/working-patterns.ts";

const samples = join(import.meta.dirname, "..", "samples");

const stories = [
  firstMonth,
  duplicateAcrossEmployers,
  nearDuplicates,
  leaversAndStarters,
  everyProblem,
  welshReturn,
  fiveMonths,
  sickPay,
  workingPatterns,
  inWorkSupport,
];

for (const story of stories) {
  const folder = join(samples, story.folder);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const files = await story.files();
  for (const [file, bytes] of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), bytes);
  }
  await writeFile(join(folder, "README.md"), story.readme);
  const size = files.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  process.stdout.write(`${story.folder}: ${files.length} files, ${size} bytes\n`);
}
