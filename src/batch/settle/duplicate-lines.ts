// duplicates.csv: each row that is held because of another claim or for its number, or listed with one, beside that claim.
import { type Day, daysOf } from "../../core/day.ts";
import { pence } from "../../core/money.ts";
import type { DuplicateLine } from "../../engine/batch.ts";
import type { Law } from "../../law/law.ts";
import { tableOn } from "../../law/parameters.ts";
import { comparedRows } from "../../people/comparison.ts";
import { evidenceOf, type PersonRow } from "../../people/evidence.ts";
import { nameCode } from "../../people/packed-names.ts";
import { scoreOf, weightsFrom } from "../../people/score.ts";
import type { MetAward } from "../handover/assessed-rows.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { RowResult, TablePlace } from "../handover/row-result.ts";
import { personOf } from "../past/whose-row.ts";
import type { ComparedRow, Comparison } from "./compare.ts";
import { type Meeting, tierOf } from "./meetings.ts";
import { personRows } from "./who-is-who/terms.ts";

/** A row as it was decided by itself, with its file and that file's place in the batch. */
export type PlacedRow = {
  readonly at: number;
  readonly file: ReadFile;
  readonly place: TablePlace;
  readonly result: RowResult;
};

type RowOf = (row: number) => PlacedRow;
type Effect = DuplicateLine["effect"];

export function duplicateLines(found: Comparison, rowOf: RowOf, law: Law): readonly DuplicateLine[] {
  const { held, worthKnowing, meeting, known, awards, lastCase } = found;
  const sides = sideBySide(found, law);
  const lastMeeting = lastCase + meeting.length + known.length;
  return [
    ...held.map((row) => withinBatch(row, rowOf, "held", sides)),
    ...worthKnowing.map((row) => withinBatch(row, rowOf, "information", sides)),
    ...meeting.map((row, at) => withLedger(row, lastCase + at + 1, rowOf, "held")),
    ...known.map((row, at) => withLedger(row, lastCase + meeting.length + at + 1, rowOf, "information")),
    ...awards.map((row, at) => withAward(row, lastMeeting + at + 1, rowOf)),
  ];
}

function withinBatch(row: ComparedRow, rowOf: RowOf, effect: Effect, sides: SideBySide): DuplicateLine {
  const a = row.against === undefined ? undefined : rowOf(row.against);
  const b = rowOf(row.row);
  return {
    case: row.case,
    certainty: row.certainty,
    kind: row.kind,
    fileA: a?.place.file ?? "",
    rowA: a?.result.row ?? 0,
    employerA: a?.place.employerId ?? "",
    ...sideB(b),
    batchB: "",
    evidence: row.evidence,
    keep: row.keeps ? "A" : "none",
    reason: row.reason,
    amountAtRisk: pence(effect === "held" ? atRisk(b.result) : 0),
    effect,
    tier: row.tier,
    matchRule: row.matchRule,
    surnameA: a?.result.surname ?? "",
    forenamesA: a?.result.forenames ?? "",
    ...namesB(b),
    niNumberA: a?.result.niNumber,
    payrollRefA: a?.result.payrollRef,
    ...(a === undefined ? nothingBeside : sides(a, b)),
  };
}

const nothingBeside = { agree: "", differ: "", score: "" } as const;

function withLedger(
  { row, prior, settlement, matchRule }: Meeting,
  number: number,
  rowOf: RowOf,
  effect: Effect,
): DuplicateLine {
  const b = rowOf(row);
  return {
    case: number,
    certainty: settlement.certainty,
    kind: settlement.kind,
    fileA: prior?.file ?? "",
    rowA: prior?.row ?? 0,
    employerA: prior?.employerId ?? b.place.employerId,
    ...sideB(b),
    batchB: prior?.batchId ?? "",
    evidence: settlement.evidence,
    keep: settlement.keeps ? "A" : "none",
    reason: settlement.reason,
    amountAtRisk: pence(effect === "held" ? atRisk(b.result) : 0),
    effect,
    tier: tierOf(matchRule),
    matchRule,
    // The book has no names.
    surnameA: "",
    forenamesA: "",
    ...namesB(b),
    ...knownOf(matchRule, prior?.employerId === b.place.employerId || prior === undefined),
    score: "",
  };
}

/** What keys alone can say of two claims. */
function knownOf(rule: Meeting["matchRule"], sameEmployer: boolean): Pick<DuplicateLine, "agree" | "differ"> {
  const number = rule === "number-slip" || rule === "same-payroll-number" ? "differ" : "agree";
  const name = rule === "one-number-two-names" ? ["forename", "surname"] : [];
  const payroll = rule === "same-payroll-number" ? ["payroll-number"] : [];
  const agree = [
    number === "agree" ? "ni-number" : "",
    sameEmployer && number === "differ" ? "employer" : "",
    ...payroll,
  ];
  const differ = [number === "differ" ? "ni-number" : "", ...name, sameEmployer ? "" : "employer"];
  const said = (codes: readonly string[]) => codes.filter((code) => code !== "").join(" ");
  return { agree: said(agree), differ: said(differ) };
}

/** The award is A, the claim for some of its days B (SSPE-99, 102). One that is for a person anyway is only listed. */
function withAward({ at, place, days, atRisk }: MetAward, number: number, rowOf: RowOf): DuplicateLine {
  const b = rowOf(at);
  return {
    case: number,
    certainty: "certain",
    kind: "cross-scheme",
    fileA: place.file,
    rowA: place.row,
    employerA: "",
    ...sideB(b),
    batchB: "",
    evidence: "same-days",
    keep: "A",
    reason: "award-stands",
    amountAtRisk: atRisk,
    effect: b.result.outcome === "held" ? "held" : "information",
    // An award has no names: only an equal number finds one.
    tier: "certain",
    matchRule: "same-number-and-name",
    surnameA: "",
    forenamesA: "",
    ...namesB(b),
    agree: "ni-number",
    differ: "",
    score: "",
    sharedFrom: days.first,
    sharedTo: days.last,
  };
}

function sideB({ place, result }: PlacedRow) {
  const { file, employerId } = place;
  const { row: rowB, niNumber, payrollRef: payrollRefB, isSecond } = result;
  return {
    fileB: file,
    rowB,
    employerB: employerId,
    niNumber,
    payrollRefB,
    person: personOf(niNumber, isSecond),
  };
}

function namesB({ result }: PlacedRow) {
  return { surnameB: result.surname, forenamesB: result.forenames };
}

/** Nothing is payable on a row that the ledger's leg holds; what was claimed is at risk. */
function atRisk({ outcome, claimed, payable }: RowResult): number {
  return outcome === "held" ? claimed : payable.reduce((sum, amount) => sum + amount, 0);
}

type SideBySide = (a: PlacedRow, b: PlacedRow) => Pick<DuplicateLine, "agree" | "differ" | "score">;

/** What two rows have in common, and the score that puts lines in order; rows of layouts without names say nothing. */
function sideBySide({ people }: Comparison, law: Law): SideBySide {
  const rowFrom = personRows(law);
  const rowOfPerson = ({ place, result }: PlacedRow): PersonRow =>
    rowFrom({ person: personOf(result.niNumber, result.isSecond), employer: place.employerId }, result);
  return (a, b) => {
    const who = people.get(b.file.layout);
    if (who === undefined) return { ...nothingBeside, agree: "ni-number" };
    const [one, other] = [rowOfPerson(a), rowOfPerson(b)];
    const { agree, differ } = comparedRows(one, other);
    const weights = weightsFrom(tableOn(law, "match.weights", lastDay(b.place)));
    const score = scoreOf(evidenceOf(one, other), weights, who.shareOf(nameCode(one.name)));
    return { agree: agree.join(" "), differ: differ.join(" "), score: hundredths(score) };
  };
}

function lastDay({ period }: TablePlace): Day {
  return daysOf(period).last;
}

/** 2746 → "27.46", −5 → "-0.05". */
function hundredths(score: number): string {
  const size = Math.abs(score);
  return `${score < 0 ? "-" : ""}${Math.floor(size / 100)}.${String(size % 100).padStart(2, "0")}`;
}
