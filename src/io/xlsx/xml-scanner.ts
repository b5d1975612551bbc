// A strict scanner of XML 1.0 with namespaces, over the bytes of a part. It exists because a sheet is a
// hundred megabytes of small elements: a general parser needs ten times as long. It accepts and refuses what
// the parser saxes does; a law in the tests holds the two against each other.

import { alternatives, withFallbacks } from "./alternate-content.ts";
import { isMain } from "./namespaces.ts";
import { declarationEnd, guardEncoding, type XmlHandler, type XmlPart } from "./xml.ts";
import { attributesOf } from "./xml-attributes.ts";
import { classes, forbidden, nameByte, space, textStop, valueStop } from "./xml-classes.ts";
import { spelledAt, type XmlName, xmlNames } from "./xml-names.ts";
import { namespaceScope } from "./xml-namespaces.ts";
import { isReference, xmlTexts } from "./xml-text.ts";

const stepBytes = 1 << 16;
/** Far more than Office defines; a part with more is made to fill memory. */
const mostNames = 4096;
/** No reference to a character is longer, `&` and `;` included. */
const longestReference = 64;

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

  const scope = namespaceScope(damaged);

  const attributes = attributesOf(bytes, limits.attributes, texts, scope);
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
    scope.leave(depth);
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
    attributes.count = 0;
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
      if (attributes.count >= limits.attributes) unsafe(`attributes > ${limits.attributes}`);
      if (attribute.prefix !== "") prefixed += 1;
      if (attribute.prefix === "xmlns" || attribute.qualified === "xmlns") binds = true;
      attributes.names[attributes.count] = attribute;
      scanValue();
      attributes.count += 1;
    }
    if (binds) bind();
    if (prefixed > 0) attributes.checkPrefixed(damaged);
    attributes.element.name = name.local;
    attributes.element.space = scope.spaceOf(name);
    handler.open(attributes.element);
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
    attributes.from[attributes.count] = from;
    attributes.to[attributes.count] = at;
    attributes.coded[attributes.count] = coded ? 1 : 0;
    at += 1;
  }

  function bind(): void {
    for (let index = 0; index < attributes.count; index += 1) {
      const { prefix, local, qualified } = attributes.names[index] ?? damaged();
      if (prefix !== "xmlns" && qualified !== "xmlns") continue;
      scope.bind(prefix === "" ? "" : local, attributes.text(index).trim(), stack.length);
    }
  }

  /** Whether the handler has taken the elements `c` of sheets that begin here, which may have one child each. */
  function tookQuickly(): boolean {
    const name = letters[letterC];
    if (handler.quick === undefined || name === undefined || stack.length + 2 > limits.depth) return false;
    const from = at;
    if (isMain(scope.spaceOf(name))) at = handler.quick(at);
    return at > from;
  }

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
