// Which format each style of a cell has. Nothing else of the styles part matters here.
import { cellFormat } from "./format-code.ts";
import { isMain } from "./namespaces.ts";
import type { CellFormat } from "./number-format.ts";
import type { XmlPart } from "./xml.ts";
import { readXml } from "./xml-scanner.ts";

/** For each cell format (the `s` of a cell) how it shows a number. */
export type CellFormats = readonly CellFormat[];

/** Reads the styles part. */
export function cellFormats(part: XmlPart): CellFormats {
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
  const known = new Map<number, CellFormat>();
  return formats.map((id) => {
    const format = known.get(id) ?? cellFormat(id, codes.get(id));
    known.set(id, format);
    return format;
  });
}
