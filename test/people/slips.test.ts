// One slip of a number: each kind, and a neighbour that is one more character away and therefore none.
import fc from "fast-check";
import { expect, test } from "vitest";
import { isSecond, type PersonNumber, personNumber, personText } from "../../src/core/person.ts";
import { isConsecutive, slipBetween, slipKey, slipKeys, slipNeighbours } from "../../src/people/slips.ts";

test.for([
  { why: "a digit", a: "HT482913", b: "HT482513", slip: { kind: "digit", at: 5 } },
  { why: "the last digit", a: "HT482913", b: "HT482914", slip: { kind: "digit", at: 7 } },
  { why: "two digits", a: "HT482913", b: "HT482524", slip: undefined },
  { why: "the first letter", a: "BT482913", b: "PT482913", slip: { kind: "letter", at: 0 } },
  { why: "the second letter", a: "HM482913", b: "HN482913", slip: { kind: "letter", at: 1 } },
  { why: "both letters", a: "BM482913", b: "PN482913", slip: undefined },
  { why: "a letter and a digit", a: "BT482913", b: "PT482914", slip: undefined },
  {
    why: "two neighbours exchanged",
    a: "HT482913",
    b: "HT842913",
    slip: { kind: "digits-exchanged", at: 2 },
  },
  { why: "the last two exchanged", a: "HT482913", b: "HT482931", slip: { kind: "digits-exchanged", at: 6 } },
  { why: "two digits exchanged that are no neighbours", a: "HT482913", b: "HT284913", slip: undefined },
  { why: "the letters exchanged", a: "HT482913", b: "TH482913", slip: { kind: "letters-exchanged", at: 0 } },
  {
    why: "the first two pairs exchanged",
    a: "HT482913",
    b: "HT294813",
    slip: { kind: "pairs-exchanged", at: 2 },
  },
  {
    why: "the last two pairs exchanged",
    a: "HT482913",
    b: "HT481329",
    slip: { kind: "pairs-exchanged", at: 4 },
  },
  { why: "the outer pairs exchanged", a: "HT482913", b: "HT132948", slip: undefined },
  { why: "pairs that begin in the middle of a pair", a: "HT482913", b: "HT491823", slip: undefined },
  { why: "equal", a: "HT482913", b: "HT482913", slip: undefined },
])("$a and $b: $why", ({ a, b, slip }) => {
  expect(slipBetween(personNumber(a), personNumber(b))).toEqual(slip);
  expect(slipBetween(personNumber(b), personNumber(a))).toEqual(slip);
});

/** The same by looking at the characters. */
function isOneSlip(a: string, b: string): boolean {
  const other = [...a].flatMap((character, at) => (character === b.charAt(at) ? [] : [at]));
  const exchanged = (from: number, length: number) =>
    a.slice(0, from) +
      a.slice(from + length, from + 2 * length) +
      a.slice(from, from + length) +
      a.slice(from + 2 * length) ===
    b;
  if (other.length === 1) return true;
  return (
    a !== b &&
    ([0, 2, 3, 4, 5, 6].some((from) => exchanged(from, 1)) || [2, 4].some((from) => exchanged(from, 2)))
  );
}

const numbers = fc
  .tuple(fc.stringMatching(/^[A-Z]{2}$/), fc.integer({ min: 0, max: 999_999 }))
  .map(([letters, digits]) => letters + String(digits).padStart(6, "0"));

test("whole numbers and characters come to the same", () => {
  const near = fc.tuple(numbers, fc.nat(15), fc.nat(25), fc.nat(9)).map(([a, key, letter, digit]) => {
    const at = slipKeys[key]?.at ?? 0;
    const put = at < 2 ? String.fromCharCode(65 + letter) : String(digit);
    return [a, a.slice(0, at) + put + a.slice(at + 1)] as const;
  });
  fc.assert(
    fc.property(fc.oneof(near, fc.tuple(numbers, numbers)), ([a, b]) => {
      expect(slipBetween(personNumber(a), personNumber(b)) !== undefined).toBe(isOneSlip(a, b));
    }),
  );
});

test("a key is that of every number one such slip away", () => {
  fc.assert(
    fc.property(numbers, fc.nat(15), (text, key) => {
      // A key is a whole number of the same range.
      const once = slipKey(personNumber(text), key);
      expect(slipKey(once, key)).toBe(once);
      expect(personText(once as PersonNumber)).toMatch(/^[A-Z]{2}\d{6}$/);
    }),
  );
});

test("the neighbours of a number are those one slip away, and no others", () => {
  fc.assert(
    fc.property(numbers, (text) => {
      const number = personNumber(text);
      const neighbours = slipNeighbours(number);
      expect(neighbours.every((other) => slipBetween(number, other) !== undefined)).toBe(true);
      expect(neighbours).not.toContain(number);
      expect(new Set(neighbours).size).toBe(neighbours.length);
    }),
    { numRuns: 30 },
  );
  // 50 other letters, 54 other digits, and 8 exchanges; then the second people of those that begin as a number can.
  const near = slipNeighbours(personNumber("HT482913"));
  expect(near.filter((one) => !isSecond(one))).toHaveLength(112);
  expect(near).toHaveLength(211);
});

test.for([
  ["HT482913", "HT482916", true],
  ["HT482913", "HT482917", false],
  ["HT482999", "HT483001", true],
  ["HT482913", "HS482914", false],
  ["HT000001", "HS999999", false],
  ["HT482913", "HT482913", false],
] as const)("%s and %s in a row: %s", ([a, b, expected]) => {
  expect(isConsecutive(personNumber(a), personNumber(b))).toBe(expected);
});
