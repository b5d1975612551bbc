// What is kept of each row's name in two whole numbers: marks by which two names that share nothing are told apart before
// anybody looks at their texts, and a code of the whole name that counts how common it is.
import type { NameWord, PersonName } from "./person-name.ts";
import { soundex } from "./soundex.ts";

/** Of all forenames of somebody, or of all surnames; or of both. */
type PackedPart = {
  /**
   * 32 marks, a few of them set by each word: names without a mark in common have no word in common, not even a class or a
   * sound. 0 where there is no word: nothing can be said.
   */
  readonly marks: number;
  /** Sixteen bits of a part, 32 of both. Equal names have equal codes. */
  readonly code: number;
};

export function packedPart(words: readonly NameWord[]): PackedPart {
  return { marks: words.reduce((marks, word) => marks | marksOf(word), 0), code: halfOf(words) };
}

/** What is kept of a name whose two parts are packed. */
export function packedName(forenames: PackedPart, surnames: PackedPart): PackedPart {
  return {
    marks: (forenames.marks | surnames.marks) >>> 0,
    code: ((forenames.code << 16) | surnames.code) >>> 0,
  };
}

export function nameMarks({ forenames, surnames }: PersonName): number {
  return packedName(packedPart(forenames), packedPart(surnames)).marks;
}

/** Names that may agree: one of them is blank, or they share a mark. */
export function mayAgree(a: number, b: number): boolean {
  return a === 0 || b === 0 || (a & b) !== 0;
}

function marksOf({ text, asForename, asSurname, unmutated }: NameWord): number {
  let marks = bit(hashOf(soundex(text)));
  for (const number of asForename) marks |= bit(number * 7);
  for (const number of asSurname) marks |= bit(number * 11 + 5);
  for (const other of unmutated) marks |= bit(hashOf(soundex(other)));
  // An initial stands for any name that begins with it.
  return marks | bit(hashOf(text.charAt(0)));
}

function bit(number: number): number {
  return 1 << (number & 31);
}

/** Sixteen bits of all forenames, then sixteen of all surnames. */
export function nameCode({ forenames, surnames }: PersonName): number {
  return packedName(packedPart(forenames), packedPart(surnames)).code;
}

function halfOf(words: readonly NameWord[]): number {
  const hash = hashOf(words.map(({ text, patronymic }) => (patronymic ? `ap ${text}` : text)).join(" "));
  return (hash ^ (hash >>> 16)) & 0xffff;
}

/** FNV-1a over characters. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/**
 * How common a name is among some rows, from 0 to 1: the larger of the share of the whole name and of the product of the
 * shares of its forenames and surnames.
 */
export function nameShares(pieces: readonly Uint32Array[]): (code: number) => number {
  const [whole, first, last] = [new Map<number, number>(), new Uint32Array(65_536), new Uint32Array(65_536)];
  let rows = 0;
  for (const codes of pieces) {
    rows += codes.length;
    for (const code of codes) {
      whole.set(code, (whole.get(code) ?? 0) + 1);
      first[code >>> 16] = (first[code >>> 16] ?? 0) + 1;
      last[code & 0xffff] = (last[code & 0xffff] ?? 0) + 1;
    }
  }
  return (code) => {
    const parts = ((first[code >>> 16] ?? 0) / rows) * ((last[code & 0xffff] ?? 0) / rows);
    return Math.max((whole.get(code) ?? 0) / rows, parts);
  };
}

/** A payroll number of an employer in 30 bits, never 0; equal numbers have equal codes. */
export function payrollCode(employer: string, payroll: string): number {
  return payroll === "" ? 0 : hashOf(`${employer}\n${payroll}`) >>> 2 || 1;
}
