// What is known only when the last row has been read: whose reference came twice, which people appear more
// than once. The lines already written are corrected, and the totals move from one outcome to the other.
import { type Head, heads, type Outcome } from "../../core/decision.ts";
import { pence, penceFromText, poundsText } from "../../core/money.ts";
import type { DuplicateLine } from "../../engine/batch.ts";
import { casesAmong, type SettledRow, settleCases, standingsOf } from "../../engine/standings.ts";
import { counter, headPlace, type Tally } from "../../engine/tally.ts";
import { csvLine } from "../../io/csv/write.ts";
import type { Replacements } from "../../io/spool.ts";
import type { Law } from "../../law/law.ts";
import type { PriorClaim } from "../../ledger/ledger.ts";
import { decisionColumns, keysOf } from "../../report/columns.ts";
import { schemeOfClaims } from "../../schemes/index.ts";
import type { Assessor, PriorSettlement } from "../../schemes/scheme.ts";
import type { ReadFile, Spools } from "../decide/file.ts";
import type { Facts } from "../past/facts.ts";
import { decisionCells } from "./references.ts";

export type Settled = {
  /** The tally of each file after the corrections, in the order of the files. */
  readonly tallies: readonly Tally[];
  readonly duplicates: readonly DuplicateLine[];
  readonly decisions: Replacements;
  readonly payments: Replacements;
  /** Payment lines that the corrections take away. */
  readonly paymentLinesGone: number;
};

const keys = keysOf(decisionColumns);
const columns = new Map<string, number>(keys.map((key, at) => [key, at]));
/** Money, days, counts and codes of ours are written as they are; the rest is guarded text. */
const plain = decisionColumns.map((column) => column.kind !== "text");
/** The column of decisions.csv that shows what is payable of a head. */
export const amountKeys: Readonly<Record<Head, string>> = {
  PAYMENT: "payment",
  EMPLOYER_NI: "employerNi",
  EMPLOYER_PENSION: "employerPension",
  ADMIN_FEE: "adminFee",
  TOPUP: "topUp",
  RECOVERY: "recovery",
};

/** What the comparison of all rows has found, before any line is corrected. Rows count over the batch. */
type Comparison = {
  /** Their reference stood before in the same file. */
  readonly rejected: readonly number[];
  /** Held by what they themselves say. */
  readonly heldBefore: ReadonlySet<number>;
  readonly held: readonly SettledRow[];
  readonly worthKnowing: readonly SettledRow[];
  /** The same against claims of the ledger: what holds the row, and what is only listed with it. */
  readonly meeting: readonly Meeting[];
  readonly known: readonly Meeting[];
  /** The number of the last case within the batch. */
  readonly lastCase: number;
};

function compare(files: readonly ReadFile[], law: Law, facts: Facts): Comparison {
  const rejected = files.flatMap((file) => file.rejected);
  const assessors = new Map(
    [...new Set(files.map((file) => file.layout))].flatMap((layout) => {
      const scheme = schemeOfClaims(layout);
      return scheme === undefined ? [] : [[layout, scheme.prepare(law)] as const];
    }),
  );
  // Rows that are held already cannot stand in anybody's way.
  const heldBefore = new Set(files.flatMap((file) => file.held));
  const meet = (without: ReadonlySet<number>, how: MeetingKind) =>
    meetings(files, without, facts, (layout) => assessors.get(layout), how);
  // Nor can rows that a claim of the ledger holds.
  const meeting = meet(new Set(rejected), "settlePrior");
  const cases = casesAmong(
    files.flatMap((file) => file.standings),
    new Set([...rejected, ...heldBefore, ...meeting.map(({ row }) => row)]),
  );
  const held = settleCases(cases, (layout, claims) => assessors.get(layout)?.settle(claims) ?? []);
  const settledRows = new Set([...rejected, ...held.map(({ row }) => row)]);
  const heldRows = new Set([...settledRows, ...meeting.map(({ row }) => row)]);
  const known = meet(heldRows, "informPrior");
  const knownRows = new Set(known.map(({ row }) => row));
  const lastHeld = held.at(-1)?.case ?? 0;
  // A row is listed once, with what came first.
  const worthKnowing = settleCases(
    cases,
    (layout, claims) =>
      (assessors.get(layout)?.inform?.(claims) ?? []).filter(({ row }) => !knownRows.has(row)),
    lastHeld,
  );
  const lastCase = worthKnowing.at(-1)?.case ?? lastHeld;
  return { rejected, heldBefore, held, worthKnowing, meeting, known, lastCase };
}

/** Rows of these files of which nothing is payable, whatever they came to by themselves. */
export function rowsTakenAway(files: readonly ReadFile[], law: Law, facts: Facts): ReadonlySet<number> {
  const { rejected, held, meeting } = compare(files, law, facts);
  return new Set([...rejected, ...[...held, ...meeting].map(({ row }) => row)]);
}

export function settle(files: readonly ReadFile[], law: Law, spools: Spools, facts: Facts): Settled {
  const { rejected, heldBefore, held, worthKnowing, meeting, known, lastCase } = compare(files, law, facts);
  const wanted = new Set([
    ...rejected,
    ...held.flatMap((row) => [row.row, row.against]),
    ...worthKnowing.flatMap((row) => [row.row, row.against]),
    ...[...meeting, ...known].map(({ row }) => row),
  ]);
  const lines = spools.decisions.linesOf([...wanted]);

  const decisions = new Map<number, string>();
  const payments = new Map<number, string>();
  const tallies = files.map((file) => counter(file.tally));
  const change = (row: number, outcome: Outcome, rules: readonly string[]): void => {
    const at = fileOf(files, row);
    const file = files[at];
    const cell = decisionCells(lines.get(row));
    if (file === undefined) throw new Error("a row without a file");
    const declared = heads.map(() => 0);
    const notClaimed = heads.map(() => 0);
    for (const [place, { head }] of (schemeOfClaims(file.layout)?.declares ?? []).entries()) {
      declared[headPlace(head)] = file.declaredOf(row - file.firstRow)[place] ?? 0;
      notClaimed[headPlace(head)] = file.notClaimedOf(row - file.firstRow)[place] ?? 0;
    }
    const common = { claimed: amount(cell("claimed")), declared };
    const payable = heads.map((head) => amount(cell(amountKeys[head])));
    // The line was written by the desk, so its outcome is one of ours.
    const before = cell("outcome") as Outcome;
    const conditional = cell("conditional") === "yes";
    tallies[at]?.add({ ...common, outcome: before, conditional, payable, notClaimed }, -1);
    tallies[at]?.add({ ...common, outcome, conditional: false, payable: heads.map(() => 0) });
    decisions.set(row, correctedLine(cell, outcome, rules));
    payments.set(row, "");
  };
  for (const row of rejected) change(row, "rejected", []);
  for (const row of held) change(row.row, "held", row.rules);
  for (const { row, settlement } of meeting) {
    if (!heldBefore.has(row)) change(row, "held", settlement.rules);
  }

  const removed = spools.payments.linesOf([...payments.keys()]);
  let paymentLinesGone = 0;
  for (const text of removed.values()) paymentLinesGone += text.split("\n").length - 1;
  return {
    tallies: tallies.map((tally) => tally.sum()),
    duplicates: [
      ...held.map((row) => duplicateLine(row, lines, "held")),
      ...worthKnowing.map((row) => duplicateLine(row, lines, "information")),
      ...meeting.map((row, at) => priorDuplicateLine(row, lastCase + at + 1, lines, "held")),
      ...known.map((row, at) => {
        return priorDuplicateLine(row, lastCase + meeting.length + at + 1, lines, "information");
      }),
    ],
    decisions,
    payments,
    paymentLinesGone,
  };
}

/** A row that stands, or one held by the ledger's leg, that meets a claim in the ledger. */
type Meeting = {
  readonly row: number;
  readonly prior: PriorClaim;
  readonly settlement: PriorSettlement;
};

/** What holds the row, or what is only listed with it. */
type MeetingKind = "settlePrior" | "informPrior";

/** Standing rows, in input order, of people of whom something stands in the ledger that has to do with them. */
function meetings(
  files: readonly ReadFile[],
  settled: ReadonlySet<number>,
  facts: Facts,
  assessorOf: (layout: string) => Assessor<never> | undefined,
  how: MeetingKind,
): readonly Meeting[] {
  const found: Meeting[] = [];
  for (const file of files) {
    const assessor = assessorOf(file.layout);
    if (assessor?.[how] === undefined) continue;
    for (const standing of standingsOf(file.standings)) {
      if (settled.has(standing.row)) continue;
      const known = facts.of(standing.person, file.scheme);
      if (known === undefined) continue;
      const settlement = assessor[how]?.(
        standing,
        known.claims.map((claim) => ({
          sameEmployer: claim.employerId === file.cover.employerId,
          sameCouncil: claim.laCode === file.cover.laCode,
          period: claim.period,
          values: claim.standing,
          amount: claim.amount,
        })),
      );
      const prior = settlement === undefined ? undefined : known.claims[settlement.against];
      if (settlement === undefined || prior === undefined) continue;
      found.push({ row: standing.row, prior, settlement });
    }
  }
  return found;
}

function priorDuplicateLine(
  meeting: Meeting,
  number: number,
  lines: ReadonlyMap<number, string>,
  effect: DuplicateLine["effect"],
): DuplicateLine {
  const b = decisionCells(lines.get(meeting.row));
  const { prior, settlement } = meeting;
  return {
    case: number,
    certainty: settlement.certainty,
    kind: settlement.kind,
    fileA: prior.file,
    rowA: prior.row,
    employerA: prior.employerId,
    fileB: b("file"),
    rowB: Number(b("row")),
    employerB: b("employerId"),
    batchB: prior.batchId,
    niNumber: b("niNumber"),
    evidence: settlement.evidence,
    keep: settlement.keeps ? "A" : "none",
    reason: settlement.reason,
    // Nothing is payable on a row that the ledger's leg holds; what was claimed is at risk.
    amountAtRisk: pence(effect === "held" ? amount(b(b("outcome") === "held" ? "claimed" : "total")) : 0),
    effect,
  };
}

/** The file that holds a row: the last one that begins at or before it and is not empty. */
function fileOf(files: readonly ReadFile[], row: number): number {
  return files.findIndex((file) => row >= file.firstRow && row < file.firstRow + file.rows);
}

function amount(text: string): number {
  const found = penceFromText(text);
  if (found === undefined) throw new Error(`an amount that was written cannot be read: ${text}`);
  return found;
}

/** The same row with another outcome: nothing is payable, and the rules that changed it come first. */
function correctedLine(cell: (key: string) => string, outcome: Outcome, rules: readonly string[]): string {
  const cells = keys.map(cell);
  const put = (key: string, text: string): void => {
    cells[columns.get(key) ?? -1] = text;
  };
  const others = cell("rules")
    .split(" ")
    .filter((rule) => rule !== "" && !rules.includes(rule));
  put("outcome", outcome);
  put("conditional", "no");
  put("rules", outcome === "rejected" ? "" : [...rules, ...others].join(" "));
  for (const key of [...Object.values(amountKeys), "total"]) put(key, "0.00");
  put("differs", "");
  put("difference", poundsText(pence(-amount(cell("claimed")))));
  return csvLine(cells, plain);
}

function duplicateLine(
  row: SettledRow,
  lines: ReadonlyMap<number, string>,
  effect: DuplicateLine["effect"],
): DuplicateLine {
  const a = decisionCells(lines.get(row.against));
  const b = decisionCells(lines.get(row.row));
  return {
    case: row.case,
    certainty: row.certainty,
    kind: row.kind,
    fileA: a("file"),
    rowA: Number(a("row")),
    employerA: a("employerId"),
    fileB: b("file"),
    rowB: Number(b("row")),
    employerB: b("employerId"),
    batchB: "",
    niNumber: b("niNumber"),
    evidence: row.evidence,
    keep: row.keeps ? "A" : "none",
    reason: row.reason,
    amountAtRisk: pence(effect === "held" ? amount(b("total")) : 0),
    effect,
  };
}
