// Warnings that somebody has looked at and confirmed: of one person and employer, about one column, with the value that stood
// there. Another value is warned of again. The book keeps a mark of the value, not the value: it may be a name.
import { dayText } from "../core/day.ts";
import type { Problem } from "../core/problem.ts";
import { infoOf, type ProblemCode } from "../core/problem-codes.ts";
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

/** What stands of one person's warnings in a scheme. */
export type Confirmed = {
  readonly standing: readonly CheckedDecision[];
  /** What an officer has taken back: an employer's word does not bring it again. */
  readonly takenBack: ReadonlySet<string>;
};

/** What a confirmation is about. */
export function warningKey(code: string, column: string, value: string): string {
  return keyOf(code, column, valueMark(value));
}

function keyOf(code: string | undefined, column: string, mark: number): string {
  return JSON.stringify([code, column, mark]);
}

/** By what it is about, the last that an officer decided counts; where none did, what the employer said. */
export function confirmedFor(
  decisions: readonly CheckedDecision[],
  scheme: string,
  employerId: string,
): Confirmed {
  const standing = new Map<string, CheckedDecision>();
  const byOfficer = new Set<string>();
  const takenBack = new Set<string>();
  for (const checked of [...decisions].sort(byTime)) {
    const { decision } = checked;
    if (decision.decisionType !== "WARNING_CONFIRMED") continue;
    if (checked.scheme !== scheme || decision.employerId !== employerId) continue;
    const key = keyOf(decision.warningCode, decision.warningColumn ?? "", markOf(decision));
    if (decision.byEmployer === true) {
      if (!byOfficer.has(key)) standing.set(key, checked);
      continue;
    }
    byOfficer.add(key);
    if (decision.outcome === "CONFIRMED") {
      standing.set(key, checked);
      takenBack.delete(key);
    } else {
      standing.delete(key);
      takenBack.add(key);
    }
  }
  return { standing: [...standing.values()], takenBack };
}

/** The warning as information with who confirmed it and why; undefined where nobody did. An error can never be one. */
export function asConfirmed(
  problem: Problem,
  confirmed: Confirmed | undefined,
  words: Words,
): Problem | undefined {
  if (confirmed === undefined || infoOf(problem.code).severity !== "warning") return undefined;
  const by = confirmed.standing.find(
    ({ decision }) =>
      decision.warningCode === problem.code &&
      (decision.warningColumn ?? "") === problem.key &&
      markOf(decision) === valueMark(problem.found),
  );
  if (by === undefined) return undefined;
  const { decidedBy, decidedDate, caseId, reasonText, evidenceRef, byEmployer } = by.decision;
  return byEmployer === true
    ? saidOf(problem, "warning-confirmed-employer", words, [
        decidedBy,
        decidedDate === undefined ? "–" : dayText(decidedDate),
        evidenceRef,
      ])
    : saidOf(problem, "warning-confirmed", words, [decidedBy, caseId, reasonText]);
}

/** What somebody says of a warning, at its cell: its name in either language, then who and where. */
export function saidOf(problem: Problem, code: ProblemCode, words: Words, parts: readonly string[]): Problem {
  const said = (language: Language): string =>
    [words[language].get(`codes.${problem.code}`) ?? problem.code, ...parts]
      .map((part) => part.replaceAll("|", "/"))
      .join("|");
  return { ...problem, code, expected: said("en"), expectedCy: said("cy") };
}
