// When a word of a name stands at another place on the other form: a middle name that is the surname or the name that
// somebody is called by, an initial, forename and surname in each other's cell.
import { isForename } from "./forenames.ts";
import { likeness } from "./jaro-winkler.ts";
import type { NameWord, PersonName } from "./person-name.ts";
import { isSurname, long, shareSurname } from "./surnames.ts";

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
