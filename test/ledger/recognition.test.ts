// The keys by which people of earlier batches are recognised: keyed hashes that a batch leaves, and that go out of sight with it.
import { createHmac, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { claimCipher } from "../../src/ledger/keyed/claim-cipher.ts";
import { keyRuns } from "../../src/ledger/keyed/key-runs.ts";
import { matchHasher } from "../../src/ledger/keyed/key-takers.ts";
import { type MatchKey, matchKinds, type NewMatches } from "../../src/ledger/recognition.ts";
import { takeGuardsOff } from "../../src/ledger/sqlite/guards-off.ts";
import { matchReader } from "../../src/ledger/sqlite/met-matches.ts";
import { keyPathOf, readKeyLines } from "../../src/ledger/sqlite/person-key.ts";
import { schemaSql } from "../../src/ledger/sqlite/schema.ts";
import { openLedger } from "./asked-book.ts";
import { entry, folder, id, posting, scheme, sha } from "./book.ts";

test("a key was the HMAC of scheme, kind and value, cut to twelve bytes", () => {
  const key = randomBytes(32);
  const hashesOf = matchHasher(key);
  for (const count of [1, 255, 256, 1000, 3]) {
    const values = Array.from({ length: count }, (_, at) => `HT482913 "=Siân" ${at}`);
    const expected = values.map((value) => {
      const text = JSON.stringify([scheme, "nf", value]);
      return createHmac("sha256", key).update(text).digest("hex").slice(0, 24);
    });
    expect(hashesOf(scheme, "nf", values, "sha256").map((one) => one.toString("hex"))).toEqual(expected);
  }
});

const key = (kind: MatchKey["kind"], value: string): MatchKey => ({ kind, value });

function brings(...keys: readonly MatchKey[]): readonly NewMatches[] {
  const values = keys.map(({ value }) => Buffer.from(JSON.stringify(value).slice(1, -1)));
  let end = 0;
  const ends = values.map(({ length }) => {
    end += length;
    return end;
  });
  const kinds = Uint8Array.from(keys, (one) => matchKinds.indexOf(one.kind));
  return [{ scheme, kinds, ends: Uint32Array.from(ends), bytes: Buffer.concat(values) }];
}

test("what a batch left is met, of its own kind and scheme alone, until it is withdrawn", async () => {
  const ledger = await openLedger(join(folder(), "ledger.sqlite"));
  expect(await ledger.remembersNames(scheme)).toBe(false);
  const matches = brings(key("n", "HT482913"), key("nf", "HT482913 =Siân"), key("n", "HT482913"));
  await ledger.post(entry("one", { matches }), [posting(1)]);
  const [number, name, other] = [
    key("n", "HT482913"),
    key("nf", "HT482913 =Siân"),
    key("ns", "HT482913 =Siân"),
  ];
  expect(await ledger.matchesOf(scheme, [number, name, other])).toEqual(new Set([number, name]));
  expect(await ledger.matchesOf("sick-pay-enhancement-2020", [number])).toEqual(new Set());
  expect([await ledger.remembersNames(scheme), await ledger.check()]).toEqual([true, []]);
  await ledger.withdraw({ id: id("gone"), manifest: sha("gone"), staging: "" }, id("one"));
  expect([await ledger.remembersNames(scheme), await ledger.matchesOf(scheme, [number])]).toEqual([
    false,
    new Set(),
  ]);
  await ledger.close();
});

test("runs as they were made before are still read, beside those of now", () => {
  const own = randomBytes(32);
  const hashesOf = matchHasher(own);
  const asked = ["HT482913 =Siân", "HT482913 =Ann", "HT482913 =Non"].map((value) => key("nf", value));
  const [before, now] = asked;
  const database = new DatabaseSync(":memory:", { enableForeignKeyConstraints: false });
  database.exec(schemaSql());
  takeGuardsOff(database);
  database.exec(`
    INSERT INTO batch VALUES (1, '${id("one")}', 'run', NULL, '${sha("one")}', '', NULL, '${sha("genesis")}');
    INSERT INTO scheme VALUES (1, 1, '${scheme}', NULL);
  `);
  const put = database.prepare("INSERT INTO match_run VALUES (?, 1, 1, NULL, 'nf', ?)");
  put.run(1, hashesOf(scheme, "nf", [before?.value ?? ""], "sha256")[0] ?? null);
  const runs = keyRuns(own, ({ keys }) => put.run(2, keys));
  for (const matches of brings(...asked.filter((one) => one === now))) runs.put(matches);
  runs.end();
  const read = matchReader(database, hashesOf, () => undefined);
  expect([...read(scheme, asked)]).toEqual([before, now]);
  database.close();
});

test("more keys than a run holds are met in all of them", async () => {
  const ledger = await openLedger(join(folder(), "ledger.sqlite"));
  const value = (number: number) => String(number);
  const many = Array.from({ length: 65_537 }, (_, number) => key("s", value(number)));
  await ledger.post(entry("one", { matches: brings(...many) }), [posting(1)]);
  const asked = [0, 1, 65_535, 65_536, 65_537].map((number) => key("s", value(number)));
  expect([...(await ledger.matchesOf(scheme, asked))].map((one) => one.value)).toHaveLength(4);
  expect(await ledger.check()).toEqual([]);
  await ledger.close();
});

test("many keys and few leave the same runs: sorted, each key once", async () => {
  const runsOf = async (matches: readonly NewMatches[]) => {
    const path = join(folder(), "ledger.sqlite");
    // The same key for both books.
    writeFileSync(keyPathOf(path), `${"07".repeat(32)}\n`, { mode: 0o600 });
    const ledger = await openLedger(path);
    await ledger.post(entry("one", { matches }), [posting(1)]);
    await ledger.close();
    const database = new DatabaseSync(path, { readOnly: true });
    const runs = database.prepare("SELECT id, kind, keys FROM match_run ORDER BY id").all();
    database.close();
    // They stand enciphered, with the secret that the batch has brought.
    const cipher = claimCipher(readKeyLines(keyPathOf(path))?.[1] ?? new Uint8Array());
    return runs.map(({ id: run, kind, keys }) => {
      const plain = cipher.turnRun(Number(run), keys as Uint8Array); // A blob.
      return { kind, keys: Buffer.from(plain).toString("hex").match(/.{24}/g) ?? [] };
    });
  };
  const keys = Array.from({ length: 6000 }, (_, at) => key(matchKinds[at % 5] ?? "n", `Siân "${at % 5000}"`));
  const together = await runsOf(brings(...keys));
  const pieces = Array.from({ length: 60 }, (_, at) => brings(...keys.slice(at * 100, at * 100 + 100)));
  expect(await runsOf(pieces.flat())).toEqual(together);
  for (const run of together) expect(run.keys).toEqual([...new Set(run.keys)].sort());
  expect(together.map(({ kind, keys: each }) => [kind, each.length])).toEqual(
    // With the key of zeros, which says how they were hashed.
    [...matchKinds].sort().map((kind) => [kind, 1001]),
  );
});
