// What `map` proposes for a file of a payroll program, and what it leaves to a person.
import type { Law } from "../../law/law.ts";
import type { Column, Layout } from "../../law/layout.ts";
import type { FormName, Mapping } from "../../law/mapping.ts";
import type { Program } from "../../law/programs.ts";
import type { Epoch } from "../days.ts";

/** Why a column of the file is proposed as it is. */
export type Why =
  | "layout" // its heading is one of the form's
  | "program" // a payroll program calls it so
  | "similar" // the same words, written otherwise
  | "shape" // every cell is a National Insurance number
  | "amounts" // every cell is an amount that the scheme pays
  | "set" // somebody said so
  | "left" // somebody said that nothing is read from it
  | "other" // a payroll program's, which no form asks for
  | "refused" // it may not be collected
  | "second" // another column says the same with more certainty
  | "open" // a question is open
  | "unknown";

/** What a column is read as; a whole name is two columns of the form. */
export type ReadAs = {
  readonly key: string;
  readonly as?: FormName | undefined;
  readonly values?: Readonly<Record<string, string>> | undefined;
};

export type ProposedColumn = {
  /** Counted from 0. */
  readonly at: number;
  readonly heading: string;
  readonly read: readonly ReadAs[];
  readonly why: Why;
  /** The payroll program that calls it so. */
  readonly program: string;
  /** Some of its cells. */
  readonly examples: readonly string[];
};

/** What nobody but a person can say; its words are `map.open.<code>`. */
type OpenCode =
  | "two-claim"
  | "not-of-kind"
  | "values-unknown"
  | "month-first-elsewhere"
  | "days-mixed"
  | "pence-or-pounds"
  | "payment-in-it"
  | "on-all-pay"
  | "name-order"
  | "perhaps";

export type Open = {
  readonly code: OpenCode;
  readonly key: string;
  readonly headings: readonly string[];
  /** Cells that it is about. */
  readonly found: readonly string[];
};

export type Proposal = {
  readonly layout: Layout;
  /** The form that would be next. */
  readonly next: string | undefined;
  readonly headingRow: number;
  readonly columns: readonly ProposedColumn[];
  readonly open: readonly Open[];
  /** Columns that the form cannot do without and the file has not. */
  readonly missing: readonly Column[];
  readonly period: Mapping["period"];
  /** Days of these headings could be read with the month first as well. */
  readonly eitherWay: readonly string[];
};

export type ProposeOptions = {
  readonly law: Law;
  readonly programs: readonly Program[];
  readonly epoch: Epoch;
  /** The form that somebody named; else the one that fits best of `layouts`. */
  readonly layouts: readonly Layout[];
  /** Headings by what somebody said they are: a column's key, or empty for what is not read. */
  readonly said: ReadonlyMap<string, string>;
};
