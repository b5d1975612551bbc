// A problem is a coded data fault at a place. It is data: collected, never thrown. Its sentences, in both
// languages, are in schemas/words by its code; what a code means for the row or file is in problem-codes.ts.
import { infoOf, type ProblemCode, type Severity } from "./problem-codes.ts";

export type Problem = {
  readonly code: ProblemCode;
  readonly file: string;
  /** Empty for CSV and for problems of the whole file. */
  readonly sheet: string;
  /** 0 for a problem of the whole file or sheet. */
  readonly row: number;
  /** Counted from 0; −1 when the problem is not at one cell. */
  readonly column: number;
  /** The heading as written in the file, empty when there is none. */
  readonly heading: string;
  /** The column's key in the layout, empty when there is none. */
  readonly key: string;
  /** What stood there, cut to 80 characters. */
  readonly found: string;
  /** What would be right: values for the message template, in the order of the code's template. */
  readonly expected: string;
  /** The same in Welsh, where it is words. */
  readonly expectedCy?: string | undefined;
  /** The rule behind it, empty when it is only a matter of form. */
  readonly rule: string;
};

const longestFound = 80;

/** A problem of a whole file; the places that do not apply are left empty. */
export function fileProblem(
  code: ProblemCode,
  file: string,
  details: Partial<Omit<Problem, "code" | "file">> = {},
): Problem {
  return {
    sheet: "",
    row: 0,
    column: -1,
    heading: "",
    key: "",
    expected: "",
    rule: "",
    ...details,
    code,
    file,
    found: (details.found ?? "").slice(0, longestFound),
  };
}

const severityOrder: readonly Severity[] = ["fatal", "error", "warning", "info"];

/** Is a graver than b? */
export function graver(a: Problem, b: Problem | undefined): boolean {
  if (b === undefined) return true;
  return severityOrder.indexOf(infoOf(a.code).severity) < severityOrder.indexOf(infoOf(b.code).severity);
}
