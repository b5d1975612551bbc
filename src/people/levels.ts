// How far two names agree, from 7 (equal) to 0 (nothing), the first level that holds. Three or more is "the names
// agree"; 2 is only the forename, 1 only the surname. A surname alone proves nothing: one person in twenty is a Jones.

import { isForename } from "./forenames.ts";
import { likeness } from "./jaro-winkler.ts";
import { isInitial, middleIsForename, middleIsSurname, swapped } from "./moved-names.ts";
import type { NameWord, PersonName } from "./person-name.ts";
import { sameSurnames, shareSurname, surnameLikeness } from "./surnames.ts";

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

function sameTexts(a: readonly NameWord[], b: readonly NameWord[]): boolean {
  return a.length === b.length && a.every(({ text }, at) => text === b[at]?.text);
}

function sameParticles(a: readonly NameWord[], b: readonly NameWord[]): boolean {
  return a.every(({ patronymic }, at) => patronymic === b[at]?.patronymic);
}
