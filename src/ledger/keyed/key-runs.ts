// From the texts of keys to runs: hashes of twelve bytes of one scheme and kind, sorted, each once, so many together. A run is
// handed on when it is full, the others at the end, in an order that follows from what was put in. A run begins with a key of
// zeros, which no text has: by that it is told from those of before, whose keys were hashed in another way.
import { type MatchKind, matchKinds, type NewMatches, slipLength } from "../recognition.ts";
import { blockHashing, type Hashing } from "./block-hash.ts";
import { type HashedBy, keyBytes } from "./key-takers.ts";

export type KeyRun = { readonly scheme: string; readonly kind: MatchKind; readonly keys: Uint8Array };

type KeyRuns = { readonly put: (matches: NewMatches) => void; readonly end: () => void };

const slipKind = matchKinds.indexOf("s");
const nothing = new Uint8Array();
/** With the key of zeros as many as the ledger takes. */
const mostInRun = 65_535;
/** Numbers in a key. */
const width = keyBytes / 4;
/** Whoever puts so many keys at once will fill runs. */
const many = 4096;

/** How the keys of a run were hashed. */
export function hashedBy(run: Uint8Array): HashedBy {
  return run.subarray(0, keyBytes).every((byte) => byte === 0) ? "blocks" : "sha256";
}

export function keyRuns(key: Uint8Array, take: (run: KeyRun) => void): KeyRuns {
  const open = new Map<string, readonly Hashing[]>();
  const openRuns = (scheme: string, count: number): readonly Hashing[] =>
    matchKinds.map((kind) =>
      openRun(key, scheme, kind, count >= many, (keys) => take({ scheme, kind, keys })),
    );
  return {
    put({ scheme, kinds, ends, bytes, slips = nothing }) {
      const runs = open.get(scheme) ?? openRuns(scheme, kinds.length + slips.length / slipLength);
      open.set(scheme, runs);
      let from = 0;
      for (let at = 0; at < kinds.length; at += 1) {
        const to = ends[at] ?? from;
        runs[kinds[at] ?? 0]?.put(bytes, from, to);
        from = to;
      }
      runs[slipKind]?.putLaid(slips);
    },
    end() {
      const left = [...open].flatMap(([scheme, runs]) =>
        runs.map((run, kind) => ({ name: `${scheme} ${matchKinds[kind]}`, run })),
      );
      for (const { run } of left.sort((a, b) => (a.name < b.name ? -1 : 1))) run.end();
    },
  };
}

/** Keys of one scheme and kind; a full run goes to `take` at once. */
function openRun(
  key: Uint8Array,
  scheme: string,
  kind: MatchKind,
  isMany: boolean,
  take: (keys: Uint8Array) => void,
): Hashing {
  let keys = new Uint32Array(isMany ? mostInRun * width : many * width);
  let count = 0;
  const give = (): void => {
    if (count > 0) take(sorted(keys, count));
    count = 0;
  };
  const hashes = blockHashing(key, scheme, kind, (words, first, step) => {
    if (count * width === keys.length) {
      const larger = new Uint32Array(mostInRun * width);
      larger.set(keys);
      keys = larger;
    }
    for (let word = 0; word < width; word += 1) keys[count * width + word] = words[first + word * step] ?? 0;
    count += 1;
    if (count === mostInRun) give();
  });
  return {
    put: hashes.put,
    putLaid: hashes.putLaid,
    end() {
      hashes.end();
      give();
    },
  };
}

const buckets = 65_536;

/**
 * The keys of a run in order, each once, as bytes, behind the key of zeros. They are hashes, so that the first sixteen bits put nearly every one in its
 * place; what shares them is a few keys.
 */
function sorted(keys: Uint32Array, count: number): Uint8Array {
  const ends = new Uint32Array(buckets + 1);
  for (let at = 0; at < count; at += 1) {
    const bucket = ((keys[at * width] ?? 0) >>> 16) + 1;
    ends[bucket] = (ends[bucket] ?? 0) + 1;
  }
  for (let bucket = 1; bucket <= buckets; bucket += 1)
    ends[bucket] = (ends[bucket] ?? 0) + (ends[bucket - 1] ?? 0);
  // From here on `ends` is where the next key of a bucket goes.
  const placed = new Uint32Array(count * width);
  for (let at = 0; at < count; at += 1) {
    const bucket = (keys[at * width] ?? 0) >>> 16;
    const place = ends[bucket] ?? 0;
    for (let word = 0; word < width; word += 1) placed[place * width + word] = keys[at * width + word] ?? 0;
    ends[bucket] = place + 1;
  }
  for (let place = 1; place < count; place += 1) {
    for (let to = place; to > 0 && compare(placed, to - 1, to) > 0; to -= 1) exchange(placed, to - 1, to);
  }
  return bytesOf(placed);
}

function exchange(keys: Uint32Array, a: number, b: number): void {
  for (let word = 0; word < width; word += 1) {
    const one = keys[a * width + word] ?? 0;
    keys[a * width + word] = keys[b * width + word] ?? 0;
    keys[b * width + word] = one;
  }
}

function compare(keys: Uint32Array, a: number, b: number): number {
  for (let word = 0; word < width; word += 1) {
    const difference = (keys[a * width + word] ?? 0) - (keys[b * width + word] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function bytesOf(keys: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(keyBytes + keys.length * 4);
  const view = new DataView(bytes.buffer);
  let length = keyBytes;
  for (let place = 0; place < keys.length / width; place += 1) {
    if (place > 0 && compare(keys, place - 1, place) === 0) continue;
    for (let word = 0; word < width; word += 1)
      view.setUint32(length + word * 4, keys[place * width + word] ?? 0);
    length += keyBytes;
  }
  return bytes.subarray(0, length);
}
