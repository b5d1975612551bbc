// What every engine keeps to: the same stories through each, with the same answers and the same refusals, and every rule of
// the table with what holds it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pence } from "../../src/core/money.ts";
import { claimsOf } from "../../src/ledger/answers/claims.ts";
import { openConditions } from "../../src/ledger/answers/open-conditions.ts";
import { rowsAgainst, ruledCases, ruledPairs } from "../../src/ledger/answers/ruled-pairs.ts";
import { accruedSums, balancesOf } from "../../src/ledger/answers/sums.ts";
import type { Book } from "../../src/ledger/book.ts";
import { LedgerFault } from "../../src/ledger/fault.ts";
import type { BatchEntry, NewPosting } from "../../src/ledger/new-batch.ts";
import { invariants } from "../../src/ledger/rules.ts";
import {
  fileOf,
  type OpenBook,
  type SmallReturn,
  type SmallRow,
  smallBook,
  steadyRow,
} from "../program/small-book.ts";
import { ceiling, entry, id, instalment, month, posting, scheme, sha, someone, submission } from "./book.ts";
import { enginesHere } from "./engines.ts";

const engines = await enginesHere();

const header = (name: string) => ({ id: id(name), manifest: sha(name), staging: "" });
const recovery = (person: number, amount: number): NewPosting =>
  posting(person, { kind: "recovery", head: "RECOVERY", amount: -amount, instalment: 0 });

/** Why it was refused; "taken" where it was not. */
async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "taken";
  } catch (error) {
    if (!(error instanceof LedgerFault)) throw error;
    return error.reason;
  }
}

describe.for(Object.entries(engines))("%s", ([, open]) => {
  const post = (
    book: Book,
    name: string,
    postings: readonly NewPosting[],
    details: Partial<BatchEntry> = {},
  ) => outcomeOf(book.post(entry(name, details), postings));
  const ofEmployer = (employerId: string, details: Partial<Parameters<typeof submission>[0]> = {}) => ({
    submissions: [submission({ employerId, ...details })],
  });

  test("a new book knows nobody and ends nowhere", async () => {
    const book = await open();
    expect(await book.state()).toEqual({
      sequence: 0,
      id: "",
      manifest: "",
      chain: "",
      head: "",
      latestMonth: undefined,
      hasRulings: false,
      layouts: new Set(),
      remembersNames: new Set(),
      forgotten: new Set(),
    });
    expect(book.bookId).toMatch(/^[0-9a-f]{16}$/);
    expect(await book.lines({ people: [someone(1)] })).toEqual([]);
    expect(await book.batches()).toEqual([]);
    expect(await book.check()).toEqual([]);
    await book.close();
  });

  test("a penny above the ceiling is refused, the ceiling itself is not", async () => {
    const book = await open();
    const lump = (amount: number) => [posting(1, { amount, instalment: 0 })];
    expect(await post(book, "above", lump(ceiling + 1))).toBe("above-ceiling");
    expect(await post(book, "at", lump(ceiling))).toBe("taken");
    expect(await post(book, "one more", lump(1), ofEmployer("E2"))).toBe("above-ceiling");
    expect(await book.check()).toEqual([]);
  });

  test("a penny more than was paid cannot be taken back, nor can what was taken back pay on", async () => {
    const book = await open();
    await post(book, "paid", [posting(1)]);
    expect(await post(book, "more", [recovery(1, instalment + 1)], ofEmployer("E2"))).toBe(
      "negative-balance",
    );
    expect(await post(book, "all", [recovery(1, instalment)], ofEmployer("E2"))).toBe("taken");
    expect(await post(book, "again", [recovery(1, 1)], ofEmployer("E3"))).toBe("negative-balance");
  });

  test("an instalment is paid once; undone, it may be paid again", async () => {
    const book = await open();
    await post(book, "first", [posting(1)]);
    expect(await post(book, "second", [posting(1)], ofEmployer("E2"))).toBe("instalment-twice");
    expect(await post(book, "next", [posting(1, { instalment: 2 })], ofEmployer("E2"))).toBe("taken");
    const [older] = await book.returns([submission()]);
    const replaces = [older?.submission ?? 0];
    expect(
      await post(book, "newer", [posting(1)], { ...ofEmployer("E0042", { sequence: 2 }), replaces }),
    ).toBe("taken");
    expect(await book.check()).toEqual([]);
  });

  test("an older or equal version of a return is not taken", async () => {
    const book = await open();
    await post(book, "second", [posting(1)], ofEmployer("E1", { sequence: 2 }));
    for (const sequence of [1, 2]) {
      expect(await post(book, `late ${sequence}`, [], ofEmployer("E1", { sequence }))).toBe(
        "return-not-newer",
      );
    }
    expect(await post(book, "other layout", [], ofEmployer("E1", { layout: "wfp-oncost" }))).toBe("taken");
    expect(await post(book, "third", [], ofEmployer("E1", { sequence: 3 }))).toBe("taken");
    expect(await book.returns([{ employerId: "E1", layout: "wfp-return" }])).toMatchObject([{ sequence: 3 }]);
  });

  test("a posting is undone once", async () => {
    const book = await open();
    await post(book, "paid", [posting(1, { head: "EMPLOYER_NI" }), posting(2, { head: "EMPLOYER_NI" })]);
    const [lines] = await book.lines({ people: [someone(1)] });
    const reverses = lines?.postings.map((line) => line.posting) ?? [];
    expect(await post(book, "unknown", [], { ...ofEmployer("E2"), reverses: [99] })).toBe("posting-unknown");
    expect(await post(book, "undone", [], { ...ofEmployer("E2"), reverses })).toBe("taken");
    expect(await post(book, "twice", [], { ...ofEmployer("E3"), reverses })).toBe("reversed-already");
    const twice = { ...ofEmployer("E4"), reverses: [2, 2] };
    expect(await post(book, "both", [], twice)).toBe("reversed-already");
  });

  test("a batch is posted once; withdrawn, it may be posted again", async () => {
    const book = await open();
    await post(book, "first", [posting(1)]);
    expect(await post(book, "first", [], ofEmployer("E2"))).toBe("batch-twice");
    await book.post({ ...header("back"), withdraws: id("first") });
    expect(await post(book, "first", [posting(1)])).toBe("taken");
    expect(
      (await book.batches(id("first"))).map(({ sequence, withdrawnBy }) => [sequence, withdrawnBy]),
    ).toEqual([
      [1, 2],
      [3, undefined],
    ]);
  });

  test("a batch on which a later one rests cannot be withdrawn, nor one twice, nor a withdrawal", async () => {
    const book = await open();
    await post(book, "paid", [posting(1)]);
    await post(book, "recovered", [recovery(1, instalment)], ofEmployer("E2"));
    const withdraw = (name: string, withdraws: string) =>
      outcomeOf(book.post({ ...header(name), withdraws }));
    expect(await withdraw("w1", id("paid"))).toBe("later-batch-rests-on-it");
    expect(await withdraw("w2", id("recovered"))).toBe("taken");
    expect(await withdraw("w3", id("recovered"))).toBe("batch-unknown");
    expect(await withdraw("w4", id("w2"))).toBe("batch-is-a-withdrawal");
    expect(await withdraw("w5", id("paid"))).toBe("taken");
    expect((await book.sums(["council"])).map(({ amount }) => amount)).toEqual([0, 0]);
  });

  test("a row without money stands once, and not beside its money", async () => {
    const book = await open();
    const row = { person: someone(1), submission: 0, sheet: "", row: 2, values: [1, 2] };
    const stand = (name: string, postings: readonly NewPosting[], standings: readonly (typeof row)[]) =>
      outcomeOf(book.post(entry(name, ofEmployer(name)), postings, standings));
    expect(await stand("twice", [], [row, row])).toBe("standing-twice");
    expect(await stand("beside", [posting(1, { row: 2 })], [row])).toBe("standing-with-money");
    expect(await stand("once", [posting(1, { row: 3 })], [row])).toBe("taken");
    const [lines] = await book.lines({ people: [someone(1)] });
    expect(lines?.unpaid).toMatchObject([{ row: 2, standing: [1, 2], employerId: "once" }]);
  });

  test("a case is opened once, and only a case that is there is decided", async () => {
    const book = await open();
    const one = caseOf("C-1");
    expect(await post(book, "opened", [], { cases: [one] })).toBe("taken");
    expect(await post(book, "again", [], { ...ofEmployer("E2"), cases: [one] })).toBe("duplicate-case-twice");
    expect(await post(book, "unknown", [], { ...ofEmployer("E2"), caseEvents: [closing("C-2")] })).toBe(
      "case-unknown",
    );
    expect(await post(book, "decided", [], { ...ofEmployer("E2"), caseEvents: [closing("C-1")] })).toBe(
      "taken",
    );
    expect(await book.cases()).toMatchObject([
      { code: "C-1", status: "closed", outcome: "GENUINE", recovered: 5 },
    ]);
    await book.post({ ...header("back"), withdraws: id("decided") });
    expect(await book.cases()).toMatchObject([{ code: "C-1", status: "open", outcome: "", recovered: 0 }]);
  });

  test("a case is none any more when a later version of the return stands whose row it holds", async () => {
    const book = await open();
    const statuses = async () => (await book.cases()).map(({ code, status }) => `${code} ${status}`);
    await post(book, "first", [], { cases: [caseOf("C-1", "first.csv")] });
    await post(book, "other", [], { ...ofEmployer("E2"), cases: [caseOf("C-2", "elsewhere.csv")] });
    const [one, other] = await book.cases();
    const { layout, laCode, period } = submission();
    expect([one?.returned, other?.returned]).toEqual([{ layout, laCode, period }, undefined]);
    expect(await statuses()).toEqual(["C-1 open", "C-2 open"]);
    await post(book, "newer", [], {
      ...ofEmployer("E0042", { sequence: 2 }),
      replaces: [1],
    });
    expect(await statuses()).toEqual(["C-1 replaced", "C-2 open"]);
    await book.post({ ...header("back"), withdraws: id("newer") });
    expect(await statuses()).toEqual(["C-1 open", "C-2 open"]);
  });

  test("a scheme's ceiling does not change under the book", async () => {
    const book = await open();
    await post(book, "first", [posting(1)]);
    const more = { ...ofEmployer("E2"), schemes: [{ name: scheme, ceiling: pence(ceiling + 1) }] };
    expect(await post(book, "more", [], more)).toBe("ceiling-differs");
  });

  test("what is refused leaves nothing behind", async () => {
    const book = await open();
    await post(book, "first", [posting(1)]);
    const before = await book.state();
    expect(await post(book, "both", [posting(2), posting(1)], ofEmployer("E2"))).toBe("instalment-twice");
    expect(await book.state()).toEqual(before);
    expect(await book.lines({ people: [someone(2)] })).toEqual([]);
    expect(await book.returns([{ employerId: "E2" }])).toEqual([]);
  });

  test("people are found in the order asked for, by number and by key, each once, with the heads asked for", async () => {
    const book = await open();
    const costs = { head: "EMPLOYER_NI", amount: 4_509 } as const;
    await post(book, "paid", [posting(1), posting(1, costs), posting(2), posting(3)]);
    const people = [3, 9, 1, 3].map(someone);
    const byNumber = await book.lines({ people, scheme, heads: ["PAYMENT"] });
    expect(byNumber.map(({ person, postings }) => [person, postings.length])).toEqual([
      [someone(3), 1],
      [someone(1), 1],
    ]);
    const byKey = await book.lines({ keys: people.map(book.keyOf) });
    expect(byKey.map(({ person, personKey, postings }) => [person, personKey, postings.length])).toEqual([
      [undefined, book.keyOf(someone(3)), 1],
      [undefined, book.keyOf(someone(1)), 2],
    ]);
    expect(await book.lines({ people, scheme: "another" })).toEqual([]);
    const all = await book.lines({ after: undefined, most: 2 });
    const rest = await book.lines({ after: all.at(-1)?.personKey, most: 2 });
    expect([...all, ...rest].map(({ personKey }) => personKey)).toEqual(
      [1, 2, 3].map((one) => book.keyOf(someone(one))),
    );
    const [first] = await book.returns([submission()]);
    expect(await book.lines({ submissions: [first?.submission ?? 0] })).toHaveLength(3);
  });

  test("money alone is the same money, without what rows are compared by and without who was paid nothing", async () => {
    const book = await open();
    const unpaid = { person: someone(2), submission: 0, sheet: "", row: 8, values: [1, 2] };
    const paid = [posting(1, { standing: [3, 4] }), posting(3)];
    await book.post(entry("paid"), paid, [unpaid, { ...unpaid, person: someone(1), row: 9 }]);
    const [first] = await book.returns([submission()]);
    const everybody = [1, 2, 3].map(someone);
    for (const wanted of [
      { people: everybody },
      { keys: everybody.map(book.keyOf), scheme },
      { people: everybody, heads: ["PAYMENT"] },
      { submissions: [first?.submission ?? 0] },
    ] as const) {
      const whole = await book.lines(wanted);
      expect(whole.flatMap(({ postings }) => postings).map((one) => one.standing)).toContainEqual([3, 4]);
      const money = whole.filter(({ postings }) => postings.length > 0);
      expect(await book.lines({ ...wanted, bare: true })).toEqual(
        money.map((one) => {
          const postings = one.postings.map((line) => ({ ...line, standing: undefined }));
          return { ...one, postings, unpaid: [] };
        }),
      );
    }
  });

  test("a folder in its place is said twice without harm; what was never posted is not known", async () => {
    const book = await open();
    await book.post(entry("first", { staging: ".staging-1" }), []);
    expect(await book.check()).toMatchObject([{ code: "not-published", where: id("first") }]);
    for (const _time of [1, 2]) await book.record(id("first"), { kind: "published" });
    expect(await book.batches()).toMatchObject([{ published: true }]);
    expect(await outcomeOf(book.record(id("never"), { kind: "published" }))).toBe("batch-unknown");
    const anchors = [
      { id: id("first"), manifest: sha("another") },
      { id: id("lost"), manifest: sha("lost") },
    ];
    expect((await book.check(anchors)).map(({ code }) => code)).toEqual([
      "manifest-differs",
      "batch-not-in-book",
    ]);
  });
});

function caseOf(code: string, fileB = "b.csv") {
  return {
    code,
    scheme,
    person: someone(1),
    certainty: "certain",
    kind: "two-employers",
    fileA: "step 0.csv",
    rowA: 0,
    employerA: "E0042",
    fileB,
    rowB: 9,
    employerB: "E0077",
    batchB: id("step 0"),
    evidence: "ni-number",
    keep: "A",
    reason: "more-hours",
    amountAtRisk: pence(instalment),
  } as const;
}

function closing(code: string) {
  const decided = { status: "closed", outcome: "GENUINE", day: undefined, decidedBy: "officer 7" } as const;
  return { code, ...decided, evidence: "letter", recovered: pence(5) };
}

describe("the table of rules", () => {
  const textOf = (path: string) => readFileSync(join(import.meta.dirname, "..", "..", path), "utf8");
  const files = (folder: string, names: readonly string[]) =>
    names.map((name) => textOf(`src/ledger/${folder}/${name}.ts`)).join("\n");

  test.for(invariants)("$reason: what holds it is there", ({
    sqlite,
    postgres,
    memory,
    test: title,
    reason,
  }) => {
    const database = files("sqlite", [
      "posting-table",
      "table-guards",
      "standing-table",
      "post",
      "page-rows",
    ]);
    expect(textOf("src/ledger/postgres/book.sql") + database).toContain(postgres);
    const inMemory = files("memory", ["guards", "post"]);
    expect(database).toMatch(new RegExp(`"${sqlite}"|function ${sqlite}\\b`));
    expect(inMemory).toMatch(new RegExp(`function ${memory}\\b`));
    expect(inMemory).toContain(`"${reason}"`);
    expect(textOf("test/ledger/contract.test.ts")).toContain(`test("${title}"`);
  });
});

/** Everything that a book answers, with people's numbers in the place of their keys. */
async function told(book: Book): Promise<string> {
  const people = [1, 2, 3].map(someone);
  const names = new Map(people.map((person) => [book.keyOf(person), String(person)]));
  const { chain: _chain, head: _head, ...state } = await book.state();
  const lines = await book.lines({ people });
  const cases = await book.cases();
  const conditions = await book.conditions(scheme);
  const rulings = await book.rulings({ keys: names.keys() });
  const ofScheme = await book.rulings({ scheme });
  const all = await book.lines({ keys: conditions.map(({ personKey }) => personKey), scheme });
  const ruled = ruledCases(cases, scheme, new Map());
  const ruling = ruledPairs(ruled, await book.lines({ rows: rowsAgainst(ruled) }), new Map());
  const nameOf = ({ personKey }: { readonly personKey: string }) => names.get(personKey) ?? "";
  const byName = (a: { readonly personKey: string }, b: { readonly personKey: string }) =>
    nameOf(a) < nameOf(b) ? -1 : 1;
  const answers = {
    state: { ...state, remembersNames: [...state.remembersNames], layouts: [...state.layouts] },
    batches: (await book.batches()).map(({ chain: _own, head: _end, ...batch }) => batch),
    returns: await book.returns([{ scheme }]),
    lines,
    claims: lines.map((one) => claimsOf(one)),
    everybody: [...(await book.lines({ scheme, after: undefined, most: 10 }))].sort(byName),
    balances: balancesOf(await book.sums(["employer"])),
    byPerson: balancesOf(await book.sums(["person"]))
      .map((one) => ({ ...one, key: names.get(one.key) ?? "" }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
    accrued: accruedSums(await book.sums(["council", "dueMonth", "period"])),
    cases,
    ruled: people.flatMap((a) =>
      people.map((b) =>
        ruling(
          { personKey: book.keyOf(a), employerId: "E0077" },
          { personKey: book.keyOf(b), employerId: "E0042" },
        ),
      ),
    ),
    conditions,
    mayBeOpen: await book.conditions(scheme, new Set()),
    mayBeOpenOrAsked: await book.conditions(scheme, new Set(people.slice(0, 2).map(book.keyOf))),
    ofScheme: ofScheme.map(({ personKey: _key, ...one }) => one),
    open: openConditions(conditions, all, rulings, () => undefined),
    rulings,
    check: await book.check(),
  };
  const text = JSON.stringify(sorted(answers), null, 1);
  return text.replaceAll(/[0-9a-f]{64}/g, (key) => names.get(key) ?? key);
}

/** With the keys of every object in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}

const line = fc.record({
  person: fc.integer({ min: 1, max: 3 }),
  kind: fc.constantFrom("instalment", "instalment", "lump", "recovery", "cost", "nothing"),
  number: fc.integer({ min: 1, max: 2 }),
  amount: fc.constantFrom(1, 1, instalment, ceiling),
});
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("post" as const),
      employer: fc.integer({ min: 1, max: 2 }),
      period: fc.constantFrom("2022-06", "2022-07"),
      replaces: fc.boolean(),
      lines: fc.array(line, { maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("withdraw" as const), which: fc.nat({ max: 3 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** One step; what came of it. */
async function take(book: Book, one: Step, at: number): Promise<string> {
  const name = `step ${at}`;
  if (one.kind === "withdraw") {
    return outcomeOf(book.post({ ...header(name), withdraws: id(`step ${one.which}`) }));
  }
  const own = submission({ employerId: `E${one.employer}`, period: month(one.period) });
  const [older] = await book.returns([own].map(({ employerId, period }) => ({ employerId, period })));
  const replaces = one.replaces && older !== undefined ? [older.submission] : [];
  const money = one.lines.filter(({ kind }) => kind !== "nothing");
  const rows = one.lines.filter(({ kind }) => kind === "nothing");
  const opens = one.lines.map(({ person, kind, amount }, row) => ({
    person: someone(person),
    submission: 0,
    kind: kind === "nothing" ? ("paid-not-eligible" as const) : ("expected-shifts" as const),
    month: month(one.period),
    amount: pence(kind === "recovery" ? -amount : amount),
    sheet: "",
    row,
    about: "",
  }));
  const cases = rows
    .slice(0, 1)
    .map(({ person }) => ({ ...caseOf(`${id(name)}-1-1`), person: someone(person) }));
  const known = (await book.cases()).filter(({ status }) => status === "open").slice(0, 1);
  return outcomeOf(
    book.post(
      entry(name, {
        submissions: [{ ...own, sequence: (older?.sequence ?? 0) + 1 }],
        replaces,
        conditions: opens,
        cases,
        caseEvents: one.replaces ? known.map(({ code }) => closing(code)) : [],
        decisions: rows.map(({ person }, row) => ({
          ...{ input: 0, scheme, person: someone(person), code: `R-${row}`, sheet: "", row, details: "{}" },
        })),
      }),
      money.map(({ person, kind, number, amount }, row) => {
        if (kind === "recovery") return { ...recovery(person, amount), row };
        const details = { row, standing: [number, row], instalment: kind === "instalment" ? number : 0 };
        if (kind === "cost") return posting(person, { ...details, head: "EMPLOYER_NI", amount });
        return posting(person, { ...details, amount });
      }),
      rows.slice(0, 1).map(({ person }) => {
        return { person: someone(person), submission: 0, sheet: "", row: 90, values: [1, 2] };
      }),
    ),
  );
}

test("the same steps have the same outcome and leave the same book in every engine", async () => {
  const outcomes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
      const books = await Promise.all(Object.values(engines).map((open) => open()));
      for (const [at, one] of steps.entries()) {
        const [first, ...others] = await Promise.all(books.map((book) => take(book, one, at)));
        outcomes.add(first ?? "");
        for (const other of others) expect(other).toBe(first);
      }
      const [first, ...others] = await Promise.all(books.map(told));
      for (const other of others) expect(other).toBe(first);
      for (const book of books) await book.close();
    }),
    { numRuns: 50 },
  );
  // The steps are of a kind in which much is refused, for several reasons.
  expect(outcomes).toContain("taken");
  expect(outcomes.size).toBeGreaterThan(3);
});

/** A book that stays as long as the test, however often it is opened. */
function lasting(open: () => Promise<Book>): OpenBook {
  const books = new Map<string, Promise<Book>>();
  return async (place) => {
    const book = await (books.get(place) ?? books.set(place, open()).get(place) ?? open());
    return { ...book, close: async () => {} };
  };
}

test("the same files come to the same decisions, prior facts and sums in every engine", async () => {
  const row = (number: number, more: Partial<SmallRow> = {}) => ({ ...steadyRow, person: number, ...more });
  const of = (monthsOn: number, rows: readonly SmallRow[], more: Partial<SmallReturn> = {}) => {
    const all = rows.map((one) => ({ ...one, instalmentNo: monthsOn + 1 }));
    return { employerId: "E1", laCode: "W06000002", month: monthsOn, sequence: 1, rows: all, ...more };
  };
  const starter = row(2, { starter: true, shifts: 4, expected: true });
  const runs = [
    [of(0, [row(0), row(1), starter])],
    // Claimed by somebody else, too; and the month after.
    [of(0, [row(1)], { employerId: "E2", laCode: "W06000009" }), of(1, [row(0), row(1)])],
    // A correction that leaves somebody out, with the month after it.
    [of(0, [row(0)], { sequence: 2 }), of(2, [row(0), row(2)])],
  ];
  const stories: string[] = [];
  for (const open of Object.values(engines)) {
    const small = smallBook({}, lasting(open));
    const story: unknown[] = [];
    for (const returns of runs) {
      const files = returns.map((one, at) => [`${at}-${one.employerId}.csv`, fileOf(one)] as const);
      const { batch, lines, prior, held } = await small.submit(new Map(files));
      story.push({ id: batch.id, lines, prior: prior.written(), held: [...held] });
      const known = (await small.history()).map((person) =>
        person.map((line) => [line.head, line.amount, line.kind]),
      );
      story.push(known);
    }
    stories.push(JSON.stringify(sorted(story), null, 1));
    await small.remove();
  }
  const [first = "", ...others] = stories;
  for (const other of others) expect(other).toBe(first);
  // Something of each kind was known: people, claims elsewhere, the month before, what stood of a corrected return.
  for (const field of ["person", "return", "monthBefore", "stood"])
    expect(first).toContain(`{\\"${field}\\":`);
});
