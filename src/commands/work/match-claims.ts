// The claims of a council that another party may be told of: paid, not taken back, and the worker has agreed (WFP-61). Each has
// a reference of the round, which only the council's own book can lead back to anybody.
import { createHmac } from "node:crypto";
import type { StandingRow } from "../../batch/replay/standing-rows.ts";
import type { PersonNumber } from "../../core/person.ts";
import type { Book } from "../../ledger/book.ts";
import type { PostingLine } from "../../ledger/records.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import type { Session } from "../session.ts";
import { councilAsked } from "./council-asked.ts";
import { paidInPurged, purgedReturns } from "./purged-claims.ts";
import { linesAbout, rowsInBook } from "./standing-people.ts";

export type OwnClaim = Pick<
  StandingRow,
  "person" | "surname" | "forenames" | "employerId" | "consents" | "file" | "row"
> & {
  /** What stands of the payment, net, in pence; 0 where something was taken back. */
  readonly paid: number;
  /** No later return of the employer was purged, in which the worker may have said something else. */
  readonly isLatest: boolean;
};

type OwnClaims = {
  readonly council: string;
  /** One for each person and employer. */
  readonly claims: readonly OwnClaim[];
  /**
   * Batches of the council's returns that a purge has taken, and the paid claims of which went what was last said of them: nobody
   * knows whether the worker still agrees.
   */
  readonly purged: { readonly batches: number; readonly claims: number };
};

type Latest = { readonly row: StandingRow; readonly batch: number };

/** Throws a UsageFault where it cannot be told whose claims are meant. */
export async function ownClaims(
  book: Book,
  scheme: AnyScheme,
  wanted: string | undefined,
  session: Session,
): Promise<OwnClaims> {
  const council = await councilAsked(book, scheme, wanted);
  const latest = new Map<string, Latest>();
  for await (const row of rowsInBook(book, scheme, council, session)) {
    const key = claimKey(row);
    const so = latest.get(key);
    if (so === undefined || isLater({ row, batch: row.batch }, so))
      latest.set(key, { row, batch: row.batch });
  }
  const gone = await purgedReturns(book, scheme, council);
  const people = [...latest.values()].map(({ row }) => row.person);
  const paid = await paidClaims(book, scheme.name, council, people);
  const claims = [...latest].map(([key, { row }]) => ({
    ...row,
    paid: paid.get(key) ?? 0,
    isLatest: (gone.latest.get(row.employerId) ?? row.period) <= row.period,
  }));
  const keyIn = (one: OwnClaim): string => `${book.keyOf(one.person)} ${one.employerId}`;
  const left = new Set(claims.filter(({ isLatest }) => isLatest).map(keyIn));
  const lost = new Set(claims.filter((one) => one.paid > 0 && !one.isLatest).map(keyIn));
  for await (const { personKey, postings } of paidInPurged(book, scheme.name, gone))
    for (const employer of claimsPaid(postings, council).keys()) lost.add(`${personKey} ${employer}`);
  return { council, claims, purged: { batches: gone.batches.size, claims: lost.difference(left).size } };
}

/** What was paid of claims of which nothing was taken back. */
async function paidClaims(
  book: Book,
  scheme: string,
  council: string,
  people: readonly PersonNumber[],
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for await (const { person, postings } of linesAbout(book, scheme, new Set(people))) {
    if (person === undefined) continue;
    for (const [employerId, amount] of claimsPaid(postings, council))
      found.set(claimKey({ person, employerId }), amount);
  }
  return found;
}

/** By employer. */
function claimsPaid(postings: readonly PostingLine[], council: string): ReadonlyMap<string, number> {
  const mine = postings.filter(({ laCode }) => laCode === council);
  const sum = (some: readonly PostingLine[], wanted: PostingLine["head"]): number =>
    some.reduce((so, { head, amount }) => (head === wanted ? so + amount : so), 0);
  return new Map(
    [...Map.groupBy(mine, ({ employerId }) => employerId)].flatMap(([employerId, some]) => {
      const paid = sum(some, "PAYMENT");
      return paid > 0 && sum(some, "RECOVERY") === 0 ? [[employerId, paid] as const] : [];
    }),
  );
}

function claimKey({ person, employerId }: Pick<StandingRow, "person" | "employerId">): string {
  return `${person} ${employerId}`;
}

function isLater(one: Latest, than: Latest): boolean {
  return one.row.period === than.row.period ? one.batch >= than.batch : one.row.period > than.row.period;
}

/**
 * Sixteen hex digits: random to everybody who does not have the book, whose key of the person makes them; another round has
 * others, a second export of the same round the same ones. Nothing has to be kept, and with the key of the book they go.
 */
export function referenceOf(
  book: Pick<Book, "keyOf">,
  round: string,
  council: string,
  { person, employerId }: Pick<OwnClaim, "person" | "employerId">,
): string {
  const about = JSON.stringify(["exchange", round, council, employerId]);
  return createHmac("sha256", book.keyOf(person)).update(about, "utf8").digest("hex").slice(0, 16);
}
