// What returns of a batch pay, for files about payments beside them: on-costs of a payment can be claimed together with it.
import { onCostMarks, type PaidMonth } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import type { PersonNumber } from "../../core/person.ts";
import type { Law } from "../../law/law.ts";
import type { NewPosting, NewSubmission } from "../../ledger/ledger.ts";
import type { Facts } from "./facts.ts";
import type { PaidFacts } from "./paid-facts.ts";
import { postingsOf, submissionsOf } from "./posting.ts";
import type { ReadFile } from "./process.ts";
import { rowsTakenAway } from "./settle.ts";

/**
 * What stands of people of these employers month by month, in the ledger and in the batch. `claims` are all its files with
 * claims, read with their postings; rows that the comparison takes away pay nothing.
 */
export function paidWithBatch(
  claims: readonly ReadFile[],
  employers: ReadonlySet<string>,
  law: Law,
  facts: Facts,
): PaidFacts["of"] {
  const submissions = submissionsOf(claims);
  const byPerson = new Map<PersonNumber, (NewPosting & NewSubmission)[]>();
  for (const posting of postingsOf({ read: claims, held: rowsTakenAway(claims, law, facts) })) {
    const submission = submissions[posting.submission];
    if (submission === undefined) throw new Error("a posting without a submission");
    if (!employers.has(submission.employerId)) continue;
    const lines = byPerson.get(posting.person) ?? [];
    byPerson.set(posting.person, lines);
    lines.push({ ...submission, ...posting });
  }
  return (person, paying) => {
    const { scheme, employerId, laCode } = paying;
    const lines = byPerson.get(person) ?? [];
    const marked = lines.map(({ standing = [], ...line }) => ({ ...line, standing }));
    const here = scheme.paidMonths?.({ scheme: scheme.name, employerId, laCode }, lines, marked) ?? [];
    return paidTogether(facts.paid.of(person, paying), here);
  };
}

/** Months of the ledger and of the batch as if one book held both. `before` undefined: nobody knows, and still nobody does. */
function paidTogether(
  before: readonly PaidMonth[] | undefined,
  here: readonly PaidMonth[],
): readonly PaidMonth[] | undefined {
  if (before === undefined || here.length === 0) return before;
  const takenBack = [...before, ...here].some((month) => month.takenBack);
  const months = [...new Set([...before, ...here].map(({ dueMonth }) => dueMonth))].sort((a, b) => a - b);
  return months.flatMap((dueMonth) => {
    const [first, second] = [...before, ...here].filter((month) => month.dueMonth === dueMonth);
    if (first === undefined) return [];
    return [{ ...(second === undefined ? first : added(first, second)), takenBack }];
  });
}

function added(a: PaidMonth, b: PaidMonth): PaidMonth {
  const marks = [a, b].filter(({ payment }) => payment !== 0).map(({ onCosts }) => onCosts);
  return {
    dueMonth: a.dueMonth,
    payment: pence(a.payment + b.payment),
    employerNi: pence(a.employerNi + b.employerNi),
    employerPension: pence(a.employerPension + b.employerPension),
    instalment: a.payment === 0 ? b.instalment : b.payment === 0 ? a.instalment : 0,
    onCosts: onCostMarks.find((mark) => marks.includes(mark)),
    takenBack: a.takenBack || b.takenBack,
  };
}
