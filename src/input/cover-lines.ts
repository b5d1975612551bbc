// Which of the first rows of a CSV file are its cover: lines "#key: value", and the lines of a form of ours that was saved or
// written as CSV, with the name of a key in the first cell and its value beside it.
import type { Row } from "../core/place.ts";
import type { CoverKey } from "../law/layout.ts";
import { trimmed } from "./blank.ts";
import { headingNames, headingOf, placeOf } from "./heading-names.ts";
import { isCoverLine } from "./layout-choice.ts";

/**
 * The rows of the cover, in their order. Payroll programs and banks write lines of their own above their headings ("Period,3"): lines
 * without # are a cover only where one of them says of which version of our form it is, and only above the first row with more than
 * a name and a value.
 */
export function coverLines(rows: readonly Row[], keys: readonly CoverKey[]): readonly Row[] {
  const names = headingNames(keys);
  const plain: Row[] = [];
  let ours = false;
  for (const row of rows) {
    if (isCoverLine(row)) continue;
    const [first = ""] = row.cells;
    const filled = row.cells.filter((cell) => trimmed(cell) !== "");
    if (filled.length > 2) break;
    const key = trimmed(first) === "" ? undefined : keys[placeOf(names, keys, headingOf(trimmed(first)))];
    if (key === undefined) continue;
    plain.push(row);
    ours ||= key.key === "templateVersion" && !key.aliases.includes(trimmed(first));
  }
  const both = new Set(ours ? plain : []);
  return rows.filter((row) => isCoverLine(row) || both.has(row));
}
