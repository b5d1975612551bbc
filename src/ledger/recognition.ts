// How people of earlier batches are recognised beside their numbers: by keyed hashes, and by what somebody has closed.
import type { PersonNumber } from "../core/person.ts";

/** n: the number. nf, ns: with a forename, a surname. s: one slip away from it. p: the employer's own number of the person. */
export const matchKinds = ["n", "nf", "ns", "s", "p"] as const;
export type MatchKind = (typeof matchKinds)[number];

/** By what somebody is recognised: a text of which the book keeps a keyed hash alone. */
export type MatchKey = { readonly kind: MatchKind; readonly value: string };
/**
 * What a batch leaves of its people, many keys together: the kind of each by its place in `matchKinds`, and where its value ends.
 * Values are UTF-8, as they stand between the quotes of JSON. Good until the next ones are asked for.
 */
export type NewMatches = {
  readonly scheme: string;
  readonly kinds: Uint8Array;
  readonly ends: Uint32Array;
  readonly bytes: Uint8Array;
  /** Further ones of kind `s`, laid out as they are hashed: each in `slipLength` bytes its length, its value and zeros. */
  readonly slips?: Uint8Array | undefined;
};

export const slipLength = 32;

/** People whose keys are yet to be made: in this thread, or in one of their own. */
export type UnmadeMatches = {
  /** How many there are. */
  readonly count: number;
  readonly made: () => Iterable<NewMatches>;
  /** A file that serves their runs (keyed/serve-runs.ts), and what its maker of keys has to know. */
  readonly file: URL;
  readonly about: unknown;
  /** What it makes keys of, piece by piece; the memory of each goes with it. */
  readonly pieces: readonly { readonly scheme: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
};

/** Somebody at an employer. */
export type OnePerson = { readonly person: PersonNumber; readonly employerId: string };

/** A case was closed as GENUINE: two people, or two claims of one that both stand; or as SAME: one person. */
export type PairRuling = "two" | "one";
