// What a row is decided by, of what was paid before: the ledger's word, and that of files of the same batch which were
// decided earlier. Months of one employer may come together, and on-costs together with the payments they are for.
import type { PaidMonth, PersonFacts } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import { jointMark } from "../../core/on-cost-mark.ts";
import type { PersonNumber } from "../../core/person.ts";
import type { RowPlace } from "../../core/place.ts";
import type { NewPosting, NewSubmission } from "../../ledger/new-batch.ts";
import type { PastRow } from "../../schemes/past.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { Waiting } from "../handover/settled.ts";
import type { Facts } from "../past/prior.ts";
import type { Paying } from "../past/questions/paid-months.ts";
import { filesPosted, postingsOf, submissionsOf } from "../publish/posting.ts";

export type PaidSoFar = {
  /** Undefined where nothing stands of the person. Of the batch only what the same employer paid is in it, from any council. */
  readonly factsOf: (person: PersonNumber, paying: Paying) => PersonFacts | undefined;
  /** What the same employer and council paid, month by month; undefined where nobody knows. */
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
export function paidSoFar(
  files: readonly ReadFile[],
  facts: Facts,
  { away, waiting }: { readonly away: ReadonlySet<number>; readonly waiting: Waiting },
): PaidSoFar {
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
  for (const posting of postingsOf({ read: files, held: away })) add(posting);
  for (const [at, people] of waiting) {
    const submission = posted.findIndex((file) => file === files[at]);
    for (const { batchId, file, ...one } of [...people.values()].flat()) {
      add({ ...one, submission }, { batch: batchId, file, sheet: one.sheet, row: one.row });
    }
  }
  /** From any council, as the ledger would tell it had that return come in a batch before. */
  const paidBy = (person: PersonNumber, { scheme, employerId }: Paying): readonly Line[] =>
    (lines.get(person) ?? []).filter((line) => line.scheme === scheme.name && line.employerId === employerId);

  return {
    factsOf(person, paying) {
      const known = facts.of(person, paying.scheme.name);
      const here = paidBy(person, paying);
      if (here.length === 0) return known?.facts;
      const { past } = paying.scheme;
      const lines = here.map((line) => ({ ...line, times: line.kind === "claim" ? 1 : 0 }));
      const stands = past.standing(known?.facts, lines) ?? known?.facts ?? nothingPaid;
      return past.withRows(stands, [...(known?.claims ?? []), ...rowsIn(here)]);
    },
    monthsOf(person, paying) {
      const known = before.monthsOf(person, paying);
      const { employerId, laCode } = paying;
      const here = paidBy(person, paying).filter((line) => line.laCode === laCode);
      if (known === undefined || here.length === 0) return known;
      const marked = here.map(({ standing = [], ...line }) => ({ ...line, standing }));
      const of = { scheme: paying.scheme.name, employerId, laCode };
      return monthsWith(known, paying.scheme.past.months?.(of, here, marked) ?? []);
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

/** The rows of the batch that pay, each once, whatever it pays. */
function rowsIn(here: readonly Line[]): readonly PastRow[] {
  const rows = new Map<string, PastRow>();
  for (const { head, submission, sheet, row, amount, instalment, standing = [] } of here) {
    if (head !== "PAYMENT" && head !== "TOPUP") continue;
    const key = `${submission}\n${sheet}\n${row}`;
    const before = rows.get(key) ?? { amount: 0, instalments: [] };
    rows.set(key, {
      amount: before.amount + amount,
      instalments: instalment === 0 ? before.instalments : [...before.instalments, instalment],
      standing,
    });
  }
  return [...rows.values()];
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
