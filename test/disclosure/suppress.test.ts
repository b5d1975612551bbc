// Nobody computes a small count from what is published: an attacker with elimination and linear programming, written apart,
// tries it on random sets of linked tables, and on small ones with every whole number there is.
import { describe, expect, test } from "vitest";
import { changeSince } from "../../src/disclosure/earlier.ts";
import { suppress } from "../../src/disclosure/suppress.ts";
import { attack, everyWholeNumber, isComputed, rowOf } from "./attacker.ts";
import { forgotten, later, type RandomSet, randomSet, unknownsOf, valuesOf } from "./random-tables.ts";

/** `npm run test:long` tries two thousand. */
const sets = process.env["TALIAD_LONG"] === "yes" ? 2_000 : 60;
const numbers = Array.from({ length: sets }, (_, at) => at);

function smallIn({ values, threshold }: Pick<RandomSet, "values" | "threshold">): ReadonlySet<number> {
  return new Set(values.flatMap((value, at) => (value > 0 && value < threshold ? [at] : [])));
}

function protectedSet(set: RandomSet) {
  const { tables, unknowns, values, threshold } = set;
  const secret = smallIn(set);
  const result = suppress(tables, [{ unknowns, secret, unknown: new Set() }], threshold);
  const published = tables.places
    .map((_, at) => at)
    .filter((at) => !secret.has(at) && !result.complementary.has(at));
  const rows = published.map((place) => ({ row: rowOf(tables, place), value: values[place] ?? 0 }));
  return { ...set, ...result, secret, rows };
}

const known = new Map<number, ReturnType<typeof protectedSet>>();

/** The set of this number with what was hidden of it; several tests look at it. */
function setOf(number: number): ReturnType<typeof protectedSet> {
  const one = known.get(number) ?? protectedSet(randomSet(`set ${number}`, 3));
  known.set(number, one);
  return one;
}

describe("random sets of linked tables", () => {
  test.for(numbers)("set %i: neither sums nor bounds bring a small count within the threshold", (number) => {
    const { tables, values, threshold, secret, rows, bounds } = setOf(number);
    for (const place of secret) {
      const form = rowOf(tables, place);
      expect(
        isComputed(
          rows.map(({ row }) => row),
          form,
        ),
      ).toBe(false);
      const { least, greatest } = attack(rows, form);
      // What the log says is left is what is left.
      expect(bounds.get(place)).toEqual({ least, greatest });
      expect(greatest - least).toBeGreaterThanOrEqual(threshold);
      expect(values[place]).toBeGreaterThanOrEqual(least);
      expect(values[place]).toBeLessThanOrEqual(greatest);
    }
  });

  test("every whole number, tried on small sets, leaves no small count alone", () => {
    let [asked, narrower] = [0, 0];
    for (const number of numbers) {
      const set = protectedSet(randomSet(`small ${number}`, 2));
      if (set.counts.length > 30) continue;
      for (const place of set.secret) {
        const found = everyWholeNumber(set.rows, rowOf(set.tables, place), set.threshold);
        if (found === undefined) continue;
        asked += 1;
        if (found.greatest - found.least < set.threshold) narrower += 1;
        expect(found.greatest).toBeGreaterThan(found.least);
      }
    }
    expect(asked).toBeGreaterThan(sets / 2);
    // Whole numbers can narrow more than bounds see; on these sets they do not.
    expect(narrower).toBe(0);
  });
});

/** How the second of two sets comes from the first. */
const ways = { "came, went or moved": later, "were forgotten": forgotten } as const;
const changes = numbers.flatMap((number) =>
  (Object.keys(ways) as (keyof typeof ways)[]).map((who) => ({ number, who })),
);

describe("two sets after one another", () => {
  test.for(changes)("set $number: their difference does not tell who $who", ({ number, who }) => {
    const before = setOf(number);
    const { tables, threshold } = before;
    const counts = ways[who](before.counts, `later ${number}`, tables);
    const values = valuesOf(tables, counts);
    const unknowns = unknownsOf(tables, counts);
    const hidden = new Set([...before.secret, ...before.complementary.keys()]);
    const change = changeSince(tables, unknowns, { unknowns: before.unknowns, hidden }, threshold);
    const secret = new Set([...smallIn({ values, threshold }), ...change.layer.secret]);
    const after = suppress(
      tables,
      [{ unknowns, secret, unknown: new Set() }, change.layer],
      threshold,
      change.still,
    );
    const hiddenNow = new Set([...secret, ...change.still, ...after.complementary.keys()]);
    const places = tables.places.map((_, at) => at);
    const rows = places
      .filter((at) => !hiddenNow.has(at))
      .map((at) => ({ at, row: rowOf(tables, at), value: values[at] ?? 0 }));
    for (const place of places) {
      const moved = Math.abs((values[place] ?? 0) - (before.values[place] ?? 0));
      if (moved === 0 || moved >= threshold) continue;
      const form = rowOf(tables, place);
      // By adding and taking away: both tables, one from the other.
      const both = rows.filter(({ at }) => !hidden.has(at)).map(({ row }) => row);
      expect(isComputed(both, form)).toBe(false);
      // By bounds: whatever the two tables leave open, together.
      const [then, now] = [attack(before.rows, form), attack(rows, form)];
      expect(then.greatest - then.least + now.greatest - now.least).toBeGreaterThanOrEqual(threshold);
    }
  });

  test("a place that was hidden then tells nothing of its change, one that was shown tells it: less is hidden", () => {
    let [asItIs, asIfShown] = [0, 0];
    for (const number of numbers) {
      const before = setOf(number);
      const { tables, threshold } = before;
      const counts = later(before.counts, `later ${number}`);
      const unknowns = unknownsOf(tables, counts);
      const hidden = new Set([...before.secret, ...before.complementary.keys()]);
      const { layer, still } = changeSince(
        tables,
        unknowns,
        { unknowns: before.unknowns, hidden },
        threshold,
      );
      expect(layer.unknown).toEqual(hidden);
      const secret = new Set([...smallIn({ values: valuesOf(tables, counts), threshold }), ...layer.secret]);
      const hiddenWith = (change: typeof layer): number =>
        suppress(tables, [{ unknowns, secret, unknown: new Set() }, change], threshold, still).complementary
          .size;
      asItIs += hiddenWith(layer);
      asIfShown += hiddenWith({ ...layer, unknown: new Set() });
    }
    expect(asItIs).toBeLessThan(asIfShown);
  });

  test("the same counts again hide the same cells", () => {
    for (const number of numbers) {
      const first = setOf(number);
      const { tables, unknowns, threshold, secret } = first;
      const hidden = new Set([...secret, ...first.complementary.keys()]);
      const { layer, still } = changeSince(tables, unknowns, { unknowns, hidden }, threshold);
      const again = suppress(tables, [{ unknowns, secret, unknown: new Set() }, layer], threshold, still);
      expect(layer.secret.size).toBe(0);
      expect(new Set([...secret, ...still, ...again.complementary.keys()])).toEqual(hidden);
    }
  });
});
