// National Insurance numbers: two letters, six digits, a letter from A to D. People write them in either case
// and with spaces or hyphens. Source: hmrc/domain Nino.scala; HMRC manual NIM39110. Read for every row, so
// without patterns and, where it is already written well, without a new text.

const notFirst = flags("DFIQUV");
const notSecond = flags("DFIOQUV");
const refusedPrefixes = prefixes("BG GB KN NK NT TN ZZ");
const administrativePrefixes = prefixes("OO CR FY MW NC PP PY PZ");

/**
 * The nine characters in capitals without spaces or hyphens: "ab 12 34 56 c" → "AB123456C"; undefined when it is
 * not a number of the pattern.
 */
export function readNiNumber(text: string): string | undefined {
  const length = text.length;
  let count = 0;
  let first = 0;
  let second = 0;
  let digits = 0;
  let suffix = 0;
  for (let at = 0; at < length; at += 1) {
    let code = text.charCodeAt(at);
    // Space, no-break space, tab and hyphen are how people group it.
    if (code === 32 || code === 160 || code === 9 || code === 45) continue;
    if (code >= 97 && code <= 122) code -= 32;
    if (count >= 2 && count < 8) {
      if (code < 48 || code > 57) return undefined;
      digits = digits * 10 + code - 48;
    } else {
      if (code < 65 || code > 90) return undefined;
      if (count === 0) first = code - 65;
      else if (count === 1) second = code - 65;
      else suffix = code - 65;
    }
    count += 1;
    if (count > 9) return undefined;
  }
  if (count !== 9 || suffix > 3) return undefined;
  if (notFirst[first] === 1 || notSecond[second] === 1) return undefined;
  if (refusedPrefixes[first * 26 + second] === 1) return undefined;
  return length === 9 && isWrittenWell(text) ? text : written(first, second, digits, suffix);
}

/** Whether a normalised number has a prefix that no person has: it is given out for administration. */
export function isAdministrative(niNumber: string): boolean {
  return isAdministrativePrefix((niNumber.charCodeAt(0) - 65) * 26 + niNumber.charCodeAt(1) - 65);
}

/** The same of the two letters as a number in base 26. */
export function isAdministrativePrefix(letters: number): boolean {
  return administrativePrefixes[letters] === 1;
}

const madeUp: ReadonlySet<string> = new Set([
  "123456",
  "654321",
  ...[..."0123456789"].map((one) => one.repeat(6)),
]);

/** Whether the digits of a normalised number only look made up: six equal ones, 123456, 654321. Twelve of a million numbers do. */
export function looksMadeUp(niNumber: string): boolean {
  // Nearly every number is told by its third and fourth digit.
  const step = niNumber.charCodeAt(4) - niNumber.charCodeAt(5);
  return step >= -1 && step <= 1 && madeUp.has(niNumber.slice(2, 8));
}

/**
 * The number that a cell would hold with the digits 0 and 1 for the letters O and I among its digits; undefined when it is
 * none all the same. It is offered, never taken.
 */
export function niNumberMeant(text: string): string | undefined {
  const plain = text.replace(/[\s\u00a0-]/g, "").toUpperCase();
  if (plain.length !== 9) return undefined;
  const digits = plain.slice(2, 8).replaceAll("O", "0").replaceAll("I", "1");
  return readNiNumber(plain.slice(0, 2) + digits + plain.slice(8));
}

/** Nine characters that were read are written well when no letter is small. */
function isWrittenWell(text: string): boolean {
  return text.charCodeAt(0) < 97 && text.charCodeAt(1) < 97 && text.charCodeAt(8) < 97;
}

function written(first: number, second: number, digits: number, suffix: number): string {
  return (
    String.fromCharCode(65 + first, 65 + second) +
    String(digits).padStart(6, "0") +
    String.fromCharCode(65 + suffix)
  );
}

function flags(letters: string): Uint8Array {
  const set = new Uint8Array(26);
  for (let at = 0; at < letters.length; at += 1) set[letters.charCodeAt(at) - 65] = 1;
  return set;
}

function prefixes(pairs: string): Uint8Array {
  const set = new Uint8Array(26 * 26);
  for (const pair of pairs.split(" ")) set[(pair.charCodeAt(0) - 65) * 26 + pair.charCodeAt(1) - 65] = 1;
  return set;
}
