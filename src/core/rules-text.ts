// The rules that decided a row, in one cell: "WFP-31 WFP-24". Findings that stand in the way come first, the
// failed before the unclear; where nothing stands in the way, every leg has decided.
import type { Finding, Verdict } from "./finding.ts";

const known = new WeakMap<readonly Finding[], string>();

/** Rule ids separated by a space, each once. A list of findings that is used again is not read again. */
export function rulesText(findings: readonly Finding[]): string {
  let text = known.get(findings);
  if (text === undefined) {
    text = written(findings);
    known.set(findings, text);
  }
  return text;
}

function written(findings: readonly Finding[]): string {
  const standing = [...rulesOf(findings, "not met"), ...rulesOf(findings, "unclear")];
  const decided = standing.length > 0 ? standing : findings.map(({ rule }) => rule);
  return [...new Set(decided)].join(" ");
}

function rulesOf(findings: readonly Finding[], verdict: Verdict): readonly string[] {
  return findings.filter((finding) => finding.verdict === verdict).map(({ rule }) => rule);
}
