// Writing CSV: what we write, any reader reads back, and no cell of text becomes a formula.
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvTable } from "../../../src/io/csv/table.ts";
import { byteOrderMark, csvCell, csvLine, guarded } from "../../../src/io/csv/write.ts";

describe("formulas", () => {
  test.for([
    { why: "equals", text: "=1+1", written: "'=1+1" },
    { why: "plus", text: "+44 29", written: "'+44 29" },
    { why: "minus", text: "-5", written: "'-5" },
    { why: "at", text: "@SUM(A1)", written: "'@SUM(A1)" },
    { why: "tab", text: "\tx", written: "'\tx" },
    { why: "line feed, quoted too", text: "\n=1", written: '"\'\n=1"' },
    { why: "carriage return", text: "\rx", written: '"\'\rx"' },
    { why: "behind blanks", text: "  \u00a0=1", written: "'  \u00a0=1" },
    { why: "behind a space of no width", text: "\u200b=1", written: "'\u200b=1" },
    { why: "behind a byte order mark", text: "\ufeff@1", written: "'\ufeff@1" },
    { why: "a name is left alone", text: "Llŷr-Jones", written: "Llŷr-Jones" },
    { why: "a minus inside is left alone", text: "a=b", written: "a=b" },
    { why: "nothing stays nothing", text: "", written: "" },
    { why: "only blanks stay blanks", text: "  ", written: "  " },
  ])("$why", ({ text, written }) => {
    expect(csvCell(text)).toBe(written);
  });

  const signs = ["=", "+", "-", "@", "＝", "＋", "－", "＠"];
  const blanks = [" ", "\u000b", "\u000c", "\u0085", "\u00a0", "\u1680", "\u2000", "\u200b", "\u200f"].concat(
    ["\u2028", "\u2029", "\u202f", "\u205f", "\u2060", "\u3000", "\ufeff"],
  );
  test.for(signs)("%s begins a formula, also behind what nobody sees", (sign) => {
    for (const before of ["", ...blanks]) expect(csvCell(`${before}${sign}1`)).toBe(`'${before}${sign}1`);
    expect(csvCell(`1${sign}1`)).toBe(`1${sign}1`);
    expect(csvCell(`!${sign}1`)).toBe(`!${sign}1`);
  });

  test("a number of ours stays a number", () => {
    expect(csvLine(["-5", "-5.00"], [false, true])).toBe("'-5,-5.00\r\n");
  });
});

test("what we write, csv-parse reads back, and row by row it has the bytes that csv-stringify writes", () => {
  const cell = fc
    .array(
      fc.constantFrom(
        "a",
        "ŵ",
        ",",
        '"',
        "\n",
        "\r",
        "\r\n",
        " ",
        ";",
        "=",
        "-",
        "＝",
        "\t",
        "\u00a0",
        "\ufeff",
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(""));
  const plain = [false, true, false];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, fc.constantFrom("", "-5.00", "yes"), cell), { maxLength: 5 }),
      (rows) => {
        const keys = ["one", "two", "three"];
        const text = csvTable(keys, plain, rows);
        expect(text).toBe(byteOrderMark + [keys, ...rows].map((cells) => csvLine(cells, plain)).join(""));
        const shown = rows.map(([one, two, three]) => [guarded(one), two, guarded(three)]);
        expect(parse(text, { bom: true, record_delimiter: "\r\n" })).toEqual([keys, ...shown]);
      },
    ),
    { numRuns: 1000 },
  );
});
