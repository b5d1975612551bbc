// The desk: rows of one table go in, lines of the output files and control totals come out. It runs in the
// main thread for small files and in workers for large ones, with the same bytes either way, so everything
// that it is given and gives is plain data.
import type { PersonFacts } from "../../core/decision.ts";
import { type Decision, heads, type Payment } from "../../core/decision.ts";
import { type Month, monthText } from "../../core/day.ts";
import { pence, poundsText } from "../../core/money.ts";
import { type PersonNumber, personNumber } from "../../core/person.ts";
import type { Row } from "../../core/place.ts";
import type { Problem } from "../../core/problem.ts";
import { infoOf, type ProblemCode, type Severity } from "../../core/problem-codes.ts";
import { counter, headPlace, type Tally } from "../../engine/tally.ts";
import type { TableHead } from "../../input/heading.ts";
import { type ReadRow, rowReader } from "../../input/rows.ts";
import type { Law } from "../../law/law.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import { csvCell } from "../csv/write.ts";
import { problemText } from "./problem-lines.ts";

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
};

/** What became of some rows. Row numbers here count the claim rows of this chunk from 0. */
export type AssessedRows = {
  readonly rows: number;
  /** One line for each row. */
  readonly decisions: Uint8Array;
  /** As many lines for each row as `paymentLines` says. */
  readonly payments: Uint8Array;
  readonly paymentLines: Uint8Array;
  readonly problems: Uint8Array;
  readonly problemCounts: ReadonlyMap<ProblemCode, number>;
  readonly firstProblem: Problem | undefined;
  /** Payable rows: their numbers, persons and the scheme's values, side by side. */
  readonly standingRows: Uint32Array;
  readonly standingPersons: Uint32Array;
  readonly standingValues: Int32Array;
  /** A 32-bit hash of each row's reference, 0 where there is none. */
  readonly references: Uint32Array;
  /** Of every row the declared pence, in the order of the scheme's `declares`. */
  readonly declared: Int32Array;
  readonly tally: Tally;
  /** The sum of the column that the cover's total adds up, and how many of its cells could not be read. */
  readonly total: number;
  readonly unreadable: number;
};

export type Desk = (rows: readonly Row[]) => AssessedRows;
export type FactsOf = (person: PersonNumber) => PersonFacts | undefined;

const encoder = new TextEncoder();
const severityOrder: readonly Severity[] = ["fatal", "error", "warning", "info"];

/** Is a graver than b? */
export function graver(a: Problem, b: Problem | undefined): boolean {
  if (b === undefined) return true;
  return severityOrder.indexOf(infoOf(a.code).severity) < severityOrder.indexOf(infoOf(b.code).severity);
}

export function openDesk(job: DeskJob, scheme: AnyScheme, law: Law, factsOf: FactsOf): Desk {
  const assessor = scheme.prepare(law);
  const reader = rowReader(job.head, law, { file: job.file, sheet: job.sheet, epoch: job.epoch, period: job.period });
  const period = monthText(job.period);
  const before = `${csvCell(job.file)},${csvCell(job.sheet)},`;
  const employer = `${csvCell(job.employerId)},${csvCell(job.laCode)}`;
  const middle = `,${employer},${period},`;
  const paymentEnd = `,${csvCell(job.file)},`;
  const paymentStart = `${scheme.name},${employer},`;
  const declaredAt = scheme.declares.map(({ head, key }) => ({ at: headPlace(head), key }));
  const standingWidth = scheme.standing.length;
  const circumstances = { period: job.period, laCode: job.laCode, employerId: job.employerId };

  return (rows) => {
    const counting = counter();
    const problemCounts = new Map<ProblemCode, number>();
    const paymentLines = new Uint8Array(rows.length);
    const references = new Uint32Array(rows.length);
    const declaredOfRows = new Int32Array(rows.length * declaredAt.length);
    const standingRows: number[] = [];
    const standingPersons: number[] = [];
    const standingValues: number[] = [];
    const declared = heads.map(() => 0);
    const payable = heads.map(() => 0);
    let firstProblem: Problem | undefined;
    let decisions = "";
    let payments = "";
    let problems = "";
    let total = 0;
    let unreadable = 0;
    let count = 0;

    const report = (problem: Problem): void => {
      problemCounts.set(problem.code, (problemCounts.get(problem.code) ?? 0) + 1);
      if (graver(problem, firstProblem)) firstProblem = problem;
      problems += problemText(problem, law.words);
    };

    for (const row of rows) {
      if (row.number <= job.head.lastHeadingRow) continue;
      const read: ReadRow = reader.read(row);
      if (read.problems !== undefined) for (const problem of read.problems) report(problem);
      if (read.kind === "not a claim") continue;

      const amount = reader.number(row, scheme.totalKey);
      if (amount === undefined) unreadable += 1;
      else total += amount;
      references[count] = hashOf(reader.text(row, "rowRef"));

      let claimed = 0;
      let place = count * declaredAt.length;
      for (const { at, key } of declaredAt) {
        const value = reader.number(row, key) ?? 0;
        declared[at] = value;
        declaredOfRows[place] = value;
        place += 1;
        claimed += value;
      }

      let decision: Decision | undefined;
      let niNumber = "";
      if (read.kind === "claim") {
        niNumber = read.niNumber;
        const person = personNumber(niNumber);
        // The row's columns have been read by the scheme's own layout; a test holds claim types and layouts together.
        const claim = read.claim as never;
        decision = assessor.decide(claim, { ...circumstances, person: factsOf(person) });
        for (const remark of decision.remarks) report(reader.remark(row, remark));
        if (decision.outcome === "payable") {
          standingRows.push(count);
          standingPersons.push(person);
          const values = assessor.standingOf(claim);
          for (let at = 0; at < standingWidth; at += 1) standingValues.push(values[at] ?? 0);
        }
      } else {
        niNumber = reader.text(row, "niNumber");
      }

      payable.fill(0);
      let due = 0;
      const outcome = decision === undefined ? "rejected" : decision.outcome;
      if (decision !== undefined) {
        const lineEnd = `${paymentEnd}${row.number}\r\n`;
        const personCell = csvCell(niNumber);
        for (const payment of decision.payable) {
          payable[headPlace(payment.head)] = (payable[headPlace(payment.head)] ?? 0) + payment.amount;
          due += payment.amount;
          payments += paymentLine(paymentStart, personCell, payment, lineEnd);
        }
        for (const payment of decision.later) payments += paymentLine(paymentStart, personCell, payment, lineEnd);
        paymentLines[count] = decision.payable.length + decision.later.length;
      }
      counting.add({ outcome, conditional: decision?.conditional ?? false, claimed, declared, payable });

      decisions += `${before}${row.number},${csvCell(reader.text(row, "rowRef"))},${scheme.name},${csvCell(niNumber)},`;
      decisions += `${csvCell(reader.text(row, "surname"))},${csvCell(reader.text(row, "forenames"))}`;
      decisions += `${middle}${outcome},${decision?.conditional === true ? "yes" : "no"},`;
      decisions += decision === undefined ? "" : assessor.rulesText(decision.findings);
      for (const value of payable) decisions += `,${money(value)}`;
      const differs = outcome === "payable" && decision !== undefined ? differencesIn(decision) : "";
      decisions += `,${money(due)},${money(claimed)},${money(due - claimed)},${differs}\r\n`;
      count += 1;
    }

    return {
      rows: count,
      decisions: encoder.encode(decisions),
      payments: encoder.encode(payments),
      paymentLines: paymentLines.slice(0, count),
      problems: encoder.encode(problems),
      problemCounts,
      firstProblem,
      standingRows: Uint32Array.from(standingRows),
      standingPersons: Uint32Array.from(standingPersons),
      standingValues: Int32Array.from(standingValues),
      references: references.slice(0, count),
      declared: declaredOfRows.slice(0, count * declaredAt.length),
      tally: counting.sum(),
      total,
      unreadable,
    };
  };
}

/** Declared and computed by head where both are said and are not the same: "EMPLOYER_NI 45.09/45.08". */
function differencesIn({ declared }: Decision): string {
  let text = "";
  for (const each of declared) {
    if (each.declared === each.computed || each.declared === 0) continue;
    text += `${text === "" ? "" : "; "}${each.head} ${money(each.declared)}/${money(each.computed)}`;
  }
  return text;
}

function money(value: number): string {
  return value === 0 ? "0.00" : poundsText(pence(value));
}

function paymentLine(start: string, niNumber: string, payment: Payment, end: string): string {
  return `${start}${niNumber},${payment.head},${monthText(payment.dueMonth)},${money(payment.amount)},${payment.instalment}${end}`;
}

/** FNV-1a; 0 stands for no reference. Equal hashes are only a hint: the texts are compared later. */
function hashOf(text: string): number {
  if (text === "") return 0;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % 0xfffffffe || 1;
}
