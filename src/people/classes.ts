// Which names are forms of one name: Siân and Jane, Prys and ap Rhys. The list is schemas/names.json; here it becomes
// a look-up. A class is a level below an equal name, and a name may be in several classes.
import type { NameList } from "../law/law.ts";
import { wordsOf } from "./normalise.ts";

/** The list as it is asked: the numbers of the classes of a word. */
export type Names = {
  readonly forenames: ReadonlyMap<string, readonly number[]>;
  readonly surnames: ReadonlyMap<string, readonly number[]>;
  readonly patronymics: ReadonlySet<string>;
};

/** The key of a name that follows a particle: "ap Rhys", "ab Owen" and "ferch Rhys" are one key. */
export function afterParticle(word: string): string {
  return `ap ${word}`;
}

/** A member as the surname readers make it: small letters, "ap rhys" for "ab Rhys". */
function keyOf(member: string): string {
  const [first = "", second] = wordsOf(member).map((word) => word.toLowerCase());
  return second === undefined ? first : afterParticle(second);
}

const made = new WeakMap<NameList, Names>();

/** The list as it is asked; of one list it is made once. */
export function namesFrom(list: NameList): Names {
  const known = made.get(list) ?? makeNames(list);
  made.set(list, known);
  return known;
}

function makeNames(list: NameList): Names {
  const forenames = new Map<string, number[]>();
  const surnames = new Map<string, number[]>();
  for (const [number, { use, cy, en }] of list.classes.entries()) {
    const map = use === "forename" ? forenames : surnames;
    for (const key of new Set([...cy, ...en].map(keyOf))) {
      const known = map.get(key);
      if (known === undefined) map.set(key, [number]);
      else known.push(number);
    }
  }
  return { forenames, surnames, patronymics: new Set(list.patronymics.map(keyOf)) };
}

/** Whether two words share a class. */
export function shareClass(a: readonly number[], b: readonly number[]): boolean {
  for (const one of a) if (b.includes(one)) return true;
  return false;
}
