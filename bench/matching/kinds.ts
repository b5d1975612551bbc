// Whether some kinds of names are flagged more often than others, and how right it is for each: Welsh forenames, names with
// marks, and the rest. A row is flagged when it is in a case of tier certain or probable.
import { wordsOf } from "../../src/people/normalise.ts";
import { type Line, line } from "./line.ts";
import { pairsIn, precision } from "./measures.ts";
import { nameList, type People } from "./people.ts";
import type { Row } from "./sets.ts";

const welsh = new Set(
  nameList.classes
    .filter(({ use }) => use === "forename")
    .flatMap(({ cy }) => cy.flatMap((name) => wordsOf(name).map((word) => word.toLowerCase()))),
);

type Kind = "Welsh forename" | "with marks" | "neither";

function kindOf(row: Row | undefined): Kind {
  const [forenames = "", surname = ""] = [row?.["first_name"], row?.["last_name"]];
  if (/[^\0-~]/.test(forenames + surname)) return "with marks";
  return wordsOf(forenames).some((word) => welsh.has(word.toLowerCase())) ? "Welsh forename" : "neither";
}

/** The larger may be so many times the smaller. */
const fair = 1.5;

/**
 * A line for each kind: the share of its rows that are flagged, the share that come twice in truth, and how many of the
 * pairs are right. The last line sets the kinds beside each other: rows flagged for each row that comes twice.
 */
export function kindLines(
  name: string,
  { truth }: People,
  groups: readonly (readonly number[])[],
): readonly Line[] {
  const kinds = truth.map(kindOf);
  const personOf = (row: number) => truth[row]?.["person_id"] ?? "";
  const rowsOf = new Map<string, number>();
  for (const row of truth.keys()) rowsOf.set(personOf(row), (rowsOf.get(personOf(row)) ?? 0) + 1);
  const rates: number[] = [];
  const lines = (["Welsh forename", "with marks", "neither"] as const).map((kind) => {
    const flagged = groups.flat().filter((row) => kinds[row] === kind).length;
    const rows = [...kinds.keys()].filter((row) => kinds[row] === kind);
    const twice = rows.filter((row) => (rowsOf.get(personOf(row)) ?? 0) > 1).length;
    const mine = groups.filter((group) => group.some((row) => kinds[row] === kind));
    rates.push(flagged / Math.max(1, twice));
    return line(`${name}, ${kind}: rows flagged / twice in truth / P`, [
      { value: flagged / Math.max(1, rows.length) },
      { value: twice / Math.max(1, rows.length) },
      { value: precision(pairsIn(mine, truth.length, personOf)) },
    ]);
  });
  const apart = Math.max(...rates) / Math.min(...rates);
  return [
    ...lines,
    line(`${name}, the most flagged kind to the least`, [{ value: apart, must: { most: fair } }]),
  ];
}
