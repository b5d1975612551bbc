// The people of a scheme as the return counts them: each once, by what their latest row says and the month of their first.
import type { StandingRow } from "../../batch/replay/standing-rows.ts";
import { type Month, monthText } from "../../core/day.ts";
import { type Pence, pence } from "../../core/money.ts";
import type { PersonNumber } from "../../core/person.ts";
import type { Book } from "../../ledger/book.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import type { Session } from "../session.ts";
import { linesAbout, rowsInBook } from "./standing-people.ts";

export type CountedPerson = {
  /** council, role, setting, outcome, month. */
  readonly values: readonly string[];
  readonly pence: number;
  readonly employers: ReadonlyMap<string, number>;
};

/** What a cell says that is blank or not understood. */
const notSaid = "not-said";

/** With a council only its own returns, and what was paid in them. */
export async function countedPeople(
  book: Book,
  scheme: AnyScheme,
  council: string | undefined,
  session: Session,
): Promise<{ readonly people: readonly CountedPerson[]; readonly total: Pence; readonly inBook: Pence }> {
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
  const people: CountedPerson[] = [];
  let total = 0;
  const paid = new Map<PersonNumber, Map<string, number>>();
  for await (const { person, postings } of linesAbout(book, scheme.name, known.keys())) {
    const employers = new Map<string, number>();
    for (const { laCode, employerId, amount } of postings)
      if (council === undefined || laCode === council)
        employers.set(employerId, (employers.get(employerId) ?? 0) + amount);
    if (person !== undefined) paid.set(person, employers);
  }
  for (const [person, { latest, first }] of known) {
    const employers = paid.get(person) ?? new Map<string, number>();
    const amount = [...employers.values()].reduce((sum, one) => sum + one, 0);
    total += amount;
    people.push({ values: [...latest.text.split("\n"), monthText(first)], pence: amount, employers });
  }
  const sums = (await book.sums(["council"])).filter(
    ({ scheme: name, parts }) => name === scheme.name && (council === undefined || parts[0] === council),
  );
  return { people, total: pence(total), inBook: pence(sums.reduce((sum, { amount }) => sum + amount, 0)) };
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
