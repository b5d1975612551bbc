// What is open of somebody whose money was paid in batches that a purge took, but of whom a batch that stays says something.
import { join } from "node:path";
import { expect, test } from "vitest";
import { openLines } from "../../src/commands/work/ledger-open.ts";
import { pence } from "../../src/core/money.ts";
import { openSqliteBook } from "../../src/ledger/sqlite/book.ts";
import { shipped } from "../law/shipped.ts";
import { entry, folder, id, month, posting, sha, someone, submission } from "../ledger/book.ts";

test("a purge leaves what is missing of who stays as it was", async () => {
  const book = await openSqliteBook(join(folder(), "ledger.sqlite"));
  await book.post(entry("June"), [posting(1), posting(2)]);
  const last = { submission: 0, kind: "arrears", sheet: "", row: 2, month: month("2022-10") } as const;
  await book.post(
    entry("October", {
      submissions: [submission({ period: month("2022-10") })],
      conditions: [{ ...last, person: someone(1), amount: pence(119_840), about: "held" }],
    }),
  );
  const missing = async () =>
    (await openLines(book, shipped)).lines
      .filter(({ about }) => about === "held")
      .map(({ amount }) => amount);
  expect(await missing()).toEqual(["1198.40"]);
  await book.post({ id: id("purge"), manifest: sha("manifest of purge"), staging: "", purges: [1] });
  expect(await missing()).toEqual(["1198.40"]);
  await book.close();
});
