// Two rows of stored batches laid side by side: compared again by the rules of the batch, with what the batch made of them.
import { join } from "node:path";
import { daysOf } from "../../core/day.ts";
import { personNumber, personText } from "../../core/person.ts";
import type { DecisionLine, DuplicateLine } from "../../engine/batch.ts";
import { rowReader } from "../../input/rows.ts";
import type { Law, Words } from "../../law/law.ts";
import { listOn } from "../../law/parameters.ts";
import type { PairRuling } from "../../ledger/recognition.ts";
import {
  type Evidence,
  evidenceOf,
  isSiblings,
  type Verdict,
  verdictOn,
  verdicts,
} from "../../people/evidence.ts";
import { placeholderNumbers } from "../../people/nobody.ts";
import { pairFacts, type TypedPerson } from "../../people/pair-facts.ts";
import { duplicateColumns } from "../../report/columns.ts";
import type { ExplainedPair, PairSentence, PairSide } from "../../report/explained-pair.ts";
import { readNiNumber } from "../../statute/ni-number.ts";
import { whoseRow } from "../past/whose-row.ts";
import { dataRows, openTable, rowsOf } from "../read/open-table.ts";
import { personRows } from "../settle/who-is-who/terms.ts";
import { type StoredBatch, storedInput } from "./stored.ts";
import { readTable } from "./stored-tables.ts";

/** A row of a stored batch, as decisions.csv has it. */
export type PlacedLine = { readonly batch: StoredBatch; readonly line: DecisionLine };

/** The lines of duplicates.csv, in their order. */
export function duplicateLinesOf({ folder }: StoredBatch): Promise<readonly DuplicateLine[]> {
  return readTable(join(folder, "duplicates.csv"), duplicateColumns, Infinity);
}

/**
 * `a` may be of an earlier batch. The words are those of the program that speaks. Undefined where one of the two has no
 * National Insurance number that can be read: such a row is compared with nobody.
 */
export async function explainedPair(
  a: PlacedLine,
  b: PlacedLine,
  words: Words,
): Promise<ExplainedPair | undefined> {
  const [sideA, sideB] = [await sideOf(a), await sideOf(b)];
  const { law } = b.batch.schemas;
  const rowOf = personRows(law);
  const [one, other] = [typedPerson(sideA, rowOf), typedPerson(sideB, rowOf)];
  if (one === undefined || other === undefined) return undefined;
  const sameScheme = a.line.scheme === b.line.scheme;
  const evidence = evidenceOf(one, other);
  const areTwo = sameScheme && shareNumber(b.batch, b.line.scheme, sideA, sideB);
  const ruled = areTwo ? "two" : ruledOn(b.batch, b.line.scheme, one, other);
  const lines = await linesOf(a, b);
  const verdict = sameScheme
    ? verdictOf(one, other, evidence, ruled, lines, areTwo ? new Set() : placeholders(law, b.line))
    : undefined;
  return {
    batch: b.batch.manifest.batch,
    words,
    a: sideA,
    b: sideB,
    facts: pairFacts(one, other, evidence),
    tier: verdict?.tier,
    rule: verdict?.rule,
    vetoes: [...vetoesOf(evidence, ruled), ...partsOf(sideA, sideB)],
    lines,
    sameScheme,
  };
}

/** The row with its payroll number, which stands in the file alone. */
async function sideOf({ batch, line }: PlacedLine): Promise<PairSide> {
  const { file, row, employerId, niNumber, surname, forenames, outcome, total, claimed } = line;
  const payrollRef = await payrollRefOf(batch, file, row);
  const of = { batch: batch.manifest.batch, file, row, employerId, niNumber, surname, forenames };
  return { ...of, payrollRef, outcome, total, claimed };
}

async function payrollRefOf(batch: StoredBatch, file: string, row: number): Promise<string> {
  const { law } = batch.schemas;
  const table = await openTable(storedInput(batch, file), law);
  const reader = rowReader(table.job.head, law, table.job);
  for await (const rows of rowsOf(table)) {
    const found = dataRows(rows, table).find(({ number }) => number === row);
    if (found === undefined) continue;
    await table.close();
    return reader.text(found, "payrollRef");
  }
  return "";
}

function typedPerson(side: PairSide, rowOf: ReturnType<typeof personRows>): TypedPerson | undefined {
  const readable = readNiNumber(side.niNumber);
  if (readable === undefined) return undefined;
  const person = personNumber(readable);
  const { employerId: employer, surname, forenames } = side;
  return { ...rowOf({ person, employer }, side), number: personText(person), surname, forenames };
}

function ruledOn(
  { prior }: StoredBatch,
  scheme: string,
  a: TypedPerson,
  b: TypedPerson,
): PairRuling | undefined {
  const side = ({ person, employer }: TypedPerson) => ({ person, employerId: String(employer) });
  return prior.factsWithout(new Set(), new Map()).ruled.of({ scheme, a: side(a), b: side(b) });
}

/** Whether somebody has decided that the number of both rows is two people's, and each is one of the two. */
function shareNumber({ prior, schemas }: StoredBatch, scheme: string, a: PairSide, b: PairSide): boolean {
  const facts = prior.factsWithout(new Set(), new Map());
  const [one, other] = [a, b].map((side) =>
    whoseRow(facts, schemas.law, scheme, side.employerId).sharerOf(side),
  );
  return (
    one !== undefined && other !== undefined && one.settled && other.settled && one.second !== other.second
  );
}

/** Lines of the batch that speak of both rows, else those that hold or list one of them, each with its case. */
async function linesOf(a: PlacedLine, b: PlacedLine): Promise<ExplainedPair["lines"]> {
  const { batch } = b.batch.manifest;
  let held = 0;
  const all = (await duplicateLinesOf(b.batch)).map((line) => {
    if (line.effect === "held") held += 1;
    return { line, caseId: line.effect === "held" ? `${batch}-${line.case}-${held}` : String(line.case) };
  });
  const isB = (line: DuplicateLine, { batch: of, line: row }: PlacedLine) =>
    of.manifest.batch === batch && line.fileB === row.file && line.rowB === row.row;
  const isA = (line: DuplicateLine, { batch: of, line: row }: PlacedLine) =>
    of.manifest.batch === (line.batchB || batch) && line.fileA === row.file && line.rowA === row.row;
  const ofBoth = all.filter(({ line }) => (isA(line, a) && isB(line, b)) || (isA(line, b) && isB(line, a)));
  if (ofBoth.length > 0) return ofBoth.map((one) => ({ ...one, ofBoth: true }));
  return all.filter(({ line }) => isB(line, a) || isB(line, b)).map((one) => ({ ...one, ofBoth: false }));
}

function placeholders(law: Law, { period }: DecisionLine): ReadonlySet<number> {
  if (period === undefined) return new Set();
  return placeholderNumbers(listOn(law, "match.placeholders", daysOf(period).last) ?? []);
}

function verdictOf(
  a: TypedPerson,
  b: TypedPerson,
  evidence: Evidence,
  ruled: PairRuling | undefined,
  lines: ExplainedPair["lines"],
  listed: ReadonlySet<number>,
): Verdict | undefined {
  const isNobodys = lines.some(({ line }) => line.matchRule === "number-of-nobody");
  if (listed.has(a.person) || listed.has(b.person) || isNobodys) return verdicts.numberOfNobody;
  const [both] = lines.filter(({ ofBoth }) => ofBoth);
  const verdict = verdictOn(evidence);
  // What the batch found, with all rows before it, comes before what two rows say.
  const found = Object.values(verdicts).find(({ rule }) => rule === both?.line.matchRule) ?? verdict;
  if (found === undefined || found.tier === "certain") return found;
  if (ruled === "one") return verdicts.closedAsSame;
  return ruled === "two" && both === undefined ? undefined : found;
}

function vetoesOf(evidence: Evidence, ruled: PairRuling | undefined): readonly PairSentence[] {
  const inARow = !evidence.consecutive
    ? "no"
    : isSiblings(evidence)
      ? "yes"
      : evidence.forenames
        ? "forename"
        : "payroll";
  return [
    { code: `veto-in-a-row-${inARow}`, values: {} },
    { code: `veto-ruled-${ruled ?? "no"}`, values: {} },
  ];
}

const partners = ["payable", "held"];

/** Rows that are nobody's partner: not payable, declined, replaced, or taking money back. */
function partsOf(...sides: readonly PairSide[]): readonly PairSentence[] {
  const apart = sides.flatMap(({ file, row, outcome, total }): readonly PairSentence[] => {
    if (total < 0) return [{ code: "veto-part-back", values: { file, row } }];
    return partners.includes(outcome) ? [] : [{ code: "veto-part-yes", values: { file, row, outcome } }];
  });
  return apart.length > 0 ? apart : [{ code: "veto-part-no", values: {} }];
}
