// The keys of numbers one slip away, four fifths of all keys of a person, laid out as they are hashed: 32 bytes each, the length,
// the text, zeros. Each is a copy of the person's own text in which a character or two are other ones: making numbers of them, and
// texts of those, costs three times as much. A test holds the texts to those of keys.ts.
import { slipKeys } from "./slips.ts";

/** Bytes of a key: its length, its text, zeros. A longer text has no place in it. */
const slotLength = 32;

type SlipSlots = {
  /** The slips of the number that a text begins with; false: they are too long. */
  readonly add: (text: Uint8Array) => boolean;
  /** What has been written, good until more is added. */
  readonly take: () => Uint8Array;
};

const [space, digit0, letterA] = [0x20, 0x30, 0x41];
/** How many characters a slip exchanges with as many behind them; 0: one is masked. */
const exchanged = slipKeys.map(({ kind }) =>
  kind === "pairs-exchanged" ? 2 : kind.endsWith("exchanged") ? 1 : 0,
);

/** For at most so many people at once. */
export function slipSlots(most: number): SlipSlots {
  const bytes = new Uint8Array(most * slipKeys.length * slotLength);
  const words = new Uint32Array(bytes.buffer);
  // The slips before the tenth are named by one digit, the others by two.
  const own = [new Uint8Array(slotLength), new Uint8Array(slotLength)] as const;
  const ownWords = own.map(({ buffer }) => new Uint32Array(buffer));
  let end = 0;
  return {
    add(text) {
      const length = 2 + text.length;
      if (length + 2 > slotLength) return false;
      for (const [more, one] of own.entries()) {
        one.fill(0);
        one[0] = length + more;
        if (more === 1) one[1] = digit0 + 1;
        one[2 + more] = space;
        one.set(text, 3 + more);
      }
      for (let slip = 0; slip < slipKeys.length; slip += 1) {
        const more = slip < 10 ? 0 : 1;
        const from = ownWords[more];
        if (from === undefined) continue;
        for (let word = 0; word < slotLength / 4; word += 1) words[end / 4 + word] = from[word] ?? 0;
        bytes[end + 1 + more] = digit0 + (slip % 10);
        if (slipAt(bytes, end + 3 + more, slip)) end += slotLength;
      }
      return true;
    },
    take() {
      const taken = bytes.subarray(0, end);
      end = 0;
      return taken;
    },
  };
}

/** Makes the slip in the number at an address: the character masked, or the two exchanged ones in order. False: they are equal. */
function slipAt(bytes: Uint8Array, number: number, slip: number): boolean {
  const { at = 0 } = slipKeys[slip] ?? {};
  const [left, width] = [number + at, exchanged[slip] ?? 0];
  if (width === 0) {
    bytes[left] = at < 2 ? letterA : digit0;
    return true;
  }
  const right = left + width;
  let order = 0;
  for (let of = 0; of < width && order === 0; of += 1)
    order = (bytes[left + of] ?? 0) - (bytes[right + of] ?? 0);
  for (let of = 0; of < width && order > 0; of += 1) {
    const one = bytes[left + of] ?? 0;
    bytes[left + of] = bytes[right + of] ?? 0;
    bytes[right + of] = one;
  }
  return order !== 0;
}
