// One worksheet as rows of text, in the order of the part, a batch at a time. The grid is checked as it goes:
// rows and cells rise, a cell stands in its row, and every value is what its type says.
import { cellKind, fromFormula, type Row } from "../../core/place.ts";
import { contradicts, lostLetter, stringCollector, trimmed, unescaped } from "./cell-text.ts";
import { attributeStart, cellPlace, columnsOfGrid, isTrue, wholeAttribute, wholeText } from "./grid.ts";
import { lastColumn, lastRow } from "./limits.ts";
import { isMain } from "./namespaces.ts";
import { type CellFormat, general, shownAs } from "./number-format.ts";
import { isNumber, plainDecimals } from "./plain-number.ts";
import { quickCells } from "./quick-cell.ts";
import type { Refuse } from "./refuse.ts";
import type { SheetContext, SheetFacts, SheetReader } from "./sheet-facts.ts";
import type { XmlElement, XmlHandler, XmlPart } from "./xml.ts";
import { openXml } from "./xml-scanner.ts";

/** Rows of larger batches outlive the young part of the heap: they cost more time, and much more memory. */
const batchRows = 64;
/** Ranges of columns that do not overlap are no more than there are columns. */
const mostRanges = columnsOfGrid;
/** Merges beyond these are counted, not listed. */
const mostMerges = 20;
/** A batch of very wide rows is handed out earlier. */
const batchCells = 50_000;

/** Where the reader stands in the part. */
const at = {
  outside: 0,
  sheet: 1,
  grid: 2,
  row: 3,
  cell: 4,
  value: 5,
  inline: 6,
  merges: 7,
  columns: 8,
  other: 9,
};

/**
 * Yields the rows that hold anything, in batches. Returns the sheet's facts. Throws a Refusal at the first
 * fault; whoever used rows before that must let them go, for the file is refused as a whole.
 */
export function* sheetRows(part: XmlPart, context: SheetContext): Generator<Row[], SheetFacts> {
  const reader = sheetReader(part, context);
  // Where the XML breaks off there is no cell to name; the last row that was begun is near enough.
  const refuse: Refuse = (code, found, details) =>
    part.refuse(code, found, { sheet: context.sheet, row: reader.row(), ...details });
  const step = openXml({ ...part, refuse }, reader.handler);
  while (step()) {
    if (reader.full()) yield reader.take();
  }
  const rest = reader.take();
  if (rest.length > 0) yield rest;
  return reader.facts();
}

function sheetReader(part: XmlPart, context: SheetContext): SheetReader {
  const { limits, refuse, bytes } = part;
  const { sheet, strings, formats } = context;
  const collector = stringCollector();
  const lettersLost = strings.some((text) => text.includes(lostLetter));
  const lettersLostHere = bytes.includes(lostLetter);
  const states = new Uint8Array(limits.depth + 1);
  let depth = 0;
  let seenGrid = false;
  let rowsHidden = false;

  let batch: Row[] = [];
  let batchSlots = 0;
  let cellCount = context.cellsElsewhere;
  let [gridCount, rowCount] = [0, 0];

  let row = 0;
  let [rowHidden, rowFilled] = [false, false];
  let cells: string[] = [];
  const kinds = new Uint8Array(lastColumn + 1);
  let column = -1;
  let type = "n";
  let format: CellFormat = general;
  let hasFormula = false;
  let hasValue = false;
  let value = "";
  let inlineText: string | undefined;

  const hiddenRows: number[] = [];
  const columnHidden = new Uint8Array(lastColumn + 1);
  const columnFilled = new Uint8Array(lastColumn + 1);
  const merges: string[] = [];
  let [mergeCount, hiddenRanges] = [0, 0];

  function damaged(what: string): never {
    const inCell = column >= 0;
    const found = row > 0 ? what : `${part.name}: ${what}`;
    return refuse("workbook-damaged", found, { sheet, row, column: inCell ? column : -1 });
  }

  function full(): boolean {
    return batch.length >= batchRows || batchSlots >= batchCells;
  }

  function openRow(element: XmlElement): void {
    const stated = wholeAttribute(element, "r");
    const number = stated === -2 ? row + 1 : stated;
    column = -1;
    if (number <= row || number > lastRow) damaged(`r=${attributeStart(element, "r")}`);
    row = number;
    const height = element.attribute("ht");
    rowHidden =
      isTrue(element.attribute("hidden")) || (height === undefined ? rowsHidden : Number(height) === 0);
    rowFilled = false;
    cells = [];
  }

  function closeRow(): void {
    if (!rowFilled) return;
    rowCount += 1;
    gridCount += cells.length;
    if (rowCount > limits.rows) tooLarge("rows", limits.rows);
    if (gridCount > limits.gridCells) tooLarge("cells", limits.gridCells);
    if (rowHidden) hiddenRows.push(row);
    batch.push({ number: row, cells, kinds: kinds.slice(0, cells.length) });
    batchSlots += cells.length;
  }

  function tooLarge(what: string, limit: number): never {
    const place = { sheet, row, column, expected: String(limit) };
    return refuse("workbook-too-large", `${what} > ${limit}`, place);
  }

  function misplaced(element: XmlElement, before: number): never {
    column = before;
    return damaged(`r=${attributeStart(element, "r")}`);
  }

  function openCell(element: XmlElement): void {
    const before = column;
    if (element.find("r")) {
      const place = cellPlace(element.bytes, element.from, element.to);
      column = place - row * columnsOfGrid;
      if (column < 0 || column > lastColumn) misplaced(element, before);
    } else column += 1;
    if (column <= before || column > lastColumn) misplaced(element, before);
    type = element.attribute("t") ?? "n";
    format = general;
    if (formats !== undefined) {
      const style = wholeAttribute(element, "s");
      // A writer without formats of its own says s="0" and leaves the list empty; others say s="" for none.
      if (style >= 0 && (style === 0 || style < formats.length)) format = formats[style] ?? general;
      else if (style !== -2 && element.attribute("s") !== "") damaged(`s=${attributeStart(element, "s")}`);
    }
    hasFormula = false;
    hasValue = false;
    value = "";
    inlineText = undefined;
  }

  /** Some programs write a text twice, as a value and as a string; others write either under the other's type. */
  function joinInlineText(): void {
    if (inlineText === undefined) return;
    if (hasValue && contradicts(unescaped(value), inlineText, type)) damaged("is");
    hasValue = true;
    value = inlineText;
  }

  function closeCell(): void {
    let kind: number = cellKind.text;
    joinInlineText();
    const isText = type === "str" || type === "inlineStr";
    // Indented XML has white space around numbers.
    if (!isText) value = trimmed(value);
    let text = value;
    if (!hasValue || (value === "" && !isText)) {
      // An empty <v/> is no value. Text that is empty is one: a formula may well answer "".
      if (!hasFormula) return;
      kind = cellKind.formulaWithoutValue;
      text = "";
    } else if (type === "n") {
      const decimals = plainDecimals(value);
      if (decimals < 0 && !isNumber(value)) damaged("t=n");
      const shown = shownAs(format, value, decimals);
      kind = shown.kind;
      text = shown.text;
    } else if (type === "s") {
      const index = wholeText(value);
      const found = index < 0 ? undefined : strings[index];
      text = found ?? damaged("t=s");
      if (lettersLost && text.includes(lostLetter)) kind = cellKind.damaged;
    } else if (isText) {
      text = inlineText ?? unescaped(value) ?? damaged("_x…_");
      if (lettersLostHere && text.includes(lostLetter)) kind = cellKind.damaged;
    } else if (type === "b") {
      kind = cellKind.boolean;
      text = value === "true" ? "1" : value === "false" ? "0" : value;
      if (text !== "1" && text !== "0") damaged("t=b");
    } else if (type === "e") {
      kind = cellKind.error;
    } else if (type === "d") {
      // A day as ISO 8601 writes it: midnight says nothing more than the day.
      text = value.replace(/T00:00:00(\.0+)?Z?$/, "");
    } else damaged(`t=${type.slice(0, 12)}`);
    put(text, kind);
  }

  function put(text: string, kind: number): void {
    if (text === "" && !hasFormula) return;
    if (text.length > limits.textLength) tooLarge("text", limits.textLength);
    cellCount += 1;
    if (cellCount > limits.cells) tooLarge("cells", limits.cells);
    for (let gap = cells.length; gap < column; gap += 1) {
      cells.push("");
      kinds[gap] = cellKind.text;
    }
    cells.push(text);
    kinds[column] = hasFormula && kind !== cellKind.formulaWithoutValue ? kind | fromFormula : kind;
    // A template's formulas that answer "" do not make a row; a formula of which nothing is known does.
    if (text === "" && kind !== cellKind.formulaWithoutValue) return;
    rowFilled = true;
    columnFilled[column] = 1;
  }

  const takeQuickly = quickCells(bytes, context, lettersLost, (place, text, kind) => {
    column = place;
    hasFormula = false;
    put(text, kind);
  });

  function openColumns(element: XmlElement): void {
    if (!isTrue(element.attribute("hidden")) && Number(element.attribute("width") ?? 1) !== 0) return;
    const first = wholeAttribute(element, "min");
    const last = wholeAttribute(element, "max");
    hiddenRanges += 1;
    if (first < 1 || last < first || last > columnsOfGrid || hiddenRanges > mostRanges) damaged("cols");
    columnHidden.fill(1, first - 1, last);
  }

  function opened(parent: number, element: XmlElement): number {
    if (parent === at.inline) {
      collector.open(element);
      return at.inline;
    }
    const name = isMain(element.space) ? element.name : "";
    if (parent === at.cell) {
      if (name === "v") {
        if (hasValue) damaged(name);
        hasValue = true;
        return at.value;
      }
      if (name === "is") {
        if (inlineText !== undefined || (type !== "inlineStr" && type !== "str")) damaged(name);
        collector.start();
        return at.inline;
      }
      if (name === "f") {
        if (hasFormula) damaged("f");
        hasFormula = true;
      }
      return at.other;
    }
    if (parent === at.row) {
      if (name !== "c") return at.other;
      openCell(element);
      return at.cell;
    }
    if (parent === at.grid) {
      if (name !== "row") return at.other;
      openRow(element);
      return at.row;
    }
    if (parent === at.value) damaged("v");
    if (parent === at.merges && name === "mergeCell") {
      mergeCount += 1;
      if (mergeCount <= mostMerges) merges.push((element.attribute("ref") ?? "").slice(0, 24));
    }
    if (parent === at.columns && name === "col") openColumns(element);
    if (parent === at.sheet) return openedInSheet(name, element);
    if (parent === at.outside) {
      if (name !== "worksheet") damaged(element.name.slice(0, 24));
      return at.sheet;
    }
    return at.other;
  }

  function openedInSheet(name: string, element: XmlElement): number {
    if (name === "sheetData") {
      if (seenGrid) damaged("2 × sheetData");
      seenGrid = true;
      return at.grid;
    }
    if (name === "cols") return at.columns;
    if (name === "mergeCells") return at.merges;
    if (name === "sheetFormatPr") rowsHidden = isTrue(element.attribute("zeroHeight"));
    return at.other;
  }

  const handler: XmlHandler = {
    quick: (from) => (states[depth] === at.row ? takeQuickly(from, row, column) : from),
    open(element) {
      const state = opened(states[depth] ?? at.other, element);
      depth += 1;
      states[depth] = state;
    },
    close() {
      const state = states[depth];
      depth -= 1;
      if (state === at.cell) closeCell();
      else if (state === at.row) closeRow();
      else if (state === at.inline) {
        if (states[depth] === at.inline) collector.close();
        else inlineText = collector.result() ?? damaged("_x…_");
      } else if (state === at.grid) {
        row = 0;
        column = -1;
      }
      return full();
    },
    text(text) {
      const state = states[depth];
      if (state === at.value) value += text;
      else if (state === at.inline) collector.text(text);
    },
    wantsText() {
      const state = states[depth];
      return state === at.value || state === at.inline;
    },
  };

  return {
    handler,
    full,
    row: () => row,
    take() {
      const taken = batch;
      batch = [];
      batchSlots = 0;
      return taken;
    },
    facts() {
      if (!seenGrid) damaged("sheetData");
      const hiddenColumns: number[] = [];
      for (let index = 0; index <= lastColumn; index += 1) {
        if (columnHidden[index] === 1 && columnFilled[index] === 1) hiddenColumns.push(index);
      }
      return { cells: cellCount - context.cellsElsewhere, hiddenRows, hiddenColumns, merges, mergeCount };
    },
  };
}
