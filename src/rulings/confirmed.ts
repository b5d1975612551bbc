// Warnings that somebody has looked at and confirmed: of one person and employer, about one column, with the value that stood
// there. Another value is warned of again. The book keeps a mark of the value, not the value: it may be a name.
import type { Problem } from "../core/problem.ts";
import { infoOf } from "../core/problem-codes.ts";
import type { Language, Words } from "../law/law.ts";
import { byTime } from "./appeal-order.ts";
import type { CheckedDecision, DecisionRow } from "./row.ts";

/** What tells a value from another; two that are the same have the same mark. */
function valueMark(text: string): number {
  let mark = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) mark = Math.imul(mark ^ text.charCodeAt(at), 0x01000193);
  return mark >>> 0;
}

/** The mark of what a decision confirms. */
export function markOf({ warningMark, warningValue }: DecisionRow): number {
  return warningMark ?? valueMark(warningValue ?? "");
}

/** What stands of one person's warnings in a scheme, by what they are about; the last decided counts. */
export function confirmedFor(
  decisions: readonly CheckedDecision[],
  scheme: string,
  employerId: string,
): readonly CheckedDecision[] {
  const standing = new Map<string, CheckedDecision>();
  for (const checked of [...decisions].sort(byTime)) {
    const { decision } = checked;
    if (decision.decisionType !== "WARNING_CONFIRMED") continue;
    if (checked.scheme !== scheme || decision.employerId !== employerId) continue;
    const { warningCode, warningColumn = "" } = decision;
    const key = JSON.stringify([warningCode, warningColumn, markOf(decision)]);
    if (decision.outcome === "CONFIRMED") standing.set(key, checked);
    else standing.delete(key);
  }
  return [...standing.values()];
}

/** The warning as information with who confirmed it and why; undefined where nobody did. An error can never be one. */
export function asConfirmed(
  problem: Problem,
  confirmed: readonly CheckedDecision[],
  words: Words,
): Problem | undefined {
  if (confirmed.length === 0 || infoOf(problem.code).severity !== "warning") return undefined;
  const by = confirmed.find(
    ({ decision }) =>
      decision.warningCode === problem.code &&
      (decision.warningColumn ?? "") === problem.key &&
      markOf(decision) === valueMark(problem.found),
  );
  if (by === undefined) return undefined;
  const { decidedBy, caseId, reasonText } = by.decision;
  const said = (language: Language): string =>
    [words[language].get(`codes.${problem.code}`) ?? problem.code, decidedBy, caseId, reasonText]
      .map((part) => part.replaceAll("|", "/"))
      .join("|");
  return { ...problem, code: "warning-confirmed", expected: said("en"), expectedCy: said("cy") };
}
