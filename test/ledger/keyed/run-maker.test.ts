// The runs of a batch's keys are the same ones in the same order, whichever thread makes them, and come to the same sum.
import { expect, test } from "vitest";
import { claimCipher } from "../../../src/ledger/keyed/claim-cipher.ts";
import { hashedBy, type KeyRun, keyRuns } from "../../../src/ledger/keyed/key-runs.ts";
import { matchHasher } from "../../../src/ledger/keyed/key-takers.ts";
import { enoughForWorker, runMaker } from "../../../src/ledger/keyed/run-maker.ts";
import { type StoredRun, storedRuns } from "../../../src/ledger/keyed/stored-runs.ts";
import type { NewMatches } from "../../../src/ledger/recognition.ts";
import { content } from "../../../src/ledger/sqlite/content.ts";

const key = new Uint8Array(32).fill(3);
const schemes = ["social-care-payment-2022", "working-patterns"];

/** Pieces of 20,000 keys, in the same memory each time, as whoever makes them may do. */
function* pieces(count: number): Generator<NewMatches> {
  const size = 20_000;
  const [kinds, ends, bytes] = [new Uint8Array(size), new Uint32Array(size), Buffer.alloc(size * 12)];
  for (let piece = 0; piece < count; piece += 1) {
    let end = 0;
    for (let at = 0; at < size; at += 1) {
      const number = piece * size + at;
      end += bytes.write(`${number % 11} ${number}`, end);
      ends[at] = end;
      kinds[at] = [3, 3, 3, 0, 3, 1, 3, 2, 3, 4][number % 10] ?? 0;
    }
    yield { scheme: schemes[piece % 5 === 4 ? 1 : 0] ?? "", kinds, ends, bytes };
    bytes.fill(0);
  }
}

function inThisThread(count: number): readonly KeyRun[] {
  const runs: KeyRun[] = [];
  const work = keyRuns(key, (run) => runs.push({ ...run, keys: Buffer.from(run.keys) }));
  for (const piece of pieces(count)) work.put(piece);
  work.end();
  return runs;
}

const textOf = ({ scheme, kind, keys }: KeyRun) => `${scheme} ${kind} ${Buffer.from(keys).toString("hex")}`;

const about = { key, batch: 7, first: 12 };
const secret = new Uint8Array(32).fill(5);
/** The claims of the second scheme have no key. */
const ownerOf = (scheme: string) =>
  scheme === schemes[0]
    ? { scheme: 1, claimKey: 4, secret }
    : { scheme: 2, claimKey: null, secret: undefined };

/** A stored run as it was made. */
function opened([id, , scheme, claimKey, kind, keys]: StoredRun): KeyRun {
  const plain = claimKey === null ? keys : claimCipher(secret).turnRun(id, keys);
  return { scheme: schemes[scheme - 1] ?? "", kind, keys: plain };
}

// So many pieces, and how often there is time for them beforehand.
test.for([
  [1, 0],
  [2, 3],
  [enoughForWorker / 16_384, 1],
  [enoughForWorker / 16_384 + 4, 40],
])("%i pieces, %i steps before the end", ([count = 0, steps = 0]) => {
  const runs: StoredRun[] = [];
  const maker = runMaker(about, pieces(count), ownerOf, (run) => runs.push(run));
  for (let step = 0; step < steps; step += 1) maker.further();
  const sum = maker.end() ?? "";
  maker.close();
  expect(runs.map((run) => textOf(opened(run)))).toEqual(inThisThread(count).map(textOf));
  expect(runs.map(([id, batch]) => [id, batch])).toEqual(runs.map((_, at) => [12 + at, 7]));
  // What the book is held to is made row by row.
  const [given, added] = [content(), content()];
  given.given("match_run", sum);
  for (const run of runs) added.add("match_run", run);
  expect(given.finish()).toBe(added.finish());
});

test("a batch without keys has no sum of its own", () => {
  expect(storedRuns(about, () => {}).end()).toBeUndefined();
});

test("a key is the hash of its scheme, kind and value, behind a key of zeros", () => {
  const [first] = inThisThread(1).filter(({ kind }) => kind === "n");
  const [hash] = matchHasher(key)(schemes[0] ?? "", "n", ["3 3"], "blocks");
  const keys = Buffer.from(first?.keys ?? []).toString("hex");
  expect(keys).toContain(hash?.toString("hex"));
  expect(keys.slice(0, 24)).toBe("0".repeat(24));
  expect(hashedBy(first?.keys ?? new Uint8Array())).toBe("blocks");
});

test("what goes wrong in another thread is told, and nothing is left waiting", () => {
  function* broken(): Generator<NewMatches> {
    yield* pieces(20);
    // No JSON can be made of it.
    yield {
      scheme: 5n as never,
      kinds: new Uint8Array(1),
      ends: new Uint32Array(1),
      bytes: new Uint8Array(0),
    };
  }
  const maker = runMaker(about, broken(), ownerOf, () => {});
  maker.further();
  expect(() => maker.end()).toThrow("BigInt");
  maker.close();
});
