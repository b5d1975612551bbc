// How alike two words are, from 0 to 1 (Jaro 1989, Winkler 1990): letters in common near the same place, and a bonus
// for a common beginning of up to four letters.

/** Two words in small letters without marks. Equal words are 1, words without a letter in common 0. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const near = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const takenInB = new Uint8Array(b.length);
  const common: number[] = [];
  for (let i = 0; i < a.length; i += 1) {
    const last = Math.min(b.length - 1, i + near);
    for (let j = Math.max(0, i - near); j <= last; j += 1) {
      if (takenInB[j] === 1 || a.charCodeAt(i) !== b.charCodeAt(j)) continue;
      takenInB[j] = 1;
      common.push(a.charCodeAt(i));
      break;
    }
  }
  if (common.length === 0) return 0;
  let outOfPlace = 0;
  let at = 0;
  for (let j = 0; j < b.length; j += 1) {
    if (takenInB[j] !== 1) continue;
    if (common[at] !== b.charCodeAt(j)) outOfPlace += 1;
    at += 1;
  }
  const share = common.length;
  const jaro = (share / a.length + share / b.length + (share - outOfPlace / 2) / share) / 3;
  return jaro + commonBeginning(a, b) * 0.1 * (1 - jaro);
}

function commonBeginning(a: string, b: string): number {
  let length = 0;
  while (length < 4 && length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}

/**
 * The same, but "ph" and "f" are one step apart and not two: the better of the words as they are and with an f. The other
 * letters that Welsh and English write in different ways (dd d, ll l, rh r, ff f, u i y) are one step as they are.
 */
export function likeness(a: string, b: string): number {
  const plain = jaroWinkler(a, b);
  if (plain === 1 || !(a.includes("ph") || b.includes("ph"))) return plain;
  return Math.max(plain, Math.min(mostUnequal, jaroWinkler(a.replace("ph", "f"), b.replace("ph", "f"))));
}

/** Words that only their spelling makes equal are not equal. */
const mostUnequal = 0.97;
