// What a row is decided by, of what was paid before: the ledger's word, and that of files of the same batch which were
// decided earlier. Months of one employer may come together, and on-costs together with the payments they are for.
import type { PaidMonth, PersonFacts } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import { jointMark } from "../../core/on-cost-mark.ts";
import type { PersonNumber } from "../../core/person.ts";
import type { RowPlace } from "../../core/place.ts";
import type { Law } from "../../law/law.ts";
import type { NewPosting, NewSubmission } from "../../ledger/new-batch.ts";
import { paidBy } from "../../schemes/past.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { RowStore } from "../handover/row-store.ts";
import type { Facts } from "../past/prior.ts";
import type { Paying } from "../past/questions/paid-months.ts";
import { filesPosted, postingsOf, submissionsOf } from "../publish/posting.ts";
import { rowsTakenAway } from "../settle/compare.ts";

export type PaidSoFar = {
  /** Undefined where nothing stands of the person. Of the batch only what the same employer paid is in it. */
  readonly factsOf: (person: PersonNumber, paying: Paying) => PersonFacts | undefined;
  /** The same month by month; undefined where nobody knows. */
  readonly monthsOf: (person: PersonNumber, paying: Paying) => readonly PaidMonth[] | undefined;
  /** The rows that paid the person, earlier batches first; undefined where nobody knows. */
  readonly rowsOf: (person: PersonNumber, paying: Paying) => readonly RowPlace[] | undefined;
};

/** Before anything of the batch is decided. */
export function paidBefore(facts: Facts): PaidSoFar {
  return {
    factsOf: (person, { scheme }) => facts.of(person, scheme.name)?.facts,
    monthsOf: (person, paying) =>
      facts.remembers ? (facts.paid.of({ person, ...paying }) ?? []) : undefined,
    rowsOf: (person, { scheme }) =>
      facts.remembers
        ? (facts.of(person, scheme.name)?.claims ?? []).map(({ batchId, file, sheet, row }) => {
            return { batch: batchId, file, sheet, row };
          })
        : undefined,
  };
}

/** `place`: of what an earlier batch has paid and what stays while somebody decides about the new version of its return. */
type Line = NewPosting & NewSubmission & { readonly place?: RowPlace };

/**
 * When these files of the batch are decided. They were read with their postings; rows that the comparison takes away pay
 * nothing.
 */
export async function paidSoFar(
  files: readonly ReadFile[],
  law: Law,
  facts: Facts,
  store: RowStore,
): Promise<PaidSoFar> {
  const before = paidBefore(facts);
  const submissions = submissionsOf(files);
  const posted = filesPosted(files);
  const lines = new Map<PersonNumber, Line[]>();
  const add = (posting: NewPosting, place?: RowPlace): void => {
    const submission = submissions[posting.submission];
    if (submission === undefined) throw new Error("a posting without a submission");
    const line = place === undefined ? { ...submission, ...posting } : { ...submission, ...posting, place };
    const mine = lines.get(posting.person);
    if (mine === undefined) lines.set(posting.person, [line]);
    else mine.push(line);
  };
  const { away, waiting } = await rowsTakenAway(files, law, store, facts);
  for (const posting of postingsOf({ read: files, held: away })) add(posting);
  for (const [at, people] of waiting) {
    const submission = posted.findIndex((file) => file === files[at]);
    for (const { batchId, file, ...one } of [...people.values()].flat()) {
      add({ ...one, submission }, { batch: batchId, file, sheet: one.sheet, row: one.row });
    }
  }
  const paidBy = (person: PersonNumber, { scheme, employerId, laCode }: Paying): readonly Line[] =>
    (lines.get(person) ?? []).filter(
      (line) => line.scheme === scheme.name && line.employerId === employerId && line.laCode === laCode,
    );

  return {
    factsOf(person, paying) {
      const known = before.factsOf(person, paying);
      const here = paidBy(person, paying);
      return here.length === 0 ? known : factsWith(known ?? nothingPaid, here, paying);
    },
    monthsOf(person, paying) {
      const known = before.monthsOf(person, paying);
      const here = paidBy(person, paying);
      if (known === undefined || here.length === 0) return known;
      const { employerId, laCode } = paying;
      const marked = here.map(({ standing = [], ...line }) => ({ ...line, standing }));
      const of = { scheme: paying.scheme.name, employerId, laCode };
      return monthsWith(known, paying.scheme.paidMonths?.(of, here, marked) ?? []);
    },
    rowsOf(person, paying) {
      const here = paidBy(person, paying).map(({ input, sheet, row, place }) => {
        return place ?? { batch: "", file: posted[input]?.input.label ?? "", sheet, row };
      });
      const known = before.rowsOf(person, paying);
      return known === undefined && here.length === 0 ? undefined : [...(known ?? []), ...once(here)];
    },
  };
}

/** A row has several postings. */
function once(rows: readonly RowPlace[]): readonly RowPlace[] {
  return [...new Map(rows.map((row) => [`${row.file}\n${row.sheet}\n${row.row}`, row])).values()];
}

const nothingPaid: PersonFacts = { paid: pence(0), instalments: [], lumpPaid: false };

function factsWith(known: PersonFacts, here: readonly Line[], { scheme }: Paying): PersonFacts {
  const conditionalAt = scheme.standing.indexOf("conditional");
  const payments = here.filter(({ head }) => head === "PAYMENT");
  const takenBack = sumOf(here.filter(({ head }) => head === "RECOVERY"));
  const conditionally = payments.filter(({ standing = [] }) => standing[conditionalAt] === 1);
  const open = (known.paidConditionally ?? 0) + sumOf(conditionally) + takenBack;
  const lines = here.map((line) => ({ ...line, times: line.kind === "claim" ? 1 : 0 }));
  return {
    ...(paidBy(known, lines) ?? known),
    ...together(known, payments),
    paidConditionally: pence(Math.max(0, open)),
  };
}

/** Rows that brought several instalments brought one of their own and others that were missed. */
function together(
  { together: before = 0 }: PersonFacts,
  payments: readonly Line[],
): Pick<PersonFacts, "together"> {
  const rows = new Set(payments.map(({ submission, sheet, row }) => `${submission} ${sheet} ${row}`));
  const more = before + payments.filter(({ instalment }) => instalment > 0).length - rows.size;
  return more <= 0 ? {} : { together: more };
}

function sumOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0);
}

/** Months of the ledger and of the batch as if one book held both. */
function monthsWith(known: readonly PaidMonth[], here: readonly PaidMonth[]): readonly PaidMonth[] {
  const all = [...known, ...here];
  const takenBack = all.some((month) => month.takenBack);
  const months = [...new Set(all.map(({ dueMonth }) => dueMonth))].sort((a, b) => a - b);
  return months.flatMap((dueMonth) => {
    const [first, second] = all.filter((month) => month.dueMonth === dueMonth);
    if (first === undefined) return [];
    return [{ ...(second === undefined ? first : monthWith(first, second)), takenBack }];
  });
}

function monthWith(a: PaidMonth, b: PaidMonth): PaidMonth {
  const marks = [a, b].filter(({ payment }) => payment !== 0).map(({ onCosts }) => onCosts);
  return {
    dueMonth: a.dueMonth,
    payment: pence(a.payment + b.payment),
    employerNi: pence(a.employerNi + b.employerNi),
    employerPension: pence(a.employerPension + b.employerPension),
    instalment: a.payment === 0 ? b.instalment : b.payment === 0 ? a.instalment : 0,
    onCosts: jointMark(marks),
    takenBack: a.takenBack || b.takenBack,
  };
}
