// What is worth saying of a sheet whose rows have all been read: hidden rows and columns that hold something, and merged cells.
import { columnLetters } from "../../core/place.ts";
import type { Problem } from "../../core/problem.ts";
import { fileProblem } from "../../core/problem.ts";
import { cellPlace } from "./grid.ts";
import type { SheetFacts } from "./sheet-facts.ts";

/** So many merges are named, the others counted. */
const mostNamed = 5;

export function remarksOf(facts: SheetFacts, file: string, sheet: string): readonly Problem[] {
  const remarks: Problem[] = [];
  const { hiddenRows, hiddenColumns, merges, mergeCount } = facts;
  const [firstRow] = hiddenRows;
  if (firstRow !== undefined) {
    remarks.push(
      fileProblem("hidden-content", file, { sheet, row: firstRow, found: ranges(hiddenRows, String) }),
    );
  }
  const [firstColumn] = hiddenColumns;
  if (firstColumn !== undefined) {
    const found = ranges(hiddenColumns, columnLetters);
    remarks.push(fileProblem("hidden-content", file, { sheet, column: firstColumn, found }));
  }
  const [merge] = merges;
  if (merge !== undefined) {
    const first = Buffer.from(merge.split(":")[0] ?? "");
    const place = cellPlace(first, 0, first.length);
    const where = place < 0 ? {} : { row: Math.floor(place / 16_384), column: place % 16_384 };
    const more = mergeCount > mostNamed ? `, … (${mergeCount})` : "";
    const found = merges.slice(0, mostNamed).join(", ") + more;
    remarks.push(fileProblem("merged-cells", file, { sheet, ...where, found }));
  }
  return remarks;
}

/** 3, 5, 6, 7, 12 → "3, 5–7, 12", cut after some fifty characters. */
function ranges(places: readonly number[], name: (place: number) => string): string {
  let text = "";
  for (let from = 0; from < places.length; ) {
    if (text.length > 50) return `${text}, … (${places.length})`;
    let to = from;
    while (places[to + 1] === (places[to] ?? 0) + 1) to += 1;
    const first = name(places[from] ?? 0);
    text += (text === "" ? "" : ", ") + (to === from ? first : `${first}–${name(places[to] ?? 0)}`);
    from = to + 1;
  }
  return text;
}
