// What a person would say of two rows that are laid side by side: of the numbers, the forenames, the surnames and the jobs one
// fact each, as a code of words with what fills it in. No whole number is among them.
import type { Evidence, PersonRow } from "./evidence.ts";
import { isForename } from "./forenames.ts";
import { likeness } from "./jaro-winkler.ts";
import { isInitial, middleIsForename, middleIsSurname, swapped } from "./moved-names.ts";
import type { NameWord } from "./person-name.ts";
import { hasAdministrativePrefix, type Slip } from "./slips.ts";
import { sameSurnames, shareSurname, surnameLikeness } from "./surnames.ts";

/** The two cells as they were typed, beside what is compared. */
export type TypedPerson = PersonRow & {
  /** Eight characters. */
  readonly number: string;
  readonly surname: string;
  readonly forenames: string;
};

/** `code` is one of words; the values are single characters, places from 1, and names as they were typed. */
type PairFact = { readonly code: string; readonly values: Readonly<Record<string, string | number>> };

export function pairFacts(a: TypedPerson, b: TypedPerson, evidence: Evidence): readonly PairFact[] {
  return [...numberFacts(a, b, evidence), ...nameFacts(a, b), jobFact(evidence)];
}

function fact(code: string, values: PairFact["values"] = {}): PairFact {
  return { code, values };
}

function numberFacts(
  a: TypedPerson,
  b: TypedPerson,
  { number, slip, consecutive }: Evidence,
): readonly PairFact[] {
  if (number === "equal") return [fact("number-equal")];
  const row = consecutive ? [fact("number-in-a-row", { apart: Math.abs(a.person - b.person) })] : [];
  if (slip !== undefined) return [slipFact(slip, a.number, b.number), ...row];
  const administrative = hasAdministrativePrefix(a.person) || hasAdministrativePrefix(b.person);
  return [fact(administrative ? "number-administrative" : "number-other"), ...row];
}

const keyboard = "1234567890";
const lookAlike = ["BP", "MN", "GCJ", "HN", "ER"];

function slipFact({ kind, at }: Slip, a: string, b: string): PairFact {
  const [one, other] = [a.charAt(at), b.charAt(at)];
  const values = { at: at + 1, next: at + 2, one, other };
  switch (kind) {
    case "digit": {
      const near = Math.abs(keyboard.indexOf(one) - keyboard.indexOf(other)) === 1;
      return fact(near ? "number-digit-near" : "number-digit", values);
    }
    case "letter": {
      const alike = lookAlike.some((letters) => letters.includes(one) && letters.includes(other));
      return fact(alike ? "number-letter-alike" : "number-letter", values);
    }
    case "pairs-exchanged":
      return fact("number-pairs-exchanged", { at: at + 1, last: at + 4 });
    default:
      return fact(`number-${kind}`, values);
  }
}

function nameFacts(a: TypedPerson, b: TypedPerson): readonly PairFact[] {
  const typed = {
    forenamesA: a.forenames,
    forenamesB: b.forenames,
    surnameA: a.surname,
    surnameB: b.surname,
  };
  const codes = [forenameCode(a, b), surnameCode(a, b)];
  const areOther = codes[0] === "forename-other" && codes[1] === "surname-other";
  if (areOther && swapped(a.name, b.name)) return [fact("names-swapped", typed)];
  return codes.map((code) => fact(code, typed));
}

const alike = 0.88;

function forenameCode({ name: a, forenames }: TypedPerson, { name: b, ...typed }: TypedPerson): string {
  const [one, other] = [a.forenames[0], b.forenames[0]];
  if (one === undefined || other === undefined) return "forename-missing";
  if (textOf(a.forenames) === textOf(b.forenames)) {
    return forenames === typed.forenames ? "forename-equal" : "forename-form";
  }
  if (one.text === other.text) return "forename-first";
  if (isForename(one, other)) return "forename-form";
  if (likeness(one.text, other.text) >= alike) return "forename-alike";
  if (isInitial(one, other)) return "forename-initial";
  return middleIsForename(a, b) || middleIsForename(b, a) ? "forename-middle" : "forename-other";
}

function surnameCode({ name: a, surname }: TypedPerson, { name: b, ...typed }: TypedPerson): string {
  if (a.surnames.length === 0 || b.surnames.length === 0) return "surname-missing";
  if (textOf(a.surnames) === textOf(b.surnames) && surname === typed.surname) return "surname-equal";
  if (sameSurnames(a.surnames, b.surnames)) return "surname-form";
  if (shareSurname(a.surnames, b.surnames)) return "surname-shared";
  if (middleIsSurname(a, b) || middleIsSurname(b, a)) return "surname-middle";
  return surnameLikeness(a.surnames, b.surnames) >= alike ? "surname-alike" : "surname-other";
}

function textOf(words: readonly NameWord[]): string {
  return words.map(({ text }) => text).join(" ");
}

function jobFact({ payroll }: Evidence): PairFact {
  return fact(payroll === "other-employer" ? "employer-other" : `payroll-${payroll}`);
}
