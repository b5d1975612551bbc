// Which on-costs of payments of a batch's employers nobody has claimed, or stand without their payment: added up of the people
// of whom the batch says nothing about the same months, and of the others what the book has, so that the batch's own can be added.
import * as z from "zod";
import { type Month, monthText } from "../../../core/day.ts";
import { heads } from "../../../core/decision.ts";
import { pence } from "../../../core/money.ts";
import { type PersonNumber, personNumber, personText } from "../../../core/person.ts";
import { claimsOf, notUndone } from "../../../ledger/answers/claims.ts";
import type { Book } from "../../../ledger/book.ts";
import type { BatchEntry } from "../../../ledger/new-batch.ts";
import type { PersonLines } from "../../../ledger/records.ts";
import { type OutstandingCosts, outstandingKinds, type Payer } from "../../../schemes/dues.ts";
import type { PostedClaim, PostedLine } from "../../../schemes/posted.ts";
import { amongPayers, type DueScheme } from "../missing.ts";
import { namesAmong } from "../names.ts";
import { ofPayers } from "../payers.ts";
import type { Question } from "../question.ts";
import { type Counts, countsBeside } from "../replaced.ts";
import { monthOf } from "../return-lines.ts";

type AskedCosts = {
  readonly scheme: DueScheme & { readonly layout: string };
  readonly payers: readonly Payer[];
  /** Employers whom its rulings name. */
  readonly employers: ReadonlySet<string>;
  readonly waits: BatchEntry["waits"];
  /** Months of the batch's returns. */
  readonly months: ReadonlySet<Month>;
  /** Everybody of the batch, and those of whom it says something of earlier months. */
  readonly among: () => Iterable<PersonNumber>;
  readonly earlier: ReadonlySet<PersonNumber>;
};

/** What stands of one person. */
type PersonCosts = { readonly lines: readonly PostedLine[]; readonly claims: readonly PostedClaim[] };

type CostsOfPayers = {
  readonly others: readonly OutstandingCosts[];
  readonly people: ReadonlyMap<PersonNumber, PersonCosts>;
};

const month = z.string().transform(monthOf);
const of = { employerId: z.string(), laCode: z.string() };
const line = z.strictObject({
  costsOpen: z.union([
    z.strictObject({
      ...{ scheme: z.string(), ...of, dueMonth: month, kind: z.enum(outstandingKinds) },
      ...{ people: z.int(), payments: z.int().transform(pence), onCosts: z.int().transform(pence) },
    }),
    z.strictObject({
      ...{ scheme: z.string(), person: z.string().transform(personNumber) },
      lines: z.array(
        z.strictObject({
          ...{ ...of, period: month, head: z.enum(heads), dueMonth: month },
          ...{ instalment: z.int(), amount: z.int().transform(pence) },
        }),
      ),
      claims: z.array(z.strictObject({ ...of, period: month, standing: z.array(z.int()) })),
    }),
  ]),
});

export const costsOpenOfPayers: Question<AskedCosts, CostsOfPayers> = {
  field: "costsOpen",
  idOf: ({ scheme }) => scheme.name,
  async ask(keys, { book, without }) {
    const found = new Map<string, CostsOfPayers>();
    for (const one of keys) {
      const counts = countsBeside(without, one.waits, book.keyOf);
      found.set(one.scheme.name, await costsIn(book, one, counts));
    }
    return ({ scheme }) => found.get(scheme.name);
  },
  write: ({ scheme: { name: scheme } }, { others, people }) => [
    ...others.map(({ employerId, laCode, dueMonth, kind, people: many, payments, onCosts }) => {
      const told = {
        employerId,
        laCode,
        dueMonth: monthText(dueMonth),
        kind,
        people: many,
        payments,
        onCosts,
      };
      return { costsOpen: { scheme, ...told } };
    }),
    ...[...people].map(([person, { lines, claims }]) => ({
      costsOpen: {
        ...{ scheme, person: personText(person) },
        lines: lines.map(({ employerId, laCode, period, head, dueMonth, instalment, amount }) => {
          const of = { employerId, laCode, period: monthText(period), head, dueMonth: monthText(dueMonth) };
          return { ...of, instalment, amount };
        }),
        claims: claims.map(({ employerId, laCode, period, standing }) => {
          return { employerId, laCode, period: monthText(period), standing };
        }),
      },
    })),
  ],
  read(written) {
    type Read = { readonly others: OutstandingCosts[]; readonly people: Map<PersonNumber, PersonCosts> };
    const found = new Map<string, Read>();
    for (const { costsOpen: one } of written.map((value) => line.parse(value))) {
      const { scheme, ...rest } = one;
      const mine: Read = found.get(scheme) ?? { others: [], people: new Map() };
      found.set(scheme, mine);
      if ("person" in rest) {
        const lines = rest.lines.map((posted) => ({ scheme, ...posted }));
        mine.people.set(rest.person, { lines, claims: rest.claims });
      } else mine.others.push(rest);
    }
    return found;
  },
};

async function costsIn(
  book: Book,
  { scheme: { name, layout, dues }, payers, employers, months, among, earlier }: AskedCosts,
  counts: Counts,
): Promise<CostsOfPayers> {
  const { returns, payments } = await ofPayers(book, { name, layout }, payers, employers);
  // A cost that its own return has brought goes with the payment: nearly nobody need be looked at as a whole.
  const beside = returns.flatMap((one) => (one.layout === layout ? [] : [one.submission, ...one.earlier]));
  const brought = await book.lines({ submissions: beside, scheme: name });
  const looked = new Set(brought.map(({ personKey }) => personKey));
  const meeting = new Set<string>();
  for (const { personKey, postings } of [...payments, ...brought]) {
    if (postings.some(({ dueMonth }) => months.has(dueMonth))) meeting.add(personKey);
  }
  for (const { personKey, postings } of payments) {
    if (postings.some(({ standing = [] }) => dues.leavesOpen(standing, 0))) looked.add(personKey);
  }
  const named = namesAmong(book, meeting.size > 0 ? among() : earlier);
  for (const key of meeting) if (named(key) !== undefined) looked.add(key);
  for (const person of earlier) looked.add(book.keyOf(person));
  const isOurs = amongPayers(payers, employers);
  const whole = await book.lines({ keys: looked, scheme: name });
  const [others, people] = [[] as PersonCosts[], new Map<PersonNumber, PersonCosts>()];
  for (const one of whole) {
    const [lines, claims] = standingOf(one, counts);
    const ours = {
      lines: lines.filter((posted) => isOurs(posted)),
      claims: claims.filter((claim) => isOurs(claim)),
    };
    const person = named(one.personKey);
    if (person === undefined || !(meeting.has(one.personKey) || earlier.has(person))) others.push(ours);
    else if (ours.lines.length > 0) people.set(person, ours);
  }
  return { others: dues.outstanding(name, others), people };
}

/** Postings and claims without those of returns that are replaced. */
function standingOf(
  one: PersonLines,
  counts: Counts,
): readonly [lines: readonly PostedLine[], claims: readonly PostedClaim[]] {
  const postings = one.postings.filter(({ submission }) => counts(one.personKey, submission));
  const gone = new Set(
    one.postings.flatMap(({ submission }) => (counts(one.personKey, submission) ? [] : [submission])),
  );
  return [notUndone(postings), claimsOf(one, gone)];
}
