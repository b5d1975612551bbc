// The spool: written once in chunks, corrected before it is published. Held against lines in memory.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { csvLine } from "../../src/io/csv/write.ts";
import { openSpool } from "../../src/io/spool.ts";
import { folder } from "../program/program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const path = join(place, "spool.csv");
const heading = "\ufeffa,b\r\n";

/** Cells with everything that may not be taken for the end of a line or a cell. */
const cell = fc.oneof(
  fc.constantFrom(
    "",
    "x",
    "Llŷr",
    "a,b",
    'say "so"',
    "two\nlines",
    "two\r\nlines",
    '"',
    '""',
    "\n",
    '\r\n"\r\n',
  ),
  fc.string(),
);
const line = fc.array(cell, { minLength: 2, maxLength: 2 }).map((cells) => csvLine(cells));
/** A row has one line in decisions.csv, and any number in payments.csv. */
const rowOfOne = line.map((text) => [text]);
const rowOfMany = fc.array(line, { maxLength: 3 });
/** Chunks of a file, and whether the file turns out to be refused. */
const file = (row: fc.Arbitrary<readonly string[]>) =>
  fc.record({ chunks: fc.array(fc.array(row, { maxLength: 6 }), { maxLength: 4 }), refused: fc.boolean() });
const corrections = fc.array(
  fc.record({
    row: fc.nat({ max: 60 }),
    text: fc.oneof(
      fc.constant(""),
      line,
      fc.tuple(line, line).map(([a, b]) => a + b),
    ),
  }),
  { maxLength: 12 },
);

type Files = readonly {
  readonly chunks: readonly (readonly (readonly string[])[])[];
  readonly refused: boolean;
}[];

/** Writes the files as process.ts does and returns the rows that stay: their text by number. */
function written(files: Files, counted: boolean) {
  const spool = openSpool(path, heading);
  const rows: string[] = [];
  for (const { chunks, refused } of files) {
    const [mark, first] = [spool.mark(), rows.length];
    let number = first;
    for (const chunk of chunks) {
      const text = Buffer.from(chunk.flat().join(""), "utf8");
      if (counted)
        spool.append(text, number, chunk.length, Uint8Array.from(chunk.map((lines) => lines.length)));
      else spool.append(text, number, chunk.length);
      number += chunk.length;
      rows.push(...chunk.map((lines) => lines.join("")));
    }
    if (refused) {
      spool.backTo(mark);
      rows.length = first;
    }
    // The problems of the whole file follow, without being a row.
    spool.append(Buffer.alloc(0), rows.length, 0);
  }
  return { spool, rows };
}

describe.for([
  { why: "one line for each row", row: rowOfOne, counted: false },
  { why: "any number of lines for each row", row: rowOfMany, counted: true },
])("with $why", ({ row, counted }) => {
  test("it gives back the lines of any row, in any order", () => {
    fc.assert(
      fc.property(fc.array(file(row), { maxLength: 3 }), fc.array(fc.nat({ max: 60 })), (files, wanted) => {
        const { spool, rows } = written(files, counted);
        const present = [...new Set(wanted.filter((one) => one < rows.length))];
        const found = spool.linesOf(present);
        expect([...found.keys()].sort((a, b) => a - b)).toEqual(present.sort((a, b) => a - b));
        for (const [one, text] of found) expect(text).toBe(rows[one]);
        spool.finish(new Map());
        expect(readFileSync(path, "utf8")).toBe(heading + rows.join(""));
      }),
      { numRuns: 60 },
    );
  });

  test("it corrects rows in place and leaves all others as they are", () => {
    fc.assert(
      fc.property(fc.array(file(row), { maxLength: 3 }), corrections, (files, wanted) => {
        const { spool, rows } = written(files, counted);
        const replacements = new Map(
          wanted.filter((one) => one.row < rows.length).map((one) => [one.row, one.text]),
        );
        spool.finish(replacements);
        const expected = rows.map((text, at) => replacements.get(at) ?? text);
        expect(readFileSync(path, "utf8")).toBe(heading + expected.join(""));
        expect(existsSync(`${path}.corrected`)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

test("rows without a line before a file that is refused are still there to be corrected", () => {
  const files = [
    { chunks: [[[]]], refused: false },
    { chunks: [[["a,b\r\n"]]], refused: true },
  ];
  const { spool } = written(files, true);
  spool.finish(new Map([[0, "c,d\r\n"]]));
  expect(readFileSync(path, "utf8")).toBe(`${heading}c,d\r\n`);
});

test("a row that nobody wrote is not found", () => {
  const { spool } = written([{ chunks: [[["a,b\r\n"]]], refused: false }], false);
  expect(spool.linesOf([5]).size).toBe(0);
  spool.finish(new Map());
});

test("a chunk with fewer lines than its rows is our own fault, not a wrong correction", () => {
  const spool = openSpool(path, heading);
  spool.append(Buffer.from("a,b\r\n"), 0, 2);
  expect(() => spool.linesOf([1])).toThrow(/fewer lines/);
  spool.finish(new Map());
});
