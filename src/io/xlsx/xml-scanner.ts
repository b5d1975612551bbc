// A strict scanner of XML 1.0 with namespaces, over the bytes of a part. It exists because a sheet is a
// hundred megabytes of small elements: a general parser needs ten times as long. It accepts and refuses what
// the parser saxes does; a law in the tests holds the two against each other.

import { alternatives, withFallbacks } from "./alternate-content.ts";
import { isMain } from "./namespaces.ts";
import { declarationEnd, guardEncoding, type XmlElement, type XmlHandler, type XmlPart } from "./xml.ts";
import { spelledAt, type XmlName, xmlNames } from "./xml-names.ts";
import { isReference, xmlTexts } from "./xml-text.ts";

const stepBytes = 1 << 16;
/** Far more than Office defines; a part with more is made to fill memory. */
const mostNames = 4096;
/** No reference to a character is longer, `&` and `;` included. */
const longestReference = 64;

const xmlSpace = "http://www.w3.org/XML/1998/namespace";
const xmlnsSpace = "http://www.w3.org/2000/xmlns/";

// Classes of bytes.
const space = 1;
/** Ends a stretch of plain text, or needs a look: < & ] controls, CR, and what may begin U+FFFE. */
const textStop = 2;
/** The same in an attribute: < & quotes, white space that is normalised, controls. */
const valueStop = 4;
const nameByte = 8;
/** Not a character of XML. */
const forbidden = 16;

const classes = new Uint8Array(256);
for (let byte = 0; byte < 256; byte += 1) {
  const character = String.fromCharCode(byte);
  const isSpace = " \t\n\r".includes(character);
  let sum = isSpace ? space : 0;
  if (byte < 32 && !isSpace) sum |= forbidden | textStop | valueStop;
  if ("<&]\r".includes(character) || byte === 0xef) sum |= textStop;
  if ("<&\"'\t\n\r".includes(character) || byte === 0xef) sum |= valueStop;
  if (byte >= 128 || /[-.:\w]/.test(character)) sum |= nameByte;
  classes[byte] = sum;
}

const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;
const ampersand = 0x26;
const bracket = 0x5d;
const equals = 0x3d;
const bang = 0x21;
const question = 0x3f;
const dash = 0x2d;
const letterC = 0x63;

/** Reads a whole part. */
export function readXml(part: XmlPart, handler: XmlHandler): void {
  const step = openXml(part, handler);
  while (step());
}

/**
 * Opens a part and returns a function that reads some more of it, calls the handler, and says whether there
 * is more. Throws Refusals: `xml-unsafe` for what is not read on principle, `workbook-damaged` for what is
 * not well formed.
 */
export function openXml(part: XmlPart, reader: XmlHandler): () => boolean {
  const { bytes, limits, refuse } = part;
  let handler = reader;
  guardEncoding(part);
  const end = bytes.length;
  const names = xmlNames();
  const texts = xmlTexts(bytes);
  const wantsText = (): boolean => handler.wantsText?.() ?? true;

  const letters: (XmlName | undefined)[] = Array.from({ length: 256 }, () => undefined);
  const stack: XmlName[] = [];
  let rootSeen = false;
  /** Where the step ends. */
  let stop = 0;

  // Namespace bindings in force, with the depth of the element that made them; `bound` counts every change.
  const bindings: { readonly prefix: string; readonly uri: string; readonly depth: number }[] = [
    { prefix: "xml", uri: xmlSpace, depth: 0 },
  ];
  let bound = 0;

  // The attributes of the element just opened.
  const attributeNames: XmlName[] = [];
  const valueFrom = new Int32Array(limits.attributes);
  const valueTo = new Int32Array(limits.attributes);
  const valueCoded = new Uint8Array(limits.attributes);
  let attributes = 0;
  let elements = 0;

  let at = declarationEnd(part);

  function damaged(what = "XML"): never {
    return refuse("workbook-damaged", `${part.name}: ${what}`);
  }

  function unsafe(what: string): never {
    return refuse("xml-unsafe", `${part.name}: ${what}`);
  }

  function named(from: number, to: number, hash: number): XmlName {
    const name = from === to ? undefined : names.at(bytes, from, to, hash);
    if (names.count() > mostNames) unsafe(`names > ${mostNames}`);
    if (name?.local === alternatives && handler === reader) handler = withFallbacks(reader);
    return name ?? damaged();
  }

  /** Reads a name that begins at `at` and passes it. */
  function readName(): XmlName {
    const from = at;
    let where = at;
    let hash = 0;
    while (where < end) {
      const byte = bytes[where] ?? 0;
      if (((classes[byte] ?? 0) & nameByte) === 0) break;
      hash = (Math.imul(hash, 31) + byte) | 0;
      where += 1;
    }
    at = where;
    // Most names of a sheet have one letter.
    if (where - from === 1) {
      const byte = bytes[from] ?? 0;
      const name = letters[byte] ?? named(from, where, hash);
      letters[byte] = name;
      return name;
    }
    return named(from, where, hash);
  }

  function skipSpace(): boolean {
    const from = at;
    while (at < end && ((classes[bytes[at] ?? 0] ?? 0) & space) !== 0) at += 1;
    return at > from;
  }

  /** Checks the reference at `where` and returns the place behind it. */
  function reference(where: number): number {
    const semicolon = bytes.indexOf(0x3b, where);
    if (semicolon < 0 || semicolon - where > longestReference) damaged("&");
    if (!isReference(bytes.toString("latin1", where + 1, semicolon))) damaged("&");
    return semicolon + 1;
  }

  /** U+FFFE and U+FFFF are no characters; they begin with the byte EF like many that are. */
  function checkCharacter(where: number): void {
    if (bytes[where] === 0xef && bytes[where + 1] === 0xbf && (bytes[where + 2] ?? 0) >= 0xbe)
      damaged("U+FFFE");
  }

  /** Checks the characters of a comment, instruction or CDATA section. */
  function checkStretch(from: number, to: number): void {
    for (let where = from; where < to; where += 1) {
      const byte = bytes[where] ?? 0;
      if (((classes[byte] ?? 0) & forbidden) !== 0) damaged("U+" + byte.toString(16).padStart(4, "0"));
      if (byte === 0xef) checkCharacter(where);
    }
  }

  function scanText(): void {
    const from = at;
    let coded = false;
    for (;;) {
      let byte = 0;
      let high = 0;
      let where = at;
      for (; where < end; where += 1) {
        byte = bytes[where] ?? 0;
        if (((classes[byte] ?? 0) & textStop) !== 0) break;
        high |= byte;
      }
      at = where;
      if (high >= 128) coded = true;
      if (at >= end || byte === lessThan) break;
      if (byte === ampersand) {
        coded = true;
        if (stack.length === 0) damaged();
        at = reference(at);
        continue;
      }
      if (byte === 0xef) {
        coded = true;
        checkCharacter(at);
      } else if (byte === 13) coded = true;
      else if (byte !== bracket) damaged("U+" + byte.toString(16).padStart(4, "0"));
      else if (bytes[at + 1] === bracket && bytes[at + 2] === greaterThan) damaged("]]>");
      at += 1;
    }
    if (stack.length === 0) {
      for (let where = from; where < at; where += 1) {
        if (((classes[bytes[where] ?? 0] ?? 0) & space) === 0) damaged();
      }
    } else if (wantsText()) {
      if (at - from > limits.textRunBytes) tooLong();
      handler.text(coded ? texts.decoded(from, at, false) : texts.plain(from, at));
    }
  }

  function tooLong(): never {
    return refuse("workbook-too-large", part.name, { expected: String(limits.textLength) });
  }

  /** Everything that begins with `<!`. */
  function scanBang(): void {
    if (bytes[at + 2] === dash && bytes[at + 3] === dash) {
      const close = bytes.indexOf("--", at + 4, "latin1");
      if (close < 0 || bytes[close + 2] !== greaterThan) damaged("<!--");
      checkStretch(at + 4, close);
      at = close + 3;
    } else if (bytes.toString("latin1", at, at + 9) === "<![CDATA[" && stack.length > 0) {
      const close = bytes.indexOf("]]>", at + 9, "latin1");
      if (close < 0) damaged("CDATA");
      checkStretch(at + 9, close);
      if (close - at > limits.textRunBytes && wantsText()) tooLong();
      if (wantsText()) handler.text(bytes.toString("utf8", at + 9, close).replace(/\r\n?/g, "\n"));
      at = close + 3;
    } else if (bytes.toString("latin1", at, at + 9) === "<!DOCTYPE") unsafe("DOCTYPE");
    else damaged("<!");
  }

  function scanInstruction(): void {
    const from = at;
    at += 2;
    const { qualified } = readName();
    if (qualified.toLowerCase() === "xml" || qualified.includes(":")) damaged("<?");
    const behind = bytes[at] ?? 0;
    const close = bytes.indexOf("?>", at, "latin1");
    if (close < 0 || (close !== at && ((classes[behind] ?? 0) & space) === 0)) damaged("<?");
    checkStretch(from, close);
    at = close + 2;
  }

  function scanClose(): void {
    const name = stack.pop() ?? damaged();
    const from = at + 2;
    at = from + name.spelled.length;
    if (!spelledAt(name.spelled, bytes, from, Math.min(at, end))) damaged("</");
    if (bytes[at] !== greaterThan) {
      skipSpace();
      if (bytes[at] !== greaterThan) damaged("</");
    }
    at += 1;
    closed();
  }

  function closed(): void {
    const depth = stack.length + 1;
    while (bindings.length > 1 && bindings[bindings.length - 1]?.depth === depth) {
      bindings.pop();
      bound += 1;
    }
    if (handler.close()) stop = 0;
  }

  function scanOpen(): void {
    if (stack.length === 0 && rootSeen) damaged();
    rootSeen = true;
    if (stack.length >= limits.depth) unsafe(`depth > ${limits.depth}`);
    at += 1;
    const name = readName();
    stack.push(name);
    elements += 1;
    attributes = 0;
    let prefixed = 0;
    let binds = false;
    let empty = false;
    for (;;) {
      const byte = bytes[at];
      if (byte === greaterThan) {
        at += 1;
        break;
      }
      if (byte === slash) {
        if (bytes[at + 1] !== greaterThan) damaged("<");
        at += 2;
        empty = true;
        break;
      }
      if (byte === 0x20 && ((classes[bytes[at + 1] ?? 0] ?? 0) & nameByte) !== 0) at += 1;
      else {
        if (!skipSpace()) damaged("<");
        const next = bytes[at];
        if (next === greaterThan || next === slash) continue;
      }
      const attribute = readName();
      if (attribute.element === elements) damaged("2 × " + attribute.qualified.slice(0, 24));
      attribute.element = elements;
      if (attributes >= limits.attributes) unsafe(`attributes > ${limits.attributes}`);
      if (attribute.prefix !== "") prefixed += 1;
      if (attribute.prefix === "xmlns" || attribute.qualified === "xmlns") binds = true;
      attributeNames[attributes] = attribute;
      scanValue();
      attributes += 1;
    }
    if (binds) bind();
    if (prefixed > 0) checkPrefixed();
    element.name = name.local;
    element.space = spaceOf(name);
    handler.open(element);
    if (empty) {
      stack.pop();
      closed();
    }
  }

  function scanValue(): void {
    if (bytes[at] !== equals) skipSpace();
    if (bytes[at] !== equals) damaged("=");
    at += 1;
    if (((classes[bytes[at] ?? 0] ?? 0) & space) !== 0) skipSpace();
    const quote = bytes[at];
    if (quote !== 0x22 && quote !== 0x27) damaged("=");
    at += 1;
    const from = at;
    let coded = false;
    for (;;) {
      let byte = 0;
      let high = 0;
      let where = at;
      for (; where < end; where += 1) {
        byte = bytes[where] ?? 0;
        if (((classes[byte] ?? 0) & valueStop) !== 0) break;
        high |= byte;
      }
      at = where;
      if (high >= 128) coded = true;
      if (at >= end) damaged("=");
      if (byte === quote) break;
      if (byte === ampersand) {
        coded = true;
        at = reference(at);
        continue;
      }
      if (byte === lessThan || ((classes[byte] ?? 0) & forbidden) !== 0) damaged("=");
      if (byte === 0xef) checkCharacter(at);
      if (byte !== 0x22 && byte !== 0x27) coded = true;
      at += 1;
    }
    if (at - from > limits.attributeBytes) unsafe(`attribute > ${limits.attributeBytes}`);
    valueFrom[attributes] = from;
    valueTo[attributes] = at;
    valueCoded[attributes] = coded ? 1 : 0;
    at += 1;
  }

  function attributeText(index: number): string {
    const from = valueFrom[index] ?? 0;
    const to = valueTo[index] ?? 0;
    return valueCoded[index] === 1 ? texts.decoded(from, to, true) : texts.plain(from, to);
  }

  function bind(): void {
    for (let index = 0; index < attributes; index += 1) {
      const { prefix, local, qualified } = attributeNames[index] ?? damaged();
      if (prefix !== "xmlns" && qualified !== "xmlns") continue;
      const bindsPrefix = prefix === "" ? "" : local;
      const uri = attributeText(index).trim();
      const reserved = uri === xmlSpace || uri === xmlnsSpace;
      if (bindsPrefix === "xmlns" || (bindsPrefix === "xml" ? uri !== xmlSpace : reserved)) damaged("xmlns");
      if (uri === "" && bindsPrefix !== "") damaged("xmlns");
      bindings.push({ prefix: bindsPrefix, uri, depth: stack.length });
    }
    bound += 1;
  }

  function spaceOf(name: XmlName): string {
    if (name.boundAt === bound) return name.space;
    name.space = lookUp(name.prefix);
    name.boundAt = bound;
    return name.space;
  }

  function lookUp(prefix: string): string {
    if (prefix === "xmlns") return xmlnsSpace;
    for (let index = bindings.length - 1; index >= 0; index -= 1) {
      const binding = bindings[index];
      if (binding !== undefined && binding.prefix === prefix) return binding.uri;
    }
    return prefix === "" ? "" : damaged("xmlns");
  }

  /** Prefixes must be bound, and two spellings must not be the same attribute. */
  function checkPrefixed(): void {
    let seen: Set<string> | undefined;
    let before = "";
    for (let index = 0; index < attributes; index += 1) {
      const name = attributeNames[index] ?? damaged();
      if (name.prefix === "" || name.prefix === "xmlns") continue;
      const key = `${spaceOf(name)} ${name.local}`;
      if (before !== "") {
        seen ??= new Set([before]);
        if (seen.has(key)) damaged("2 × " + name.local.slice(0, 24));
        seen.add(key);
      }
      before = key;
    }
  }

  /** Whether the handler has taken the elements `c` of sheets that begin here, which may have one child each. */
  function tookQuickly(): boolean {
    const name = letters[letterC];
    if (handler.quick === undefined || name === undefined || stack.length + 2 > limits.depth) return false;
    const from = at;
    if (isMain(spaceOf(name))) at = handler.quick(at);
    return at > from;
  }

  const element: { -readonly [Key in keyof XmlElement]: XmlElement[Key] } = {
    name: "",
    space: "",
    bytes,
    from: 0,
    to: 0,
    find(wanted) {
      for (let index = 0; index < attributes; index += 1) {
        if (attributeNames[index]?.qualified !== wanted) continue;
        if (valueCoded[index] === 1) {
          element.bytes = Buffer.from(attributeText(index));
          element.from = 0;
          element.to = element.bytes.length;
        } else {
          element.bytes = bytes;
          element.from = valueFrom[index] ?? 0;
          element.to = valueTo[index] ?? 0;
        }
        return true;
      }
      return false;
    },
    attribute(wanted) {
      for (let index = 0; index < attributes; index += 1) {
        if (attributeNames[index]?.qualified === wanted) return attributeText(index);
      }
      return undefined;
    },
    attributeIn(accepts, wanted) {
      for (let index = 0; index < attributes; index += 1) {
        const name = attributeNames[index];
        if (name === undefined || name.local !== wanted || name.prefix === "" || name.prefix === "xmlns")
          continue;
        if (accepts(spaceOf(name))) return attributeText(index);
      }
      return undefined;
    },
  };

  return () => {
    stop = Math.min(end, at + stepBytes);
    while (at < stop) {
      if (bytes[at] !== lessThan) scanText();
      else {
        const next = bytes[at + 1];
        if (next === slash) scanClose();
        else if (next === bang) scanBang();
        else if (next === question) scanInstruction();
        else if (next !== letterC || !tookQuickly()) scanOpen();
      }
    }
    if (at < end) return true;
    if (at > end || stack.length > 0 || !rootSeen) damaged("XML …");
    return false;
  };
}
