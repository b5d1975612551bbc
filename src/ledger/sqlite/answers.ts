// What the tables answer, each call at once: the questions of the book, of whatever database holds its tables.
import type { DatabaseSync } from "node:sqlite";
import type { PersonNumber } from "../../core/person.ts";
import { matchHasher } from "../keyed/key-takers.ts";
import { batchReader } from "./batches.ts";
import { casesIn } from "./cases.ts";
import { chainHead } from "./chain-head.ts";
import { conditionLines } from "./condition-lines.ts";
import { linesReader } from "./lines.ts";
import { matchReader } from "./met-matches.ts";
import { personHasher } from "./person-key.ts";
import { returnsReader } from "./returns.ts";
import { rulingsReader } from "./rulings.ts";
import { keyText } from "./stored.ts";
import { bookSums } from "./sums.ts";

export type Answers = ReturnType<typeof answersOf>;

/** The calls of `Book` that only ask, without its promises. `key` is the book's. */
export function answersOf(database: DatabaseSync, key: Uint8Array) {
  const hashOf = personHasher(key);
  const { batches, state } = batchReader(database, chainHead(key));
  const { inputs, returns } = returnsReader(database);
  return {
    keyOf: (person: PersonNumber): string => keyText(hashOf(person)),
    state,
    batches,
    inputs,
    returns,
    lines: linesReader(database, hashOf),
    sums: (parts: Parameters<typeof bookSums>[1]) => bookSums(database, parts),
    cases: () => casesIn(database),
    conditions: (scheme: string) => conditionLines(database, scheme),
    rulings: rulingsReader(database, hashOf),
    recognise: matchReader(database, matchHasher(key)),
  };
}
