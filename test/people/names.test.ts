// Which names are forms of one name, and how far two names agree.
import { describe, expect, test } from "vitest";
import { namesFrom } from "../../src/people/classes.ts";
import { forenamesAgree, isForename } from "../../src/people/forenames.ts";
import { jaroWinkler, likeness } from "../../src/people/jaro-winkler.ts";
import { nameLevel } from "../../src/people/levels.ts";
import { personName } from "../../src/people/person-name.ts";
import { soundex } from "../../src/people/soundex.ts";
import { sameSurnames } from "../../src/people/surnames.ts";
import { shipped } from "../law/shipped.ts";
import { equalForenames, equalSurnames, otherForenames, otherSurnames, reviewed } from "./pairs.ts";

const names = namesFrom(shipped.names);

function pairsIn(text: string): readonly (readonly [string, string])[] {
  return text
    .split(/[|\n]/)
    .map((pair) => pair.split(/[=≠]/).map((name) => name.trim()))
    .map(([one = "", other = ""]) => [one, other]);
}

function areForenames([one, other]: readonly [string, string]): boolean {
  const [a] = personName(names, "Jones", one).forenames;
  const [b] = personName(names, "Jones", other).forenames;
  return a !== undefined && b !== undefined && isForename(a, b);
}

function areSurnames([one, other]: readonly [string, string]): boolean {
  return sameSurnames(personName(names, one, "Mair").surnames, personName(names, other, "Mair").surnames);
}

describe("two hundred pairs", () => {
  test("they are half and half, and nobody has signed them or the list of names", () => {
    const equal = pairsIn(equalForenames).length + pairsIn(equalSurnames).length;
    const other = pairsIn(otherForenames).length + pairsIn(otherSurnames).length;
    expect([equal, other]).toEqual([100, 100]);
    expect([reviewed, shipped.names.reviewed]).toEqual(["", ""]);
  });

  test.for(pairsIn(equalForenames))("%s and %s are one forename", (pair) => {
    expect(areForenames(pair)).toBe(true);
  });

  test.for(pairsIn(otherForenames))("%s and %s are two forenames", (pair) => {
    expect(areForenames(pair)).toBe(false);
  });

  test.for(pairsIn(equalSurnames))("%s and %s are one surname", (pair) => {
    expect(areSurnames(pair)).toBe(true);
  });

  test.for(pairsIn(otherSurnames))("%s and %s are two surnames", (pair) => {
    expect(areSurnames(pair)).toBe(false);
  });
});

describe("levels", () => {
  test.for([
    { why: "equal but for marks and capitals", a: "Siân Jones", b: "SIAN JONES", level: 7 },
    { why: "a middle name on one side", a: "Siân_Mair Jones", b: "Sian Jones", level: 6 },
    { why: "two forms of a forename", a: "Dafydd Jones", b: "David Jones", level: 6 },
    { why: "a particle on one side", a: "Elin Rhys", b: "Elin apRhys", level: 6 },
    {
      why: "the order of a double-barrelled surname",
      a: "Elin Price-Jones",
      b: "Elin Jones-Price",
      level: 6,
    },
    { why: "a title", a: "Mrs_Elin Price", b: "Elin Price", level: 7 },
    { why: "one of two surnames", a: "Elin Price-Jones", b: "Elin Jones", level: 5 },
    { why: "the middle name for the surname", a: "Mared_Haf Jones", b: "Mared Haf", level: 5 },
    { why: "the cells swapped", a: "Elin Price", b: "Price Elin", level: 5 },
    { why: "a letter in each", a: "Catherin Davies", b: "Catherine Daveis", level: 4 },
    { why: "an initial", a: "E Price", b: "Elin Price", level: 3 },
    { why: "the name somebody is called by", a: "Mair_Elin Price", b: "Elin Price", level: 3 },
    { why: "an initial needs one letter", a: "Megan Price", b: "Mair Price", level: 1 },
    { why: "the letter after an apostrophe", a: "Elin O_Brien", b: "Elin O'Brien", level: 7 },
    { why: "one of two surnames on both sides", a: "Elin Smith-Jones", b: "Elin Jones-Okafor", level: 5 },
    { why: "only the forename", a: "Elin Price", b: "Elin Kowalska", level: 2 },
    { why: "only the surname", a: "Elin Price", b: "Gareth Price", level: 1 },
    { why: "nothing", a: "Elin Price", b: "Gareth Okafor", level: 0 },
    // Likeness on both sides of each border: 0.88, 0.93 for a forename by itself, 0.95 for a surname by itself.
    { why: "both exactly 0.88", a: "Owain Lowri", b: "Ocain Lpwri", level: 4 },
    { why: "a forename of 0.8798", a: "Catherine Lowri", b: "Cateherinee Lpwri", level: 0 },
    { why: "a surname of 0.8798", a: "Elin Catherine", b: "Elin Cateherinee", level: 2 },
    { why: "an initial and a surname of 0.95", a: "E Gareth", b: "Elin Greth", level: 3 },
    { why: "an initial and a surname of 0.948", a: "E Catherine", b: "Elin Cattherin", level: 0 },
    { why: "only a surname of 0.95", a: "Elin Gareth", b: "Huw Greth", level: 1 },
    { why: "only a surname of 0.948", a: "Elin Catherine", b: "Huw Cattherin", level: 0 },
    { why: "only a forename of 0.9303", a: "Catherine Price", b: "Cathierinee Okafor", level: 2 },
    { why: "only a forename of 0.9296", a: "Catherine Price", b: "Acatherine Okafor", level: 0 },
  ])("$level: $why", ({ a, b, level }) => {
    const name = (text: string) => {
      const [forenames = "", ...surname] = text.split(" ");
      return personName(names, surname.join(" ").replace("_", " "), forenames.replace("_", " "));
    };
    expect(nameLevel(name(a), name(b))).toBe(level);
    expect(nameLevel(name(b), name(a))).toBe(level);
  });

  test("a side without a name says nothing", () => {
    const whole = personName(names, "Price", "Elin");
    for (const blank of [personName(names, "", "Elin"), personName(names, "Price", "")]) {
      expect([nameLevel(blank, whole), nameLevel(whole, blank)]).toEqual([undefined, undefined]);
    }
    const none = personName(names, "Price", "");
    expect([forenamesAgree(none, whole), forenamesAgree(whole, none)]).toEqual([false, false]);
  });

  test("forenames agree up to a letter, which is less than a name that only begins alike", () => {
    const of = (forename: string) => personName(names, "Price", forename);
    expect(forenamesAgree(of("Catherine"), of("Catherin"))).toBe(true);
    expect(forenamesAgree(of("Catrin"), of("Carys"))).toBe(false);
    expect(forenamesAgree(of("Dwayne"), of("Duane"))).toBe(false);
  });
});

describe("words of a name", () => {
  const words = (surname: string) =>
    personName(names, surname, "Mair")
      .surnames.map(({ text }) => text)
      .join(" ");
  test.for<[typed: string, found: string]>([
    ["Jones", "jones"],
    ["Mrs Jones", "jones"],
    ["Mrs", "mrs"],
    ["O Brien", "obrien"],
    ["O", "o"],
    ["Jones O", "jones o"],
    ["ap Rhys", "rhys"],
    ["ApRhys", "rhys"],
    ["Rhys ap", "rhys ap"],
    ["Appleton", "appleton"],
    ["ApLeton", "leton"],
    ["Abel", "abel"],
    ["van der Berg", "van der berg"],
    ["Williams y Garth", "williams garth"],
  ])("%s: %s", ([typed, found]) => {
    expect(words(typed)).toBe(found);
  });

  test.for<[typed: string, was: string]>([
    ["Gaerwen", "caerwen"],
    ["Bedr", "pedr"],
    ["Dudur", "tudur"],
    ["Ddafydd", "dafydd"],
    ["Forgan", "borgan morgan"],
    ["Lywelyn", "llywelyn glywelyn"],
    ["Llywelyn", ""],
    ["Rys", "rhys grys"],
    ["Rhys", ""],
    ["Wilym", "gwilym"],
  ])("ferch %s may have been %s", ([typed, was]) => {
    expect(personName(names, `ferch ${typed}`, "Mair").surnames[0]?.unmutated.join(" ")).toBe(was);
    expect(personName(names, `ap ${typed}`, "Mair").surnames[0]?.unmutated).toEqual([]);
  });
});

// Russell's rule, as the censuses of the United States publish it.
test.for<[word: string, code: string]>([
  ["tymczak", "t522"],
  ["pfister", "p236"],
  ["ashcraft", "a261"],
  ["hughes", "h220"],
  ["lee", "l000"],
  ["gutierrez", "g362"],
  ["jackson", "j250"],
  // h and w part no letters of one sound, a vowel does.
  ["takwka", "t200"],
  ["takhka", "t200"],
  ["takaka", "t220"],
])("%s sounds like %s", ([word, code]) => {
  expect(soundex(word)).toBe(code);
});

describe("likeness", () => {
  // The examples of Winkler's own paper, as they are quoted everywhere.
  test.for([
    ["martha", "marhta", 0.9611],
    ["dwayne", "duane", 0.84],
    ["dixon", "dicksonx", 0.8133],
    ["abc", "xyz", 0],
    // Of a common beginning four letters count.
    ["abcdefgh", "abcdefgx", 0.95],
  ] as const)("%s and %s", ([a, b, expected]) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(expected, 4);
    expect(jaroWinkler(b, a)).toBeCloseTo(expected, 4);
  });

  test("ph for f is one step and not two, but no equality", () => {
    expect(likeness("stephan", "stefan")).toBe(0.97);
    expect(likeness("stephan", "stefan")).toBeGreaterThan(jaroWinkler("stephan", "stefan"));
  });
});
