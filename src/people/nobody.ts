// Numbers that are nobody's: the ones that examples are made with, and those under which three people stand of whom no
// two have a name in common.
import { type PersonNumber, personNumber } from "../core/person.ts";
import { evidenceOf, type PersonRow } from "./evidence.ts";

/** The parameter's list as numbers: "AB123456". */
export function placeholderNumbers(list: readonly string[]): ReadonlySet<PersonNumber> {
  return new Set(list.map(personNumber));
}

/**
 * Whether among rows of one number there are three of which no two agree even in forename or surname, nor were found to be one
 * person by somebody.
 */
export function isNobodys(
  rows: readonly PersonRow[],
  ruledOn?: (a: PersonRow, b: PersonRow) => "two" | "one" | undefined,
): boolean {
  if (rows.length < 3) return false;
  const strangers = rows.map((one, at) =>
    rows.map((other, place) => place > at && areStrangers(one, other) && ruledOn?.(one, other) !== "one"),
  );
  return strangers.some((others, first) =>
    others.some(
      (unlike, second) =>
        unlike &&
        strangers[second]?.some((also, third) => also && strangers[first]?.[third] === true) === true,
    ),
  );
}

/** No name in common, and no job. */
export function areStrangers(a: PersonRow, b: PersonRow): boolean {
  const { names, payroll } = evidenceOf(a, b);
  return names === 0 && payroll !== "equal";
}
