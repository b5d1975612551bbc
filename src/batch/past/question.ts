// One question about the past: how it is asked of the book, of many keys at once, and how question and answer stand in
// prior-facts.jsonl, so that a batch can be run again without the book. A fresh fact is a file in questions/ and a line in
// prior.ts. Rows are decided by what was learned before: nothing is asked row by row.
import type { Book } from "../../ledger/book.ts";
import type { BookState } from "../../ledger/records.ts";

/** What is asked, and around what. */
export type Asking = {
  readonly book: Book;
  readonly state: BookState;
  /** The submissions that this batch is about to replace. */
  readonly without: ReadonlySet<number>;
  /** What this batch brings of cases of duplicates, by their codes. */
  readonly outcomes: ReadonlyMap<string, string>;
};

export type Question<Key, Answer> = {
  /** The first key of its lines. */
  readonly field: string;
  /** The same for the same question; lines stand in this order. */
  readonly idOf: (key: Key) => string | number;
  /** Lines stand in the order in which they were asked for: that of the book. */
  readonly inOrderAsked?: boolean;
  /** Asks about many keys at once; what comes back answers for these. */
  readonly ask: (keys: readonly Key[], asking: Asking) => Promise<(key: Key) => Answer | undefined>;
  /** What was asked about one key of a scope answers for every key of it. */
  readonly scopeOf?: (key: Key) => string;
  /** The book has no answer for anybody. */
  readonly isSilentIn?: (state: BookState) => boolean;
  /** What is written of an answer: objects that begin with `field`; the same bytes for the same answer. */
  readonly write: (key: Key, answer: Answer) => readonly object[];
  /** Every answer by its id, from all lines that were written. Throws on what was never written. */
  readonly read: (lines: readonly unknown[]) => ReadonlyMap<string | number, Answer>;
};

export type Asked<Key, Answer> = {
  /** Nobody need be asked about: there is no book, a new one, or one that says nothing of this. */
  readonly isSilent: boolean;
  /** Asks about those that have not been asked about yet. */
  readonly learn: (keys: Iterable<Key>) => Promise<void>;
  /** What was learned; undefined where nothing is known. It is written down that this was looked at. */
  readonly of: (key: Key) => Answer | undefined;
  /** What was looked at and known, as prior-facts.jsonl has it. */
  readonly written: () => string;
};

/** Where answers come from: the book, lines of a stored batch, or nowhere. */
export type Source =
  | { readonly kind: "book"; readonly asking: Asking }
  | { readonly kind: "lines"; readonly of: (field: string) => readonly unknown[] }
  | { readonly kind: "nothing" };

export function asked<Key, Answer>(question: Question<Key, Answer>, source: Source): Asked<Key, Answer> {
  if (source.kind === "book") {
    const { state } = source.asking;
    const isSilent = state.sequence === 0 || question.isSilentIn?.(state) === true;
    return isSilent ? silent : remembered(question, learner(question, source.asking));
  }
  if (source.kind === "nothing") return silent;
  const lines = source.of(question.field);
  if (lines.length === 0) return silent;
  const known = question.read(lines);
  return remembered(question, { learn: async () => {}, find: (id) => known.get(id) });
}

const silent = { isSilent: true, learn: async () => {}, of: () => undefined, written: () => "" };

type Finder<Key, Answer> = {
  readonly learn: Asked<Key, Answer>["learn"];
  readonly find: (id: string | number, key: Key) => Answer | undefined;
};

function learner<Key, Answer>(question: Question<Key, Answer>, asking: Asking): Finder<Key, Answer> {
  const { idOf, scopeOf, field } = question;
  const nameOf = scopeOf ?? idOf;
  /** By key or by scope: who answers for it. */
  const answers = new Map<string | number, (key: Key) => Answer | undefined>();
  return {
    async learn(keys) {
      const news = new Map<string | number, Key>();
      for (const key of keys) {
        const name = nameOf(key);
        if (!answers.has(name)) news.set(name, key);
      }
      if (news.size === 0) return;
      if (scopeOf === undefined) {
        const answer = await question.ask([...news.values()], asking);
        for (const name of news.keys()) answers.set(name, answer);
      } else {
        for (const [name, key] of news) answers.set(name, await question.ask([key], asking));
      }
    },
    find(id, key) {
      const answer = answers.get(scopeOf === undefined ? id : scopeOf(key));
      // A row must never be decided as if nothing were known, because nobody has asked.
      if (answer === undefined) throw new Error(`the book was not asked: ${field}`);
      return answer(key);
    },
  };
}

function remembered<Key, Answer>(
  question: Question<Key, Answer>,
  { learn, find }: Finder<Key, Answer>,
): Asked<Key, Answer> {
  // Of most that is asked nothing is known, and a key of those may be large: only that it was asked is kept.
  const looked = new Map<string | number, { readonly key: Key; readonly answer: Answer } | undefined>();
  return {
    isSilent: false,
    learn,
    of(key) {
      const id = question.idOf(key);
      const before = looked.get(id);
      if (before !== undefined || looked.has(id)) return before?.answer;
      const answer = find(id, key);
      looked.set(id, answer === undefined ? undefined : { key, answer });
      return answer;
    },
    written() {
      const found =
        question.inOrderAsked === true ? [...looked] : [...looked].sort(([a], [b]) => (a < b ? -1 : 1));
      const lines = new Set<string>();
      for (const [, known] of found) {
        if (known === undefined) continue;
        for (const one of question.write(known.key, known.answer)) lines.add(`${JSON.stringify(one)}\n`);
      }
      return [...lines].join("");
    },
  };
}
