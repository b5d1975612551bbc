// Names as they are compared, never as they are shown: small letters without marks, damage of UTF-8 read as Latin-1
// repaired, apostrophes away. Independent of the locale.

/** "SiÃ¢n" → "Siân": two characters that were the two bytes of one letter. */
function repaired(text: string): string {
  return text
    .replace(/â€[™˜]/g, "'")
    .replace(/[Â-Å][\u0080-¿]/g, (pair) =>
      String.fromCharCode(((pair.charCodeAt(0) & 0x1f) << 6) | (pair.charCodeAt(1) & 0x3f)),
    );
}

/** Repaired, without marks and apostrophes; letter case is kept, because it tells where a particle ends. */
function withoutMarks(text: string): string {
  if (isPlain(text)) return text;
  return repaired(text)
    .normalize("NFD")
    .replace(/[\u0300-\u036f'’‘`´]/g, "");
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7e || code === 0x27 || code === 0x60) return false;
  }
  return true;
}

/** The words of a name: what stands between blanks, hyphens and full stops. Letter case as written. */
export function wordsOf(text: string): readonly string[] {
  return withoutMarks(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
