// The keys of a book: its own, by which it makes hashes of people, and the secrets of schemes and years of claims, with which it
// enciphers them (claim-cipher.ts). None of them stands in the book.
export type BookKeys = {
  readonly book: Uint8Array;
  readonly secrets: ClaimSecrets;
};

export type ClaimSecrets = {
  /** The one that is known by this check; undefined where it is not there. */
  readonly of: (check: string) => Uint8Array | undefined;
  /** Keeps new ones for good, before the batch counts that was written with them. */
  readonly keep: (secrets: readonly Uint8Array[]) => void;
};
