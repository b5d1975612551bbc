// How a sheet is printed: A4 landscape, never below 8 points. What is too wide for one page goes over several, each with the
// headings and the columns that say whose row it is.
import type { PageSetup } from "exceljs";
import { columnLetters } from "../../core/place.ts";

/** Letters are 11 points high on the screen; 75 % makes them 8.25. */
const leastScale = 75;
const margins = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 };
/** Inches of A4 across, and pixels of a screen to the inch. */
const across = 11.69 - margins.left - margins.right;
const pixels = 96;

/** A column is as wide as its digits, seven pixels each, and five pixels of padding. */
function pixelsOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + Math.trunc(width * 7 + 5), 0);
}

/** `headingRow` is repeated on each page, where there is one; so are the first `names` columns. */
export function printSetup(
  widths: readonly number[],
  names: number,
  headingRow: number | undefined,
): Partial<PageSetup> {
  const fits = (across * pixels * 100) / pixelsOf(widths) >= leastScale;
  return {
    paperSize: 9, // A4.
    orientation: "landscape",
    margins,
    ...(fits ? { fitToPage: true, fitToWidth: 1, fitToHeight: 0 } : { scale: leastScale }),
    ...(headingRow === undefined ? {} : { printTitlesRow: `${headingRow}:${headingRow}` }),
    ...(fits || names === 0 ? {} : { printTitlesColumn: `A:${columnLetters(names - 1)}` }),
  };
}
