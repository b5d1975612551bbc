// The eligibility matrix: every row with the verdict on each condition and the clause behind it. Rows share their lists
// of findings, so each row needs to remember no more than the number of its list.
import type { Finding, Verdict } from "../core/finding.ts";

type MatrixVerdict = { readonly verdict: Verdict; readonly rules: readonly string[] };

/** The verdicts of one list of findings, by leg. */
export type MatrixVerdicts = ReadonlyMap<string, MatrixVerdict>;

type MatrixBook = {
  /** The number of a list of findings; the same verdicts always have the same number. */
  readonly note: (findings: readonly Finding[]) => number;
  readonly verdictsOf: (number: number) => MatrixVerdicts;
  /** All legs that were judged, in the order in which a row is judged. */
  readonly legs: () => readonly string[];
};

const gravity: readonly Verdict[] = ["not met", "unclear", "waived", "met"];

export function matrixBook(): MatrixBook {
  const byList = new WeakMap<readonly Finding[], number>();
  const byText = new Map<string, number>();
  const lists: MatrixVerdicts[] = [];
  return {
    note(findings) {
      const known = byList.get(findings);
      if (known !== undefined) return known;
      const text = findings
        .map(({ leg, rule, verdict, caseId }) => [leg, rule, verdict, caseId ?? ""].join("|"))
        .join();
      const number = byText.get(text) ?? lists.length;
      if (number === lists.length) lists.push(verdictsIn(findings));
      byText.set(text, number);
      byList.set(findings, number);
      return number;
    },
    verdictsOf(number) {
      const found = lists[number];
      if (found === undefined) throw new Error("findings that nobody has noted");
      return found;
    },
    legs: () => merged(lists.map((verdicts) => [...verdicts.keys()])),
  };
}

/** Where a leg has several findings the gravest counts; a person's decision is named beside its rule. */
function verdictsIn(findings: readonly Finding[]): MatrixVerdicts {
  const verdicts = new Map<string, MatrixVerdict>();
  for (const { leg, rule, verdict, caseId } of findings) {
    const before = verdicts.get(leg);
    const cited = caseId === undefined ? rule : `${rule} (${caseId})`;
    const graver = before !== undefined && gravity.indexOf(before.verdict) <= gravity.indexOf(verdict);
    verdicts.set(leg, {
      verdict: graver ? before.verdict : verdict,
      rules: [...(before?.rules ?? []), cited],
    });
  }
  return verdicts;
}

/** One order out of many: what is new in a list goes behind what stands before it there. */
function merged(lists: readonly (readonly string[])[]): readonly string[] {
  const order: string[] = [];
  for (const list of lists) {
    let behind = -1;
    for (const leg of list) {
      const at = order.indexOf(leg);
      if (at < 0) order.splice(behind + 1, 0, leg);
      behind = at < 0 ? behind + 1 : at;
    }
  }
  return order;
}

/** "role WFP-10; shifts WFP-30 (APL-7)": every finding with its clause. */
export function clausesText(verdicts: MatrixVerdicts): string {
  return [...verdicts]
    .filter(([, { rules }]) => rules.length > 0)
    .map(([leg, { rules }]) => `${leg} ${rules.join(" ")}`)
    .join("; ");
}
