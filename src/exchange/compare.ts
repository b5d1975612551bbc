// What the neutral party does: finds claims of different councils that may be one person's, and writes an answer for each
// council in which it sees its own pairs alone.
import { verdictOnKeys } from "../people/keys.ts";
import { isClaimLine, readClaimLine } from "./claims.ts";
import { keyTable, type Meetings } from "./meetings.ts";
import { type Head, headFrom, headLines, headText } from "./sheet-head.ts";

/** An export as it was handed in; `name` is for messages. */
type Handed = { readonly name: string; readonly text: string };

/** Why the files cannot be compared. */
export type NotCompared =
  | { readonly why: "not-an-export"; readonly name: string; readonly line: number }
  | { readonly why: "other-round"; readonly name: string; readonly other: string }
  | { readonly why: "council-twice"; readonly name: string; readonly other: string }
  | { readonly why: "one-council" };

export type Compared = {
  /** By council: the whole text of its answer. */
  readonly answers: ReadonlyMap<string, string>;
  readonly claims: number;
  readonly pairs: number;
  readonly tooMany: number;
};

export function compareExports(handed: readonly Handed[]): Compared | NotCompared {
  const heads: Head[] = [];
  for (const { name, text } of handed) {
    const head = headFrom("export", text.slice(0, 400).split("\n"));
    if (head === undefined) return { why: "not-an-export", name, line: 1 };
    const [first] = heads;
    if (first !== undefined && !sameRound(first, head))
      return { why: "other-round", name, other: handed[0]?.name ?? "" };
    const twice = heads.findIndex(({ council }) => council === head.council);
    if (twice >= 0) return { why: "council-twice", name, other: handed[twice]?.name ?? "" };
    heads.push(head);
  }
  if (heads.length < 2) return { why: "one-council" };
  // A key takes sixteen characters of the text, so there are no more than that.
  const table = keyTable(handed.reduce((sum, { text }) => sum + Math.ceil(text.length / 16), 0));
  const references: string[] = [];
  const councils: number[] = [];
  for (const [number, { name, text }] of handed.entries()) {
    const lines = text.split("\n").slice(headLines);
    const last = lines.pop();
    const wrong = lines.findIndex((one) => !isClaimLine(one));
    if (wrong >= 0) return { why: "not-an-export", name, line: headLines + wrong + 1 };
    if (last !== "" || lines.length !== heads[number]?.people)
      return { why: "not-an-export", name, line: headLines + lines.length + 1 };
    for (const one of lines) {
      const claim = references.length;
      references.push(readClaimLine(one, (kind, key) => table.add(claim, kind, key)));
      councils.push(number);
    }
  }
  const met = table.meetings((claim) => councils[claim] ?? -1);
  return { ...answersOf(heads, references, councils, met), claims: references.length, tooMany: met.tooMany };
}

function sameRound(a: Head, b: Head): boolean {
  return a.scheme === b.scheme && a.round === b.round && a.check === b.check;
}

function answersOf(
  heads: readonly Head[],
  references: readonly string[],
  councils: readonly number[],
  { pairs }: Meetings,
): Pick<Compared, "answers" | "pairs"> {
  const lines: string[][] = heads.map(() => []);
  let found = 0;
  for (const { a, b, kinds } of pairs) {
    const verdict = verdictOnKeys(new Set(kinds));
    if (verdict === undefined) continue;
    found += 1;
    for (const [mine, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const council = heads[councils[other] ?? -1]?.council ?? "";
      const parts = [references[mine], council, references[other], verdict.tier, kinds.join(",")];
      lines[councils[mine] ?? -1]?.push(parts.join(" "));
    }
  }
  const answers = heads.map((head, at): [string, string] => {
    const mine = (lines[at] ?? []).sort();
    const text = headText("answer", { ...head, people: mine.length });
    return [head.council, text + mine.map((one) => `${one}\n`).join("")];
  });
  return { answers: new Map(answers), pairs: found };
}
