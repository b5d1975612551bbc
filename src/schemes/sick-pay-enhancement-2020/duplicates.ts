// The same absence twice (SSPE-80, 82, C-13): rows of one employer may not overlap, those of two employers may and
// are only listed.
import type { PriorSettlement, PriorStanding, Settlement, Standing } from "../scheme.ts";
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

/** What the comparison finds: rows that are held, and rows that are only listed. */
type Found = { readonly held: readonly Settlement[]; readonly listed: readonly Settlement[] };

/**
 * Each row against those that are kept before it. `claims` are all rows of one person that could be assessed, in
 * input order; those that are not eligible take no part.
 */
function compare(multipleEmployers: string, claims: readonly Standing[]): Found {
  const held: Settlement[] = [];
  const listed: Settlement[] = [];
  const kept: Compared[] = [];
  for (const claim of claims) {
    const absence = absenceFrom(claim.values);
    if (!absence.compared) continue;
    const sharing = kept.filter((other) => overlap(other.absence, absence));
    const same = sharing.find((other) => other.claim.employer === claim.employer);
    const other = sharing[0];
    if (same !== undefined) {
      held.push({ row: claim.row, against: same.claim.row, ...sameEmployer });
      continue;
    }
    if (other !== undefined && multipleEmployers === "hold") {
      held.push({ row: claim.row, against: other.claim.row, ...otherEmployer });
      continue;
    }
    if (other !== undefined) listed.push({ row: claim.row, against: other.claim.row, ...twoJobs });
    kept.push({ claim, absence });
  }
  return { held, listed };
}

/** One settlement for each row that is held, in input order. */
export function settle(multipleEmployers: string, claims: readonly Standing[]): readonly Settlement[] {
  return compare(multipleEmployers, claims).held;
}

/** The rows that share days with a row of another employer and are paid for all that. */
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
  const sharesDays = sharingDaysWith(claim);
  const same = prior.findIndex((other) => other.sameEmployer && sharesDays(other));
  if (same >= 0) return { against: same, ...sameEmployer };
  const other = multipleEmployers === "hold" ? prior.findIndex(sharesDays) : -1;
  return other < 0 ? undefined : { against: other, ...otherEmployer };
}

/** The first earlier claim of another employer that shares days with the row, which is paid for all that. */
export function informPrior(
  multipleEmployers: string,
  claim: Standing,
  prior: readonly PriorStanding[],
): PriorSettlement | undefined {
  if (multipleEmployers === "hold") return undefined;
  const sharesDays = sharingDaysWith(claim);
  const other = prior.findIndex((one) => !one.sameEmployer && sharesDays(one));
  return other < 0 ? undefined : { against: other, ...twoJobs };
}

/** Of rows that are compared. Claims without a standing say nothing of days. */
function sharingDaysWith({ values }: Standing): (prior: PriorStanding) => boolean {
  const absence = absenceFrom(values);
  if (!absence.compared) return () => false;
  return (prior) => {
    const other = prior.values.length === 0 ? undefined : absenceFrom(prior.values);
    return other?.compared === true && overlap(other, absence);
  };
}
