// Numbers and texts packed into bytes come back as they were, in the same order.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PackedWriter, packedReader } from "../../src/io/packed.ts";

const largest = (Number.MAX_SAFE_INTEGER - 1) / 2;
const number = fc.oneof(
  fc.constantFrom(0, 1, -1, 63, 64, -63, -64, 8_191, 8_192, 2 ** 31, -(2 ** 31), largest, -largest),
  fc.integer(),
);
const text = fc.oneof(
  fc.constantFrom("", "Llŷr", "😀", "x".repeat(127), "x".repeat(128), "ŵ".repeat(64), "y".repeat(70_000)),
  fc.string(),
  fc.string({ unit: "binary" }),
);

test("whatever is packed comes back", () => {
  const writer = new PackedWriter();
  fc.assert(
    fc.property(fc.array(fc.oneof(number, text), { maxLength: 30 }), (values) => {
      for (const value of values) {
        if (typeof value === "number") writer.number(value);
        else writer.text(value);
      }
      writer.endRow();
      const { bytes, lengths } = writer.take();
      expect([...lengths]).toEqual([bytes.length]);
      const reader = packedReader(Buffer.from(bytes));
      for (const value of values) {
        if (typeof value === "number") expect(reader.number()).toBe(value);
        else expect(reader.text()).toBe(value.toWellFormed());
      }
      expect(reader.number).toThrow(/too early/);
    }),
    { numRuns: 300 },
  );
});

describe("what cannot be kept exactly is refused", () => {
  test.for([0.5, 2 ** 53, -(2 ** 53), Number.NaN])("%d", (value) => {
    expect(() => new PackedWriter().number(value)).toThrow(/cannot be packed/);
  });
});

test("a text that is cut off is our own fault, not a shorter text", () => {
  const writer = new PackedWriter();
  writer.text("Gofal");
  const bytes = Buffer.from(writer.take().bytes);
  expect(() => packedReader(bytes.subarray(0, 3)).text()).toThrow(/too early/);
});
