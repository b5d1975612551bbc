// What people ruled about the person of a row, as an explanation says it: each case with its days, who decided, what came of it,
// and why it was followed here or was not.
import { type Day, dayFromText } from "../core/day.ts";
import type { Problem } from "../core/problem.ts";
import { infoOf } from "../core/problem-codes.ts";
import type { Language } from "../law/law.ts";
import type { DecisionRow } from "../rulings/row.ts";
import type { Explained } from "./explain.ts";
import type { Ruled } from "./ruled.ts";
import { dayWords, problemMessage, say } from "./words.ts";

type RulingEffect =
  | "followed"
  | "not-standing"
  | "other-employer"
  | "other-months"
  | "refusal"
  | "duplicate"
  | "withdrawn"
  | "undecided"
  | "confirms"
  | "replaced"
  | "not-needed"
  | "elsewhere"
  | "warning";

/** What became of a ruling in this row, with the case that took its place where one did. */
export function effectOf(
  explained: Explained,
  ruled: Ruled,
): { readonly effect: RulingEffect; readonly by: string } {
  const { decision } = ruled;
  const of = (effect: RulingEffect, by = "") => ({ effect, by });
  if (!ruled.stands) return of("not-standing");
  const named = explained.decision?.findings.some(({ caseId }) => caseId === decision.caseId) === true;
  if (named) return of("followed");
  if (decision.decisionType === "DUPLICATE_OUTCOME") return of("duplicate");
  if (decision.decisionType === "WARNING_CONFIRMED") return of("warning");
  if (decision.employerId !== explained.employerId) return of("other-employer");
  if (decision.decisionType === "REFUSAL") return of("refusal");
  if (decision.outcome === "WITHDRAWN") return of("withdrawn");
  if (decision.outcome === "REFERRED_STAGE2" || decision.outcome === "REFERRED_MINISTERS")
    return of("undecided");
  if (!holdsFor(decision, explained.period)) return of("other-months");
  const later = explained.rulings.find((other) => takesPlace(ruled, other));
  if (later !== undefined) return of("replaced", later.decision.caseId);
  if (decision.outcome !== "ELIGIBLE") return of("confirms");
  return of(explained.outcome === "payable" ? "not-needed" : "elsewhere");
}

function holdsFor(
  { effectiveFrom, expiresOn }: Partial<DecisionRow>,
  { month, first }: Explained["period"],
): boolean {
  return (effectiveFrom ?? month) <= month && first <= (expiresOn ?? first);
}

/** A later one that stands about the same claim and rule. */
function takesPlace(one: Ruled, other: Ruled): boolean {
  const [a, b] = [one.decision, other.decision];
  if (!other.stands || a.ruleId !== b.ruleId || a.employerId !== b.employerId) return false;
  if (b.outcome !== "ELIGIBLE" && b.outcome !== "NOT_ELIGIBLE" && b.outcome !== "NO_GROUNDS") return false;
  return (b.decidedDate ?? 0) > (a.decidedDate ?? 0);
}

/** One line for each ruling, in the order in which they came in. */
export function rulingLines(explained: Explained, language: Language): readonly string[] {
  return explained.rulings.map((ruled) => rulingLine(explained, language, ruled));
}

function rulingLine(explained: Explained, language: Language, ruled: Ruled): string {
  const { law } = explained;
  const { decision, file, row } = ruled;
  const speak = (key: string, values = {}) => say(law.words, language, key, values);
  const dayOf = (value: Day | undefined): string =>
    value === undefined ? speak("explain.blank") : dayWords(law.words, language, value);
  const named = (key: "decisionType" | "outcome"): string => {
    const column = law.layouts.get("decisions")?.columns.find((one) => one.key === key);
    return column?.values?.find(({ code }) => code === decision[key])?.[language] ?? speak("explain.blank");
  };
  const values = {
    caseId: decision.caseId ?? speak("explain.blank"),
    kind: named("decisionType"),
    received: dayOf(decision.receivedDate),
    decided: dayOf(decision.decidedDate),
    by: decision.decidedBy ?? speak("explain.blank"),
    outcome: named("outcome"),
    place: speak(ruled.earlier ? "explain.at-row-earlier" : "explain.at-row", { file, row }),
  };
  const said = speak(
    decision.decidedDate === undefined ? "answer.ruling-undecided" : "answer.ruling",
    values,
  );
  const { effect, by } = effectOf(explained, ruled);
  const why = ruled.problems
    .filter(({ code }) => infoOf(code).consequence !== "reported")
    .map((problem) => problemMessage(law.words, language, daysInWords(explained, language, problem)))
    .join(" ");
  const others = (explained.decision?.findings ?? [])
    .filter(({ verdict }) => verdict === "not met" || verdict === "unclear")
    .map(({ rule }) => rule);
  const rule = decision.ruleId ?? "";
  return `${said} ${speak(`answer.ruled.${effect}`, { why, by, rule, others: [...new Set(others)].join(", ") })}`;
}

/** The problem with its days in words: what is a day, or two with a dash between them. */
export function daysInWords({ law: { words } }: Explained, language: Language, problem: Problem): Problem {
  const spoken = (text: string): string => {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayFromText(text) : undefined;
    return day === undefined ? text : dayWords(words, language, day);
  };
  const inWords = (text: string): string => text.split(" – ").map(spoken).join(" – ");
  return {
    ...problem,
    found: inWords(problem.found),
    expected: problem.expected.split("|").map(inWords).join("|"),
  };
}
