// What earlier batches say of people: asked person by person while a batch is read, and written down as asked,
// so that the batch can be run again without the ledger.
import type { PersonFacts } from "../../core/decision.ts";
import { type Pence, pence, zero } from "../../core/money.ts";
import type { PersonNumber } from "../../core/person.ts";
import { type PriorFacts, priorFactsLine } from "../../ledger/facts.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { PriorClaim } from "../../ledger/records.ts";
import { schemeNamed } from "../../schemes/index.ts";
import { type BroughtFacts, ledgerBrought, nothingBrought } from "./brought-facts.ts";
import { type ConditionFacts, ledgerConditions, nothingOpen } from "./open-conditions.ts";
import { ledgerPaid, nobodyPaid, type PaidFacts } from "./paid-facts.ts";
import { ledgerStood, nothingStood, type StoodFacts } from "./stood-postings.ts";
import { ledgerWho, nobodyBefore, type WhoFacts } from "./who-facts.ts";

export type KnownPerson = { readonly facts: PersonFacts; readonly claims: readonly PriorClaim[] };

export type Facts = {
  /** False without a ledger. */
  readonly remembers: boolean;
  /** Undefined when nothing stands of the person in the scheme, neither money nor a row without it. */
  readonly of: (person: PersonNumber, scheme: string) => KnownPerson | undefined;
  readonly paid: PaidFacts;
  readonly brought: BroughtFacts;
  readonly conditions: ConditionFacts;
  /** What stands of returns that this batch is about to replace. */
  readonly stood: StoodFacts;
  readonly who: WhoFacts;
  /** Everything that was asked and found, as prior-facts.jsonl has it. */
  readonly written: () => string;
};

export const noFacts: Facts = {
  remembers: false,
  of: () => undefined,
  paid: nobodyPaid,
  brought: nothingBrought,
  conditions: nothingOpen,
  stood: nothingStood,
  who: nobodyBefore,
  written: () => "",
};

const nothingPaid: PersonFacts = { paid: zero, instalments: [], lumpPaid: false };

/**
 * `without` are the submissions that this batch is about to replace, `outcomes` what it brings of cases of duplicates, by their
 * codes.
 */
export function ledgerFacts(
  ledger: Ledger,
  without: ReadonlySet<number>,
  outcomes: ReadonlyMap<string, string> = new Map(),
): Facts {
  const beside = {
    paid: ledgerPaid(ledger, without),
    brought: ledgerBrought(ledger, without),
    conditions: ledgerConditions(ledger, without),
    stood: ledgerStood(ledger),
    who: ledgerWho(ledger, outcomes),
  };
  return remembered(beside, (person, scheme) => {
    const facts = ledger.factsOf(person, scheme, without);
    // Where rows stand without money, people who were paid nothing may be known.
    if (facts === undefined && schemeNamed(scheme).stands !== "assessed") return undefined;
    const claims = ledger.claimsOf(person, scheme, without);
    if (facts === undefined) return claims.length === 0 ? undefined : { facts: nothingPaid, claims };
    return { facts, claims };
  });
}

/** The facts that a stored batch was decided by. */
export function storedFacts(
  lines: readonly PriorFacts[],
  paid: PaidFacts,
  brought: BroughtFacts = nothingBrought,
  remembers = true,
  conditions: ConditionFacts = nothingOpen,
  stood: StoodFacts = nothingStood,
  who: WhoFacts = nobodyBefore,
): Facts {
  const known = new Map(lines.map((line) => [`${line.scheme} ${line.person}`, line]));
  const facts = remembered({ paid, brought, conditions, stood, who }, (person, scheme) =>
    known.get(`${scheme} ${person}`),
  );
  return { ...facts, remembers };
}

function remembered(
  beside: Pick<Facts, "paid" | "brought" | "conditions" | "stood" | "who">,
  find: (person: PersonNumber, scheme: string) => KnownPerson | undefined,
): Facts {
  const asked = new Map<string, Map<PersonNumber, KnownPerson | undefined>>();
  return {
    remembers: true,
    ...beside,
    of(person, scheme) {
      const people = asked.get(scheme) ?? new Map<PersonNumber, KnownPerson | undefined>();
      asked.set(scheme, people);
      if (people.has(person)) return people.get(person);
      const found = find(person, scheme);
      const known = found && {
        ...found,
        facts: { ...found.facts, ...conditionally(scheme, found), ...together(found) },
      };
      people.set(person, known);
      return known;
    },
    written() {
      const schemes = [...asked].sort(([a], [b]) => (a < b ? -1 : 1));
      return schemes
        .flatMap(([scheme, people]) =>
          [...people]
            .sort(([a], [b]) => a - b)
            .flatMap(([person, known]) =>
              known === undefined ? [] : [priorFactsLine({ person, scheme, ...known })],
            ),
        )
        .join("")
        .concat(beside.paid.written())
        .concat(beside.brought.written())
        .concat(beside.conditions.written())
        .concat(beside.stood.written())
        .concat(beside.who.written());
    },
  };
}

/**
 * What was paid on shifts that were only expected, by the mark that the scheme leaves in its standings, without
 * what was taken back of it already: only such money is ever taken back.
 */
function conditionally(
  scheme: string,
  { facts, claims }: KnownPerson,
): { readonly paidConditionally?: Pence } {
  const at = schemeNamed(scheme).standing.indexOf("conditional");
  if (at < 0) return {};
  const marked = claims.filter((claim) => claim.standing[at] === 1);
  if (marked.length === 0) return {};
  const takenBack = sumOf(claims) - facts.paid;
  return { paidConditionally: pence(Math.max(0, sumOf(marked) - takenBack)) };
}

/** Instalments beyond the first of each row: those that were missed came with the next (C-34). */
function together({ claims }: KnownPerson): { readonly together?: number } {
  let more = 0;
  for (const { instalments } of claims) if (instalments.length > 1) more += instalments.length - 1;
  return more === 0 ? {} : { together: more };
}

function sumOf(claims: readonly PriorClaim[]): number {
  return claims.reduce((sum, claim) => sum + claim.amount, 0);
}
