// A person is the first eight characters of the National Insurance number; the last letter is not part of it.
// As a number: two letters in base 26, then six digits. It fits 30 bits, so a million people fit a small array.
// Where somebody has decided that a number is two people's, the second of them has a number above all these, so that everything
// that is counted by person is counted of each of the two.

export type PersonNumber = number & { readonly __unit: "person" };

/** Above every number that is made of an NI number alone. */
const firstSecond = 676_000_000;
/** Above every number of a person. */
export const firstNobody = 1_056_000_000;
const million = 1_000_000;
/** Letters that a number may begin with, and such as may follow. */
const [firstLetters, secondLetters] = ["ABCEGHJKLMNOPRSTWXYZ", "ABCEGHJKLMNPRSTWXYZ"] as const;
const secondMark = "/2";

/**
 * "AB123456C" or "AB123456" → a number from 0 to 675,999,999; "AB123456/2", the second person of a number → one above. The caller
 * has checked the pattern.
 */
export function personNumber(niNumber: string): PersonNumber {
  let digits = 0;
  for (let at = 2; at < 8; at += 1) digits = digits * 10 + niNumber.charCodeAt(at) - 48;
  const letters = (niNumber.charCodeAt(0) - 65) * 26 + niNumber.charCodeAt(1) - 65;
  const person = (letters * million + digits) as PersonNumber;
  return niNumber.endsWith(secondMark) ? (secondOf(person) ?? person) : person;
}

/** The second person of a number; undefined where no number may begin so. */
export function secondOf(person: PersonNumber): PersonNumber | undefined {
  if (isSecond(person)) return person;
  const digits = person % million;
  const letters = (person - digits) / million;
  const first = firstLetters.indexOf(String.fromCharCode(65 + Math.floor(letters / 26)));
  const second = secondLetters.indexOf(String.fromCharCode(65 + (letters % 26)));
  if (first < 0 || second < 0) return undefined;
  return (firstSecond + (first * secondLetters.length + second) * million + digits) as PersonNumber;
}

export function isSecond(person: PersonNumber): boolean {
  return person >= firstSecond;
}

/** The NI number, as a number, whosever it is: that of the first person. */
export function numberOf(person: PersonNumber): PersonNumber {
  if (!isSecond(person)) return person;
  const digits = person % million;
  const place = (person - firstSecond - digits) / million;
  const first = firstLetters.charCodeAt(Math.floor(place / secondLetters.length)) - 65;
  const second = secondLetters.charCodeAt(place % secondLetters.length) - 65;
  return ((first * 26 + second) * million + digits) as PersonNumber;
}

/** The eight characters of the number. */
export function numberText(person: PersonNumber): string {
  const number = numberOf(person);
  const digits = number % million;
  const letters = (number - digits) / million;
  const first = String.fromCharCode(65 + Math.floor(letters / 26));
  const second = String.fromCharCode(65 + (letters % 26));
  return first + second + String(digits).padStart(6, "0");
}

/** Who it is: the eight characters again, with a mark for the second person of a number. */
export function personText(person: PersonNumber): string {
  return isSecond(person) ? numberText(person) + secondMark : numberText(person);
}

/** For logs and messages: "AB****56". */
export function maskedNiNumber(niNumber: string): string {
  return niNumber.length < 8 ? "****" : `${niNumber.slice(0, 2)}****${niNumber.slice(6, 8)}`;
}
