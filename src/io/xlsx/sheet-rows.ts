// The rows of a sheet of a report as XML, one after the other. Written by hand because a report has some ten thousand cells,
// of which a library makes an object each.
import { columnLetters } from "../../core/place.ts";
import type { CellLink, CellValue, SheetColumn } from "../../core/sheet.ts";
import { xmlText } from "../../core/xml-text.ts";
import { guarded } from "../csv/write.ts";
import type { CellStyle, CellStyles } from "./cell-styles.ts";
import type { SharedTexts } from "./report-parts.ts";

/** What a row is made of. `formula` says how the number of a column comes to be. */
type RowLook = {
  readonly kinds: readonly SheetColumn["kind"][];
  readonly styles: readonly CellStyle[];
  readonly height?: number | undefined;
  readonly formula?: ((column: number) => string | undefined) | undefined;
};

export type SheetRows = {
  /** The number of the next row. */
  readonly next: () => number;
  /** A row without a cell is counted and not written. */
  readonly add: (values: readonly CellValue[], look: RowLook) => void;
  readonly xml: () => string;
};

const linked = { size: 11, underline: true, colour: "FF0A4F43" } as const;
const longestCell = 32_767;

export function sheetRows(styles: CellStyles, texts: SharedTexts): SheetRows {
  let number = 1;
  let written = "";
  const links = new Map<CellStyle, CellStyle>();
  const linkStyle = (style: CellStyle): CellStyle => {
    const known = links.get(style) ?? { ...style, font: linked };
    links.set(style, known);
    return known;
  };
  const cellXml = (value: Exclude<CellValue, undefined>, at: number, look: RowLook): string => {
    const style = look.styles[at] ?? {};
    if (typeof value === "object")
      return `${styleXml(linkStyle(style))} t="str"><f>${xmlText(linkTo(value))}</f><v>${xmlText(value.text)}</v></c>`;
    if (typeof value === "string")
      return `${styleXml(style)} t="s"><v>${texts.numberOf(harmless(value))}</v></c>`;
    const how = look.formula?.(at);
    const formula = how === undefined ? "" : `<f>${how}</f>`;
    return `${styleXml(style)}>${formula}<v>${numberOf(look.kinds[at] ?? "text", value)}</v></c>`;
  };
  const styleXml = (style: CellStyle): string => {
    const used = styles.numberOf(style);
    return used === 0 ? "" : ` s="${used}"`;
  };
  return {
    next: () => number,
    add(values, look) {
      let cells = "";
      for (let at = 0; at < values.length; at += 1) {
        const value = values[at];
        if (value !== undefined) cells += `<c r="${letters(at)}${number}"${cellXml(value, at, look)}`;
      }
      const high = look.height === undefined ? "" : ` ht="${look.height}" customHeight="1"`;
      if (cells !== "") written += `<row r="${number}"${high}>${cells}</row>`;
      number += 1;
    },
    xml: () => written,
  };
}

const known: string[] = [];

function letters(column: number): string {
  known[column] ??= columnLetters(column);
  return known[column];
}

/** A formula: a link of the file's own kind would be one to another file. */
function linkTo({ text, sheet, row }: CellLink): string {
  const quoted = (part: string): string => `"${part.replaceAll('"', '""')}"`;
  const place = `#'${sheet.replaceAll("'", "''")}'!A${row}`;
  return `HYPERLINK(${quoted(place)},${quoted(text)})`;
}

/** Pounds are cut from pence only here; the nearest double prints as the same two decimals. */
function numberOf(kind: SheetColumn["kind"], value: number): number {
  if (kind === "money") return value / 100;
  // Spreadsheets count days from 30 December 1899.
  return kind === "day" ? value + 25569 : value;
}

/** Text that stays text: what a spreadsheet program would calculate gets an apostrophe, as in the CSV files. */
function harmless(text: string): string {
  const safe = guarded(text);
  return safe.length <= longestCell ? safe : `${safe.slice(0, longestCell - 1)}…`.toWellFormed();
}
