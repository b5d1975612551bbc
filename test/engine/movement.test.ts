// This month against last month: every reason, both sides of each threshold, and sums that always add up.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { monthFromText } from "../../src/core/day.ts";
import { pence, poundsText } from "../../src/core/money.ts";
import { type PersonNumber, personNumber, personText } from "../../src/core/person.ts";
import { rate } from "../../src/core/rate.ts";
import { monthClaims, type PaidPerson } from "../../src/engine/month-claims.ts";
import {
  compareMonths,
  type EmployerMovement,
  type GoneEmployer,
  movementReasons,
  varies,
} from "../../src/engine/movement.ts";
import { type MovementLine, movementKinds, movementLines } from "../../src/engine/movement-lines.ts";
import { cellsOf, keysOf, lineOf } from "../../src/report/columns.ts";
import { movementColumns } from "../../src/report/movement.ts";
import { shipped } from "../law/shipped.ts";

const employer = { scheme: "social-care-payment-2022", employerId: "E0042", laCode: "W06000015" };
const july = monthFromText("2022-07") ?? (0 as never);
const thresholds = { amount: pence(10000), share: rate("20%") };
const whole = 149800;
const part = 29960;

type Paid = readonly [person: number, amount: number, instalment: number];

function claims(rows: readonly Paid[]) {
  return monthClaims(
    rows.map(([person, amount, instalment]) => ({ person: person as PersonNumber, amount, instalment })),
  );
}

function compare(before: readonly Paid[] | undefined, now: readonly Paid[] | undefined) {
  return compareMonths({
    before: before === undefined ? [] : [{ ...employer, claims: claims(before) }],
    now: now === undefined ? [] : [{ ...employer, claims: claims(now) }],
    gone: before === undefined || now !== undefined ? [] : [goneWith(before)],
    instalments: 5,
  });
}

function goneWith(before: readonly Paid[]): GoneEmployer {
  const due = before.filter(([, , instalment]) => instalment > 0 && instalment < 5);
  const sum = (paid: readonly Paid[]) => pence(paid.reduce((total, [, amount]) => total + amount, 0));
  return {
    ...employer,
    people: before.length,
    amount: sum(before),
    peopleDue: due.length,
    amountDue: sum(due),
  };
}

/** Somebody of this month's file; the tests of the files look at places. */
const placeOf = (person: PersonNumber) => ({
  niNumber: personText(person),
  file: "july.csv",
  row: 7,
  batch: "",
});

function linesOf(movements: readonly EmployerMovement[]): readonly MovementLine[] {
  return movements.flatMap((movement) => [...movementLines(movement, july, thresholds, placeOf)]);
}

/** "employer 1>1 299.60>299.60 +0 -0 ?0: finished 1 -299.60". */
function said(line: MovementLine): string {
  const { kind, peopleBefore, people, amountBefore, amount, joiners, leavers, missing, reasons } = line;
  const money = `${poundsText(amountBefore)}>${poundsText(amount)}`;
  const counts = `+${joiners} -${leavers} ?${missing}`;
  return `${kind} ${peopleBefore}>${people} ${money} ${counts}${line.varies ? " varies" : ""}: ${reasons}`;
}

type Case = {
  readonly why: string;
  readonly before?: readonly Paid[];
  readonly now?: readonly Paid[];
  readonly said: readonly string[];
};

const cases: readonly Case[] = [
  {
    why: "the second instalment after the first is no change",
    before: [[1, part, 1]],
    now: [[1, part, 2]],
    said: ["employer 1>1 299.60>299.60 +0 -0 ?0: "],
  },
  {
    why: "somebody joins with the first instalment",
    before: [[1, part, 1]],
    now: [
      [1, part, 2],
      [2, part, 1],
    ],
    said: [
      "employer 1>2 299.60>599.20 +1 -0 ?0 varies: first-instalment 1 299.60",
      "joiner 0>1 0.00>299.60 +1 -0 ?0: first-instalment",
    ],
  },
  {
    why: "with a lump sum",
    before: [],
    now: [[2, whole, 0]],
    said: [
      "employer 0>1 0.00>1498.00 +1 -0 ?0 varies: lump-sum 1 1498.00",
      "joiner 0>1 0.00>1498.00 +1 -0 ?0: lump-sum",
    ],
  },
  {
    why: "with the third instalment",
    before: [],
    now: [[2, part, 3]],
    said: [
      "employer 0>1 0.00>299.60 +1 -0 ?0 varies: came-back 1 299.60",
      "joiner 0>1 0.00>299.60 +1 -0 ?0: came-back",
    ],
  },
  {
    why: "a leaver is paid the rest",
    before: [[1, part, 1]],
    now: [[1, part * 4, 0]],
    said: [
      "employer 1>1 299.60>1198.40 +0 -1 ?0 varies: balance 1 898.80",
      "leaver 1>1 299.60>1198.40 +0 -1 ?0: balance",
    ],
  },
  {
    why: "a leaver whose rest is one instalment",
    before: [[1, part, 4]],
    now: [[1, part, 0]],
    said: [
      "employer 1>1 299.60>299.60 +0 -1 ?0: balance 1 0.00",
      "leaver 1>1 299.60>299.60 +0 -1 ?0: balance",
    ],
  },
  {
    why: "who was paid at once does not come again",
    before: [[1, whole, 0]],
    now: [],
    said: ["employer 1>0 1498.00>0.00 +0 -0 ?0 varies: finished 1 -1498.00"],
  },
  {
    why: "nor who was paid the fifth instalment",
    before: [[1, part, 5]],
    now: [],
    said: ["employer 1>0 299.60>0.00 +0 -0 ?0 varies: finished 1 -299.60"],
  },
  {
    why: "who was paid the fourth is missing",
    before: [[1, part, 4]],
    now: [],
    said: [
      "employer 1>0 299.60>0.00 +0 -0 ?1 varies: missing 1 -299.60",
      "missing-person 1>0 299.60>0.00 +0 -0 ?1: missing",
    ],
  },
  {
    why: "who is in the return without money is told apart",
    before: [[1, part, 4]],
    now: [[1, 0, 5]],
    said: [
      "employer 1>0 299.60>0.00 +0 -0 ?0 varies: not-payable 1 -299.60",
      "unpaid-person 1>0 299.60>0.00 +0 -0 ?0: not-payable",
    ],
  },
  {
    why: "who has got everything and is in the return is not missing",
    before: [[1, whole, 0]],
    now: [[1, 0, 0]],
    said: ["employer 1>0 1498.00>0.00 +0 -0 ?0 varies: finished 1 -1498.00"],
  },
  {
    why: "who never got anything is nobody",
    before: [],
    now: [[1, 0, 1]],
    said: ["employer 0>0 0.00>0.00 +0 -0 ?0: "],
  },
  {
    why: "another amount",
    before: [[1, part, 1]],
    now: [[1, part - 1, 2]],
    said: ["employer 1>1 299.60>299.59 +0 -0 ?0: other-amount 1 -0.01"],
  },
  {
    why: "a new employer",
    now: [[1, part, 1]],
    said: [
      "new-employer 0>1 0.00>299.60 +1 -0 ?0 varies: first-instalment 1 299.60",
      "joiner 0>1 0.00>299.60 +1 -0 ?0: first-instalment",
    ],
  },
  {
    why: "an employer whose return did not come, with instalments due",
    before: [
      [1, part, 1],
      [2, whole, 0],
    ],
    said: ["missing-employer 2>0 1797.60>0.00 +0 -0 ?1 varies: finished 1 -1498.00; missing 1 -299.60"],
  },
  { why: "an employer whose people have got everything may be silent", before: [[1, part, 5]], said: [] },
];

test.for(cases)("$why", ({ before, now, said: wanted }) => {
  expect(linesOf(compare(before, now)).map(said)).toEqual(wanted);
});

describe("a variance", () => {
  test.for([
    [1_000_000, 9_999, false],
    [1_000_000, 10_000, true],
    [1_000_000, -10_000, true],
    [1_000_000, -9_999, false],
    [10_000, 1_999, false],
    [10_000, 2_000, true],
    [10_000, -2_000, true],
    [9_999, 1_999, false],
    [9_999, 2_000, true],
    [0, 0, false],
    [0, 1, true],
    [10_000, 0, false],
  ] as const)("of %i pence by %i: %s", ([before, difference, expected]) => {
    expect(varies(pence(before), pence(difference), thresholds)).toBe(expected);
  });
});

describe("several rows of one person", () => {
  const of = (...rows: readonly Paid[]) => {
    const { amounts, instalments } = claims(rows);
    return [[...amounts], [...instalments]];
  };
  test("are added up, and the last of them says what it was", () => {
    expect(of([1, part, 1], [1, part, 2])).toEqual([[part * 2], [2]]);
    expect(of([1, part, 2], [1, part * 3, 0])).toEqual([[part * 4], [0]]);
    expect(of([1, part, 3], [1, 0, 4])).toEqual([[part], [3]]);
    expect(of([1, 0, 4], [1, part, 3])).toEqual([[part], [3]]);
  });
});

describe("laws", () => {
  const last = 675_999_999;
  const paid = fc.tuple(
    fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(last, last - 1)),
    fc.constantFrom(0, part, part * 2, whole),
    fc.integer({ min: 0, max: 5 }),
  );
  const month = fc.array(paid, { maxLength: 25 });

  test("the reasons add up to the difference, the people to the people", () => {
    fc.assert(
      fc.property(month, month, (before, now) => {
        const [movement] = compare(before, now);
        if (movement === undefined) throw new Error("no movement");
        const [line] = linesOf([movement]);
        const sum = movement.changes.reduce((total, { amount }) => total + amount, 0);
        expect(sum).toBe(line?.difference);
        const count = (...reasons: readonly string[]) =>
          movement.changes.reduce(
            (total, each) => (reasons.includes(each.reason) ? total + each.people : total),
            0,
          );
        const came = count("first-instalment", "lump-sum", "came-back");
        const went = count("finished", "missing", "not-payable");
        expect(movement.people).toBe(movement.peopleBefore + came - went);
        expect(movement.amount).toBe(now.reduce((total, [, amount]) => total + amount, 0));
        expect(new Set(movement.persons.map(({ person }) => person)).size).toBe(movement.persons.length);
      }),
    );
  });

  test("the order of rows does not matter", () => {
    const rows = fc
      .uniqueArray(paid, { selector: ([person]) => person, maxLength: 12 })
      .chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
        ),
      );
    fc.assert(
      fc.property(rows, month, ([list, mixed], now) => {
        expect(compare(mixed, now)).toEqual(compare(list, now));
      }),
    );
  });

  test("a month against itself moves nobody", () => {
    fc.assert(
      fc.property(month, (rows) => {
        const [movement] = compare(rows, rows);
        expect(movement?.changes).toEqual([]);
      }),
    );
  });
});

test("employers come in order of council and name, each for itself", () => {
  const one = { ...employer, claims: claims([[1, part, 1]]) };
  const other = { ...one, employerId: "E0001" };
  const abroad = { ...one, laCode: "W06000001" };
  const gone = [goneWith([[1, part, 1]])];
  const found = compareMonths({ before: [one], now: [other, abroad], gone, instalments: 5 });
  expect(found.map(({ laCode, employerId, kind }) => `${laCode} ${employerId} ${kind}`)).toEqual([
    "W06000001 E0042 new-employer",
    "W06000015 E0001 new-employer",
    "W06000015 E0042 missing-employer",
  ]);
});

test("a line comes back from its cells and has words", () => {
  for (const line of linesOf(compare([[1, part, 1]], [[personNumber("AB123456C"), part, 1]]))) {
    expect(lineOf(movementColumns, cellsOf(movementColumns, line))).toEqual(line);
    expect([...keysOf(movementColumns)].sort()).toEqual(Object.keys(line).sort());
  }
  const wanted = [
    ...keysOf(movementColumns).map((key) => `headings.${key}`),
    ...movementKinds.map((kind) => `movements.${kind}`),
    ...movementReasons.map((reason) => `movements.reasons.${reason}`),
  ];
  expect(wanted.filter((key) => !shipped.words.en.has(key) || !shipped.words.cy.has(key))).toEqual([]);
});

test("a hundred thousand people are compared in a moment", () => {
  const rows: PaidPerson[] = Array.from({ length: 100_000 }, (_, at) => ({
    person: (at * 6_469) as PersonNumber,
    amount: part,
    instalment: 1,
  }));
  const month = monthClaims(rows);
  const side = [{ ...employer, claims: month }];
  expect(compareMonths({ before: side, now: side, gone: [], instalments: 5 })[0]?.people).toBe(100_000);
});
