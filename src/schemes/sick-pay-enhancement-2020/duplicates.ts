// The same absence twice (SSPE-80, 82, C-13): rows of one employer may not overlap, those of two employers may and
// are only listed.
import type { PriorSettlement, PriorStanding, Settlement, Standing } from "../scheme.ts";
import { type Absence, absenceFrom, overlap } from "./spells.ts";

type Compared = { readonly claim: Standing; readonly absence: Absence };

const evidence = "same-days";
const rules = ["SSPE-80", "SSPE-82"] as const;

/**
 * One settlement for each row that is held or listed, in input order. `claims` are all rows of one person that could
 * be assessed, in input order; those that are not eligible take no part.
 */
export function settle(multipleEmployers: string, claims: readonly Standing[]): readonly Settlement[] {
  const settlements: Settlement[] = [];
  const kept: Compared[] = [];
  for (const claim of claims) {
    const absence = absenceFrom(claim.values);
    if (!absence.compared) continue;
    const same = kept.find(
      (other) => other.claim.employer === claim.employer && overlap(other.absence, absence),
    );
    if (same !== undefined) {
      settlements.push(settlement(claim, same.claim, "same-employer", "hold"));
      continue;
    }
    const other = kept.find((one) => overlap(one.absence, absence));
    if (other !== undefined) {
      const held = multipleEmployers === "hold";
      settlements.push(settlement(claim, other.claim, "other-employer", held ? "hold" : "inform"));
      if (held) continue;
    }
    kept.push({ claim, absence });
  }
  return settlements;
}

/**
 * The first earlier claim in the ledger that shares days with the row, at the same employer before any other.
 * Undefined when none does. Claims without a standing say nothing of days.
 */
export function settlePrior(
  multipleEmployers: string,
  claim: Standing,
  prior: readonly PriorStanding[],
): PriorSettlement | undefined {
  const absence = absenceFrom(claim.values);
  if (!absence.compared) return undefined;
  const sharesDays = ({ values }: PriorStanding) =>
    values.length > 0 && overlap(absenceFrom(values), absence);
  const same = prior.findIndex((other) => other.sameEmployer && sharesDays(other));
  if (same >= 0) return { against: same, ...found("same-employer", "hold") };
  const other = prior.findIndex(sharesDays);
  if (other < 0) return undefined;
  return { against: other, ...found("other-employer", multipleEmployers === "hold" ? "hold" : "inform") };
}

function settlement(
  claim: Standing,
  against: Standing,
  kind: "same-employer" | "other-employer",
  effect: "hold" | "inform",
): Settlement {
  return { row: claim.row, against: against.row, ...found(kind, effect) };
}

function found(
  kind: "same-employer" | "other-employer",
  effect: "hold" | "inform",
): Omit<Settlement, "row" | "against"> {
  return {
    keeps: true,
    kind,
    evidence,
    reason: effect === "hold" ? "first-row" : "two-jobs",
    certainty: effect === "hold" ? "certain" : "possible",
    rules,
    effect,
  };
}
