// The people of a scheme as the return counts them: each once, by what their latest row says and the month of their first. Of who
// was paid in returns alone that a purge has taken, the ledger still has council, month and pounds.
import type { StandingRow } from "../../batch/replay/standing-rows.ts";
import { type Month, monthText } from "../../core/day.ts";
import { type Pence, pence } from "../../core/money.ts";
import type { PersonNumber } from "../../core/person.ts";
import type { Book } from "../../ledger/book.ts";
import type { PostingLine } from "../../ledger/records.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import type { Session } from "../session.ts";
import { type PurgedReturns, paidInPurged, purgedReturns } from "./purged-claims.ts";
import { linesAbout, rowsInBook } from "./standing-people.ts";

export type CountedPerson = {
  /** council, role, setting, outcome, month. */
  readonly values: readonly string[];
  readonly pence: number;
  readonly employers: ReadonlyMap<string, number>;
};

/** What a cell says that is blank or not understood. */
const notSaid = "not-said";
/** What went with the rows of a return that was purged. */
const notKept = "not-kept";

type CountedPeople = {
  readonly people: readonly CountedPerson[];
  readonly total: Pence;
  readonly inBook: Pence;
  /** How many batches with returns were purged, and how many of the people were paid in those alone. */
  readonly purged: { readonly batches: number; readonly people: number };
};

/** With a council only its own returns, and what was paid in them. */
export async function countedPeople(
  book: Book,
  scheme: AnyScheme,
  council: string | undefined,
  session: Session,
): Promise<CountedPeople> {
  const known = new Map<PersonNumber, Known>();
  for await (const row of rowsInBook(book, scheme, council, session)) {
    const so = known.get(row.person);
    const text = valuesOf(row).join("\n");
    const latest = { period: row.period, payable: row.outcome === "payable", batch: row.batch, text };
    if (so === undefined) known.set(row.person, { latest, first: row.period });
    else {
      if (isLater(latest, so.latest)) so.latest = latest;
      if (row.period < so.first) so.first = row.period;
    }
  }
  const isAsked = ({ laCode }: Pick<PostingLine, "laCode">): boolean =>
    council === undefined || laCode === council;
  const people: CountedPerson[] = [];
  const counted = new Set<string>();
  const paid = new Map<PersonNumber, readonly PostingLine[]>();
  for await (const { person, personKey, postings } of linesAbout(book, scheme.name, known.keys())) {
    counted.add(personKey);
    if (person !== undefined) paid.set(person, postings.filter(isAsked));
  }
  const gone = await purgedReturns(book, scheme, council);
  for (const [person, { latest, first }] of known) {
    const postings = paid.get(person) ?? [];
    const months = [first, ...monthsPaid(postings, gone)];
    people.push({
      values: [...latest.text.split("\n"), monthText(Math.min(...months) as Month)],
      ...moneyOf(postings),
    });
  }
  const left = people.length;
  for await (const { personKey, postings } of paidInPurged(book, scheme.name, gone)) {
    const mine = counted.has(personKey) ? [] : postings.filter(isAsked);
    const money = moneyOf(mine);
    const [first] = monthsPaid(mine, gone).sort((a, b) => a - b);
    // Whoever has nothing left of it is as one who was refused: of them the ledger has nothing to tell.
    if (money.pence === 0 || first === undefined) continue;
    const { laCode } = mine.findLast(({ amount }) => amount > 0) ?? {};
    people.push({ values: [laCode ?? notKept, notKept, notKept, notKept, monthText(first)], ...money });
  }
  const total = people.reduce((sum, one) => sum + one.pence, 0);
  const sums = (await book.sums(["council"])).filter(
    ({ scheme: name, parts }) => name === scheme.name && (council === undefined || parts[0] === council),
  );
  const inBook = pence(sums.reduce((sum, { amount }) => sum + amount, 0));
  const purged = { batches: gone.batches.size, people: people.length - left };
  return { people, total: pence(total), inBook, purged };
}

function moneyOf(postings: readonly PostingLine[]): Pick<CountedPerson, "pence" | "employers"> {
  const employers = new Map<string, number>();
  for (const { employerId, amount } of postings)
    employers.set(employerId, (employers.get(employerId) ?? 0) + amount);
  return { pence: [...employers.values()].reduce((sum, one) => sum + one, 0), employers };
}

/** Months of returns that were purged for which something stands. */
function monthsPaid(postings: readonly PostingLine[], { batches }: PurgedReturns): Month[] {
  const mine = postings.filter(({ returnBatchId }) => batches.has(returnBatchId));
  return [...Map.groupBy(mine, ({ period }) => period)].flatMap(([period, some]) =>
    some.reduce((sum, { amount }) => sum + amount, 0) > 0 ? [period] : [],
  );
}

type Latest = {
  readonly period: Month;
  readonly payable: boolean;
  readonly batch: number;
  readonly text: string;
};
type Known = { latest: Latest; first: Month };

function valuesOf({ laCode, role, setting, outcome }: StandingRow): readonly string[] {
  return [laCode || notSaid, role || notSaid, setting || notSaid, outcome];
}

/** Of one month the row that is paid, then that of the later batch; the order of files decides nothing. */
function isLater(row: Latest, than: Latest): boolean {
  if (row.period !== than.period) return row.period > than.period;
  if (row.payable !== than.payable) return row.payable;
  if (row.batch !== than.batch) return row.batch > than.batch;
  return row.text < than.text;
}
