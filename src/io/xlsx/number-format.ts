// What a number of a cell looks like through its number format (ECMA-376 part 1, 18.8.30 and 18.8.31). A cell is read
// as it is shown: 0.03 as 3%, 140 as 0140. Signs of pounds, blanks and commas between thousands are left out.
import { cellKind } from "../../core/place.ts";
import { mostKept, plainNumber } from "./plain-number.ts";

/** One part of a format code between its semicolons. */
export type Section = {
  /** Placeholders of digits and what stands between them: `00-00-00`; commas between thousands are left out. */
  readonly whole: string;
  /** How many digits are shown at least: the zeros before the point. */
  readonly least: number;
  readonly decimals: number;
  /** Decimals that are shown even where they are 0. */
  readonly leastDecimals: number;
  /** By how many powers of ten the number is shown larger: 2 for each %, −3 for each comma at the end. */
  readonly power: number;
  readonly before: string;
  readonly after: string;
  /** A minus or brackets of its own. */
  readonly signed: boolean;
  /** Whoever reads what it shows takes any number for one below zero. */
  readonly belowZero: boolean;
};

/** `[>=1000]`: numbers that a section is for. The sign is empty where it cannot be read. */
export type Condition = { readonly sign: string; readonly bound: number };

/** Undefined stands for a section of which nobody can say here what it shows. */
export type CellFormat =
  /** As Excel shows a number by itself, with what stands around it. */
  | { readonly kind: "general"; readonly before?: string; readonly after?: string }
  | {
      readonly kind: "number";
      readonly sections: readonly (Section | undefined)[];
      readonly simple: Section | undefined;
      /** Of the first two sections, where one of them has any. */
      readonly conditions?: readonly (Condition | undefined)[];
    }
  | { readonly kind: "scientific"; readonly decimals: number }
  | { readonly kind: "fraction" }
  /** `time`: the time of day is shown as well. */
  | { readonly kind: "day"; readonly time: boolean }
  /** A month, a weekday or a time: not a whole day. */
  | { readonly kind: "part of a day" };

type NumberFormat = Extract<CellFormat, { readonly kind: "number" }>;

export const general: CellFormat = { kind: "general" };

/** Further from what is held than this is another number; nearer is the noise of binary fractions. */
const noise = 1e-8;

/** What is shown of a number, and the kind of cell that this makes. The same object is used again and again. */
type Shown = { text: string; kind: number };
const shown: Shown = { text: "", kind: 0 };

function show(text: string, kind: number): Shown {
  shown.text = text;
  shown.kind = kind;
  return shown;
}

/** `held` has the form of a number and so many plain decimals, −1 if it is not plain. What the format hides or rounds is held as it is, with the kind `rounded`. */
export function shownAs(format: CellFormat, held: string, decimals: number): Shown {
  switch (format.kind) {
    case "general":
      if (format.before !== undefined) return shownWithin(format.before, held, format.after ?? "");
      return decimals >= 0 ? show(held, cellKind.number) : shownGenerally(held);
    case "number": {
      const { simple } = format;
      // Nearly all numbers of nearly all files end here.
      if (
        simple !== undefined &&
        decimals >= 0 &&
        decimals <= simple.decimals &&
        held.charCodeAt(0) !== minus
      ) {
        if (simple.least <= 1 || wholeLength(held, decimals) >= simple.least)
          return show(held, cellKind.number);
      }
      return shownInSection(format, held);
    }
    case "scientific": {
      const value = Number(held);
      return near(Number(value.toExponential(format.decimals)), value)
        ? shownGenerally(held)
        : show(held, cellKind.rounded);
    }
    case "fraction":
      return Number.isInteger(Number(held)) ? shownGenerally(held) : show(held, cellKind.rounded);
    case "day":
      return show(decimals === 0 || format.time ? plainNumber(held) : wholeDay(held), cellKind.date);
    case "part of a day":
      return show(plainNumber(held), cellKind.partOfDay);
  }
}

const minus = 0x2d;
function wholeLength(held: string, decimals: number): number {
  return decimals === 0 ? held.length : held.length - decimals - 1;
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= noise;
}

function shownGenerally(held: string): Shown {
  const value = Number(held);
  return show(plainNumber(held), Math.abs(value) >= mostKept ? cellKind.rounded : cellKind.number);
}

function shownWithin(before: string, held: string, after: string): Shown {
  const { text, kind } = shownGenerally(held);
  return show(before + text + after, kind);
}

/** The day is shown, the time in it is not; what is about to become the next day stays as it is. */
function wholeDay(held: string): string {
  const value = Number(held);
  const whole = Math.floor(value);
  return value - whole < 0.99999 ? String(whole) : plainNumber(held);
}

/** Which section shows a number; −1 where nobody can tell: with conditions, of the signs of numbers below zero. */
function sectionAt({ sections, conditions }: NumberFormat, value: number): number {
  const { length } = sections;
  if (conditions === undefined) return value < 0 && length > 1 ? 1 : value === 0 && length > 2 ? 2 : 0;
  if (value < 0 || conditions.some((one) => one?.sign === "")) return -1;
  const [first, second] = conditions;
  if (first === undefined) return -1;
  if (meets(value, first)) return 0;
  // Of three sections the second is for numbers below zero, if it does not say for which.
  if (second === undefined) return length > 2 ? 2 : length - 1 || -1;
  return meets(value, second) ? 1 : length > 2 ? 2 : -1;
}

function meets(value: number, { sign, bound }: Condition): boolean {
  if (sign === "=") return value === bound;
  if (sign === "<>") return value !== bound;
  if (value === bound) return sign.endsWith("=");
  return sign.startsWith("<") ? value < bound : value > bound;
}

function shownInSection(format: NumberFormat, held: string): Shown {
  const value = Number(held);
  const at = sectionAt(format, value);
  const section = format.sections[at];
  const hidden = show(held, cellKind.rounded);
  if (section === undefined) return hidden;
  const size = Math.abs(value) * 10 ** section.power;
  const digits = size.toFixed(section.decimals);
  if (!(Math.abs(value) < mostKept) || !near(Number(digits), size)) return hidden;
  const none = section.whole === "" && section.decimals === 0;
  if (value === 0 && (none || section.least + section.leastDecimals === 0)) {
    // A dash stands for zero; an empty section leaves the cell blank.
    return show(section.signed || section.before + section.after !== "" ? "0" : "", cellKind.number);
  }
  if (none) return hidden;
  // A number above zero that is shown as one below it, or one below zero with two signs.
  if (section.belowZero && (value > 0 || (value < 0 && at === 0))) return hidden;
  // Without a sign of its own a number below zero looks like one above it.
  if (value < 0 && at === 1 && !section.signed) return hidden;
  const sign = value < 0 ? "-" : "";
  return show(sign + section.before + withPlaceholders(digits, section) + section.after, cellKind.number);
}

/** `140` in `0000` → `0140`, `402715` in `00-00-00` → `40-27-15`; decimals that need not be shown are not. */
function withPlaceholders(digits: string, { whole, least, decimals, leastDecimals }: Section): string {
  const point = digits.indexOf(".");
  let number = (point < 0 ? digits : digits.slice(0, point)).padStart(least, "0");
  let rest = point < 0 ? "" : digits.slice(point + 1);
  while (rest.length > leastDecimals && rest.endsWith("0")) rest = rest.slice(0, -1);
  if (/[^0#?]/.test(whole)) {
    let left = number.length;
    let filled = "";
    for (let at = whole.length - 1; at >= 0; at -= 1) {
      const mark = whole.charAt(at);
      if (mark !== "0" && mark !== "#" && mark !== "?") {
        if (left > 0) filled = mark + filled;
      } else if (left > 0) {
        left -= 1;
        filled = number.charAt(left) + filled;
      }
    }
    number = number.slice(0, left) + filled;
  }
  return decimals === 0 || rest === "" ? number : `${number}.${rest}`;
}
