// One worksheet as rows of text, in the order of the part, a batch at a time. The grid is checked as it goes:
// rows and cells rise, a cell stands in its row, and every value is what its type says.
import { address, cellKind, fromFormula, type Row } from "../../core/place.ts";
import { isNumber, stringCollector, unescaped } from "./cell-text.ts";
import { lastColumn, lastRow } from "./limits.ts";
import { isMain } from "./namespaces.ts";
import type { DateFormats } from "./styles.ts";
import type { XmlElement, XmlHandler, XmlPart } from "./xml.ts";
import { openXml } from "./xml-scanner.ts";

/** What a sheet needs from the workbook around it. */
export type SheetContext = {
  readonly sheet: string;
  readonly strings: readonly string[];
  /** Undefined when the workbook has no styles part. */
  readonly formats: DateFormats | undefined;
  /** Cells that other sheets of the workbook hold. */
  readonly cellsElsewhere: number;
};

/** What is known of a sheet once all its rows have been read. */
export type SheetFacts = {
  readonly cells: number;
  /** Rows and columns (from 0) that hold something but are not shown. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** The first of them as written (`B2:C5`), and how many there are. */
  readonly merges: readonly string[];
  readonly mergeCount: number;
};

/** Rows of larger batches outlive the young part of the heap: they cost more time, and much more memory. */
const batchRows = 64;
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
  const step = openXml(part, reader.handler);
  while (step()) {
    if (reader.full()) yield reader.take();
  }
  const rest = reader.take();
  if (rest.length > 0) yield rest;
  return reader.facts();
}

type SheetReader = {
  readonly handler: XmlHandler;
  readonly full: () => boolean;
  readonly take: () => Row[];
  readonly facts: () => SheetFacts;
};

function sheetReader(part: XmlPart, context: SheetContext): SheetReader {
  const { limits, refuse } = part;
  const { sheet, strings, formats } = context;
  const collector = stringCollector();
  const states = new Uint8Array(limits.depth + 1);
  let depth = 0;
  let seenGrid = false;
  let rowsHidden = false;

  let batch: Row[] = [];
  let batchSlots = 0;
  let cellCount = context.cellsElsewhere;
  let gridCount = 0;
  let rowCount = 0;

  let row = 0;
  let rowHidden = false;
  let rowFilled = false;
  let cells: string[] = [];
  const kinds = new Uint8Array(lastColumn + 1);
  let column = -1;
  let type = "n";
  let dateFormat = false;
  let hasFormula = false;
  let hasValue = false;
  let value = "";

  const hiddenRows: number[] = [];
  const columnHidden = new Uint8Array(lastColumn + 1);
  const columnFilled = new Uint8Array(lastColumn + 1);
  const merges: string[] = [];
  let mergeCount = 0;

  function damaged(what: string): never {
    const inCell = column >= 0;
    const place = inCell ? address(column, row) : row > 0 ? String(row) : part.name;
    return refuse("workbook-damaged", `${place}: ${what}`, { sheet, row, column: inCell ? column : -1 });
  }

  function full(): boolean {
    return batch.length >= batchRows || batchSlots >= batchCells;
  }

  function openRow(element: XmlElement): void {
    const stated = wholeAttribute(element, "r");
    const number = stated === -2 ? row + 1 : stated;
    column = -1;
    if (number <= row || number > lastRow) damaged(`r=${(element.attribute("r") ?? "").slice(0, 12)}`);
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
    return damaged(`r=${(element.attribute("r") ?? "").slice(0, 12)}`);
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
    dateFormat = false;
    if (formats !== undefined) {
      const style = wholeAttribute(element, "s");
      // A writer without formats of its own says s="0" and leaves the list empty.
      if (style > 0 && style < formats.length) dateFormat = formats[style] === 1;
      else if (style === 0) dateFormat = formats[0] === 1;
      else if (style !== -2) damaged(`s=${(element.attribute("s") ?? "").slice(0, 12)}`);
    }
    hasFormula = false;
    hasValue = false;
    value = "";
  }

  function closeCell(): void {
    let kind: number = cellKind.text;
    let text = value;
    if (!hasValue || (value === "" && type !== "str" && type !== "inlineStr")) {
      // An empty <v/> is no value. Text that is empty is one: a formula may well answer "".
      if (!hasFormula) return;
      kind = cellKind.formulaWithoutValue;
      text = "";
    } else if (type === "n") {
      if (!isNumber(value)) damaged("t=n");
      kind = dateFormat ? cellKind.date : cellKind.number;
    } else if (type === "s") {
      const index = wholeText(value);
      const found = index < 0 ? undefined : strings[index];
      text = found ?? damaged("t=s");
    } else if (type === "str") {
      text = unescaped(value) ?? damaged("_x…_");
    } else if (type === "b") {
      kind = cellKind.boolean;
      text = value === "true" ? "1" : value === "false" ? "0" : value;
      if (text !== "1" && text !== "0") damaged("t=b");
    } else if (type === "e") {
      kind = cellKind.error;
    } else if (type === "d") {
      // A day as ISO 8601 writes it: midnight says nothing more than the day.
      text = value.replace(/T00:00:00(\.0+)?Z?$/, "");
    } else if (type !== "inlineStr") damaged(`t=${type.slice(0, 12)}`);
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

  function openColumns(element: XmlElement): void {
    if (!isTrue(element.attribute("hidden")) && Number(element.attribute("width") ?? 1) !== 0) return;
    const first = wholeAttribute(element, "min");
    const last = wholeAttribute(element, "max");
    if (first < 1 || last < first || last > columnsOfGrid) damaged("cols");
    columnHidden.fill(1, first - 1, last);
  }

  function opened(parent: number, element: XmlElement): number {
    if (parent === at.inline) {
      collector.open(element);
      return at.inline;
    }
    const name = isMain(element.space) ? element.name : "";
    if (parent === at.cell) {
      if (name === "v" || name === "is") {
        if (hasValue || (name === "is") !== (type === "inlineStr")) damaged(name);
        hasValue = true;
        if (name === "v") return at.value;
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
        else value = collector.result() ?? damaged("_x…_");
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

const columnsOfGrid = lastColumn + 1;

/** `B14` → row × 16384 + column (from 0); −1 when it is not such a reference. */
export function cellPlace(bytes: Uint8Array, from: number, to: number): number {
  let index = from;
  let column = 0;
  for (; index < to; index += 1) {
    const letter = (bytes[index] ?? 0) - 64;
    if (!(letter >= 1 && letter <= 26)) break;
    column = column * 26 + letter;
    if (column > columnsOfGrid) return -1;
  }
  if (column === 0) return -1;
  const row = wholeNumber(bytes, index, to);
  return row < 1 ? -1 : row * columnsOfGrid + column - 1;
}

/** `0`, `17`; −1 for anything else, such as a sign, a leading zero or more than nine digits. */
function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  if (from >= to || to - from > 9) return -1;
  if (bytes[from] === 48) return to - from === 1 ? 0 : -1;
  let number = 0;
  for (let index = from; index < to; index += 1) {
    const digit = (bytes[index] ?? 0) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** The attribute as a whole number; −1 when it is none, −2 when it is not there. */
function wholeAttribute(element: XmlElement, name: string): number {
  return element.find(name) ? wholeNumber(element.bytes, element.from, element.to) : -2;
}

/** The text of a shared string's place as a number. */
function wholeText(text: string): number {
  const length = text.length;
  if (length === 0 || length > 9 || (length > 1 && text.charCodeAt(0) === 48)) return -1;
  let number = 0;
  for (let index = 0; index < length; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true" || text === "on";
}
