// How the cells of a report look, as the styles part of its workbook: each look has a number from its first use on.

type CellFont = {
  readonly size: number;
  readonly bold?: boolean;
  readonly underline?: boolean;
  readonly colour?: string;
};

/** What is not said is as in any cell. Colours are as in the file: opacity, then red, green and blue. */
export type CellStyle = {
  readonly format?: keyof typeof formats;
  readonly font?: CellFont;
  readonly fill?: string;
  readonly line?: { readonly side: "top" | "bottom"; readonly style: "thin" | "medium" };
  readonly horizontal?: "left" | "right";
  readonly wraps?: boolean;
  readonly indent?: number;
};

export type CellStyles = {
  readonly numberOf: (style: CellStyle) => number;
  /** The part xl/styles.xml. */
  readonly xml: () => string;
};

/** The numbers that a spreadsheet program knows by itself, and from 164 on our own. */
const formats = { text: 49, count: 3, money: 164, day: 165 } as const;
const ownFormats =
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="£#,##0.00"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts>';

export function cellStyles(): CellStyles {
  const numbers = new Map<CellStyle, number>();
  const cells = numbered(['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']);
  const fonts = numbered([fontXml({ size: 11 })]);
  const fills = numbered([
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ]);
  const borders = numbered([borderXml(undefined)]);
  const cellXml = ({ format, font, fill, line, horizontal, wraps, indent = 0 }: CellStyle): string => {
    const number = format === undefined ? 0 : formats[format];
    const fontNumber = font === undefined ? 0 : fonts.numberOf(fontXml(font));
    const fillNumber = fill === undefined ? 0 : fills.numberOf(fillXml(fill));
    const borderNumber = line === undefined ? 0 : borders.numberOf(borderXml(line));
    const applied = [
      ["NumberFormat", number],
      ["Font", fontNumber],
      ["Fill", fillNumber],
      ["Border", borderNumber],
    ].map(([what, used]) => (used === 0 ? "" : ` apply${what}="1"`));
    const open = `<xf numFmtId="${number}" fontId="${fontNumber}" fillId="${fillNumber}" borderId="${borderNumber}" xfId="0"${applied.join("")}`;
    if (horizontal === undefined) return `${open}/>`;
    const wrapped = `${wraps === true ? ' wrapText="1"' : ""}${indent === 0 ? "" : ` indent="${indent}"`}`;
    return `${open} applyAlignment="1"><alignment horizontal="${horizontal}" vertical="top"${wrapped}/></xf>`;
  };
  return {
    numberOf(style) {
      const known = numbers.get(style);
      if (known !== undefined) return known;
      const number = cells.numberOf(cellXml(style));
      numbers.set(style, number);
      return number;
    },
    xml: () =>
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${ownFormats}${fonts.xml("fonts")}${fills.xml("fills")}${borders.xml("borders")}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${cells.xml("cellXfs")}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  };
}

/** Elements by the number that they have in their list, each once. */
function numbered(first: readonly string[]) {
  const numbers = new Map(first.map((xml, number) => [xml, number]));
  return {
    numberOf(xml: string): number {
      const number = numbers.get(xml) ?? numbers.size;
      numbers.set(xml, number);
      return number;
    },
    xml: (list: string): string =>
      `<${list} count="${numbers.size}">${[...numbers.keys()].join("")}</${list}>`,
  };
}

function fontXml({ size, bold, underline, colour }: CellFont): string {
  const ink = colour === undefined ? "" : `<color rgb="${colour}"/>`;
  return `<font>${bold === true ? "<b/>" : ""}${underline === true ? "<u/>" : ""}<sz val="${size}"/>${ink}<name val="Calibri"/><family val="2"/></font>`;
}

function fillXml(colour: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/></patternFill></fill>`;
}

function borderXml(line: CellStyle["line"]): string {
  const sides = ["left", "right", "top", "bottom"].map((side) =>
    side === line?.side ? `<${side} style="${line.style}"/>` : `<${side}/>`,
  );
  return `<border>${sides.join("")}<diagonal/></border>`;
}
