// Each example of the guide says what a reader of that cell really says, what it calls right is right, and every place in
// the guide that a message ends with is there.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cellKind } from "../../../src/core/place.ts";
import { fileProblem } from "../../../src/core/problem.ts";
import { type ProblemCode, problemCodes } from "../../../src/core/problem-codes.ts";
import { cellReader } from "../../../src/input/cells.ts";
import { isNoEnd } from "../../../src/input/days.ts";
import { type Fault, isFault } from "../../../src/input/fault.ts";
import { isDoubtfulSplit } from "../../../src/input/mapping/forms.ts";
import { isDoubtfulName } from "../../../src/input/names.ts";
import { examples, exampleText, rightValue } from "../../../src/report/pages/examples/examples.ts";
import { guidePage } from "../../../src/report/pages/guide.ts";
import { groupedProblems } from "../../../src/report/problem-groups.ts";
import { problemLine } from "../../../src/report/words.ts";
import { isAdministrative, looksMadeUp } from "../../../src/statute/ni-number.ts";
import { shipped } from "../../law/shipped.ts";

const codes = Object.keys(problemCodes) as ProblemCode[];
const ofCells = codes.filter((code) => problemCodes[code].family === "C");
/** What the reader of a whole row says, by the kind of the cell and by the cells beside it. */
const ofRows: ReadonlySet<ProblemCode> = new Set([
  "cell-required",
  "cell-required-with",
  "cell-formula-without-value",
  "cell-holds-error",
  "cell-shown-rounded",
  "cell-text-damaged",
  "cell-from-formula",
  // Only where a mapping says in which form the cell has to be.
  "cell-not-as-mapped",
]);
/** What is accepted and remarked on. */
const remarks: Partial<Record<ProblemCode, (text: string) => boolean>> = {
  "name-doubtful": isDoubtfulName,
  "name-split-doubtful": (text) => isDoubtfulSplit("surname-last-word", text),
  "day-no-end": isNoEnd,
  "ni-number-administrative": isAdministrative,
  "ni-number-made-up": looksMadeUp,
};

function columnOf(code: ProblemCode) {
  const { layout = "", key = "" } = examples[code] ?? {};
  const column = shipped.layouts.get(layout)?.columns.find((one) => one.key === key);
  if (column === undefined) throw new Error(`${code}: no column ${layout} ${key}`);
  return column;
}

function read(code: ProblemCode, text: string) {
  return cellReader(columnOf(code), shipped, 1900)(text, cellKind.text);
}

test("every cell's code has an example, read in its column as it says", () => {
  const tried = ofCells.filter((code) => !ofRows.has(code) && remarks[code] === undefined);
  expect(tried.length).toBeGreaterThan(20);
  for (const code of tried) {
    const { found = "", expected, expectedCy } = examples[code] ?? {};
    const value = read(code, found);
    const said: Fault = isFault(value) ? value : { code: "cell-required", expected: "no fault" };
    expect.soft([said.code, said.expected, said.expectedCy], code).toEqual([code, expected, expectedCy]);
  }
});

test.for(Object.entries(remarks))("%s is said of its example", ([code, holds]) => {
  expect(holds(examples[code as ProblemCode]?.found ?? "")).toBe(true);
});

test.for(["en", "cy"] as const)("what is called right in %s passes the reader", (language) => {
  for (const code of ofCells) {
    const right = rightValue(shipped, language, code);
    if (right === undefined) continue;
    expect.soft(isFault(read(code, right)), `${code}: ${right}`).toBe(false);
  }
});

describe.for(["en", "cy"] as const)("in %s", (language) => {
  const page = guidePage(shipped, [language]);

  test("every message ends with a place that the guide has", () => {
    const ends = codes.map((code) => {
      const line = problemLine(shipped.words, fileProblem(code, "a.csv"));
      return groupedProblems([line], shipped.words, language)[0]?.split(" → guide.html#")[1] ?? "";
    });
    expect(new Set(ends).size).toBe(codes.length);
    expect(ends.filter((end) => !page.includes(` id="${end}"`))).toEqual([]);
  });

  test("every sentence that is said of something has an example with nothing left to fill in", () => {
    for (const code of codes) {
      const written = shipped.words[language].get(`problems.${code}`) ?? "";
      const filled = [...written.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const text = exampleText(shipped, language, code);
      if (filled.length > 0) expect.soft(text, code).toBeDefined();
      expect.soft(text ?? "", code).not.toMatch(/\{|\(\)|“”|""|undefined|: ,| {2}/);
    }
  });
});

test("what the samples print names places that the guide has", () => {
  const printed = readFileSync("test/golden/every-problem/terminal.txt", "utf8").replaceAll(/\s+/g, " ");
  const named = [...printed.matchAll(/guide\.html#([\w-]+)/g)].map(([, id]) => id);
  const page = guidePage(shipped, ["en", "cy"]);
  expect(named.length).toBeGreaterThan(1);
  expect(named.filter((id) => !page.includes(` id="${id}"`))).toEqual([]);
});
