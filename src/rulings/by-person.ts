// Decisions by the person whom they are about, as plain data that a worker can be given: what the scheme is told
// when it decides a claim row of that person.
import { type Day, daysOf, type Month } from "../core/day.ts";
import type { Override } from "../core/override.ts";
import type { PersonNumber } from "../core/person.ts";
import { byTime } from "./appeal-order.ts";
import type { CheckedDecision } from "./row.ts";

type PersonOverride = {
  readonly employerId: string;
  /** The first month for whose claims it holds; undefined = all. */
  readonly from: Month | undefined;
  /** It holds for months that begin on or before this day; undefined = without end. */
  readonly until: Day | undefined;
  readonly override: Override;
};

type OverridesOfScheme = ReadonlyMap<PersonNumber, readonly PersonOverride[]>;
/** By the scheme's name; a scheme without decisions is not in it. */
export type OverrideBook = ReadonlyMap<string, OverridesOfScheme>;

/**
 * What all decisions that stand, earlier and new, come to. Of several about one person, employer and rule the
 * last decided counts; a withdrawn appeal changes nothing, a withdrawn override or reinstatement brings
 * back what stood before it.
 */
export function overrideBook(decisions: readonly CheckedDecision[]): OverrideBook {
  const standing = new Map<string, CheckedDecision[]>();
  for (const checked of [...decisions].sort(byDecision)) {
    const { decision, scheme, person, rule } = checked;
    const { decisionType, outcome, employerId } = decision;
    if (rule === "" || decisionType === "REFUSAL" || decisionType === "DUPLICATE_OUTCOME") continue;
    const key = JSON.stringify([scheme, person, employerId, decisionType === "REINSTATEMENT" ? "" : rule]);
    const before = standing.get(key) ?? [];
    standing.set(key, before);
    if (outcome === "ELIGIBLE" || outcome === "NOT_ELIGIBLE" || outcome === "NO_GROUNDS")
      before.push(checked);
    else if (outcome === "WITHDRAWN" && takesBack(before.at(-1), checked)) before.pop();
  }
  const book = new Map<string, Map<PersonNumber, PersonOverride[]>>();
  for (const decided of standing.values()) {
    const checked = decided.at(-1);
    const override = checked && overrideOf(checked);
    if (checked === undefined || override === undefined) continue;
    const people = book.get(checked.scheme) ?? new Map<PersonNumber, PersonOverride[]>();
    book.set(checked.scheme, people);
    const { employerId, effectiveFrom, expiresOn } = checked.decision;
    const entry = { employerId, from: effectiveFrom, until: expiresOn, override };
    people.set(checked.person, [...(people.get(checked.person) ?? []), entry]);
  }
  return book;
}

/** The overrides for a row; undefined, at the price of one look-up, for nearly everybody. */
export function overridesFor(
  people: OverridesOfScheme | undefined,
  person: PersonNumber,
  employerId: string,
  period: Month,
): readonly Override[] | undefined {
  const entries = people?.get(person);
  if (entries === undefined) return undefined;
  const found = entries.filter(
    (entry) =>
      entry.employerId === employerId &&
      (entry.from === undefined || entry.from <= period) &&
      (entry.until === undefined || daysOf(period).first <= entry.until),
  );
  return found.length === 0 ? undefined : found.map(({ override }) => override);
}

/** The same of decisions that are all about one person, whom the book need not name. */
export function overridesOfOne(
  decisions: readonly CheckedDecision[],
  scheme: string,
  employerId: string,
  period: Month,
): readonly Override[] {
  const [first] = decisions;
  if (first === undefined) return [];
  return overridesFor(overrideBook(decisions).get(scheme), first.person, employerId, period) ?? [];
}

/** In the order in which they were decided. */
function byDecision(a: CheckedDecision, b: CheckedDecision): number {
  const [one, other] = [a.decision, b.decision];
  const days = (one.decidedDate ?? one.receivedDate) - (other.decidedDate ?? other.receivedDate);
  return days || byTime(a, b);
}

function takesBack(before: CheckedDecision | undefined, { decision }: CheckedDecision): boolean {
  const { decisionType } = decision;
  const ofCouncil = decisionType === "OVERRIDE" || decisionType === "REINSTATEMENT";
  return ofCouncil && before?.decision.decisionType === decisionType;
}

function overrideOf({ decision, rule }: CheckedDecision): Override | undefined {
  const { caseId, decisionType, outcome, decidedDate } = decision;
  if (decisionType !== "REINSTATEMENT")
    return { kind: "finding", caseId, rule, eligible: outcome === "ELIGIBLE" };
  if (outcome !== "ELIGIBLE" || decidedDate === undefined) return undefined;
  return { kind: "reinstatement", caseId, on: decidedDate };
}
