// Some of the calls of a run that change a file or the ledger, each with a kill, a full disk, a broken disk or a short
// write at it. `npm run crash` takes every call of every scenario; this takes as many as fit into some seconds.
import { afterAll, describe, expect, test } from "vitest";
import { disturb, type Prepared, prepare, scenarios } from "../../bench/crash-points.ts";

const kinds = [
  { kind: "kill", forever: false },
  { kind: "ENOSPC", forever: false },
  { kind: "ENOSPC", forever: true },
  { kind: "EIO", forever: false },
  { kind: "short", forever: false },
] as const;
const milliseconds = 40_000;
const began = performance.now();

/** Calls behind which the state of the disk or the book is another one. */
const turningPoints = /^(renameSync|sqlite exec (BEGIN|COMMIT))/;

function placesOf({ calls }: Prepared): readonly number[] {
  const turning = calls.flatMap((call, at) => (turningPoints.test(call) ? [at + 1] : []));
  const others = calls.flatMap((_, at) => (at % 10 === 5 ? [at + 1] : []));
  // The last ones first: there posting and publishing meet.
  return [...turning.toReversed(), ...others.toReversed()];
}

describe.for(scenarios.slice(1, 3))("$name", (scenario) => {
  let prepared: Prepared | undefined;
  afterAll(() => prepared?.remove());

  test("comes to the same end, whatever happens at which call", { timeout: 120_000 }, async () => {
    prepared = await prepare(scenario);
    expect(prepared.calls.length).toBeGreaterThan(100);
    const share = milliseconds / 2;
    const start = performance.now();
    let number = 0;
    for (const at of placesOf(prepared)) {
      const { kind, forever } = kinds[number % kinds.length] ?? kinds[0];
      number += 1;
      const { wrong } = await disturb(prepared, { at, kind, forever, log: "" });
      expect(wrong, `${kind} at ${at}, ${prepared.calls[at - 1]}`).toEqual([]);
      if (performance.now() - start > share || performance.now() - began > 2 * milliseconds) break;
    }
    expect(number).toBeGreaterThan(0);
  });
});
