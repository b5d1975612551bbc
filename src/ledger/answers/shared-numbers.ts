// Numbers that somebody has decided to be two people's: GENUINE on a case of one number under two names. What was paid is counted
// of each of the two. Who the second one is, is never decided anew: it stands with the first such ruling, withdrawn or not.
import type { BookCase } from "../records.ts";

/** One case that was closed as GENUINE at some time: its side B is somebody else than its side A. */
export type SharingCase = {
  readonly code: string;
  /** Whether that still holds. */
  readonly stands: boolean;
};

/** By the person's key, in the order in which they were ruled. `now` are the outcomes of this batch. */
export function sharedNumbers(
  cases: readonly BookCase[],
  scheme: string,
  now: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly SharingCase[]> {
  const sinceOf = (one: BookCase): number | undefined =>
    one.genuineSince ?? (now.get(one.code) === "GENUINE" ? Number.MAX_SAFE_INTEGER : undefined);
  const ruled = cases
    .filter((one) => one.scheme === scheme && isOfOneNumber(one))
    .flatMap((one, at) => {
      const since = sinceOf(one);
      return since === undefined ? [] : [{ one, since, at }];
    })
    .sort((a, b) => a.since - b.since || a.at - b.at);
  const found = new Map<string, SharingCase[]>();
  for (const { one } of ruled) {
    const stands = one.status !== "withdrawn" && (now.get(one.code) ?? one.outcome) === "GENUINE";
    found.set(one.personKey, [...(found.get(one.personKey) ?? []), { code: one.code, stands }]);
  }
  return found;
}

/**
 * One number under two names, or nobody's. Where number and name agree, GENUINE says that nothing is wrong with what was paid, and
 * makes nobody two people (WFP-55).
 */
export function isOfOneNumber({ reason, evidence }: Pick<BookCase, "reason" | "evidence">): boolean {
  return (
    reason === "one-number-two-names" ||
    reason === "number-of-nobody" ||
    evidence.startsWith("same-ni-number same-forename")
  );
}
