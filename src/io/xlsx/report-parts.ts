// What a workbook of a report holds beside its sheets: what is in it, what belongs to what, who made it and which texts it
// shows. Nothing in it depends on clock or machine.
import { xmlText } from "../../core/xml-text.ts";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const content = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const properties = "application/vnd.openxmlformats-package.core-properties+xml";
/** The first day that a ZIP file can name. Every report says that it was made then. */
const beginning = "1980-01-01T00:00:00Z";

/** Every text of the workbook once, by its number: cells name it. */
export type SharedTexts = { readonly numberOf: (text: string) => number; readonly xml: () => string };

export function sharedTexts(): SharedTexts {
  const numbers = new Map<string, number>();
  return {
    numberOf(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, numbers.size);
      return numbers.size - 1;
    },
    xml() {
      let texts = "";
      for (const text of numbers.keys()) {
        // Else a reader may leave out the space at the ends.
        const space = /^\s|\n|\s$/.test(text) ? ' xml:space="preserve"' : "";
        texts += `<si><t${space}>${xmlText(text)}</t></si>`;
      }
      return `${head}<sst xmlns="${main}" uniqueCount="${numbers.size}">${texts}</sst>`;
    },
  };
}

type BookSheet = {
  readonly name: string;
  /** What a print shows again on each page. */
  readonly titles: string | undefined;
};

/** Every part but sheets, styles and texts, by its name. */
export function bookParts(sheets: readonly BookSheet[], title: string): ReadonlyMap<string, string> {
  const count = sheets.length;
  const types = sheets.map(
    (_, at) =>
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${content}.worksheet+xml"/>`,
  );
  const relations = sheets.map((_, at) => relation(at + 1, "worksheet", `worksheets/sheet${at + 1}.xml`));
  const listed = sheets.map(
    ({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const names = sheets.flatMap(({ titles }, at) =>
    titles === undefined
      ? []
      : [`<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${xmlText(titles)}</definedName>`],
  );
  return new Map([
    [
      "[Content_Types].xml",
      `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/>${types.join("")}<Override PartName="/xl/styles.xml" ContentType="${content}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${content}.sharedStrings+xml"/><Override PartName="/docProps/core.xml" ContentType="${properties}"/></Types>`,
    ],
    [
      "_rels/.rels",
      `${head}<Relationships xmlns="${packages}/relationships">${relation(1, "officeDocument", "xl/workbook.xml")}<Relationship Id="rId2" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    ],
    [
      "docProps/core.xml",
      `${head}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>Taliad</dc:creator><cp:lastModifiedBy>Taliad</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${beginning}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${beginning}</dcterms:modified></cp:coreProperties>`,
    ],
    [
      "xl/workbook.xml",
      // Who opens it takes the results of formulas as they stand, as of a file that a spreadsheet program has saved.
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><fileVersion appName="xl" lastEdited="5" lowestEdited="5" rupBuild="9303"/><sheets>${listed.join("")}</sheets>${names.length === 0 ? "" : `<definedNames>${names.join("")}</definedNames>`}<calcPr calcId="171027"/></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${head}<Relationships xmlns="${packages}/relationships">${relations.join("")}${relation(count + 1, "styles", "styles.xml")}${relation(count + 2, "sharedStrings", "sharedStrings.xml")}</Relationships>`,
    ],
  ]);
}

function relation(number: number, kind: string, target: string): string {
  return `<Relationship Id="rId${number}" Type="${office}/${kind}" Target="${target}"/>`;
}
