// When two forenames are one: equal, two forms of one, or nearly alike.
import { shareClass } from "./classes.ts";
import { likeness } from "./jaro-winkler.ts";
import type { NameWord, PersonName } from "./person-name.ts";

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
