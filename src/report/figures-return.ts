// The return's tables as lines: a margin is the word all, what is hidden is x, and noughts are lines too.
import { pence as asPence, type Pence, poundsText } from "../core/money.ts";
import type { Hidden } from "../disclosure/disclose.ts";
import type { LinkedTables, Place } from "../disclosure/linked-tables.ts";

const hiddenMark = "x";
const all = "all";

export type ReturnFile = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

type Shown = {
  readonly people: readonly number[];
  readonly pence: readonly number[];
  readonly hidden: ReadonlyMap<number, unknown>;
};

/** `rounded`: the threshold to whose multiples the figures were rounded; each line says so. */
export function returnFiles(
  tables: LinkedTables,
  { people, pence, hidden }: Shown,
  rounded?: number,
): readonly ReturnFile[] {
  const numbers = new Map(tables.places.map(({ at }, number) => [JSON.stringify(at), number]));
  return tables.tables.map(([first, second]) => {
    const [one, two] = [tables.dimensions[first], tables.dimensions[second]];
    const rows = [...(one?.values ?? []), all].flatMap((left, a) =>
      [...(two?.values ?? []), all].map((right, b) => {
        const at: Place["at"] = [
          ...(left === all ? [] : [[first, a] as const]),
          ...(right === all ? [] : [[second, b] as const]),
        ];
        const number = numbers.get(JSON.stringify(at)) ?? -1;
        const shown = hidden.has(number)
          ? [hiddenMark, hiddenMark]
          : [String(people[number]), poundsText(asPence(pence[number] ?? 0) as Pence)];
        return [left, right, ...shown, ...(rounded === undefined ? [] : [String(rounded)])];
      }),
    );
    const columns = [one?.name ?? "", two?.name ?? "", "people", "pounds"];
    return {
      name: `${one?.name}-${two?.name}.csv`,
      columns: rounded === undefined ? columns : [...columns, "roundedTo"],
      rows,
    };
  });
}

/** For the council alone: why each cell is hidden, and between what it is left. */
export function suppressionLog(tables: LinkedTables, hidden: ReadonlyMap<number, Hidden>): ReturnFile {
  return {
    name: "suppression-log.csv",
    columns: ["cell", "kind", "why", "least", "greatest"],
    rows: [...hidden].map(([at, { kind, why, least, greatest }]) => [
      tables.places[at]?.name ?? "",
      kind,
      why,
      String(least),
      Number.isFinite(greatest) ? String(greatest) : "any",
    ]),
  };
}
