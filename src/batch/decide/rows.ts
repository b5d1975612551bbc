// The desk: rows of one table go in, lines of the output files and control totals come out. It runs in the
// main thread for small files and in workers for large ones, with the same bytes either way, so everything
// that it is given and gives is plain data.

import { type Month, monthText } from "../../core/day.ts";
import type { Circumstances, PersonFacts } from "../../core/decision.ts";
import { type Decision, heads, type Payment } from "../../core/decision.ts";
import { poundsText } from "../../core/money.ts";
import { type PersonNumber, personNumber } from "../../core/person.ts";
import type { Row } from "../../core/place.ts";
import type { Problem } from "../../core/problem.ts";
import { infoOf, type ProblemCode, type Severity } from "../../core/problem-codes.ts";
import { counter, headPlace, type Tally } from "../../engine/tally.ts";
import type { TableHead } from "../../input/heading.ts";
import { type ClaimValues, type ReadRow, rowReader } from "../../input/rows.ts";
import { LineWriter } from "../../io/csv/line-writer.ts";
import { csvCell } from "../../io/csv/write.ts";
import type { Law } from "../../law/law.ts";
import {
  casesNamed,
  claimExceptions,
  type ExceptionalClaim,
  isExceptional,
} from "../../rulings/exceptions.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import type { RowWatch } from "../handover/watch.ts";
import { problemText } from "../publish/problem-lines.ts";
import type { OverridesOf } from "../read/rulings-file.ts";
import { exceptionText } from "../tables/exceptions.ts";

/** What a desk has to know of the table that it works on. */
export type DeskJob = {
  readonly file: string;
  /** Empty for CSV. */
  readonly sheet: string;
  readonly epoch: 1900 | 1904;
  readonly scheme: string;
  readonly head: TableHead;
  readonly period: Month;
  readonly laCode: string;
  readonly employerId: string;
  /** A later version of the same return is in the batch: the rows are counted and nothing is decided. */
  readonly superseded?: boolean | undefined;
  /** What is payable is to be posted: the numbers for it are handed back. */
  readonly posts?: boolean | undefined;
  /** Only the numbers count, as in a first reading: no lines are made. */
  readonly unwritten?: boolean | undefined;
  /** The latest month that the batch has claims for; absent = that of the table. */
  readonly month?: Month | undefined;
};

/** What became of some rows. Row numbers here count the claim rows of this chunk from 0. */
export type AssessedRows = {
  readonly rows: number;
  /** One line for each row. */
  readonly decisions: Uint8Array<ArrayBuffer>;
  /** As many lines for each row as `paymentLines` says. */
  readonly payments: Uint8Array<ArrayBuffer>;
  readonly paymentLines: Uint8Array;
  readonly problems: Uint8Array<ArrayBuffer>;
  /** Lines of exceptions.csv, as many for each row as `exceptionLines` says. */
  readonly exceptions: Uint8Array<ArrayBuffer>;
  readonly exceptionLines: Uint8Array;
  /** Claims that a person decided about. */
  readonly decided: readonly DecidedClaim[];
  readonly problemCounts: ReadonlyMap<ProblemCode, number>;
  readonly firstProblem: Problem | undefined;
  /**
   * Payable rows, and held ones of people of whom something is posted: their numbers, persons and the scheme's
   * values, side by side.
   */
  readonly standingRows: Uint32Array;
  readonly standingPersons: Uint32Array;
  readonly standingValues: Int32Array;
  /** Where rows depend on each other, the standing rows' numbers in the file; else empty. */
  readonly standingNumbers: Uint32Array;
  /** Which of the standing rows are held already: they are shown beside what is posted and compared with nothing else. */
  readonly heldRows: Uint32Array;
  /** For the ledger, six numbers for each amount that is payable now: see `postingWidth`. */
  readonly postings: Int32Array;
  /** A 32-bit hash of each row's reference, 0 where there is none. */
  readonly references: Uint32Array;
  /** Of every row the declared pence, in the order of the scheme's `declares`. */
  readonly declared: Int32Array;
  /** The same of what was computed and nobody claimed; empty where there is none at all. */
  readonly notClaimed: Int32Array;
  readonly tally: Tally;
  /** The sum of the column that the cover's total adds up, and how many of its cells could not be read. */
  readonly total: number;
  readonly unreadable: number;
};

/** A claim that a person decided about, with the count of its row. */
export type DecidedClaim = { readonly at: number; readonly claim: ExceptionalClaim };

/** Row of this chunk, row number in the file, place of the head, due month, instalment, pence. */
export const postingWidth = 6;

export type Desk = (rows: readonly Row[]) => AssessedRows;
export type FactsOf = (person: PersonNumber) => PersonFacts | undefined;

/** What a claim is decided with, besides itself and the month. */
export type DeskFacts = {
  readonly factsOf: FactsOf;
  readonly companionsOf?: ((claim: ClaimValues) => Circumstances["companions"]) | undefined;
  /** `row` is the row's number in the file. */
  readonly othersOf?: ((person: PersonNumber, row: number) => Circumstances["others"]) | undefined;
  /** What people decided; absent = nobody decided anything. */
  readonly overridesOf?: OverridesOf | undefined;
  /** What stands of a person month by month, for files that ask for it. */
  readonly paidMonthsOf?: ((person: PersonNumber) => Circumstances["paidMonths"]) | undefined;
  /** On-costs that came in a file of their own, for claims that could bring them again. */
  readonly broughtCostsOf?: ((person: PersonNumber) => Circumstances["broughtCosts"]) | undefined;
  /** Looks on, in this thread only. */
  readonly watch?: RowWatch | undefined;
};

const encoder = new TextEncoder();
const severityOrder: readonly Severity[] = ["fatal", "error", "warning", "info"];

/** Is a graver than b? */
export function graver(a: Problem, b: Problem | undefined): boolean {
  if (b === undefined) return true;
  return severityOrder.indexOf(infoOf(a.code).severity) < severityOrder.indexOf(infoOf(b.code).severity);
}

export function openDesk(job: DeskJob, scheme: AnyScheme, law: Law, known: DeskFacts): Desk {
  const assessor = scheme.prepare(law);
  const reader = rowReader(job.head, law, job);
  const declaredAt = scheme.declares.map(({ head, key }) => ({ at: headPlace(head), key }));
  const standingWidth = scheme.standing.length;
  const superseded = job.superseded === true;
  const unwritten = job.unwritten === true;
  const circumstances = { period: job.period, laCode: job.laCode, employerId: job.employerId };
  const decisions = new LineWriter();
  const payments = new LineWriter();
  const problems = new LineWriter();
  const exceptions = new LineWriter();
  const place = encoder.encode(`${csvCell(job.file)},${csvCell(job.sheet)},`);
  const schemeCell = encoder.encode(`,${scheme.name},`);
  const employer = `${csvCell(job.employerId)},${csvCell(job.laCode)}`;
  const employerCells = encoder.encode(`,${employer},${monthText(job.period)},`);
  const paymentStart = encoder.encode(`${scheme.name},${employer},`);
  const paymentEnd = encoder.encode(`,${csvCell(job.file)},`);
  /** The middles of the lines of a schedule; schedules are shared by many rows. */
  const schedules = new WeakMap<readonly Payment[], readonly Uint8Array[]>();

  const writePayments = (niNumber: string, row: number, decision: Decision): void => {
    for (const payment of decision.payable) {
      payments.encoded(paymentStart);
      payments.cell(niNumber);
      payments.plain(paymentMiddle(payment));
      payments.encoded(paymentEnd);
      payments.count(row);
      payments.plain(",now\r\n");
    }
    if (decision.later.length === 0) return;
    let middles = schedules.get(decision.later);
    if (middles === undefined) {
      middles = decision.later.map((payment) => encoder.encode(paymentMiddle(payment)));
      schedules.set(decision.later, middles);
    }
    for (const middle of middles) {
      payments.encoded(paymentStart);
      payments.cell(niNumber);
      payments.encoded(middle);
      payments.encoded(paymentEnd);
      payments.count(row);
      payments.plain(",later\r\n");
    }
  };

  const { watch, factsOf, companionsOf, othersOf, overridesOf, paidMonthsOf, broughtCostsOf } = known;
  const current = job.month ?? job.period;
  const { exceptionRules } = scheme;
  const standsAssessed = scheme.stands === "assessed";

  return (rows) => {
    const counting = counter();
    const problemCounts = new Map<ProblemCode, number>();
    const exceptionLines = new Uint8Array(rows.length);
    const decided: DecidedClaim[] = [];
    const paymentLines = new Uint8Array(rows.length);
    const references = new Uint32Array(rows.length);
    const declaredOfRows = new Int32Array(rows.length * declaredAt.length);
    const standingRows: number[] = [];
    const standingPersons: number[] = [];
    const standingValues: number[] = [];
    const standingNumbers: number[] = [];
    const heldRows: number[] = [];
    const postings: number[] = [];
    const declared = heads.map(() => 0);
    const payable = heads.map(() => 0);
    const notClaimed = heads.map(() => 0);
    let notClaimedOfRows: Int32Array | undefined;
    let firstProblem: Problem | undefined;
    let total = 0;
    let unreadable = 0;
    let count = 0;

    const report = (problem: Problem): void => {
      problemCounts.set(problem.code, (problemCounts.get(problem.code) ?? 0) + 1);
      if (graver(problem, firstProblem)) firstProblem = problem;
      if (!unwritten) problems.plain(problemText(problem, law.words));
    };

    for (const row of rows) {
      if (row.number <= job.head.lastHeadingRow) continue;
      const read: ReadRow = reader.read(row);
      if (read.problems !== undefined && !superseded) for (const problem of read.problems) report(problem);
      if (read.kind === "not a claim") continue;

      const reference = reader.text(row, "rowRef");
      references[count] = hashOf(reference);
      const amount = reader.number(row, scheme.totalKey);
      if (amount === undefined) unreadable += 1;
      else total += amount;
      let claimed = 0;
      let at = count * declaredAt.length;
      for (const { at: head, key } of declaredAt) {
        const value = reader.number(row, key) ?? 0;
        declared[head] = value;
        declaredOfRows[at] = value;
        at += 1;
        claimed += value;
      }

      let decision: Decision | undefined;
      let niNumber = "";
      const trail = watch?.trailOf(job.file, row.number);
      if (superseded) {
        niNumber = read.kind === "claim" ? read.niNumber : reader.text(row, "niNumber");
      } else if (read.kind === "claim") {
        niNumber = read.niNumber;
        const person = personNumber(niNumber);
        // The row's columns have been read by the scheme's own layout; a test holds claim types and layouts together.
        const claim = read.claim as never;
        const facts = factsOf(person);
        const around: Circumstances = {
          ...circumstances,
          person: facts,
          companions: companionsOf?.(read.claim),
          others: othersOf?.(person, row.number),
          paidMonths: paidMonthsOf?.(person),
          broughtCosts: broughtCostsOf?.(person),
          overrides: overridesOf?.(scheme.name, person, job.employerId, job.period),
        };
        decision = assessor.decide(claim, around, trail);
        if (isExceptional(decision, current, exceptionRules)) {
          const byRules = around.overrides && assessor.decide(claim, { ...around, overrides: undefined });
          const { file, employerId } = job;
          const exception = { file, row: row.number, employerId, niNumber, decision, byRules };
          const lines = claimExceptions(exception, current, exceptionRules);
          for (const line of lines) exceptions.plain(exceptionText(line));
          exceptionLines[count] = lines.length;
          if (casesNamed(decision).length > 0) decided.push({ at: count, claim: exception });
        }
        // Nobody reads the remarks of a first reading.
        if (!unwritten) for (const remark of decision.remarks) report(reader.remark(row, remark));
        // Where all that could be assessed is compared, a row that is held is compared, too.
        const held = decision.outcome === "held" && facts !== undefined && !standsAssessed;
        if (held) heldRows.push(count);
        const assessed = standsAssessed && decision.outcome !== "rejected";
        if (held || assessed || decision.outcome === "payable") {
          standingRows.push(count);
          standingPersons.push(person);
          if (standsAssessed) standingNumbers.push(row.number);
          const values = assessor.standingOf(claim, around, decision);
          for (let column = 0; column < standingWidth; column += 1) standingValues.push(values[column] ?? 0);
        }
      } else {
        niNumber = reader.text(row, "niNumber");
      }

      watch?.see({ job, reader, row, read, decision, trail });

      payable.fill(0);
      notClaimed.fill(0);
      let due = 0;
      const outcome = superseded ? "superseded" : decision === undefined ? "rejected" : decision.outcome;
      if (decision !== undefined) {
        for (const payment of decision.payable) {
          const head = headPlace(payment.head);
          payable[head] = (payable[head] ?? 0) + payment.amount;
          due += payment.amount;
          if (job.posts === true && payment.amount !== 0) {
            postings.push(count, row.number, head, payment.dueMonth, payment.instalment, payment.amount);
          }
        }
        if (!unwritten) writePayments(niNumber, row.number, decision);
        paymentLines[count] = decision.payable.length + decision.later.length;
      }
      if (decision?.declared.some((one) => one.notClaimed !== undefined)) {
        for (const { head, notClaimed: amount = 0 } of decision.declared)
          notClaimed[headPlace(head)] = amount;
        notClaimedOfRows ??= new Int32Array(declaredOfRows.length);
        for (const [place, { at: head }] of declaredAt.entries()) {
          notClaimedOfRows[count * declaredAt.length + place] = notClaimed[head] ?? 0;
        }
      }
      const conditional = decision?.conditional ?? false;
      counting.add({ outcome, conditional, claimed, declared, payable, notClaimed });
      count += 1;
      if (unwritten) continue;

      decisions.encoded(place);
      decisions.count(row.number);
      decisions.plain(",");
      decisions.cell(reference);
      decisions.encoded(schemeCell);
      decisions.cell(niNumber);
      decisions.plain(",");
      decisions.cell(reader.text(row, "surname"));
      decisions.plain(",");
      decisions.cell(reader.text(row, "forenames"));
      decisions.encoded(employerCells);
      decisions.plain(outcome);
      decisions.plain(decision?.conditional === true ? ",yes," : ",no,");
      if (decision !== undefined) decisions.plain(assessor.rulesText(decision.findings));
      for (const value of payable) {
        decisions.plain(",");
        decisions.money(value);
      }
      decisions.plain(",");
      decisions.money(due);
      decisions.plain(",");
      decisions.money(claimed);
      decisions.plain(",");
      decisions.money(due - claimed);
      decisions.plain(",");
      if (outcome === "payable" && decision !== undefined) writeDifferences(decisions, decision);
      decisions.plain("\r\n");
    }

    return {
      rows: count,
      decisions: decisions.take(),
      payments: payments.take(),
      paymentLines: paymentLines.slice(0, count),
      problems: problems.take(),
      exceptions: exceptions.take(),
      exceptionLines: exceptionLines.slice(0, count),
      decided,
      problemCounts,
      firstProblem,
      standingRows: Uint32Array.from(standingRows),
      standingPersons: Uint32Array.from(standingPersons),
      standingValues: Int32Array.from(standingValues),
      standingNumbers: Uint32Array.from(standingNumbers),
      heldRows: Uint32Array.from(heldRows),
      postings: Int32Array.from(postings),
      references: references.slice(0, count),
      declared: declaredOfRows.slice(0, count * declaredAt.length),
      notClaimed: notClaimedOfRows?.slice(0, count * declaredAt.length) ?? new Int32Array(0),
      tally: counting.sum(),
      total,
      unreadable,
    };
  };
}

function paymentMiddle({ head, dueMonth, amount, instalment }: Payment): string {
  return `,${head},${monthText(dueMonth)},${poundsText(amount)},${instalment}`;
}

/**
 * Declared and computed by head where both are said and are not the same: "EMPLOYER_NI 45.09/45.08". What nobody claimed
 * has a dash in the place of what is declared: "EMPLOYER_NI -/45.09".
 */
function writeDifferences(into: LineWriter, { declared }: Decision): void {
  let more = false;
  for (const each of declared) {
    const shown = each.declared !== 0 || each.notClaimed !== undefined;
    if (each.declared === each.computed || !shown) continue;
    if (more) into.plain("; ");
    into.plain(each.head);
    into.plain(" ");
    if (each.notClaimed === undefined) into.money(each.declared);
    else into.plain("-");
    into.plain("/");
    into.money(each.computed);
    more = true;
  }
}

/** FNV-1a; 0 stands for no reference. Equal hashes are only a hint: the texts are compared later. */
function hashOf(text: string): number {
  if (text === "") return 0;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % 0xfffffffe || 1;
}
