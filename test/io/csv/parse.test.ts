// Where a quote is wrong, the row is named that a spreadsheet would show, however many rows stand before it.
import { expect, test } from "vitest";
import { Refusal } from "../../../src/core/refusal.ts";
import { parseChunk } from "../../../src/io/csv/parse.ts";

const wrong = '"e"x,f\n';

test.for<[why: string, text: string, row: number]>([
  ["in the first row", wrong, 1],
  ["after two rows with quotes", `"a",b\n"c",d\n${wrong}`, 3],
  ["after a blank line, too", `"a",b\n\n"c",d\n${wrong}`, 4],
  ["after rows without quotes", `a,b\nc,d\n${wrong}`, 3],
  ["a row of two lines is one", `"a",b\n"c\nd",d\n${wrong}`, 3],
])("%s", ([, text, row]) => {
  for (const firstRow of [1, 101]) {
    try {
      parseChunk(Buffer.from(text), { delimiter: ",", headingRow: 0 }, firstRow, "june.csv");
      expect.unreachable();
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      expect(fault.problem).toMatchObject({ code: "csv-stray-quote", row: firstRow + row - 1 });
    }
  }
});
