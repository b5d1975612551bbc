// The keys of people are the same ones in the same order, whichever thread makes them.
import { expect, test } from "vitest";
import { niNumber } from "../../../bench/people.ts";
import { type PackedPeople, peopleKeys } from "../../../src/batch/publish/people-keys.ts";
import { enoughForWorker, matchesOf } from "../../../src/batch/publish/people-matches.ts";
import { PackedWriter } from "../../../src/io/packed.ts";
import type { NewMatches } from "../../../src/ledger/recognition.ts";
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

function textOf(all: Iterable<NewMatches>): string {
  let text = "";
  for (const { scheme, kinds, ends, bytes, slips } of all) {
    const whole = Buffer.from(bytes);
    for (const [at, kind] of kinds.entries())
      text += `${scheme} ${kind} ${whole.toString("utf8", ends[at - 1] ?? 0, ends[at])}\n`;
    text += Buffer.from(slips ?? []).toString("latin1");
  }
  return text;
}

test.for([3, Math.ceil(enoughForWorker / together) + 3])("%i pieces", (count) => {
  const keysOf = peopleKeys(shipped.names, together);
  let expected = "";
  for (const piece of pieces(count)) expected += textOf([keysOf(piece)]);
  expect(expected.length).toBeGreaterThan(count * together * 100);
  expect(textOf(matchesOf(pieces(count), shipped.names, together)) === expected).toBe(true);
});

test("who is not read to the end leaves no thread behind", () => {
  const made = matchesOf(pieces(Math.ceil(enoughForWorker / together)), shipped.names, together)[
    Symbol.iterator
  ]();
  expect(made.next().done).toBe(false);
  expect(made.return?.().done).toBe(true);
  expect(made.next().done).toBe(true);
});
