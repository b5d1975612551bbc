// Reads every file of a batch once, row by row, through a desk, into the spools of the output files. What can
// only be said of a whole file is said here: repeated references, and whether the cover's totals hold.
import { type Month, monthText } from "../../core/day.ts";
import type { PersonFacts } from "../../core/decision.ts";
import { zero } from "../../core/money.ts";
import { fileProblem, type Problem } from "../../core/problem.ts";
import { infoOf, type ProblemCode } from "../../core/problem-codes.ts";
import { Refusal } from "../../core/refusal.ts";
import type { OtherRowsRead } from "../../engine/batch.ts";
import type { Companions } from "../../engine/companions.ts";
import type { StandingPiece } from "../../engine/standings.ts";
import { addTallies, emptyTally, type Tally } from "../../engine/tally.ts";
import type { VersionRuling } from "../../engine/versions.ts";
import type { InputFile } from "../../io/intake.ts";
import { nowhere, type Spool } from "../../io/spool.ts";
import type { Law } from "../../law/law.ts";
import type { Cover } from "../../law/layout.ts";
import { companionNamed, listingOf, schemeOfClaims } from "../../schemes/index.ts";
import type { RowWatch } from "../handover/watch.ts";
import type { Facts } from "../past/facts.ts";
import { problemText } from "../publish/problem-lines.ts";
import { sayTables } from "../read/beside.ts";
import type { Lists } from "../read/listed.ts";
import { type OpenTable, openTable, rowsOf } from "../read/open-table.ts";
import { type ProblemBook, problemBook } from "../read/problem-book.ts";
import { type DecisionsRead, decisionLayout } from "../read/rulings-file.ts";
import { claimKeys } from "../read/survey.ts";
import { checkTotals } from "../settle/declared-totals.ts";
import { type ReferencePiece, repeatedReferences } from "../settle/references.ts";
import { assessInWorkers, type Crew } from "./crew.ts";
import type { OthersInFile } from "./others.ts";
import type { PaidSoFar } from "./paid-so-far.ts";
import { type NumberPiece, numbersOfRows } from "./row-numbers.ts";
import { type AssessedRows, type DecidedClaim, type FactsOf, openDesk } from "./rows.ts";

export type Spools = {
  readonly decisions: Spool;
  readonly payments: Spool;
  readonly problems: Spool;
  readonly exceptions: Spool;
};

/** What is known of a file when its last row has been read. Rows count over the batch. */
export type ReadFile = {
  readonly input: InputFile;
  readonly refused: boolean;
  /** A later version is in the same batch. */
  readonly superseded: boolean;
  readonly layout: string;
  readonly scheme: string;
  readonly sheet: string;
  readonly cover: Cover;
  readonly firstRow: number;
  readonly rows: number;
  readonly tally: Tally;
  readonly total: number;
  /** Rows that are no claims; absent = none. */
  readonly otherRows?: OtherRowsRead | undefined;
  readonly paymentLines: number;
  readonly standings: readonly StandingPiece[];
  /** Rows among the standings that are held already. */
  readonly held: readonly number[];
  /** The declared pence of a row (counted within the file), in the order of the scheme's `declares`. */
  readonly declaredOf: (row: number) => readonly number[];
  /** The same of what was computed and nobody claimed. */
  readonly notClaimedOf: (row: number) => readonly number[];
  /** What is payable as numbers for the ledger, piece by piece. */
  readonly postings: readonly PostingPiece[];
  /** Claims that a person decided about. */
  readonly decided: readonly DecidedClaim[];
  /** The submission in the ledger whose place this file takes. */
  readonly replaces: number | undefined;
  /** Rows whose reference stood before in the same file: they are rejected after all. */
  readonly rejected: readonly number[];
  readonly problemCounts: ReadonlyMap<ProblemCode, number>;
  readonly firstProblem: Problem | undefined;
};

/** Postings of one piece; rows count over the batch from `firstRow`. See `postingWidth`. */
export type PostingPiece = { readonly firstRow: number; readonly numbers: Int32Array };

export type Reading = {
  readonly law: Law;
  readonly spools: Spools;
  readonly facts: Facts;
  /** The ledger has earlier returns of this employer: a person without postings was paid nothing. */
  readonly knownEmployer: boolean;
  /** The file, where it is open already. */
  readonly opened?: OpenTable | undefined;
  /** Rows of the files that accompany the claims of a scheme. */
  readonly companionsOf: (scheme: string) => Companions;
  /** The person's other rows with the same employer, for schemes that ask for them; absent in a first reading. */
  readonly others: OthersInFile | undefined;
  /** What was paid before, by earlier batches and by files of this one. */
  readonly paid: PaidSoFar;
  /** What is payable is to be posted. */
  readonly posts: boolean;
  /** What is known of other versions of the same return; undefined where that was not asked. */
  readonly ruling: VersionRuling | undefined;
  /** The employer's place in the batch's list of employers. */
  readonly employerNumber: (employerId: string) => number;
  /** What the lists say of a whole file. */
  readonly remarksOn: Lists["remarksOn"];
  readonly decisions: DecisionsRead;
  /** The latest month that a file of claims is for; what falls due before it is paid late. */
  readonly month: Month | undefined;
  /** The same bytes were seen before, in this batch or an earlier one; or the file has no room among the lists. */
  readonly alreadySeen: Problem | undefined;
  /** Called when a file is large enough for workers; undefined = this thread does everything. */
  readonly crew?: (() => Crew) | undefined;
  readonly progress: (file: string, rows: number) => void;
  readonly watch: RowWatch | undefined;
  /** Nothing is written, and later files rest on what this one pays. */
  readonly repeatsByHash?: boolean | undefined;
};

/** CSV files from this size on go to the workers; below it their start costs more than they save. */
const workersFrom = 4 << 20;

const nothingPaid: PersonFacts = { paid: zero, instalments: [], lumpPaid: false };

export async function readFile(input: InputFile, firstRow: number, reading: Reading): Promise<ReadFile> {
  const { spools, law } = reading;
  const marks = {
    decisions: spools.decisions.mark(),
    payments: spools.payments.mark(),
    problems: spools.problems.mark(),
    exceptions: spools.exceptions.mark(),
  };
  const said = problemBook();
  let table: OpenTable | undefined;
  try {
    if (reading.alreadySeen !== undefined) throw new Refusal(reading.alreadySeen);
    table = reading.opened ?? (await openTable(input, law));
    for (const problem of table.problems) said.add(problem);
    if (holdsNoClaims(table.layout)) {
      return await readBeside(input, table, firstRow, reading, said);
    }
    if (schemeOfClaims(table.layout) === undefined) {
      await table.close();
      throw new Refusal(fileProblem("layout-not-for-run", input.label, { found: table.layout }));
    }
    const otherRows = await sayTables(table.sides, law, said, reading.decisions.remarksOn);
    const superseded = rulingOn(input, reading.ruling, said);
    const read = await readRows(
      {
        ...table,
        job: {
          ...table.job,
          superseded,
          posts: reading.posts,
          month: reading.month,
          unwritten: spools.decisions === nowhere,
        },
      },
      firstRow,
      reading,
      said,
    );
    checkTotals(input, table.cover, read.rows, read.total, read.unreadable, said);
    const references = superseded ? [] : read.references;
    const rejected = repeatedReferences(input, references, spools.decisions, said, reading.repeatsByHash);
    spools.problems.append(linesOf(said.own, law), firstRow, 0);
    return {
      input,
      refused: false,
      superseded,
      layout: table.layout,
      scheme: table.scheme,
      sheet: table.job.sheet,
      cover: table.cover,
      firstRow,
      ...read,
      replaces: reading.ruling?.kind === "counts" ? reading.ruling.replaces : undefined,
      rejected,
      ...(table.sides.length === 0 ? {} : { otherRows }),
      problemCounts: said.counts(),
      firstProblem: said.first(),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    spools.decisions.backTo(marks.decisions);
    spools.payments.backTo(marks.payments);
    spools.problems.backTo(marks.problems);
    spools.exceptions.backTo(marks.exceptions);
    // What was found in rows before the file turned out to be unusable is gone with them.
    const final = problemBook();
    for (const problem of [...error.problems, ...said.own]) final.add(problem);
    spools.problems.append(linesOf(final.own, law), firstRow, 0);
    return {
      ...nothingOf(input, firstRow),
      refused: true,
      sheet: "",
      layout: table?.layout ?? "",
      scheme: table?.scheme ?? "",
      cover: table?.cover ?? {},
      problemCounts: final.counts(),
      firstProblem: final.first(),
    };
  }
}

function holdsNoClaims(layout: string): boolean {
  return layout === decisionLayout || companionNamed(layout) !== undefined || listingOf(layout) !== undefined;
}

/** A file that accompanies claims, is listed or decides: its rows are no claims; what is wrong with them is said. */
async function readBeside(
  input: InputFile,
  table: OpenTable,
  firstRow: number,
  reading: Reading,
  said: ProblemBook,
): Promise<ReadFile> {
  const { law, spools } = reading;
  const otherRows = await sayTables([table, ...table.sides], law, said, reading.decisions.remarksOn);
  for (const { file, code, expected } of reading.remarksOn(input.label)) {
    said.add(fileProblem(code, file, { expected }));
  }
  spools.problems.append(linesOf(said.own, law), firstRow, 0);
  return {
    ...nothingOf(input, firstRow),
    refused: false,
    layout: table.layout,
    scheme: table.scheme,
    sheet: table.job.sheet,
    cover: table.cover,
    otherRows,
    problemCounts: said.counts(),
    firstProblem: said.first(),
  };
}

function linesOf(problems: readonly Problem[], law: Law): Uint8Array {
  return Buffer.from(problems.map((problem) => problemText(problem, law.words)).join(""));
}

/** A file of which nothing is counted. */
function nothingOf(input: InputFile, firstRow: number) {
  return {
    input,
    superseded: false,
    firstRow,
    rows: 0,
    tally: emptyTally,
    total: 0,
    paymentLines: 0,
    standings: [],
    held: [],
    postings: [],
    decided: [],
    replaces: undefined,
    declaredOf: () => [],
    notClaimedOf: () => [],
    rejected: [],
  } as const;
}

/** Whether a later version is in the batch. Throws a Refusal for a version that cannot count. */
function rulingOn(input: InputFile, ruling: VersionRuling | undefined, said: ProblemBook): boolean {
  if (ruling?.kind === "late") {
    const { batchId, sequence } = ruling.posted;
    throw new Refusal(
      fileProblem("return-version-late", input.label, { found: batchId, expected: String(sequence) }),
    );
  }
  if (ruling?.kind === "recovered") {
    const named = ruling.by.map((one) => `${one.employerId} ${one.laCode} ${monthText(one.period)}`);
    const found = named.join(", ");
    throw new Refusal(fileProblem("return-recovered-since", input.label, { found }));
  }
  if (ruling?.kind === "ambiguous") throw new Refusal(fileProblem("return-version-twice", input.label));
  if (ruling?.kind === "superseded") said.add(fileProblem("return-superseded", input.label));
  return ruling?.kind === "superseded";
}

type RowsRead = {
  readonly rows: number;
  readonly tally: Tally;
  readonly total: number;
  readonly unreadable: number;
  readonly paymentLines: number;
  readonly standings: readonly StandingPiece[];
  readonly held: readonly number[];
  readonly postings: readonly PostingPiece[];
  readonly decided: readonly DecidedClaim[];
  readonly references: readonly ReferencePiece[];
  readonly declaredOf: (row: number) => readonly number[];
  readonly notClaimedOf: (row: number) => readonly number[];
};

async function readRows(
  table: OpenTable,
  firstRow: number,
  reading: Reading,
  said: ProblemBook,
): Promise<RowsRead> {
  const scheme = schemeOfClaims(table.layout);
  if (scheme === undefined) throw new Error("rows of a table that holds no claims");
  const width = scheme.standing.length;
  const employer = reading.employerNumber(table.job.employerId);
  const declared: NumberPiece[] = [];
  const notClaimed: NumberPiece[] = [];
  const standings: StandingPiece[] = [];
  const held: number[] = [];
  const postings: PostingPiece[] = [];
  const decided: DecidedClaim[] = [];
  const references: ReferencePiece[] = [];
  const tallies: Tally[] = [];
  let [rows, total, unreadable, paymentLines] = [0, 0, 0, 0];

  const absorb = (piece: AssessedRows): void => {
    const { firstProblem } = piece;
    // Some faults of the whole file show only at a row: a filled column without a heading.
    if (firstProblem !== undefined && infoOf(firstProblem.code).consequence === "file refused") {
      throw new Refusal(firstProblem);
    }
    const first = firstRow + rows;
    reading.spools.decisions.append(piece.decisions, first, piece.rows);
    reading.spools.payments.append(piece.payments, first, piece.rows, piece.paymentLines);
    reading.spools.problems.append(piece.problems, first, 0);
    said.count(piece.problemCounts, piece.firstProblem);
    standings.push({
      layout: table.layout,
      employer,
      firstRow: first,
      rows: piece.standingRows,
      persons: piece.standingPersons,
      values: piece.standingValues,
      numbers: piece.standingNumbers,
      width,
    });
    for (const row of piece.heldRows) held.push(first + row);
    if (piece.postings.length > 0) postings.push({ firstRow: first, numbers: piece.postings });
    if (piece.exceptions.length > 0) {
      reading.spools.exceptions.append(piece.exceptions, first, piece.rows, piece.exceptionLines);
    }
    for (const { at, claim } of piece.decided) decided.push({ at: first + at, claim });
    references.push({ firstRow: first, hashes: piece.references });
    declared.push({ rows: piece.rows, numbers: piece.declared });
    notClaimed.push({ rows: piece.rows, numbers: piece.notClaimed });
    tallies.push(piece.tally);
    rows += piece.rows;
    total += piece.total;
    unreadable += piece.unreadable;
    for (const lines of piece.paymentLines) paymentLines += lines;
    reading.progress(table.job.file, rows);
  };

  const { employerId, laCode, period } = table.job;
  const beside = reading.companionsOf(scheme.name);
  const { overridesOf } = reading.decisions;
  // Workers are given nothing but the table: what has to be looked up row by row is decided in this thread.
  const alone = !beside.isEmpty() || overridesOf !== undefined || scheme.paidMonths !== undefined;
  if (table.kind === "csv" && !alone && reading.crew !== undefined && table.bytes >= workersFrom) {
    const others = reading.others?.byRow();
    await assessInWorkers(
      reading.crew(),
      { job: table.job, dialect: table.dialect, others },
      table.chunks,
      absorb,
    );
  } else {
    const unknown = reading.knownEmployer ? nothingPaid : undefined;
    const paying = { scheme, employerId, laCode };
    const factsOf: FactsOf = (person) => reading.paid.factsOf(person, paying) ?? unknown;
    const key = { scheme: scheme.name, layout: table.layout, employerId, laCode, period };
    const desk = openDesk(table.job, scheme, reading.law, {
      factsOf,
      companionsOf: beside.isEmpty() ? undefined : (claim) => beside.of(employerId, claimKeys(claim)),
      othersOf: reading.others?.of,
      overridesOf,
      paidMonthsOf: scheme.paidMonths && ((person) => reading.paid.monthsOf(person, paying)),
      broughtCostsOf: scheme.costsMayComeBeside
        ? (person) => reading.facts.brought.of(person, key)
        : undefined,
      watch: reading.watch,
    });
    for await (const rows of rowsOf(table)) absorb(desk(rows));
  }
  for (const problem of table.remarks()) said.add(problem);
  return {
    rows,
    tally: addTallies(tallies),
    total,
    unreadable,
    paymentLines,
    standings,
    held,
    postings,
    decided,
    references,
    declaredOf: numbersOfRows(declared, scheme.declares.length),
    notClaimedOf: numbersOfRows(notClaimed, scheme.declares.length),
  };
}
