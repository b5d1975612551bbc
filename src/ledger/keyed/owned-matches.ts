// Keys of people that are handed to another thread, or kept longer than whoever made them keeps them.
import type { NewMatches } from "../recognition.ts";

/** The same in memory of its own. */
export function ownedMatches(matches: NewMatches): NewMatches {
  const { scheme, kinds, ends, bytes, slips = new Uint8Array() } = matches;
  if (matches.own === true) return matches;
  // Not `slice`: that of a Buffer is no copy.
  const own = new Uint8Array(bytes.subarray(0, ends.at(-1) ?? 0));
  return {
    ...{ own: true, scheme, kinds: new Uint8Array(kinds), ends: new Uint32Array(ends) },
    ...{ bytes: own, slips: new Uint8Array(slips) },
  };
}

/** What of owned keys need not be copied on its way. */
export function memoryOfMatches({
  kinds,
  ends,
  bytes,
  slips = new Uint8Array(),
}: NewMatches): readonly ArrayBuffer[] {
  // They are owned.
  return [kinds, ends, bytes, slips].map(({ buffer }) => buffer as ArrayBuffer);
}
