// The keys of people are the same ones in the same runs, whichever thread makes them.
import { expect, test } from "vitest";
import { niNumber } from "../../../bench/people.ts";
import type { PackedPeople } from "../../../src/batch/handover/packed-people.ts";
import { peopleKeys } from "../../../src/batch/publish/people-keys.ts";
import { matchesOf } from "../../../src/batch/publish/people-matches.ts";
import { PackedWriter } from "../../../src/io/packed.ts";
import { enoughForWorker, runMaker } from "../../../src/ledger/keyed/run-maker.ts";
import { storedRuns } from "../../../src/ledger/keyed/stored-runs.ts";
import { shipped } from "../../law/shipped.ts";

const together = 500;
const surnames = ["Price-Jones", "ap Rhys", "Óverton", "O'Neill", ""];

/** Pieces of so many people each, of two employers; one in a hundred has no number, another is the second of it. */
function pieces(count: number): readonly PackedPeople[] {
  return Array.from({ length: count }, (_, piece) => {
    const writer = new PackedWriter();
    for (let at = 0; at < together; at += 1) {
      const one = piece * together + at;
      writer.number(one % 100 === 7 ? 1 : 0);
      writer.text(one % 3 === 0 ? "" : `P"${one}`);
      writer.text(one % 100 === 3 ? "?" : niNumber(one));
      writer.text(surnames[one % surnames.length] ?? "");
      writer.text(one % 11 === 0 ? "" : "Siân Mair");
    }
    writer.endRow();
    return { scheme: "s", employer: `E${piece % 2}`, bytes: writer.take().bytes, rows: together };
  });
}

const about = { key: new Uint8Array(32).fill(3), batch: 2, first: 1 };
const owner = { scheme: 1, claimKey: 1, secret: new Uint8Array(32).fill(5) };

/** The runs of so many pieces and their sum, as text. */
function runsOf(count: number, steps: number): string {
  let text = "";
  const people = matchesOf(pieces(count), shipped.names, together);
  const maker = runMaker(
    about,
    people,
    () => owner,
    (run) => {
      text += `${run.slice(0, 5)} ${Buffer.from(run[5]).toString("hex")}\n`;
    },
  );
  for (let step = 0; step < steps; step += 1) maker.further();
  const sum = maker.end([]);
  maker.close();
  return text + sum;
}

// Fewer than are worth a thread, and more.
test.for([3, enoughForWorker / together + 3])("%i pieces", (count) => {
  let expected = "";
  const runs = storedRuns(about, (run) => {
    expected += `${run.slice(0, 5)} ${Buffer.from(run[5]).toString("hex")}\n`;
  });
  const keysOf = peopleKeys(shipped.names, together);
  for (const piece of pieces(count)) runs.put(keysOf(piece), owner);
  const sum = runs.end();
  expected += sum;
  expect(expected.length).toBeGreaterThan(count * together * 100);
  for (const steps of [0, 5]) expect(runsOf(count, steps) === expected).toBe(true);
});
