// Of whom something may still be missing after a purge: whom a batch that stays has paid, or of whom something is told.
import { expect, test } from "vitest";
import { knownPeople } from "../../src/ledger/answers/known-people.ts";

const book = {
  batches: async () => [
    { id: "gone", purgedBy: "purge" },
    { id: "stays", purgedBy: undefined },
  ],
} as never;
const person = (...batches: readonly string[]) =>
  ({
    personKey: "k",
    postings: batches.map((one) => {
      const [batchId, isUndoing] = one.split(" ");
      return { batchId, reverses: isUndoing === undefined ? undefined : 1 };
    }),
  }) as never;

test.for<[forgotten: readonly string[], told: boolean, batches: readonly string[], known: boolean]>([
  [["wfp"], false, ["stays"], true],
  [["wfp"], false, ["gone"], false],
  [["wfp"], false, ["gone", "stays"], true],
  [["wfp"], false, ["stays", "gone"], true],
  [["wfp"], false, ["gone", "stays undoing"], false],
  [["wfp"], false, ["gone", "stays", "stays undoing"], true],
  [["wfp"], true, ["gone", "stays undoing"], true],
  [["wfp"], false, [], false],
  [["wfp"], true, ["gone"], true],
  [["wfp"], true, [], true],
  [["sspe"], false, ["gone"], true],
  [[], false, [], true],
])("a scheme of which %j were forgotten, told %s, paid in %j: %s", async ([
  forgotten,
  told,
  batches,
  known,
]) => {
  const state = { forgotten: new Set(forgotten) } as never;
  expect((await knownPeople(book, state, "wfp", () => told))(person(...batches))).toBe(known);
});
