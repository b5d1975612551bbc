// People and rulings under the keys of a scheme and a year of claims: nobody is written down by the book's own key, whoever
// comes again in another year or scheme is the same person, and a text is read while its key is there.
import { createHmac } from "node:crypto";
import { closeSync, linkSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { pence } from "../../src/core/money.ts";
import { personText } from "../../src/core/person.ts";
import { keyPathOf, readKeyLines } from "../../src/ledger/sqlite/person-key.ts";
import { openLedger } from "./asked-book.ts";
import { entry, folder, instalment, month, posting, scheme, someone, submission } from "./book.ts";
import { formerBook } from "./former-books.ts";

const sickPay = "sick-pay-enhancement-2020";
const reason = "She moved on 20 June.";

/** June and December 2022, and January 2023, and a claim of the other scheme; one person in all, and one of June alone. */
async function fourClaims(path: string): Promise<void> {
  const ledger = await openLedger(path);
  const months = ["2022-06", "2022-12", "2023-01"];
  for (const [at, text] of months.entries()) {
    const of = submission({ period: month(text) });
    const more = { submissions: [of], decisions: at === 0 ? [ruling] : [] };
    const paid = { instalment: at + 1, amount: instalment, dueMonth: month(text) };
    const people = at === 0 ? [1, 2] : [1];
    await ledger.post(
      entry(text, more),
      people.map((person) => posting(person, paid)),
    );
  }
  const schemes = [{ name: sickPay, ceiling: undefined }];
  const sick = submission({ scheme: sickPay, layout: "sspe-claim" });
  await ledger.post(entry("sick", { schemes, submissions: [sick] }), [
    posting(1, { head: "TOPUP", instalment: 0 }),
  ]);
  await ledger.close();
}

const ruling = {
  ...{ input: 0, scheme, person: someone(1), code: "A-1", sheet: "", row: 2 },
  details: JSON.stringify({ reason }),
};

const rowsOf = (path: string, sql: string) => {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
};

test("who comes again in another year or scheme is one person, linked to its key", async () => {
  const path = join(folder(), "ledger.sqlite");
  await fourClaims(path);
  expect(rowsOf(path, "SELECT count(*) AS n FROM person")).toEqual([{ n: 2 }]);
  expect(
    rowsOf(path, "SELECT year, name FROM claim_key JOIN scheme ON scheme.id = claim_key.scheme"),
  ).toEqual([
    { year: 2022, name: scheme },
    { year: 2023, name: scheme },
    { year: 2022, name: sickPay },
  ]);
  expect(rowsOf(path, "SELECT person, claim_key FROM person_link")).toEqual([
    { person: 1, claim_key: 2 },
    { person: 1, claim_key: 3 },
  ]);
  const ledger = await openLedger(path, { readOnly: true });
  const [lines] = await ledger.lines({ people: [someone(1)] });
  expect(lines?.postings).toHaveLength(4);
  expect(lines?.personKey).toBe(ledger.keyOf(someone(1)));
  expect(await ledger.lines({ keys: [ledger.keyOf(someone(1))] })).toEqual([{ ...lines, person: undefined }]);
  expect(await ledger.lines({ people: [someone(3)] })).toEqual([]);
  expect(await ledger.decisionsOf(someone(1))).toMatchObject([{ details: ruling.details }]);
  expect(await ledger.check()).toEqual([]);
  await ledger.close();
});

test("neither the book's own hash of a person nor the text of a ruling stands in its file", async () => {
  const path = join(folder(), "ledger.sqlite");
  await fourClaims(path);
  const key = readKeyLines(keyPathOf(path))?.[0] ?? new Uint8Array();
  const hash = createHmac("sha256", key)
    .update(personText(someone(1)))
    .digest();
  const bytes = readFileSync(path);
  expect(bytes.includes(hash.subarray(0, 12))).toBe(false);
  expect(bytes.includes(reason)).toBe(false);
  expect(bytes.includes("2022-06.csv")).toBe(true);
});

test("a key file without a key of the claims is refused: everybody would be somebody new", async () => {
  const path = join(folder(), "ledger.sqlite");
  await fourClaims(path);
  const lines = readFileSync(keyPathOf(path), "utf8").split("\n");
  expect(lines).toHaveLength(5);
  writeFileSync(keyPathOf(path), `${[...lines.slice(0, 2), ...lines.slice(3)].join("\n")}`);
  const opening = openLedger(path, { readOnly: true });
  await expect(opening).rejects.toMatchObject({ kind: "damaged", reason: "claim-key-missing" });
});

test("a batch that is refused leaves no secret in the key file", async () => {
  const path = join(folder(), "ledger.sqlite");
  await fourClaims(path);
  const before = readFileSync(keyPathOf(path));
  const ledger = await openLedger(path);
  const later = { submissions: [submission({ period: month("2024-06") })] };
  const tooMuch = posting(1, { instalment: 9, amount: pence(999_999), dueMonth: month("2024-06") });
  await expect(ledger.post(entry("too much", later), [tooMuch])).rejects.toMatchObject({
    reason: "above-ceiling",
  });
  expect(readFileSync(keyPathOf(path))).toEqual(before);
  await ledger.close();
});

test("where the key file lay before a secret came, nothing of it is left; another name of it keeps it", async () => {
  const path = join(folder(), "ledger.sqlite");
  await fourClaims(path);
  const post = async (text: string): Promise<void> => {
    const ledger = await openLedger(path);
    await ledger.post(entry(text, { submissions: [submission({ period: month(text) })] }), [
      posting(7, { instalment: Number(text.slice(3, 4)), dueMonth: month(text) }),
    ]);
    await ledger.close();
  };
  const [first, size] = [openSync(keyPathOf(path), "r"), readFileSync(keyPathOf(path)).length];
  await post("2024-06");
  expect(readFileSync(first)).toEqual(Buffer.alloc(size));
  closeSync(first);
  const backup = join(folder(), "backup.key");
  linkSync(keyPathOf(path), backup);
  const saved = readFileSync(backup);
  await post("2025-06");
  expect(readFileSync(backup)).toEqual(saved);
  expect(readKeyLines(keyPathOf(path))).toHaveLength(6);
});

test("a book that was begun before there were such keys stays without them", async () => {
  const path = formerBook(2);
  const ledger = await openLedger(path);
  await ledger.post(entry("later", { submissions: [submission({ period: month("2022-12") })] }), [
    posting(9),
  ]);
  expect(await ledger.check()).toEqual([]);
  await ledger.close();
  expect(rowsOf(path, "SELECT count(*) AS n FROM claim_key")).toEqual([{ n: 0 }]);
  expect(readKeyLines(keyPathOf(path))).toHaveLength(1);
});
