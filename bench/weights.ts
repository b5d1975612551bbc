// `npm run weights -- FOLDER`: makes schemas/parameters/matching.json again from the labelled set welsh_dev in the folder.
// What is not counted stands here: the numbers that are nobody's.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { countedWeights } from "./matching/counting.ts";
import { parametersText } from "./matching/parameters.ts";
import { peopleOf } from "./matching/people.ts";
import { readSet } from "./matching/sets.ts";

const folder = process.argv[2] ?? process.env["TALIAD_MATCHING_DATA"];
if (folder === undefined) throw new Error("name the folder with the labelled sets");
const file = join(import.meta.dirname, "../schemas/parameters/matching.json");
const before = readFileSync(file, "utf8");
const text = parametersText(countedWeights(peopleOf(readSet(folder, "welsh_dev"))));
writeFileSync(file, text);
process.stdout.write(text === before ? "the weights are the same\n" : "the weights have changed\n");
