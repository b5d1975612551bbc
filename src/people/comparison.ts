// What two rows have in common and in what they differ, as codes of words: the parts that a person would lay side by side.
import { type Evidence, evidenceOf, type PersonRow } from "./evidence.ts";
import { isForename } from "./forenames.ts";
import { sameSurnames } from "./surnames.ts";

type Compared = {
  /** Codes in the order of the form: number, forename, surname, employer, payroll number. */
  readonly agree: readonly string[];
  readonly differ: readonly string[];
};

export function comparedRows(a: PersonRow, b: PersonRow): Compared {
  const evidence = evidenceOf(a, b);
  const parts = [numbers(evidence), forenames(a, b), surnames(a, b), ...jobs(evidence)];
  return {
    agree: parts.flatMap(([code, alike]) => (alike ? [code] : [])),
    differ: parts.flatMap(([code, alike]) => (alike ? [] : [code])),
  };
}

type Part = readonly [code: string, alike: boolean];

function numbers({ number, slip }: Evidence): Part {
  if (number === "equal") return ["ni-number", true];
  return [slip === undefined ? "ni-number" : `ni-number-${slip.kind}`, false];
}

function forenames({ name: a }: PersonRow, { name: b }: PersonRow): Part {
  const [one, other] = [a.forenames[0], b.forenames[0]];
  if (one === undefined || other === undefined) return ["forename-missing", false];
  if (texts(a.forenames) === texts(b.forenames)) return ["forename", true];
  return isForename(one, other) ? ["forename-form", true] : ["forename", false];
}

function surnames({ name: a }: PersonRow, { name: b }: PersonRow): Part {
  if (a.surnames.length === 0 || b.surnames.length === 0) return ["surname-missing", false];
  if (texts(a.surnames) === texts(b.surnames)) return ["surname", true];
  return sameSurnames(a.surnames, b.surnames) ? ["surname-form", true] : ["surname", false];
}

function jobs({ payroll }: Evidence): readonly Part[] {
  if (payroll === "other-employer") return [["employer", false]];
  return [
    ["employer", true],
    ["payroll-number", payroll === "equal"],
  ];
}

function texts(words: readonly { readonly text: string }[]): string {
  return words.map(({ text }) => text).join(" ");
}
