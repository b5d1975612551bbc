// Numbers as programs store them, in the one form in which they are handed on: an optional minus, digits, a point,
// digits; no exponent, no zeros at the ends that say nothing.

const zero = 48;
const nine = 57;

/** More digits than this may end in the noise of binary fractions. */
const longestPlain = 15;

/**
 * How many decimals a number has that is in plain form already (`-12`, `0.5`); −1 when it is in another form or so
 * long that noise may be in it.
 */
export function plainDecimals(text: string): number {
  const length = text.length;
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  if (length - start > longestPlain) return -1;
  let at = start;
  while (at < length && isDigit(text.charCodeAt(at))) at += 1;
  if (at === start || (at - start > 1 && text.charCodeAt(start) === zero)) return -1;
  if (at === length) return start === 1 && text === "-0" ? -1 : 0;
  if (text.charCodeAt(at) !== 46) return -1;
  const point = at;
  at += 1;
  while (at < length && isDigit(text.charCodeAt(at))) at += 1;
  return at < length || at === point + 1 || text.charCodeAt(length - 1) === zero ? -1 : length - point - 1;
}

/**
 * `4711.0` → `4711`, `1.2345678E7` → `12345678`, `299.60000000000002` → `299.6`, `+5` → `5`, `.5` → `0.5`. What has
 * more digits than a program keeps, or is nearly nothing, stays as it is held.
 */
export function plainNumber(held: string): string {
  if (plainDecimals(held) >= 0) return held;
  const value = Number(held);
  const size = Math.abs(value);
  if (size >= mostKept || (size < leastPlain && value !== 0)) return held;
  // A difference of two sums is off in its eleventh decimal; what is shown of it is not.
  const short = Number(value.toFixed(8));
  return String(
    size >= leastSnapped && Math.abs(value - short) < noise ? short : Number(value.toPrecision(15)),
  );
}

/** From here on a number has more digits than a program keeps. */
export const mostKept = 1e15;
/** Below this JavaScript writes an exponent. */
const leastPlain = 1e-6;
const leastSnapped = 1e-3;
const noise = 1e-9;

/**
 * A number as XML Schema writes one (double): a sign, digits, decimals, exponent, and nothing else. Not NaN or INF,
 * which no cell can show.
 */
export function isNumber(text: string): boolean {
  const length = text.length;
  const first = text.charCodeAt(0);
  let at = first === 45 || first === 43 ? 1 : 0;
  let digits = 0;
  for (; at < length && isDigit(text.charCodeAt(at)); at += 1) digits += 1;
  if (at < length && text.charCodeAt(at) === 46) {
    at += 1;
    for (; at < length && isDigit(text.charCodeAt(at)); at += 1) digits += 1;
  }
  if (digits === 0) return false;
  if (at < length && (text.charCodeAt(at) | 32) === 101) {
    at += 1;
    const sign = text.charCodeAt(at);
    if (sign === 43 || sign === 45) at += 1;
    const exponent = at;
    while (at < length && isDigit(text.charCodeAt(at))) at += 1;
    if (at === exponent) return false;
  }
  return at === length;
}

function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}
