// A problem of a whole file, what of its cell is said, and which of two is graver.
import { expect, test } from "vitest";
import { fileProblem, graver } from "../../src/core/problem.ts";

test("what stood in a cell is cut at eighty characters, and places that do not apply are empty", () => {
  const found = (length: number) =>
    fileProblem("cell-not-day", "june.csv", { found: "x".repeat(length) }).found;
  expect([found(79), found(80), found(81)].map(({ length }) => length)).toEqual([79, 80, 80]);
  expect(fileProblem("file-empty", "june.csv")).toEqual({
    ...{ code: "file-empty", file: "june.csv", sheet: "", row: 0, column: -1 },
    ...{ heading: "", key: "", found: "", expected: "", rule: "" },
  });
});

test("a fatal fault is graver than an error, that than a warning, that than information; none than itself", () => {
  const codes = ["file-empty", "cell-not-day", "name-doubtful", "warning-confirmed"] as const;
  const problems = codes.map((code) => fileProblem(code, "june.csv"));
  for (const [at, one] of problems.entries()) {
    expect(graver(one, undefined)).toBe(true);
    for (const [place, other] of problems.entries())
      expect(graver(one, other), `${at} ${place}`).toBe(at < place);
  }
});
