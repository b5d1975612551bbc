// A workbook as its reader sees it: sheets, and the rows of a sheet in batches. This file only puts together
// what the others know; each of them refuses what it cannot vouch for.
import type { Row } from "../../core/place.ts";
import type { Problem } from "../../core/problem.ts";
import { fileProblem } from "../../core/problem.ts";
import { guardedParts, guardSize, partKey } from "./guard.ts";
import { type WorkbookLimits, workbookLimits } from "./limits.ts";
import { fewEnoughRows } from "./many-rows.ts";
import { refuseFor } from "./refuse.ts";
import { contentTypes, type Relationship, relationships, relationshipsKey } from "./relationships.ts";
import { sharedStrings } from "./shared-strings.ts";
import type { SheetContext, SheetFacts } from "./sheet-facts.ts";
import { remarksOf } from "./sheet-remarks.ts";
import { type CellFormats, cellFormats } from "./styles.ts";
import { workbookPart } from "./workbook-part.ts";
import { worksheetsOf } from "./worksheets.ts";
import type { XmlPart } from "./xml.ts";
import { inflate, letGo } from "./zip.ts";

export type Workbook = {
  /** What day serials are counted from. */
  readonly epoch: 1900 | 1904;
  /** The worksheets, in the order of the tabs; chart sheets are left out. */
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  /** Hidden sheets, and a first day that is not the usual one. */
  readonly remarks: readonly Problem[];
  /**
   * The rows of a sheet that hold anything, in batches, with their true numbers. The part's checksum is
   * verified before the first row; a later fault throws a Refusal, and the file is refused as a whole.
   */
  readonly rows: (sheetIndex: number) => Generator<Row[], void>;
  /** Hidden rows and columns that hold something, and merges; known once all rows have been read. */
  readonly sheetRemarks: (sheetIndex: number) => readonly Problem[];
};

const workbookTypes = /(spreadsheetml\.(sheet|template)\.main|macroEnabled|sheet\.binary)/i;

/** Opens a workbook. Throws a Refusal that says what is wrong with the file. */
export function openWorkbook(bytes: Buffer, file: string, limits: WorkbookLimits = workbookLimits): Workbook {
  const refuse = refuseFor(file);
  const parts = guardedParts(bytes, file, limits, refuse);

  function part(key: string, most: number = limits.partBytes): XmlPart {
    const entry = parts.get(key) ?? refuse("workbook-damaged", key);
    guardSize(entry, most, refuse);
    return { name: entry.name, bytes: inflate(bytes, entry, refuse), limits, refuse };
  }

  function relationshipsOf(key: string): readonly Relationship[] {
    const from = relationshipsKey(key);
    if (!parts.has(from)) return [];
    return relationships(part(from, limits.directoryBytes), key).map((relationship) => {
      const { target } = relationship;
      // Some programs write a target as an address ("my%20sheet.xml") and the part's name as it is.
      return parts.has(target) || !target.includes("%")
        ? relationship
        : { ...relationship, target: unquoted(target) };
    });
  }

  if (!parts.has("[content_types].xml")) refuse("file-kind-unknown", "zip", { expected: ".xlsx" });
  const typeOf = contentTypes(part("[content_types].xml", limits.directoryBytes));
  const mainKey = relationshipsOf("").find(({ kind }) => kind === "officeDocument")?.target;
  if (mainKey === undefined || mainKey === "") return refuse("workbook-damaged", "officeDocument");
  const mainType = typeOf(mainKey) ?? "";
  if (/binary/i.test(mainType)) refuse("file-is-other-table", ".xlsb", { expected: ".xlsx" });
  if (/macroEnabled/i.test(mainType)) refuse("file-with-macros", mainKey, { expected: ".xlsx" });
  if (!workbookTypes.test(mainType)) {
    refuse("file-kind-unknown", mainKey, { expected: ".xlsx" });
  }

  const main = workbookPart(part(mainKey));
  const related = relationshipsOf(mainKey);
  const { sheets, empty } = worksheetsOf(main.sheets, { related, parts, mainKey, refuse });

  // Styles and shared strings are read when the first row is asked for, once.
  let context: { readonly strings: readonly string[]; readonly formats: CellFormats | undefined } | undefined;
  function sharedContext() {
    if (context === undefined) {
      const stringsKey = related.find(({ kind }) => kind === "sharedStrings")?.target;
      const stylesKey = related.find(({ kind }) => kind === "styles")?.target;
      const strings = stringsKey === undefined ? [] : readOnce(part(stringsKey), sharedStrings);
      const formats =
        stylesKey === undefined || !parts.has(stylesKey)
          ? undefined
          : cellFormats(part(stylesKey, limits.stylesBytes));
      context = { strings, formats };
    }
    return context;
  }

  // The sheet of which somebody has read the top only, inflated: it is the largest thing in memory, so there is one.
  let begun: { readonly key: string; readonly part: XmlPart } | undefined;
  const facts: (SheetFacts | undefined)[] = sheets.map(() => undefined);

  function sheetAt(sheetIndex: number) {
    const sheet = sheets[sheetIndex];
    if (sheet === undefined) throw new Error(`the workbook has no sheet ${sheetIndex}`);
    return sheet;
  }

  function* rows(sheetIndex: number): Generator<Row[], void> {
    const sheet = sheetAt(sheetIndex);
    const { strings, formats } = sharedContext();
    const cellsElsewhere = facts.reduce(
      (sum, fact, index) => sum + (index === sheetIndex || fact === undefined ? 0 : fact.cells),
      0,
    );
    const own = begun?.key === sheet.key ? begun.part : part(sheet.key);
    if (begun?.key === sheet.key) begun = undefined;
    const context = { sheet: sheet.name, strings, formats, cellsElsewhere };
    facts[sheetIndex] = yield* rowsOnce(own, context, (more) => {
      // Whoever reads the top of a sheet is likely to come back for the rest of it.
      const done = more ? begun?.part : own;
      if (more) begun = { key: sheet.key, part: own };
      if (done !== undefined) letGo(done.bytes);
    });
  }

  return {
    epoch: main.epoch,
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    remarks: [
      ...(main.epoch === 1904 ? [fileProblem("days-from-1904", file)] : []),
      ...sheets
        .filter(({ hidden }) => hidden)
        .map(({ name }) => fileProblem("hidden-content", file, { sheet: name, found: name })),
      ...empty.map((name) => fileProblem("sheet-ignored", file, { sheet: name, found: name })),
    ],
    rows,
    sheetRemarks(sheetIndex) {
      const sheet = sheetAt(sheetIndex);
      const known = facts[sheetIndex];
      if (known === undefined) throw new Error(`the rows of sheet ${sheetIndex} have not all been read`);
      return remarksOf(known, file, sheet.name);
    },
  };
}

/** Hands out the rows; `leave` is told whether there are more of them that can be read: of a sheet with a fault there are none. */
function* rowsOnce(
  own: XmlPart,
  context: SheetContext,
  leave: (more: boolean) => void,
): Generator<Row[], SheetFacts> {
  let more = true;
  try {
    const facts = yield* fewEnoughRows(own, context);
    more = false;
    return facts;
  } catch (error) {
    more = false;
    throw error;
  } finally {
    leave(more);
  }
}

/** Reads a part that nobody needs again. */
function readOnce<Result>(part: XmlPart, read: (part: XmlPart) => Result): Result {
  try {
    return read(part);
  } finally {
    letGo(part.bytes);
  }
}

function unquoted(target: string): string {
  try {
    return partKey(decodeURIComponent(target));
  } catch {
    // A lone % is a character like any other.
    return target;
  }
}
