// Why a cell is hidden: too few people, nobody, one employer's pounds; what is hidden beside it; what is rounded instead.
import { describe, expect, test } from "vitest";
import { disclose, type Wishes } from "../../src/disclosure/disclose.ts";
import { figuresOf } from "../../src/disclosure/figures.ts";
import { linkedTables } from "../../src/disclosure/linked-tables.ts";
import { roundedFigures } from "../../src/disclosure/rounded.ts";

const tables = linkedTables(
  [
    { name: "council", values: ["A", "B"] },
    { name: "role", values: ["cook", "nurse"] },
  ],
  [[0, 1]],
);

/** "A cook 20 E1 E2": twenty people, by turns of these employers, one pound each. */
function figures(...lines: readonly string[]) {
  const units = lines.flatMap((line) => {
    const [council = "", role = "", many = "0", ...employers] = line.split(" ");
    return Array.from({ length: Number(many) }, (_, at) => ({
      pattern: [["A", "B"].indexOf(council), ["cook", "nurse"].indexOf(role)],
      pence: 100,
      employers: [[employers[at % employers.length] ?? "", 100]] as const,
    }));
  });
  return figuresOf(tables, units);
}

const wishes: Wishes = { threshold: 5, zeros: "show", dominance: 0 };
function hidden(counts: ReturnType<typeof figures>, change: Partial<Wishes> = {}): Record<string, string> {
  const found = disclose(tables, counts, { ...wishes, ...change }, []);
  return Object.fromEntries([...found].map(([at, { why }]) => [tables.places[at]?.name ?? "", why]));
}

const large = ["A nurse 30 E1 E2", "B cook 30 E1 E2", "B nurse 30 E1 E2"];

describe("a cell", () => {
  test.for([
    [4, { "council=A, role=cook": "small" }],
    [5, {}],
  ] as const)("of %i people where five are shown", ([many, expected]) => {
    const found = hidden(figures(`A cook ${many} E1 E2`, ...large));
    expect(found).toMatchObject(expected);
    // One cell alone would be computed from its row and from its column.
    expect(Object.keys(found)).toHaveLength(many === 4 ? 4 : 0);
  });

  test("of nobody is hidden where the council wants that", () => {
    expect(hidden(figures(...large))).toEqual({});
    expect(hidden(figures(...large), { zeros: "hide" })).toMatchObject({ "council=A, role=cook": "zero" });
  });

  test.for([
    [49, "one-employer"],
    [50, undefined],
  ] as const)("of which half the pounds are one employer's, where %i per cent may be", ([dominance, why]) => {
    const found = hidden(
      figures("A cook 20 E1 E2", "A nurse 30 E3 E4 E5", "B cook 30 E6 E7 E8", "B nurse 30 E9 F1 F2"),
      {
        dominance,
      },
    );
    expect(found["council=A, role=cook"]).toBe(why);
  });
});

test("rounded, each figure goes to the nearest multiple, halves up, and pounds give no count back", () => {
  const { people, pence } = roundedFigures(figures("A cook 7 E1", "A nurse 8 E1"), 5);
  const at = (name: string): number => tables.places.findIndex((place) => place.name === name);
  expect([people[0], people[at("council=A, role=cook")], people[at("council=A, role=nurse")]]).toEqual([
    15, 5, 10,
  ]);
  expect(pence[at("council=A, role=cook")]).toBe(500);
});

describe("since earlier tables", () => {
  const before = figures("A cook 20 E1 E2", ...large);
  const since = (cooks: number): string | undefined => {
    const now = figures(`A cook ${cooks} E1 E2`, ...large);
    const earlier = { unknowns: before.unknowns, hidden: new Set<number>() };
    const found = disclose(tables, now, wishes, [earlier]);
    const place = tables.places.findIndex(({ name }) => name === "council=A, role=cook");
    return found.get(place)?.why;
  };
  test.for([
    [20, undefined],
    [21, "change"],
    [24, "change"],
    [25, undefined],
    [16, "change"],
    [15, undefined],
  ] as const)("20 people before and %i now: %s", ([cooks, why]) => {
    expect(since(cooks)).toBe(why);
  });
});
