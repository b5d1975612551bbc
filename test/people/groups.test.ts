// Groups without chains, whatever the order of the rows.
import fc from "fast-check";
import { expect, test } from "vitest";
import { groupsOf } from "../../src/people/groups.ts";
import { match, row } from "./rows.ts";

function groupsIn(texts: readonly string[]): readonly string[] {
  const { groups } = groupsOf(match(texts).edges, (at) => row(texts[at] ?? "").person);
  return groups
    .map(({ rows }) =>
      rows
        .map((at) => texts[at])
        .toSorted()
        .join(" + "),
    )
    .toSorted();
}

test("certain edges join, and a probable one brings in a row that has an edge with every member", () => {
  expect(groupsIn(["HT482913 Mair Jones 1@A", "HT482913 Mary Jones 2@B", "HT482513 Mair Jones 3@C"])).toEqual(
    ["HT482513 Mair Jones 3@C + HT482913 Mair Jones 1@A + HT482913 Mary Jones 2@B"],
  );
});

test("a row with an edge to one member only stays outside: no chains", () => {
  const rows = ["HT482913 Mair Jones 1@A", "HT482513 Mair Jones 2@B", "HT482518 Mair Jones 3@C"];
  expect(groupsIn(rows)).toEqual(["HT482513 Mair Jones 2@B + HT482518 Mair Jones 3@C"]);
  expect(groupsIn(rows.toReversed())).toEqual(groupsIn(rows));
});

test("four numbers may be one person, five are a large group that only certain edges join", () => {
  const numbers = ["HT482910", "HT482914", "HT482918", "HT482917", "HT482911"];
  const rows = numbers.map((number, at) => `${number} Mair Jones ${at}@A`);
  expect(groupsOf(match(rows.slice(0, 4)).edges, (at) => row(rows[at] ?? "").person)).toMatchObject({
    groups: [{ rows: [0, 1, 2, 3] }],
    large: [],
  });
  const again = [...rows, "HT482910 Mary Jones 9@B"];
  const { groups, large } = groupsOf(match(again).edges, (at) => row(again[at] ?? "").person);
  expect(groups.map((group) => group.rows)).toEqual([[0, 5]]);
  expect(large).toHaveLength(1);
});

test("one number under two names is no edge that joins them, even where a third row has an edge with each", () => {
  const rows = [
    "HT482913 Mair Jones 1@A",
    "HT482913 Emmanuel Okafor 2@B",
    "HT482513 Mair_Emmanuel Jones-Okafor 3@C",
  ];
  expect(match(rows).edges.map(({ a, b, tier }) => `${a}-${b} ${tier}`)).toEqual([
    "0-1 number-conflict",
    "0-2 probable",
    "1-2 probable",
  ]);
  const { groups } = groupsOf(match(rows).edges, (at) => row(rows[at] ?? "").person);
  expect(groups.map((group) => group.rows.length)).toEqual([2]);
});

test("the edges of a group are those by which its rows came in", () => {
  const rows = ["HT482913 Mair Jones 1@A", "HT482913 Mary Jones 2@B", "HT482513 Mair Jones 3@C"];
  const [group] = groupsOf(match(rows).edges, (at) => row(rows[at] ?? "").person).groups;
  expect(group?.edges.map(({ rule }) => rule)).toEqual(["same-number-and-name", "number-slip"]);
});

const some = fc.array(
  fc
    .tuple(
      fc.constantFrom("HT482913", "HT482513", "HT482518", "TH482913", "AB123456", "HT482914", "KB117204"),
      fc.constantFrom("Mair Jones", "Mary Jones", "Emmanuel Okafor", "Eve Jones", "Mair Okafor"),
      fc.constantFrom("1@A", "2@A", "1@B"),
    )
    .map((cells) => cells.join(" ")),
  { maxLength: 9 },
);

test("another order of the rows comes to the same edges and to the same groups", () => {
  fc.assert(
    fc.property(some, fc.array(fc.nat(), { minLength: 9, maxLength: 9 }), (texts, keys) => {
      const unique = texts.map((text, at) => `${text}#${at}`);
      const shuffled = unique.toSorted(
        (a, b) => (keys[unique.indexOf(a)] ?? 0) - (keys[unique.indexOf(b)] ?? 0),
      );
      expect(named(shuffled)).toEqual(named(unique));
    }),
  );
});

/** Groups and edges by the texts of their rows; the part after # tells equal rows apart. */
function named(texts: readonly string[]): readonly string[] {
  const plain = texts.map((text) => text.split("#")[0] ?? "");
  const { edges, nobody } = match(plain);
  const { groups } = groupsOf(
    edges,
    (at) => row(plain[at] ?? "").person,
    (at) => plain[at] ?? "",
  );
  const several = (rows: readonly number[]) =>
    rows
      .map((at) => texts[at])
      .toSorted()
      .join(" + ");
  return [
    ...groups.map(({ rows }) => several(rows)),
    ...edges.map(({ a, b, rule }) => `${rule} ${several([a, b])}`),
    ...nobody.map((at) => `nobody ${texts[at]}`),
  ].toSorted();
}

test("a row without an edge to anybody changes nothing for the others", () => {
  fc.assert(
    fc.property(some, (texts) => {
      const unique = texts.map((text, at) => `${text}#${at}`);
      expect(named([...unique, "ZY999999 Zzz Qqq 9@Z#x"])).toEqual(named(unique));
    }),
  );
});
