// Numbers as people and programs write them, kept as whole numbers of their last place. Nothing is rounded: a
// number with more places than it may have is refused.
import { isBlank } from "./blank.ts";

const zero = 0x30;
const nine = 0x39;
const point = 0x2e;
const comma = 0x2c;
const minus = 0x2d;
const trueMinus = 0x2212;
const poundSign = 0xa3;
const openBracket = 0x28;
const closeBracket = 0x29;
const mostDigits = 12;

/**
 * Pounds to pence: "£1,498.00", "1498", "1 498.5", "-5.00", "(5.00)". A comma or blank stands before each group
 * of three digits or nowhere. Undefined for anything else: three decimals, exponents, text.
 */
export function penceOf(text: string): number | undefined {
  let end = text.length;
  let at = 0;
  let negative = false;
  let pound = false;
  // Accountants write amounts below zero in brackets.
  if (text.charCodeAt(0) === openBracket) {
    if (text.charCodeAt(end - 1) !== closeBracket) return undefined;
    negative = true;
    at = 1;
    end -= 1;
  }
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if ((code === minus || code === trueMinus) && !negative) negative = true;
    else if (code === poundSign && !pound) pound = true;
    else if (!isBlank(code) || at === 0) break;
  }
  let pounds = 0;
  let digits = 0;
  let sinceMark = 0;
  let mark = 0;
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= zero && code <= nine) {
      pounds = pounds * 10 + code - zero;
      digits += 1;
      sinceMark += 1;
    } else if (code === point) break;
    else if (code === comma || isBlank(code)) {
      const whole = mark === 0 ? sinceMark >= 1 && sinceMark <= 3 : sinceMark === 3 && code === mark;
      if (!whole) return undefined;
      mark = code;
      sinceMark = 0;
    } else return undefined;
  }
  if ((mark !== 0 && sinceMark !== 3) || digits > mostDigits) return undefined;
  let pence = pounds * 100;
  if (at < end) {
    const places = end - at - 1;
    if (places < 1 || places > 2) return undefined;
    for (let unit = 10, place = at + 1; place < end; place += 1, unit /= 10) {
      const code = text.charCodeAt(place);
      if (code < zero || code > nine) return undefined;
      pence += (code - zero) * unit;
    }
  } else if (digits === 0) return undefined;
  return negative && pence !== 0 ? -pence : pence;
}

/**
 * "22.5" with two decimals → 2250. Zeros after the last place are allowed. Undefined for anything but an
 * optional minus, digits, a point and digits.
 */
export function scaledOf(text: string, decimals: number): number | undefined {
  const end = text.length;
  const negative = text.charCodeAt(0) === minus;
  let at = negative ? 1 : 0;
  let value = 0;
  let digits = 0;
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code < zero || code > nine) break;
    value = value * 10 + code - zero;
    digits += 1;
  }
  if (digits === 0 || digits > mostDigits) return undefined;
  let places = 0;
  if (at < end) {
    if (text.charCodeAt(at) !== point || at + 1 === end) return undefined;
    for (at += 1; at < end; at += 1) {
      const code = text.charCodeAt(at);
      if (code < zero || code > nine) return undefined;
      if (places === decimals) {
        if (code !== zero) return undefined;
        continue;
      }
      value = value * 10 + code - zero;
      places += 1;
    }
  }
  for (; places < decimals; places += 1) value *= 10;
  if (!Number.isSafeInteger(value)) return undefined;
  return negative && value !== 0 ? -value : value;
}
