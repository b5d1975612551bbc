// Whom the book knows by their numbers alone: people who were posted before it kept anything to tell names by.
import { describe, expect, test } from "vitest";
import type { Asking } from "../../../src/batch/past/question.ts";
import { asked } from "../../../src/batch/past/question.ts";
import { type AskedPerson, whoBefore } from "../../../src/batch/past/questions/who.ts";
import { withoutKeys } from "../../../src/batch/past/questions/without-keys.ts";
import { personNumber } from "../../../src/core/person.ts";
import { openMemoryBook } from "../../../src/ledger/memory.ts";

const scheme = "social-care-payment-2022";
const numbers = ["HT482913", "KB117204", "PA204815"];
const people = new Set(numbers.map(personNumber));

/** Around a book that remembers these numbers with their names. */
async function bookWith(...known: readonly string[]): Promise<Asking> {
  const book = await openMemoryBook();
  const state = { ...(await book.state()), sequence: 1, remembersNames: new Set([scheme]) };
  const recognise: typeof book.recognise = async (_scheme, wanted) =>
    new Set([...wanted].filter(({ value }) => known.includes(value)));
  return { book: { ...book, recognise }, state, without: new Set(), outcomes: new Map() };
}

describe("people without keys", () => {
  test("are counted once each, and are no case", async () => {
    const asking = await bookWith("HT482913");
    const who = asked(whoBefore, { kind: "book", asking });
    const rows = numbers.map(
      (value): AskedPerson => ({ scheme, id: `n ${value}`, isKnown: true, keys: [{ kind: "n", value }] }),
    );
    await who.learn(rows);
    expect(rows.map(who.of)).toEqual(["one-number-two-names", undefined, undefined]);
    const alone = asked(withoutKeys, { kind: "book", asking });
    await alone.learn([{ scheme, people }]);
    expect(alone.of({ scheme, people })).toBe(2);
  });

  test("are counted the same from what was written down", async () => {
    const alone = asked(withoutKeys, { kind: "book", asking: await bookWith("HT482913") });
    await alone.learn([{ scheme, people }]);
    alone.of({ scheme, people });
    expect(alone.written()).toBe(`{"withoutKeys":{"scheme":"${scheme}","people":2}}\n`);
    const lines = [JSON.parse(alone.written())];
    const stored = asked(withoutKeys, { kind: "lines", of: () => lines });
    expect(stored.of({ scheme, people })).toBe(2);
    expect(stored.of({ scheme: "sick-pay-enhancement-2020", people })).toBeUndefined();
  });

  test("of a book without any keys are those whom it knows", async () => {
    const alone = asked(withoutKeys, { kind: "book", asking: await bookWith() });
    await alone.learn([{ scheme, people }]);
    expect(alone.of({ scheme, people })).toBe(3);
  });
});
