// What the tables answer, each call at once: the questions of the book, of whatever database holds its tables.
import type { DatabaseSync } from "node:sqlite";
import type { BookKeys } from "../keyed/book-keys.ts";
import { matchHasher } from "../keyed/key-takers.ts";
import { batchReader } from "./batches.ts";
import { casesIn } from "./cases.ts";
import { chainHead } from "./chain-head.ts";
import { claimKeysReader } from "./claim-keys.ts";
import { conditionLines } from "./condition-lines.ts";
import { personFinder } from "./find-people.ts";
import { linesReader } from "./lines.ts";
import { matchReader } from "./met-matches.ts";
import { personHasher } from "./person-key.ts";
import { returnsReader } from "./returns.ts";
import { rulingsReader } from "./rulings.ts";
import { bookSums } from "./sums.ts";

export type Answers = ReturnType<typeof answersOf>;

/** The calls of `Book` that only ask, without its promises. */
export function answersOf(database: DatabaseSync, { book: key, secrets }: BookKeys) {
  const claimKeys = claimKeysReader(database, secrets);
  const people = personFinder(database, personHasher(key), claimKeys);
  const { batches, state } = batchReader(database, chainHead(key));
  const { inputs, returns } = returnsReader(database);
  return {
    keyOf: people.keyOf,
    sealedOf: people.sealedOf,
    state,
    batches,
    inputs,
    returns,
    lines: linesReader(database, people),
    sums: (parts: Parameters<typeof bookSums>[1]) => bookSums(database, parts),
    cases: () => casesIn(database),
    conditions: (scheme: string, also?: ReadonlySet<string>) => conditionLines(database, scheme, also),
    rulings: rulingsReader(database, people, claimKeys),
    recognise: matchReader(database, matchHasher(key), claimKeys),
  };
}
