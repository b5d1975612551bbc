// One slip of the finger in a National Insurance number (the last letter never counts): one character other, two
// neighbours exchanged, or two neighbouring pairs of digits exchanged. In whole numbers, without texts.
import { numberOf, type PersonNumber, secondOf } from "../core/person.ts";
import { isAdministrativePrefix } from "../statute/ni-number.ts";

type SlipKind = "digit" | "letter" | "digits-exchanged" | "letters-exchanged" | "pairs-exchanged";

/** `at` is the place, from 0, of the first of the characters that are meant, among the eight of the number. */
export type Slip = { readonly kind: SlipKind; readonly at: number };

/** What each key of a number stands for: two numbers that share the key are the same or are this slip apart. */
export const slipKeys: readonly Slip[] = [
  { kind: "letter", at: 0 },
  { kind: "letter", at: 1 },
  ...[2, 3, 4, 5, 6, 7].map((at) => ({ kind: "digit", at }) as const),
  ...[2, 3, 4, 5, 6].map((at) => ({ kind: "digits-exchanged", at }) as const),
  { kind: "letters-exchanged", at: 0 },
  { kind: "pairs-exchanged", at: 2 },
  { kind: "pairs-exchanged", at: 4 },
];

const million = 1_000_000;
/** What a digit at each place is worth. */
const worth = [0, 0, 100_000, 10_000, 1_000, 100, 10, 1] as const;

/** The number as the key sees it: the character masked, or the two exchanged ones in order. */
export function slipKey(person: number, key: number): number {
  const slip = slipKeys[key];
  if (slip === undefined) throw new Error(`there is no slip ${key}`);
  const digits = person % million;
  const letters = (person - digits) / million;
  switch (slip.kind) {
    case "letter":
      return slip.at === 0
        ? (letters % 26) * million + digits
        : (letters - (letters % 26)) * million + digits;
    case "letters-exchanged": {
      const second = letters % 26;
      const first = (letters - second) / 26;
      return first <= second ? person : (second * 26 + first) * million + digits;
    }
    case "digit": {
      const unit = worth[slip.at] ?? 1;
      return person - (Math.floor(digits / unit) % 10) * unit;
    }
    case "digits-exchanged":
      return inOrder(person, digits, worth[slip.at + 1] ?? 1, 10);
    case "pairs-exchanged":
      return inOrder(person, digits, worth[slip.at + 3] ?? 1, 100);
  }
}

/** Whether a key exchanges two equal characters, which changes nothing and says nothing. */
export function swapsEqual(person: number, key: number): boolean {
  const slip = slipKeys[key];
  const digits = person % million;
  const letters = (person - digits) / million;
  if (slip?.kind === "letters-exchanged") return letters % 27 === 0;
  if (slip?.kind === "digits-exchanged") return hasEqualNeighbours(digits, worth[slip.at + 1] ?? 1, 10);
  return slip?.kind === "pairs-exchanged" && hasEqualNeighbours(digits, worth[slip.at + 3] ?? 1, 100);
}

function hasEqualNeighbours(digits: number, unit: number, base: number): boolean {
  return Math.floor(digits / unit) % base === Math.floor(digits / (unit * base)) % base;
}

/** The two neighbouring groups of digits, the right one counting `unit`, with the smaller first. */
function inOrder(person: number, digits: number, unit: number, base: number): number {
  const right = Math.floor(digits / unit) % base;
  const left = Math.floor(digits / (unit * base)) % base;
  if (left <= right) return person;
  const difference = left - right;
  return person - difference * unit * base + difference * unit;
}

/** The slip that makes one number the other; undefined when they are equal or further apart. */
export function slipBetween(a: PersonNumber, b: PersonNumber): Slip | undefined {
  const [one, other] = [numberOf(a), numberOf(b)];
  if (one === other) return undefined;
  return slipKeys.find((_, key) => slipKey(one, key) === slipKey(other, key));
}

/**
 * Everybody whose number is one slip away, in order; also such as no reader would take. Of a number that is two people's it is
 * both.
 */
export function slipNeighbours(of: PersonNumber): readonly PersonNumber[] {
  const near = neighboursOf(numberOf(of));
  return [...near, ...near.flatMap((one) => secondOf(one) ?? [])].sort((a, b) => a - b);
}

function neighboursOf(person: PersonNumber): readonly PersonNumber[] {
  const digits = person % million;
  const letters = (person - digits) / million;
  const second = letters % 26;
  const first = (letters - second) / 26;
  const found = new Set<number>([(second * 26 + first) * million + digits]);
  for (let letter = 0; letter < 26; letter += 1) {
    found.add((letter * 26 + second) * million + digits);
    found.add((first * 26 + letter) * million + digits);
  }
  for (const unit of worth.slice(2)) {
    const without = person - (Math.floor(digits / unit) % 10) * unit;
    for (let digit = 0; digit < 10; digit += 1) found.add(without + digit * unit);
  }
  for (const unit of worth.slice(3)) found.add(exchanged(person, digits, unit, 10));
  for (const unit of [worth[5] ?? 1, worth[7] ?? 1]) found.add(exchanged(person, digits, unit, 100));
  found.delete(person);
  // Letters and digits stay within the range of a number.
  return [...found] as PersonNumber[];
}

function exchanged(person: number, digits: number, unit: number, base: number): number {
  const right = Math.floor(digits / unit) % base;
  const left = Math.floor(digits / (unit * base)) % base;
  return person + (right - left) * unit * base + (left - right) * unit;
}

/** Same letters, and digits that differ by at most three as numbers: brothers and sisters got numbers in a row. */
export function isConsecutive(a: PersonNumber, b: PersonNumber): boolean {
  const [one, other] = [numberOf(a), numberOf(b)];
  return (
    one !== other && Math.floor(one / million) === Math.floor(other / million) && Math.abs(one - other) <= 3
  );
}

/** Numbers with a prefix that is given out for administration are compared for equality only. */
export function hasAdministrativePrefix(person: number): boolean {
  // It may be any number of the range.
  return isAdministrativePrefix(Math.floor(numberOf(person as PersonNumber) / million));
}
