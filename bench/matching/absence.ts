// The sick-pay set: claims of one person that share days, found by identity and then by days. Awards have no names in
// their own files, so only an equal number finds one.
import { dayFromText } from "../../src/core/day.ts";
import { readNiNumber } from "../../src/statute/ni-number.ts";
import { type Line, line } from "./line.ts";
import { twos } from "./measures.ts";
import type { People } from "./people.ts";
import type { Row } from "./sets.ts";
import { matched } from "./welsh.ts";

/** A claim or an award whose number and days can be read. */
export function isRead(row: Row): boolean {
  return readNiNumber(row["nino"] ?? "") !== undefined && daysIn(row) !== undefined;
}

function daysIn(row: Row): { readonly first: number; readonly last: number } | undefined {
  const [first, last] = [dayFromText(row["absence_start"] ?? ""), dayFromText(row["absence_end"] ?? "")];
  return first === undefined || last === undefined || last < first ? undefined : { first, last };
}

function shareDays(a: Row | undefined, b: Row | undefined): boolean {
  const [one, other] = [a && daysIn(a), b && daysIn(b)];
  return one !== undefined && other !== undefined && one.first <= other.last && other.first <= one.last;
}

/** `people` are the claims that can be read; `pairs` the labelled ones. */
export function absenceLines(
  people: People,
  pairs: readonly Row[],
  placeholders: readonly string[],
): readonly Line[] {
  const { truth } = people;
  const { found, grouped } = matched(people, placeholders);
  const places = new Map(truth.map((row, at) => [row["record_id"], at]));
  const wanted = new Set<string>();
  for (const { record_id_a: a, record_id_b: b, expected } of pairs) {
    const [one, other] = [places.get(a), places.get(b)];
    if (one !== undefined && other !== undefined && expected !== "legit") wanted.add(key(one, other));
  }
  const conflicts = found.edges
    .filter(({ tier }) => tier === "number-conflict")
    .map(({ a, b }) => [a, b] as const);
  const cases = [...grouped.groups.flatMap(({ rows }) => twos(rows)), ...conflicts].filter(([a, b]) =>
    shareDays(truth[a], truth[b]),
  );
  const right = cases.filter(([a, b]) => truth[a]?.["person_id"] === truth[b]?.["person_id"]).length;
  const asked = cases.filter(([a, b]) => wanted.has(key(a, b))).length;
  return [
    line("absence_dev, conflicts of two claims, rows read: P / R", [
      { value: right / Math.max(1, cases.length), must: { least: 0.99 }, stretch: { least: 0.995 } },
      { value: asked / Math.max(1, wanted.size), must: { least: 0.97 }, stretch: { least: 0.985 } },
    ]),
  ];
}

function key(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
