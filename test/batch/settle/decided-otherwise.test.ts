// Whom rows of later months rest on: of the same payer, the same person, each file looked through once however many there are.
import { expect, test } from "vitest";
import { niNumber } from "../../../bench/people.ts";
import type { ReadFile } from "../../../src/batch/handover/read-file.ts";
import type { RowResult } from "../../../src/batch/handover/row-result.ts";
import type { RowStore } from "../../../src/batch/handover/row-store.ts";
import { decidedOtherwise } from "../../../src/batch/settle/decided-otherwise.ts";

const people = 40;
const scheme = "social-care-payment-2022";

/** Files of so many people each, of whom the first has no number that can be read; and which of them were gone through. */
function batchOf(...payers: readonly (readonly [employerId: string, laCode: string])[]) {
  const files = payers.map(([employerId, laCode], at) => {
    return { firstRow: at * people, rows: people, scheme, cover: { employerId, laCode } };
  });
  const resultOf = (row: number) => {
    const person = row % people;
    return { niNumber: person === 0 ? "nobody" : niNumber(person), isSecond: false };
  };
  const looks: number[] = [];
  const store = {
    resultsOf: (rows: Iterable<number>) => new Map([...rows].map((row) => [row, resultOf(row)])),
    *between(first: number, end: number) {
      looks.push(first);
      for (let row = first; row < end; row += 1) yield { row, result: resultOf(row) as RowResult };
    },
  };
  // Only what is asked for.
  return { files: files as unknown as ReadFile[], store: store as unknown as RowStore, looks };
}

const all = (from: number) => new Set(Array.from({ length: people }, (_, at) => from + at));

test("every row that counts after all, whose payer names the person later, in one look at each file", () => {
  const { files, store, looks } = batchOf(["E1", "W1"], ["E2", "W1"], ["E1", "W1"], ["E2", "W2"]);
  const assumed = [{ before: 2 * people, away: new Set([...all(0), ...all(people)]) }];
  const found = decidedOtherwise(files, store, assumed, new Set([1]));
  // The second employer's later return is another council's; row 0 names nobody, and row 1 does not count now either.
  expect([...found].sort((a, b) => a - b)).toEqual([...all(0)].slice(2));
  expect(looks).toEqual([2 * people]);
});

test("what was assumed for one month is not held against the rows of the next but one", () => {
  const { files, store } = batchOf(["E1", "W1"], ["E2", "W1"], ["E1", "W1"]);
  const nothing = { before: 2 * people, away: new Set<number>() };
  expect(decidedOtherwise(files, store, [{ before: people, away: all(0) }, nothing], new Set())).toEqual(
    new Set(),
  );
});
