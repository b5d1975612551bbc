// What belongs to a claim: rows of accompanying files, and other rows of the same person.
import { describe, expect, test } from "vitest";
import type { PersonNumber } from "../../src/core/person.ts";
import { companionsOf } from "../../src/engine/companions.ts";
import { otherRowsOf } from "../../src/engine/other-rows.ts";
import { sickPayEnhancement } from "../../src/schemes/sick-pay-enhancement-2020/scheme.ts";

const keys = (niNumber: string, payrollRef = "0012") => ({ niNumber, payrollRef });

const place = { batch: "", file: "a.csv", sheet: "", row: 2 };

describe("rows of accompanying files", () => {
  test("nothing was sent, nothing belongs", () => {
    expect(companionsOf(sickPayEnhancement).of("E1", keys("AB123456C"))).toBeUndefined();
    expect(companionsOf({}).of("E1", keys("AB123456C"))).toBeUndefined();
    expect(companionsOf(sickPayEnhancement).isEmpty()).toBe(true);
  });

  test("awards follow the person, whatever the last letter and the employer", () => {
    const book = companionsOf(sickPayEnhancement);
    book.add("siss-awards", "", keys("AB123456A", ""), [1, 2], place);
    book.add("siss-awards", "E9", keys("AB123456C", ""), [3, undefined], place);
    book.add("siss-awards", "", keys("AB123457A", ""), [5, 6], place);
    const rows = [
      [1, 2],
      [3, undefined],
    ];
    expect(book.of("E1", keys("AB123456B"))).toEqual(new Map([["siss-awards", rows]]));
  });

  test("earnings follow the payroll number within one employer", () => {
    const book = companionsOf(sickPayEnhancement);
    book.add("earnings", "E1", keys("", "0012"), [1, 100], place);
    expect(book.of("E1", keys("AB123456B"))).toEqual(new Map([["earnings", [[1, 100]]]]));
    expect(book.of("E2", keys("AB123456B"))).toBeUndefined();
    expect(book.of("E1", keys("AB123456B", "12"))).toBeUndefined();
  });

  test("where rows stand is told in their order, and of nobody nothing", () => {
    const book = companionsOf(sickPayEnhancement);
    const [first, second] = [
      { ...place, row: 2 },
      { ...place, row: 3 },
    ];
    book.add("earnings", "E1", keys("", "0012"), [1, 100], first);
    book.add("earnings", "E1", keys("", "0012"), [2, 100], second);
    // A row that is known already has one place.
    book.add("earnings", "E1", keys("", "0012"), [1, 100], { ...place, row: 4 });
    expect(book.placesOf("earnings", "E1", keys("", "0012"))).toEqual([first, second]);
    for (const none of [keys("", ""), keys("", "0013")])
      expect(book.placesOf("earnings", "E1", none)).toEqual([]);
    expect(book.placesOf("earnings", "E2", keys("", "0012"))).toEqual([]);
    expect(book.placesOf("siss-awards", "E1", keys("AB123456C", "0012"))).toEqual([]);
    expect(book.placesOf("wfp-return", "E1", keys("AB123456C", "0012"))).toEqual([]);
    expect(() => book.add("wfp-return", "E1", keys("AB123456C"), [1], place)).toThrow("wfp-return");
  });

  test("the same row from two files is one row; another row for the same week is another", () => {
    const book = companionsOf(sickPayEnhancement);
    for (const row of [
      [1, 100, undefined],
      [1, 100, undefined],
      [1, 100, 5],
    ]) {
      book.add("earnings", "E1", keys("", "0012"), row, place);
    }
    expect(book.isEmpty()).toBe(false);
    const mine = book.of("E1", keys("", "0012"))?.get("earnings");
    expect(mine).toEqual([
      [1, 100, undefined],
      [1, 100, 5],
    ]);
  });

  test("a row that does not say whose it is belongs to nobody", () => {
    const book = companionsOf(sickPayEnhancement);
    book.add("siss-awards", "", keys("not a number"), [1, 2], place);
    book.add("earnings", "E1", keys("", ""), [1, 100], place);
    expect(book.isEmpty()).toBe(true);
    expect(book.of("E1", keys("not a number", ""))).toBeUndefined();
  });

  test("a file that no claim asks for is our own fault", () => {
    expect(() => companionsOf({}).add("earnings", "E1", keys(""), [1], place)).toThrow(
      "no claims ask for earnings",
    );
  });
});

describe("other rows of a person", () => {
  // People in a test are just numbers.
  const [anna, beti] = [1 as PersonNumber, 2 as PersonNumber];
  const standing = (row: number, employer: number) => ({
    row,
    person: anna,
    employer,
    council: 0,
    values: [row],
  });
  const claims = [standing(3, 1), standing(5, 2), standing(7, 1), standing(9, 1)];

  const none = () => [];
  const layout = "l";
  const cases = [{ scheme: "s", layout, claims }];

  test("all with the same employer, in input order, and which of them is the row's own", () => {
    const of = otherRowsOf(cases, layout);
    expect(of(7, anna, 1, none)).toEqual({ all: [[3], [7], [9]], own: 1 });
    expect(of(9, anna, 1, none)).toEqual({ all: [[3], [7], [9]], own: 2 });
    // One list for all of them: what is worked out for one row serves the others.
    expect(of(7, anna, 1, none)?.all).toBe(of(9, anna, 1, none)?.all);
    expect(of(5, anna, 2, none)).toBeUndefined();
    expect(of(7, beti, 1, none)).toBeUndefined();
    expect(otherRowsOf(cases, "other")(7, anna, 1, none)).toBeUndefined();
  });

  test("what the ledger has comes first", () => {
    const earlier = () => [[-2]];
    expect(otherRowsOf(cases, layout)(7, anna, 1, earlier)).toEqual({ all: [[-2], [3], [7], [9]], own: 2 });
    expect(otherRowsOf(cases, layout)(5, anna, 2, earlier)).toEqual({ all: [[-2], [5]], own: 1 });
    expect(otherRowsOf(cases, layout)(1, beti, 1, earlier)).toEqual({ all: [[-2]], own: -1 });
  });
});
