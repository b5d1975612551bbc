// Who somebody was before: the rule by which the ledger's keys say that a row's person is, or may not be, one of earlier
// batches, and whom a person has closed as two or as one. What was found is written down, so that a batch can be run again.
import * as z from "zod";
import type { PersonNumber } from "../../core/person.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { MatchKey, OnePerson, PairRuling, RuledPairs } from "../../ledger/recognition.ts";
import { type MatchRule, matchRules } from "../../people/evidence.ts";
import { verdictOnKeys } from "../../people/keys.ts";
import { inOrder } from "./return-lines.ts";

/** A row's person as it is asked about. */
export type AskedPerson = {
  readonly row: number;
  readonly person: PersonNumber;
  /** What makes another row the same question. */
  readonly id: string;
  /** Something stands of the number: it is asked whether the name is the same, else whether a neighbour is known. */
  readonly isKnown: boolean;
  readonly keys: readonly MatchKey[];
};

export type WhoFacts = {
  /** False where the book has nothing to tell names by: people are known by their numbers alone. */
  readonly remembers: (scheme: string) => boolean;
  /** Rows that are not certainly the person of their number, with the rule that holds. */
  readonly rulesOf: (scheme: string, people: readonly AskedPerson[]) => ReadonlyMap<number, MatchRule>;
  /** What somebody has decided of two people; undefined = nobody has. */
  readonly ruledOn: (scheme: string, a: OnePerson, b: OnePerson) => PairRuling | undefined;
  /** Somebody stands in a book that has no keys to tell names by. */
  readonly knownByNumber: (scheme: string, person: PersonNumber) => void;
  /** How many people of the scheme the book knew by their numbers alone, of those who were asked about. */
  readonly withoutKeys: (scheme: string) => number;
  readonly written: () => string;
};

const whoLine = z.strictObject({
  who: z.strictObject({ scheme: z.string(), person: z.string(), rule: z.enum(matchRules) }),
});
const withoutLine = z.strictObject({
  withoutKeys: z.strictObject({ scheme: z.string(), people: z.int() }),
});
const ruledLine = z.strictObject({
  ruled: z.strictObject({ scheme: z.string(), pair: z.string(), as: z.enum(["two", "one"]) }),
});

export const nobodyBefore: WhoFacts = {
  remembers: () => false,
  rulesOf: () => new Map(),
  ruledOn: () => undefined,
  knownByNumber: () => {},
  withoutKeys: () => 0,
  written: () => "",
};

/** `now` are the outcomes of cases that this batch brings, by their codes. */
export function ledgerWho(ledger: Ledger, now: ReadonlyMap<string, string>): WhoFacts {
  const remembers = new Map<string, boolean>();
  const ruled = new Map<string, RuledPairs>();
  const alone = new Map<string, Set<PersonNumber>>();
  const knownByNumber = (scheme: string, person: PersonNumber): void => {
    alone.set(scheme, (alone.get(scheme) ?? new Set()).add(person));
  };
  return recorded({
    knownByNumber,
    withoutKeys: (scheme) => alone.get(scheme)?.size ?? 0,
    remembers(scheme) {
      const known = remembers.get(scheme) ?? ledger.remembersNames(scheme);
      remembers.set(scheme, known);
      return known;
    },
    rulesOf(scheme, people) {
      const met = ledger.matchesOf(scheme, people.flatMap(questions));
      return new Map(
        people.flatMap((one) => {
          const kinds = new Set(one.keys.filter((key) => met.has(key)).map(({ kind }) => kind));
          // Posted before the book kept keys: the number is all that is known of the person.
          if (one.isKnown && !kinds.has("n")) {
            knownByNumber(scheme, one.person);
            return [];
          }
          const rule = verdictOnKeys(kinds)?.rule;
          if (rule === "same-number-and-name") return [];
          return rule === undefined ? [] : [[one.row, rule] as const];
        }),
      );
    },
    ruledOn(scheme, a, b) {
      const asked = ruled.get(scheme) ?? ledger.ruledPairs(scheme, now);
      ruled.set(scheme, asked);
      return asked(a, b);
    },
  });
}

function questions({ isKnown, keys }: AskedPerson): readonly MatchKey[] {
  return keys.filter(({ kind }) => kind === "p" || (kind === "s") !== isKnown);
}

/** The answers that a stored batch was decided by. */
export function storedWho(lines: readonly unknown[]): WhoFacts {
  const rules = new Map<string, MatchRule>();
  const pairs = new Map<string, PairRuling>();
  const alone = new Map<string, number>();
  for (const line of lines) {
    const without = withoutLine.safeParse(line).data?.withoutKeys;
    if (without !== undefined) {
      alone.set(without.scheme, without.people);
      continue;
    }
    const asWho = whoLine.safeParse(line);
    if (asWho.success) {
      const { scheme, person, rule } = asWho.data.who;
      rules.set(`${scheme} ${person}`, rule);
    } else {
      const { scheme, pair, as } = ruledLine.parse(line).ruled;
      pairs.set(`${scheme} ${pair}`, as);
    }
  }
  return recorded({
    knownByNumber: () => {},
    withoutKeys: (scheme) => alone.get(scheme) ?? 0,
    remembers: () => rules.size > 0,
    rulesOf: (scheme, people) =>
      new Map(
        people.flatMap(({ row, id }) => {
          const rule = rules.get(`${scheme} ${id}`);
          return rule === undefined ? [] : [[row, rule] as const];
        }),
      ),
    ruledOn: (scheme, a, b) => pairs.get(`${scheme} ${pairText(a, b)}`),
  });
}

export function tellsOfWho(line: string): boolean {
  return line.startsWith('{"who":') || line.startsWith('{"ruled":') || line.startsWith('{"withoutKeys":');
}

function recorded(source: Omit<WhoFacts, "written">): WhoFacts {
  const who = new Map<string, string>();
  const ruled = new Map<string, string>();
  const alone = new Map<string, string>();
  return {
    ...source,
    withoutKeys(scheme) {
      const people = source.withoutKeys(scheme);
      if (people > 0) alone.set(scheme, `${JSON.stringify({ withoutKeys: { scheme, people } })}\n`);
      return people;
    },
    rulesOf(scheme, people) {
      const found = source.rulesOf(scheme, people);
      for (const { row, id } of people) {
        const rule = found.get(row);
        if (rule !== undefined)
          who.set(`${scheme} ${id}`, `${JSON.stringify({ who: { scheme, person: id, rule } })}\n`);
      }
      return found;
    },
    ruledOn(scheme, a, b) {
      const as = source.ruledOn(scheme, a, b);
      if (as !== undefined) {
        const pair = pairText(a, b);
        ruled.set(`${scheme} ${pair}`, `${JSON.stringify({ ruled: { scheme, pair, as } })}\n`);
      }
      return as;
    },
    written: () => inOrder(who) + inOrder(ruled) + inOrder(alone),
  };
}

function pairText(a: OnePerson, b: OnePerson): string {
  return [a, b]
    .map(({ person, employerId }) => JSON.stringify([person, employerId]))
    .sort()
    .join(" ");
}
