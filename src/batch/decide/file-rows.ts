// Decides the rows of one table of claims, piece by piece, in this thread or in workers, and adds up what they come to.

import type { PersonFacts } from "../../core/decision.ts";
import { zero } from "../../core/money.ts";
import type { Problem } from "../../core/problem.ts";
import { infoOf } from "../../core/problem-codes.ts";
import { Refusal } from "../../core/refusal.ts";
import type { PostingPiece } from "../../engine/payable-amounts.ts";
import type { StandingPiece } from "../../engine/standings.ts";
import { addTallies, type Tally } from "../../engine/tally.ts";
import { totalProblems } from "../../input/column-sums.ts";
import { schemeOfClaims } from "../../schemes/index.ts";
import {
  type AssessedRows,
  type DecidedClaim,
  fewRows,
  type MetAward,
  type MetCondition,
  noProblems,
  type OfColumn,
} from "../handover/assessed-rows.ts";
import type { ConfirmedWarning } from "../handover/confirmed-warning.ts";
import type { OpenTable } from "../handover/open-table.ts";
import { whoseRow } from "../past/whose-row.ts";
import type { ProblemBook } from "../read/problem-book.ts";
import { claimKeys } from "../read/survey.ts";
import type { ReferencePiece } from "../settle/references.ts";
import { assessInWorkers } from "./crew.ts";
import { type FactsOf, openDesk } from "./desk.ts";
import type { Reading } from "./reading.ts";
import { rowsAsked } from "./rows-asked.ts";
import { sourcesIn } from "./sources.ts";

/** CSV files from this size on go to the workers; below it their start costs more than they save. */
const workersFrom = 4 << 20;

const nothingPaid: PersonFacts = { paid: zero, instalments: [], lumpPaid: false };

type RowsRead = {
  readonly rows: number;
  readonly tally: Tally;
  readonly total: number;
  readonly unreadable: number;
  readonly standings: readonly StandingPiece[];
  readonly held: readonly number[];
  readonly awards: readonly MetAward[];
  readonly conditions: readonly MetCondition[];
  readonly confirmed: readonly ConfirmedWarning[];
  readonly postings: readonly PostingPiece[];
  readonly decided: readonly DecidedClaim[];
  readonly references: readonly ReferencePiece[];
};

export async function readRows(
  table: OpenTable,
  firstRow: number,
  reading: Reading,
  said: ProblemBook,
): Promise<RowsRead> {
  const scheme = schemeOfClaims(table.layout);
  if (scheme === undefined) throw new Error("rows of a table that holds no claims");
  const payer = reading.payerNumbers(table.job);
  const standings: StandingPiece[] = [];
  const held: number[] = [];
  const [awards, conditions]: [MetAward[], MetCondition[]] = [[], []];
  const confirmed: ConfirmedWarning[] = [];
  const postings: PostingPiece[] = [];
  const decided: DecidedClaim[] = [];
  const references: ReferencePiece[] = [];
  const [tallies, notes]: [Tally[], PieceNotes[]] = [[], []];
  let [rows, total, unreadable] = [0, 0, 0];

  const absorb = (piece: AssessedRows): void => {
    // Some faults of the whole file show only at a row: a filled column without a heading.
    const { firstProblem: one } = piece;
    if (one !== undefined && infoOf(one.code).consequence === "file refused") throw new Refusal(one);
    const first = firstRow + rows;
    reading.store.append(said.lists() ? piece.kept : { ...piece.kept, problems: noProblems }, first);
    said.count(piece.problemCounts, piece.firstProblem);
    standings.push({
      layout: table.layout,
      ...payer,
      firstRow: first,
      rows: piece.standingRows,
      persons: piece.standingPersons,
      people: piece.standingPeople,
      values: piece.standingValues,
      numbers: piece.standingNumbers,
      width: scheme.standing.length,
    });
    for (const row of piece.heldRows) held.push(first + row);
    for (const award of piece.awards) awards.push({ ...award, at: first + award.at });
    for (const one of piece.conditions) conditions.push({ ...one, at: first + one.at });
    confirmed.push(...piece.confirmed);
    if (piece.postings.length > 0) postings.push({ firstRow: first, numbers: piece.postings });
    for (const { at, claim } of piece.decided) decided.push({ at: first + at, claim });
    references.push({ firstRow: first, hashes: piece.references });
    tallies.push(piece.tally);
    rows += piece.rows;
    total += piece.total;
    unreadable += piece.unreadable;
    notes.push({ ofColumns: piece.ofColumns, sums: piece.sums });
    reading.progress(table.job.file, rows);
  };

  const { employerId, laCode, period } = table.job;
  const beside = reading.companionsOf(scheme.name);
  const { overridesOf, confirmedOf } = reading.decisions;
  // Workers are given nothing but the table: what has to be looked up row by row is decided in this thread.
  const alone = !beside.isEmpty() || overridesOf !== undefined || scheme.past.months !== undefined;
  if (table.kind === "csv" && !alone && reading.crew !== undefined && table.bytes >= workersFrom) {
    const others = reading.others?.byRow();
    await assessInWorkers(
      reading.crew(),
      { job: table.job, dialect: table.dialect, others },
      table.chunks,
      absorb,
      said.lists,
    );
  } else {
    const unknown = reading.knownEmployer ? nothingPaid : undefined;
    const paying = { scheme, employerId, laCode };
    const factsOf: FactsOf = (person) => reading.paid.factsOf(person, paying) ?? unknown;
    const key = { scheme: scheme.name, layout: table.layout, employerId, laCode, period };
    const whose = whoseRow(reading.facts, reading.law, scheme.name, employerId);
    const desk = openDesk(table.job, scheme, reading.law, {
      sharerOf: reading.facts.shared.isSilent ? undefined : whose.sharerOf,
      factsOf,
      companionsOf: beside.isEmpty() ? undefined : (claim) => beside.of(employerId, claimKeys(claim)),
      companionPlacesOf: (layout, claim) => beside.placesOf(layout, employerId, claimKeys(claim)),
      othersOf: reading.others?.of,
      ...{ overridesOf, confirmedOf },
      paidMonthsOf: scheme.past.months && ((person) => reading.paid.monthsOf(person, paying)),
      broughtCostsOf: scheme.costsMayComeBeside
        ? (person) => reading.facts.brought.of({ person, ...key })
        : undefined,
      sourcesOf: sourcesIn(table, paying, beside, reading),
      watch: reading.watch,
    });
    for await (const rows of rowsAsked(table, { scheme, paying, key, whose }, reading))
      absorb(desk(rows, said.lists()));
  }
  for (const problem of [...ofWholeFile(notes, table), ...table.remarks()]) said.add(problem);
  return {
    rows,
    tally: addTallies(tallies),
    total,
    unreadable,
    standings,
    held,
    ...{ awards, conditions, confirmed, postings, decided, references },
  };
}

/** What is known of a table's columns only when its last piece has been read. */
type PieceNotes = Pick<AssessedRows, "ofColumns" | "sums">;

function ofWholeFile(pieces: readonly PieceNotes[], { job }: OpenTable): readonly Problem[] {
  const sums = pieces.map((piece) => piece.sums);
  return [
    ...onceEach(pieces.flatMap(({ ofColumns }) => ofColumns)),
    ...totalProblems(sums, job.file, job.sheet),
  ];
}

/**
 * What is remarked of a few rows, row by row; what is remarked of more, because the file lacks the column, is one problem
 * of the file, with the number of rows as what was found.
 */
function onceEach(remarks: readonly OfColumn[]): readonly Problem[] {
  const found = new Map<string, OfColumn>();
  for (const { problems, rows } of remarks) {
    const [first] = problems;
    const name = `${first?.code} ${first?.key}`;
    const known = found.get(name) ?? { problems: [], rows: 0 };
    found.set(name, {
      problems: [...known.problems, ...problems].slice(0, fewRows),
      rows: known.rows + rows,
    });
  }
  return [...found.values()].flatMap(({ problems, rows }) =>
    rows <= fewRows ? problems : problems.slice(0, 1).map((one) => ({ ...one, row: 0, found: String(rows) })),
  );
}
