// Who ends short of the whole among the people of a batch's employers: of those whom the batch does not name what is missing,
// of those of whose own rows it may be less or more everything that there is to say. Asked when the last month is claimed for.
import * as z from "zod";
import { monthText } from "../../../core/day.ts";
import { pence } from "../../../core/money.ts";
import type { PersonNumber } from "../../../core/person.ts";
import { knownPeople } from "../../../ledger/answers/known-people.ts";
import { mattersOfPeople, type PersonMatters } from "../../../ledger/answers/open-conditions.ts";
import type { Book } from "../../../ledger/book.ts";
import type { BatchEntry } from "../../../ledger/new-batch.ts";
import type { BookState, PersonLines } from "../../../ledger/records.ts";
import { type Missing, missingReasons, type Payer } from "../../../schemes/dues.ts";
import { amongPayers, type DueScheme, missingOf, payerKey } from "../missing.ts";
import { namesAmong } from "../names.ts";
import { ofPayers } from "../payers.ts";
import { mattersOfNamed, personMattersFields, writtenMatters } from "../person-matters.ts";
import type { Question } from "../question.ts";
import { type Counts, countsBeside } from "../replaced.ts";
import { monthOf } from "../return-lines.ts";
import { checkedFrom } from "../stored-rulings.ts";

type AskedMissing = {
  readonly scheme: DueScheme & { readonly layout: string };
  /** The batch's employers with their councils, each once. */
  readonly payers: readonly Payer[];
  /** Employers whom its rulings name. */
  readonly employers: ReadonlySet<string>;
  /** Those of them whose return for the last month is in the batch. */
  readonly sent: readonly Payer[];
  readonly waits: BatchEntry["waits"];
  /** People of the batch who have all of it, and those who may have less. */
  readonly whole: ReadonlySet<PersonNumber>;
  readonly short: ReadonlySet<PersonNumber>;
  /** Whether the batch itself pays somebody who may have less, takes back from them, rules on them or leaves a matter open. */
  readonly isTold: (person: PersonNumber) => boolean;
};

type MissingOfPayers = {
  /** Payers whose return for the last month stands, and is not replaced. */
  readonly sent: readonly Payer[];
  /** Of people of whom the batch says nothing. */
  readonly others: readonly Missing[];
  readonly people: ReadonlyMap<PersonNumber, PersonMatters>;
};

const payer = { employerId: z.string(), laCode: z.string() };
const line = z.strictObject({
  missing: z.union([
    z.strictObject({ scheme: z.string(), sentLast: z.strictObject(payer) }),
    z.strictObject({
      ...{ scheme: z.string(), ...payer, period: z.string().transform(monthOf) },
      ...{ amount: z.int().transform(pence), reason: z.enum(missingReasons) },
      ...{ batchId: z.string(), file: z.string(), row: z.int() },
    }),
    z.strictObject({ scheme: z.string(), ...personMattersFields }),
  ]),
});

export const missingOfPayers: Question<AskedMissing, MissingOfPayers> = {
  field: "missing",
  idOf: ({ scheme }) => scheme.name,
  async ask(keys, { book, state, without }) {
    const found = new Map<string, MissingOfPayers>();
    for (const one of keys) {
      const counts = countsBeside(without, one.waits, book.keyOf);
      found.set(one.scheme.name, await missingIn(book, one, { without, counts, state }));
    }
    return ({ scheme }) => found.get(scheme.name);
  },
  write: ({ scheme: { name: scheme } }, { sent, others, people }) => [
    ...sent.map(({ employerId, laCode }) => ({ missing: { scheme, sentLast: { employerId, laCode } } })),
    ...others.map(({ employerId, laCode, period, amount, reason, batchId, file, row }) => {
      const told = { employerId, laCode, period: monthText(period), amount, reason, batchId, file, row };
      return { missing: { scheme, ...told } };
    }),
    ...[...people].map(([person, matters]) => ({ missing: { scheme, ...writtenMatters(person, matters) } })),
  ],
  read(written) {
    type Read = {
      readonly sent: Payer[];
      readonly others: Missing[];
      readonly people: Map<PersonNumber, PersonMatters>;
    };
    const found = new Map<string, Read>();
    for (const { missing: one } of written.map((value) => line.parse(value))) {
      const { scheme, ...rest } = one;
      const mine: Read = found.get(scheme) ?? { sent: [], others: [], people: new Map() };
      found.set(scheme, mine);
      if ("sentLast" in rest) mine.sent.push(rest.sentLast);
      else if ("person" in rest) mine.people.set(rest.person, rest);
      else mine.others.push(rest);
    }
    return found;
  },
};

async function missingIn(
  book: Book,
  { scheme, payers, employers, sent, whole, short, isTold }: AskedMissing,
  {
    without,
    counts,
    state,
  }: { readonly without: ReadonlySet<number>; readonly counts: Counts; readonly state: BookState },
): Promise<MissingOfPayers> {
  const { name, terms } = scheme;
  const { returns, payments } = await ofPayers(book, scheme, payers, employers);
  const standing = returns
    .filter(({ layout, period, submission }) => {
      return layout === scheme.layout && period === terms.lastMonth && !without.has(submission);
    })
    .map(({ employerId, laCode }) => ({ employerId, laCode }));
  const lastSent = new Set([...sent, ...standing].map(payerKey));
  const keysShort = new Set([...short].map(book.keyOf));
  const keys = new Set([...lessThanWhole(scheme, payments, counts), ...keysShort]);
  // Who has nothing is known by a row that is held.
  const ours = new Set([...payers.map(({ employerId }) => employerId), ...employers]);
  // Expected shifts that were shown say nothing here, but for who is known in spite of a purge.
  const shown = without.size === 0 && !state.forgotten.has(name);
  const all = await book.conditions(name, shown ? nobody : undefined);
  for (const { kind, employerId, amount, personKey } of all) {
    if (kind === "arrears" && amount > 0 && ours.has(employerId)) keys.add(personKey);
  }
  // So is who was refused, and won.
  if (state.hasRulings) {
    for (const one of await book.rulings({ scheme: name }))
      if (ours.has(checkedFrom(one).decision.employerId)) keys.add(one.personKey);
  }
  if (keys.size === 0) return { sent: standing, others: [], people: new Map() };
  const named = namesAmong(book, [...short, ...whole]);
  for (const key of keys) {
    const person = named(key);
    if (person !== undefined && whole.has(person)) keys.delete(key);
  }
  const people = await book.lines({ keys, scheme: name, heads: ["PAYMENT", "RECOVERY"], bare: true });
  const lines = all.filter(({ personKey }) => keys.has(personKey));
  const rulings = state.hasRulings ? (await book.rulings({ keys })).filter((one) => one.scheme === name) : [];
  const told = new Set([...lines, ...rulings].map(({ personKey }) => personKey));
  const isKnown = await knownPeople(book, state, name, (key) => {
    const person = named(key);
    return told.has(key) || (person !== undefined && isTold(person));
  });
  const matters = [...mattersOfPeople(lines, people.filter(isKnown), rulings, counts)];
  const isOurs = amongPayers(payers, employers);
  return {
    sent: standing,
    others: matters.flatMap(([key, one]) => {
      if (named(key) !== undefined) return [];
      const found = missingOf(scheme, one, (payer) => lastSent.has(payerKey(payer)));
      return found !== undefined && isOurs(found) ? [found] : [];
    }),
    people: mattersOfNamed(matters, named),
  };
}

const nobody: ReadonlySet<string> = new Set();

/** The keys of people whom these returns paid something, but not all of it: nobody else pays the rest of the whole. */
function lessThanWhole(
  { terms }: DueScheme,
  payments: readonly PersonLines[],
  counts: Counts,
): readonly string[] {
  return payments.flatMap(({ personKey, postings }) => {
    const sum = postings.reduce(
      (all, { submission, amount }) => (counts(personKey, submission) ? all + amount : all),
      0,
    );
    return sum > 0 && sum < terms.total ? [personKey] : [];
  });
}
