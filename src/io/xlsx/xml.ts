// Strict XML for workbook parts: UTF-8, well formed, namespaces resolved, no DOCTYPE, bounded depth and
// attributes. What a part means is the business of its handler.
import { isUtf8 } from "node:buffer";
import { SaxesParser } from "saxes";
import { Refusal } from "../../core/refusal.ts";
import type { WorkbookLimits } from "./limits.ts";
import type { Refuse } from "./refuse.ts";

export type XmlElement = {
  /** Without its prefix. */
  readonly name: string;
  readonly space: string;
  /** The value of an attribute without prefix; undefined when it is not there. */
  attribute(name: string): string | undefined;
  /** The value of the attribute with this name in a namespace that the test accepts. */
  attributeIn(space: (uri: string) => boolean, name: string): string | undefined;
};

export type XmlHandler = {
  open(element: XmlElement): void;
  close(): void;
  /** Character data, perhaps in several pieces. */
  text(text: string): void;
  /** Whether the character data just here matters; without it all of it does. */
  wantsText?(): boolean;
};

/** What is needed to read one part. */
export type XmlPart = {
  readonly name: string;
  readonly bytes: Buffer;
  readonly limits: WorkbookLimits;
  readonly refuse: Refuse;
};

const stepBytes = 1 << 16;

/** Reads a whole part. */
export function readXml(part: XmlPart, handler: XmlHandler): void {
  const step = openXml(part, handler);
  while (step());
}

/**
 * Opens a part and returns a function that reads some more of it, calls the handler, and says whether there
 * is more. Throws Refusals: `xml-unsafe` for what we do not read on principle, `workbook-damaged` for what is
 * not well formed.
 */
export function openXml(part: XmlPart, handler: XmlHandler): () => boolean {
  const { name, bytes, limits, refuse } = part;
  guardEncoding(part);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  let attributes = 0;
  parser.on("xmldecl", ({ version, encoding }) => {
    if (version !== "1.0") refuse("xml-unsafe", `${name}: XML ${version}`);
    if (encoding !== undefined && encoding.toUpperCase() !== "UTF-8") {
      refuse("xml-unsafe", `${name}: ${encoding.slice(0, 20)}`, { expected: "UTF-8" });
    }
  });
  parser.on("doctype", () => refuse("xml-unsafe", `${name}: DOCTYPE`));
  parser.on("opentagstart", () => {
    attributes = 0;
    depth += 1;
    if (depth > limits.depth) refuse("xml-unsafe", `${name}: depth > ${limits.depth}`);
  });
  parser.on("attribute", ({ value }) => {
    attributes += 1;
    if (attributes > limits.attributes) refuse("xml-unsafe", `${name}: attributes > ${limits.attributes}`);
    if (value.length > limits.attributeBytes)
      refuse("xml-unsafe", `${name}: attribute > ${limits.attributeBytes}`);
  });
  parser.on("opentag", (tag) => {
    handler.open({
      name: tag.local,
      space: tag.uri,
      attribute: (wanted) => {
        const found = tag.attributes[wanted];
        return found !== undefined && found.prefix === "" ? found.value : undefined;
      },
      attributeIn: (space, wanted) =>
        Object.values(tag.attributes).find(
          ({ local, prefix, uri }) => local === wanted && prefix !== "" && space(uri),
        )?.value,
    });
  });
  parser.on("closetag", () => {
    depth -= 1;
    handler.close();
  });
  parser.on("text", (text) => handler.text(text));
  parser.on("cdata", (text) => handler.text(text));
  let at = 0;
  return () => {
    try {
      if (at >= bytes.length) {
        parser.write(decoder.decode());
        parser.close();
        return false;
      }
      parser.write(decoder.decode(bytes.subarray(at, at + stepBytes), { stream: true }));
      at += stepBytes;
      return true;
    } catch (error) {
      if (error instanceof Refusal) throw error;
      return refuse("workbook-damaged", `${name}: XML`);
    }
  };
}

function guardEncoding({ name, bytes, refuse }: XmlPart): void {
  const utf16 = (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe);
  if (utf16 || bytes[0] === 0 || bytes[1] === 0) {
    refuse("xml-unsafe", `${name}: UTF-16`, { expected: "UTF-8" });
  }
  if (!isUtf8(bytes)) refuse("xml-unsafe", name, { expected: "UTF-8" });
}
