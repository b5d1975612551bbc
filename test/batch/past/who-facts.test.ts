// Whom the book knows by their numbers alone: people who were posted before it kept anything to tell names by.
import { describe, expect, test } from "vitest";
import { type AskedPerson, ledgerWho, storedWho } from "../../../src/batch/past/who-facts.ts";
import { personNumber } from "../../../src/core/person.ts";
import type { Ledger } from "../../../src/ledger/ledger.ts";

const scheme = "social-care-payment-2022";

function asked(row: number, number: string, isKnown: boolean): AskedPerson {
  return {
    row,
    person: personNumber(number),
    id: `n ${number}`,
    isKnown,
    keys: [{ kind: "n", value: number }],
  };
}

/** A book that remembers these numbers with their names. */
function bookWith(...numbers: readonly string[]): Ledger {
  const book: Pick<Ledger, "remembersNames" | "matchesOf"> = {
    remembersNames: () => numbers.length > 0,
    matchesOf: (_scheme, wanted) => new Set([...wanted].filter(({ value }) => numbers.includes(value))),
  };
  // Nothing else is asked here.
  return book as Ledger;
}

describe("people without keys", () => {
  const people = [
    asked(1, "HT482913", true),
    asked(2, "KB117204", true),
    asked(3, "KB117204", true),
    asked(4, "PA204815", false),
  ];

  test("are counted once each, and are no case", () => {
    const who = ledgerWho(bookWith("HT482913"), new Map());
    expect([...who.rulesOf(scheme, people)]).toEqual([[1, "one-number-two-names"]]);
    expect(who.withoutKeys(scheme)).toBe(1);
    expect(who.withoutKeys("sick-pay-enhancement-2020")).toBe(0);
  });

  test("are counted the same from what was written down", () => {
    const who = ledgerWho(bookWith("HT482913"), new Map());
    who.rulesOf(scheme, people);
    who.withoutKeys(scheme);
    const lines = who.written().trimEnd().split("\n");
    expect(lines.at(-1)).toBe(`{"withoutKeys":{"scheme":"${scheme}","people":1}}`);
    expect(storedWho(lines.map((line) => JSON.parse(line))).withoutKeys(scheme)).toBe(1);
  });

  test("of a book without any keys are those whom it knows", () => {
    const who = ledgerWho(bookWith(), new Map());
    for (const { person } of people) who.knownByNumber(scheme, person);
    expect(who.withoutKeys(scheme)).toBe(3);
  });
});
