// The desk: rows of one table go in, their results and control totals come out. It runs in the main thread for small
// files and in workers for large ones, with the same bytes either way, so all that it is given and gives is plain data.
import type { Circumstances, PersonFacts } from "../../core/decision.ts";
import { type Decision, heads } from "../../core/decision.ts";
import { poundsText } from "../../core/money.ts";
import { numberOf, type PersonNumber } from "../../core/person.ts";
import type { Row, RowPlace } from "../../core/place.ts";
import type { Problem } from "../../core/problem.ts";
import { infoOf } from "../../core/problem-codes.ts";
import { headPlace, type LaterAmounts } from "../../engine/tally.ts";
import type { ClaimValues } from "../../input/row-columns.ts";
import { type ReadRow, type RowReader, rowReader } from "../../input/rows.ts";
import type { Law } from "../../law/law.ts";
import { casesNamed, claimExceptions, isExceptional } from "../../rulings/exceptions.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import type { AssessedRows } from "../handover/assessed-rows.ts";
import type { DeskJob } from "../handover/desk-job.ts";
import type { RowResult } from "../handover/row-result.ts";
import type { ConfirmedOf, OverridesOf } from "../handover/rulings-read.ts";
import type { RowWatch, SourcesOf } from "../handover/watch.ts";
import { personOf, type WhoseRow } from "../past/whose-row.ts";
import { confirmingIn, openReporting } from "./confirming.ts";
import { openKeeping } from "./keeping.ts";
import { peopleReader } from "./people-reader.ts";
import { openPiece, type Piece } from "./piece.ts";
import { namedRow } from "./rows-asked.ts";

/**
 * Takes one row after the other: what makes them may make each when it is asked for. Where nothing `lists` their problems, these are
 * only counted.
 */
export type Desk = (rows: Iterable<Row>, lists: boolean) => AssessedRows;
export type FactsOf = (person: PersonNumber) => PersonFacts | undefined;

/** What a claim is decided with, besides itself and the month. */
type DeskFacts = {
  /** Whose a row is, where its number is two people's; absent = no number is. */
  readonly sharerOf?: WhoseRow["sharerOf"] | undefined;
  readonly factsOf: FactsOf;
  readonly companionsOf?: ((claim: ClaimValues) => Circumstances["companions"]) | undefined;
  /** Where the rows of one layout stand that belong to a claim, in the same order. */
  readonly companionPlacesOf?: ((layout: string, claim: ClaimValues) => readonly RowPlace[]) | undefined;
  /** `row` is the row's number in the file. */
  readonly othersOf?: ((person: PersonNumber, row: number) => Circumstances["others"]) | undefined;
  /** What people decided; absent = nobody decided anything. */
  readonly overridesOf?: OverridesOf | undefined;
  /** Warnings that somebody confirmed; absent as above. */
  readonly confirmedOf?: ConfirmedOf | undefined;
  /** What stands of a person month by month, for files that ask for it. */
  readonly paidMonthsOf?: ((person: PersonNumber) => Circumstances["paidMonths"]) | undefined;
  /** On-costs that came in a file of their own, for claims that could bring them again. */
  readonly broughtCostsOf?: ((person: PersonNumber) => Circumstances["broughtCosts"]) | undefined;
  /** What a claim rests on, for whoever looks on. */
  readonly sourcesOf?: SourcesOf | undefined;
  /** Looks on, in this thread only. */
  readonly watch?: RowWatch | undefined;
};

type ReadClaim = Extract<ReadRow, { readonly kind: "claim" }>;

export function openDesk(job: DeskJob, scheme: AnyScheme, law: Law, known: DeskFacts): Desk {
  const assessor = scheme.prepare(law);
  const reader = rowReader(job.head, law, job);
  const keeping = openKeeping(job, law.words);
  const { superseded = false } = job;
  const { declares } = scheme;
  const [current, standsAssessed] = [job.month ?? job.period, scheme.stands === "assessed"];
  const whoOf = peopleReader(job, reader, law);

  /** The claim's decision; what it leaves behind for the comparison and for the list of exceptions goes to the piece. */
  const decide = (
    read: ReadClaim,
    row: Row,
    person: PersonNumber,
    piece: Piece,
    trail: Parameters<typeof assessor.decide>[2],
  ) => {
    // The row's columns have been read by the scheme's own layout; a test holds claim types and layouts together.
    const claim = read.claim as never;
    const around = circumstancesOf(job, scheme, known, read.claim, person, row.number);
    const decision = assessor.decide(claim, around, trail);
    if (isExceptional(decision, current, scheme.exceptionRules)) {
      const byRules = around.overrides && assessor.decide(claim, { ...around, overrides: undefined });
      const { file, employerId } = job;
      const exception = { file, row: row.number, employerId, niNumber: read.niNumber, decision, byRules };
      keeping.exceptions(claimExceptions(exception, current, scheme.exceptionRules));
      if (casesNamed(decision).length > 0) piece.decidedBy(exception);
    }
    meetAwards(piece, decision, (layout) => known.companionPlacesOf?.(layout, read.claim));
    for (const left of assessor.conditionsOf?.(claim, around, decision) ?? nothing)
      piece.leaves({ ...left, row: row.number, person });
    // Where all that could be assessed is compared, a row that is held is compared, too.
    const held = decision.outcome === "held" && around.person !== undefined && !standsAssessed;
    const assessed = standsAssessed && decision.outcome !== "rejected";
    if (held || assessed || decision.outcome === "payable") {
      const values = assessor.standingOf(claim, around, decision);
      piece.stands({ person, values, number: standsAssessed ? row.number : undefined, held }, whoOf?.(row));
    }
    return decision;
  };

  return (rows, lists) => {
    const piece = openPiece(declares, scheme.standing.length);
    const say = (problem: Problem): void => {
      piece.problem(problem);
      if (lists) keeping.problem(problem);
    };
    const reporting = openReporting(say, confirmingIn(job, reader, law, known.confirmedOf, piece.confirms));
    // The same for all rows: a result is packed before the next one is made.
    const [payable, declared] = [heads.map(() => 0), declares.map(() => 0)];

    for (const row of rows) {
      if (row.number <= job.head.lastHeadingRow) continue;
      const read: ReadRow = reader.read(row);
      reporting.begin(superseded ? undefined : read, row);
      if (read.kind === "not a claim") continue;

      const reference = reader.text(row, "rowRef");
      piece.amounts(reference, reader.number(row, scheme.totalKey));
      const trail = known.watch?.trailOf(job.file, row.number);
      const claim = claimedBy(read, row, reader, known);
      const decision = claim && !superseded ? decide(claim, row, claim.person, piece, trail) : undefined;
      // Nobody reads the remarks of a first reading.
      if (decision !== undefined && keeping.keeps) {
        for (const remark of decision.remarks)
          reportOn(reader.remark(row, remark), reader, piece, reporting.report);
        reporting.end();
      }
      const sources = trail && claim && known.sourcesOf?.(claim.person, row.number, claim.claim);
      known.watch?.see({ job, reader, row, read, decision, trail, sources, sharer: claim?.sharer });

      addPayments(payable, decision);
      if (job.posts === true && decision !== undefined) piece.due(row.number, decision.payable);
      const claimed = addDeclared(declared, declares, reader, row);
      const result: RowResult = {
        row: row.number,
        reference,
        payrollRef: reader.text(row, "payrollRef"),
        niNumber: claim?.niNumber ?? reader.text(row, "niNumber"),
        isSecond: claim?.sharer?.second === true,
        isUnsettled: claim?.sharer?.settled === false,
        surname: reader.text(row, "surname"),
        forenames: reader.text(row, "forenames"),
        outcome: superseded ? "superseded" : (decision?.outcome ?? "rejected"),
        conditional: decision?.conditional ?? false,
        rules: decision === undefined || !keeping.keeps ? "" : assessor.rulesText(decision.findings),
        payable,
        claimed,
        declared,
        notClaimed: decision === undefined ? nothing : notClaimedIn(decision, scheme),
        differs: decision?.outcome === "payable" ? differencesIn(decision) : "",
        payments: decision?.payable.length ?? 0,
        forecast: laterIn(decision),
      };
      keeping.row(result, decision);
      piece.end(result);
    }
    return piece.finish(keeping.take(), reader.sums());
  };
}

const nothing: readonly never[] = [];

/** A claim with its person; undefined where the row could not be read. */
function claimedBy(read: ReadRow, row: Row, reader: RowReader, { sharerOf }: DeskFacts) {
  if (read.kind !== "claim") return undefined;
  const sharer = sharerOf?.(namedRow(read.niNumber, row, reader.text));
  return { ...read, sharer, person: personOf(read.niNumber, sharer?.second === true) };
}

/** What is declared, in the order of the scheme's `declares`; all of it together. */
function addDeclared(
  declared: number[],
  declares: AnyScheme["declares"],
  reader: RowReader,
  row: Row,
): number {
  let claimed = 0;
  for (const [at, { key }] of declares.entries()) {
    declared[at] = reader.number(row, key) ?? 0;
    claimed += declared[at] ?? 0;
  }
  return claimed;
}

function meetAwards(
  piece: Piece,
  { awards = nothing }: Decision,
  placesOf: (layout: string) => readonly RowPlace[] | undefined,
): void {
  for (const { layout, at, days, atRisk } of awards) {
    const place = placesOf(layout)?.[at];
    if (place !== undefined) piece.meets({ place, days, atRisk });
  }
}

/** A remark about the blank cells of a column that the file does not have is said once of the file. */
function reportOn(
  problem: Problem,
  reader: RowReader,
  piece: Piece,
  report: (problem: Problem) => void,
): void {
  const ofColumn = reader.lacks(problem.key) && infoOf(problem.code).consequence === "reported";
  if (ofColumn) piece.ofColumn(problem);
  else report(problem);
}

function circumstancesOf(
  job: DeskJob,
  scheme: AnyScheme,
  known: DeskFacts,
  claim: ClaimValues,
  person: PersonNumber,
  row: number,
): Circumstances {
  const { period, laCode, employerId } = job;
  return {
    period,
    laCode,
    employerId,
    remembers: job.remembers === true,
    person: known.factsOf(person),
    companions: known.companionsOf?.(claim),
    others: known.othersOf?.(person, row),
    paidMonths: known.paidMonthsOf?.(person),
    broughtCosts: known.broughtCostsOf?.(person),
    // A ruling names a number and an employer.
    overrides: known.overridesOf?.(scheme.name, numberOf(person), employerId, period),
  };
}

const nothingLater: LaterAmounts = { lines: 0, amount: 0 };

function laterIn(decision: Decision | undefined): LaterAmounts {
  if (decision === undefined || decision.later.length === 0) return nothingLater;
  let amount = 0;
  for (const payment of decision.later) amount += payment.amount;
  return { lines: decision.later.length, amount };
}

/** What is payable by head, in the order of `heads`. */
function addPayments(payable: number[], decision: Decision | undefined): void {
  payable.fill(0);
  for (const payment of decision?.payable ?? nothing) {
    const head = headPlace(payment.head);
    payable[head] = (payable[head] ?? 0) + payment.amount;
  }
}

/** In the order of the scheme's `declares`. */
function notClaimedIn({ declared }: Decision, { declares }: AnyScheme): readonly number[] {
  if (!declared.some(({ notClaimed }) => notClaimed !== undefined)) return nothing;
  return declares.map(({ head }) => declared.find((one) => one.head === head)?.notClaimed ?? 0);
}

/**
 * Declared and computed by head where both are said and are not the same: "EMPLOYER_NI 45.09/45.08". What nobody claimed
 * has a dash in the place of what is declared: "EMPLOYER_NI -/45.09".
 */
function differencesIn({ declared }: Decision): string {
  let text = "";
  for (const each of declared) {
    const shown = each.declared !== 0 || each.notClaimed !== undefined;
    if (each.declared === each.computed || !shown) continue;
    if (text !== "") text += "; ";
    const said = each.notClaimed === undefined ? poundsText(each.declared) : "-";
    text += `${each.head} ${said}/${poundsText(each.computed)}`;
  }
  return text;
}
