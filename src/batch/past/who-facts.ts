// Who somebody was before: the rule by which the ledger's keys say that a row's person is, or may not be, one of earlier
// batches, and whom a person has closed as two. What was found is written down, so that a batch can be run again.
import * as z from "zod";
import type { Ledger } from "../../ledger/ledger.ts";
import type { MatchKey, MatchKind, OnePerson } from "../../ledger/recognition.ts";
import { type MatchRule, matchRules } from "../../people/evidence.ts";
import { verdictOnKeys } from "../../people/keys.ts";
import { inOrder } from "./return-lines.ts";

/** A row's person as it is asked about. */
export type AskedPerson = {
  readonly row: number;
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
  readonly areTwoPeople: (scheme: string, a: OnePerson, b: OnePerson) => boolean;
  readonly written: () => string;
};

const whoLine = z.strictObject({
  who: z.strictObject({ scheme: z.string(), person: z.string(), rule: z.enum(matchRules) }),
});
const twoLine = z.strictObject({
  twoPeople: z.strictObject({ scheme: z.string(), pair: z.string() }),
});

export const nobodyBefore: WhoFacts = {
  remembers: () => false,
  rulesOf: () => new Map(),
  areTwoPeople: () => false,
  written: () => "",
};

export function ledgerWho(ledger: Ledger): WhoFacts {
  const remembers = new Map<string, boolean>();
  const two = new Map<string, ReturnType<Ledger["twoPeople"]>>();
  return recorded({
    remembers(scheme) {
      const known = remembers.get(scheme) ?? ledger.remembersNames(scheme);
      remembers.set(scheme, known);
      return known;
    },
    rulesOf(scheme, people) {
      const met = ledger.matchesOf(scheme, people.flatMap(questions));
      return new Map(
        people.flatMap((one) => {
          const rule = ruleOf(one, new Set(one.keys.filter((key) => met.has(key)).map(({ kind }) => kind)));
          return rule === undefined ? [] : [[one.row, rule] as const];
        }),
      );
    },
    areTwoPeople(scheme, a, b) {
      const asked = two.get(scheme) ?? ledger.twoPeople(scheme);
      two.set(scheme, asked);
      return asked(a, b);
    },
  });
}

function questions({ isKnown, keys }: AskedPerson): readonly MatchKey[] {
  return keys.filter(({ kind }) => kind === "p" || (kind === "s") !== isKnown);
}

function ruleOf({ isKnown }: AskedPerson, met: ReadonlySet<MatchKind>): MatchRule | undefined {
  // Posted before the book kept keys: the number is all that is known of the person.
  if (isKnown && !met.has("n")) return undefined;
  const rule = verdictOnKeys(met)?.rule;
  return rule === "same-number-and-name" ? undefined : rule;
}

/** The answers that a stored batch was decided by. */
export function storedWho(lines: readonly unknown[]): WhoFacts {
  const rules = new Map<string, MatchRule>();
  const pairs = new Set<string>();
  for (const line of lines) {
    const asWho = whoLine.safeParse(line);
    if (asWho.success) {
      const { scheme, person, rule } = asWho.data.who;
      rules.set(`${scheme} ${person}`, rule);
    } else {
      const { scheme, pair } = twoLine.parse(line).twoPeople;
      pairs.add(`${scheme} ${pair}`);
    }
  }
  return recorded({
    remembers: () => rules.size > 0,
    rulesOf: (scheme, people) =>
      new Map(
        people.flatMap(({ row, id }) => {
          const rule = rules.get(`${scheme} ${id}`);
          return rule === undefined ? [] : [[row, rule] as const];
        }),
      ),
    areTwoPeople: (scheme, a, b) => pairs.has(`${scheme} ${pairText(a, b)}`),
  });
}

export function tellsOfWho(line: string): boolean {
  return line.startsWith('{"who":') || line.startsWith('{"twoPeople":');
}

function recorded(source: Omit<WhoFacts, "written">): WhoFacts {
  const who = new Map<string, string>();
  const two = new Map<string, string>();
  return {
    ...source,
    rulesOf(scheme, people) {
      const found = source.rulesOf(scheme, people);
      for (const { row, id } of people) {
        const rule = found.get(row);
        if (rule !== undefined)
          who.set(`${scheme} ${id}`, `${JSON.stringify({ who: { scheme, person: id, rule } })}\n`);
      }
      return found;
    },
    areTwoPeople(scheme, a, b) {
      const found = source.areTwoPeople(scheme, a, b);
      if (found) {
        const pair = pairText(a, b);
        two.set(`${scheme} ${pair}`, `${JSON.stringify({ twoPeople: { scheme, pair } })}\n`);
      }
      return found;
    },
    written: () => inOrder(who) + inOrder(two),
  };
}

function pairText(a: OnePerson, b: OnePerson): string {
  return [a, b]
    .map(({ person, employerId }) => JSON.stringify([person, employerId]))
    .sort()
    .join(" ");
}
