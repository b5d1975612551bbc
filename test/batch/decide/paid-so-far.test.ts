// What earlier files of a batch pay counts for the rows decided after them: of the same scheme, employer and person, rows that are
// taken away never, and what is paid again is one instalment.
import { describe, expect, test } from "vitest";
import { paidSoFar } from "../../../src/batch/decide/paid-so-far.ts";
import type { ReadFile } from "../../../src/batch/handover/read-file.ts";
import { addMonths } from "../../../src/core/day.ts";
import type { Payment } from "../../../src/core/decision.ts";
import { pence } from "../../../src/core/money.ts";
import { personNumber } from "../../../src/core/person.ts";
import { packAmount } from "../../../src/engine/payable-amounts.ts";
import { socialCarePayment as wfp } from "../../../src/schemes/social-care-payment-2022/scheme.ts";
import { month } from "../../ledger/book.ts";

const june = month("2022-06");
const [ann, bob] = [personNumber("AB123456C"), personNumber("AB123457C")];
const part = (instalment: number, change: Partial<Payment> = {}): Payment => ({
  ...{ head: "PAYMENT", dueMonth: june, amount: pence(29_960), instalment, ...change },
});

/** One row each for these people, with what is payable on it. */
function file(
  firstRow: number,
  rows: readonly (readonly [number, readonly Payment[]])[],
  change: object = {},
) {
  const numbers: number[] = [];
  for (const [at, [, payments]] of rows.entries())
    for (const payment of payments) packAmount(numbers, at, at + 14, payment);
  const width = wfp.standing.length;
  const standing = {
    ...{ layout: "wfp-return", employer: 0, council: 0, firstRow, width },
    rows: Uint32Array.from(rows, (_, at) => at),
    persons: Uint32Array.from(rows, ([person]) => person),
    values: new Int32Array(rows.length * width),
  };
  return {
    ...{ input: { label: `${firstRow}.csv` }, sheet: "", layout: "wfp-return", scheme: wfp.name },
    ...{ cover: { employerId: "E1", laCode: "W1", period: june, sequence: 1 }, firstRow, rows: rows.length },
    ...{ refused: false, superseded: false, standings: [standing], rejected: [], held: [] },
    postings: [{ firstRow, numbers: Int32Array.from(numbers) }],
    ...change,
  } as unknown as ReadFile;
}

const nobody = { of: () => undefined, remembers: true, paid: { of: () => undefined } } as never;
const paying = { scheme: wfp, employerId: "E1", laCode: "W1" };
const nothing = { away: new Set<number>(), waiting: new Map() };

describe("what stands of a person", () => {
  const factsOf = (files: readonly ReadFile[], change: object = {}) =>
    paidSoFar(files, nobody, { ...nothing, ...change }).factsOf(ann, paying);

  test("is what the files before pay, row by row", () => {
    const files = [
      file(0, [
        [ann, [part(1)]],
        [bob, [part(1)]],
      ]),
      file(2, [[ann, [part(2)]]]),
    ];
    expect(factsOf(files)).toMatchObject({ paid: 59_920, instalments: [1, 2], lumpPaid: false });
    expect(factsOf(files, { away: new Set([2]) })).toMatchObject({ paid: 29_960, instalments: [1] });
    expect(factsOf(files, { away: new Set([0, 2]) })).toBeUndefined();
  });

  test("is of the same scheme and employer, from any council", () => {
    const of = (change: object) => factsOf([file(0, [[ann, [part(1)]]], change)]);
    const cover = { employerId: "E1", laCode: "W1", period: june, sequence: 1 };
    expect(of({ cover: { ...cover, laCode: "W2" } })).toMatchObject({ paid: 29_960 });
    expect(of({ cover: { ...cover, employerId: "E2" } })).toBeUndefined();
    expect(of({ scheme: "sick-pay-enhancement-2020", layout: "sspe-claim" })).toBeUndefined();
    expect(of({ refused: true })).toBeUndefined();
    expect(of({ superseded: true })).toBeUndefined();
  });

  test("an instalment that is paid again is paid, and counted once", () => {
    const again = part(1, { again: true, amount: pence(100) });
    expect(factsOf([file(0, [[ann, [part(1)]]]), file(1, [[ann, [again]]])])).toMatchObject({
      ...{ paid: 30_060, instalments: [1] },
    });
  });

  test("money that is paid again is no instalment by itself", () => {
    const again = part(3, { again: true, amount: pence(100) });
    expect(factsOf([file(0, [[ann, [part(1), again]]])])).toMatchObject({ paid: 30_060, instalments: [1] });
  });

  test("on-costs are no payment", () => {
    const ni = part(1, { head: "EMPLOYER_NI", amount: pence(4_509) });
    expect(factsOf([file(0, [[ann, [part(1), ni]]])])).toMatchObject({ paid: 29_960, instalments: [1] });
  });
});

describe("months", () => {
  const of = (dueMonth: typeof june, change: object = {}) => ({
    ...{ dueMonth, payment: pence(100), employerNi: pence(10), employerPension: pence(1), instalment: 1 },
    ...{ onCosts: "computed", takenBack: false, ...change },
  });
  const monthsOf = (known: readonly object[] | undefined, here: readonly object[], laCode = "W1") => {
    const given: string[] = [];
    const months = (_: object, postings: readonly { laCode: string }[]) => {
      given.push(...postings.map((line) => line.laCode));
      return here;
    };
    const facts = { of: () => undefined, remembers: known !== undefined, paid: { of: () => known } } as never;
    const scheme = { ...wfp, past: { ...wfp.past, months } } as never;
    const found = paidSoFar([file(0, [[ann, [part(1)]]])], facts, nothing).monthsOf(ann, {
      ...paying,
      scheme,
      laCode,
    });
    return { found, given };
  };

  test("of the ledger and of the batch are as if one book held both", () => {
    const july = addMonths(june, 1);
    const { found } = monthsOf([of(june), of(july)], [of(june, { payment: pence(50), instalment: 2 })]);
    expect(found).toEqual([
      of(june, { payment: 150, employerNi: 20, employerPension: 2, instalment: 0 }),
      of(july),
    ]);
  });

  test("what was taken back by either is said of every month", () => {
    const july = addMonths(june, 1);
    for (const [known, here] of [
      [of(june), of(july, { takenBack: true })],
      [of(july, { takenBack: true }), of(june)],
    ] as const)
      expect(monthsOf([known], [here]).found).toEqual([
        of(june, { takenBack: true }),
        of(july, { takenBack: true }),
      ]);
  });

  test("costs beside a payment leave its instalment as it is", () => {
    const costs = of(june, { payment: 0, instalment: 0, onCosts: "left-out" });
    expect(monthsOf([of(june)], [costs]).found).toMatchObject([
      { payment: 100, instalment: 1, onCosts: "computed" },
    ]);
    expect(monthsOf([costs], [of(june)]).found).toMatchObject([
      { payment: 100, instalment: 1, onCosts: "computed" },
    ]);
  });

  test("are of the council that is asked for, and nobody knows them without a ledger", () => {
    expect(monthsOf([of(june)], [of(june)], "W2")).toEqual({ found: [of(june)], given: [] });
    expect(monthsOf(undefined, [of(june)]).found).toBeUndefined();
  });
});

test("the rows that paid somebody, those of earlier batches first, each once", () => {
  const claim = { batchId: "b1", file: "may.csv", sheet: "", row: 9 };
  const facts = { of: () => ({ claims: [claim] }), remembers: true, paid: { of: () => undefined } } as never;
  const ni = part(1, { head: "EMPLOYER_NI" });
  const so = paidSoFar([file(0, [[ann, [part(1), ni]]])], facts, nothing);
  expect(so.rowsOf(ann, paying)).toEqual([
    { batch: "b1", file: "may.csv", sheet: "", row: 9 },
    { batch: "", file: "0.csv", sheet: "", row: 14 },
  ]);
  expect(
    paidSoFar([], { ...(nobody as object), remembers: false } as never, nothing).rowsOf(ann, paying),
  ).toBeUndefined();
});
