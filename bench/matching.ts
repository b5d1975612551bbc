// `npm run bench:matching -- FOLDER`: the table of what the comparison of people has to reach on labelled sets of invented
// people, and what it reaches. The folder may also be named by TALIAD_MATCHING_DATA. Ends with 1 below a "must".
import { absenceLines, isRead } from "./matching/absence.ts";
import { tableText } from "./matching/line.ts";
import { manyLines } from "./matching/many.ts";
import { placeholders } from "./matching/parameters.ts";
import { peopleOf } from "./matching/people.ts";
import { publicLines } from "./matching/public-lines.ts";
import { readSet } from "./matching/sets.ts";
import { welshLines } from "./matching/welsh.ts";

const folder = process.argv[2] ?? process.env["TALIAD_MATCHING_DATA"];
if (folder === undefined) throw new Error("name the folder with the labelled sets");
// First, while the process is small: its memory is measured.
const many = manyLines(placeholders);
const lines = [
  ...welshLines("welsh_dev", peopleOf(readSet(folder, "welsh_dev")), placeholders, {
    certain: { least: 0.999 },
    probable: { must: [{ least: 0.998 }, { least: 0.96 }], stretch: [{ least: 0.999 }, { least: 0.97 }] },
    held: { must: [{ least: 0.95 }, { least: 0.98 }] },
    twice: { must: { most: 60 }, stretch: { most: 35 } },
    keys: { must: [{ least: 0.997 }, { least: 0.955 }] },
  }),
  ...welshLines("welsh_prior_dev", peopleOf(readSet(folder, "welsh_prior_dev")), placeholders, {
    probable: { must: [{ least: 0.97 }, { least: 0.945 }], stretch: [{ least: 0.99 }, { least: 0.96 }] },
    held: { must: [{ least: 0.65 }, { least: 0.965 }] },
    twice: { must: { most: 24 }, stretch: { most: 15 } },
    alone: { must: { most: 16 }, stretch: { most: 8 } },
    keys: { must: [{ least: 0.965 }, { least: 0.935 }] },
    possible: { must: { most: 60 }, stretch: { most: 30 } },
  }),
  ...absenceLines(
    peopleOf(
      readSet(folder, "absence_dev").filter((row) => row["scheme"] === "ssp_enhancement" && isRead(row)),
    ),
    readSet(folder, "absence_dev_pairs"),
    placeholders,
  ),
  ...publicLines(folder),
  ...many,
];
process.stdout.write(`${tableText(lines)}\n`);
process.exitCode = lines.every(({ holds }) => holds) ? 0 : 1;
