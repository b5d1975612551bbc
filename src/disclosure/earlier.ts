// What tables add to earlier ones of the same kind, as a layer of its own: who has both can take one from the other.
import { type LinkedTables, valuesAt } from "./linked-tables.ts";
import type { Layer } from "./suppress.ts";

/** Tables that were published before, in the unknowns and places of those of today. */
export type Earlier = { readonly unknowns: readonly number[]; readonly hidden: ReadonlySet<number> };

type Change = {
  /** Its secrets are the places that changed by so few that they have to be free in the tables of today, too. */
  readonly layer: Layer;
  /** Places that were hidden then and are nearly the same: whoever lays both together must not see them today. */
  readonly still: ReadonlySet<number>;
};

/**
 * Somebody may know that nobody leaves the tables except those that did: then no unknown falls by more than it fell, and the
 * change, with that much added, is a count like any other. This is more than can be known, so what holds against it is safe.
 */
export function changeSince(
  tables: LinkedTables,
  unknowns: readonly number[],
  earlier: Earlier,
  threshold: number,
): Change {
  const changes = unknowns.map((value, at) => value - (earlier.unknowns[at] ?? 0));
  const values = valuesAt(tables, changes);
  const near = values.flatMap((value, at) => (Math.abs(value) < threshold ? [at] : []));
  return {
    layer: {
      unknowns: changes.map((value) => Math.max(0, value)),
      secret: new Set(near.filter((at) => values[at] !== 0)),
      unknown: earlier.hidden,
    },
    still: new Set(near.filter((at) => earlier.hidden.has(at))),
  };
}
