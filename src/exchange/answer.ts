// A council's answer: its own references, each with a claim of another council that may be the same person's.
import { type Head, headFrom, headLines } from "./sheet-head.ts";

export type AnswerLine = {
  readonly reference: string;
  readonly council: string;
  readonly other: string;
  readonly tier: string;
  /** n,nf,ns */
  readonly kinds: string;
};

type Answer = { readonly head: Head; readonly lines: readonly AnswerLine[] };

const line =
  /^([0-9a-f]{16}) (W06\d{6}) ([0-9a-f]{16}) (certain|probable|number-conflict|possible) ((?:n|nf|ns|s)(?:,(?:nf|ns|s))*)$/;

/** Undefined where the text is no answer, whole and nothing else. */
export function answerFrom(text: string): Answer | undefined {
  const lines = text.split("\n");
  const head = headFrom("answer", lines);
  const rest = lines.slice(headLines);
  if (head === undefined || rest.pop() !== "" || rest.length !== head.people) return undefined;
  const found: AnswerLine[] = [];
  for (const one of rest) {
    const [, reference, council, other, tier, kinds] = line.exec(one) ?? [];
    if (reference === undefined || council === undefined || other === undefined) return undefined;
    if (tier === undefined || kinds === undefined) return undefined;
    found.push({ reference, council, other, tier, kinds });
  }
  return { head, lines: found };
}
