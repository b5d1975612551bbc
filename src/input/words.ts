// Cells of words: identifiers, free text, yes or no, one of a list, the weekdays of a working pattern.
import { dayText } from "../core/day.ts";
import { cellKind } from "../core/place.ts";
import { countedDays, weekdayExamples } from "../core/weekdays.ts";
import type { Role } from "../law/law.ts";
import type { Column, ListValue } from "../law/layout.ts";
import { type Epoch, readDay } from "./days.ts";
import { type CellReader, type Fault, fault } from "./fault.ts";
import { fold, nearest } from "./fold.ts";

const damaged = fault("cell-identifier-damaged");
const holdsError = fault("cell-holds-error");
/** What programs write into a text in place of a value, or of one for which a column was too narrow. */
const errorText = /^#(?:N\/A|REF!|VALUE!|NAME\?|NUM!|NULL!|DIV\/0!|#+)$/i;
/** Controls, marks of direction, joiners, soft hyphens, separators of lines, fillers and selectors of variants. */
const hiddenCharacter = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]/u;
/** How many different texts a list remembers. */
const remembered = 512;
const numberSign = 0x23;
/** A formula that an export has written as text: ="0012". */
const equalsSign = 0x3d;

/** Text whose leading zeros matter. What a spreadsheet has turned into a power of ten or a day is refused. */
export function identifierReader(column: Pick<Column, "longest" | "masked">): CellReader {
  const tooLong = fault("cell-text-too-long", String(column.longest ?? ""));
  const longest = column.longest ?? Number.POSITIVE_INFINITY;
  const masked = column.masked === true;
  return (text, kind) => {
    const changed = isPowerOfTen(text) || isDecimal(text) || text.charCodeAt(0) === equalsSign;
    if (kind > cellKind.number || changed) return damaged;
    if (text.charCodeAt(0) === numberSign && errorText.test(text)) return holdsError;
    const hidden = hiddenIn(text);
    if (hidden !== undefined) return fault("cell-hidden-character", hidden);
    if (text.length > longest) return tooLong;
    return masked ? text.slice(-4) : text;
  };
}

/** "140.0" is 140 to the program that wrote it, and another number to everybody else. */
function isDecimal(text: string): boolean {
  return text.endsWith("0") && /^\d+\.0+$/.test(text);
}

/** The first character that nobody can see and that makes another reference of it, as U+001A. */
function hiddenIn(text: string): string | undefined {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    if (code >= 0x20 && code < 0x7f) continue;
    const character = String.fromCodePoint(code);
    if (code < 0x20 || hiddenCharacter.test(character))
      return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  }
  return undefined;
}

/** "1.23E+11": digits are gone for good; "1.2345678E7" is how some programs write a number that they keep. */
function isPowerOfTen(text: string): boolean {
  if (text.indexOf("E") < 1 && text.indexOf("e") < 1) return false;
  return /^\d(?:[.,]\d+)?[Ee]\+\d{1,3}$|^\d\.\d+[Ee]\d{1,3}$/.test(text);
}

/** A day that stands in free text is written out as one. */
export function textReader(column: Column, epoch: Epoch): CellReader {
  const { min = 0, longest = Number.POSITIVE_INFINITY } = column;
  const tooLong = fault("cell-text-too-long", String(longest));
  const tooShort = fault("cell-text-too-short", String(min));
  return (text, kind) => {
    if (kind === cellKind.date) {
      const day = readDay(text, kind, epoch);
      if (typeof day === "number") return dayText(day);
    }
    return text.length > longest ? tooLong : text.length < min ? tooShort : text;
  };
}

const yesAndNo: readonly (readonly [boolean, readonly string[]])[] = [
  [true, ["y", "yes", "ie", "ydy", "ydyw", "ydw", "oes", "1", "true", "gwir"]],
  [false, ["n", "no", "na", "nac ydy", "nac ydyw", "nac ydw", "nac oes", "0", "false", "anwir"]],
];

export function yesNoReader(): CellReader {
  const notYesOrNo = fault("cell-not-yes-or-no", "Y, N");
  const values = new Map<string, boolean>();
  for (const [value, texts] of yesAndNo) for (const text of texts) values.set(text, value);
  for (const text of ["Y", "N", "Yes", "No", "Ie", "Na", "TRUE", "FALSE"]) {
    const value = values.get(text.toLowerCase());
    if (value !== undefined) values.set(text, value);
  }
  // Not folded like headings: "N/A" would become the Welsh for no.
  return (text) =>
    values.get(text) ?? values.get(text.toLowerCase().replace(/[\s\u00a0]+/g, " ")) ?? notYesOrNo;
}

/** The lists of the law never change, and are asked for at every file: folding their texts takes longer than reading it. */
const codesOfLists = new WeakMap<readonly ListValue[], ReadonlyMap<string, string>>();

/** The code that each way of writing a value stands for, folded. */
function codesIn(values: readonly ListValue[]): ReadonlyMap<string, string> {
  const before = codesOfLists.get(values);
  if (before !== undefined) return before;
  const folded = new Map<string, string>();
  for (const { code, en, cy, aliases } of values)
    for (const text of [code, en, cy, ...aliases]) folded.set(fold(text), code);
  codesOfLists.set(values, folded);
  return folded;
}

/** One of a list, by its code, its English or Welsh label or an alias, in any letter case. */
export function listReader(values: readonly ListValue[]): CellReader {
  const known = new Map<string, string | Fault>(values.map(({ code }) => [code, code]));
  const folded = codesIn(values);
  /** In words that somebody can type, all of the list or the one that was probably meant. */
  const notInList = (code?: string): Fault => {
    const meant = values.filter((value) => code === undefined || value.code === code);
    const [en, cy] = [meant.map((value) => value.en), meant.map((value) => value.cy)];
    return fault("cell-not-in-list", en.join("; "), cy.join("; "));
  };
  const lookUp = (text: string): string | Fault => {
    const key = fold(text);
    const code = folded.get(key);
    // "Full time?" says that somebody does not know. What was probably meant is suggested, not taken.
    if (code !== undefined && !text.includes("?")) return code;
    return notInList(code ?? nearest(key, folded));
  };
  // Most rows say what the row before said; comparing two short texts is cheaper than looking one up.
  let last = "";
  let lastValue: string | Fault = "";
  return (text) => {
    if (text === last) return lastValue;
    let value = known.get(text);
    if (value === undefined) {
      value = lookUp(text);
      if (known.size < remembered) known.set(text, value);
    }
    last = text;
    lastValue = value;
    return value;
  };
}

const listsOfRoles = new WeakMap<ReadonlyMap<string, Role>, readonly ListValue[]>();

export function roleReader(roles: ReadonlyMap<string, Role>): CellReader {
  const list =
    listsOfRoles.get(roles) ??
    Array.from(roles.values(), ({ code, labels, aliases }) => ({ code, ...labels, aliases }));
  listsOfRoles.set(roles, list);
  return listReader(list);
}

const wholeWeeks = new Map([
  ...[1, 2, 3, 4].map((count) => [String(count), countedDays(count)] as const),
  ["5", 0b0011111],
  ["6", 0b0111111],
  ["7", 0b1111111],
]);

/**
 * The weekdays worked as a whole number, bit 0 for Monday to bit 6 for Sunday. 5 is Monday to Friday, 6 Monday
 * to Saturday; fewer days are a mask of seven, "M-W-F--" or "1010100", or a count without their names (core/weekdays.ts).
 */
export function weekdaysReader(): CellReader {
  const notWeekdays = fault("cell-not-weekdays", weekdayExamples);
  return (text) => {
    const whole = wholeWeeks.get(text);
    if (whole !== undefined) return whole;
    if (text.length !== 7) return notWeekdays;
    let days = 0;
    for (let at = 0; at < 7; at += 1) {
      const code = text.charCodeAt(at);
      const letter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
      if (letter || code === 0x31) days |= 1 << at;
      else if (code !== 0x2d && code !== 0x30) return notWeekdays;
    }
    return days === 0 ? notWeekdays : days;
  };
}
