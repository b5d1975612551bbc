// Whether an employer is known: by a return of one of the twelve months before.
import { addMonths } from "../../core/day.ts";
import type { Version } from "../../engine/versions.ts";
import type { Prior } from "../past/prior.ts";

const monthsBack = 12;

/** Whether the ledger holds a return of the employer for one of the months before. */
export function hasEarlierReturn(version: Version | undefined, prior: Prior): boolean {
  if (version === undefined || !prior.remembers) return false;
  return monthsBefore(version).some((before) => prior.returns.of(before) !== undefined);
}

export async function learnEarlierReturns(
  versions: readonly (Version | undefined)[],
  { returns }: Prior,
): Promise<void> {
  await returns.learn(versions.flatMap((version) => (version === undefined ? [] : monthsBefore(version))));
}

/** Returns of the same employer for the months before, the newest first. */
function monthsBefore(version: Version): readonly Version[] {
  return Array.from({ length: monthsBack }, (_, at) => {
    return { ...version, period: addMonths(version.period, -at - 1) };
  });
}
