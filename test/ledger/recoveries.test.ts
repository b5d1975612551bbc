// Which returns took back what another one paid: those that came later, for the same month or a later one.
import { join } from "node:path";
import { expect, test } from "vitest";
import { recoveringReturns } from "../../src/ledger/answers/recoveries.ts";
import { openSqliteBook } from "../../src/ledger/sqlite/book.ts";
import { entry, folder, instalment, month, posting, scheme, someone, submission } from "./book.ts";

type Later = {
  readonly why: string;
  /** The month of the later return, and whose it takes back. */
  readonly period: string;
  readonly person?: number;
  readonly head?: "RECOVERY" | "TOPUP";
  readonly found: boolean;
};

test.for<Later>([
  { why: "the month before", period: "2022-05", found: false },
  { why: "the same month", period: "2022-06", found: true },
  { why: "the month after", period: "2022-07", found: true },
  { why: "the month after, but of somebody else", period: "2022-07", person: 2, found: false },
  { why: "the month after, which takes nothing back", period: "2022-07", head: "TOPUP", found: false },
])("a return of another employer for $why", async ({ period, person = 1, head = "RECOVERY", found }) => {
  const book = await openSqliteBook(join(folder(), "ledger.sqlite"));
  await book.post(entry("paid"), [posting(1)]);
  // Of another month: somebody else has something that can be taken back.
  const may = submission({ employerId: "E0001", period: month("2022-04") });
  await book.post(entry("before", { submissions: [may] }), [posting(2), posting(1, { instalment: 2 })]);
  const later = submission({ employerId: "E0043", period: month(period) });
  const takes = head === "RECOVERY" ? ({ kind: "recovery", amount: -instalment } as const) : { amount: 1 };
  await book.post(entry("later", { submissions: [later] }), [
    posting(person, { head, instalment: 0, ...takes }),
  ]);
  const lines = await book.lines({ people: [someone(1), someone(2)], scheme });
  await book.close();
  const expected = { layout: "wfp-return", employerId: "E0043", laCode: "W06000015", period: month(period) };
  expect(recoveringReturns([1], lines)).toEqual(found ? [expected] : []);
});
