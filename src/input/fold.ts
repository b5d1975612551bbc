// Headings, list values and keys are compared in a folded form, so that letter case, accents, blanks, line
// breaks, hyphens and * marks do not matter. What is kept and shown is always the text as written.

/** "Enw’r  Cyflogwr *" → "enwrcyflogwr". Independent of the locale. */
export function fold(text: string): string {
  const letters =
    foldedPlain(text) ??
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "");
  // Both spellings of the Welsh word for a shift are in use.
  return letters.includes("shifft") ? letters.replaceAll("shifft", "sifft") : letters;
}

/**
 * The same for text of unaccented letters, digits and signs, without the detour; undefined for other text. The top of
 * every file of a batch of hundreds is folded, cell by cell.
 */
function foldedPlain(text: string): string | undefined {
  let folded = "";
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7e) return undefined;
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) folded += text[at];
    else if (code >= 0x41 && code <= 0x5a) folded += String.fromCharCode(code + 32);
  }
  return folded;
}

/** How many letters differ (changed, added, left out), or `most` + 1 when it is more than `most`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(row[b.length] ?? most + 1, most + 1);
}

/** The candidate that the text is probably meant to be: two letters away at most, one in short words. */
export function nearest<Value>(
  text: string,
  candidates: Iterable<readonly [string, Value]>,
): Value | undefined {
  const most = text.length >= 8 ? 2 : text.length >= 5 ? 1 : 0;
  let best: Value | undefined;
  let least = most + 1;
  if (most === 0) return undefined;
  for (const [candidate, value] of candidates) {
    const away = distance(text, candidate, most);
    if (away < least) {
      best = value;
      least = away;
    }
  }
  return best;
}
