// A sheet of a workbook as plain data: what reports make and what is written.

/** A place in the same workbook: whoever follows it comes to the row. */
export type CellLink = { readonly text: string; readonly sheet: string; readonly row: number };

/** A number is pence in a money column, a Day in a day column, else itself. Undefined is a blank cell. */
export type CellValue = string | number | CellLink | undefined;

export type SheetColumn = {
  readonly heading: string;
  readonly kind: "text" | "money" | "count" | "day";
  /** Long texts are shown on several lines. */
  readonly wrap?: boolean;
};

/** A table with its heading row. `heading` stands above it; empty where the sheet's title says it all. */
export type SheetTable = {
  readonly heading: string;
  /** Sentences between the two. */
  readonly notes?: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly CellValue[])[];
  /** For each row the columns, from 0, whose cells stand out; absent = none. */
  readonly marked?: readonly (readonly number[])[] | undefined;
  /** The last line, set apart; as many cells as columns. */
  readonly totals?: readonly CellValue[] | undefined;
  /** How the totals come from the rows: the workbook holds it as a formula with its result; absent = only the result. */
  readonly totalled?: "sum" | "difference" | undefined;
};

export type Sheet = {
  readonly name: string;
  readonly title: string;
  /** Sentences under the title. */
  readonly notes: readonly string[];
  /** In characters; the tables of a sheet share its columns. */
  readonly widths: readonly number[];
  /** How many first columns say whose row it is: they stay in sight, and on every page in print; absent = none. */
  readonly names?: number | undefined;
  /** One table gets a frozen heading row and a filter; several follow one another. */
  readonly tables: readonly SheetTable[];
};
