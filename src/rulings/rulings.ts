// The decisions of a batch: which of them stand, what is to be said of the others, and what they change: findings
// of people's later claims, and how cases of duplicates stand. A decision with a fault has no effect at all.
import { type Day, dayText } from "../core/day.ts";
import type { Remark } from "../core/decision.ts";
import { type Pence, pence, zero } from "../core/money.ts";
import { personNumber } from "../core/person.ts";
import { infoOf } from "../core/problem-codes.ts";
import type { Law } from "../law/law.ts";
import { addWorkingDays } from "../statute/working-days.ts";
import { byTime, checkOrder } from "./appeal-order.ts";
import { checkDecision, checkWithoutTerms, isAppeal, remark } from "./checks.ts";
import { markOf } from "./confirmed.ts";
import type { CheckedDecision, DecisionRow, PlacedDecision } from "./row.ts";
import { type DecisionTerms, decisionTerms, type KnownScheme } from "./terms.ts";

export type DecisionContext = {
  readonly law: Law;
  readonly schemes: readonly KnownScheme[];
  /** Decisions of earlier batches that stand. */
  readonly earlier: readonly CheckedDecision[];
  /** Codes of the duplicate cases in the ledger; undefined without a ledger. */
  readonly cases: ReadonlySet<string> | undefined;
  /** The day that the operator named, never "today": what is undecided then may be overdue. */
  readonly asAt: Day | undefined;
};

/** What a decision says of a case of the ledger: its fields are those of the ledger's own case events. */
export type CaseEvent = {
  readonly code: string;
  readonly status: "open" | "closed";
  readonly outcome: string;
  readonly day: Day | undefined;
  readonly decidedBy: string;
  readonly evidence: string;
  readonly recovered: Pence;
};

type Decisions = {
  /** The new decisions that stand, in input order. */
  readonly accepted: readonly CheckedDecision[];
  /** What is said of each row, in input order; a row of which a rejecting remark is made is not accepted. */
  readonly remarks: readonly (readonly Remark[])[];
  /** In input order. */
  readonly caseEvents: readonly CaseEvent[];
};

/** Checks every row against itself, against the guidance and against the other decisions about the same person. */
export function checkDecisions(rows: readonly PlacedDecision[], context: DecisionContext): Decisions {
  const remarks: Remark[][] = rows.map(() => []);
  const accepted = new Map<number, CheckedDecision>();
  const standing = new Map<string, CheckedDecision[]>();
  const known = new Map<string, DecisionRow>();
  for (const earlier of [...context.earlier].sort(byTime)) {
    pushTo(standing, personKey(earlier.decision), earlier);
    known.set(caseKey(earlier.decision), earlier.decision);
  }

  const inTime = rows.map((placed, at) => ({ ...placed, at })).sort(byTime);
  for (const { at, ...placed } of inTime) {
    const { decision } = placed;
    const said = remarks[at];
    if (said === undefined) throw new Error("a decision without a place");
    const same = known.get(caseKey(decision));
    if (same !== undefined) {
      const code = sameDecision(same, decision) ? "case-known" : "case-id-twice";
      said.push(remark(code, "caseId"));
      continue;
    }
    known.set(caseKey(decision), decision);
    const checked = check(placed, context, standing, said);
    if (checked === undefined) continue;
    accepted.set(at, checked);
    pushTo(standing, personKey(decision), checked);
  }

  const stand = rows.flatMap((_, at) => accepted.get(at) ?? []);
  return { accepted: stand, remarks, caseEvents: stand.flatMap(eventOf) };
}

/** Adds to `said`; undefined when something of it takes the decision's effect away. */
function check(
  placed: PlacedDecision,
  { law, schemes, cases, asAt }: DecisionContext,
  standing: ReadonlyMap<string, readonly CheckedDecision[]>,
  said: Remark[],
): CheckedDecision | undefined {
  const { decision } = placed;
  const scheme = schemes.find(({ code }) => code === decision.scheme);
  if (scheme === undefined) {
    said.push(remark("decision-not-for-scheme", "scheme"));
    return undefined;
  }
  if (decision.decisionType === "DUPLICATE_OUTCOME" && cases !== undefined && !cases.has(decision.caseId)) {
    said.push(remark("case-unknown", "caseId"));
  }
  let due: Day | undefined;
  if (scheme.appeals === undefined) said.push(...checkWithoutTerms(decision));
  else {
    const terms = decisionTerms(law, scheme.code, scheme.appeals, decision.receivedDate);
    if (terms === undefined) {
      const { window } = scheme.appeals.stage1;
      const missing = `${scheme.code.toLowerCase()}.appealStage1Last`;
      said.push(remark("no-figure-for-day", "receivedDate", window, missing));
      return undefined;
    }
    said.push(...checkDecision(law, terms, decision));
    if (isAppeal(decision) && decision.outcome !== "WITHDRAWN") {
      said.push(...checkOrder(terms, decision, standing.get(personKey(decision)) ?? []));
      due = addWorkingDays(law, decision.receivedDate, terms.workingDays);
      if (due === undefined) {
        said.push(remark("no-figure-for-day", "receivedDate", timeRule(terms, decision), "bankHolidays"));
      }
    }
    const ended = decision.decidedDate ?? asAt;
    if (due !== undefined && ended !== undefined && ended > due) {
      said.push(remark("appeal-overdue", "receivedDate", timeRule(terms, decision), dayText(due)));
    }
  }
  if (said.some(({ code }) => infoOf(code).consequence === "row rejected")) return undefined;
  return {
    ...placed,
    scheme: scheme.name,
    person: personNumber(decision.niNumber),
    rule:
      decision.decisionType === "REINSTATEMENT"
        ? (scheme.appeals?.reinstatement ?? "")
        : (decision.ruleId ?? ""),
    due,
    overdue: said.some(({ code }) => code === "appeal-overdue"),
  };
}

function timeRule({ rules }: DecisionTerms, { decisionType }: DecisionRow): string {
  return decisionType === "APPEAL_STAGE1" ? rules.stage1.time : rules.stage2.time;
}

/** The outcomes of one duplicate, and of one warning, follow each other under the same code; any other case is decided once. */
function caseKey({ scheme, caseId, decisionType, outcome, decidedDate }: DecisionRow): string {
  const several = decisionType === "DUPLICATE_OUTCOME" || decisionType === "WARNING_CONFIRMED";
  const more = several ? [outcome, decidedDate] : [];
  return JSON.stringify([scheme, caseId, ...more]);
}

/** Appeals belong to one person's claim with one employer. */
function personKey({ scheme, niNumber, employerId }: DecisionRow): string {
  return JSON.stringify([scheme, personNumber(niNumber), employerId]);
}

function sameDecision(a: DecisionRow, b: DecisionRow): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  // Of a value that was confirmed the book has only the mark.
  for (const key of ["warningValue", "warningMark"]) keys.delete(key);
  if (markOf(a) !== markOf(b)) return false;
  // Both are rows of one layout: every key of one may be asked of the other.
  return [...keys].every((key) => a[key as keyof DecisionRow] === b[key as keyof DecisionRow]);
}

function pushTo(lists: Map<string, CheckedDecision[]>, key: string, one: CheckedDecision): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}

function eventOf({ decision }: CheckedDecision): readonly CaseEvent[] {
  if (decision.decisionType !== "DUPLICATE_OUTCOME") return [];
  const { caseId, outcome, decidedDate, decidedBy, evidenceRef, amountEffect } = decision;
  const closed = outcome === "GENUINE" || outcome === "SAME" || outcome === "ERROR_RECOVERED";
  const back = outcome === "ERROR_RECOVERED" ? Math.abs(amountEffect ?? 0) : zero;
  return [
    {
      code: caseId,
      status: closed ? "closed" : "open",
      outcome,
      day: decidedDate,
      decidedBy,
      evidence: evidenceRef,
      recovered: pence(back),
    },
  ];
}
