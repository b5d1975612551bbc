// How the cells of forms look, as the styles part of a workbook: one entry for each look with each format.
import type { Format, Look } from "./form.ts";

const looks: readonly Look[] = [
  "title",
  "text",
  "soft",
  "strong",
  "heading",
  "needed-heading",
  "input",
  "given",
  "faulty",
  "advice",
  "hint",
];
const formats: readonly Format[] = ["text", "money", "day", "count", "percent", "decimal"];

const codes: Readonly<Record<Format, string>> = {
  text: "@",
  money: "#,##0.00",
  day: "dd/mm/yyyy",
  count: "0",
  percent: "0.00%",
  decimal: "0.##",
};

type Drawn = {
  readonly size?: number;
  readonly bold?: true;
  readonly underline?: true;
  readonly ink?: string;
  readonly fill?: string;
  readonly border?: "thin" | "medium";
  readonly wrap?: true;
  readonly indent?: true;
};

const drawn: Readonly<Record<Look, Drawn>> = {
  title: { size: 18, bold: true, ink: "FF0A4F43" },
  text: { wrap: true },
  soft: { ink: "FF47534F", wrap: true },
  strong: { bold: true, wrap: true },
  heading: { bold: true, fill: "FFE7ECEA", border: "thin", wrap: true },
  "needed-heading": { bold: true, underline: true, fill: "FFD8EBE5", border: "thin", wrap: true },
  input: { border: "thin" },
  given: { fill: "FFF3F6F4", border: "thin" },
  faulty: { bold: true, fill: "FFF9E2DA", border: "medium" },
  advice: { ink: "FF7A1F0F", wrap: true },
  hint: { ink: "FF47534F", wrap: true, indent: true },
};

/** Looks whose text goes on in the next line of the cell. */
export const wrapped: ReadonlySet<Look> = new Set(looks.filter((look) => drawn[look].wrap === true));

/** The number of the style of a cell. */
export function styleNumber(look: Look, format: Format = "text"): number {
  return 1 + looks.indexOf(look) * formats.length + formats.indexOf(format);
}

/** The part xl/styles.xml. */
export function stylesXml(): string {
  const fonts = looks.map((look) => fontXml(drawn[look]));
  const fills = looks.map((look) => fillXml(drawn[look].fill));
  const borders = looks.map((look) => borderXml(drawn[look].border));
  const cells = looks.flatMap((look, at) =>
    formats.map((_, format) => {
      const indent = drawn[look].indent === true ? ' horizontal="left" indent="1"' : "";
      const wrap = drawn[look].wrap === true ? ' wrapText="1"' : "";
      return `<xf numFmtId="${164 + format}" fontId="${at + 1}" fillId="${at + 2}" borderId="${at + 1}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"${indent}${wrap}/></xf>`;
    }),
  );
  const numbers = formats.map(
    (format, at) => `<numFmt numFmtId="${164 + at}" formatCode="${codes[format]}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="${numbers.length}">${numbers.join("")}</numFmts><fonts count="${fonts.length + 1}">${fontXml({})}${fonts.join("")}</fonts><fills count="${fills.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fills.join("")}</fills><borders count="${borders.length + 1}">${borderXml(undefined)}${borders.join("")}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${cells.join("")}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

function fontXml({ size = 11, bold, underline, ink }: Drawn): string {
  return `<font>${bold === true ? "<b/>" : ""}${underline === true ? "<u/>" : ""}<sz val="${size}"/>${ink === undefined ? "" : `<color rgb="${ink}"/>`}<name val="Calibri"/><family val="2"/></font>`;
}

function fillXml(colour: string | undefined): string {
  return colour === undefined
    ? '<fill><patternFill patternType="none"/></fill>'
    : `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function borderXml(style: Drawn["border"]): string {
  const colour = style === "medium" ? "FF7A1F0F" : "FF9AA8A3";
  const sides = ["left", "right", "top", "bottom"].map((side) =>
    style === undefined ? `<${side}/>` : `<${side} style="${style}"><color rgb="${colour}"/></${side}>`,
  );
  return `<border>${sides.join("")}<diagonal/></border>`;
}
