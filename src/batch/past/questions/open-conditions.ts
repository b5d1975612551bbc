// What earlier batches left open of people's payments, in the order of the book. Of people whom the batch has nothing to do
// with it is said what is open, and nobody is named: they are recognised by where their payments stand. Of the others all
// that there is to say, so that the batch's own lines can be added.
import * as z from "zod";
import { monthText } from "../../../core/day.ts";
import { pence } from "../../../core/money.ts";
import type { PersonNumber } from "../../../core/person.ts";
import {
  mattersOfPeople,
  openConditions as openIn,
  openOfPerson,
  type PersonMatters,
  shown,
} from "../../../ledger/answers/open-conditions.ts";
import type { Book } from "../../../ledger/book.ts";
import { type OpenCondition, openKinds, waitsForPerson } from "../../../ledger/conditions.ts";
import type { BatchEntry } from "../../../ledger/new-batch.ts";
import { schemeNamed } from "../../../schemes/index.ts";
import { settlesRefusals } from "../matters.ts";
import { namesAmong } from "../names.ts";
import { mattersOfNamed, personMattersFields, writtenMatters } from "../person-matters.ts";
import type { Question } from "../question.ts";
import { type Counts, countsBeside } from "../replaced.ts";
import { monthOf } from "../return-lines.ts";

type AskedConditions = {
  readonly scheme: string;
  /** What stays of returns that the batch is about to replace. */
  readonly waits: BatchEntry["waits"];
  /** People of the batch of whom something stands in the book, and those whom it tells of. */
  readonly among: ReadonlySet<PersonNumber>;
  /** The others of the batch: what was paid to them may have been undone, or is about to be. */
  readonly strangers: () => Iterable<PersonNumber>;
  /** Those of them of whom it opens or closes something: of the others only who has a line is wanted. */
  readonly told: ReadonlySet<PersonNumber>;
};

type Conditions = {
  /** Of everybody else. */
  readonly open: readonly OpenCondition[];
  /** Of those whom the batch knows. */
  readonly people: ReadonlyMap<PersonNumber, PersonMatters>;
};

const place = z.strictObject({ batchId: z.string(), file: z.string(), row: z.int() });
const of = {
  employerId: z.string(),
  laCode: z.string(),
  period: z.string().transform(monthOf),
};
const open = z.strictObject({
  scheme: z.string(),
  kind: z.enum(openKinds),
  ...of,
  amount: z.int().transform(pence),
  since: place,
  paid: place,
  about: z.string(),
  rulings: z.array(z.strictObject({ code: z.string(), details: z.string() })),
});
const ofPerson = z.strictObject({ scheme: z.string(), ...personMattersFields });
const line = z.strictObject({ openCondition: z.union([open, ofPerson]) });

export const openConditions: Question<AskedConditions, Conditions> = {
  field: "openCondition",
  idOf: ({ scheme }) => scheme,
  async ask(keys, { book, state, without }) {
    const found = new Map<string, Conditions>();
    for (const { scheme, waits = [], among, strangers, told } of keys) {
      const counts = countsBeside(without, waits, book.keyOf);
      const keysTold = new Set([...told].map((person) => book.keyOf(person)));
      const [lines, people, rulings] = await linesIn(book, scheme, {
        told: keysTold,
        costs: waits.length > 0,
        without,
        hasRulings: state.hasRulings,
        counts,
      });
      const all = [...mattersOfPeople(lines, people, rulings, counts)];
      // To look for a stranger costs a hash for each, and nearly always nobody is one.
      const isStranger = all.some(([, one]) => one.lines.length > 0 && one.postings.length === 0);
      const named = namesAmong(book, all.length === 0 ? [] : isStranger ? [...among, ...strangers()] : among);
      const others = all.filter(([personKey]) => named(personKey) === undefined);
      found.set(scheme, {
        open: others.flatMap(([, matters]) => openOfPerson(matters, settlesRefusals(schemeNamed(scheme)))),
        people: mattersOfNamed(all, named),
      });
    }
    return ({ scheme }) => found.get(scheme);
  },
  write: ({ scheme }, { open: others, people }) => [
    ...others.map(({ kind, employerId, laCode, period, amount, since, paid, about, rulings }) => {
      const told = { scheme, kind, employerId, laCode, period: monthText(period), amount, since, paid };
      return { openCondition: { ...told, about, rulings } };
    }),
    ...[...people].map(([person, matters]) => ({
      openCondition: { scheme, ...writtenMatters(person, matters) },
    })),
  ],
  read(written) {
    const found = new Map<string, { open: OpenCondition[]; people: Map<PersonNumber, PersonMatters> }>();
    for (const { openCondition: one } of written.map((value) => line.parse(value))) {
      const { scheme, ...rest } = one;
      let mine = found.get(scheme);
      if (mine === undefined) {
        mine = { open: [], people: new Map() };
        found.set(scheme, mine);
      }
      if ("person" in rest) mine.people.set(rest.person, rest);
      else mine.open.push(rest);
    }
    return found;
  },
};

const everything: Counts = () => true;
const nothing: ReadonlySet<number> = new Set();

/** As the book stands. */
export async function openInBook(
  book: Book,
  scheme: string,
  counts: Counts = everything,
): Promise<readonly OpenCondition[]> {
  const { hasRulings } = await book.state();
  const without = counts === everything ? nothing : undefined;
  const asked = { told: new Set<string>(), costs: false, without, hasRulings, counts };
  const [lines, people, rulings] = await linesIn(book, scheme, asked);
  return openIn(lines, people, rulings, settlesRefusals(schemeNamed(scheme)), counts);
}

/**
 * What the book has of everybody of whom something may be open, and of those with the keys in `told`, `costs` too if wanted.
 * Whose lines are all closed by others has nothing open, whatever the money is, and nearly everybody is such a one.
 */
async function linesIn(
  book: Book,
  scheme: string,
  {
    told,
    costs,
    without,
    hasRulings,
    counts,
  }: {
    readonly told: ReadonlySet<string>;
    readonly costs: boolean;
    /** What is about to be replaced; where it is nothing, what the book has closed is closed. Undefined where nobody knows. */
    readonly without: ReadonlySet<number> | undefined;
    readonly hasRulings: boolean;
    readonly counts: Counts;
  },
) {
  const known = await book.conditions(scheme, without?.size === 0 ? told : undefined);
  // As the book will tell of a version that the batch replaces: it counts where money of it stays.
  const all =
    without === undefined || without.size === 0
      ? known
      : known.map((one) => (without.has(one.submission) ? { ...one, isReplaced: true } : one));
  const found = [...Map.groupBy(all, ({ personKey }) => personKey)].filter(([key, mine]) => {
    const closing = mine.filter((one) => one.amount < 0 && !one.isReplaced && counts(key, one.submission));
    return told.has(key) || mine.some((one) => one.amount >= 0 && !shown(closing, one));
  });
  const lines = found.flatMap(([, mine]) => mine);
  const keys = [...new Set([...found.map(([key]) => key), ...told])];
  if (keys.length === 0) return [lines, [], []] as const;
  // What waits may be costs, too.
  const withCosts = costs || lines.some(({ about }) => about === waitsForPerson);
  const money = withCosts ? undefined : (["PAYMENT", "RECOVERY"] as const);
  const people = await book.lines({ keys, scheme, heads: money, bare: true });
  const rulings = hasRulings ? (await book.rulings({ keys })).filter((one) => one.scheme === scheme) : [];
  return [lines, people, rulings] as const;
}
