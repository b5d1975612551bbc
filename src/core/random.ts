// Chance that can be repeated: the same seed gives the same numbers on every machine and in every version, so that
// an auditor's sample can be drawn again. Not for secrets.

type Random = {
  /** A whole number from 0 up to, but not including, `limit` (at most 2⁵³), each as likely as the other. */
  readonly below: (limit: number) => number;
};

/** sfc32 by Chris Doty-Humphrey (PractRand), seeded with four FNV-1a hashes of the text's characters. */
export function seededRandom(seed: string): Random {
  let [a, b, c, d] = [hash(seed, 0), hash(seed, 1), hash(seed, 2), hash(seed, 3)];
  const next = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  // The first numbers of two seeds that are nearly the same would still be alike.
  for (let round = 0; round < 15; round += 1) next();
  return {
    below(limit) {
      // Numbers beyond the last whole multiple of the limit would favour the small ones.
      if (limit <= word) {
        const most = word - (word % limit);
        for (;;) {
          const number = next();
          if (number < most) return number % limit;
        }
      }
      const high = 2 ** Math.ceil(Math.log2(limit / word));
      for (;;) {
        const number = (next() % high) * word + next();
        if (number < limit) return number;
      }
    },
  };
}

/** How many numbers one draw can be. */
const word = 2 ** 32;

function hash(text: string, salt: number): number {
  let value = Math.imul(0x811c9dc5 ^ salt, 0x01000193);
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value | 0;
}

/** Keeps `size` of the items that it is offered, each with the same chance, in the order in which they came. */
type Sampler<Item> = {
  readonly offer: (item: () => Item) => void;
  readonly drawn: () => readonly Item[];
};

/** Vitter's algorithm R: how many items will come need not be known. */
export function sampler<Item>(size: number, random: Random): Sampler<Item> {
  const kept: { readonly at: number; readonly item: Item }[] = [];
  let offered = 0;
  return {
    offer(item) {
      const place = kept.length < size ? kept.length : random.below(offered + 1);
      if (place < size) kept[place] = { at: offered, item: item() };
      offered += 1;
    },
    drawn: () => [...kept].sort((a, b) => a.at - b.at).map(({ item }) => item),
  };
}
