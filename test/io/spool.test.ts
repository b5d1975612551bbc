// The spool: bytes of rows added piece by piece and found again, in a file and in memory. Held against rows as they are.
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { RowBytesWriter } from "../../src/io/row-bytes.ts";
import { openSpool, type SpooledRow } from "../../src/io/spool.ts";
import { folder } from "../program/program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const path = join(place, "spool");
/** Where it keeps them. */
const kinds = [
  ["a file", path],
  ["memory", undefined],
] as const;

/** With everything that could be taken for an end. */
const text = fc.oneof(fc.constantFrom("", "x", "Llŷr", '"\r\n', "\n", "\0", "x".repeat(300)), fc.string());
const files = fc.array(
  fc.record({
    pieces: fc.array(fc.array(text, { maxLength: 6 }), { maxLength: 4 }),
    refused: fc.boolean(),
    section: fc.nat({ max: 3 }),
  }),
  { maxLength: 4 },
);

type Files = readonly {
  readonly pieces: readonly (readonly string[])[];
  readonly refused: boolean;
  readonly section: number;
}[];

/** Adds the files one after the other; `rows` are those that stay, with their sections. */
function written(all: Files, where: string | undefined) {
  const spool = openSpool(where);
  const writer = new RowBytesWriter();
  const rows: { readonly text: string; readonly section: number }[] = [];
  for (const { pieces, refused, section } of all) {
    const [mark, first] = [spool.mark(), rows.length];
    spool.section(section);
    for (const piece of pieces) {
      const start = rows.length;
      for (const one of piece) {
        writer.plain(one);
        writer.endRow();
        rows.push({ text: one.toWellFormed(), section });
      }
      spool.append(writer.take(), start);
    }
    if (!refused) continue;
    spool.backTo(mark);
    rows.length = first;
  }
  return { spool, rows };
}

const found = (rows: Iterable<SpooledRow>) => Array.from(rows, ({ row, bytes }) => [row, bytes.toString()]);

test.for(
  kinds,
)("in %s: any rows, and any stretch of rows, are found as they were added; those of a refused file are gone", ([
  ,
  where,
]) => {
  fc.assert(
    fc.property(files, fc.array(fc.nat({ max: 30 })), fc.nat({ max: 30 }), (all, wanted, first) => {
      const { spool, rows } = written(all, where);
      const numbered = rows.map((row, at) => [at, row.text]);
      const set = new Set(wanted);
      expect(found(spool.rows([...set]))).toEqual(numbered.filter((_, at) => set.has(at)));
      const end = first + wanted.length;
      expect(found(spool.between(first, end))).toEqual(numbered.slice(first, end));
      spool.close();
      expect(existsSync(path)).toBe(false);
    }),
    { numRuns: 100 },
  );
});

test.for(kinds)("in %s: pieces come section by section, within a section as they were added", ([, where]) => {
  fc.assert(
    fc.property(files, (all) => {
      const { spool, rows } = written(all, where);
      const seen: string[] = [];
      for (const { firstRow, bytes, lengths } of spool.pieces()) {
        let at = 0;
        for (const [row, length] of lengths.entries()) {
          const one = bytes.toString("utf8", at, at + length);
          expect(one).toBe(rows[firstRow + row]?.text);
          seen.push(one);
          at += length;
        }
        expect(at).toBe(bytes.length);
      }
      expect(seen).toEqual(rows.toSorted((a, b) => a.section - b.section).map((row) => row.text));
      spool.close();
    }),
    { numRuns: 100 },
  );
});

test.for(kinds)("in %s: two walks at once do not disturb each other", ([, where]) => {
  const { spool } = written([{ pieces: [["a", "b"], ["c"]], refused: false, section: 0 }], where);
  const [one, other] = [spool.rows([0, 1, 2]), spool.between(1, 3)];
  const taken = [one, other, one, other].map((walk) => String(walk.next().value?.bytes));
  expect(taken).toEqual(["a", "b", "b", "c"]);
  spool.close();
});

test("bytes that belong to no row are in the pieces alone", () => {
  const spool = openSpool(path);
  const writer = new RowBytesWriter();
  writer.plain("whole file");
  spool.append(writer.take(), 7);
  expect(Array.from(spool.pieces(), ({ bytes }) => bytes.toString())).toEqual(["whole file"]);
  expect(found(spool.rows([7]))).toEqual([]);
  spool.close();
});

test("what nobody added anything to leaves no file", () => {
  openSpool(path).close();
  expect(existsSync(path)).toBe(false);
});
