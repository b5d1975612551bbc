// How a sheet is printed: A4 landscape, never below 8 points. What is too wide for one page goes over several, each with the
// headings and the columns that say whose row it is.
import { columnLetters } from "../../core/place.ts";

type PrintSetup = {
  /** The number of A4 landscape. */
  readonly paperSize: 9;
  readonly orientation: "landscape";
  /** In inches. */
  readonly margins: typeof margins;
  /** All columns on one page, on as many pages as there are rows for; or a scale in percent. */
  readonly fitToPage?: true;
  readonly fitToWidth?: 1;
  readonly fitToHeight?: 0;
  readonly scale?: number;
  /** Shown again on each page: "4:4" and "A:C". */
  readonly printTitlesRow?: string;
  readonly printTitlesColumn?: string;
};

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
): PrintSetup {
  const fits = (across * pixels * 100) / pixelsOf(widths) >= leastScale;
  return {
    paperSize: 9,
    orientation: "landscape",
    margins,
    ...(fits ? { fitToPage: true, fitToWidth: 1, fitToHeight: 0 } : { scale: leastScale }),
    ...(headingRow === undefined ? {} : { printTitlesRow: `${headingRow}:${headingRow}` }),
    ...(fits || names === 0 ? {} : { printTitlesColumn: `A:${columnLetters(names - 1)}` }),
  };
}

/** What stands before the rows of the sheet, and what stands after them. */
export function printXml({ fitToPage, scale, paperSize, orientation }: PrintSetup): {
  readonly before: string;
  readonly after: string;
} {
  const sides = Object.entries(margins).map(([side, inches]) => ` ${side}="${inches}"`);
  const size = fitToPage === true ? ' fitToHeight="0"' : ` scale="${scale}"`;
  return {
    before: fitToPage === true ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : "",
    after: `<pageMargins${sides.join("")}/><pageSetup paperSize="${paperSize}"${size} orientation="${orientation}"/><headerFooter><oddFooter>&amp;A  &amp;P / &amp;N</oddFooter></headerFooter>`,
  };
}

/** What a print shows again on each page, as a name of the workbook holds it; undefined where there is nothing. */
export function printTitles(
  sheet: string,
  { printTitlesColumn, printTitlesRow }: PrintSetup,
): string | undefined {
  const quoted = `'${sheet.replaceAll("'", "''")}'`;
  const both = [printTitlesColumn, printTitlesRow].flatMap((range) => {
    const [first, last] = range?.split(":") ?? [];
    return first === undefined ? [] : [`${quoted}!$${first}:$${last}`];
  });
  return both.length === 0 ? undefined : both.join(",");
}
