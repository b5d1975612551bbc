// Books of versions 1 and 2: read as they are, written again once by the next writer, refused when they are not whole.
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { openLedger } from "../../src/ledger/sqlite.ts";
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
function told(path: string): unknown {
  const ledger = openLedger(path, { readOnly: true });
  const people = [1, 2, 3, 4, 5].map(someone);
  const said = {
    batches: ledger.batches(),
    facts: people.map((one) => ledger.factsOf(one, scheme)),
    claims: people.map((one) => ledger.claimsOf(one, scheme)),
    history: people.map((one) => ledger.history(one)),
    cases: ledger.cases(),
    decisions: people.map((one) => ledger.decisionsOf(one)),
    balances: ledger.balances("employer"),
    found: ledger.check(),
  };
  ledger.close();
  return said;
}

describe.each([1, 2] as const)("a book of version %i", (version) => {
  test("is read as it is, and says the same when it was written again", () => {
    const path = formerBook(version);
    const before = told(path);
    expect(before).toMatchObject({
      found: [],
      facts: [{ paid: 2 * instalment }, { paid: instalment }, undefined, undefined, undefined],
    });
    expect(inFile(path, (book) => book.prepare("PRAGMA user_version").get())).toEqual({
      user_version: version,
    });

    openLedger(path).close();
    expect(inFile(path, (book) => book.prepare("PRAGMA user_version").get())).toEqual({ user_version: 3 });
    expect(told(path)).toEqual(before);
  });

  test("is written again once, with the end of its chain noted before and after", () => {
    const path = formerBook(version);
    const end = inFile(path, (book) =>
      book.prepare("SELECT chain FROM seal ORDER BY batch DESC LIMIT 1").get(),
    );
    for (let times = 0; times < 2; times += 1) openLedger(path).close();
    const noted = inFile(path, (book) => book.prepare("SELECT * FROM rewriting").all());
    expect(noted).toEqual([
      { only: 1, version, batches: 6, head_before: end?.["chain"], head_after: end?.["chain"] },
    ]);
    expect(
      inFile(path, (book) => book.prepare("SELECT name FROM sqlite_schema WHERE name GLOB 'former*'").all()),
    ).toEqual([]);
  });

  test("is added to under the rules of the new one", () => {
    const path = formerBook(version);
    const ledger = openLedger(path);
    const third = entry("month 3", { submissions: [submission({ sequence: 3 })] });
    expect(() => ledger.post(third, [posting(1, { instalment: 2 })])).toThrow(
      expect.objectContaining({ kind: "conflict", reason: "instalment-twice" }),
    );
    ledger.post(third, [posting(1, { instalment: 3 })]);
    expect(ledger.factsOf(someone(1), scheme)).toMatchObject({
      paid: 3 * instalment,
      instalments: [1, 2, 3],
    });
    ledger.close();
    const after = openLedger(path);
    after.withdraw({ id: id("w2"), manifest: "0".repeat(64), staging: "" }, id("month 3"));
    expect(after.check()).toEqual([]);
    after.close();
  });

  test("is refused and left as it is where a guard was taken off", () => {
    const path = formerBook(version);
    inFile(path, (book) => book.exec("DROP TRIGGER posting_after"));
    for (const readOnly of [true, false]) {
      expect(() => openLedger(path, { readOnly })).toThrow(
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

  test("is not written again where a check finds it changed", () => {
    const path = formerBook(version);
    inFile(path, (book) => {
      const guard = book.prepare("SELECT sql FROM sqlite_schema WHERE name = 'posting_no_update'").get();
      book.exec("DROP TRIGGER posting_no_update; UPDATE posting SET row = 99 WHERE id = 1;");
      book.exec(String(guard?.["sql"]));
    });
    expect(() => openLedger(path)).toThrow(
      expect.objectContaining({ kind: "damaged", reason: "content-differs" }),
    );
    expect(inFile(path, (book) => book.prepare("PRAGMA user_version").get())).toEqual({
      user_version: version,
    });
  });
});
