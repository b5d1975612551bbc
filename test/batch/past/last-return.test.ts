// The return before: the newest of the last twelve months, whatever was left out between; the month before is that month alone.
import { describe, expect, test } from "vitest";
import { lastReturn } from "../../../src/batch/past/questions/last-return.ts";
import { monthBefore } from "../../../src/batch/past/questions/month-before.ts";
import { addMonths, monthText } from "../../../src/core/day.ts";
import { month } from "../../ledger/book.ts";

const july = month("2023-07");
const wanted = { scheme: "wfp", layout: "wfp-return", employerId: "E1", laCode: "W06000001", period: july };

/** A book of returns so many months before July. */
const bookOf = (...back: readonly number[]) =>
  ({
    returns: async (asked: readonly (typeof wanted)[]) =>
      back.flatMap((months) => {
        const period = addMonths(july, -months);
        const one = asked.find((each) => each.period === period);
        return one === undefined
          ? []
          : [{ ...one, batchId: `b${months}`, file: `${months}.csv`, submission: months, earlier: [] }];
      }),
    lines: async () => [],
  }) as never;
const without: ReadonlySet<number> = new Set();

describe("the last return", () => {
  test.for<[back: readonly number[], found: number | undefined]>([
    [[], undefined],
    [[0], undefined],
    [[1], 1],
    [[12], 12],
    [[13], undefined],
    [[3, 2, 7], 2],
    [[12, 13], 12],
    [[-1], undefined],
  ])("of %j months ago is of %s", async ([back, found]) => {
    const answer = (await lastReturn.ask([wanted], { book: bookOf(...back), without } as never))(wanted);
    expect(answer && `${monthText(answer.period)} ${answer.batchId} ${answer.file}`).toBe(
      found === undefined ? undefined : `${monthText(addMonths(july, -found))} b${found} ${found}.csv`,
    );
  });
  test("is read as it was written", () => {
    const answer = { period: addMonths(july, -2), batchId: "b2", file: "2.csv" };
    const [line] = lastReturn.write(wanted, answer);
    expect(lastReturn.read([JSON.parse(JSON.stringify(line))]).get(lastReturn.idOf(wanted))).toEqual(answer);
  });
});

test.for([
  [0, false],
  [1, true],
  [2, false],
] as const)("of a return of %i months ago the month before is known: %s", async ([back, known]) => {
  const key = { version: wanted, among: new Set<never>() };
  const answer = (await monthBefore.ask([key], { book: bookOf(back), without } as never))(key);
  expect(answer?.batchId).toBe(known ? `b${back}` : undefined);
});
