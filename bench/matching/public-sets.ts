// Public sets of invented people with addresses and days of birth, which no form of ours has: they test the comparer of
// words and the weights by counting, nothing else. One configuration for each family of sets.
import { jaroWinkler } from "../../src/people/jaro-winkler.ts";
import { soundex } from "../../src/people/soundex.ts";
import type { Row } from "./sets.ts";

export type Family = {
  /** The column of the truth. */
  readonly truth: string;
  /** Forename and surname, which are compared crossed, too: cells get swapped. */
  readonly names: readonly [string, string];
  /** The other columns that are compared; an empty cell says nothing. */
  readonly columns: readonly string[];
  /** Pairs whose key is equal are looked at; an empty key is none. */
  readonly blocks: readonly ((row: Row) => string)[];
};

const all = (...keys: readonly string[]) => (keys.includes("") ? "" : keys.join(" "));
const sorted = (...keys: readonly string[]) => all(...keys.toSorted());
const cell = (row: Row, column: string) => (row[column] ?? "").toLowerCase();
const sound = (row: Row, column: string) => (cell(row, column) === "" ? "" : soundex(cell(row, column)));

export const febrl: Family = {
  truth: "person_id",
  names: ["given_name", "surname"],
  columns: ["street_number", "address_1", "suburb", "postcode", "state", "date_of_birth", "soc_sec_id"],
  blocks: [
    (row) => cell(row, "soc_sec_id"),
    (row) => cell(row, "date_of_birth"),
    (row) => all(sound(row, "given_name"), sound(row, "surname")),
    (row) => all(sound(row, "surname"), cell(row, "postcode")),
    (row) => all(sound(row, "given_name"), cell(row, "postcode")),
    (row) => all(cell(row, "address_1"), cell(row, "suburb")),
    (row) => all(cell(row, "street_number"), sound(row, "address_1")),
    (row) => all(cell(row, "suburb"), cell(row, "postcode")),
    (row) => all(cell(row, "suburb"), cell(row, "date_of_birth").slice(0, 4)),
    (row) => all(cell(row, "surname"), cell(row, "date_of_birth").slice(0, 4)),
    (row) => all(sound(row, "surname"), cell(row, "soc_sec_id").slice(0, 3)),
    (row) => all(cell(row, "postcode"), cell(row, "soc_sec_id").slice(0, 3)),
  ],
};

export const fake = (truth: string): Family => ({
  truth,
  names: ["first_name", "surname"],
  columns: ["dob", "city", "email"],
  blocks: [
    (row) => cell(row, "dob"),
    (row) => cell(row, "email"),
    (row) => cell(row, "email").split("@")[0] ?? "",
    (row) => cell(row, "email").split("@")[1] ?? "",
    (row) => sorted(cell(row, "first_name"), cell(row, "surname")),
    (row) => all(cell(row, "first_name"), cell(row, "dob").slice(0, 3)),
    (row) => all(cell(row, "surname"), cell(row, "dob").slice(0, 3)),
    (row) => all(cell(row, "first_name"), cell(row, "city")),
    (row) => all(cell(row, "surname"), cell(row, "city")),
    (row) => all(sound(row, "first_name"), sound(row, "surname")),
    (row) => all(cell(row, "city"), cell(row, "dob").slice(0, 4)),
    (row) => all(sorted(cell(row, "first_name"), cell(row, "surname")), cell(row, "dob").slice(0, 4)),
  ],
});

/** Of two cells: equal, nearly, a little alike, other. */
type Level = 0 | 1 | 2 | 3;
const levels = 4;

function levelOf(a: string, b: string): Level | undefined {
  if (a === "" || b === "") return undefined;
  if (a === b) return 3;
  if (isDay(a) && isDay(b)) return partsAlike(a, b);
  const alike = jaroWinkler(a, b);
  if (alike >= 0.93) return 2;
  return alike >= 0.85 ? 1 : 0;
}

function isDay(text: string): boolean {
  return /^\d{4}-?\d\d-?\d\d$/.test(text);
}

/** How many of year, month and day of two different days are equal. */
function partsAlike(a: string, b: string): Level {
  const parts = (text: string) => {
    const digits = text.replaceAll("-", "");
    return [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)];
  };
  const other = parts(b);
  const equal = parts(a).filter((part, at) => part === other[at]).length;
  return equal === 2 ? 2 : equal === 1 ? 1 : 0;
}

/** Levels of the forename, the surname and the other columns; the names crossed where that says more. */
function levelsOf(family: Family, a: Row, b: Row): readonly (Level | undefined)[] {
  const [forename, surname] = family.names;
  const level = (one: string, other: string) => levelOf(cell(a, one), cell(b, other));
  const straight = [level(forename, forename), level(surname, surname)];
  const crossed = [level(forename, surname), level(surname, forename)];
  const sum = (two: readonly (Level | undefined)[]) => two.reduce<number>((all, one) => all + (one ?? 0), 0);
  const names = sum(crossed) > sum(straight) ? crossed : straight;
  return [...names, ...family.columns.map((column) => level(column, column))];
}

export type Scored = { readonly score: number; readonly right: boolean };

/** Every pair that a block brings together, with its score and the truth; and how many true pairs there are. */
export function scoredPairs(
  set: readonly Row[],
  family: Family,
): { readonly pairs: readonly Scored[]; readonly truth: number } {
  const pairs = blockedPairs(set, family);
  const same = (a: Row, b: Row) => a[family.truth] === b[family.truth];
  const compared = pairs.map(([a, b]) => ({
    right: same(a, b),
    levels: levelsOf(family, a, b),
  }));
  const truth = truePairs(set, family.truth);
  const strangers = strides(set).map(([a, b]) => levelsOf(family, a, b));
  const friends = compared.filter(({ right }) => right);
  const weights = [...family.names, ...family.columns].map((_, at) =>
    weightsOf(
      friends.map((pair) => pair.levels[at]),
      strangers.map((pair) => pair[at]),
    ),
  );
  const scored = compared.map((pair) => ({
    right: pair.right,
    score: pair.levels.reduce<number>(
      (sum, level, at) => sum + (level === undefined ? 0 : (weights[at]?.[level] ?? 0)),
      0,
    ),
  }));
  return { pairs: scored, truth };
}

function weightsOf(
  same: readonly (Level | undefined)[],
  other: readonly (Level | undefined)[],
): readonly number[] {
  const share = (seen: readonly (Level | undefined)[], level: number) => {
    const known = seen.filter((one) => one !== undefined);
    return (known.filter((one) => one === level).length + 0.5) / (known.length + levels / 2);
  };
  return Array.from({ length: levels }, (_, level) => Math.log2(share(same, level) / share(other, level)));
}

function strides(set: readonly Row[]): readonly (readonly [Row, Row])[] {
  const pairs: (readonly [Row, Row])[] = [];
  const most = 300_000;
  for (let step = 37; pairs.length < most && step < set.length; step += 7) {
    for (const [at, row] of set.entries()) {
      const other = set[at + step];
      if (other !== undefined) pairs.push([row, other]);
    }
  }
  return pairs;
}

function blockedPairs(set: readonly Row[], { blocks }: Family): readonly (readonly [Row, Row])[] {
  const found = new Set<number>();
  for (const keyOf of blocks) {
    const rows = new Map<string, number[]>();
    for (const [at, row] of set.entries()) {
      const key = keyOf(row);
      if (key === "") continue;
      const known = rows.get(key);
      if (known === undefined) rows.set(key, [at]);
      else known.push(at);
    }
    for (const block of rows.values()) {
      for (const [place, a] of block.entries()) {
        for (const b of block.slice(place + 1)) found.add(a * set.length + b);
      }
    }
  }
  return [...found].flatMap((pair) => {
    const [a, b] = [set[Math.floor(pair / set.length)], set[pair % set.length]];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
}

function truePairs(set: readonly Row[], column: string): number {
  const rows = new Map<string, number>();
  for (const row of set) rows.set(row[column] ?? "", (rows.get(row[column] ?? "") ?? 0) + 1);
  return [...rows.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}

/** F1 with everything from a score on taken for one person. */
export function f1From(pairs: readonly Scored[], truth: number, least: number): number {
  const taken = pairs.filter(({ score }) => score >= least);
  const right = taken.filter((pair) => pair.right).length;
  return (2 * right) / (taken.length + truth);
}

/** The best F1 over all scores, which only somebody who knows the truth could choose. */
export function bestF1(
  pairs: readonly Scored[],
  truth: number,
): { readonly f1: number; readonly from: number } {
  const sorted = pairs.toSorted((a, b) => b.score - a.score);
  let best = { f1: 0, from: 0 };
  let right = 0;
  for (const [at, pair] of sorted.entries()) {
    if (pair.right) right += 1;
    const f1 = (2 * right) / (at + 1 + truth);
    if (f1 > best.f1 && sorted[at + 1]?.score !== pair.score) best = { f1, from: pair.score };
  }
  return best;
}
