// A case about a row ends when a later version of the row's return stands: with the batch that brings it, when that batch is decided
// again from what was written down, and in the ledger (WFP-55).
import { expect, test } from "vitest";
import { openLines } from "../../src/commands/work/ledger-open.ts";
import { filesOf, returnOf, type SmallBook, type SmallRun, smallBook } from "./small-book.ts";

const second = { employerId: "E2", laCode: "W06000009" };
const casesIn = ({ matters }: Pick<SmallRun, "matters">): readonly string[] =>
  matters.flatMap((one) => (one.kind === "duplicate" ? [`${one.employerId} ${one.sinceFile}`] : []));

async function casesOf(book: SmallBook): Promise<readonly string[]> {
  const { lines } = await openLines(await book.ledger(), book.law);
  return lines.flatMap((one) =>
    one["kind"] === "duplicate" ? [`${one["employerId"]} ${one["sinceFile"]}`] : [],
  );
}

test("a claim that is held again is asked about once, and one that is left out not at all", async () => {
  const book = smallBook();
  try {
    await book.submit(filesOf([returnOf(0, [{}])]));
    for (const [sequence, rows, cases] of [
      [1, [{}], ["E2 0-0-1.csv"]],
      [2, [{}], ["E2 0-0-2.csv"]],
      [3, [{ person: 1 }], []],
    ] as const) {
      const files = filesOf([returnOf(0, rows, { ...second, sequence })]);
      const run = await book.submit(files);
      expect(casesIn(run)).toEqual(cases);
      expect(casesIn(await book.again(files, run.prior))).toEqual(cases);
      expect(await casesOf(book)).toEqual(cases);
    }
    // Another month of the same employer is another return.
    await book.submit(filesOf([returnOf(1, [{}], second)]));
    expect(await casesOf(book)).toEqual(["E2 0-1-1.csv"]);
    await book.submit(filesOf([returnOf(2, [{ person: 1 }], second)]));
    expect(await casesOf(book)).toEqual(["E2 0-1-1.csv"]);
  } finally {
    await book.remove();
  }
});
