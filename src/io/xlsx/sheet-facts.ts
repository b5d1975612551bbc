// What a sheet needs from the workbook around it, and what is known of it once all its rows have been read.
import type { Row } from "../../core/place.ts";
import type { CellContext } from "./quick-cell.ts";
import type { XmlHandler } from "./xml.ts";

/** What a sheet needs from the workbook around it. */
export type SheetContext = CellContext & {
  readonly sheet: string;
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

export type SheetReader = {
  readonly handler: XmlHandler;
  readonly full: () => boolean;
  readonly take: () => Row[];
  /** The row that was begun last. */
  readonly row: () => number;
  readonly facts: () => SheetFacts;
};
