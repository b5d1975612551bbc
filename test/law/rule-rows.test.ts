// Rules against rows: for each rule that decides there are two rows that differ in what it speaks of, and come out
// differently, the rule being named for one of them. docs/rules.md says of every rule where its rows stand.
import { beforeAll, describe, expect, test } from "vitest";
import { comesTo, listingRowsOf } from "./listing-rows.ts";
import { type Given, given, ruleRowsOf } from "./rule-rows.ts";
import { shipped } from "./shipped.ts";

const schemes = ["social-care-payment-2022", "sick-pay-enhancement-2020"];

/** Carried by no finding and no figure: all conditions together, what takes nothing away, and the month beside an amount. */
const namedNowhere: ReadonlySet<string> = new Set(["WFP-06", "WFP-32", "WFP-50"]);

function deciding(scheme: string): readonly string[] {
  const clauses = [...shipped.clauses.values()].filter((clause) => clause.scheme === scheme);
  return clauses
    .filter(({ status }) => status === "decides")
    .map(({ id }) => id)
    .toSorted();
}

describe.for(schemes)("%s", (scheme) => {
  const file = ruleRowsOf(scheme);
  const ids = Object.keys(file.rules);
  let found: ReadonlyMap<string, Given> = new Map();
  beforeAll(async () => {
    found = await given(file);
  });

  test("every rule that decides has its rows, and no other", () => {
    expect(ids.toSorted()).toEqual(deciding(scheme));
  });

  test.for(ids)("%s", (id) => {
    const rows = file.rules[id];
    const [holds, fails] = [found.get(`${id} holds`), found.get(`${id} fails`)];
    expect({ holds: holds?.gives, fails: fails?.gives }).toEqual({
      holds: rows?.holds.gives,
      fails: rows?.fails.gives,
    });
    expect(holds?.gives).not.toBe(fails?.gives);
    if (!namedNowhere.has(id)) expect(holds?.namesIt === true || fails?.namesIt === true).toBe(true);
  });
});

describe.for(["working-patterns", "in-work-support"])("%s", (scheme) => {
  const file = listingRowsOf(scheme);
  const ids = Object.keys(file.rules);

  test("every rule that decides has its rows, and no other", () => {
    expect(ids.toSorted()).toEqual(deciding(scheme));
  });

  test.for(ids)("%s", async (id) => {
    const rows = file.rules[id];
    if (rows === undefined) throw new Error(`no rows for ${id}`);
    const { of, holds, fails } = rows;
    const found = { holds: await comesTo(file, of, holds), fails: await comesTo(file, of, fails) };
    expect(found).toEqual({ holds: holds.gives, fails: fails.gives });
    expect(found.holds).not.toBe(found.fails);
  });
});
