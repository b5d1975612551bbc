// Matters of what is missing: whose they are, how costs are added up, and when a ruling says that there is no right to it.
import { describe, expect, test } from "vitest";
import {
  amongPayers,
  costsMatter,
  costsTogether,
  missingMatter,
  missingOf,
} from "../../../src/batch/past/missing.ts";
import { pence } from "../../../src/core/money.ts";
import type { Missing, OutstandingCosts } from "../../../src/schemes/dues.ts";
import { month } from "../../ledger/book.ts";

const [june, july] = [month("2022-06"), month("2022-07")];
const cost = (change: Partial<OutstandingCosts> = {}): OutstandingCosts => ({
  ...{ employerId: "E1", laCode: "W06000001", dueMonth: june, kind: "not-claimed", people: 1 },
  ...{ payments: pence(29_960), onCosts: pence(4_509), ...change },
});

describe("costs that nobody has claimed", () => {
  test("are one sum for each employer, council, month and kind", () => {
    const [first, ...others] = [
      cost(),
      cost({ employerId: "E2" }),
      cost({ laCode: "W06000002" }),
      cost({ dueMonth: july }),
      cost({ kind: "without-payment" }),
    ];
    const more = cost({ people: 2, payments: pence(100), onCosts: pence(7) });
    const found = costsTogether([more, ...others, first ?? more]);
    expect(found).toHaveLength(5);
    expect(found).toContainEqual(cost({ people: 3, payments: pence(30_060), onCosts: pence(4_516) }));
    for (const one of others) expect(found).toContainEqual(one);
    // In the order of employer, council and month, whatever came first.
    expect(costsTogether([first ?? more, ...others.toReversed(), more])).toEqual(found);
    expect(found.map(({ employerId }) => employerId)).toEqual(["E1", "E1", "E1", "E1", "E2"]);
  });

  test("are a matter of the month in which they fell due, of nobody's row", () => {
    expect(costsMatter("wfp", cost({ people: 3, dueMonth: july }))).toMatchObject({
      ...{ kind: "on-cost-open", scheme: "wfp", employerId: "E1", laCode: "W06000001", period: july },
      ...{ amount: 4_509, ofPeople: 3, ofPayments: 29_960, about: "not-claimed", against: undefined },
      since: { batch: "", file: "", row: 0 },
    });
  });
});

describe("whose matters a batch lists", () => {
  const of = amongPayers([{ employerId: "E1", laCode: "W06000001" }], new Set(["E9"]));
  test.for([
    ["an employer of the batch in its council", "E1", "W06000001", true],
    ["the same employer in another council", "E1", "W06000002", false],
    ["the same employer where the book knows no council", "E1", "", true],
    ["another employer of that council", "E2", "W06000001", false],
    ["another employer without a council", "E2", "", false],
    ["whom a ruling names, in any council", "E9", "W06000002", true],
    ["whom a ruling names, without one", "E9", "", true],
  ] as const)("%s", ([, employerId, laCode, wanted]) => {
    expect(of({ employerId, laCode })).toBe(wanted);
  });
});

const short: Missing = {
  ...{
    employerId: "E1",
    laCode: "W06000001",
    period: june,
    amount: pence(29_960),
    reason: "never-paid" as Missing["reason"],
  },
  ...{ batchId: "aaaaaaaaaaaa", file: "june.csv", row: 4 },
};

test("a shortfall is a matter of the row that it was found at", () => {
  expect(missingMatter("wfp", short)).toMatchObject({
    ...{ kind: "shortfall", employerId: "E1", laCode: "W06000001", period: june, amount: 29_960 },
    ...{
      since: { batch: "aaaaaaaaaaaa", file: "june.csv", row: 4 },
      against: undefined,
      about: "never-paid",
    },
  });
});

test("without rulings what the scheme finds missing is missing", () => {
  const found: unknown[] = [];
  const dues = {
    releases: [],
    missing: (_terms: unknown, of: unknown) => {
      found.push(of);
      return short;
    },
  };
  const scheme = { name: "wfp", dues, terms: { lastMonth: july } } as never;
  expect(missingOf(scheme, { postings: [], lines: [], rulings: [] }, () => true)).toEqual(short);
  expect(found).toEqual([{ postings: [], lines: [], recognised: [] }]);
});
