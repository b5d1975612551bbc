// Which sheets of a workbook have rows: each tab is led to its part, and what is no table is refused or left out.

import type { Refuse } from "./refuse.ts";
import type { Relationship } from "./relationships.ts";
import type { WorkbookPart } from "./workbook-part.ts";
import type { ZipEntry } from "./zip.ts";

type Worksheet = { readonly name: string; readonly hidden: boolean; readonly key: string };

type Found = {
  readonly related: readonly Relationship[];
  readonly parts: ReadonlyMap<string, ZipEntry>;
  readonly mainKey: string;
  readonly refuse: Refuse;
};

/** The worksheets in the order of the tabs, and the names of tabs that lead nowhere. Chart and dialog sheets are left out. */
export function worksheetsOf(
  tabs: WorkbookPart["sheets"],
  { related, parts, mainKey, refuse }: Found,
): { readonly sheets: readonly Worksheet[]; readonly empty: readonly string[] } {
  const sheets: Worksheet[] = [];
  const keys = new Set<string>();
  const empty: string[] = [];
  for (const { name, hidden, relation } of tabs) {
    if (relation === "") {
      empty.push(name);
      continue;
    }
    const found = related.find(({ id }) => id === relation);
    if (found === undefined || !parts.has(found.target) || keys.has(found.target)) {
      return refuse("workbook-damaged", mainKey, { sheet: name });
    }
    keys.add(found.target);
    if (found.kind === "worksheet") sheets.push({ name, hidden, key: found.target });
    else if (/macrosheet/i.test(found.kind)) {
      refuse("file-with-macros", found.kind, { sheet: name, expected: ".xlsx" });
    } else if (found.kind !== "chartsheet" && found.kind !== "dialogsheet") {
      refuse("workbook-damaged", mainKey, { sheet: name });
    }
  }
  if (sheets.length === 0) refuse("workbook-damaged", "worksheet");
  return { sheets, empty };
}
