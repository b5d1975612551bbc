// What is remembered of a person so that a later batch finds the same one: texts to be hashed under the book's key, and
// the verdict on two people from the kinds of keys that met. No key is of a single name; only `p` lacks the number.
import { numberOf, type PersonNumber, personText } from "../core/person.ts";
import type { NameList } from "../law/law.ts";
import type { PersonRow, Verdict } from "./evidence.ts";
import { verdicts } from "./evidence.ts";
import type { NameWord, PersonName } from "./person-name.ts";
import { hasAdministrativePrefix, slipKey, slipKeys, swapsEqual } from "./slips.ts";
import { soundex } from "./soundex.ts";

/** n: the number. nf, ns: with a code of the forename, of a word of the surname. s: one slip away. p: payroll number. */
export const keyKinds = ["n", "nf", "ns", "s", "p"] as const;
export type KeyKind = (typeof keyKinds)[number];

type MatchKey = { readonly kind: KeyKind; readonly value: string };

/** Codes of names: the class where there is one, else how it sounds. */
export type NameCodes = {
  readonly forename: (word: NameWord) => string;
  readonly surname: (word: NameWord) => string;
};

const mostSurnames = 2;

/** The code of the first forename; undefined without one. */
export function forenameCodeOf({ forenames }: PersonName, codes: NameCodes): string | undefined {
  const [forename] = forenames;
  return forename && codes.forename(forename);
}

/** The codes of the first words of the surname, each once. */
export function surnameCodesOf({ surnames }: PersonName, codes: NameCodes): readonly string[] {
  return [...new Set(surnames.slice(0, mostSurnames).map(codes.surname))];
}

/** The keys of one person, in the order of `keyKinds`. A person without a name has `n` alone. */
export function matchKeys(row: PersonRow, codes: NameCodes): readonly MatchKey[] {
  const number = personText(row.person);
  const forenameCode = forenameCodeOf(row.name, codes);
  const surnames = surnameCodesOf(row.name, codes);
  const keys: MatchKey[] = [{ kind: "n", value: number }];
  if (forenameCode !== undefined) keys.push({ kind: "nf", value: `${number} ${forenameCode}` });
  for (const surname of surnames) keys.push({ kind: "ns", value: `${number} ${surname}` });
  const [surname] = surnames;
  if (forenameCode !== undefined && surname !== undefined && !hasAdministrativePrefix(row.person)) {
    keys.push(
      ...slipValues(row.person).map(
        (slip) => ({ kind: "s", value: `${slip} ${forenameCode} ${surname}` }) as const,
      ),
    );
  }
  if (row.payroll !== undefined && forenameCode !== undefined) {
    keys.push({ kind: "p", value: JSON.stringify([row.employer, row.payroll, forenameCode]) });
  }
  return keys;
}

/** The sixteen ways of being one slip away; exchanging two equal characters is none. A slip is one of the number, whosever. */
function slipValues(of: PersonNumber): readonly string[] {
  const person = numberOf(of);
  return slipKeys.flatMap((_, key) =>
    // A masked number is a whole number of the same range.
    swapsEqual(person, key) ? [] : [`${key} ${personText(slipKey(person, key) as PersonNumber)}`],
  );
}

/** What the kinds of keys that two people share come to; undefined when they are no case. */
export function verdictOnKeys(met: ReadonlySet<KeyKind>): Verdict | undefined {
  if (met.has("n")) {
    if ((met.has("nf") && met.has("ns")) || met.has("p")) return verdicts.sameNumberAndName;
    if (met.has("nf") || met.has("ns")) return verdicts.sameNumberForename;
    return verdicts.oneNumberTwoNames;
  }
  if (met.has("s")) return verdicts.numberSlip;
  return met.has("p") ? verdicts.samePayrollNumber : undefined;
}

/** By the names of the classes, not by their numbers: they stay when the list grows. */
export function nameCodes({ classes: list }: NameList): NameCodes {
  const code = (classes: readonly number[], text: string) => {
    const [first] = classes;
    return first === undefined ? soundex(text) : `=${list[first]?.name ?? ""}`;
  };
  return {
    forename: ({ asForename, text }) => code(asForename, text),
    surname: ({ asSurname, text }) => code(asSurname, text),
  };
}
