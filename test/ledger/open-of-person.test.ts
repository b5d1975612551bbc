// What is open of one person, edge by edge: what stands of the money, what was taken back of it, and who has settled what.
import { describe, expect, test } from "vitest";
import { addMonths } from "../../src/core/day.ts";
import { pence } from "../../src/core/money.ts";
import {
  mattersOfPeople,
  openOfPerson,
  type PersonMatters,
  type Settles,
} from "../../src/ledger/answers/open-conditions.ts";
import { waitsForPerson } from "../../src/ledger/conditions.ts";
import type { PersonLines } from "../../src/ledger/records.ts";
import { month } from "./book.ts";

const june = month("2022-06");
const july = addMonths(june, 1);
type Line = PersonMatters["lines"][number];
type Money = PersonMatters["postings"][number];

const base = {
  ...{ layout: "wfp-return", employerId: "E1", laCode: "W06000001", period: june, file: "june.csv", row: 2 },
  ...{ submission: 1, batch: 1, batchId: "aaaaaaaaaaaa" },
};
const matter = (kind: Line["kind"], amount: number, change: Partial<Line> = {}): Line => ({
  ...{ ...base, kind, about: kind === "paid-not-eligible" ? "WFP-31" : "" },
  ...{ amount: pence(amount), ...change },
});
const expected = (amount: number, change?: Partial<Line>) => matter("expected-shifts", amount, change);
const refused = (amount: number, change?: Partial<Line>) =>
  matter("paid-not-eligible", amount, {
    batch: 2,
    batchId: "bbbbbbbbbbbb",
    file: "july.csv",
    period: july,
    ...change,
  });
const money = (amount: number, change: Partial<Money> = {}): Money => {
  const { batch: _batch, batchId: returnBatchId, ...of } = base;
  return { ...of, returnBatchId, head: "PAYMENT", amount: pence(amount), ...change };
};
const back = (amount: number, change: Partial<Money> = {}) =>
  money(-amount, { head: "RECOVERY", file: "back.csv", row: 9, ...change });
const nobody: Settles = () => undefined;
const ruling = (batch: number, code: string) => ({
  ...{ batch, code, details: `of ${batch}`, batchId: "dddddddddddd", file: "decisions.csv", row: 3 },
});

/** "kind amount since file:row paid file:row". */
function open(
  lines: readonly Line[],
  postings: readonly Money[],
  more: Partial<{ settles: Settles; rulings: PersonMatters["rulings"] }> = {},
) {
  const { settles = nobody, rulings = [] } = more;
  return openOfPerson({ lines, postings, rulings }, settles).map(
    ({ kind, amount, since, paid }) =>
      `${kind} ${amount} ${since.file}:${since.row} ${paid.file}:${paid.row}`,
  );
}

describe("what was paid on expected shifts", () => {
  test.for<[why: string, lines: readonly Line[], postings: readonly Money[], wanted: readonly string[]]>([
    [
      "is open while it stands",
      [expected(29_960)],
      [money(29_960)],
      ["expected-shifts 29960 june.csv:2 june.csv:2"],
    ],
    ["is not while nothing was paid", [expected(29_960)], [], []],
    ["is not when all of it was taken back", [expected(29_960)], [money(29_960), back(29_960)], []],
    [
      "a penny that was left is open",
      [expected(29_960)],
      [money(29_960), back(29_959)],
      ["expected-shifts 1 june.csv:2 june.csv:2"],
    ],
    ["is not when more was taken back", [expected(29_960)], [money(29_960), back(29_961)], []],
    [
      "on-costs are no money of the person's",
      [expected(29_960)],
      [money(29_960), back(29_960), money(4_509, { head: "EMPLOYER_NI" })],
      [],
    ],
    [
      "what was taken back closes the oldest first, and the next with what is left",
      [
        expected(29_960, { row: 2 }),
        expected(29_960, { batch: 2, row: 3, period: july }),
        expected(100, { batch: 3, row: 4 }),
      ],
      [money(29_960), money(29_960), money(100), back(29_961)],
      ["expected-shifts 29959 june.csv:3 june.csv:2", "expected-shifts 100 june.csv:4 june.csv:2"],
    ],
    [
      "in one batch the older month comes first, whatever the row",
      [expected(10, { row: 2, period: july }), expected(10, { row: 3 })],
      [money(20), back(10)],
      ["expected-shifts 10 june.csv:2 june.csv:2"],
    ],
    [
      "of one month the rows of one employer in their order",
      [expected(10, { row: 3 }), expected(10, { row: 2 })],
      [money(20), back(10)],
      ["expected-shifts 10 june.csv:3 june.csv:2"],
    ],
    [
      "and of two employers by their references",
      [expected(10, { employerId: "E2", row: 2 }), expected(10, { row: 3 })],
      [money(20), back(10)],
      ["expected-shifts 10 june.csv:2 june.csv:2"],
    ],
    [
      "the newest payment is named, not the recovery",
      [expected(20)],
      [money(10), money(20, { file: "july.csv", row: 7 }), back(1)],
      ["expected-shifts 19 june.csv:2 july.csv:7"],
    ],
    [
      "a line that closes is nothing open, and closes what it shows",
      [expected(20), expected(-20, { batch: 2 })],
      [money(20)],
      [],
    ],
    ["of nothing nothing is open", [expected(0)], [money(20)], []],
  ])("%s", ([, lines, postings, wanted]) => {
    expect(open(lines, postings)).toEqual(wanted);
  });
});

describe("a refusal of somebody who was paid", () => {
  const all = [expected(29_960), refused(1)];
  test.for<[why: string, lines: readonly Line[], postings: readonly Money[], wanted: readonly string[]]>([
    [
      "is about all that the person has, and the payment on expected shifts is not open twice",
      all,
      [money(29_960), money(100), back(60)],
      ["paid-not-eligible 30000 july.csv:2 june.csv:2"],
    ],
    ["is nothing where the person has nothing left", all, [money(29_960), back(29_960)], []],
    [
      "is open for a penny",
      all,
      [money(29_960), back(29_959)],
      ["paid-not-eligible 1 july.csv:2 june.csv:2"],
    ],
    [
      "of another job than what was paid for says nothing",
      [expected(29_960), refused(1, { employerId: "E2" })],
      [money(29_960)],
      ["expected-shifts 29960 june.csv:2 june.csv:2"],
    ],
    [
      "nor does one of an employer who paid costs alone",
      [refused(1, { employerId: "E2" })],
      [money(29_960), money(10, { head: "EMPLOYER_NI", employerId: "E2" })],
      [],
    ],
    [
      "of the amount 0 is none, but a payment that rests on a ruling",
      [refused(0)],
      [money(29_960)],
      ["rests-on-ruling 29960 july.csv:2 june.csv:2"],
    ],
    ["that a later row closes is none", [refused(1), refused(-1, { batch: 3 })], [money(29_960)], []],
    [
      "the first of two tells of it",
      [refused(1, { batch: 3, row: 8 }), refused(1, { row: 5, about: "WFP-33" })],
      [money(29_960)],
      ["paid-not-eligible 29960 july.csv:5 june.csv:2"],
    ],
  ])("%s", ([, lines, postings, wanted]) => {
    expect(open(lines, postings)).toEqual(wanted);
  });

  const paid = [money(29_959), money(1, { employerId: "E2" })];
  const by =
    (answers: Readonly<Record<string, "claim" | "rules">>): Settles =>
    ({ about, employerId }) =>
      answers[`${employerId} ${about}`];
  test.for<
    [
      why: string,
      lines: readonly Line[],
      answers: Readonly<Record<string, "claim" | "rules">>,
      wanted: readonly string[],
    ]
  >([
    ["whose claim was decided since is closed, with what rests on it", all, { "E1 WFP-31": "claim" }, []],
    [
      "whose rules were settled is closed, and the payment on expected shifts is open as before",
      all,
      { "E1 WFP-31": "rules" },
      ["expected-shifts 29960 june.csv:2 june.csv:2"],
    ],
    [
      "names rules that were settled before and is nothing new",
      [refused(1), refused(1, { batch: 3, row: 4 })],
      { "E1 WFP-31": "rules" },
      [],
    ],
    [
      "that names one more rule than was settled is open",
      [refused(1), refused(1, { batch: 3, row: 4, about: "WFP-31 WFP-33" })],
      { "E1 WFP-31": "rules" },
      ["paid-not-eligible 29960 july.csv:4 june.csv:2"],
    ],
    [
      "that another employer's ruling settled is open",
      [refused(1), refused(1, { batch: 3, row: 4, employerId: "E2" })],
      { "E1 WFP-31": "rules" },
      ["paid-not-eligible 29960 july.csv:4 june.csv:2"],
    ],
    [
      "of an employer whose claim was decided is none for any rule",
      [refused(1), refused(1, { batch: 3, row: 4, about: "WFP-33" })],
      { "E1 WFP-31": "claim" },
      [],
    ],
  ])("%s", ([, lines, answers, wanted]) => {
    expect(open(lines, paid, { settles: by(answers) })).toEqual(wanted);
  });

  test("knows the rulings since it came, not those that it came with", () => {
    const seen: unknown[] = [];
    const settles: Settles = ({ rulings }) => void seen.push(rulings.map(({ code }) => code));
    const rulings = [ruling(1, "before"), ruling(2, "with"), ruling(3, "after")];
    const [found] = openOfPerson({ lines: [refused(1)], postings: paid, rulings }, settles);
    expect(seen).toEqual([["after"]]);
    expect(found?.rulings).toEqual([{ code: "after", details: "of 3" }]);
  });
});

describe("a payment that rests on a ruling", () => {
  const rests = (change: Partial<Line> = {}) => refused(0, { ...base, about: "WFP-31", ...change });
  test.for<[why: string, lines: readonly Line[], postings: readonly Money[], wanted: readonly string[]]>([
    [
      "is open for what its row paid",
      [rests()],
      [money(10), money(20, { row: 3 })],
      ["rests-on-ruling 10 june.csv:2 june.csv:3"],
    ],
    ["of another return's row it is not", [rests()], [money(10, { submission: 2 })], []],
    [
      "costs are none of it",
      [rests()],
      [money(10), money(5, { head: "EMPLOYER_NI" })],
      ["rests-on-ruling 10 june.csv:2 june.csv:2"],
    ],
    [
      "not for more than the person has",
      [rests()],
      [money(10), back(4)],
      ["rests-on-ruling 6 june.csv:2 june.csv:2"],
    ],
    ["not where nothing is left", [rests()], [money(10), back(10)], []],
    [
      "nor beside a payment on expected shifts of the same return",
      [expected(10), rests()],
      [money(10)],
      ["expected-shifts 10 june.csv:2 june.csv:2"],
    ],
    [
      "two of them, one beside a payment on expected shifts",
      [expected(5), rests(), rests({ submission: 2, row: 6 })],
      [money(5), money(10, { submission: 2, row: 6 })],
      ["expected-shifts 5 june.csv:2 june.csv:6", "rests-on-ruling 10 june.csv:6 june.csv:6"],
    ],
    [
      "but beside one of another return",
      [expected(5), rests({ submission: 2, row: 6, file: "b.csv" })],
      [money(5), money(10, { submission: 2, row: 6 })],
      ["expected-shifts 5 june.csv:2 june.csv:6", "rests-on-ruling 10 b.csv:6 june.csv:6"],
    ],
  ])("%s", ([, lines, postings, wanted]) => {
    expect(open(lines, postings)).toEqual(wanted);
  });
});

describe("a correction that waits for a person", () => {
  const waits = (change: Partial<Line> = {}) =>
    refused(0, { ...base, batch: 2, about: waitsForPerson, ...change });
  test.for<[why: string, lines: readonly Line[], postings: readonly Money[], wanted: readonly string[]]>([
    [
      "is open for what stays of the return to the person",
      [waits()],
      [money(10), money(5, { head: "EMPLOYER_NI", row: 4 })],
      ["correction-waits 10 june.csv:2 june.csv:4"],
    ],
    [
      "with enhancement and recovery",
      [waits()],
      [money(10, { head: "TOPUP" }), back(4)],
      ["correction-waits 6 june.csv:2 back.csv:9"],
    ],
    [
      "of on-costs alone, for them",
      [waits()],
      [money(5, { head: "EMPLOYER_NI" })],
      ["correction-waits 5 june.csv:2 june.csv:2"],
    ],
    ["not for nothing", [waits()], [money(10), back(10)], []],
    ["below zero, too", [waits()], [back(10)], ["correction-waits -10 june.csv:2 back.csv:9"]],
    ["not of another month", [waits({ period: july })], [money(10)], []],
    ["not of another employer", [waits({ employerId: "E2" })], [money(10)], []],
    ["not of another council", [waits({ laCode: "W06000002" })], [money(10)], []],
    ["not of another layout", [waits({ layout: "wfp-oncost" })], [money(10)], []],
    [
      "after whatever else is open",
      [waits(), expected(10, { submission: 5 })],
      [money(10)],
      ["expected-shifts 10 june.csv:2 june.csv:2", "correction-waits 10 june.csv:2 june.csv:2"],
    ],
  ])("%s", ([, lines, postings, wanted]) => {
    expect(open(lines, postings)).toEqual(wanted);
  });
});

test("a line of a version that was replaced is open only where something of the version stands", () => {
  const line = (submission: number, isReplaced: boolean) => ({
    ...expected(29_960, { submission }),
    ...{ personKey: "p1", isReplaced },
  });
  // Only what a posting belongs to is looked at.
  const standing = (submission: number) =>
    [{ personKey: "p1", postings: [{ submission, posting: 1, kind: "claim" }] }] as unknown as PersonLines[];
  const lines = (all: readonly ReturnType<typeof line>[], people: readonly PersonLines[], left?: number) =>
    (mattersOfPeople(all, people, [], (_, submission) => submission !== left).get("p1")?.lines ?? []).map(
      ({ submission }) => submission,
    );
  expect(lines([line(1, true), line(2, false)], standing(2))).toEqual([2]);
  expect(lines([line(1, true), line(2, false)], standing(1))).toEqual([1, 2]);
  expect(lines([line(1, true)], [])).toEqual([]);
  expect(lines([line(1, false), line(2, false)], standing(1), 2)).toEqual([1]);
});
