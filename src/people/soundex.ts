// The sound of a word in English as four characters (Russell 1918): only for codes, never for comparing names.

const soundOf: Readonly<Record<string, string>> = {
  b: "1",
  f: "1",
  p: "1",
  v: "1",
  c: "2",
  g: "2",
  j: "2",
  k: "2",
  q: "2",
  s: "2",
  x: "2",
  z: "2",
  d: "3",
  t: "3",
  l: "4",
  m: "5",
  n: "5",
  r: "6",
};

/** "hughes" → "h220". A word in small letters without marks. */
export function soundex(word: string): string {
  let code = word.charAt(0);
  let before = soundOf[code] ?? "";
  for (let at = 1; at < word.length && code.length < 4; at += 1) {
    const letter = word.charAt(at);
    // h and w between two letters of one sound do not part them; a vowel does.
    if (letter === "h" || letter === "w") continue;
    const sound = soundOf[letter] ?? "";
    if (sound !== "" && sound !== before) code += sound;
    before = sound;
  }
  return code.padEnd(4, "0");
}
