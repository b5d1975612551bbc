// What each question makes of the book's answers: which returns, cases and rulings count for a batch, and which do not.
import { describe, expect, test } from "vitest";
import { bookPrior } from "../../../src/batch/past/prior.ts";
import { caseCodes } from "../../../src/batch/past/questions/case-codes.ts";
import { endedReturns } from "../../../src/batch/past/questions/ended-returns.ts";
import { latestMonth } from "../../../src/batch/past/questions/latest-month.ts";
import { paidMonths } from "../../../src/batch/past/questions/paid-months.ts";
import { postedReturns } from "../../../src/batch/past/questions/posted-returns.ts";
import { recoveringReturns } from "../../../src/batch/past/questions/recovering-returns.ts";
import { earlierRulings } from "../../../src/batch/past/questions/rulings.ts";
import { stoodReturns } from "../../../src/batch/past/questions/stood.ts";
import { stoodPostings } from "../../../src/batch/past/questions/stood-postings.ts";
import { whoBefore } from "../../../src/batch/past/questions/who.ts";
import { addMonths } from "../../../src/core/day.ts";
import { personNumber } from "../../../src/core/person.ts";
import { month } from "../../ledger/book.ts";

const june = month("2022-06");
const july = addMonths(june, 1);
const scheme = "social-care-payment-2022";
const version = { scheme, layout: "wfp-return", employerId: "E1", laCode: "W06000001", period: june };
const [ann, bob] = [personNumber("AB123456C"), personNumber("AB123457C")];
const keyOf = (person: number) => `key ${person}`;
/** Only what a question asks for; `without` are the submissions that the batch replaces. */
const around = (book: object, state: object = {}, without: readonly number[] = []) =>
  ({ book: { keyOf, ...book }, state, without: new Set(without), outcomes: new Map() }) as never;

test("a case that was withdrawn with its batch is no case of the ledger", async () => {
  const cases = ["open", "withdrawn", "closed"].map((status) => ({ code: status, status }));
  const of = await caseCodes.ask([], around({ cases: async () => cases }));
  expect(["open", "withdrawn", "closed", "another"].map(of)).toEqual([true, undefined, true, undefined]);
});

test("a return has ended where none follows in the book or in the batch; what stays of versions before counts", async () => {
  const asked: unknown[] = [];
  const before = [
    { employerId: "E1", submission: 1, earlier: [] },
    { employerId: "E2", submission: 2, earlier: [] },
    { employerId: "E3", submission: 3, earlier: [9, 8] },
  ];
  const book = {
    returns: async ([one]: readonly { period: number }[]) =>
      one?.period === june ? before : [{ employerId: "E2" }],
    lines: async ({ submissions }: { submissions: unknown }) => {
      asked.push(submissions);
      return [];
    },
  };
  const { employerId: _, ...council } = version;
  await endedReturns.ask(
    [{ ...council, period: july, except: new Set(["E1"]), instalments: 5 }],
    around(book),
  );
  expect(asked).toEqual([[3, 9, 8]]);
});

test.for<[book: number | undefined, batch: number | undefined, found: number | undefined]>([
  [july, june, july],
  [june, june, undefined],
  [june, july, undefined],
  [june, undefined, june],
  [undefined, june, undefined],
])("the book's latest month %j counts beside the batch's %j only where it is later", async ([
  book,
  batch,
  found,
]) => {
  const of = await latestMonth.ask([], around({}, { latestMonth: book }));
  expect(of(batch as never)).toBe(found);
});

test("what stands month by month is without the returns that the batch replaces", async () => {
  const given: unknown[] = [];
  const months = (_of: unknown, postings: readonly { submission: number }[]) => {
    given.push(postings.map(({ submission }) => submission));
    return [];
  };
  const key = {
    person: ann,
    scheme: { name: scheme, past: { months } } as never,
    employerId: "E1",
    laCode: "W1",
  };
  const lines = [{ person: ann, postings: [{ submission: 1 }, { submission: 2 }], unpaid: [] }];
  const postings = lines.map((one) => ({
    ...one,
    postings: one.postings.map((line) => ({
      ...line,
      head: "EMPLOYER_NI",
      posting: line.submission,
      amount: 1,
    })),
  }));
  for (const without of [[], [2], [1, 2]])
    (await paidMonths.ask([key], around({ lines: async () => postings }, {}, without)))(key);
  expect(given).toEqual([[1, 2], [1], []]);
});

describe("a posted return", () => {
  const returns = async () => [{ ...version, submission: 4, earlier: [2], sequence: 1, batchId: "b1" }];
  const purged = { id: "b1", purgedBy: "p1" };
  test.for<[why: string, batches: readonly object[], isPurged: true | undefined]>([
    ["its batch was purged", [purged], true],
    ["another batch was", [{ id: "b1" }, { id: "b2", purgedBy: "p1" }], undefined],
    [
      "it was withdrawn, purged, and posted again",
      [{ ...purged, withdrawnBy: "w1" }, { id: "b1" }],
      undefined,
    ],
    ["what was posted again was purged", [{ id: "b1", withdrawnBy: "w1" }, purged], true],
  ])("%s", async ([, batches, isPurged]) => {
    const of = await postedReturns.ask(
      [version],
      around({ returns, batches: async () => batches }, { forgotten: new Set([scheme]) }),
    );
    expect(of(version)).toEqual({
      ...{ submission: 4, earlier: [2], sequence: 1, batchId: "b1" },
      ...(isPurged && { isPurged }),
    });
  });
});

test("money that was taken back is looked for of every version that something stands of", async () => {
  const asked: unknown[] = [];
  const book = {
    returns: async () => [{ ...version, submission: 4, earlier: [2] }],
    lines: async (wanted: unknown) => {
      asked.push(wanted);
      return [];
    },
  };
  await recoveringReturns.ask([version], around(book));
  expect(asked[0]).toMatchObject({ submissions: [4, 2] });
});

test("rulings are asked for by people, and by references of whoever they are about", async () => {
  const book = {
    rulings: async ({ people, codes = [] }: { people?: readonly number[]; codes?: readonly string[] }) =>
      people === undefined
        ? codes.map((code) => ({ person: undefined, code, row: 2 }))
        : people.map((person) => ({ person, code: "AP-9", row: 1 })),
  };
  const of = await earlierRulings.ask([{ person: ann }, { code: "AP-1" }], around(book));
  expect(of({ person: ann })).toMatchObject([{ code: "AP-9", row: 1 }]);
  expect(of({ code: "AP-1" })).toMatchObject([{ code: "AP-1", row: 2 }]);
  expect(of({ person: bob })).toBeUndefined();
});

describe("what stands of a return that is replaced", () => {
  const line = {
    head: "PAYMENT",
    dueMonth: june,
    instalment: 1,
    sheet: "",
    posting: 1,
    kind: "claim",
    period: june,
  };
  const people = [
    {
      personKey: keyOf(ann),
      postings: [
        { ...line, submission: 4, amount: 100, returnBatchId: "b2", batchId: "b2", file: "a.csv", row: 3 },
        { ...line, submission: 2, amount: 200, returnBatchId: "b1", batchId: "b1", file: "a.csv", row: 4 },
        { ...line, submission: 3, amount: 300, returnBatchId: "b2", batchId: "b2", file: "b.csv", row: 5 },
      ],
    },
  ];
  const asked: unknown[] = [];
  const book = {
    returns: async () => [{ ...version, submission: 4, earlier: [2, 3], batchId: "b2", file: "a.csv" }],
    lines: async ({ submissions }: { submissions: unknown }) => {
      asked.push(submissions);
      return people;
    },
  };
  const key = { version, among: new Set([ann]) };

  test("an amount says where it stands unless it is in the newest version's own file", async () => {
    const found = (await stoodReturns.ask([key], around(book)))(key);
    expect(found).toMatchObject({ batchId: "b2", file: "a.csv" });
    expect(found?.amounts.map(({ amount, person, from }) => [amount, person, from])).toEqual([
      [100, ann, undefined],
      [200, ann, { batchId: "b1", file: "a.csv" }],
      [300, ann, { batchId: "b2", file: "b.csv" }],
    ]);
  });

  test("all its versions are asked for", async () => {
    await stoodPostings.ask([key], around(book));
    expect(asked).toEqual([
      [4, 2, 3],
      [4, 2, 3],
    ]);
  });
});

test.for<[isKnown: boolean, met: readonly string[], rule: string | undefined]>([
  [true, ["n"], "one-number-two-names"],
  [true, ["n", "p"], undefined],
  [true, ["n", "nf", "ns"], undefined],
  [true, ["n", "nf"], "same-number-forename"],
  // The book has kept no keys of the number: nothing but the number is known of the person.
  [true, ["p"], undefined],
  [true, [], undefined],
  [false, ["p"], "same-payroll-number"],
  [false, ["s"], "number-slip"],
  [false, [], undefined],
])("a number that stands (%s), and the book knows %j: %s", async ([isKnown, met, rule]) => {
  const keys = ["n", "nf", "ns", "p", "s"].map((kind) => ({ kind, value: kind }));
  const one = { scheme, id: "1", isKnown, keys } as never;
  const asked: string[] = [];
  const recognise = async (_: string, wanted: readonly { kind: string }[]) => {
    asked.push(...wanted.map(({ kind }) => kind));
    return new Set(wanted.filter(({ kind }) => met.includes(kind)));
  };
  expect((await whoBefore.ask([one], around({ recognise })))(one)).toBe(rule);
  expect(asked).toEqual(isKnown ? ["n", "nf", "ns", "p"] : ["p", "s"]);
});

test("conditions that were asked for some people do not answer for others", async () => {
  const asked: (readonly string[] | undefined)[] = [];
  const nobody = new Set();
  const state = {
    ...{ sequence: 1, hasRulings: false, manifest: "m", head: "h", layouts: nobody },
    ...{ forgotten: nobody, remembersNames: nobody },
  };
  const book = {
    ...{ keyOf, state: async () => state, lines: async () => [], rulings: async () => [] },
    conditions: async (_: string, also: ReadonlySet<string> | undefined) => {
      asked.push(also && [...also]);
      return [];
    },
  };
  const prior = await bookPrior(book as never);
  const learn = async (...told: readonly (typeof ann)[]) => {
    const facts = prior.factsWithout(new Set(), new Map());
    const of = {
      scheme,
      waits: undefined,
      among: new Set<typeof ann>(),
      strangers: () => [],
      told: new Set(told),
    };
    await facts.conditions.learn([of]);
  };
  await learn(ann);
  await learn(bob);
  expect(asked).toEqual([[keyOf(ann)], [keyOf(bob)]]);
  // What was asked for more people answers for fewer.
  await learn();
  expect(asked).toHaveLength(2);
});
