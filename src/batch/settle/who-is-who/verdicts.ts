// What who-is-who does to rows beside the scheme's own comparison: a number under two names, or nobody's, holds every row of
// it that would be paid; what is only possible holds nobody.
import type { Tier } from "../../../people/evidence.ts";
import type { Settlement, Standing } from "../../../schemes/scheme.ts";
import type { ListedPair, NumberConflict } from "./who-is-who.ts";

/** A settlement with the rule that made two rows one person. `against` is undefined where a row is held for its number alone. */
export type Paired = Omit<Settlement, "against"> & {
  readonly against: number | undefined;
  readonly tier: Tier;
  readonly matchRule: string;
};

/** Of rows that stand without money, those that are not payable are nobody's question; one that the book holds is. */
type IsOpen = (claim: Standing) => boolean;

const conflicting = {
  keeps: false,
  certainty: "possible",
  tier: "number-conflict",
  evidence: "same-ni-number",
} as const;

/** One for each open row of the number; a person has to say whose number it is. */
export function heldByConflict(
  { claims, partnerOf }: NumberConflict,
  rules: readonly string[],
  isOpen: IsOpen,
): readonly Paired[] {
  return claims.filter(isOpen).map((claim) => {
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
  isOpen: IsOpen,
): readonly Paired[] {
  return [standing].filter(isOpen).map(({ row }) => ({
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
    case "closed-as-same":
      return rule;
    case "number-slip":
    case "large-group":
      return "alike-ni-number same-name";
    case "number-slip-same-payroll":
      return "alike-ni-number same-payroll-number";
    case "same-payroll-number":
      return "same-payroll-number same-name";
    case "same-number-forename":
      return "same-ni-number same-forename";
    case "other-council":
    case "not-known-any-more":
      return rule;
    case "slip-one-name":
      return "alike-ni-number same-part-of-name";
    default:
      return "same-ni-number";
  }
}

function kindOf(a: Standing, b: Standing): string {
  return a.employer === b.employer ? "same-employer" : "other-employer";
}
