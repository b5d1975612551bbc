// Places in the grid of a sheet and whole numbers, read from the bytes of attributes.
import { lastColumn } from "./limits.ts";
import type { XmlElement } from "./xml.ts";

export const columnsOfGrid = lastColumn + 1;

/** `B14` → row × 16384 + column (from 0); −1 when it is not such a reference. */
export function cellPlace(bytes: Uint8Array, from: number, to: number): number {
  let index = from;
  let column = 0;
  for (; index < to; index += 1) {
    const letter = (bytes[index] ?? 0) - 64;
    if (!(letter >= 1 && letter <= 26)) break;
    column = column * 26 + letter;
    if (column > columnsOfGrid) return -1;
  }
  if (column === 0) return -1;
  const row = wholeNumber(bytes, index, to);
  return row < 1 ? -1 : row * columnsOfGrid + column - 1;
}

/** `0`, `17`; −1 for anything else, such as a sign, a leading zero or more than nine digits. */
export function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  if (from >= to || to - from > 9) return -1;
  if (bytes[from] === 48) return to - from === 1 ? 0 : -1;
  let number = 0;
  for (let index = from; index < to; index += 1) {
    const digit = (bytes[index] ?? 0) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** The attribute as a whole number; −1 when it is none, −2 when it is not there. */
export function wholeAttribute(element: XmlElement, name: string): number {
  return element.find(name) ? wholeNumber(element.bytes, element.from, element.to) : -2;
}

/** The text of a shared string's place as a number. */
export function wholeText(text: string): number {
  const length = text.length;
  if (length === 0 || length > 9 || (length > 1 && text.charCodeAt(0) === 48)) return -1;
  let number = 0;
  for (let index = 0; index < length; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

export function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true" || text === "on";
}

/** The first letters of an attribute, for what is said of one at fault. */
export function attributeStart(element: XmlElement, name: string): string {
  return (element.attribute(name) ?? "").slice(0, 12);
}
