// The list of what to do: many equal findings of a column are one line, a few have a line each; none is lost.
import { expect, test } from "vitest";
import type { SaidProblem } from "../../../src/report/forms/annotated.ts";
import { equalFindings } from "../../../src/report/forms/equal-findings.ts";

function found(rows: readonly number[], same: string | undefined, warns: boolean): readonly SaidProblem[] {
  return rows.map((row) => ({ row, key: "niCategory", warns, text: `Row ${row}`, same }));
}

const rows = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 2);

test.for([
  { why: "three equal warnings", problems: found(rows(3), "a", true), lines: 3 },
  { why: "four equal warnings", problems: found(rows(4), "a", true), lines: 1 },
  { why: "twenty equal errors", problems: found(rows(20), "a", false), lines: 20 },
  { why: "twenty-one equal errors", problems: found(rows(21), "a", false), lines: 1 },
  { why: "warnings that are equal to none", problems: found(rows(9), undefined, true), lines: 9 },
  { why: "findings of the whole file", problems: found([0, 0, 0, 0], "a", true), lines: 4 },
])("$why: $lines", ({ problems, lines }) => {
  const groups = equalFindings(problems);
  expect(groups).toHaveLength(lines);
  expect(groups.flatMap((group) => group.rows)).toEqual(problems.map(({ row }) => row));
});

test("stand in the order of their first rows", () => {
  const problems = [
    ...found([2], undefined, true),
    ...found([3, 5, 6, 7], "a", true),
    ...found([4], "b", true),
  ];
  expect(equalFindings(problems).map((group) => group.rows)).toEqual([[2], [3, 5, 6, 7], [4]]);
});
