// What a batch needs to know of a scheme that decides no claims: it reads whole files and lists what they come to,
// in tables of its own. Nothing of it is paid, posted or counted among the claims.
import type { Day, Month } from "../core/day.ts";
import type { CompanionRow } from "../core/decision.ts";
import type { RowPlace } from "../core/place.ts";
import type { ProblemCode } from "../core/problem-codes.ts";
import type { AnyColumn, AnyLine, TableColumn } from "../core/table-column.ts";
import type { Law } from "../law/law.ts";

/** The readable rows of one table, in their order, with what its cover says. */
export type ListedTable = {
  readonly layout: string;
  readonly file: string;
  /** Empty for CSV. */
  readonly sheet: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month | undefined;
  readonly rows: readonly ListedRow[];
};

/** `values` holds every key of the layout; a blank cell is undefined. */
export type ListedRow = { readonly row: number; readonly values: Readonly<Record<string, unknown>> };

/** One table of results; `name` is its CSV file's name without the ending. */
export type ResultTable = {
  readonly name: string;
  readonly columns: readonly AnyColumn[];
  readonly lines: readonly AnyLine[];
};

/** The columns are held to their lines here, and only here. */
export function resultTable<Line extends AnyLine>(
  name: string,
  columns: readonly TableColumn<Line>[],
  lines: readonly Line[],
): ResultTable {
  return { name, columns: columns as readonly AnyColumn[], lines }; // Every TableColumn is one; TypeScript cannot see it of an open Line.
}

/** Something worth saying of a whole file. */
export type FileRemark = { readonly file: string; readonly code: ProblemCode; readonly expected: string };

/** A row for the claims of the same employer and payroll number; `layout` and columns as in pattern-facts.ts. */
export type FactForClaims = {
  readonly layout: string;
  readonly employerId: string;
  readonly payrollRef: string;
  readonly row: CompanionRow;
  /** The row of the listed file that it was worked out of. */
  readonly place: RowPlace;
};

export type Listed = {
  readonly tables: readonly ResultTable[];
  /** What claims of other schemes may ask for; absent = nothing. */
  readonly facts?: readonly FactForClaims[];
  readonly remarks: readonly FileRemark[];
};

/** One row of absence of one person: of a sick-pay claim or of a sickness record. */
export type Absence = {
  /**
   * Where it is written: "claims.csv:14", of a table beside others "book.xlsx:Sickness:14", of an earlier batch
   * "0123456789ab/claims.csv:14".
   */
  readonly reference: string;
  readonly laCode: string;
  readonly first: Day;
  /** Undefined while it goes on. */
  readonly last: Day | undefined;
  /** How long it is expected to be, from its first day. */
  readonly expectedDays?: number | undefined;
  /** Known from an earlier batch, which has listed it if it was long enough by itself. */
  readonly earlier?: boolean | undefined;
};

/** The absences of one person; `asAt` is the last day that is known of those that go on. */
export type PersonAbsences = { readonly absences: readonly Absence[]; readonly asAt: Day | undefined };

export type Listing = {
  /** The folder's name, used everywhere. */
  readonly name: string;
  /** The prefix of its rules: FLEX, IWS. */
  readonly code: string;
  /** The files that it reads. */
  readonly layouts: readonly string[];
  /** Ids of the rules that its code decides by, for the test that counts them. */
  readonly cites: readonly string[];
  /** What its tables of a batch come to; they are of its layouts, in input order, and there is at least one. */
  list(law: Law, tables: readonly ListedTable[]): Listed;
  /** The absences that its tables tell of, person by person; absent = none. */
  absencesOf?(tables: readonly ListedTable[]): readonly PersonAbsences[];
  /** The list of long absences that it makes of everybody's, claims and sickness records alike. */
  readonly longAbsences?: {
    /** Absences that come to fewer days, all rows together, need not be looked at. */
    readonly fewest: (law: Law) => number;
    readonly list: (law: Law, people: readonly PersonAbsences[]) => ResultTable;
  };
};
