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
  BatchHeader,
  BatchRest,
  BatchStart,
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
import { matchesOf } from "./people-matches.ts";
import { type CaseOfLine, rememberedCases } from "./remembered-cases.ts";

/**
 * The entry for `Ledger.post`; its postings come from `postingsOf`, its standings from `unpaidStandingsOf`. `postedBefore` is how often the same batch was
 * posted and withdrawn: its cases are new ones each time.
 */
export function entryOf(run: BatchRun, law: Law, staging: string, postedBefore = 0): BatchEntry {
  const people = run.people && matchesOf(run.people, law.names);
  return { ...startOf(run, law), people, ...restOf(run, law, staging, postedBefore) };
}

/** What of it is known as soon as all rows are decided; without its people. */
export function startOf(
  { read, decisions, waiting }: Pick<BatchRun, "read" | "decisions" | "waiting">,
  law: Law,
): BatchStart {
  const taken = filesPosted(read);
  const named = [...taken, ...decisions.accepted].map(({ scheme }) => scheme);
  return {
    schemes: [...new Set(named)].sort().map((name) => termsOf(name, law)),
    inputs: inputsOf(read, decisions).map(({ input }) => ({ file: input.label, sha256: input.sha256 })),
    submissions: submissionsOf(read),
    replaces: taken.flatMap(({ replaces = [] }) => replaces),
    waits: waitsOf(read, waiting),
  };
}

/** What is known when its outputs are there. */
export function restOf(
  { batch, read, decisions, manifest, conditions, people }: BatchRun,
  law: Law,
  staging: string,
  postedBefore = 0,
): BatchHeader & BatchRest {
  const inputs = inputsOf(read, decisions);
  const cases = casesOf(batch, postedBefore);
  const rulings = [...decisions.accepted, ...filesPosted(read).flatMap(employersConfirmations)];
  return {
    id: batch.id,
    manifest,
    staging,
    cases,
    conditions,
    caseEvents: decisions.caseEvents,
    matches: people && rememberedCases(cases, law),
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

/** Those of claims, then those of decisions. */
function inputsOf(read: readonly ReadFile[], { accepted }: BatchRun["decisions"]): readonly ReadFile[] {
  const files = new Set(accepted.map(({ file }) => file));
  return [...filesPosted(read), ...read.filter(({ input }) => files.has(input.label))];
}

/** Files of which the ledger keeps something, in the order in which submissions name them. */
export function filesPosted(files: readonly ReadFile[]): readonly ReadFile[] {
  return files.filter(counts);
}

/** Taken, and not replaced by another file of the batch. */
function counts(file: PostedFile): boolean {
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

/** What postings and standings are made of. */
export type PostedRows = Pick<BatchRun, "held" | "waiting"> & { readonly read: readonly PostedFile[] };
type PostedFile = Pick<
  ReadFile,
  "refused" | "superseded" | "layout" | "sheet" | "firstRow" | "postings" | "standings"
>;

/** Every posting in the order in which the rows were decided: what takes back comes after what paid. Held rows have none. */
export function* postingsOf({ read, held }: Omit<PostedRows, "waiting">): Generator<NewPosting> {
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
export function* unpaidStandingsOf({ read, held, waiting }: PostedRows): Generator<NewStanding> {
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
