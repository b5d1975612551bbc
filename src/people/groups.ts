// Rows that stand for one person, joined without chains: certain edges first; then the rows of two groups come
// together by a probable edge only if each row of one has an edge with each row of the other.
import { type MatchRule, matchRules } from "./evidence.ts";
import type { Edge } from "./match.ts";

/** The rows of one person as far as rules can tell. */
export type Group = {
  /** In order; at least two. */
  readonly rows: readonly number[];
  /** For each row but the first, in order, the edge by which it came in. */
  readonly edges: readonly Edge[];
};

export type Grouped = {
  /** In the order of their first rows. */
  readonly groups: readonly Group[];
  /** Probable edges of groups that would hold more numbers than one person ever has; they join nobody. */
  readonly large: readonly (readonly Edge[])[];
};

const mostNumbers = 4;

/**
 * `numberOf` is the number of a row, `saysOf` what tells it from others of its number, whatever its place. The order in which
 * the edges come, and that of the rows, makes no difference.
 */
export function groupsOf(
  edges: readonly Edge[],
  numberOf: (row: number) => number,
  saysOf: (row: number) => string = String,
): Grouped {
  const met = new Set(edges.filter(({ tier }) => tier !== "number-conflict").map(keyOf));
  const certain = new Map<number, Members>();
  for (const edge of edges) if (edge.tier === "certain") merge(certain, edge);
  const joined = new Map(certain);
  for (const edge of inOneOrder(edges, numberOf, saysOf)) {
    const [one, other] = [membersOf(joined, edge.a), membersOf(joined, edge.b)];
    if (one !== other && one.rows.every((a) => other.rows.every((b) => met.has(pairKey(a, b))))) {
      merge(joined, edge);
    }
  }
  const large = groupsIn(joined).filter(({ rows }) => new Set(rows.map(numberOf)).size > mostNumbers);
  const tooLarge = new Set(large.flatMap(({ rows }) => rows));
  const groups = [
    ...groupsIn(joined).filter(({ rows }) => !tooLarge.has(rows[0] ?? -1)),
    ...groupsIn(certain).filter(({ rows }) => tooLarge.has(rows[0] ?? -1)),
  ];
  return {
    groups: groups.sort((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0)),
    large: large.map((group) => group.edges.filter(({ tier }) => tier === "probable")),
  };
}

/** The rows of a group and the edges that joined them. */
type Members = { readonly rows: readonly number[]; readonly edges: readonly Edge[] };

function membersOf(joined: ReadonlyMap<number, Members>, row: number): Members {
  return joined.get(row) ?? { rows: [row], edges: [] };
}

function merge(joined: Map<number, Members>, edge: Edge): void {
  const [one, other] = [membersOf(joined, edge.a), membersOf(joined, edge.b)];
  if (joined.get(edge.a) === joined.get(edge.b) && joined.has(edge.a)) return;
  const rows = [...one.rows, ...other.rows].sort((a, b) => a - b);
  const members = { rows, edges: [...one.edges, ...other.edges, edge] };
  for (const row of rows) joined.set(row, members);
}

function groupsIn(joined: ReadonlyMap<number, Members>): readonly Group[] {
  return [...new Set(joined.values())];
}

/** Probable edges, the surer rule first, then by the numbers and what the rows say: no order of files has a say. */
function inOneOrder(
  edges: readonly Edge[],
  numberOf: (row: number) => number,
  saysOf: (row: number) => string,
): readonly Edge[] {
  const rank = (rule: MatchRule) => matchRules.indexOf(rule);
  const least = ({ a, b }: Edge) => Math.min(numberOf(a), numberOf(b));
  const most = ({ a, b }: Edge) => Math.max(numberOf(a), numberOf(b));
  const said = ({ a, b }: Edge) => (numberOf(a) < numberOf(b) ? [a, b] : [b, a]).map(saysOf).join(" ");
  return edges
    .filter(({ tier }) => tier === "probable")
    .sort(
      (x, y) =>
        rank(x.rule) - rank(y.rule) ||
        least(x) - least(y) ||
        most(x) - most(y) ||
        compareTexts(said(x), said(y)) ||
        x.a - y.a ||
        x.b - y.b,
    );
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function keyOf({ a, b }: Edge): string {
  return pairKey(a, b);
}

function pairKey(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
