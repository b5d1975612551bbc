// A book that a server has had since before there were keys of claims: it cannot be purged there, and goes through a file and back.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { Book } from "../../src/ledger/book.ts";
import { copyBook } from "../../src/ledger/copy.ts";
import { openPostgresBook } from "../../src/ledger/postgres/book.ts";
import { openSqliteBook } from "../../src/ledger/sqlite/book.ts";
import { keyPathOf, readKeyLines } from "../../src/ledger/sqlite/person-key.ts";
import { atServer, outcomeOf, speaking } from "./at-server.ts";
import { entry, folder, month, posting, purge, scheme, someone, submission } from "./book.ts";
import { formerBook } from "./former-books.ts";
import { formerTables } from "./former-tables.ts";

const { withServer, newAddress } = await atServer();
/** Of the former book's people, and two who come later. */
const people = [...Array.from({ length: 12 }, (_, at) => at + 1), 30, 31];

const knownIn = async (book: Book): Promise<readonly number[]> =>
  Promise.all(
    people.map(async (one) => {
      const [lines] = await book.lines({ scheme, people: [someone(one)] });
      return lines?.postings.length ?? 0;
    }),
  );

/** What every copy of the book has to say alike. */
const toldBy = async (book: Book) => ({
  sums: await book.sums(["employer", "period"]),
  batches: (await book.batches()).map(({ id, chain, head, purgedBy }) => [id, chain, head, purgedBy]),
  known: await knownIn(book),
});

withServer(
  "a book that a server had before there were keys of claims is purged in a file, and goes back to a server",
  async () => {
    const former = formerBook(2);
    const begun = await openSqliteBook(former);
    const later = { submissions: [submission({ period: month("2022-10") })] };
    await begun.post(entry("later", later), [posting(30), posting(31)]);
    await begun.close();
    const old = newAddress();
    await speaking(old, "owner", async (say) =>
      expect(await say(`BEGIN; ${formerTables()} COMMIT`)).toBe("[]"),
    );
    await copyBook(former, old);
    const first = await openPostgresBook(old);
    const before = await toldBy(first);
    expect(before.known.filter((postings) => postings > 0).length).toBeGreaterThan(2);
    const runs = (await first.batches()).filter(
      ({ kind, sequence }) => kind === "run" && sequence < before.batches.length,
    );
    expect(await outcomeOf(first.post(purge("here", ...runs.map(({ sequence }) => sequence))))).toBe(
      "purge-without-keys",
    );
    expect([await toldBy(first), await first.check()]).toEqual([before, []]);
    await first.close();

    const file = join(folder(), "between.sqlite");
    await copyBook(old, file);
    const between = await openSqliteBook(file);
    expect(await toldBy(between)).toEqual(before);
    await between.post(purge("there", ...runs.map(({ sequence }) => sequence)));
    const after = await toldBy(between);
    expect(after.sums).toEqual(before.sums);
    expect(after.batches.slice(0, -1).map(([id, chain, head]) => [id, chain, head])).toEqual(
      before.batches.map(([id, chain, head]) => [id, chain, head]),
    );
    const forgotten = people.filter((_, at) => (before.known[at] ?? 0) > 0 && after.known[at] === 0);
    expect(forgotten.length).toBeGreaterThan(2);
    expect(after.known.slice(-2)).toEqual([1, 1]);
    expect(await between.check()).toEqual([]);
    await between.close();

    const fresh = newAddress();
    await copyBook(file, fresh);
    const back = await openPostgresBook(fresh);
    expect([await toldBy(back), await back.check()]).toEqual([after, []]);
    // From here on it is purged where it is, and whoever comes is posted.
    const period = month("2024-06");
    await back.post(entry("last", { submissions: [submission({ period })] }), [
      posting(40, { dueMonth: period }),
    ]);
    const { sequence } = await back.state();
    expect(await outcomeOf(back.post(purge("again", sequence)))).toBe("taken");
    expect(await back.lines({ scheme, people: [someone(40)] })).toEqual([]);
    expect([await knownIn(back), await back.check()]).toEqual([after.known, []]);
    await back.close();
    // Nothing of the keys of then is in the key file of the server: its secrets stand at the server, enciphered.
    const keyPath = new URL(fresh).searchParams.get("key") ?? "";
    expect(readKeyLines(keyPath)).toHaveLength(1);
    expect(readFileSync(keyPath)).toEqual(readFileSync(keyPathOf(file)).subarray(0, 65));
  },
);
