// Which cell formats show a number as a day or a time. Nothing else of the styles part matters here.
import { isMain } from "./namespaces.ts";
import type { XmlPart } from "./xml.ts";
import { readXml } from "./xml-scanner.ts";

/** For each cell format (the `s` of a cell) 1 when it shows days or times, else 0. */
export type DateFormats = Uint8Array;

/** Reads the styles part. */
export function dateFormats(part: XmlPart): DateFormats {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  const path: string[] = [];
  readXml(part, {
    open(element) {
      const parent = path[path.length - 1];
      path.push(isMain(element.space) ? element.name : "");
      if (path.length !== 3) return;
      if (parent === "numFmts" && element.name === "numFmt") {
        codes.set(Number(element.attribute("numFmtId")), element.attribute("formatCode") ?? "");
      }
      if (parent === "cellXfs" && element.name === "xf")
        formats.push(Number(element.attribute("numFmtId") ?? "0"));
    },
    close() {
      path.pop();
      return false;
    },
    text() {},
  });
  // A code that the file gives counts more than the meaning that its number would have.
  return Uint8Array.from(formats, (id) => {
    const code = codes.get(id);
    return (code === undefined ? isDateId(id) : isDateCode(code)) ? 1 : 0;
  });
}

/** The numbers of built-in formats that show days or times: ECMA-376 part 1, 18.8.30, with the East Asian ones. */
export function isDateId(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Whether a format code has a part of a day or a time outside quotes, brackets and escapes. */
export function isDateCode(code: string): boolean {
  for (let at = 0; at < code.length; at += 1) {
    const letter = code.charAt(at).toLowerCase();
    if (letter === '"') {
      const end = code.indexOf('"', at + 1);
      if (end < 0) return false;
      at = end;
    } else if (letter === "[") {
      const end = code.indexOf("]", at + 1);
      if (end < 0) return false;
      // [h], [mm], [ss] are hours, minutes and seconds that go on past their round; [Red] and [$-452] are not.
      if (/^(h+|m+|s+)$/i.test(code.slice(at + 1, end))) return true;
      at = end;
    } else if (letter === "\\" || letter === "_" || letter === "*") {
      at += 1;
    } else if (letter === "d" || letter === "m" || letter === "y" || letter === "h" || letter === "s") {
      return true;
    } else if (code.startsWith("General", at)) {
      at += 6;
    }
  }
  return false;
}
