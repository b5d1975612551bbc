// What is done with the secret of a scheme and a year of claims. The book knows people by hashes made with its own key; what it
// writes down is these, enciphered with the secret. Once the secret is gone, nobody can tell who is meant, whatever else they have.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const hashLength = 16;
/** What stands in the book for somebody: two blocks, of which the second shows whether the secret is the right one. */
const sealedLength = 2 * hashLength;
const mark = 0xa5;
const nonceLength = 12;
const tagLength = 16;
const [persons, runs, texts] = ["persons", "runs", "texts"] as const;

export type ClaimCipher = {
  /** 32 bytes for each keyed hash of a person, of which the first sixteen count; the same for the same person. */
  readonly sealPersons: (hashes: readonly Uint8Array[]) => readonly Uint8Array[];
  /** The sixteen bytes again; undefined where it was sealed with another secret. */
  readonly openPerson: (sealed: Uint8Array) => Uint8Array | undefined;
  /** Enciphers the keys of the run with this number in the book, or deciphers them. A number comes once. */
  readonly turnRun: (run: number, keys: Uint8Array) => Uint8Array;
  readonly sealText: (text: string) => SealedText;
  /** Throws where the bytes are not what was sealed. */
  readonly openText: (sealed: SealedText) => string;
};

type SealedText = { readonly nonce: Uint8Array; readonly cipher: Uint8Array };

export function newSecret(): Uint8Array {
  return randomBytes(32);
}

/** What the book keeps of a secret, to know it by. */
export function secretCheck(secret: Uint8Array): string {
  return createHash("sha256").update("taliad claim key\n").update(secret).digest("hex");
}

export function claimCipher(secret: Uint8Array): ClaimCipher {
  const keyFor = (use: string): Uint8Array =>
    createHash("sha256").update(`taliad claim key ${use}\n`).update(secret).digest();
  // Each block is a hash of its own: no two are alike, and nothing follows from one about another.
  const person = createCipheriv("aes-256-ecb", keyFor(persons), null).setAutoPadding(false);
  const personBack = createDecipheriv("aes-256-ecb", keyFor(persons), null).setAutoPadding(false);
  const [runKey, textKey] = [keyFor(runs), keyFor(texts)];
  return {
    sealPersons(hashes) {
      const plain = Buffer.alloc(hashes.length * sealedLength);
      for (const [at, hash] of hashes.entries()) putTwice(plain, at * sealedLength, hash);
      const sealed = person.update(plain);
      return hashes.map((_, at) => sealed.subarray(at * sealedLength, (at + 1) * sealedLength));
    },
    openPerson(sealed) {
      const plain = personBack.update(sealed);
      for (let at = 0; at < hashLength; at += 1)
        if (plain[at + hashLength] !== ((plain[at] ?? 0) ^ mark)) return undefined;
      return plain.subarray(0, hashLength);
    },
    turnRun(run, keys) {
      const counter = Buffer.alloc(16);
      counter.writeBigUInt64BE(BigInt(run));
      return createCipheriv("aes-256-ctr", runKey, counter).update(keys);
    },
    sealText(text) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv("aes-256-gcm", textKey, nonce);
      return {
        nonce,
        cipher: Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]),
      };
    },
    openText({ nonce, cipher }) {
      const end = cipher.length - tagLength;
      const back = createDecipheriv("aes-256-gcm", textKey, nonce).setAuthTag(cipher.subarray(end));
      return Buffer.concat([back.update(cipher.subarray(0, end)), back.final()]).toString("utf8");
    },
  };
}

function putTwice(into: Buffer, at: number, hash: Uint8Array): void {
  for (let byte = 0; byte < hashLength; byte += 1) {
    const value = hash[byte] ?? 0;
    into[at + byte] = value;
    into[at + hashLength + byte] = value ^ mark;
  }
}
