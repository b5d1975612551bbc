// The lines that are made row by row are, byte for byte, those that csv-stringify makes of the same lines as data.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { RowResult, TablePlace } from "../../../src/batch/handover/row-result.ts";
import { packResult, skimResult, unpackResult } from "../../../src/batch/settle/packed-result.ts";
import { decisionLine, decisionWriter } from "../../../src/batch/tables/decision-lines.ts";
import { monthFromText } from "../../../src/core/day.ts";
import { heads, outcomes } from "../../../src/core/decision.ts";
import { LineWriter } from "../../../src/io/csv/line-writer.ts";
import { csvTable } from "../../../src/io/csv/table.ts";
import { PackedWriter, packedReader } from "../../../src/io/packed.ts";
import { cellsOf, decisionColumns, keysOf } from "../../../src/report/columns.ts";

/** Whatever people put into names and references, formulas and ends of lines included. */
const text = fc.oneof(
  fc.constantFrom("", "+b.csv", "=1+1", "O'Brien", "Llŷr", 'a "b"', "a,b", "two\r\nlines", "\n=1", "＝1"),
  fc.string(),
);
const amount = fc.integer({ min: -200_000, max: 200_000 });
const place: fc.Arbitrary<TablePlace> = fc.record({
  file: text,
  sheet: text,
  scheme: fc.constant("social-care-payment-2022"),
  employerId: text,
  laCode: text,
  period: fc.constant(monthFromText("2022-06") ?? (0 as never)),
});
const result: fc.Arbitrary<RowResult> = fc.record({
  row: fc.integer({ min: 2, max: 1_048_576 }),
  reference: text,
  payrollRef: text,
  niNumber: text,
  isSecond: fc.boolean(),
  isUnsettled: fc.boolean(),
  surname: text,
  forenames: text,
  outcome: fc.constantFrom(...outcomes),
  conditional: fc.boolean(),
  rules: fc.constantFrom("", "WFP-31", "WFP-31 WFP-24"),
  payable: fc.array(amount, { minLength: heads.length, maxLength: heads.length }),
  claimed: fc.nat({ max: 400_000 }),
  declared: fc.array(amount, { maxLength: 4 }),
  notClaimed: fc.array(amount, { maxLength: 4 }),
  differs: fc.constantFrom("", "EMPLOYER_NI 45.09/45.08", "EMPLOYER_NI -/45.09; EMPLOYER_PENSION 1.00/1.01"),
  payments: fc.nat({ max: 30 }),
  forecast: fc.record({ lines: fc.nat({ max: 30 }), amount }),
});

test("a line of decisions.csv", () => {
  const lines = new LineWriter();
  const plain = decisionColumns.map(({ kind }) => kind !== "text");
  fc.assert(
    fc.property(place, fc.array(result, { maxLength: 4 }), (where, rows) => {
      const write = decisionWriter(where);
      for (const row of rows) write(lines, row);
      const { bytes, lengths } = lines.take();
      expect(lengths).toHaveLength(rows.length);
      const data = rows.map((row) => cellsOf(decisionColumns, decisionLine(where, row)));
      const expected = csvTable(keysOf(decisionColumns), plain, data);
      const heading = csvTable(keysOf(decisionColumns), plain, []);
      expect(heading + Buffer.from(bytes).toString()).toBe(expected.toWellFormed());
    }),
    { numRuns: 300 },
  );
});

test("what is kept of a row is the row", () => {
  const packed = new PackedWriter();
  fc.assert(
    fc.property(result, (row) => {
      packResult(packed, row);
      const kept = unpackResult(Buffer.from(packed.take().bytes));
      const { reference, niNumber, surname, forenames } = row;
      const texts = [reference, niNumber, surname, forenames].map((one) => one.toWellFormed());
      const [a = "", b = "", c = "", d = ""] = texts;
      expect(kept).toEqual({ ...row, reference: a, niNumber: b, surname: c, forenames: d });
    }),
    { numRuns: 300 },
  );
});

test("what is skimmed of rows is what stands in them", () => {
  const packed = new PackedWriter();
  fc.assert(
    fc.property(fc.array(result, { minLength: 1, maxLength: 4 }), (rows) => {
      for (const row of rows) packResult(packed, row);
      const bytes = Buffer.from(packed.take().bytes);
      const reader = packedReader(bytes);
      for (const { outcome, isSecond, payable, payrollRef, niNumber, surname, forenames } of rows) {
        const { from, to, ...skimmed } = skimResult(reader);
        expect(skimmed).toEqual({ outcome, isSecond, pays: payable.some((one) => one !== 0) });
        const { text } = packedReader(bytes.subarray(from, to));
        const texts = [payrollRef, niNumber, surname, forenames].map((one) => one.toWellFormed());
        expect(texts.map(text)).toEqual(texts);
      }
      expect(reader.at()).toBe(bytes.length);
    }),
    { numRuns: 300 },
  );
});
