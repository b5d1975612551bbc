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

function inThisThread(...counts: readonly number[]): readonly KeyRun[] {
  const runs: KeyRun[] = [];
  const work = keyRuns(key, (run) => runs.push({ ...run, keys: Buffer.from(run.keys) }));
  for (const count of counts) for (const piece of pieces(count)) work.put(piece);
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

/** Of so many people, whom a thread of its own makes keys of, with further keys after them. */
function source(count: number, file = served()) {
  const people = {
    ...{ count: enoughForWorker, made: () => pieces(count), file, about: {} },
    pieces: [...pieces(count)].map(({ scheme }, at) => ({ scheme, bytes: Uint8Array.of(at) })),
  };
  return { people, matches: pieces(2) };
}

/** A file that makes them as they are made here. */
function served(keys = `keysOf(piece.bytes[0])`): URL {
  const from = new URL("../../../src/ledger/keyed/serve-runs.ts", import.meta.url).href;
  const program = `
    import { workerData } from "node:worker_threads";
    import { serveRuns } from ${JSON.stringify(from)};
    const schemes = ${JSON.stringify(schemes)};
    const pieces = ${pieces};
    const keysOf = (at) => { let here = 0; for (const one of pieces(at + 1)) if (here++ === at) return one; };
    serveRuns(workerData, () => (piece) => ${keys});`;
  return new URL(`data:text/javascript,${encodeURIComponent(program)}`);
}

test.for([
  ["one thread, one piece", 1, 0, false],
  ["one thread, many pieces", 18, 0, false],
  ["two threads, one piece", 1, 0, true],
  ["two threads, many pieces", 18, 1, true],
  ["two threads, and often time for them", 18, 40, true],
] as const)("%s", ([, count, steps, isMany]) => {
  const runs: StoredRun[] = [];
  const { people, matches } = source(count);
  const asked = { ...people, count: isMany ? enoughForWorker : enoughForWorker - 1 };
  const maker = runMaker(about, asked, ownerOf, (run) => runs.push(run));
  for (let step = 0; step < steps; step += 1) maker.further();
  if (steps === 1) maker.people();
  const sum = maker.end(matches) ?? "";
  maker.close();
  expect(runs.map((run) => textOf(opened(run)))).toEqual(inThisThread(count, 2).map(textOf));
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
  // No JSON can be made of it.
  const broken = served("({ ...keysOf(0), scheme: 5n })");
  const { people, matches } = source(20, broken);
  const maker = runMaker(about, people, ownerOf, () => {});
  maker.further();
  expect(() => maker.end(matches)).toThrow("BigInt");
  maker.close();
});
