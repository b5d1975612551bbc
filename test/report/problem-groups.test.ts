// The lines of check: errors first, equal findings of one column once, with their rows and cells.
import { expect, test } from "vitest";
import { fileProblem, type Problem } from "../../src/core/problem.ts";
import { groupedProblems } from "../../src/report/problem-groups.ts";
import { problemLine } from "../../src/report/words.ts";
import { words } from "./example.ts";

function linesOf(problems: readonly Problem[], language: "en" | "cy" = "en"): readonly string[] {
  return groupedProblems(
    problems.map((problem) => problemLine(words, problem)),
    words,
    language,
  );
}

const blank = (row: number) =>
  fileProblem("cell-required", "a.csv", { row, column: 2, heading: "Surname", key: "surname" });

test("equal findings are one line with rows, cells and count", () => {
  const rows = [2, 3, 4, 9];
  expect(linesOf(rows.map(blank))).toEqual([
    expect.stringMatching(/^a\.csv: Rows 2–4, 9 \(C2–C9; 4 rows\): Surname /),
  ]);
  expect(linesOf(rows.map(blank), "cy")[0]).toMatch(/^a\.csv: Rhesi 2–4, 9 \(C2–C9; 4 o resi\)/);
});

test("a single finding names its cell", () => {
  expect(linesOf([blank(14)])[0]).toMatch(/^a\.csv: Row 14 \(C14\): Surname /);
});

test("what differs in what was found is no equal", () => {
  const day = (row: number, found: string) =>
    fileProblem("cell-not-day", "a.csv", { row, column: 3, heading: "Pay date", key: "payDate", found });
  expect(linesOf([day(2, "31/02/2022"), day(3, "soon")])).toHaveLength(2);
});

test("errors come before warnings, and warnings before information", () => {
  const at = { row: 2, column: 1, heading: "Note", key: "note" };
  const lines = linesOf([
    fileProblem("cell-from-formula", "a.csv", at),
    fileProblem("pay-date-outside-period", "a.csv", at),
    blank(7),
    fileProblem("file-empty", "b.csv"),
  ]);
  expect(lines.map((line) => line.slice(0, 14))).toEqual([
    expect.stringContaining("b.csv: "),
    expect.stringContaining("a.csv: Row 7"),
    expect.stringContaining("a.csv"),
    expect.stringContaining("a.csv"),
  ]);
});

test("the tenth row is not the first row of ten", () => {
  expect(linesOf([blank(1), ...[10, 11].map(blank)])[0]).toMatch(/^a\.csv: Rows 1, 10–11 /);
});
