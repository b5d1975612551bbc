// People in the ledger are a keyed hash of the first eight characters of their NI number, so that the book can
// be shown, copied and kept without naming anybody. The key lies beside the book, readable by its owner only.
import { createHash, randomBytes } from "node:crypto";
import { linkSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { type PersonNumber, personText } from "../../core/person.ts";
import { LedgerFault } from "../fault.ts";
import { keyedHasher } from "../keyed/keyed-hash.ts";
import { type Lanes, openLanes } from "../keyed/lanes.ts";
import { readSmall, syncFolder, writeNew } from "./files.ts";

/** Makes the 32 bytes of a person's key. */
export type PersonHash = (person: PersonNumber) => Uint8Array;

const keyLength = 32;
const keyLines = /^(?:[0-9a-f]{64}\n)+$/;
/** Of a thousand secrets: more than there are schemes and years. */
const mostKeyBytes = 1 << 16;

/** HMAC-SHA-256 of the eight characters. */
export function personHasher(key: Uint8Array): PersonHash {
  const hashOf = keyedHasher(key);
  return (person) => hashOf(Buffer.from(personText(person), "latin1"));
}

/** The same of many people at once. */
export type PeopleHash = (persons: readonly PersonNumber[]) => readonly Uint8Array[];

/**
 * Once so many people have come, the next are hashed four at a time, an eighth of the time one by one: setting that up costs as much as
 * some thousands of hashes.
 */
const many = 4096;

export function peopleHasher(key: Uint8Array): PeopleHash {
  const hashOf = personHasher(key);
  let keys: Uint8Array[] = [];
  let lanes: Lanes | undefined;
  let count = 0;
  const message = Buffer.alloc(16);
  return (persons) => {
    count += persons.length;
    if (count < many) return persons.map(hashOf);
    keys = [];
    lanes ??= openLanes(key, "", "", (words, first, step) => void keys.push(bytesOf(words, first, step)));
    for (const person of persons) {
      lanes.put(message, 0, message.write(personText(person), "latin1"));
    }
    lanes.end();
    return keys;
  };
}

function bytesOf(words: Uint32Array, first: number, step: number): Uint8Array {
  const bytes = new Uint8Array(keyLength);
  for (let at = 0; at < keyLength; at += 4) {
    const word = words[first + (at / 4) * step] ?? 0;
    bytes[at] = word >>> 24;
    bytes[at + 1] = (word >>> 16) & 0xff;
    bytes[at + 2] = (word >>> 8) & 0xff;
    bytes[at + 3] = word & 0xff;
  }
  return bytes;
}

/** What the book keeps of the key, to notice a wrong one. It says nothing about the key or anybody. */
export function keyCheck(key: Uint8Array): string {
  return createHash("sha256").update("taliad ledger key\n").update(key).digest("hex");
}

export function keyPathOf(ledgerPath: string): string {
  return `${ledgerPath}.key`;
}

/** The key beside the ledger; undefined when there is none. Throws when the file is not a key. */
export function readKey(path: string): Uint8Array | undefined {
  return readKeyLines(path)?.[0];
}

/** The book's key, then the secrets of its claims (key-file.ts). Throws when the file is not one of keys. */
export function readKeyLines(path: string): readonly Uint8Array[] | undefined {
  const read = () => readSmall(path, "key-damaged", mostKeyBytes);
  const first = read();
  // While it was read it may have been replaced, and written over where it lay (key-file.ts).
  const text = first === undefined || keyLines.test(first) ? first : read();
  if (text === undefined) return undefined;
  if (!keyLines.test(text)) throw new LedgerFault("damaged", "key-damaged", path);
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => Buffer.from(line, "hex"));
}

/** A new file with this key, the owner's only. Throws EEXIST when there is one. */
export function writeKey(path: string, key: Uint8Array): void {
  writeNew(path, `${Buffer.from(key).toString("hex")}\n`);
}

/** Makes the key file, whole or not at all. When another run was faster, its key is the one. */
export function makeKey(path: string): Uint8Array {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeKey(draft, randomBytes(keyLength));
  try {
    // A link, unlike a rename, never replaces what is there.
    linkSync(draft, path);
  } catch (error) {
    // Node's file errors carry a code.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  syncFolder(dirname(path));
  const key = readKey(path);
  if (key === undefined) throw new LedgerFault("trouble", "key-not-written", path);
  return key;
}
