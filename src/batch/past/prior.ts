// Everything that a batch has to know of earlier ones: versions of returns, files posted before, people. It comes
// from the ledger in a run and from the batch's own folder when the batch is run again; what was asked and found is
// written down, and nothing else is ever looked at.
import * as z from "zod";
import type { PersonNumber } from "../../core/person.ts";
import type { OpenCase } from "../../engine/open-cases.ts";
import { type Posted, type RecoveringReturn, returnKey, type Version } from "../../engine/versions.ts";
import { readPriorFactsLine } from "../../ledger/facts.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { DecisionRecord } from "../../ledger/records.ts";
import { storedBrought, tellsOfBrought } from "./brought-facts.ts";
import { type Facts, ledgerFacts, noFacts, storedFacts } from "./facts.ts";
import { storedConditions, tellsOfConditions } from "./open-conditions.ts";
import { nobodyPaid, storedPaid } from "./paid-facts.ts";
import { openCaseFrom, openCasesIn, openCaseText } from "./prior-cases.ts";
import { ledgerMonths, noMonths, type PriorMonths, storedMonths, tellsOfMonths } from "./prior-months.ts";
import { inOrder, recoveredText, returnFields, writtenReturn } from "./return-lines.ts";
import { type Stood, stoodFrom, stoodIn, stoodText } from "./stood.ts";
import { storedStood, tellsOfStood } from "./stood-postings.ts";
import { decisionLine, recordFromLine } from "./stored-rulings.ts";
import { storedWho, tellsOfWho } from "./who-facts.ts";

export type Prior = {
  /** False without a ledger. */
  readonly remembers: boolean;
  /** There is nobody to ask about: no ledger, or a new one. Workers may help then. */
  readonly knowsNobody: boolean;
  /** The newest posted version of the same return. */
  readonly postedOf: (version: Version) => Posted | undefined;
  /** Other returns that took back what stands of the newest posted version of the same return. */
  readonly takenBackBy: (version: Version) => readonly RecoveringReturn[];
  /** The batch in which the very same file was posted. */
  readonly seen: (sha256: string) => string | undefined;
  /** Facts of people, without what this batch replaces, with the outcomes of cases that it brings, by their codes. Asked once. */
  readonly factsWithout: (submissions: ReadonlySet<number>, outcomes: ReadonlyMap<string, string>) => Facts;
  /** What stands of the same return in its newest posted version; named are only people whom the new one names. */
  readonly stoodOf: (version: Version, among: ReadonlySet<PersonNumber>) => Stood | undefined;
  /** What stands of the month before. */
  readonly months: PriorMonths;
  /** Whether anybody decided anything in an earlier batch that stands. */
  readonly hasDecisions: boolean;
  /** Decisions about one person, oldest first. */
  readonly decisionsOf: (person: PersonNumber) => readonly DecisionRecord[];
  /** Decisions with one case reference, whoever they are about. */
  readonly decisionsUnder: (code: string) => readonly DecisionRecord[];
  /** Whether an earlier batch has opened a duplicate case of this code. */
  readonly hasCase: (code: string) => boolean;
  /** Duplicate cases of a scheme that are open, in the order of the book. */
  readonly openCases: (scheme: string) => readonly OpenCase[];
  /** sha256 of the manifest of the batch before in the same ledger. */
  readonly previousManifest: string | null;
  /** Where the chain of the ledger ended then, keyed. */
  readonly previousHead: string | null;
  /** Everything that was asked and found, as lines of JSON. */
  readonly written: () => string;
};

const returnLine = z.strictObject({
  return: z.strictObject({
    ...returnFields,
    sequence: z.number(),
    batch: z.string(),
  }),
});
const { scheme: _scheme, ...ofOneScheme } = returnFields;
const recoveredLine = z.strictObject({
  recovered: z.strictObject({
    ...returnFields,
    by: z.array(z.strictObject(ofOneScheme)),
  }),
});
const caseLine = z.strictObject({ case: z.string() });
const inputLine = z.strictObject({ input: z.strictObject({ sha256: z.string(), batch: z.string() }) });

/** Nothing came before: a run without a ledger. */
export const noPrior: Prior = recorded({
  remembers: false,
  knowsNobody: true,
  postedOf: () => undefined,
  takenBackBy: () => [],
  seen: () => undefined,
  factsWithout: () => noFacts,
  stoodOf: () => undefined,
  months: noMonths,
  hasDecisions: false,
  decisionsOf: () => [],
  decisionsUnder: () => [],
  hasCase: () => false,
  openCases: () => [],
  previousManifest: null,
  previousHead: null,
});

export function ledgerPrior(ledger: Ledger): Prior {
  const end = ledger.end();
  let codes: ReadonlySet<string> | undefined;
  /** Asked once, however many decisions name a case. */
  const caseCodes = (): ReadonlySet<string> => {
    codes ??= new Set(ledger.cases().flatMap(({ code, status }) => (status === "withdrawn" ? [] : [code])));
    return codes;
  };
  return recorded({
    remembers: true,
    knowsNobody: end.sequence === 0,
    postedOf(version) {
      const found = ledger.findReturn(version);
      if (found === undefined) return undefined;
      const { submission, earlier, sequence, batchId } = found;
      return { submission, earlier, sequence, batchId };
    },
    takenBackBy(version) {
      const found = ledger.findReturn(version);
      return found === undefined ? [] : ledger.takenBackBy(found.submission);
    },
    seen: (sha256) => ledger.seenInput(sha256)?.batchId,
    factsWithout(submissions, outcomes) {
      const facts = ledgerFacts(ledger, submissions, outcomes);
      // A new book has nothing to say of anybody, and is not asked a million times.
      return end.sequence === 0 ? { ...facts, of: () => undefined } : facts;
    },
    stoodOf(version, among) {
      const found = ledger.findReturn(version);
      if (found === undefined) return undefined;
      return stoodIn(found, ledger.standingOf(found.submission, among));
    },
    months: ledgerMonths(ledger),
    hasDecisions: ledger.hasDecisions(),
    decisionsOf: (person) => ledger.decisionsOf(person),
    decisionsUnder: (code) => ledger.decisionsUnder(code),
    hasCase: (code) => caseCodes().has(code),
    openCases: (scheme) => openCasesIn(ledger).filter((one) => one.scheme === scheme),
    previousManifest: end.sequence === 0 ? null : end.manifest,
    previousHead: end.sequence === 0 ? null : end.head,
  });
}

/** What a stored batch was decided by. Throws when a line cannot be read. */
export function storedPrior(
  text: string,
  remembers: boolean,
  previous: Pick<Prior, "previousManifest" | "previousHead">,
): Prior {
  const returns = new Map<string, Posted>();
  const inputs = new Map<string, string>();
  const stood = new Map<string, Stood>();
  const recovered = new Map<string, readonly RecoveringReturn[]>();
  const decisions: DecisionRecord[] = [];
  const decisionsOf = new Map<PersonNumber, DecisionRecord[]>();
  const cases = new Set<string>();
  const people: string[] = [];
  const brought: unknown[] = [];
  const [paid, months, conditions, who]: [unknown[], unknown[], unknown[], unknown[]] = [[], [], [], []];
  const stoodPostings: unknown[] = [];
  const open: OpenCase[] = [];
  const ofFacts = [
    [tellsOfBrought, brought],
    [tellsOfConditions, conditions],
    [tellsOfStood, stoodPostings],
    [tellsOfWho, who],
    [tellsOfMonths, months],
  ] as const;
  for (const line of text.split("\n").filter((one) => one !== "")) {
    const value: unknown = JSON.parse(line);
    // Lines of people are many; what begins like another is tried first, and cheaply.
    if (line.startsWith('{"stood":')) {
      const { key, found } = stoodFrom(value);
      stood.set(returnKey(key), found);
      continue;
    }
    if (line.startsWith('{"recovered":')) {
      const { by, ...key } = recoveredLine.parse(value).recovered;
      recovered.set(returnKey(key), by);
      continue;
    }
    if (line.startsWith('{"decision":')) {
      const record = recordFromLine(value);
      decisions.push(record);
      const { person } = record;
      if (person !== undefined) decisionsOf.set(person, [...(decisionsOf.get(person) ?? []), record]);
      continue;
    }
    if (line.startsWith('{"paid":')) {
      paid.push(value);
      continue;
    }
    const list = ofFacts.find(([tells]) => tells(line));
    if (list !== undefined) {
      list[1].push(value);
      continue;
    }
    if (line.startsWith('{"openCase":')) {
      open.push(openCaseFrom(value));
      continue;
    }
    if (line.startsWith('{"case":')) {
      cases.add(caseLine.parse(value).case);
      continue;
    }
    const asReturn = returnLine.safeParse(value);
    const asInput = inputLine.safeParse(value);
    if (asReturn.success) {
      const { sequence, batch, ...key } = asReturn.data.return;
      // The ledger's own number of a submission means nothing outside it.
      returns.set(returnKey(key), { submission: -1, earlier: [], sequence, batchId: batch });
    } else if (asInput.success) inputs.set(asInput.data.input.sha256, asInput.data.input.batch);
    else people.push(`${line}\n`);
  }
  return recorded({
    remembers,
    knowsNobody: people.length === 0 && returns.size === 0 && brought.length === 0,
    postedOf: (version) => returns.get(returnKey(version)),
    takenBackBy: (version) => recovered.get(returnKey(version)) ?? [],
    seen: (sha256) => inputs.get(sha256),
    factsWithout: () =>
      storedFacts(
        people.map(readPriorFactsLine),
        remembers ? storedPaid(paid) : nobodyPaid,
        storedBrought(brought),
        remembers,
        storedConditions(conditions),
        storedStood(stoodPostings),
        storedWho(who),
      ),
    stoodOf: (version) => stood.get(returnKey(version)),
    months: storedMonths(months),
    hasDecisions: decisions.length > 0,
    decisionsOf: (person) => decisionsOf.get(person) ?? [],
    decisionsUnder: (code) => decisions.filter((one) => one.code === code && one.person === undefined),
    hasCase: (code) => cases.has(code),
    openCases: (scheme) => open.filter((one) => one.scheme === scheme),
    previousManifest: previous.previousManifest,
    previousHead: previous.previousHead,
  });
}

function recorded(source: Omit<Prior, "written">): Prior {
  const returns = new Map<string, string>();
  const inputs = new Map<string, string>();
  const stood = new Map<string, string>();
  const recovered = new Map<string, string>();
  const decisions = new Map<string, string>();
  const cases = new Map<string, string>();
  const open = new Map<string, string>();
  const note = (found: readonly DecisionRecord[]): readonly DecisionRecord[] => {
    // In the order in which the ledger has them: what a person was decided about is asked for in one go.
    for (const one of found) {
      const line = decisionLine(one);
      decisions.set(line, line);
    }
    return found;
  };
  let facts: Facts = noFacts;
  return {
    ...source,
    postedOf(version) {
      const posted = source.postedOf(version);
      if (posted !== undefined) {
        const { sequence, batchId: batch } = posted;
        const line = { return: { ...writtenReturn(version), sequence, batch } };
        returns.set(returnKey(version), `${JSON.stringify(line)}\n`);
      }
      return posted;
    },
    takenBackBy(version) {
      const by = source.takenBackBy(version);
      if (by.length > 0) recovered.set(returnKey(version), recoveredText(version, by));
      return by;
    },
    seen(sha256) {
      const batch = source.seen(sha256);
      if (batch !== undefined) inputs.set(sha256, `${JSON.stringify({ input: { sha256, batch } })}\n`);
      return batch;
    },
    factsWithout(submissions, outcomes) {
      facts = source.factsWithout(submissions, outcomes);
      return facts;
    },
    stoodOf(version, among) {
      const found = source.stoodOf(version, among);
      if (found !== undefined) stood.set(returnKey(version), stoodText(version, found));
      return found;
    },
    decisionsOf: (person) => note(source.decisionsOf(person)),
    decisionsUnder: (code) => note(source.decisionsUnder(code)),
    hasCase(code) {
      const found = source.hasCase(code);
      if (found) cases.set(code, `${JSON.stringify({ case: code })}\n`);
      return found;
    },
    openCases(scheme) {
      const found = source.openCases(scheme);
      // In the order of the book, scheme by scheme.
      for (const one of found) open.set(one.case, openCaseText(one));
      return found;
    },
    written: () =>
      inOrder(inputs) +
      inOrder(returns) +
      inOrder(stood) +
      inOrder(recovered) +
      inOrder(cases) +
      [...open.values()].join("") +
      source.months.written() +
      [...decisions.keys()].join("") +
      facts.written(),
  };
}
