// Findings as people read them: errors first, equal ones one line, and a column of which many values are doubtful one line, too, so
// that a file with a thousand warnings fits on one screen.
import { expect, test } from "vitest";
import { fileProblem } from "../../src/core/problem.ts";
import type { ProblemCode } from "../../src/core/problem-codes.ts";
import { groupedProblems } from "../../src/report/problem-groups.ts";
import { problemLine } from "../../src/report/words.ts";
import { shipped } from "../law/shipped.ts";

const lines = (code: ProblemCode, found: readonly string[], key = "surname", from = 14) =>
  found.map((text, at) => {
    const place = { row: from + at, column: 2, key, heading: "Surname", found: text };
    return problemLine(shipped.words, fileProblem(code, "june.csv", place));
  });
const several = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `Glyn${at}`);
const said = (problems: Parameters<typeof groupedProblems>[0]) =>
  groupedProblems(problems, shipped.words, "en");

test("two errors among a thousand warnings of as many values: three lines, the errors first", () => {
  const warnings = lines("name-doubtful", several(1_000));
  const errors = lines("cell-not-day", ["soon", "later"], "startDate", 200);
  const [first = "", second = "", third = "", ...others] = said([...warnings, ...errors]);
  expect(others).toEqual([]);
  expect([first, second].every((line) => line.includes("must be a day"))).toBe(true);
  expect(third).toContain("Rows 14–1013 (C14–C1013; 1,000 rows)");
  expect(third).toContain("“Glyn0”");
  expect(third).toContain("(1,000 different values; the first of them is named.)");
});

test.for([
  ["three values of a warning are each named", "name-doubtful", 3, 3],
  ["four are said together", "name-doubtful", 4, 1],
  ["twenty errors are each named", "cell-not-day", 20, 20],
  ["twenty-one are said together", "cell-not-day", 21, 1],
] as const)("%s", ([, code, values, expected]) => {
  expect(said(lines(code, several(values)))).toHaveLength(expected);
});

test("another column is another line", () => {
  const both = [...lines("name-doubtful", several(5)), ...lines("name-doubtful", several(5), "forenames")];
  expect(said(both)).toHaveLength(2);
});
