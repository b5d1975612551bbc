// A workbook that people fill in or put right, as plain data: what stands in each cell, how it looks, what may be chosen
// there. io/xlsx/form.ts writes it.

/** How a cell looks; what it means is never said by colour alone. */
export type Look =
  | "title"
  | "text"
  | "soft"
  | "strong"
  | "heading"
  | "needed-heading"
  | "input"
  | "given"
  | "faulty"
  | "advice"
  | "hint";

/** How a value is shown: text as it is typed, money and days as numbers that a spreadsheet can add up and sort. */
export type Format = "text" | "money" | "day" | "count" | "percent" | "decimal";

export type FormCell = {
  readonly look: Look;
  readonly format?: Format | undefined;
  /** Text, or a number: pounds for money, days since 1 January 1970 for days, hundredths for per cent. */
  readonly value?: string | number | undefined;
  /** A formula and the value that it has now. */
  readonly formula?: string | undefined;
  /** A place in this workbook that the cell leads to, for example `Form!C5`. */
  readonly link?: string | undefined;
  /** What is said when somebody points at the cell. */
  readonly note?: string | undefined;
};

/** What may be chosen or is advised in a range of cells. */
export type Offer = {
  /** For example `C5:C504`. */
  readonly cells: string;
  /** Where the choices stand, for example `Lists!$A$2:$A$9`; absent = only advice. */
  readonly choices?: string | undefined;
  readonly title: string;
  readonly help: string;
};

export type FormSheet = {
  readonly name: string;
  readonly widths: readonly number[];
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly rows: readonly (readonly (FormCell | undefined)[])[];
  readonly offers: readonly Offer[];
  /** Cells below the rows that look and are formatted as the last row: how many. */
  readonly blankRows: number;
  /** The last frozen row is one of headings by which the rows below it can be filtered. */
  readonly filtered?: true;
};

export type Form = { readonly title: string; readonly sheets: readonly FormSheet[] };
