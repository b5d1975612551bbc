// What people decided, put to the rulings of one row. Only rows of people with a decision come here, so each
// gets findings of its own that name the case.
import type { Verdict } from "../core/finding.ts";
import type { Override } from "../core/override.ts";
import type { Ruling } from "./rulings.ts";

/**
 * The ruling as the decisions leave it: waived where one of them lets the claim through, "not met" where one
 * stops it, else the very same ruling. Only a rule in `decidable` can be waived: a decision may change an
 * outcome, never the terms of the scheme.
 */
export function overruled(
  ruling: Ruling,
  overrides: readonly Override[],
  decidable: ReadonlySet<string>,
): Ruling {
  const { rule, verdict } = ruling.finding;
  const stands = verdict === "not met" || verdict === "unclear";
  for (const override of overrides) {
    if (override.kind !== "finding" || override.rule !== rule) continue;
    if (!override.eligible) return named(ruling, "not met", override.caseId);
    if (stands && decidable.has(rule)) return named(ruling, "waived", override.caseId);
  }
  return ruling;
}

/** The same ruling with its case. Its number stands in no table: such findings are listed, not combined. */
export function named(ruling: Ruling, verdict: Verdict, caseId: string): Ruling {
  return { number: -1, finding: { ...ruling.finding, verdict, caseId } };
}

/** The first decision against the claim whose rule none of the rulings names: it stops the claim all the same. */
export function refusal(
  rulings: readonly (Ruling | undefined)[],
  overrides: readonly Override[],
): Ruling | undefined {
  for (const override of overrides) {
    if (override.kind !== "finding" || override.eligible) continue;
    const { caseId, rule } = override;
    if (rulings.some((ruling) => ruling?.finding.rule === rule)) continue;
    return { number: -1, finding: { leg: "decision", rule, verdict: "not met", because: [], caseId } };
  }
  return undefined;
}
