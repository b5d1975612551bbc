// The keys by which people of earlier batches are recognised: keyed hashes that a batch leaves, and that go out of sight with it.
import { createHmac, randomBytes } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { MatchKey, NewMatch } from "../../src/ledger/recognition.ts";
import { matchHasher } from "../../src/ledger/sqlite/match-runs.ts";
import { openLedger } from "../../src/ledger/sqlite.ts";
import { entry, folder, id, posting, scheme, sha } from "./book.ts";

test("a key is the HMAC of scheme, kind and value, cut to twelve bytes", () => {
  const key = randomBytes(32);
  const text = JSON.stringify([scheme, "nf", "HT482913 =Siân"]);
  const expected = createHmac("sha256", key).update(text).digest().subarray(0, 12);
  expect(Buffer.from(matchHasher(key)(scheme, "nf", "HT482913 =Siân"))).toEqual(expected);
});

const key = (kind: MatchKey["kind"], value: string): MatchKey => ({ kind, value });
const brings = (...keys: readonly MatchKey[]): readonly NewMatch[] => keys.map((one) => ({ scheme, ...one }));

test("what a batch left is met, of its own kind and scheme alone, until it is withdrawn", () => {
  const ledger = openLedger(join(folder(), "ledger.sqlite"));
  expect(ledger.remembersNames(scheme)).toBe(false);
  const matches = brings(key("n", "HT482913"), key("nf", "HT482913 =Siân"), key("n", "HT482913"));
  ledger.post(entry("one", { matches }), [posting(1)]);
  const [number, name, other] = [
    key("n", "HT482913"),
    key("nf", "HT482913 =Siân"),
    key("ns", "HT482913 =Siân"),
  ];
  expect(ledger.matchesOf(scheme, [number, name, other])).toEqual(new Set([number, name]));
  expect(ledger.matchesOf("sick-pay-enhancement-2020", [number])).toEqual(new Set());
  expect([ledger.remembersNames(scheme), ledger.check()]).toEqual([true, []]);
  ledger.withdraw({ id: id("gone"), manifest: sha("gone"), staging: "" }, id("one"));
  expect([ledger.remembersNames(scheme), ledger.matchesOf(scheme, [number])]).toEqual([false, new Set()]);
  ledger.close();
});

test("more keys than a run holds are met in all of them", () => {
  const ledger = openLedger(join(folder(), "ledger.sqlite"));
  const value = (number: number) => String(number);
  const many = function* () {
    for (let number = 0; number < 65_537; number += 1) yield { scheme, ...key("s", value(number)) };
  };
  ledger.post(entry("one", { matches: many() }), [posting(1)]);
  const asked = [0, 1, 65_535, 65_536, 65_537].map((number) => key("s", value(number)));
  expect([...ledger.matchesOf(scheme, asked)].map((one) => one.value)).toHaveLength(4);
  expect(ledger.check()).toEqual([]);
  ledger.close();
});
