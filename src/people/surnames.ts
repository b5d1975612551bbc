// When two surnames are one, or nearly: forms, mutations, patronymics, the order and the words of a double-barrelled one.
import { shareClass } from "./classes.ts";
import { likeness } from "./jaro-winkler.ts";
import type { NameWord } from "./person-name.ts";

/** Equal, forms of one surname, or equal without a mutation: Prys and ap Rhys, ferch Ddafydd and Dafydd. */
export function isSurname(a: NameWord, b: NameWord): boolean {
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

function joined(words: readonly NameWord[]): string {
  return words.map(({ text }) => text).join("");
}

export const long = 3;

/** One word of three letters or more in common, in whatever form. */
export function shareSurname(a: readonly NameWord[], b: readonly NameWord[]): boolean {
  return a.some(
    (one) => one.text.length >= long && b.some((other) => other.text.length >= long && isSurname(one, other)),
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
