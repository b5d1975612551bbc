// One payment for each person (WFP-55, 59, 68, 73): which of several payable rows of one person is kept. Rows of
// one employer are settled first, then the employers are compared.
import { type Day, daysOf, type Month } from "../../core/day.ts";
import { type OnCostMark, onCostMarks } from "../../core/on-cost-mark.ts";
import { nobodyKept } from "../nobody-kept.ts";
import type { Part, PriorSettlement, PriorStanding, Settlement, Standing } from "../scheme.ts";
import type { WfpClaim } from "./claim.ts";
import { onCostMarkOf } from "./on-costs.ts";
import { judgeShifts, leavingDay, shiftsExpected } from "./rules.ts";
import type { Terms } from "./terms.ts";

/** The whole numbers by which rows are compared, in this order. They fit 32 bits. */
export const standing = [
  "contractedHours",
  "startDate",
  "leaveDate",
  "instalment",
  "period",
  // 1 where the payment rests on shifts that are still expected (WFP-92): a later return is tested against it.
  "conditional",
  // What the row says of its on-costs, a place in `onCostMarks`: a later file may bring those that were left out.
  "onCosts",
  // 1 where the row takes back what was paid before, 2 where it brings nothing: such a row is in no book.
  "recovers",
  // The last of the instalments that the row pays: with the first it may bring those that were due since (C-34).
  "lastInstalment",
] as const;

const effects = ["payment", "recovery", "nothing"] as const;
export type Effect = (typeof effects)[number];

/** Stands for a leaving day that there is not. */
const neverLeft = 0x7fffffff;

/** The values of `standing` for one claim; a lump sum has the instalment number 0. `paid` are the instalments that the row pays. */
export function standingOf(
  terms: Terms,
  claim: WfpClaim,
  period: Month,
  onCosts: OnCostMark = onCostMarkOf(claim),
  brings: Effect = "payment",
  paid: readonly number[] = [],
): readonly number[] {
  const asked = claim.paymentMethod === "LUMP" ? 0 : (claim.instalmentNo ?? 0);
  const numbers = paid.length === 0 ? [asked] : paid;
  return [
    claim.contractedHours,
    claim.startDate,
    leavingDay(terms, claim) ?? neverLeft,
    Math.min(...numbers),
    period,
    judgeShifts(terms, claim) === shiftsExpected ? 1 : 0,
    onCostMarks.indexOf(onCosts),
    effects.indexOf(brings),
    Math.max(...numbers),
  ];
}

/** A row that takes money back joins the row that paid it and has no other partner. */
export function partOf(values: readonly number[]): Part {
  return values[standing.indexOf("recovers")] === 1 ? "own number" : "everybody";
}

/** What one employer has to say for itself. */
type Candidate = {
  /** The rows that are not held against another row of the same employer, in input order. */
  readonly kept: readonly Standing[];
  readonly held: readonly Held[];
  readonly hours: number;
  readonly start: number;
  readonly left: boolean;
};

type Held = { readonly claim: Standing; readonly against: Standing };

/** One settlement for each row that is held, in input order. `claims` are all rows of one person, in input order. */
export function settle(terms: Terms, claims: readonly Standing[]): readonly Settlement[] {
  const first = claims[0];
  if (first === undefined) return [];
  const candidates = byEmployer(claims).map(candidateOf);
  const settlements =
    candidates.length === 1 ? leaverAlone(terms, candidates) : compare(terms, candidates, first);
  const settled = new Set(settlements.map(({ row }) => row));
  for (const { held } of candidates) {
    for (const { claim, against } of held) {
      if (!settled.has(claim.row)) settlements.push(sameEmployer(claim, against));
    }
  }
  return settlements.sort((a, b) => a.row - b.row);
}

function byEmployer(claims: readonly Standing[]): readonly (readonly Standing[])[] {
  const groups = new Map<number, Standing[]>();
  for (const claim of claims) {
    const group = groups.get(claim.employer);
    if (group === undefined) groups.set(claim.employer, [claim]);
    else group.push(claim);
  }
  return [...groups.values()];
}

function candidateOf(claims: readonly Standing[]): Candidate {
  const kept: Standing[] = [];
  const held: Held[] = [];
  // In the order of the months, whatever their files are called.
  const inOrder = claims.toSorted((a, b) => valueIn(a, "period") - valueIn(b, "period") || a.row - b.row);
  for (const claim of inOrder) {
    const against = kept.find((other) => !successive(other, claim));
    if (against === undefined) kept.push(claim);
    else held.push({ claim, against });
  }
  return {
    kept,
    held,
    hours: Math.max(...kept.map((claim) => valueIn(claim, "contractedHours"))),
    start: Math.min(...kept.map((claim) => valueIn(claim, "startDate"))),
    left: kept.some((claim) => valueIn(claim, "leaveDate") !== neverLeft),
  };
}

/**
 * Instalments of one employer in different months, the later ones with the higher numbers, are one payment. A leaver
 * has got the balance in the month of leaving, so nothing succeeds it. What takes back succeeds what it takes back, and what brings
 * nothing in another month is no second payment (WFP-55): whoever has all of it may be named again. To another council nothing
 * succeeds what was claimed: that is a second claim.
 */
function successive(a: Standing, b: Standing): boolean {
  const [earlier, later] = valueIn(a, "period") < valueIn(b, "period") ? [a, b] : [b, a];
  // The value was made of a month.
  const period = valueIn(earlier, "period") as Month;
  // The most that one person may get is counted by number: two numbers would pass it.
  if (a.person !== b.person) return false;
  if (period === valueIn(later, "period")) return false;
  if (valueIn(earlier, "recovers") === 2) return true;
  if (a.council !== b.council) return false;
  if (valueIn(later, "recovers") !== 0) return true;
  return (
    valueIn(earlier, "instalment") > 0 &&
    valueIn(earlier, "lastInstalment") < valueIn(later, "instalment") &&
    valueIn(earlier, "leaveDate") > daysOf(period).last
  );
}

/** Every row of every employer but the kept one; every row at all when nobody can be kept. */
function compare(terms: Terms, candidates: readonly Candidate[], first: Standing): Settlement[] {
  const barred = barredByMove(terms, candidates);
  const ofMove = terms.leaverPayer === "previous" ? moveRules : contraryRules;
  if (barred === "refer") return nobodyKept(candidates.flatMap(rowsOf), "moved", ofMove, first);
  const contenders = candidates.filter((candidate) => !barred.has(candidate));
  const most = Math.max(...contenders.map(({ hours }) => hours));
  const [winner, ...equal] = contenders.filter(({ hours }) => hours === most);
  const keep = winner?.kept[0];
  if (keep === undefined || equal.length > 0)
    return nobodyKept(candidates.flatMap(rowsOf), "equal-hours", hoursRules, first);
  const settlements: Settlement[] = [];
  for (const candidate of candidates) {
    if (candidate === winner) continue;
    const moved = barred.has(candidate);
    for (const claim of rowsOf(candidate)) {
      settlements.push({
        row: claim.row,
        against: keep.row,
        keeps: true,
        kind: "other-employer",
        evidence,
        reason: moved ? "moved" : "more-hours",
        certainty: "certain",
        rules: moved ? ofMove : hoursRules,
      });
    }
  }
  return settlements;
}

const evidence = "same-ni-number";
const moveRules = ["WFP-55", "WFP-68", "WFP-90"] as const;
const leaverRules = ["WFP-66"] as const;
/** Where the council follows the contrary sentence, or asks a person (C-02). */
const contraryRules = ["WFP-55", "WFP-66", "WFP-68"] as const;
const hoursRules = ["WFP-55", "WFP-73"] as const;
const formRules = ["WFP-55", "WFP-59"] as const;

/**
 * The employers whose claim a move rules out: those where the worker started after the day of 31 March, when the
 * job of that day was left (WFP-68, 90), or the other way round where the council reads C-02 so.
 */
function barredByMove(terms: Terms, candidates: readonly Candidate[]): ReadonlySet<Candidate> | "refer" {
  const employedThen = (day: Day, { start }: Candidate) => start <= day;
  const former = candidates.filter((each) => each.left && employedThen(terms.employedOn, each));
  const later = candidates.filter((each) => !employedThen(terms.employedOn, each));
  if (former.length === 0 || later.length === 0) return new Set();
  if (terms.leaverPayer === "refer") return "refer";
  return new Set(terms.leaverPayer === "new" ? former : later);
}

/**
 * A leaver of the job of 31 March whose first payment the former employer claims, and nobody else yet: held where the
 * council does not read C-02 so that this employer pays (WFP-66).
 */
function leaverAlone(terms: Terms, candidates: readonly Candidate[]): Settlement[] {
  if (terms.leaverPayer === "previous") return [];
  const rows = candidates.flatMap(({ kept }) => kept).filter((claim) => isFirstOfLeaver(terms, claim));
  return rows.map(({ row }) => ({
    row,
    against: row,
    keeps: false,
    kind: "same-employer",
    evidence,
    reason: "leaver-alone",
    certainty: "possible",
    rules: leaverRules,
  }));
}

/** What was begun is ended by the employer that began it (WFP-65). */
function isFirstOfLeaver(terms: Terms, claim: Standing): boolean {
  // The value was made of a month.
  const { last } = daysOf(valueIn(claim, "period") as Month);
  const before = valueIn(claim, "startDate") <= terms.employedOn;
  return before && valueIn(claim, "leaveDate") <= last && valueIn(claim, "instalment") <= 1;
}

function rowsOf({ kept, held }: Candidate): readonly Standing[] {
  return [...kept, ...held.map(({ claim }) => claim)];
}

function sameEmployer(claim: Standing, against: Standing): Settlement {
  const isOneCouncil = claim.council === against.council;
  return {
    row: claim.row,
    against: against.row,
    keeps: true,
    kind: isOneCouncil ? "same-employer" : "other-council",
    evidence,
    reason: "first-row",
    certainty: "certain",
    rules: isOneCouncil ? formRules : hoursRules,
  };
}

function valueIn(claim: Standing, column: (typeof standing)[number]): number {
  return claim.values[standing.indexOf(column)] ?? 0;
}

/** What the payer's own months come to is settled where they are decided, but for what stays although it seemed to be gone. */
function isInTheWay({ sameEmployer, sameCouncil, stays, values }: PriorStanding, claim: Standing): boolean {
  if (!(sameEmployer && sameCouncil)) return true;
  return stays === true && !successive({ ...claim, values }, claim);
}

const claimedBefore = {
  keeps: true,
  evidence: "same-ni-number",
  reason: "claimed-before",
  certainty: "certain",
  rules: hoursRules,
} as const;

/**
 * One payment for each person over all employers, councils and months: a row meets the earliest claim that stands
 * with somebody else. The earlier one is kept where it is that of the employer of 31 March or has no fewer hours.
 */
export function settlePrior(
  terms: Terms,
  claim: Standing,
  prior: readonly PriorStanding[],
): PriorSettlement | undefined {
  const against = prior.findIndex((other) => other.amount > 0 && isInTheWay(other, claim));
  const other = prior[against];
  if (other === undefined) return undefined;
  if (other.sameEmployer && other.sameCouncil) return { ...claimedBefore, against, kind: "same-employer" };
  const numbers = new Map(standing.map((name, at) => [name, other.values[at]]));
  const started = numbers.get("startDate") ?? 0;
  const moved = started <= terms.employedOn && valueIn(claim, "startDate") > terms.employedOn;
  const hours = numbers.get("contractedHours") ?? 0;
  const keeps = moved || hours >= valueIn(claim, "contractedHours");
  return {
    against,
    keeps,
    kind: other.sameEmployer ? "other-council" : "other-employer",
    evidence: "same-ni-number",
    reason: moved ? "moved" : keeps ? "claimed-before" : "fewer-hours-claimed-before",
    certainty: "certain",
    rules: moved ? ["WFP-55", "WFP-68"] : ["WFP-55", "WFP-73"],
  };
}
