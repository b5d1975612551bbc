// What the lines of a return come to: by person and head, and the sums of what nothing has followed.
import { describe, expect, test } from "vitest";
import { personNumber } from "../../../src/core/person.ts";
import {
  paidInReturn,
  paidSums,
  standingAmounts,
  stoodPostings,
} from "../../../src/ledger/answers/returns.ts";
import { line, personLines } from "./lines.ts";

const mair = personNumber("HT482913");
const nameOf = (key: string) => (key === "mair" ? mair : undefined);
const undone = [line({ posting: 1 }), line({ posting: 2, kind: "reversal", reverses: 1, amount: -29_960 })];

describe("the payment of each person in a return", () => {
  const paid = (...postings: Parameters<typeof line>[0][]) =>
    paidInReturn([personLines("mair", postings.map(line))], nameOf).map(
      ({ amount, instalment, row }) => `${amount} ${instalment} ${row}`,
    );

  test.for<[why: string, postings: Parameters<typeof line>[0][], wanted: readonly string[]]>([
    ["an instalment", [{ posting: 1, instalment: 2 }], ["29960 2 2"]],
    [
      "of two the last, and the first of their rows",
      [
        { posting: 1, row: 9, instalment: 3 },
        { posting: 2, row: 4, instalment: 2 },
      ],
      ["59920 3 4"],
    ],
    [
      "after a balance nothing more is due",
      [
        { posting: 1, instalment: 3 },
        { posting: 2, instalment: 0 },
      ],
      ["59920 0 2"],
    ],
    ["costs are no payment", [{ posting: 1, head: "EMPLOYER_NI" }], []],
    [
      "of nothing there is nothing",
      [
        { posting: 1, amount: 5 },
        { posting: 2, amount: -5 },
      ],
      [],
    ],
  ])("%s", ([, postings, wanted]) => {
    expect(paid(...postings)).toEqual(wanted);
  });

  test("what was undone is none", () => {
    expect(paidInReturn([personLines("mair", undone)], nameOf)).toEqual([]);
  });

  test("in the order of the rows, of one row by the key, with the name where it is known", () => {
    const people = [
      personLines("zoe", [line({ posting: 1, row: 3 })]),
      personLines("mair", [line({ posting: 2, row: 3 })]),
      personLines("ali", [line({ posting: 3, row: 9 })]),
      personLines("bob", [line({ posting: 4, row: 2 })]),
    ];
    expect(paidInReturn(people, nameOf).map(({ row, person }) => `${row} ${person === mair}`)).toEqual([
      "2 false",
      "3 true",
      "3 false",
      "9 false",
    ]);
  });
});

test("sums by employer: whose last instalment it was, or who had a lump sum, is due nothing more", () => {
  const people = [
    personLines("a", [line({ posting: 1, instalment: 4 })]),
    personLines("b", [line({ posting: 2, instalment: 5 })]),
    personLines("c", [line({ posting: 3, instalment: 0, amount: 149_800 })]),
    personLines("d", [
      line({ posting: 4, employerId: "E0001" }),
      line({ posting: 5, instalment: 2, amount: 7 }),
    ]),
  ];
  expect(paidSums(people, 5)).toEqual([
    { employerId: "E0001", people: 1, amount: 29_960, peopleDue: 1, amountDue: 29_960 },
    { employerId: "E0042", people: 4, amount: 209_727, peopleDue: 2, amountDue: 29_967 },
  ]);
});

test("amounts stand by version, person and head, in the order of the rows, named by the first row", () => {
  const people = [
    personLines("mair", [
      line({ posting: 1, row: 5, head: "EMPLOYER_NI", amount: 9 }),
      line({ posting: 2, row: 5 }),
      line({ posting: 3, row: 3, amount: 40 }),
      line({ posting: 4, submission: 2, row: 4, amount: 1 }),
      line({ posting: 5, submission: 2, row: 4, amount: -1 }),
    ]),
    personLines("zoe", [line({ posting: 6, row: 2, amount: 11 })]),
  ];
  const found = standingAmounts(people, nameOf).map(
    ({ person, head, amount, row }) => `${row} ${head} ${amount} ${person === mair}`,
  );
  expect(found).toEqual(["2 PAYMENT 11 false", "3 PAYMENT 30000 true", "5 EMPLOYER_NI 9 true"]);
});

test("postings that stand are told of people who are named, in the order of the book", () => {
  const people = [
    personLines("mair", [line({ posting: 4 }), ...undone]),
    personLines("zoe", [line({ posting: 3 })]),
  ];
  expect(stoodPostings(people, nameOf)).toMatchObject([{ person: mair, amount: 29_960, standing: [] }]);
  const both = [personLines("mair", [line({ posting: 9, amount: 9 }), line({ posting: 7, amount: 7 })])];
  expect(stoodPostings(both, nameOf).map(({ amount }) => amount)).toEqual([7, 9]);
});
