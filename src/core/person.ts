// A person is the first eight characters of the National Insurance number; the last letter is not part of it.
// As a number: two letters in base 26, then six digits. It fits 32 bits, so a million people fit a small array.

export type PersonNumber = number & { readonly __unit: "person" };

/** "AB123456C" or "AB123456" → a number from 0 to 675,999,999. The caller has checked the pattern. */
export function personNumber(niNumber: string): PersonNumber {
  let digits = 0;
  for (let at = 2; at < 8; at += 1) digits = digits * 10 + niNumber.charCodeAt(at) - 48;
  const letters = (niNumber.charCodeAt(0) - 65) * 26 + niNumber.charCodeAt(1) - 65;
  return (letters * 1_000_000 + digits) as PersonNumber;
}

/** The eight characters again. */
export function personText(person: PersonNumber): string {
  const digits = person % 1_000_000;
  const letters = (person - digits) / 1_000_000;
  const first = String.fromCharCode(65 + Math.floor(letters / 26));
  const second = String.fromCharCode(65 + (letters % 26));
  return first + second + String(digits).padStart(6, "0");
}

/** For logs and messages: "AB****56". */
export function maskedNiNumber(niNumber: string): string {
  return niNumber.length < 8 ? "****" : `${niNumber.slice(0, 2)}****${niNumber.slice(6, 8)}`;
}
