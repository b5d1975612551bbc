// The secret of a scheme and a year of claims: what is sealed with it comes back with it, and with no other.
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { claimCipher, newSecret, secretCheck } from "../../../src/ledger/keyed/claim-cipher.ts";

const secret = newSecret();
const [mine, again, other] = [secret, secret, newSecret()].map(claimCipher);
const hashes = Array.from({ length: 50 }, () => randomBytes(32));

test("a person is sealed alike each time, one by one or many together, and opened by the same secret alone", () => {
  const sealed = mine?.sealPersons(hashes) ?? [];
  expect(new Set(sealed.map((one) => Buffer.from(one).toString("hex"))).size).toBe(50);
  for (const [at, hash] of hashes.entries()) {
    const one = sealed[at] ?? new Uint8Array();
    expect(again?.sealPersons([hash])[0]).toEqual(one);
    expect(again?.openPerson(one)).toEqual(hash.subarray(0, 16));
    expect(other?.openPerson(one)).toBeUndefined();
    // Nothing of the hash stands in what is written down.
    expect(Buffer.from(one).includes(hash.subarray(0, 8))).toBe(false);
  }
  expect(other?.sealPersons(hashes)[0]).not.toEqual(sealed[0]);
});

test("a run of keys is turned back by the same secret and number", () => {
  const keys = randomBytes(12 * 1000);
  const turned = mine?.turnRun(7, keys) ?? new Uint8Array();
  expect(turned).toHaveLength(keys.length);
  expect(turned).not.toEqual(keys);
  expect(again?.turnRun(7, turned)).toEqual(keys);
  expect(again?.turnRun(8, turned)).not.toEqual(keys);
  expect(other?.turnRun(7, turned)).not.toEqual(keys);
});

test("a text is opened by its secret; changed by a bit or with another secret it is refused", () => {
  const text = "She moved on 20 June; Siân paid her. Ŵ";
  const sealed = mine?.sealText(text) ?? { nonce: new Uint8Array(12), cipher: new Uint8Array(16) };
  expect(again?.openText(sealed)).toBe(text);
  expect(again?.openText(mine?.sealText("") ?? sealed)).toBe("");
  expect(() => other?.openText(sealed)).toThrow();
  const changed = Buffer.from(sealed.cipher);
  changed[3] = (changed[3] ?? 0) ^ 1;
  expect(() => again?.openText({ ...sealed, cipher: changed })).toThrow();
});

test("what a secret is known by does not tell it", () => {
  expect(secretCheck(secret)).toMatch(/^[0-9a-f]{64}$/);
  expect(secretCheck(secret)).not.toContain(Buffer.from(secret).toString("hex").slice(0, 16));
});
