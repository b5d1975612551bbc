// Remembers, for each 32-bit key, the number of the first row that had it. A packed table, because a batch
// may hold a million people and a Map of them would take ten times the memory.

type FirstSeen = {
  /** The row that had this key before, or −1 after writing down that `row` is the first. */
  readonly note: (key: number, row: number) => number;
};

/** Keys are whole numbers from 0 to 4,294,967,294; rows are whole numbers from 0 to 4,294,967,294. */
export function firstSeen(): FirstSeen {
  let capacity = 1024;
  let keys = new Uint32Array(capacity);
  let rows = new Uint32Array(capacity);
  let count = 0;

  // Keys are kept one higher, so that 0 means an empty place.
  const placeOf = (stored: number): number => {
    let at = (Math.imul(stored, 0x9e3779b1) >>> 0) & (capacity - 1);
    while (keys[at] !== 0 && keys[at] !== stored) at = (at + 1) & (capacity - 1);
    return at;
  };

  const grow = (): void => {
    const [oldKeys, oldRows] = [keys, rows];
    capacity *= 2;
    keys = new Uint32Array(capacity);
    rows = new Uint32Array(capacity);
    for (let at = 0; at < oldKeys.length; at += 1) {
      const stored = oldKeys[at] ?? 0;
      if (stored === 0) continue;
      const place = placeOf(stored);
      keys[place] = stored;
      rows[place] = oldRows[at] ?? 0;
    }
  };

  return {
    note(key, row) {
      const stored = key + 1;
      const at = placeOf(stored);
      if (keys[at] === stored) return rows[at] ?? 0;
      keys[at] = stored;
      rows[at] = row;
      count += 1;
      if (count * 2 > capacity) grow();
      return -1;
    },
  };
}
