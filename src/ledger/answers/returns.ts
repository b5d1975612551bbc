// What the lines of a return come to: what stands of it by person and head, what each person was paid in it, and the sums of
// returns that no return of the next month follows.
import { heads } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import type { PersonNumber } from "../../core/person.ts";
import type { StandingAmount, StoodPosting } from "../audit-lines.ts";
import type { PaidInReturn, PaidSum } from "../month-sums.ts";
import type { PersonLines, PostingLine } from "../records.ts";
import { notUndone } from "./claims.ts";

/** Names people by the key under which the book knows them. */
type NameOf = (personKey: string) => PersonNumber | undefined;

/** Of one return and its earlier versions, in the order of the rows. */
export function standingAmounts(people: readonly PersonLines[], nameOf: NameOf): readonly StandingAmount[] {
  const found = people.flatMap(({ personKey, postings }) =>
    byVersion(postings).flatMap((version) =>
      heads.flatMap((head) => {
        const mine = version.filter((line) => line.head === head);
        const [first] = [...mine].sort((a, b) => a.row - b.row);
        const amount = pence(sumOf(mine));
        if (first === undefined || amount === 0) return [];
        const { returnBatchId: batchId, file, sheet, row } = first;
        return [{ person: nameOf(personKey), head, amount, batchId, file, sheet, row }];
      }),
    ),
  );
  return found.sort((a, b) => a.row - b.row || heads.indexOf(a.head) - heads.indexOf(b.head));
}

function byVersion(postings: readonly PostingLine[]): readonly (readonly PostingLine[])[] {
  const versions = [...new Set(postings.map(({ submission }) => submission))].sort((a, b) => a - b);
  return versions.map((version) => postings.filter(({ submission }) => submission === version));
}

/** The postings that stand of one return and of its earlier versions, of people who are named, in the order of the book. */
export function stoodPostings(people: readonly PersonLines[], nameOf: NameOf): readonly StoodPosting[] {
  return people
    .flatMap(({ personKey, postings }) => {
      const person = nameOf(personKey);
      return person === undefined ? [] : notUndone(postings).map((posting) => ({ person, posting }));
    })
    .sort((a, b) => a.posting.posting - b.posting.posting)
    .flatMap(({ person, posting }) => {
      const { kind, head, dueMonth, instalment, amount, file, sheet, row, standing = [] } = posting;
      const batchId = posting.returnBatchId;
      if (kind === "reversal") return [];
      return [{ person, kind, head, dueMonth, instalment, amount, batchId, file, sheet, row, standing }];
    });
}

/** What stands of the payment in one return, person by person, in the order of its rows. */
export function paidInReturn(people: readonly PersonLines[], nameOf: NameOf): readonly PaidInReturn[] {
  return people
    .flatMap(({ personKey, postings }) => {
      const mine = paymentOf(postings);
      return mine === undefined ? [] : [{ ...mine, personKey }];
    })
    .sort((a, b) => a.row - b.row || (a.personKey < b.personKey ? -1 : 1))
    .map(({ personKey, ...one }) => ({ ...one, person: nameOf(personKey) }));
}

/** By employer, in order of employer; `instalments` is the number after which nothing more is due. */
export function paidSums(people: readonly PersonLines[], instalments: number): readonly PaidSum[] {
  const sums = new Map<string, { people: number; amount: number; peopleDue: number; amountDue: number }>();
  for (const { postings } of people) {
    for (const employerId of new Set(postings.map((line) => line.employerId))) {
      const mine = paymentOf(postings.filter((line) => line.employerId === employerId));
      if (mine === undefined) continue;
      const sum = sums.get(employerId) ?? { people: 0, amount: 0, peopleDue: 0, amountDue: 0 };
      const isDue = mine.instalment > 0 && mine.instalment < instalments;
      sum.people += 1;
      sum.amount += mine.amount;
      if (isDue) sum.peopleDue += 1;
      if (isDue) sum.amountDue += mine.amount;
      sums.set(employerId, sum);
    }
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([employerId, sum]) => {
      return { employerId, ...sum, amount: pence(sum.amount), amountDue: pence(sum.amountDue) };
    });
}

/** The payment of one person in one return; undefined where nothing of it stands. */
function paymentOf(postings: readonly PostingLine[]): Omit<PaidInReturn, "person"> | undefined {
  // What is reversed for a later version says nothing of instalments.
  const mine = notUndone(postings).filter(({ head }) => head === "PAYMENT");
  const amount = sumOf(mine);
  if (amount === 0) return undefined;
  const instalments = mine.map(({ instalment }) => instalment);
  return {
    amount: pence(amount),
    instalment: instalments.includes(0) ? 0 : Math.max(...instalments),
    row: Math.min(...mine.map(({ row }) => row)),
  };
}

function sumOf(lines: readonly PostingLine[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0);
}
