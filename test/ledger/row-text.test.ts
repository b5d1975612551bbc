// The bytes that the content of a batch is hashed from are those of JSON, whatever a row holds and wherever a piece ends.
import fc from "fast-check";
import { expect, test } from "vitest";
import { rowText } from "../../src/ledger/sqlite/row-text.ts";

type Cell = string | number | null | Uint8Array;

function written(rows: readonly (readonly Cell[])[]): string {
  const pieces: Buffer[] = [];
  // A copy: a piece is good until it has been taken.
  const text = rowText((bytes) => pieces.push(Buffer.from(bytes)));
  for (const row of rows) text.add(row);
  text.end();
  text.end();
  return Buffer.concat(pieces).toString();
}

const asJson = (row: readonly Cell[]): string =>
  `${JSON.stringify(row.map((cell) => (cell instanceof Uint8Array ? Buffer.from(cell).toString("hex") : cell)))}\n`;

test("any row is the JSON of its cells, bytes as hex", () => {
  const cell = fc.oneof(
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme-ascii" }),
    fc.constant(null),
    fc.uint8Array(),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell)), (rows) => {
      expect(written(rows)).toBe(rows.map(asJson).join(""));
    }),
  );
});

test("rows over the ends of many pieces are whole", () => {
  const long = "x".repeat(65_533);
  const rows: Cell[][] = [
    [long],
    [`${long}y`],
    [`${long}yz`],
    ["ŵ".repeat(70_000)],
    [new Uint8Array(786_432).fill(171)],
    [new Uint8Array(16_384).fill(7), "x", new Uint8Array(32_769).fill(254), new Uint8Array(16_383)],
  ];
  for (let at = 0; at < 20_000; at += 1)
    rows.push([at, -at, `${at}`, at % 7 === 0 ? null : "Siân", at * 1e11]);
  expect(written(rows)).toBe(rows.map(asJson).join(""));
});
