// The head of the chain as it is shown outside the book: keyed, so that whoever can write the book's file, but has not its
// key, can neither cut the newest batches off nor write the chain again without a head that was printed no longer fitting.
import { createHmac } from "node:crypto";

/** From the number of a batch and the chain up to it to 64 hex digits; empty for a book without a batch. */
export type ChainHead = (sequence: number, chain: string) => string;

/** HMAC-SHA-256 by the book's key. The name in front keeps a head apart from a person's key, which is of eight characters. */
export function chainHead(key: Uint8Array): ChainHead {
  return (sequence, chain) =>
    sequence === 0
      ? ""
      : createHmac("sha256", key).update(`taliad ledger head\n${sequence} ${chain}\n`).digest("hex");
}
