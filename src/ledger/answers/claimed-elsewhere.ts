// Of whom another council's answer says that it has a claim, too, and nobody has decided since.
import type { BookCase } from "../records.ts";

/** The layout under which the book knows the answer to an export. */
export const answerLayout = "match-answer";

/** The reason of a case that an answer has opened, and of those that batches open because of it. */
export const claimedElsewhereReason = "claimed-elsewhere";

/** People by their keys. `now` are the outcomes of this batch, by the codes of cases. */
export function claimedElsewhere(
  cases: readonly BookCase[],
  scheme: string,
  now: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const mine = cases.filter(
    (one) => one.scheme === scheme && one.reason === claimedElsewhereReason && one.status !== "withdrawn",
  );
  const open = mine.filter(({ status, code }) => status === "open" && now.get(code) !== "GENUINE");
  return new Set(open.map(({ personKey }) => personKey));
}
