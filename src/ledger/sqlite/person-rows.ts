// People whom a batch writes down, as rows of their table. While the guards of each row are off, a great many wait and go in by
// their keys: in the order of their ids, each would go to another page of the keys, which is more than the cache holds from half a
// million people on, and a person would cost three times what a posting does. A test holds both to the same rows.
import type { Page } from "./page.ts";

/** So many wait at most: their rows themselves lie side by side for so long. */
export const mostWaiting = 1 << 17;
const keyLength = 32;

type PersonRows = {
  /** Ids count on from one person to the next. */
  readonly put: (id: number, key: Uint8Array) => void;
  /** From here on those that have come may be looked for. */
  readonly end: () => void;
};

export function personRows(page: Page): PersonRows {
  const insert = page.putOnly("person");
  const many = page.putManyOnly("person");
  let keys = Buffer.alloc(0);
  let [first, count] = [0, 0];
  const end = (): void => {
    for (const at of byKey(keys, count))
      many.put([first + at, page.sequence, keys.subarray(at * keyLength, (at + 1) * keyLength)]);
    many.end();
    count = 0;
  };
  return {
    put(id, key) {
      page.content.add("person", [id, page.sequence, key]);
      if (!page.anyOrder) {
        insert([id, page.sequence, key]);
        return;
      }
      if (keys.length === 0) keys = Buffer.alloc(mostWaiting * keyLength);
      if (count === 0) first = id;
      keys.set(key, count * keyLength);
      count += 1;
      if (count === mostWaiting) end();
    },
    end,
  };
}

/** The places of so many keys in the order of their first four bytes: they are as good as random. */
function byKey(keys: Buffer, count: number): Iterable<number> {
  const order = new Float64Array(count);
  for (let at = 0; at < count; at += 1) order[at] = keys.readUInt32BE(at * keyLength) * mostWaiting + at;
  return order.sort().map((one) => one % mostWaiting);
}
