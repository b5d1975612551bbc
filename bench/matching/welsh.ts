// The two Welsh sets: what the rules hold and list, what is paid twice for all that, and what keys alone would find.
import { groupsOf } from "../../src/people/groups.ts";
import { type KeyKind, keyKinds, matchKeys, nameCodes, verdictOnKeys } from "../../src/people/keys.ts";
import { matchRows } from "../../src/people/match.ts";
import { placeholderNumbers } from "../../src/people/nobody.ts";
import { kindLines } from "./kinds.ts";
import { type Line, line } from "./line.ts";
import { type Counted, joined, pairsIn, precision, recall, twos } from "./measures.ts";
import { heldAlone, heldRows, paidTwice } from "./paid.ts";
import { nameList, type People, packed, textsOf } from "./people.ts";

type Bound = { readonly least: number } | { readonly most: number };
type Two = readonly [Bound, Bound];

/** What one set has to reach; the others of the table are only shown. */
export type Targets = {
  readonly certain?: Bound;
  readonly probable: { readonly must: Two; readonly stretch: Two };
  readonly held: { readonly must: Two };
  readonly twice: { readonly must: Bound; readonly stretch: Bound };
  readonly alone?: { readonly must: Bound; readonly stretch: Bound };
  readonly keys: { readonly must: Two };
  readonly possible?: { readonly must: Bound; readonly stretch: Bound };
};

export function matched(people: People, placeholders: readonly string[]) {
  const { packed, rows } = people;
  const found = matchRows({
    rows: packed,
    placeholders: placeholderNumbers(placeholders),
    textsOf: textsOf(rows),
  });
  return { found, grouped: groupsOf(found.edges, (row) => packed.people[row] ?? 0) };
}

function rowIn({ rows }: People, row: number) {
  const found = rows[row];
  if (found === undefined) throw new Error(`there is no row ${row}`);
  return found;
}

export function welshLines(
  name: string,
  people: People,
  placeholders: readonly string[],
  targets: Targets,
): readonly Line[] {
  const { found, grouped } = matched(people, placeholders);
  const count = (groups: readonly (readonly number[])[]) =>
    pairsIn(groups, people.rows.length, (row) => people.truth[row]?.["person_id"] ?? "");
  const edgesOf = (...tiers: readonly string[]) =>
    found.edges.filter(({ tier }) => tiers.includes(tier)).map(({ a, b }) => [a, b] as const);
  const groups = grouped.groups.map(({ rows }) => rows);
  const chains = groups.flatMap((rows) => rows.slice(1).map((row) => [rows[0] ?? 0, row] as const));
  const held = heldRows(people, found, grouped);
  const possible = found.edges.filter(({ tier }) => tier === "possible");
  return [
    line(`${name}, certain: P`, [
      {
        value: precision(count(joined(edgesOf("certain")))),
        ...must(targets.certain),
        stretch: { least: 1 },
      },
    ]),
    both(
      `${name}, certain and probable: P / R`,
      count(groups),
      targets.probable.must,
      targets.probable.stretch,
    ),
    both(
      `${name}, all that is held: P / R`,
      count(joined([...chains, ...edgesOf("number-conflict")])),
      targets.held.must,
    ),
    line(`${name}, people paid more than once`, [{ value: paidTwice(people, held.all), ...targets.twice }]),
    line(`${name}, rows held by certain or probable though alone`, [
      { value: heldAlone(people, held.byGroups), ...targets.alone },
    ]),
    line(`${name}, rows of a placeholder in a case with another row`, [
      { value: joinedByPlaceholder(people, placeholders, groups), must: { most: 0 } },
    ]),
    both(`${name}, by keys alone: P / R`, count(byKeys(people, placeholders)), targets.keys.must),
    line(`${name}, possible: lines`, [{ value: possible.length, ...targets.possible }]),
    line(`${name}, rows in another order: cases that differ`, [
      { value: shuffledDifferences(people, placeholders), must: { most: 0 } },
    ]),
    ...kindLines(name, people, groups),
  ];
}

function must(bound: Bound | undefined): { readonly must?: Bound } {
  return bound === undefined ? {} : { must: bound };
}

function both(measure: string, counted: Counted, [least, recalled]: Two, stretch?: Two): Line {
  return line(measure, [
    { value: precision(counted), must: least, ...(stretch === undefined ? {} : { stretch: stretch[0] }) },
    { value: recall(counted), must: recalled, ...(stretch === undefined ? {} : { stretch: stretch[1] }) },
  ]);
}

/** The cases of the same rows in two orders, one beside the other. */
function shuffledDifferences(people: People, placeholders: readonly string[]): number {
  const step = 7_919;
  const order = people.rows
    .map((_, row) => row)
    .toSorted((a, b) => ((a * step) % 10_007) - ((b * step) % 10_007));
  const rows = order.map((row) => rowIn(people, row));
  const shuffled = { rows, packed: packed(rows), truth: [] };
  const casesOf = (some: People, rowOf: (row: number) => number) => {
    const { found, grouped } = matched(some, placeholders);
    const named = (rows: readonly number[]) =>
      rows
        .map(rowOf)
        .toSorted((a, b) => a - b)
        .join(" ");
    return new Set([
      ...grouped.groups.map(({ rows }) => named(rows)),
      ...found.edges.map(({ a, b, rule }) => `${rule} ${named([a, b])}`),
      ...found.nobody.map((row) => named([row])),
    ]);
  };
  return casesOf(people, (row) => row).symmetricDifference(casesOf(shuffled, (row) => order[row] ?? -1)).size;
}

function joinedByPlaceholder(
  { rows }: People,
  placeholders: readonly string[],
  groups: readonly (readonly number[])[],
): number {
  const listed = placeholderNumbers(placeholders);
  return groups.flat().filter((row) => rows[row] !== undefined && listed.has(rows[row].person)).length;
}

/** The groups that the keys of the book would come to, texts compared in place of hashes. */
function byKeys({ rows }: People, placeholders: readonly string[]): readonly (readonly number[])[] {
  const listed = placeholderNumbers(placeholders);
  const codes = nameCodes(nameList);
  const holders = new Map<string, number[]>();
  for (const [row, person] of rows.entries()) {
    if (listed.has(person.person)) continue;
    for (const { kind, value } of matchKeys(person, codes)) {
      const key = `${keyKinds.indexOf(kind)} ${value}`;
      const known = holders.get(key);
      if (known === undefined) holders.set(key, [row]);
      else known.push(row);
    }
  }
  const met = new Map<number, Set<KeyKind>>();
  for (const [key, holding] of holders) {
    const kind = keyKinds[Number(key.charAt(0))];
    if (kind === undefined) continue;
    for (const [a, b] of twos(holding)) {
      const pair = a * rows.length + b;
      met.set(pair, (met.get(pair) ?? new Set<KeyKind>()).add(kind));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (const [pair, kinds] of met) {
    const tier = verdictOnKeys(kinds)?.tier;
    if (tier === "certain" || tier === "probable") {
      pairs.push([Math.floor(pair / rows.length), pair % rows.length]);
    }
  }
  return joined(pairs);
}
