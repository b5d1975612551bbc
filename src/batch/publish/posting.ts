// From a finished batch to the ledger's entry: every amount that is payable now as one posting, with its source.

import type { Month } from "../../core/day.ts";
import { pence } from "../../core/money.ts";
import { numberOf, type PersonNumber, personNumber } from "../../core/person.ts";
import type { Batch, DuplicateLine } from "../../engine/batch.ts";
import { isAsked } from "../../engine/open-cases.ts";
import { amountsIn } from "../../engine/payable-amounts.ts";
import { standingsOf } from "../../engine/standings.ts";
import type { Law } from "../../law/law.ts";
import { parameterOf } from "../../law/parameters.ts";
import { isOfOneNumber } from "../../ledger/answers/shared-numbers.ts";
import type {
  BatchEntry,
  NewPosting,
  NewStanding,
  NewSubmission,
  SchemeTerms,
} from "../../ledger/new-batch.ts";
import { schemeNamed, schemeOfClaims } from "../../schemes/index.ts";
import type { BatchRun } from "../handover/batch-run.ts";
import type { ReadFile } from "../handover/read-file.ts";
import { detailsOf } from "../past/stored-rulings.ts";
import { waitsOf } from "../settle/waiting.ts";
import { employersConfirmations } from "./employers-confirmations.ts";
import { type CaseOfLine, rememberedCases } from "./remembered-cases.ts";

/**
 * The entry for `Ledger.post`; its postings come from `postingsOf`, its standings from `unpaidStandingsOf`. `postedBefore` is how often the same batch was
 * posted and withdrawn: its cases are new ones each time.
 */
export function entryOf(run: BatchRun, law: Law, staging: string, postedBefore = 0): BatchEntry {
  const { batch, read, decisions, manifest } = run;
  const taken = filesPosted(read);
  const files = new Set(decisions.accepted.map(({ file }) => file));
  const inputs = [...taken, ...read.filter(({ input }) => files.has(input.label))];
  const cases = casesOf(batch, postedBefore);
  const rulings = [...decisions.accepted, ...taken.flatMap(employersConfirmations)];
  const named = [...taken, ...decisions.accepted].map(({ scheme }) => scheme);
  return {
    id: batch.id,
    manifest,
    staging,
    schemes: [...new Set(named)].sort().map((name) => termsOf(name, law)),
    inputs: inputs.map(({ input }) => ({ file: input.label, sha256: input.sha256 })),
    submissions: submissionsOf(read),
    replaces: taken.flatMap(({ replaces = [] }) => replaces),
    waits: waitsOf(run.read, run.waiting),
    cases,
    conditions: run.conditions,
    caseEvents: decisions.caseEvents,
    people: run.people?.(),
    matches: run.people && rememberedCases(cases, law),
    decisions: rulings.map((checked) => ({
      input: inputs.findIndex(({ input }) => input.label === checked.file),
      scheme: checked.scheme,
      person: checked.person,
      code: checked.decision.caseId,
      sheet: checked.sheet,
      row: checked.row,
      details: detailsOf(checked),
    })),
  };
}

/** Files of which the ledger keeps something, in the order in which submissions name them. */
export function filesPosted(files: readonly ReadFile[]): readonly ReadFile[] {
  return files.filter(counts);
}

/** Taken, and not replaced by another file of the batch. */
function counts(file: ReadFile): boolean {
  return !file.refused && !file.superseded && schemeOfClaims(file.layout) !== undefined;
}

/** What the numbers of submissions in postings mean. */
export function submissionsOf(read: readonly ReadFile[]): readonly NewSubmission[] {
  return read.filter(counts).map(submissionOf);
}

/** A scheme as the book has it. */
export function termsOf(name: string, law: Law): SchemeTerms {
  const { ceiling } = schemeNamed(name);
  if (ceiling === undefined) return { name, ceiling: undefined };
  const value = parameterOf(law, ceiling).entries.at(-1)?.value;
  if (typeof value !== "number") throw new Error(`${ceiling} is no amount`);
  return { name, ceiling: pence(value) };
}

function submissionOf(file: ReadFile, input: number): NewSubmission {
  const { scheme, layout, cover } = file;
  const { employerId = "", laCode = "", period = 0, sequence = 1 } = cover;
  // The cover's month was made by core/day.ts.
  return { input, scheme, layout, employerId, laCode, period: period as Month, sequence };
}

function casesOf(batch: Batch, postedBefore: number): readonly CaseOfLine[] {
  const again = postedBefore === 0 ? "" : `-again-${postedBefore}`;
  const schemeOf = new Map(batch.files.map((file) => [file.file, file.scheme]));
  return batch.duplicates
    .filter(({ effect }) => effect === "held")
    .map((line, at) => ({ line, at }))
    .filter(({ line }) => isAsked(line))
    .map(({ line, at }) => ({
      ...line,
      code: `${batch.id}-${line.case}-${at + 1}${again}`,
      scheme: schemeOf.get(line.fileB) ?? "",
      person: personOfCase(line),
    }));
}

/** What is asked about a number is asked of the number; everything else of the person. */
function personOfCase(line: DuplicateLine): PersonNumber {
  const person = line.person ?? personNumber(line.niNumber);
  return isOfOneNumber(line) ? numberOf(person) : person;
}

/** Every posting in the order in which the rows were decided: what takes back comes after what paid. Held rows have none. */
export function* postingsOf({ read, held }: Pick<BatchRun, "read" | "held">): Generator<NewPosting> {
  const taken = [...read.filter(counts).entries()];
  for (const [submission, file] of taken.sort(([, a], [, b]) => a.firstRow - b.firstRow)) {
    const standings = standingsOf(file.standings);
    let standing = standings.next();
    for (const { at, row, head, dueMonth, instalment, again, amount } of amountsIn(file.postings)) {
      if (held.has(at)) continue;
      while (standing.done !== true && standing.value.row < at) standing = standings.next();
      if (standing.done === true || standing.value.row !== at) {
        throw new Error("an amount is payable on a row that has no standing");
      }
      yield {
        person: standing.value.person,
        submission,
        kind: amount < 0 ? "recovery" : again ? "adjustment" : "claim",
        head,
        dueMonth,
        instalment,
        amount,
        sheet: file.sheet,
        row,
        standing: standing.value.values,
      };
    }
  }
}

/**
 * Every assessed row without a posting, in input order, in schemes whose rows stand as soon as they are assessed:
 * later batches have to see what one batch would. Rejected rows and held duplicates stand nowhere.
 */
export function* unpaidStandingsOf({ read, held, waiting }: BatchRun): Generator<NewStanding> {
  for (const [submission, file] of read.filter(counts).entries()) {
    // What stays of a person stands for what the new version says.
    const stays = waiting.get(read.indexOf(file));
    if (schemeOfClaims(file.layout)?.stands !== "assessed") continue;
    const paid = amountsIn(file.postings);
    let next = paid.next();
    for (const piece of file.standings) {
      let at = 0;
      for (const { row, person, values } of standingsOf([piece])) {
        const number = piece.numbers?.[at];
        if (number === undefined) throw new Error("a row that stands when it is assessed has no number");
        at += 1;
        while (next.done !== true && next.value.at < row) next = paid.next();
        if (held.has(row) || stays?.has(person) === true || (next.done !== true && next.value.at === row))
          continue;
        yield { person, submission, sheet: file.sheet, row: number, values };
      }
    }
  }
}
