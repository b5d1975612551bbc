// What is listed of a file's problems and what is only counted.
import { describe, expect, test } from "vitest";
import { problemBook } from "../../../src/batch/read/problem-book.ts";
import { fileProblem, type Problem } from "../../../src/core/problem.ts";

const ofRow = (row: number): Problem => fileProblem("cell-not-day", "a.csv", { row });
const ofFile = fileProblem("cover-missing", "a.csv");
const rows = (book: ReturnType<typeof problemBook>): readonly number[] => book.own.map(({ row }) => row);

describe("rows that are said one after the other", () => {
  test.for([
    { said: 2, listed: 2, unlisted: 0, goesOn: true },
    { said: 3, listed: 3, unlisted: 0, goesOn: false },
    { said: 4, listed: 3, unlisted: 1, goesOn: false },
    { said: 9, listed: 3, unlisted: 6, goesOn: false },
  ])("$said of them, where 3 are listed", ({ said, listed, unlisted, goesOn }) => {
    const book = problemBook(3);
    for (let row = 1; row <= said; row += 1) book.add(ofRow(row));
    book.add(ofFile);
    expect(rows(book)).toEqual([...Array.from({ length: listed }, (_, at) => at + 1), 0]);
    expect(book.unlisted()).toBe(unlisted);
    expect(book.lists()).toBe(goesOn);
    expect(book.counts()).toEqual(
      new Map([
        ["cell-not-day", said],
        ["cover-missing", 1],
      ]),
    );
    book.sayUnlisted("a.csv");
    const more = unlisted === 0 ? [] : [{ code: "problems-not-listed", found: String(unlisted) }];
    expect(book.own.slice(listed + 1)).toMatchObject(more);
    expect(book.counts().get("problems-not-listed")).toBe(unlisted === 0 ? undefined : 1);
  });
});

test("pieces of rows are listed whole, the last of them beyond what is enough", () => {
  const book = problemBook(10);
  const piece = (times: number) => book.count(new Map([["cell-not-day", times] as const]), ofRow(1));
  piece(9);
  expect([book.lists(), book.unlisted()]).toEqual([true, 0]);
  piece(5);
  expect([book.lists(), book.unlisted()]).toEqual([false, 0]);
  piece(5);
  expect([book.lists(), book.unlisted()]).toEqual([false, 5]);
  // What is said of the whole file is never left out.
  book.add(ofFile);
  expect(book.own).toEqual([ofFile]);
  expect(book.counts()).toEqual(
    new Map([
      ["cell-not-day", 19],
      ["cover-missing", 1],
    ]),
  );
  expect(book.first()).toEqual(ofFile);
});
