// What the comparison of people left out, said once each: blocks of rows too large to be compared, and people of whom an older
// book keeps the number alone.

import type { PersonNumber } from "../../core/person.ts";
import { fileProblem, type Problem } from "../../core/problem.ts";
import { standingsOf } from "../../engine/standings.ts";
import type { Law } from "../../law/law.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { Facts } from "../past/prior.ts";
import type { Comparison } from "./compare.ts";
import type { PlacedRow } from "./duplicate-lines.ts";
import { hasNames } from "./who-is-who/before.ts";

/** The first row of each block, by its place in the batch. */
export function firstRowsOf({ people }: Comparison): readonly number[] {
  return [...people.values()].flatMap(({ skipped }) => skipped.map(({ first }) => first.row));
}

export function blocksNotCompared(
  { people }: Comparison,
  rowOf: (row: number) => PlacedRow,
): readonly Problem[] {
  return [...people.values()].flatMap(({ skipped }) =>
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
}

/** Scheme by scheme: whom of the batch an older book knows by the number alone. */
export async function peopleWithoutKeys(
  files: readonly ReadFile[],
  law: Law,
  facts: Facts,
): Promise<readonly Problem[]> {
  const known = new Map<string, Set<PersonNumber>>();
  for (const { scheme, layout, standings, rejected } of facts.people.isSilent ? [] : files) {
    if (!hasNames(law, layout)) continue;
    const [people, away] = [known.get(scheme) ?? new Set<PersonNumber>(), new Set(rejected)];
    known.set(scheme, people);
    for (const { row, person } of standingsOf(standings)) {
      if (!away.has(row) && facts.of(person, scheme) !== undefined) people.add(person);
    }
  }
  const asked = [...known]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([scheme, people]) => ({ scheme, people }));
  await facts.withoutKeys.learn(asked);
  return asked.flatMap((one): readonly Problem[] => {
    const found = facts.withoutKeys.of(one);
    if (found === undefined) return [];
    return [fileProblem("people-without-keys", "", { found: String(found), expected: one.scheme })];
  });
}
