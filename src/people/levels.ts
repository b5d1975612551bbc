// How far two names agree, from 7 (equal) to 0 (nothing), the first level that holds. Three or more is "the names
// agree"; 2 is only the forename, 1 only the surname. A surname alone proves nothing: one person in twenty is a Jones.
import { shareClass } from "./classes.ts";
import { likeness } from "./jaro-winkler.ts";
import type { NameWord, PersonName } from "./person-name.ts";

export type NameLevel = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Undefined where one side has no forename or no surname: nothing can be said. */
export function nameLevel(a: PersonName, b: PersonName): NameLevel | undefined {
  const [foreA, foreB, surA, surB] = [a.forenames[0], b.forenames[0], a.surnames[0], b.surnames[0]];
  if (foreA === undefined || foreB === undefined || surA === undefined || surB === undefined)
    return undefined;
  const equalForenames = sameTexts(a.forenames, b.forenames);
  if (equalForenames && sameTexts(a.surnames, b.surnames) && sameParticles(a.surnames, b.surnames)) return 7;
  const forename = isForename(foreA, foreB);
  const surnames = sameSurnames(a.surnames, b.surnames);
  if (forename && surnames) return 6;
  const shared = surnames || shareSurname(a.surnames, b.surnames);
  if (forename && (shared || middleIsSurname(a, b) || middleIsSurname(b, a))) return 5;
  if (swapped(a, b)) return 5;
  const alikeForenames = forename ? 1 : likeness(foreA.text, foreB.text);
  const alikeSurnames = shared ? 1 : surnameLikeness(a.surnames, b.surnames);
  if (alikeForenames >= 0.88 && alikeSurnames >= 0.88) return 4;
  const surnameAgrees = alikeSurnames >= 0.95;
  if (surnameAgrees && (isInitial(foreA, foreB) || middleIsForename(a, b) || middleIsForename(b, a)))
    return 3;
  if (alikeForenames >= 0.93) return 2;
  return surnameAgrees ? 1 : 0;
}

/** Equal forenames, two forms of one, or nearly alike: what decides whether numbers in a row are two people. */
export function forenamesAgree(a: PersonName, b: PersonName): boolean {
  const [first, second] = [a.forenames[0], b.forenames[0]];
  if (first === undefined || second === undefined) return false;
  return isForename(first, second) || likeness(first.text, second.text) >= 0.9;
}

/** Equal, or forms of one forename: Siân and Jane. */
export function isForename(a: NameWord, b: NameWord): boolean {
  return a.text === b.text || shareClass(a.asForename, b.asForename);
}

/** Equal, forms of one surname, or equal without a mutation: Prys and ap Rhys, ferch Ddafydd and Dafydd. */
function isSurname(a: NameWord, b: NameWord): boolean {
  return (
    a.text === b.text ||
    shareClass(a.asSurname, b.asSurname) ||
    a.unmutated.includes(b.text) ||
    b.unmutated.includes(a.text)
  );
}

/** The same surname, whatever the order of a double-barrelled one. */
export function sameSurnames(a: readonly NameWord[], b: readonly NameWord[]): boolean {
  if (a.length !== b.length) return joined(a) === joined(b);
  return (
    a.every((one) => b.some((other) => isSurname(one, other))) &&
    b.every((one) => a.some((other) => isSurname(one, other)))
  );
}

function sameTexts(a: readonly NameWord[], b: readonly NameWord[]): boolean {
  return a.length === b.length && a.every(({ text }, at) => text === b[at]?.text);
}

function sameParticles(a: readonly NameWord[], b: readonly NameWord[]): boolean {
  return a.every(({ patronymic }, at) => patronymic === b[at]?.patronymic);
}

function joined(words: readonly NameWord[]): string {
  return words.map(({ text }) => text).join("");
}

const long = 3;

/** One word of three letters or more in common, in whatever form. */
export function shareSurname(a: readonly NameWord[], b: readonly NameWord[]): boolean {
  return a.some(
    (one) => one.text.length >= long && b.some((other) => other.text.length >= long && isSurname(one, other)),
  );
}

/** In Welsh use a middle name is often the surname: Mared Haf Jones, Mared Haf. */
export function middleIsSurname(a: PersonName, b: PersonName): boolean {
  const [, ...middle] = a.forenames;
  return shareSurname(middle, b.surnames);
}

/** The name that somebody is called by stands second on the other form. */
export function middleIsForename(a: PersonName, b: PersonName): boolean {
  const [, ...middle] = a.forenames;
  const called = b.forenames[0];
  return called !== undefined && middle.some((one) => isForename(one, called));
}

export function isInitial(a: NameWord, b: NameWord): boolean {
  return (a.text.length === 1 || b.text.length === 1) && a.text.charAt(0) === b.text.charAt(0);
}

/** Forename and surname in each other's cell; one of the two words may be a form of the other, or nearly alike. */
export function swapped(a: PersonName, b: PersonName): boolean {
  const surname = (one: readonly NameWord[], other: readonly NameWord[]) =>
    one.some((word) => word.text.length >= long && other.some((second) => isSurname(word, second)));
  const forename = (one: readonly NameWord[], other: readonly NameWord[]) =>
    one.some((word) =>
      other.some((second) => isForename(word, second) || likeness(word.text, second.text) >= 0.88),
    );
  return (
    (surname(a.surnames, b.forenames) && forename(a.forenames, b.surnames)) ||
    (surname(b.surnames, a.forenames) && forename(b.forenames, a.surnames))
  );
}

/** Of the whole surnames, or of their likest long words where one is double-barrelled. */
export function surnameLikeness(a: readonly NameWord[], b: readonly NameWord[]): number {
  let most = likeness(joined(a), joined(b));
  if (a.length === 1 && b.length === 1) return most;
  for (const one of a) {
    for (const other of b) {
      if (one.text.length >= long && other.text.length >= long) {
        most = Math.max(most, likeness(one.text, other.text));
      }
    }
  }
  return most;
}
