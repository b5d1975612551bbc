// A person's name taken apart for comparison: titles away, Welsh particles set aside, each word with its classes.
import { afterParticle, type Names } from "./classes.ts";
import { wordsOf } from "./normalise.ts";

/** One word of a name, in small letters without marks. */
export type NameWord = {
  readonly text: string;
  /** Numbers of the classes in schemas/names.json, as a forename and as a surname: cells get swapped. */
  readonly asForename: readonly number[];
  readonly asSurname: readonly number[];
  /** It follows a particle: ap, ab, ferch. */
  readonly patronymic: boolean;
  /** What the word may be without a soft mutation; only after ferch. */
  readonly unmutated: readonly string[];
};

export type PersonName = {
  readonly forenames: readonly NameWord[];
  readonly surnames: readonly NameWord[];
};

const none: readonly number[] = [];
const titles = new Set(["mr", "mrs", "ms", "miss", "dr", "parch"]);
const particles = new Set(["ap", "ab", "mab", "ferch", "verch", "merch", "uch"]);
/** They mutate what follows them, as does being somebody's daughter. */
const daughters = new Set(["ferch", "verch", "merch", "uch"]);
const articles = new Set(["y", "yr"]);

/** The two cells as they were typed. A cell without a letter gives no word. */
export function personName(names: Names, surname: string, forenames: string): PersonName {
  return {
    forenames: wordsFrom(names, withoutTitle(wordsOf(forenames))),
    surnames: wordsFrom(names, withoutTitle(wordsOf(surname))),
  };
}

function withoutTitle(words: readonly string[]): readonly string[] {
  const [first, ...others] = words;
  return first !== undefined && others.length > 0 && titles.has(first.toLowerCase()) ? others : words;
}

function wordsFrom(names: Names, written: readonly string[]): readonly NameWord[] {
  const found: NameWord[] = [];
  let particle = "";
  let initial = "";
  for (const [at, word] of written.entries()) {
    const small = word.toLowerCase();
    const last = at === written.length - 1;
    if (!last && (particles.has(small) || articles.has(small))) {
      if (particles.has(small)) particle = small;
      continue;
    }
    // O Brien is O'Brien.
    if (!last && small === "o") {
      initial = small;
      continue;
    }
    const glued = particle === "" ? gluedParticle(word, names.patronymics) : "";
    const text = initial + small.slice(glued.length);
    const before = particle || glued;
    found.push({
      text,
      asForename: names.forenames.get(text) ?? none,
      asSurname:
        (before === "" ? undefined : names.surnames.get(afterParticle(text))) ??
        names.surnames.get(text) ??
        none,
      patronymic: before !== "",
      unmutated: daughters.has(before) ? unmutated(text) : [],
    });
    particle = "";
    initial = "";
  }
  return found;
}

/** "apRhys", "ApRhys" → "ap"; in letters of one case only before a father's name: no "ap" of Appleton. */
function gluedParticle(word: string, patronymics: ReadonlySet<string>): string {
  const start = word.slice(0, 2).toLowerCase();
  if ((start !== "ap" && start !== "ab") || word.length < 4) return "";
  const rest = word.slice(2);
  const capital = rest.charAt(0) !== rest.charAt(0).toLowerCase();
  const small = word.charAt(1) !== word.charAt(1).toUpperCase();
  if (capital && small) return start;
  return patronymics.has(rest.toLowerCase()) ? start : "";
}

/** What a word may have been before a soft mutation: "ddafydd" → "dafydd". */
function unmutated(word: string): readonly string[] {
  const rest = (length: number) => word.slice(length);
  if (word.startsWith("dd")) return [`d${rest(2)}`];
  switch (word.charAt(0)) {
    case "g":
      return [`c${rest(1)}`];
    case "b":
      return [`p${rest(1)}`];
    case "d":
      return [`t${rest(1)}`];
    case "f":
      return [`b${rest(1)}`, `m${rest(1)}`];
    case "l":
      return word.startsWith("ll") ? [] : [`ll${rest(1)}`, `g${word}`];
    case "r":
      return word.startsWith("rh") ? [] : [`rh${rest(1)}`, `g${word}`];
    default:
      return [`g${word}`];
  }
}
