// What is wrong with one cell, before anybody asks where it stands. Values of cells are texts, numbers and
// yes/no, never objects, so a fault is told from a value by its type alone.
import type { ProblemCode } from "../core/problem-codes.ts";

export type Fault = {
  readonly code: ProblemCode;
  readonly expected: string;
  /** The same in Welsh, where it is words. */
  readonly expectedCy?: string | undefined;
};
export type CellValue = string | number | boolean;

/** Reads the trimmed, non-empty text of a cell of this cellKind. */
export type CellReader = (text: string, kind: number) => CellValue | Fault;

export function fault(code: ProblemCode, expected = "", expectedCy?: string): Fault {
  return expectedCy === undefined ? { code, expected } : { code, expected, expectedCy };
}

export function isFault(value: CellValue | Fault | undefined): value is Fault {
  return typeof value === "object";
}
