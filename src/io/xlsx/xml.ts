// What the readers of workbook parts see of XML: elements, their attributes, and text. The scanner that finds
// them is strict: UTF-8, well formed, namespaces resolved, no DOCTYPE, bounded depth and attributes.
import { isUtf8 } from "node:buffer";
import type { WorkbookLimits } from "./limits.ts";
import type { Refuse } from "./refuse.ts";

/** An element that has just been opened. It is one object used again and again: take from it what is needed. */
export type XmlElement = {
  /** Without its prefix. */
  readonly name: string;
  readonly space: string;
  /** The value of an attribute without prefix; undefined when it is not there. */
  attribute(name: string): string | undefined;
  /** The value of the attribute with this name in a namespace that the test accepts. */
  attributeIn(space: (uri: string) => boolean, name: string): string | undefined;
  /** Whether there is such an attribute; if so its value is in `bytes` from `from` to before `to`. */
  find(name: string): boolean;
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
};

export type XmlHandler = {
  /**
   * Asked where an element `c` of the main namespace begins: may take it and its like from the bytes by itself, children
   * and end included, and returns the place behind what it took; absent = takes nothing.
   */
  quick?(at: number): number;
  open(element: XmlElement): void;
  /** Whether reading should stop for a while here: the next step goes on from this place. */
  close(): boolean;
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

/** Refuses what is not UTF-8, by its first bytes and by all of them. */
export function guardEncoding({ name, bytes, refuse }: XmlPart): void {
  const utf16 = (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe);
  if (utf16 || bytes[0] === 0 || bytes[1] === 0) {
    refuse("xml-unsafe", `${name}: UTF-16`, { expected: "UTF-8" });
  }
  if (!isUtf8(bytes)) refuse("xml-unsafe", name, { expected: "UTF-8" });
}

/** Where what stands behind the byte order mark and the declaration begins. */
export function declarationEnd({ name, bytes, refuse }: XmlPart): number {
  const unsafe = (what: string): never => refuse("xml-unsafe", `${name}: ${what}`);
  const from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const head = bytes.toString("latin1", from, Math.min(bytes.length, from + 256));
  if (!/^<\?xml[ \t\r\n]/.test(head)) return from;
  const match =
    /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])([^"'<]*)\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])([A-Za-z][\w.-]*)\3)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\5)?[ \t\r\n]*\?>/.exec(
      head,
    ) ?? refuse("workbook-damaged", `${name}: XML`);
  if (match[2] !== "1.0") unsafe(`XML ${(match[2] ?? "").slice(0, 8)}`);
  const encoding = match[4];
  if (encoding !== undefined && encoding.toUpperCase() !== "UTF-8") unsafe(encoding.slice(0, 20));
  return from + match[0].length;
}
