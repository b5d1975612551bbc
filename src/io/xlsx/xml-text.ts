// Turns bytes of XML text into strings: plain stretches as they are, references and line ends as XML says.
// Short texts come up again and again in a sheet (0.00, yes, role codes), so the last ones are kept.

const longest = 12;
const kept = 1 << 13;
const single = Array.from({ length: 128 }, (_, byte) => String.fromCharCode(byte));

export type XmlTexts = {
  /** ASCII without anything to decode. */
  readonly plain: (from: number, to: number) => string;
  /** UTF-8 with references, line ends and, in an attribute, white space to normalise. */
  readonly decoded: (from: number, to: number, inAttribute: boolean) => string;
};

export function xmlTexts(bytes: Buffer): XmlTexts {
  const cache: string[] = new Array<string>(kept).fill("");

  function plain(from: number, to: number): string {
    const length = to - from;
    if (length <= 1) return length === 1 ? (single[bytes[from] ?? 0] ?? "") : "";
    if (length > longest) return bytes.toString("latin1", from, to);
    let hash = length;
    for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
    const slot = (hash ^ (hash >>> 13)) & (kept - 1);
    const before = cache[slot] ?? "";
    if (before.length === length) {
      let at = 0;
      while (at < length && before.charCodeAt(at) === bytes[from + at]) at += 1;
      if (at === length) return before;
    }
    const text = bytes.toString("latin1", from, to);
    cache[slot] = text;
    return text;
  }

  function decoded(from: number, to: number, inAttribute: boolean): string {
    const raw = bytes.toString("utf8", from, to).replace(/\r\n?/g, "\n");
    const flat = inAttribute ? raw.replace(/[\t\n]/g, " ") : raw;
    if (!flat.includes("&")) return flat;
    return flat.replace(/&(#?)([^;]*);/g, (_: string, number: string, name: string) =>
      number === "" ? (namedCharacters.get(name) ?? "") : String.fromCodePoint(codePoint(name)),
    );
  }

  return { plain, decoded };
}

const namedCharacters = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** Whether what stands between & and ; is one of the five names or a number of a character of XML 1.0. */
export function isReference(body: string): boolean {
  if (!body.startsWith("#")) return namedCharacters.has(body);
  if (!/^#(x[0-9A-Fa-f]+|[0-9]+)$/.test(body)) return false;
  const code = codePoint(body.slice(1));
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

function codePoint(digits: string): number {
  return digits.startsWith("x") ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
}
