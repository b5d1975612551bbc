// Files of decisions: appeals, overrides, outcomes of duplicates. Their rows are read and checked before the first
// claim is decided; what stands of them, and of the decisions that the ledger keeps, is asked row by row after that.

import { daysOf, type Month } from "../../core/day.ts";
import type { Remark } from "../../core/decision.ts";
import { type PersonNumber, personNumber } from "../../core/person.ts";
import { infoOf } from "../../core/problem-codes.ts";
import { rowReader } from "../../input/rows.ts";
import type { Law } from "../../law/law.ts";
import type { DecisionRecord } from "../../ledger/records.ts";
import { type OverrideBook, overrideBook, overridesFor } from "../../rulings/by-person.ts";
import { confirmedFor } from "../../rulings/confirmed.ts";
import type { CheckedDecision, DecisionRow, PlacedDecision } from "../../rulings/row.ts";
import { checkDecisions } from "../../rulings/rulings.ts";
import { schemes } from "../../schemes/index.ts";
import type { OpenTable } from "../handover/open-table.ts";
import type { ConfirmedOf, DecisionsRead, OverridesOf } from "../handover/rulings-read.ts";
import type { Prior } from "../past/prior.ts";
import { checkedFrom } from "../past/stored-rulings.ts";
import { refusesFile } from "./listed.ts";
import { dataRows, rowsOf } from "./open-table.ts";

export const decisionLayout = "decisions";

/** The readable rows of those tables that hold decisions; none of a table that a row refuses as a whole. */
export async function decisionRows(
  tables: readonly OpenTable[],
  law: Law,
): Promise<readonly PlacedDecision[]> {
  const found: PlacedDecision[] = [];
  for (const table of tables) {
    if (table.layout !== decisionLayout) continue;
    const { file, sheet } = table.job;
    const reader = rowReader(table.job.head, law, table.job);
    for await (const rows of rowsOf(table)) {
      for (const row of dataRows(rows, table)) {
        const read = reader.read(row);
        if (read.problems?.some(refusesFile) === true) return [];
        if (read.kind !== "claim") continue;
        // Read by the layout of decisions; a test holds the type and the layout together.
        const values = read.claim as unknown as DecisionRow;
        found.push({ file, sheet, row: row.number, decision: { ...values, niNumber: read.niNumber } });
      }
    }
  }
  return found;
}

/**
 * Checks the decisions of a batch against those before it. An appeal that nobody has decided is overdue by the last day
 * of `month`, the latest that a file of claims is for; a batch without claims does not know what day it is.
 */
export async function readDecisions(
  law: Law,
  prior: Prior,
  rows: readonly PlacedDecision[],
  month: Month | undefined,
): Promise<DecisionsRead> {
  const persons = new Set(rows.map(({ decision }) => personNumber(decision.niNumber)));
  const codes = new Set(rows.map(({ decision }) => decision.caseId));
  await prior.rulings.learn([
    ...[...persons].map((person) => ({ person })),
    ...[...codes].map((code) => ({ code })),
  ]);
  await prior.cases.learn(codes);
  const { accepted, remarks, caseEvents } = checkDecisions(rows, {
    law,
    schemes,
    earlier: earlierThan(persons, codes, prior),
    cases: prior.remembers ? casesNamed(rows, prior) : undefined,
    asAt: month && daysOf(month).last,
  });
  const said = new Map(
    rows.map(({ file, sheet, row }, at) => [placeOf(file, sheet, row), remarks[at] ?? []]),
  );
  return {
    accepted,
    caseEvents,
    remarksOn: (file, sheet, row) => said.get(placeOf(file, sheet, row)) ?? [],
    ...(accepted.length > 0 || !prior.rulings.isSilent
      ? { overridesOf: overridesOf(accepted, prior), confirmedOf: confirmedOf(accepted, prior) }
      : { overridesOf: undefined, confirmedOf: undefined }),
    confirmedWith: (employers) => confirmedOf([...accepted, ...employers], prior),
    learn: (people) => prior.rulings.learn([...people].map((person) => ({ person }))),
    earlierOf: (person) => (prior.rulings.of({ person }) ?? []).map(checkedFrom),
  };
}

/** Whether what is said of a row takes its effect away. */
export function rejectsRow(remarks: readonly Remark[]): boolean {
  return remarks.some(({ code }) => infoOf(code).consequence === "row rejected");
}

function placeOf(file: string, sheet: string, row: number): string {
  return JSON.stringify([file, sheet, row]);
}

/** What the ledger has of the same people, and of others under the same references. */
function earlierThan(
  persons: ReadonlySet<PersonNumber>,
  codes: ReadonlySet<string>,
  { rulings }: Prior,
): readonly CheckedDecision[] {
  const ofPersons = [...persons].flatMap((person) => rulings.of({ person }) ?? []);
  const known = new Set(ofPersons.map(recordKey));
  const ofOthers = [...codes]
    .flatMap((code) => rulings.of({ code }) ?? [])
    .filter((one) => !known.has(recordKey(one)));
  return [...ofPersons, ...ofOthers].map(checkedFrom);
}

function recordKey({ batchId, file, sheet, row }: DecisionRecord): string {
  return `${batchId} ${placeOf(file, sheet, row)}`;
}

function casesNamed(rows: readonly PlacedDecision[], prior: Prior): ReadonlySet<string> {
  const wanted = rows
    .filter(({ decision }) => decision.decisionType === "DUPLICATE_OUTCOME")
    .map(({ decision }) => decision.caseId);
  return new Set(wanted.filter((code) => prior.cases.of(code) !== undefined));
}

/** Nearly nobody has one: what stands of a person is looked up where there is a warning. */
function confirmedOf(accepted: readonly CheckedDecision[], prior: Prior): ConfirmedOf {
  const now = new Map<PersonNumber, CheckedDecision[]>();
  for (const checked of accepted) now.set(checked.person, [...(now.get(checked.person) ?? []), checked]);
  return (scheme, person, employerId) => {
    const all = [...(prior.rulings.of({ person }) ?? []).map(checkedFrom), ...(now.get(person) ?? [])];
    return all.length === 0 ? undefined : confirmedFor(all, scheme, employerId);
  };
}

/** Person by person: the new decisions with the earlier ones of the same person. */
function overridesOf(accepted: readonly CheckedDecision[], prior: Prior): OverridesOf {
  const now = new Map<PersonNumber, CheckedDecision[]>();
  for (const checked of accepted) now.set(checked.person, [...(now.get(checked.person) ?? []), checked]);
  const books = new Map<PersonNumber, OverrideBook>();
  return (scheme, person, employerId, period) => {
    let book = books.get(person);
    if (book === undefined) {
      const decisions = [
        ...(prior.rulings.of({ person }) ?? []).map(checkedFrom),
        ...(now.get(person) ?? []),
      ];
      if (decisions.length === 0) return undefined;
      book = overrideBook(decisions);
      books.set(person, book);
    }
    return overridesFor(book.get(scheme), person, employerId, period);
  };
}
