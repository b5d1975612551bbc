// The workbook part: its sheets in order, which of them are hidden, and where its days are counted from.
import { isMain, isRelation } from "./namespaces.ts";
import type { XmlPart } from "./xml.ts";
import { readXml } from "./xml-scanner.ts";

/** Excel stops at 31 characters, others later; a name stands in every line about its sheet. */
const longestName = 255;

/** A sheet without a relation, an old module of macros without contents, has no part. */
type ListedSheet = { readonly name: string; readonly hidden: boolean; readonly relation: string };

export type WorkbookPart = {
  /** Serial 0 is the last day of 1899 or the first of 1904. */
  readonly epoch: 1900 | 1904;
  readonly sheets: readonly ListedSheet[];
};

/** Reads the workbook part. Throws a Refusal when sheets are too many, unnamed or named alike. */
export function workbookPart(part: XmlPart): WorkbookPart {
  const { limits, name, refuse } = part;
  const sheets: ListedSheet[] = [];
  const names = new Set<string>();
  const path: string[] = [];
  let epoch: 1900 | 1904 = 1900;
  readXml(part, {
    open(element) {
      const parent = path[path.length - 1];
      path.push(isMain(element.space) ? element.name : "");
      if (path.length === 1 && path[0] !== "workbook") refuse("workbook-damaged", `${name}: workbook`);
      if (path.length === 2 && path[1] === "workbookPr") {
        const stated = element.attribute("date1904");
        epoch = stated === "1" || stated === "true" || stated === "on" ? 1904 : 1900;
      }
      if (path.length !== 3 || parent !== "sheets" || path[2] !== "sheet") return;
      const sheetName = element.attribute("name") ?? "";
      const relation = element.attributeIn(isRelation, "id");
      const state = element.attribute("state");
      const key = sheetName.toLowerCase();
      if (sheetName === "" || sheetName.length > longestName || names.has(key)) {
        return refuse("workbook-damaged", `${name}: sheet ${sheets.length + 1}`);
      }
      names.add(key);
      sheets.push({
        name: sheetName,
        hidden: state === "hidden" || state === "veryHidden",
        relation: relation ?? "",
      });
      if (sheets.length > limits.sheets) {
        refuse("workbook-too-large", `> ${limits.sheets}`, { expected: String(limits.sheets) });
      }
    },
    close() {
      path.pop();
      return false;
    },
    text() {},
  });
  return { epoch, sheets };
}
