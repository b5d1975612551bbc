// What the cover declares against what was read: a row or a penny on either side refuses the file.
import { expect, test } from "vitest";
import { problemBook } from "../../../src/batch/read/problem-book.ts";
import { checkTotals } from "../../../src/batch/settle/declared-totals.ts";
import { Refusal } from "../../../src/core/refusal.ts";
import { inMemory } from "../../../src/io/intake.ts";

const input = inMemory("june.csv", Buffer.from("x"));

/** The codes that refuse the file, and those that are only said. */
function found(declaredRows: number | undefined, declaredTotalPence: number | undefined, unreadable = 0) {
  const said = problemBook();
  const cover = {
    ...(declaredRows === undefined ? {} : { declaredRows }),
    ...(declaredTotalPence === undefined ? {} : { declaredTotalPence }),
  };
  try {
    checkTotals(input, cover, 4, 119_840, unreadable, said);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map(({ code, found, expected }) => `${code} ${found} ${expected}`);
  }
  return said.own.map(({ code, found, expected }) => `(${code} ${found} ${expected})`);
}

test.for([
  ["both agree", 4, 119_840, 0, []],
  ["nothing is declared", undefined, undefined, 0, []],
  ["a row fewer", 5, 119_840, 0, ["declared-rows-differ 4 5"]],
  ["a row more", 3, 119_840, 0, ["declared-rows-differ 4 3"]],
  ["a penny less", 4, 119_841, 0, ["declared-total-differs 1198.40 1198.41"]],
  ["a penny more", 4, 119_839, 0, ["declared-total-differs 1198.40 1198.39"]],
  ["nothing instead", 4, 0, 0, ["declared-total-differs 1198.40 0.00"]],
  ["both", 5, 119_841, 0, ["declared-rows-differ 4 5", "declared-total-differs 1198.40 1198.41"]],
  [
    "amounts that could not be read leave the sum open",
    4,
    119_841,
    1,
    ["(declared-total-open 1198.40 1198.41)"],
  ],
  ["but not the rows", 5, 119_840, 1, ["declared-rows-differ 4 5"]],
] as const)("%s", ([, rows, pence, unreadable, said]) => {
  expect(found(rows, pence, unreadable)).toEqual(said);
});
