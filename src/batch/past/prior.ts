// Everything that a batch has to know of earlier ones: the table of its questions, in the order of prior-facts.jsonl. It comes
// from the book in a run and from the batch's own folder when the batch is run again; what was asked and found is
// written down, and nothing else is ever looked at.
import type { PersonNumber } from "../../core/person.ts";
import type { Book } from "../../ledger/book.ts";
import type { BookState } from "../../ledger/records.ts";
import type { KnownPerson } from "./known-person.ts";
import { type Asked, asked, type Question, type Source } from "./question.ts";
import { broughtCosts } from "./questions/brought-costs.ts";
import { caseCodes } from "./questions/case-codes.ts";
import { claimedElsewhere } from "./questions/claimed-elsewhere.ts";
import { costsOpenOfPayers } from "./questions/costs-open.ts";
import { endedReturns } from "./questions/ended-returns.ts";
import { forgotten } from "./questions/forgotten.ts";
import { lastReturn } from "./questions/last-return.ts";
import { latestMonth } from "./questions/latest-month.ts";
import { missingOfPayers } from "./questions/missing.ts";
import { monthBefore } from "./questions/month-before.ts";
import { openCases } from "./questions/open-cases.ts";
import { openConditions } from "./questions/open-conditions.ts";
import { paidMonths } from "./questions/paid-months.ts";
import { people } from "./questions/people.ts";
import { postedReturns } from "./questions/posted-returns.ts";
import { recoveringReturns } from "./questions/recovering-returns.ts";
import { ruledPairs } from "./questions/ruled-pairs.ts";
import { earlierRulings } from "./questions/rulings.ts";
import { seenInputs } from "./questions/seen-inputs.ts";
import { sharedNumber, sharers } from "./questions/sharers.ts";
import { stoodReturns } from "./questions/stood.ts";
import { stoodPostings } from "./questions/stood-postings.ts";
import { undecidedAppeals } from "./questions/undecided-appeals.ts";
import { whoBefore } from "./questions/who.ts";
import { withoutKeys } from "./questions/without-keys.ts";

/** Asked of returns, files and cases. */
const ofReturns = {
  seen: seenInputs,
  returns: postedReturns,
  stood: stoodReturns,
  recovering: recoveringReturns,
  cases: caseCodes,
  openCases,
  undecided: undecidedAppeals,
  monthBefore,
  ended: endedReturns,
  last: lastReturn,
  latest: latestMonth,
  rulings: earlierRulings,
};

/** Asked of people, when it is known what this batch replaces. */
const ofPeople = {
  shared: sharedNumber,
  sharers,
  people,
  paid: paidMonths,
  brought: broughtCosts,
  conditions: openConditions,
  missing: missingOfPayers,
  costsOpen: costsOpenOfPayers,
  stoodPostings,
  who: whoBefore,
  ruled: ruledPairs,
  withoutKeys,
  elsewhere: claimedElsewhere,
  forgotten,
};

type AskedAll<Questions> = {
  readonly [Name in keyof Questions]: Questions[Name] extends Question<infer Key, infer Answer>
    ? Asked<Key, Answer>
    : never;
};

export type Facts = AskedAll<typeof ofPeople> & {
  /** What stands of a person in a scheme; undefined when nothing does, neither money nor a row without it. */
  readonly of: (person: PersonNumber, scheme: string) => KnownPerson | undefined;
  /** False without a book. */
  readonly remembers: boolean;
};

export type Prior = AskedAll<typeof ofReturns> & {
  /** False without a book. */
  readonly remembers: boolean;
  /** There is nobody to ask about: no book, or a new one. Workers may help then. */
  readonly knowsNobody: boolean;
  /** Facts of people, without what this batch replaces, with the outcomes of cases that it brings, by their codes. Asked once. */
  readonly factsWithout: (submissions: ReadonlySet<number>, outcomes: ReadonlyMap<string, string>) => Facts;
  /** sha256 of the manifest of the batch before in the same book. */
  readonly previousManifest: string | null;
  /** Where the chain of the book ended then, keyed. */
  readonly previousHead: string | null;
  /** Everything that was asked and found, as lines of JSON. */
  readonly written: () => string;
};

export const noFacts: Facts = factsFrom({ kind: "nothing" }, false);

/** Nothing came before: a run without a book. */
export const noPrior: Prior = openPrior(() => ({ kind: "nothing" }), {
  remembers: false,
  knowsNobody: true,
  previousManifest: null,
  previousHead: null,
});

export async function bookPrior(book: Book): Promise<Prior> {
  const state = await book.state();
  const isNew = state.sequence === 0;
  return openPrior(bookSource(book, state), {
    remembers: true,
    knowsNobody: isNew,
    previousManifest: isNew ? null : state.manifest,
    previousHead: isNew ? null : state.head,
  });
}

type KnownConditions = {
  readonly also: ReadonlySet<string> | undefined;
  readonly lines: ReturnType<Book["conditions"]>;
};

/** Of so many people the key is remembered: a few megabytes. */
const mostKeys = 20_000;

function bookSource(book: Book, state: BookState): SourceWithout {
  // Nothing changes while it is asked, and these are asked for more than once.
  let cases: ReturnType<Book["cases"]> | undefined;
  const conditions = new Map<string, KnownConditions>();
  const keys = new Map<PersonNumber, string>();
  const remember = (person: PersonNumber, key: string): void => {
    if (keys.size < mostKeys) keys.set(person, key);
  };
  const asked: Book = {
    ...book,
    cases() {
      cases ??= book.cases();
      return cases;
    },
    conditions(scheme, also) {
      const known = conditions.get(scheme);
      // What was asked for more people answers for fewer.
      if (known !== undefined && (known.also === undefined || also?.isSubsetOf(known.also) === true))
        return known.lines;
      const lines = book.conditions(scheme, also);
      conditions.set(scheme, { also, lines });
      return lines;
    },
    keyOf(person) {
      const known = keys.get(person);
      if (known !== undefined) return known;
      const found = book.keyOf(person);
      remember(person, found);
      return found;
    },
    async lines(wanted) {
      const lines = await book.lines(wanted);
      // Of whom it was asked by the number the key is known with the answer.
      for (const { person, personKey } of lines) if (person !== undefined) remember(person, personKey);
      return lines;
    },
  };
  return (without, outcomes) => ({ kind: "book", asking: { book: asked, state, without, outcomes } });
}

/** What a stored batch was decided by. Throws when a line cannot be read. */
export function storedPrior(
  text: string,
  remembers: boolean,
  previousManifest: string | null,
  previousHead: string | null = null,
): Prior {
  const lines = new Map<string, unknown[]>();
  for (const line of text.split("\n").filter((one) => one !== "")) {
    const field = line.slice(2, line.indexOf('"', 2));
    const mine = lines.get(field);
    if (mine === undefined) lines.set(field, [JSON.parse(line)]);
    else mine.push(JSON.parse(line));
  }
  const known: ReadonlySet<string> = new Set([...fieldsOf(ofReturns), ...fieldsOf(ofPeople)]);
  const strange = [...lines.keys()].find((field) => !known.has(field));
  if (strange !== undefined) throw new Error(`prior-facts.jsonl: nobody asks ${strange}`);
  return openPrior(() => ({ kind: "lines", of: (field) => lines.get(field) ?? [] }), {
    remembers,
    knowsNobody: ![postedReturns, people, broughtCosts].some(({ field }) => lines.has(field)),
    previousManifest,
    previousHead,
  });
}

type SourceWithout = (without: ReadonlySet<number>, outcomes: ReadonlyMap<string, string>) => Source;

function openPrior(
  source: SourceWithout,
  about: Pick<Prior, "remembers" | "knowsNobody" | "previousManifest" | "previousHead">,
): Prior {
  const [noSubmissions, noOutcomes] = [new Set<number>(), new Map<string, string>()];
  const before = askedAll(ofReturns, source(noSubmissions, noOutcomes));
  let facts = noFacts;
  return {
    ...about,
    ...before,
    factsWithout(submissions, outcomes) {
      facts = factsFrom(source(submissions, outcomes), about.remembers);
      return facts;
    },
    written: () => writtenIn(ofReturns, before) + writtenIn(ofPeople, facts),
  };
}

function factsFrom(source: Source, remembers: boolean): Facts {
  const facts = askedAll(ofPeople, source);
  return { ...facts, remembers, of: (person, scheme) => facts.people.of({ person, scheme }) };
}

/** Question by question, in their order. */
function writtenIn<Questions extends object>(
  questions: Questions,
  answers: { readonly [Name in keyof Questions]: { readonly written: () => string } },
): string {
  // The keys of the table.
  const names = Object.keys(questions) as (keyof Questions)[];
  return names.map((name) => answers[name].written()).join("");
}

function askedAll<Questions extends object>(questions: Questions, source: Source): AskedAll<Questions> {
  const all = Object.entries(questions).map(([name, question]) => [name, asked(question, source)] as const);
  // One entry for each question, in their order.
  return Object.fromEntries(all) as AskedAll<Questions>;
}

function fieldsOf(questions: Readonly<Record<string, { readonly field: string }>>): readonly string[] {
  return Object.values(questions).map(({ field }) => field);
}
