// The same absence twice (SSPE-80, 82, C-13): rows of one employer may not overlap, those of two employers may and
// are only listed.
import type { Part, PriorSettlement, PriorStanding, Settlement, Standing } from "../scheme.ts";
import { type Absence, absenceFrom, overlap } from "./spells.ts";

type Compared = { readonly claim: Standing; readonly absence: Absence };

type Case = Omit<Settlement, "row" | "against">;

const sameEmployer: Case = {
  keeps: true,
  kind: "same-employer",
  evidence: "same-days",
  reason: "first-row",
  certainty: "certain",
  rules: ["SSPE-80", "SSPE-82"],
};
const otherEmployer: Case = { ...sameEmployer, kind: "other-employer" };
const twoJobs: Case = { ...otherEmployer, reason: "two-jobs", certainty: "possible" };

/** Rows that are not eligible stand in nobody's way. */
export function partOf(values: readonly number[]): Part {
  return absenceFrom(values).compared === "no" ? "nobody" : "everybody";
}

/** What the comparison finds: rows that are held, and rows that are only listed. */
type Found = { readonly held: readonly Settlement[]; readonly listed: readonly Settlement[] };

/**
 * Each row against those that are kept before it. `claims` are all rows of one person that could be assessed, in input
 * order; those that are not eligible take no part, and a row that is referred stays so and is listed.
 */
function compare(multipleEmployers: string, claims: readonly Standing[]): Found {
  const held: Settlement[] = [];
  const listed: Settlement[] = [];
  const kept: Compared[] = [];
  for (const claim of claims) {
    const absence = absenceFrom(claim.values);
    if (absence.compared === "no") continue;
    const sharing = kept.filter((other) => overlap(other.absence, absence));
    const same = sharing.find((other) => other.claim.employer === claim.employer);
    const other = same ?? sharing[0];
    if (other === undefined) {
      kept.push({ claim, absence });
      continue;
    }
    const found = { row: claim.row, against: other.claim.row };
    const holds = same !== undefined || multipleEmployers === "hold";
    const kind = same !== undefined ? sameEmployer : holds ? otherEmployer : twoJobs;
    if (holds && absence.compared === "yes") {
      held.push({ ...found, ...kind });
      continue;
    }
    listed.push({ ...found, ...kind });
    kept.push({ claim, absence });
  }
  return { held, listed };
}

/** One settlement for each row that is held, in input order. */
export function settle(multipleEmployers: string, claims: readonly Standing[]): readonly Settlement[] {
  return compare(multipleEmployers, claims).held;
}

/** The rows that share days with another and are not held for it: two employers, or somebody decides anyhow. */
export function inform(multipleEmployers: string, claims: readonly Standing[]): readonly Settlement[] {
  return compare(multipleEmployers, claims).listed;
}

/**
 * The first earlier claim in the ledger that shares days with the row and holds it, one of the same employer before
 * any other. It need not have been paid: as within one batch, only what is not eligible holds nobody.
 */
export function settlePrior(
  multipleEmployers: string,
  claim: Standing,
  prior: readonly PriorStanding[],
): PriorSettlement | undefined {
  const found = firstSharing(claim, prior);
  const holds = found !== undefined && (found.same || multipleEmployers === "hold");
  if (!holds || found.own.compared !== "yes") return undefined;
  return { against: found.at, ...(found.same ? sameEmployer : otherEmployer) };
}

/** The first earlier claim that shares days with the row, which is not held for all that. */
export function informPrior(
  multipleEmployers: string,
  claim: Standing,
  prior: readonly PriorStanding[],
): PriorSettlement | undefined {
  const found = firstSharing(claim, prior);
  if (found === undefined) return undefined;
  const holds = found.same || multipleEmployers === "hold";
  if (holds && found.own.compared === "yes") return undefined;
  return { against: found.at, ...(found.same ? sameEmployer : holds ? otherEmployer : twoJobs) };
}

/**
 * The first earlier claim that shares days with a row that is compared, one of the same employer before any other.
 * Claims without a standing say nothing of days.
 */
function firstSharing({ values }: Standing, prior: readonly PriorStanding[]) {
  const own = absenceFrom(values);
  if (own.compared === "no") return undefined;
  const sharesDays = (one: PriorStanding): boolean => {
    const other = one.values.length === 0 ? undefined : absenceFrom(one.values);
    return other !== undefined && other.compared !== "no" && overlap(other, own);
  };
  const same = prior.findIndex((one) => one.sameEmployer && sharesDays(one));
  const at = same >= 0 ? same : prior.findIndex(sharesDays);
  return at < 0 ? undefined : { own, at, same: same >= 0 };
}
