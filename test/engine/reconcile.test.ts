// Declared against payable at every level: each level is the sum of the one below, each difference is explained to
// the penny, and the order in which files come does not matter.
import fc from "fast-check";
import { expect, test } from "vitest";
import { day, monthOf } from "../../src/core/day.ts";
import { type Head, heads, outcomes } from "../../src/core/decision.ts";
import { pence } from "../../src/core/money.ts";
import { reconciliationLevels } from "../../src/engine/batch.ts";
import { explanationText, reconcile } from "../../src/engine/reconcile.ts";
import { type FileOutcome, fileResult, totalsOf } from "../../src/engine/results.ts";
import { emptyTally, type TalliedRow } from "../../src/engine/tally.ts";
import { tallied, tallyOf } from "../bank/books.ts";

const june = monthOf(day("2022-06-30"));

type Sent = {
  readonly employerId: string;
  readonly laCode: string;
  readonly rows: readonly TalliedRow[];
  readonly refused: boolean;
};

const sent: fc.Arbitrary<Sent> = fc.record({
  employerId: fc.constantFrom("E1", "E2", "e10", "É3"),
  laCode: fc.constantFrom("W06000001", "W06000015"),
  rows: fc.array(tallied, { maxLength: 8 }),
  refused: fc.boolean(),
});

function outcomeOf({ employerId, laCode, rows, refused }: Sent, at: number): FileOutcome {
  return {
    file: `${at}.csv`,
    sha256: "",
    bytes: 0,
    refused,
    layout: "wfp-return",
    scheme: "social-care-payment-2022",
    cover: { employerId, laCode, period: june },
    rows: refused ? 0 : rows.length,
    tally: refused ? emptyTally : tallyOf(rows),
    total: 0,
    problemCounts: new Map(),
    firstProblem: undefined,
  };
}

function reconciled(files: readonly Sent[]) {
  const read = files.map(outcomeOf);
  return reconcile(
    read.map(fileResult),
    read.map(({ tally }) => tally),
  );
}

test("every level adds up to the batch, by head, and every difference has its reasons", () => {
  fc.assert(
    fc.property(fc.array(sent, { maxLength: 6 }), (files) => {
      const lines = reconciled(files);
      for (const head of heads) {
        const ofLevel = reconciliationLevels.map((level) => {
          const mine = lines.filter((line) => line.level === level && line.head === head);
          const add = (key: "declared" | "computed" | "difference") =>
            mine.reduce((sum, line) => sum + line[key], 0);
          return [add("declared"), add("computed"), add("difference")];
        });
        for (const sums of ofLevel) expect(sums).toEqual(ofLevel[0]);
        const rows = files.filter(({ refused }) => !refused).flatMap((file) => file.rows);
        const at = heads.indexOf(head);
        expect(ofLevel[0]?.[0]).toBe(rows.reduce((sum, { declared }) => sum + (declared[at] ?? 0), 0));
        expect(ofLevel[0]?.[1]).toBe(rows.reduce((sum, { payable }) => sum + (payable[at] ?? 0), 0));
      }
      for (const line of lines) {
        expect(line.computed - line.declared).toBe(line.difference);
        expect(line.differences.reduce((sum, { amount }) => sum + amount, 0)).toBe(line.difference);
        expect(explanationText(line).startsWith("agrees")).toBe(line.differences.length === 0);
      }
    }),
  );
});

test("a line stands for each level and head of which something is declared, payable or left unclaimed, and for no other", () => {
  fc.assert(
    fc.property(fc.array(sent, { maxLength: 6 }), (files) => {
      const lines = reconciled(files);
      const taken = files.filter(({ refused }) => !refused);
      const codes = (values: readonly string[]) => [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));
      const scopes: readonly (readonly [string, readonly Sent[]])[] = [
        ...files.map((file, at) => [`file ${at}.csv`, file.refused ? [] : [file]] as const),
        ...codes(taken.map(({ employerId }) => employerId)).map(
          (id) => [`employer ${id}`, taken.filter(({ employerId }) => employerId === id)] as const,
        ),
        ...codes(taken.map(({ laCode }) => laCode)).map(
          (code) => [`council ${code}`, taken.filter(({ laCode }) => laCode === code)] as const,
        ),
        ["batch ", taken],
      ];
      const wanted = scopes.flatMap(([scope, mine]) =>
        heads.flatMap((head, at) => {
          const rows = mine.flatMap((one) => one.rows);
          const says = rows.some(
            (row) =>
              (row.declared[at] ?? 0) !== 0 ||
              (row.payable[at] ?? 0) !== 0 ||
              (row.notClaimed?.[at] ?? 0) !== 0,
          );
          return says ? [`${scope} ${head}`] : [];
        }),
      );
      const found = lines.map(
        ({ level, file, employerId, laCode, head }) =>
          `${level} ${level === "file" ? file : level === "employer" ? employerId : laCode} ${head}`,
      );
      expect(found).toEqual(wanted);
    }),
  );
});

test("what nobody claimed is said after the reasons, with its rows and pence", () => {
  const rows = (amounts: readonly number[]): readonly TalliedRow[] =>
    amounts.map((amount) => ({
      ...row("payable"),
      notClaimed: heads.map((_, at) => (at === 1 ? amount : 0)),
    }));
  const said = (of: readonly TalliedRow[]) =>
    reconciled([{ employerId: "E1", laCode: "W06000001", rows: of, refused: false }]).map(
      (line) => `${line.level} ${line.head}: ${explanationText(line)}`,
    )[0];
  expect(said(rows([9018]))).toBe(`file ${heads[1]}: agrees; not-claimed 1 row 90.18 not payable`);
  expect(said(rows([9018, 0, 1]))).toBe(`file ${heads[1]}: agrees; not-claimed 2 rows 90.19 not payable`);
  const lower = { ...row("not-eligible"), claimed: 60, declared: heads.map((_, at) => (at === 1 ? 60 : 0)) };
  expect(said([...rows([9018]), lower])).toBe(
    `file ${heads[1]}: not-eligible 1 row -0.60; not-claimed 1 row 90.18 not payable`,
  );
  expect(said([])).toBeUndefined();
});

test("the order of the files changes the order of the lines of files, and nothing else", () => {
  fc.assert(
    fc.property(fc.array(sent, { maxLength: 6 }), (files) => {
      const plain = (lines: ReturnType<typeof reconciled>) =>
        lines.filter(({ level }) => level !== "file").map((line) => JSON.stringify(line));
      expect(plain(reconciled(files.toReversed()))).toEqual(plain(reconciled(files)));
    }),
  );
});

test("the totals of a batch are the sums of its files, whatever the files", () => {
  fc.assert(
    fc.property(fc.array(sent, { maxLength: 6 }), (files) => {
      const read = files.map(outcomeOf);
      const results = read.map(fileResult);
      const totals = totalsOf(
        results,
        read.map(({ tally }) => tally),
      );
      expect(totals.rowsRead).toBe(results.reduce((sum, file) => sum + file.rowsRead, 0));
      expect(totals.claimed).toBe(results.reduce((sum, file) => sum + file.claimed, 0));
      for (const outcome of outcomes) {
        expect(totals.byOutcome[outcome]).toBe(
          results.reduce((sum, file) => sum + file.byOutcome[outcome], 0),
        );
        expect(totals.claimedByOutcome[outcome]).toBe(
          results.reduce((sum, file) => sum + file.claimedByOutcome[outcome], 0),
        );
      }
      expect(totals.payable).toBe(heads.reduce((sum, head) => sum + totals.payableByHead[head], 0));
      expect(Object.values(totals.files).reduce((sum, count) => sum + count, 0)).toBe(files.length);
    }),
  );
});

test("what earlier versions were posted with is undone: it is lines and money of the batch, and of nobody's rows", () => {
  const results = [fileResult(outcomeOf(paying, 0))];
  const undone = [
    { head: "PAYMENT", amount: pence(-20_00) },
    { head: "EMPLOYER_NI", amount: pence(-3_00) },
  ] as const;
  const tallies = [tallyOf(paying.rows)];
  const without = totalsOf(results, tallies);
  const totals = totalsOf(results, tallies, undone);
  expect(without).toMatchObject({ payments: 1, payable: 50_00, replaced: 0, toPay: 50_00 });
  expect(totals).toMatchObject({ payments: 3, payable: 50_00, replaced: -23_00, toPay: 27_00 });
  expect(totals.toPayByHead).toMatchObject({ PAYMENT: 30_00, EMPLOYER_NI: -3_00 });
  expect(totals.payableByHead).toEqual(without.payableByHead);
});

test.for<
  [why: string, change: Partial<FileOutcome>, outcomes: readonly TalliedRow["outcome"][], status: string]
>([
  ["every row in a later file", {}, ["superseded", "superseded"], "superseded"],
  ["one row in a later file", {}, ["superseded", "payable"], "accepted"],
  ["no row", {}, [], "accepted"],
  ["a row that was rejected", {}, ["rejected", "payable"], "partly-accepted"],
  [
    "a rejected row beside the claims",
    { otherRows: { read: 2, rejected: 1 } },
    ["payable"],
    "partly-accepted",
  ],
  ["sound rows beside the claims", { otherRows: { read: 2, rejected: 0 } }, ["payable"], "accepted"],
  ["a warning", { problemCounts: new Map([["name-doubtful", 1]]) }, ["payable"], "accepted-with-warnings"],
  ["information", { problemCounts: new Map([["sheet-ignored", 1]]) }, ["payable"], "accepted"],
  ["refused", { refused: true }, [], "rejected"],
])("%s: the file is %s", ([, change, of, status]) => {
  const rows = of.map(row);
  const file = outcomeOf({ employerId: "E1", laCode: "W06000001", rows, refused: false }, 0);
  expect(fileResult({ ...file, ...change }).status).toBe(status);
});

test("books that do not balance stop the run before anything is written", () => {
  const file = outcomeOf({ employerId: "E1", laCode: "W06000001", rows: [], refused: false }, 0);
  expect(() => fileResult({ ...file, rows: 1 })).toThrow(/do not balance/);
  expect(() => totalsOf([fileResult(file)], [tallyOf([row("payable")])])).toThrow(/do not balance/);
});

const paying = {
  ...{ employerId: "E1", laCode: "W06000001", refused: false },
  rows: [
    {
      ...{ ...row("payable"), payments: 1, claimed: 50_00 },
      ...{ declared: heads.map(fifty), payable: heads.map(fifty) },
    },
  ],
} as const;

function fifty(_: Head, at: number): number {
  return at === 0 ? 50_00 : 0;
}

function row(outcome: TalliedRow["outcome"]): TalliedRow {
  const nothing = heads.map(() => 0);
  return { outcome, conditional: false, claimed: 0, declared: nothing, payable: nothing };
}
