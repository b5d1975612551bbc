// What the comparison of people left out, said once each: blocks of rows too large to be compared, and people of whom an older
// book keeps the number alone.
import { fileProblem, type Problem } from "../../core/problem.ts";
import type { Facts } from "../past/facts.ts";
import type { Comparison } from "./compare.ts";
import type { PlacedRow } from "./duplicate-lines.ts";

/** The first row of each block, by its place in the batch. */
export function firstRowsOf({ people }: Comparison): readonly number[] {
  return [...people.values()].flatMap(({ skipped }) => skipped.map(({ first }) => first.row));
}

export function notCompared(
  { people }: Comparison,
  rowOf: (row: number) => PlacedRow,
  schemes: ReadonlySet<string>,
  { who }: Facts,
): readonly Problem[] {
  const blocks = [...people.values()].flatMap(({ skipped }) =>
    skipped.map(({ kind, first, rows }): Problem => {
      const { place, result } = rowOf(first.row);
      const said = { sheet: place.sheet, row: result.row, found: String(rows) };
      return kind === "payroll"
        ? fileProblem("payroll-number-repeated", place.file, {
            ...said,
            key: "payrollRef",
            expected: result.payrollRef,
          })
        : fileProblem("ni-number-repeated", place.file, { ...said, key: "niNumber" });
    }),
  );
  const unknown = [...schemes].sort().flatMap((scheme): readonly Problem[] => {
    const found = who.withoutKeys(scheme);
    return found === 0
      ? []
      : [fileProblem("people-without-keys", "", { found: String(found), expected: scheme })];
  });
  return [...blocks, ...unknown];
}
