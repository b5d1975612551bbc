// A form as the parts of an XLSX file: text by name, ready to be packed. Nothing in it depends on clock or machine.
import { address } from "../../core/place.ts";
import type { Form } from "./form.ts";
import { stylesXml } from "./looks.ts";
import { notesOf, type PlacedNote, printTitles, sheetXml, xmlText } from "./sheet-xml.ts";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Every part by its name, in the order in which they are packed. */
export function workbookParts(
  form: Form,
  startsFormula: (text: string) => boolean,
): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  const numbered = form.sheets.map((sheet, at) => {
    const notes = notesOf(sheet);
    return { sheet, number: at + 1, notes, noted: notes.length > 0 };
  });
  parts.set(
    "[Content_Types].xml",
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${numbered.map(({ number, noted }) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${types}.worksheet+xml"/>${noted ? `<Override PartName="/xl/comments${number}.xml" ContentType="${types}.comments+xml"/>` : ""}`).join("")}</Types>`,
  );
  parts.set(
    "_rels/.rels",
    `${head}<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  const titles = numbered.flatMap(({ sheet }, at) => {
    const shown = printTitles(sheet);
    return shown === undefined
      ? []
      : [`<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${xmlText(shown)}</definedName>`];
  });
  parts.set(
    "xl/workbook.xml",
    `${head}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets>${numbered.map(({ sheet, number }) => `<sheet name="${xmlText(sheet.name)}" sheetId="${number}" r:id="rId${number}"/>`).join("")}</sheets>${titles.length === 0 ? "" : `<definedNames>${titles.join("")}</definedNames>`}<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`,
  );
  parts.set(
    "xl/_rels/workbook.xml.rels",
    `${head}<Relationships xmlns="${relationships}">${numbered.map(({ number }) => `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join("")}<Relationship Id="rId${numbered.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  );
  parts.set("xl/styles.xml", stylesXml());
  for (const { sheet, number, notes, noted } of numbered) {
    parts.set(`xl/worksheets/sheet${number}.xml`, sheetXml(sheet, startsFormula, noted));
    if (!noted) continue;
    parts.set(
      `xl/worksheets/_rels/sheet${number}.xml.rels`,
      `${head}<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${office}/vmlDrawing" Target="../drawings/vmlDrawing${number}.vml"/><Relationship Id="rId2" Type="${office}/comments" Target="../comments${number}.xml"/></Relationships>`,
    );
    parts.set(`xl/comments${number}.xml`, commentsXml(notes));
    parts.set(`xl/drawings/vmlDrawing${number}.vml`, drawingXml(notes));
  }
  return parts;
}

function commentsXml(notes: readonly PlacedNote[]): string {
  const comments = notes.map(
    ({ row, column, text }) =>
      `<comment ref="${address(column, row + 1)}" authorId="0"><text><t xml:space="preserve">${xmlText(text)}</t></text></comment>`,
  );
  return `${head}<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>Taliad</author></authors><commentList>${comments.join("")}</commentList></comments>`;
}

/** Spreadsheet programs still ask for a drawing of each note's box. */
function drawingXml(notes: readonly PlacedNote[]): string {
  const boxes = notes.map(
    ({ row, column }, at) =>
      `<v:shape id="_x0000_s${1025 + at}" type="#_x0000_t202" style="position:absolute;visibility:hidden;width:260pt;height:90pt" fillcolor="#fbefd2" o:insetmode="auto"><v:fill color2="#fbefd2"/><v:path o:connecttype="none"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
  );
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${boxes.join("")}</xml>`;
}
