// A whole name in one cell: at which end the surname stands, told by a comma or by names that are known as forenames.
import type { NameList } from "../../law/law.ts";
import { fold } from "../fold.ts";
import type { ReadAs } from "./proposal.ts";
import type { SampleCell } from "./shape.ts";

const byComma: readonly ReadAs[] = [
  { key: "surname", as: "surname-before-comma" },
  { key: "forenames", as: "forenames-after-comma" },
];
const surnameLast: readonly ReadAs[] = [
  { key: "surname", as: "surname-last-word" },
  { key: "forenames", as: "forenames-before-last-word" },
];
const surnameFirst: readonly ReadAs[] = [
  { key: "surname", as: "surname-first-word" },
  { key: "forenames", as: "forenames-after-first-word" },
];

/** How surname and forenames are read from it; undefined where nothing tells. */
export function wholeNameForms(cells: readonly SampleCell[], names: NameList): readonly ReadAs[] | undefined {
  const commas = cells.filter(({ text }) => text.split(",").length === 2).length;
  if (cells.length > 0 && commas >= cells.length * 0.9) return byComma;
  if (commas > 0) return undefined;
  const forenames = new Set(
    names.classes
      .filter(({ use }) => use === "forename")
      .flatMap(({ cy, en }) => [...cy, ...en])
      .map(fold),
  );
  let [first, last] = [0, 0];
  for (const { text } of cells) {
    const words = text.replace(/^(?:mrs?|ms|miss|mx|dr)\.? +/i, "").split(/\s+/);
    const [begins = "", ends = ""] = [words[0], words.at(-1)];
    if (forenames.has(fold(begins)) && !forenames.has(fold(ends))) first += 1;
    if (forenames.has(fold(ends)) && !forenames.has(fold(begins))) last += 1;
  }
  if (first > 0 && first >= last * 4) return surnameLast;
  return last > 0 && last >= first * 4 ? surnameFirst : undefined;
}
