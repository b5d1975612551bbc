// The text of strings in a workbook: escapes, white space, rich text.
import { isMain, isXml } from "./namespaces.ts";
import { isNumber } from "./plain-number.ts";
import type { XmlElement } from "./xml.ts";

/** What stands for a letter that somebody could not decode. */
export const lostLetter = "\ufffd";

/**
 * Decodes `_x000D_` and its like, once, from left to right: `_x005F_x000D_` is the text `_x000D_`.
 * Undefined when half a character remains.
 */
export function unescaped(text: string): string | undefined {
  if (!text.includes("_x")) return text;
  const decoded = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return decoded.isWellFormed() ? decoded : undefined;
}

/**
 * Whether the value of a cell says otherwise than its inline string. A text beside the number that it was made of ("1." and
 * 1.0) does not: the string of a cell that says it has one is what is shown.
 */
export function contradicts(value: string | undefined, inline: string, type: string): boolean {
  if (value === inline) return false;
  if (type !== "inlineStr" || value === undefined || !isNumber(value)) return true;
  return isNumber(inline) && Number(inline) !== Number(value);
}

/** White space of XML, not of Unicode: a no-break space is a character that somebody typed. */
export function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isSpace(text.charCodeAt(from))) from += 1;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
  return from === 0 && to === text.length ? text : text.slice(from, to);
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13 && code !== 11 && code !== 12);
}

/** Collects the text of one shared or inline string. Fed with what stands inside `si` or `is`. */
type StringCollector = {
  readonly start: () => void;
  readonly open: (element: XmlElement) => void;
  readonly close: () => void;
  readonly text: (text: string) => void;
  /** Whether text is being collected just now. */
  readonly inText: () => boolean;
  /** What has been collected; undefined when an escape leaves half a character. */
  readonly result: () => string | undefined;
};

/** Runs of rich text are joined; how a text is pronounced (`rPh`) is no part of it. */
export function stringCollector(): StringCollector {
  let depth = 0;
  let textDepth = 0;
  let runDepth = 0;
  let preserve = false;
  let run = "";
  let all = "";
  return {
    start() {
      depth = 0;
      textDepth = 0;
      runDepth = 0;
      all = "";
    },
    open(element) {
      depth += 1;
      if (!isMain(element.space)) return;
      if (element.name === "r" && depth === 1) runDepth = 1;
      if (element.name === "t" && depth === runDepth + 1) {
        textDepth = depth;
        preserve = element.attributeIn(isXml, "space") === "preserve";
        run = "";
      }
    },
    close() {
      if (depth === textDepth) {
        all += preserve ? run : trimmed(run);
        textDepth = 0;
      }
      if (depth === 1) runDepth = 0;
      depth -= 1;
    },
    text(text) {
      if (textDepth !== 0 && depth === textDepth) run += text;
    },
    inText: () => textDepth !== 0 && depth === textDepth,
    result: () => unescaped(all),
  };
}
