// What who-is-who does to rows beside the scheme's own comparison: a number under two names, or nobody's, holds every row of
// it that would be paid; what is only possible holds nobody.
import type { Tier } from "../../../people/evidence.ts";
import type { Settlement, Standing } from "../../../schemes/scheme.ts";
import type { RowStore } from "../../handover/row-store.ts";
import type { ListedPair, NumberConflict } from "./who-is-who.ts";

/** A settlement with the rule that made two rows one person. `against` is undefined where a row is held for its number alone. */
export type Paired = Omit<Settlement, "against"> & {
  readonly against: number | undefined;
  readonly tier: Tier;
  readonly matchRule: string;
};

const conflicting = {
  keeps: false,
  certainty: "possible",
  tier: "number-conflict",
  evidence: "same-ni-number",
} as const;

/** One for each row of the number that would be paid; a person has to say whose number it is. */
export function heldByConflict(
  { claims, partnerOf }: NumberConflict,
  rules: readonly string[],
  store: RowStore,
): readonly Paired[] {
  return payableAmong(claims, store).map((claim) => {
    const partner = partnerOf(claim.row);
    return {
      ...conflicting,
      row: claim.row,
      against: partner.row,
      kind: kindOf(claim, partner),
      reason: "one-number-two-names",
      matchRule: "one-number-two-names",
      rules,
    };
  });
}

/** The row by itself: the employer is asked for the right number. */
export function heldAsNobodys(
  standing: Standing,
  rules: readonly string[],
  store: RowStore,
): readonly Paired[] {
  return payableAmong([standing], store).map(({ row }) => ({
    ...conflicting,
    row,
    against: undefined,
    kind: "number-of-nobody",
    reason: "number-of-nobody",
    matchRule: "number-of-nobody",
    rules,
  }));
}

/** Two rows side by side, of which nothing is held. */
export function pairedBy({ a, b, tier, rule }: ListedPair): Paired {
  return {
    row: b.row,
    against: a.row,
    keeps: false,
    kind: kindOf(a, b),
    evidence: evidenceOf(rule),
    reason: rule,
    certainty: "possible",
    rules: [],
    tier,
    matchRule: rule,
  };
}

/** What is alike, by the rule; the same words as the schemes use. */
export function evidenceOf(rule: string): string {
  switch (rule) {
    case "number-slip":
    case "large-group":
      return "alike-ni-number same-name";
    case "number-slip-same-payroll":
      return "alike-ni-number same-payroll-number";
    case "same-payroll-number":
      return "same-payroll-number same-name";
    case "same-number-forename":
      return "same-ni-number same-forename";
    case "slip-one-name":
      return "alike-ni-number same-part-of-name";
    default:
      return "same-ni-number";
  }
}

/** In schemes where rows stand without money, those that are not payable are nobody's question. */
function payableAmong(claims: readonly Standing[], store: RowStore): readonly Standing[] {
  const results = store.resultsOf(claims.map(({ row }) => row));
  return claims.filter(({ row }) => results.get(row)?.outcome === "payable");
}

function kindOf(a: Standing, b: Standing): string {
  return a.employer === b.employer ? "same-employer" : "other-employer";
}
