// The runs of a batch's keys are the same ones in the same order, whichever thread makes them.
import { expect, test } from "vitest";
import { hashedBy, type KeyRun, keyRuns } from "../../../src/ledger/keyed/key-runs.ts";
import { matchHasher } from "../../../src/ledger/keyed/key-takers.ts";
import { enoughForWorker, runMaker } from "../../../src/ledger/keyed/run-maker.ts";
import type { NewMatches } from "../../../src/ledger/recognition.ts";

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

// So many pieces, and how often there is time for them beforehand.
test.for([
  [1, 0],
  [2, 3],
  [enoughForWorker / 16_384, 1],
  [enoughForWorker / 16_384 + 4, 40],
])("%i pieces, %i steps before the end", ([count = 0, steps = 0]) => {
  const runs: KeyRun[] = [];
  const maker = runMaker(key, pieces(count), (run) => runs.push({ ...run, keys: Buffer.from(run.keys) }));
  for (let step = 0; step < steps; step += 1) maker.further();
  maker.end();
  maker.close();
  expect(runs.map(textOf)).toEqual(inThisThread(count).map(textOf));
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
  const maker = runMaker(key, broken(), () => {});
  maker.further();
  expect(() => maker.end()).toThrow("BigInt");
  maker.close();
});
