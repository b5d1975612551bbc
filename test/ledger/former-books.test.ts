// Books of versions 1 and 2: read as they are, written again once by the next writer, refused when they are not whole.
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { openLedger } from "./asked-book.ts";
import { entry, id, instalment, posting, scheme, someone, submission } from "./book.ts";
import { formerBook } from "./former-books.ts";

function inFile<Result>(path: string, work: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(path);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** All that a book says of these people, its batches and its cases. */
async function told(path: string): Promise<unknown> {
  const ledger = await openLedger(path, { readOnly: true });
  const people = [1, 2, 3, 4, 5].map(someone);
  const said = {
    batches: await ledger.batches(),
    facts: await Promise.all(people.map((one) => ledger.factsOf(one, scheme))),
    claims: await Promise.all(people.map((one) => ledger.claimsOf(one, scheme))),
    history: await Promise.all(people.map((one) => ledger.history(one))),
    cases: await ledger.cases(),
    decisions: await Promise.all(people.map((one) => ledger.decisionsOf(one))),
    balances: await ledger.balances("employer"),
    found: await ledger.check(),
  };
  await ledger.close();
  return said;
}

describe.each([1, 2] as const)("a book of version %i", (version) => {
  test("is read as it is, and says the same when it was written again", async () => {
    const path = formerBook(version);
    const before = await told(path);
    expect(before).toMatchObject({
      found: [],
      facts: [{ paid: 2 * instalment }, { paid: instalment }, undefined, undefined, undefined],
    });
    expect(inFile(path, (book) => book.prepare("PRAGMA user_version").get())).toEqual({
      user_version: version,
    });

    (await openLedger(path)).close();
    expect(inFile(path, (book) => book.prepare("PRAGMA user_version").get())).toEqual({ user_version: 3 });
    expect(await told(path)).toEqual(before);
  });

  test("is written again once, with the end of its chain noted before and after", async () => {
    const path = formerBook(version);
    const end = inFile(path, (book) =>
      book.prepare("SELECT chain FROM seal ORDER BY batch DESC LIMIT 1").get(),
    );
    for (let times = 0; times < 2; times += 1) (await openLedger(path)).close();
    const noted = inFile(path, (book) => book.prepare("SELECT * FROM rewriting").all());
    expect(noted).toEqual([
      { only: 1, version, batches: 6, head_before: end?.["chain"], head_after: end?.["chain"] },
    ]);
    expect(
      inFile(path, (book) => book.prepare("SELECT name FROM sqlite_schema WHERE name GLOB 'former*'").all()),
    ).toEqual([]);
  });

  test("is added to under the rules of the new one", async () => {
    const path = formerBook(version);
    const ledger = await openLedger(path);
    const third = entry("month 3", { submissions: [submission({ sequence: 3 })] });
    await expect(ledger.post(third, [posting(1, { instalment: 2 })])).rejects.toThrow(
      expect.objectContaining({ kind: "conflict", reason: "instalment-twice" }),
    );
    await ledger.post(third, [posting(1, { instalment: 3 })]);
    expect(await ledger.factsOf(someone(1), scheme)).toMatchObject({
      paid: 3 * instalment,
      instalments: [1, 2, 3],
    });
    await ledger.close();
    const after = await openLedger(path);
    await after.withdraw({ id: id("w2"), manifest: "0".repeat(64), staging: "" }, id("month 3"));
    expect(await after.check()).toEqual([]);
    await after.close();
  });

  test("is refused and left as it is where a guard was taken off", async () => {
    const path = formerBook(version);
    inFile(path, (book) => book.exec("DROP TRIGGER posting_after"));
    for (const readOnly of [true, false]) {
      await expect(openLedger(path, { readOnly })).rejects.toThrow(
        expect.objectContaining({
          kind: "damaged",
          reason: "schema-changed",
          detail: "trigger posting_after",
        }),
      );
    }
    expect(inFile(path, (book) => book.prepare("PRAGMA user_version").get())).toEqual({
      user_version: version,
    });
  });

  test("is not written again where a check finds it changed", async () => {
    const path = formerBook(version);
    inFile(path, (book) => {
      const guard = book.prepare("SELECT sql FROM sqlite_schema WHERE name = 'posting_no_update'").get();
      book.exec("DROP TRIGGER posting_no_update; UPDATE posting SET row = 99 WHERE id = 1;");
      book.exec(String(guard?.["sql"]));
    });
    await expect(openLedger(path)).rejects.toThrow(
      expect.objectContaining({ kind: "damaged", reason: "content-differs" }),
    );
    expect(inFile(path, (book) => book.prepare("PRAGMA user_version").get())).toEqual({
      user_version: version,
    });
  });
});
