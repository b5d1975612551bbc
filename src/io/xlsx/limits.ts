// How large a workbook may be before it is refused: far above any payroll, far below what would hurt us.

const KiB = 1024;
const MiB = 1024 * KiB;

export type WorkbookLimits = { readonly [Name in keyof typeof workbookLimits]: number };

/** Sizes in bytes, text in UTF-16 units. Each limit is the largest value that is still read. */
export const workbookLimits = {
  fileBytes: 64 * MiB,
  entries: 1_000,
  partBytes: 200 * MiB,
  allPartsBytes: 300 * MiB,
  /** A part that says where the others are: far less than a thousand entries need. */
  directoryBytes: 2 * MiB,
  /** Four times the formats of the largest styles that a program writes. */
  stylesBytes: 16 * MiB,
  /** Inflated : deflated, for parts larger than `ratioFromBytes`. */
  ratio: 100,
  ratioFromBytes: 100 * KiB,
  sheets: 50,
  /** Rows of one sheet that hold anything. */
  rows: 200_000,
  /** Cells of the workbook that hold anything. */
  cells: 5_000_000,
  /** The same with the gaps before them: what a row of one far-right cell costs. */
  gridCells: 50_000_000,
  textLength: 32_767,
  /** All shared strings together, each with what it takes beside its letters: they are the one thing that stays in memory while rows go through. */
  sharedTextLength: 64 * MiB,
  /** One stretch of text before its references and escapes are decoded. */
  textRunBytes: MiB,
  depth: 64,
  attributes: 200,
  attributeBytes: 64 * KiB,
} as const;

/** The grid of every spreadsheet program; not ours to choose. */
export const lastRow = 1_048_576;
export const lastColumn = 16_383;
