// Each rule by which two rows may be one person, each veto, and beside it a pair that is one letter or digit away from it.
import { describe, expect, test } from "vitest";
import { match } from "./rows.ts";

/** The rule that joins two rows, "nobody" or "none". */
function ruleOf(a: string, b: string): string {
  const { edges, nobody } = match([a, b]);
  if (nobody.length > 0) return "nobody";
  return edges[0]?.rule ?? "none";
}

describe("rules", () => {
  test.for([
    {
      rule: "same-number-and-name",
      a: "HT482913 Mair Jones 1@A",
      b: "HT482913 Mary Jones 2@B",
      why: "names agree",
    },
    {
      rule: "same-number-and-name",
      a: "HT482913 – Jones 1@A",
      b: "HT482913 Mary Okafor 2@B",
      why: "a blank name",
    },
    {
      rule: "same-number-and-name",
      a: "HT482913 Mair Jones 1@A",
      b: "HT482913 Emmanuel Okafor 1@A",
      why: "one job",
    },
    {
      rule: "one-number-two-names",
      a: "HT482913 Mair Jones 1@A",
      b: "HT482913 Emmanuel Okafor 2@A",
      why: "another job",
    },
    {
      rule: "one-number-two-names",
      a: "HT482913 Mair Jones @A",
      b: "HT482913 Emmanuel Okafor @A",
      why: "no payroll number on either side is none in common",
    },
    {
      rule: "one-number-two-names",
      a: "HT482913 Mair Jones 1@A",
      b: "HT482913 Gareth Jones 2@B",
      why: "only surname",
    },
    {
      rule: "same-number-forename",
      a: "HT482913 Mair Jones 1@A",
      b: "HT482913 Mair Okafor 2@B",
      why: "only forename",
    },
    {
      rule: "one-number-two-names",
      a: "HT482913 Mair Jones 1@A",
      b: "HT482913 Muir Okafor 2@B",
      why: "not even",
    },
    { rule: "number-slip", a: "HT482913 Mair Jones 1@A", b: "HT482513 Mair Jones 2@B", why: "one digit" },
    { rule: "none", a: "HT482913 Mair Jones 1@A", b: "HT482514 Mair Jones 2@B", why: "two digits" },
    {
      rule: "number-slip-same-payroll",
      a: "HT482913 Mair Jones 1@A",
      b: "HT482513 Eve Okafor 1@A",
      why: "one job",
    },
    {
      rule: "none",
      a: "HT482913 Mair Jones 1@A",
      b: "HT482513 Eve Okafor 2@A",
      why: "another payroll number",
    },
    { rule: "none", a: "HT482913 Mair Jones 1@A", b: "HT482513 Eve Okafor 1@B", why: "another employer" },
    {
      rule: "same-payroll-number",
      a: "HT482913 Mair Jones 1@A",
      b: "KB117204 Mair Jones 1@A",
      why: "names agree",
    },
    { rule: "none", a: "HT482913 Mair Jones 1@A", b: "KB117204 Mair Okafor 1@A", why: "only the forename" },
    { rule: "none", a: "HT482913 Mair Jones 1@A", b: "KB117204 Mair Jones 2@A", why: "a name alone" },
    {
      rule: "none",
      a: "HT482913 Mair Jones 1@A",
      b: "KB117204 Mair Jones 1@B",
      why: "a name and another's payroll",
    },
    {
      rule: "slip-one-name",
      a: "HT482913 Mair Jones 1@A",
      b: "HT482513 Mair Okafor 2@B",
      why: "only the forename",
    },
    {
      rule: "slip-one-name",
      a: "HT482913 Mair Jones 1@A",
      b: "HT482513 Eve Jones 2@B",
      why: "only the surname",
    },
    {
      rule: "same-number-and-name",
      a: "HT482913 M Jones 1@A",
      b: "HT482913 Mair Jones 2@B",
      why: "an initial is enough",
    },
    { rule: "number-slip", a: "HT482913 M Jones 1@A", b: "HT482513 Mair Jones 2@B", why: "and a slip" },
    {
      rule: "same-payroll-number",
      a: "HT482913 M Jones 1@A",
      b: "KB117204 Mair Jones 1@A",
      why: "and a payroll number",
    },
    { rule: "nobody", a: "AB123456 Mair Jones 1@A", b: "AB123456 Mair Jones 1@A", why: "a placeholder" },
    {
      rule: "same-number-and-name",
      a: "AB123457 Mair Jones 1@A",
      b: "AB123457 Mair Jones 1@A",
      why: "no placeholder",
    },
    {
      rule: "none",
      a: "PY482913 Mair Jones 1@A",
      b: "PY482513 Mair Jones 2@B",
      why: "administration has no slips",
    },
    {
      rule: "same-number-and-name",
      a: "PY482913 Mair Jones 1@A",
      b: "PY482913 Mair Jones 2@B",
      why: "but equality",
    },
    {
      rule: "same-payroll-number",
      a: "PY482913 Mair Jones 1@A",
      b: "PY482513 Mair Jones 1@A",
      why: "and payroll",
    },
  ])("$rule: $why", ({ a, b, rule }) => {
    expect(ruleOf(a, b)).toBe(rule);
    expect(ruleOf(b, a)).toBe(rule);
  });
});

describe("numbers in a row", () => {
  test.for([
    { rule: "none", b: "HT482914 Eve Jones 2@B", why: "brother and sister" },
    { rule: "none", b: "HT482916 Eve Jones 2@B", why: "three further" },
    { rule: "slip-one-name", b: "HT482917 Eve Jones 2@B", why: "four further" },
    { rule: "number-slip", b: "HT482914 Mary Jones 2@B", why: "forms of one forename" },
    { rule: "number-slip-same-payroll", b: "HT482914 Eve Jones 1@A", why: "one payroll number" },
    { rule: "slip-one-name", b: "HT482914 Mair Okafor 2@B", why: "only the forename" },
  ])("HT482913 Mair Jones and $b: $rule, $why", ({ b, rule }) => {
    expect(ruleOf("HT482913 Mair Jones 1@A", b)).toBe(rule);
  });
});

describe("a number of nobody", () => {
  const three = [
    "HT482913 Mair Jones 1@A",
    "HT482913 Emmanuel Okafor 2@B",
    "HT482913 Agnieszka Kowalska 3@C",
  ];

  test("three rows without a name in common", () => {
    expect(match(three)).toMatchObject({ nobody: [0, 1, 2], edges: [] });
  });

  test("two rows are one number under two names", () => {
    expect(match(three.slice(0, 2))).toMatchObject({ nobody: [], edges: [{ rule: "one-number-two-names" }] });
  });

  test("a surname in common is enough to be somebody's", () => {
    const { nobody, edges } = match([...three.slice(0, 2), "HT482913 Agnieszka Okafor 3@C"]);
    expect(nobody).toEqual([]);
    expect(edges.map(({ rule }) => rule)).toEqual(Array(3).fill("one-number-two-names"));
  });

  test("its rows are in no other case", () => {
    expect(match([...three, "HT482914 Mair Jones 1@A"]).edges).toEqual([]);
    expect(match(["HT482914 Mair Jones 1@A", ...three]).edges).toEqual([]);
  });

  test("so is one that stands on two hundred and one rows, which nobody compares; two hundred are compared", () => {
    const same = Array.from({ length: 201 }, (_, at) => `HT482913 Mair Jones ${at}@A`);
    const many = match(same);
    expect(many).toMatchObject({ edges: [], skipped: [{ kind: "number", row: 0, rows: 201 }] });
    expect(many.nobody).toHaveLength(201);
    const fewer = match(same.slice(1));
    expect(fewer).toMatchObject({ nobody: [], skipped: [] });
    expect(fewer.edges).toHaveLength((200 * 199) / 2);
  });
});

test("rows that are closed as two people are no case", () => {
  const rows = ["HT482913 Mair Jones 1@A", "HT482513 Mair Jones 2@B"];
  expect(match(rows).edges).toHaveLength(1);
  expect(match(rows, () => "two").edges).toEqual([]);
});

test("one number in one batch stays a case, whatever was closed: it is one payment", () => {
  const rows = ["HT482913 Lowri Evans 1@A", "HT482913 Lowri Kowalska 2@B"];
  expect(match(rows, () => "two").edges).toMatchObject([{ rule: "same-number-forename" }]);
});

describe("rows that are closed as one person are certain", () => {
  test.for([
    ["HT482913 Mair Jones 1@A", "HT482513 Mair Jones 2@B"],
    ["HT482913 Mair Jones 1@A", "HT482913 Emmanuel Okafor 2@B"],
    ["HT482913 Mair Jones 1@A", "HT482513 Mair Okafor 2@B"],
  ])("%s, %s", (rows) => {
    expect(match(rows, () => "one").edges).toMatchObject([{ tier: "certain", rule: "closed-as-same" }]);
  });

  test("and of three names under one number one person less", () => {
    const three = [
      "HT482913 Mair Jones 1@A",
      "HT482913 Emmanuel Okafor 2@B",
      "HT482913 Agnieszka Kowalska 3@C",
    ];
    expect(match(three, () => "one")).toMatchObject({ nobody: [], edges: [{}, {}, {}] });
  });

  test("but a pair that no rule would call a case is none", () => {
    expect(match(["HT482913 Mair Jones 1@A", "KB117204 Mair Jones 2@A"], () => "one").edges).toEqual([]);
  });
});

test("a block of more than two hundred rows is said and not compared", () => {
  const jobs = (count: number) =>
    Array.from({ length: count }, (_, at) => `HT${String(100_000 + at * 37)} Mair Jones 0@A`);
  const within = match(jobs(200));
  expect(within.skipped).toEqual([]);
  expect(within.edges.length).toBeGreaterThan(0);
  const beyond = match(jobs(201));
  expect(beyond.skipped).toEqual([{ kind: "payroll", row: 0, rows: 201 }]);
  expect(beyond.edges.filter(({ rule }) => rule === "same-payroll-number")).toEqual([]);
});

test("more than two hundred rows of one number are nobody's", () => {
  const rows = Array.from({ length: 201 }, (_, at) => `HT482913 Mair Jones ${at}@A`);
  const { nobody, skipped } = match(rows);
  expect([nobody.length, skipped]).toEqual([201, [{ kind: "number", row: 0, rows: 201 }]]);
});

test("of two rows the earlier one comes first, whichever number is the smaller", () => {
  for (const rows of [
    ["HT482913 Mair Jones 1@A", "HT482513 Mair Jones 2@B"],
    ["HT482513 Mair Jones 2@B", "HT482913 Mair Jones 1@A"],
    ["KB117204 Mair Jones 1@A", "HT482913 Mair Jones 1@A"],
  ])
    expect(match(rows).edges).toMatchObject([{ a: 0, b: 1 }]);
});
