// A layout says which columns a file has and how each is read. It is data: schemas/layouts/<name>.json.

export type ColumnKind =
  | "ni-number" // two letters, six digits, a letter; spaces and letter case do not matter
  | "name" // letters of any alphabet, apostrophe, hyphen, space
  | "identifier" // text whose leading zeros matter
  | "text"
  | "day" // 30/06/2022, 2022-06-30 or a spreadsheet's serial number
  | "month" // 2022-06
  | "money" // pounds with up to two decimals, kept as pence
  | "decimal" // up to `decimals` places, kept as a whole number of the last place
  | "count" // a whole number
  | "percent" // "3.00" or "3%", kept in thousandths of a per cent: 3000
  | "yes-no" // Y/N, Yes/No, Ie/Na, Ydy/Nac ydy, 1/0, kept as true/false
  | "list" // one of `values`
  | "role" // one of roles.json
  | "weekdays"; // how many days a week, or a mask of seven from Monday

export type ListValue = {
  readonly code: string;
  readonly en: string;
  readonly cy: string;
  readonly aliases: readonly string[];
};

/** "Required when": the other column is filled (no `in`) or holds one of `in`; BLANK among them means an empty cell. */
export type Condition = { readonly key: string; readonly in?: readonly string[] | undefined };

export type Column = {
  readonly key: string;
  readonly kind: ColumnKind;
  /** The cell must be filled: always, never, or when all conditions hold. */
  readonly required: "always" | "never" | readonly Condition[];
  /** The column must stand in the file; else it may be left out altogether. */
  readonly columnRequired: boolean;
  readonly headings: { readonly en: string; readonly cy: string };
  /** It is of one month: a form that is filled in from the month before leaves it blank. */
  readonly monthly?: boolean | undefined;
  /** It may be the same for everybody of an employer: a mapping may say it once for all rows. */
  readonly ofEmployer?: boolean | undefined;
  /** What somebody may write here, as a person writes it; together those of a layout are a row that can be read. */
  readonly example?: string | undefined;
  /** What belongs here, in a sentence or two for whoever fills in the form. */
  readonly help?: { readonly en: string; readonly cy: string } | undefined;
  readonly aliases: readonly string[];
  readonly values?: readonly ListValue[] | undefined;
  /** The least value as written, of a text the least number of characters. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly decimals?: number | undefined;
  readonly longest?: number | undefined;
  /** Money below zero is read (a repayment). */
  readonly negative?: boolean | undefined;
  /** Money above this many pence is a data error. */
  readonly ceiling?: number | undefined;
  /** Amounts of a year: £40,335 is one, and not a day that became a number. */
  readonly large?: boolean | undefined;
  /** The last day of something that may have no end: payroll programs write 31/12/9999 for that. */
  readonly openEnd?: boolean | undefined;
  /** Within one file each filled value may stand once. */
  readonly unique?: boolean | undefined;
  /** The column may not be collected: a file that has it is refused (data minimisation). */
  readonly refused?: boolean | undefined;
  /** Only the last four characters are kept (bank details). */
  readonly masked?: boolean | undefined;
  readonly rules: readonly string[];
};

export type CoverKey = {
  readonly key: string;
  readonly kind:
    | "identifier"
    | "text"
    | "month"
    | "count"
    | "pence"
    | "yes-no"
    | "la-code"
    | "scheme"
    | "day";
  readonly required: boolean;
  readonly headings: { readonly en: string; readonly cy: string };
  /** Months that a form offers to choose from, as 2022-06; others are read as well. */
  readonly months?: { readonly first: string; readonly last: string } | undefined;
  readonly aliases: readonly string[];
};

export type Layout = {
  readonly name: string;
  /** The scheme's folder name; empty for files of no one scheme. */
  readonly scheme: string;
  /** The layout whose rows these are: its own name, or that of the one that this is another form of. */
  readonly rowsOf: string;
  readonly versions: readonly string[];
  readonly cover: readonly CoverKey[];
  readonly columns: readonly Column[];
};

/** The cover as read. Keys that were not filled are absent. */
export type Cover = {
  readonly templateVersion?: string | undefined;
  readonly scheme?: string | undefined;
  readonly laCode?: string | undefined;
  readonly employerId?: string | undefined;
  readonly employerName?: string | undefined;
  /** A core Month. */
  readonly period?: number | undefined;
  readonly sequence?: number | undefined;
  readonly preparedBy?: string | undefined;
  readonly preparedDate?: number | undefined;
  readonly declaredRows?: number | undefined;
  readonly declaredTotalPence?: number | undefined;
  readonly declaration?: boolean | undefined;
};
