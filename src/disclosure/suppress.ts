// Which cells of linked tables have to stay hidden so that nobody computes a small count from what is published: neither by
// adding and subtracting (span.ts) nor by bounds, as no count is below nought (simplex.ts). Exact on every machine.
import { type LinkedTables, valuesAt } from "./linked-tables.ts";
import { openSimplex, type Simplex } from "./simplex.ts";
import { openSpan } from "./span.ts";

/** Values of the tables that somebody who has the published ones reasons about. */
export type Layer = {
  /** What the unknowns of the tables are, none below nought. */
  readonly unknowns: readonly number[];
  /** Which places must not be known to within the threshold. */
  readonly secret: ReadonlySet<number>;
  /** Places of which nothing is known here even when they are published, such as a change where the earlier value is hidden. */
  readonly unknown: ReadonlySet<number>;
};

export type Bounds = { readonly least: number; readonly greatest: number };

type Suppression = {
  /** Hidden places that are no secret themselves: without them a secret would be a sum, or its bounds too near. */
  readonly complementary: ReadonlyMap<number, "sum" | "bounds">;
  /** What the published cells leave possible for each hidden place of the first layer. */
  readonly bounds: ReadonlyMap<number, Bounds>;
};

/**
 * `layers`: the tables themselves, then what they add to earlier ones. `hidden`: places that stay hidden whatever the bounds
 * say, beside the secrets of the layers. Two bounds are apart enough when `threshold` lies between them.
 */
export function suppress(
  tables: LinkedTables,
  layers: readonly [Layer, ...Layer[]],
  threshold: number,
  hidden: ReadonlySet<number> = new Set(),
): Suppression {
  const secrets = new Set([...hidden, ...layers.flatMap(({ secret }) => [...secret])]);
  const values = valuesAt(tables, layers[0].unknowns);
  const published = publishOneByOne(tables, layers, secrets, values);
  const complementary = new Map<number, "sum" | "bounds">();
  for (const at of tables.places.keys())
    if (!published.has(at) && !secrets.has(at)) complementary.set(at, "sum");
  const [first, ...others] = layers;
  const tablesThemselves = openSystem(tables, first, published);
  const systems = [tablesThemselves, ...others.map((layer) => openSystem(tables, layer, published))];
  // Whoever is free stays free: what is hidden later only leaves more possible.
  for (const system of systems) {
    for (const secret of system.layer.secret) {
      for (let holding = system.held(secret, threshold); holding !== undefined; ) {
        const given = leastLoss(tables, values, holding);
        published.delete(given);
        complementary.set(given, "bounds");
        for (const each of systems) each.release(given);
        holding = system.held(secret, threshold);
      }
    }
  }
  // What is known though it is hidden may as well be read: noughts, mostly.
  for (const at of complementary.keys())
    if (systems.every((system) => system.knows(at))) complementary.delete(at);
  const asked = [...secrets, ...complementary.keys()].sort((a, b) => a - b);
  return { complementary, bounds: new Map(asked.map((at) => [at, tablesThemselves.bounds(at)])) };
}

/** The cells that can be published without a secret becoming a sum of them: totals first, then large before small. */
function publishOneByOne(
  tables: LinkedTables,
  layers: readonly [Layer, ...Layer[]],
  hidden: ReadonlySet<number>,
  values: readonly number[],
): Set<number> {
  const spans = layers.map(({ secret, unknown }) => {
    const span = openSpan(
      tables.unknowns,
      [...secret].map((at) => tables.forms[at]?.plus ?? []),
    );
    for (const { plus, minus } of tables.ties) span.publish(plus, minus);
    return { span, unknown };
  });
  const detail = (at: number): number => tables.places[at]?.at.length ?? 0;
  const count = (at: number): number => values[at] ?? 0;
  const order = tables.places
    .map((_, at) => at)
    .filter((at) => !hidden.has(at))
    .sort((a, b) => detail(a) - detail(b) || count(b) - count(a) || a - b);
  const published = new Set<number>();
  for (const at of order) {
    const asked = spans.filter(({ unknown }) => !unknown.has(at)).map(({ span }) => span);
    const plus = tables.forms[at]?.plus ?? [];
    if (asked.every((span) => span.allows(plus))) {
      for (const span of asked) span.publish(plus);
      published.add(at);
    }
  }
  return published;
}

type System = {
  readonly layer: Layer;
  /** The published cells that hold a secret to within the threshold; undefined when it is free enough. */
  readonly held: (secret: number, threshold: number) => readonly number[] | undefined;
  readonly release: (place: number) => void;
  readonly bounds: (place: number) => Bounds;
  /** Whether the published cells leave one value for a place, or nothing of it is known here even when it is published. */
  readonly knows: (place: number) => boolean;
};

/** A layer as somebody who has the published cells sees it. */
function openSystem(tables: LinkedTables, layer: Layer, published: ReadonlySet<number>): System {
  const places = [...published].filter((at) => !layer.unknown.has(at));
  const known = [...tables.ties, ...places.map((at) => tables.forms[at] ?? { plus: [] })];
  const simplex = openSimplex(known, layer.unknowns);
  const numbers = new Map(places.map((at, index) => [at, tables.ties.length + index]));
  const values = valuesAt(tables, layer.unknowns);
  const seen = new Map(
    [...layer.secret].map((at) => [at, { least: values[at] ?? 0, greatest: values[at] ?? 0 }]),
  );
  const look = sightOf(tables, layer.secret, seen);
  look(simplex);
  const reach = (place: number, way: "up" | "down", enough?: number) => {
    const found = simplex.reach(tables.forms[place] ?? { plus: [] }, way, enough);
    look(simplex);
    return found;
  };
  return {
    layer,
    held: (secret, threshold) => {
      const so = seen.get(secret);
      if (so === undefined || so.greatest - so.least >= threshold) return undefined;
      const up = reach(secret, "up", so.least + threshold);
      so.greatest = Math.max(so.greatest, up.value);
      if (so.greatest - so.least >= threshold) return undefined;
      const down = reach(secret, "down", so.greatest - threshold);
      so.least = Math.min(so.least, down.value);
      if (so.greatest - so.least >= threshold) return undefined;
      const priced = new Set([...up.priced, ...down.priced]);
      return places.filter((at) => numbers.has(at) && priced.has(numbers.get(at) ?? -1));
    },
    release: (place) => {
      const number = numbers.get(place);
      if (number === undefined) return;
      simplex.release(number);
      numbers.delete(place);
    },
    knows: (place) => {
      if (layer.unknown.has(place)) return true;
      const [down, up] = [reach(place, "down"), reach(place, "up")];
      return down.exact && up.exact && down.value === up.value;
    },
    bounds: (place) => ({ least: reach(place, "down").value, greatest: reach(place, "up").value }),
  };
}

/** Widens what has been seen of every secret by the solution at hand: a solution is something that could be. */
function sightOf(
  tables: LinkedTables,
  secrets: ReadonlySet<number>,
  seen: ReadonlyMap<number, { least: number; greatest: number }>,
): (simplex: Simplex) => void {
  const secretsOf: number[][] = Array.from({ length: tables.unknowns }, () => []);
  for (const secret of secrets)
    for (const at of tables.forms[secret]?.plus ?? []) secretsOf[at]?.push(secret);
  return (simplex) => {
    const solution = simplex.solution();
    if (solution === undefined) return;
    const sums = new Map<number, number>();
    for (const [at, value] of solution)
      for (const secret of secretsOf[at] ?? []) sums.set(secret, (sums.get(secret) ?? 0) + value);
    for (const [secret, so] of seen) {
      const value = sums.get(secret) ?? 0;
      so.least = Math.min(so.least, value);
      so.greatest = Math.max(so.greatest, value);
    }
  };
}

/** Of the cells that hold a secret, the one that says least to a reader: the most detailed, then the smallest. */
function leastLoss(tables: LinkedTables, values: readonly number[], holding: readonly number[]): number {
  const detail = (at: number): number => tables.places[at]?.at.length ?? 0;
  const [first, ...others] = holding;
  if (first === undefined) throw new Error("a bound that no published cell holds");
  return others.reduce((best, at) => {
    const order = detail(best) - detail(at) || (values[at] ?? 0) - (values[best] ?? 0);
    return order < 0 ? at : best;
  }, first);
}
