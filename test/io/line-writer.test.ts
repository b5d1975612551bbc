// The bytes of lines made without strings are those of the strings.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pence, poundsText } from "../../src/core/money.ts";
import { LineWriter } from "../../src/io/csv/line-writer.ts";
import { csvCell } from "../../src/io/csv/write.ts";

/** Letters of one to four bytes, and halves of letters, which cannot be written as they are. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "",
    "Llŷr",
    "€",
    "😀",
    "\ud800",
    "=1+1",
    'a"b',
    "a,b",
    "\r\n",
    "–",
    "x".repeat(70_000),
    "ŵ".repeat(30_000),
  ),
);
const amount = fc.oneof(
  fc.constantFrom(0, 1, 9, 10, 99, 100, 101, 109, 999, 1_000, 29_960, 149_800, Number.MAX_SAFE_INTEGER),
  fc.integer({ min: 0, max: 1_000_000_000 }),
  fc.maxSafeNat(),
);

const piece = fc.oneof(
  fc.record({ kind: fc.constant("plain" as const), text }),
  fc.record({ kind: fc.constant("cell" as const), text }),
  fc.record({ kind: fc.constant("encoded" as const), text }),
  fc.record({ kind: fc.constant("count" as const), value: amount }),
  fc.record({
    kind: fc.constant("money" as const),
    value: fc.tuple(amount, fc.boolean()).map(([one, less]) => (less ? -one : one)),
  }),
);

const encoder = new TextEncoder();

test("any pieces, one after the other, are their texts one after the other", () => {
  const writer = new LineWriter();
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      let expected = "";
      for (const one of pieces) {
        if (one.kind === "plain") {
          writer.plain(one.text);
          expected += one.text;
        } else if (one.kind === "cell") {
          writer.cell(one.text);
          expected += csvCell(one.text);
        } else if (one.kind === "encoded") {
          writer.encoded(encoder.encode(one.text));
          // Written on its own, so that halves of letters do not meet.
          expected += Buffer.from(encoder.encode(one.text)).toString("utf8");
        } else if (one.kind === "count") {
          writer.count(one.value);
          expected += String(one.value);
        } else {
          writer.money(one.value);
          expected += poundsText(pence(one.value));
        }
        expected = expected.toWellFormed();
      }
      const taken = writer.take().bytes;
      if (Buffer.compare(taken, encoder.encode(expected)) !== 0) {
        expect(Buffer.from(taken).toString("utf8")).toBe(expected);
      }
      // What was taken is the caller's: the writer begins anew.
      expect(writer.take().bytes).toHaveLength(0);
    }),
    { numRuns: 300 },
  );
});

describe("amounts at their edges", () => {
  const cases = [0, 1, -1, 9, -9, 10, 99, -99, 100, -100, 1_000, 99_999, 100_000, 9_999_999, 10_000_000];
  test.for(cases)("%i pence", (value) => {
    const writer = new LineWriter();
    writer.money(value);
    expect(Buffer.from(writer.take().bytes).toString()).toBe(poundsText(pence(value)));
  });
});

test("a cell of one to a hundred characters, each of them, is what csvCell makes of it", () => {
  const writer = new LineWriter();
  for (let code = 0; code < 0x180; code += 1) {
    const letter = String.fromCharCode(code);
    for (const text of [letter, `a${letter}`, `${letter}a`, `${"x".repeat(70)}${letter}`]) {
      writer.cell(text);
      expect(Buffer.from(writer.take().bytes).toString()).toBe(csvCell(text));
    }
  }
  writer.cell("");
  expect(writer.take().bytes).toHaveLength(0);
});
