// Who is who among the standing rows of one layout: the cases that the scheme settles, numbers under two names, numbers
// that are nobody's, and pairs that are only listed. Named rules alone decide; see src/people.
import type { Tier } from "../../../people/evidence.ts";
import { type Group, groupsOf } from "../../../people/groups.ts";
import { type Edge, type Matched, matchRows } from "../../../people/match.ts";
import type { Standing } from "../../../schemes/scheme.ts";
import { type Population, populationOf, type Who } from "./population.ts";
import type { PeopleTerms } from "./terms.ts";

/** How sure it is, and by which rule. */
type Pairing = { readonly tier: Tier; readonly rule: string };

/** Rows that stand for one person, in order, and how each came in. */
export type PersonCase = {
  readonly claims: readonly Standing[];
  readonly wayIn: (row: number) => Pairing;
};

/** All rows of a number under two names; `partnerOf` is the first row that contradicts a row. */
export type NumberConflict = {
  readonly claims: readonly Standing[];
  readonly partnerOf: (row: number) => Standing;
};

/** Two rows that are listed and not held. */
export type ListedPair = { readonly a: Standing; readonly b: Standing } & Pairing;

export type WhoIsWho = {
  readonly cases: readonly PersonCase[];
  readonly conflicts: readonly NumberConflict[];
  readonly nobody: readonly Standing[];
  readonly listed: readonly ListedPair[];
  /** Rows of blocks that are too large to be compared: the first of each, and how many. */
  readonly skipped: readonly {
    readonly kind: "number" | "payroll";
    readonly first: Standing;
    readonly rows: number;
  }[];
  readonly shareOf: (code: number) => number;
};

const certain: Pairing = { tier: "certain", rule: "same-number-and-name" };

export function whoIsWho(who: Who, terms: PeopleTerms): WhoIsWho {
  const population = populationOf(who);
  const { packed, firstOf } = population;
  const matched = matchRows({
    rows: packed,
    placeholders: terms.placeholders,
    textsOf: (entries) => terms.textsOf(entries, firstOf),
    ruledOn: terms.ruledOn,
  });
  const { groups, large } = groupsOf(
    matched.edges,
    (entry) => packed.people[entry] ?? 0,
    (entry) => `${packed.payrolls[entry]} ${packed.marks[entry]}`,
  );
  return {
    cases: casesOf(population, groups, matched),
    conflicts: conflictsOf(population, matched),
    nobody: matched.nobody
      .flatMap(population.rowsOf)
      .filter((standing) => terms.ruledOn(standing, standing) !== "two")
      .sort(byRow),
    listed: [
      ...matched.edges.filter(({ tier }) => tier === "possible").map((edge) => listed(population, edge)),
      ...large.flat().map((edge) => ({ ...listed(population, edge), rule: "large-group" })),
    ].sort((one, other) => byRow(one.a, other.a) || byRow(one.b, other.b)),
    skipped: matched.skipped.map(({ kind, row, rows }) => ({ kind, first: firstOf(row), rows })),
    shareOf: (code) => population.shareOf(code),
  };
}

function listed({ firstOf }: Population, { a, b, tier, rule }: Edge): ListedPair {
  return { a: firstOf(a), b: firstOf(b), tier, rule };
}

/** Groups, entries of several rows, and rows that follow those of their own number. */
function casesOf(
  { packed, rowsOf, followers }: Population,
  groups: readonly Group[],
  { nobody }: Matched,
): readonly PersonCase[] {
  const entriesOf = new Map<number, number[]>();
  const grouped = new Map<number, Group>();
  for (const group of groups) for (const entry of group.rows) grouped.set(entry, group);
  const nobodys = new Set(nobody);
  const cases = new Map<readonly number[], { claims: Standing[]; edges: readonly Edge[] }>();
  const caseOf = (entry: number) => {
    const group = grouped.get(entry);
    const entries = group?.rows ?? entriesAlone(entry);
    const known = cases.get(entries);
    if (known !== undefined) return known;
    const made = { claims: entries.flatMap(rowsOf), edges: group?.edges ?? [] };
    cases.set(entries, made);
    return made;
  };
  const alone = new Map<number, readonly number[]>();
  function entriesAlone(entry: number): readonly number[] {
    const known = alone.get(entry) ?? [entry];
    alone.set(entry, known);
    return known;
  }
  const followed = new Map<number, Standing[]>();
  for (const standing of followers) {
    followed.set(standing.person, [...(followed.get(standing.person) ?? []), standing]);
  }
  for (let entry = 0; entry < packed.people.length; entry += 1) {
    if (nobodys.has(entry)) continue;
    const person = packed.people[entry] ?? 0;
    const mine = followed.get(person);
    if (mine !== undefined) entriesOf.set(person, [...(entriesOf.get(person) ?? []), entry]);
    if (grouped.has(entry) || rowsOf(entry).length > 1 || mine !== undefined) caseOf(entry);
  }
  for (const [person, standings] of followed) {
    const [first] = entriesOf.get(person) ?? [];
    if (first !== undefined) caseOf(first).claims.push(...standings);
  }
  return [...cases.values()]
    .map(({ claims, edges }) => personCase(claims.sort(byRow), edges, rowsOf))
    .sort((one, other) => byRow(one.claims[0], other.claims[0]));
}

function personCase(
  claims: readonly Standing[],
  edges: readonly Edge[],
  rowsOf: (entry: number) => readonly Standing[],
): PersonCase {
  const ways = new Map<number, Pairing>();
  for (const { a, b, tier, rule } of edges) {
    for (const { row } of [...rowsOf(a), ...rowsOf(b)]) if (!ways.has(row)) ways.set(row, { tier, rule });
  }
  return { claims, wayIn: (row) => ways.get(row) ?? certain };
}

function conflictsOf({ packed, rowsOf }: Population, { edges }: Matched): readonly NumberConflict[] {
  const conflicting = edges.filter(({ tier }) => tier === "number-conflict");
  const numbers = new Set(conflicting.map(({ a }) => packed.people[a] ?? 0));
  if (numbers.size === 0) return [];
  const entries = new Map<number, number[]>();
  for (const [entry, person] of packed.people.entries()) {
    if (numbers.has(person)) entries.set(person, [...(entries.get(person) ?? []), entry]);
  }
  return [...entries.values()].map((mine) => {
    const partners = new Map<number, Standing>();
    for (const { a, b } of conflicting.filter(({ a: entry }) => mine.includes(entry))) {
      const [one, other] = [rowsOf(a), rowsOf(b)];
      for (const { row } of one)
        if (!partners.has(row) && other[0] !== undefined) partners.set(row, other[0]);
      for (const { row } of other) if (!partners.has(row) && one[0] !== undefined) partners.set(row, one[0]);
    }
    const claims = mine.flatMap(rowsOf).sort(byRow);
    return { claims, partnerOf: (row) => partners.get(row) ?? otherThan(row, claims) };
  });
}

function otherThan(row: number, claims: readonly Standing[]): Standing {
  const other = claims.find((claim) => claim.row !== row);
  if (other === undefined) throw new Error("a number in conflict with nobody");
  return other;
}

function byRow(one: Standing | undefined, other: Standing | undefined): number {
  return (one?.row ?? 0) - (other?.row ?? 0);
}
