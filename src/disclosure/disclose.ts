// What of linked tables may be published: which cells are hidden, each with its reason, and what is left possible for it.
import { changeSince, type Earlier } from "./earlier.ts";
import type { Figures } from "./figures.ts";
import type { LinkedTables } from "./linked-tables.ts";
import { type Bounds, suppress } from "./suppress.ts";

/** small, zero, one-employer and change ask for protection; still, sum and bounds protect them. */
type HidingReason = "small" | "zero" | "one-employer" | "change" | "still" | "sum" | "bounds";

export type Hidden = Bounds & { readonly kind: "primary" | "complementary"; readonly why: HidingReason };

export type Wishes = {
  /** Fewer than so many people are not shown; two or more. */
  readonly threshold: number;
  readonly zeros: "show" | "hide";
  /** Per cent of a cell's pounds that may come through one employer; 0 = any. */
  readonly dominance: number;
};

/** The hidden places, in the order of the tables. */
export function disclose(
  tables: LinkedTables,
  figures: Figures,
  { threshold, zeros, dominance }: Wishes,
  earlier: readonly Earlier[],
): ReadonlyMap<number, Hidden> {
  const changes = earlier.map((one) => changeSince(tables, figures.unknowns, one, threshold));
  const changed = new Set(changes.flatMap(({ layer }) => [...layer.secret]));
  const still = new Set(changes.flatMap(({ still }) => [...still]));
  const primary = new Map<number, HidingReason>();
  for (const [at, people] of figures.people.entries()) {
    if (people > 0 && people < threshold) primary.set(at, "small");
    else if (people === 0 && zeros === "hide") primary.set(at, "zero");
    else if (isOneEmployers(figures, at, dominance)) primary.set(at, "one-employer");
    else if (changed.has(at)) primary.set(at, "change");
  }
  const itself = { unknowns: figures.unknowns, secret: new Set(primary.keys()), unknown: new Set<number>() };
  const { complementary, bounds } = suppress(
    tables,
    [itself, ...changes.map(({ layer }) => layer)],
    threshold,
    still,
  );
  return new Map(
    [...bounds].map(([at, left]): [number, Hidden] => {
      const why = primary.get(at);
      if (why !== undefined) return [at, { kind: "primary", why, ...left }];
      return [at, { kind: "complementary", why: complementary.get(at) ?? "still", ...left }];
    }),
  );
}

function isOneEmployers({ pence, throughOne }: Figures, at: number, dominance: number): boolean {
  const all = pence[at] ?? 0;
  return dominance > 0 && all > 0 && (throughOne[at] ?? 0) * 100 > all * dominance;
}
