// How a reader of workbook parts gives up: one function, made where the file's name is known.

import { fileProblem, type Problem } from "../../core/problem.ts";
import type { ProblemCode } from "../../core/problem-codes.ts";
import { Refusal } from "../../core/refusal.ts";

type Details = Partial<Omit<Problem, "code" | "file" | "found">>;

/**
 * Throws a Refusal. `found` is short and the same in every language: a part's name, a limit, the name of
 * what was met; never what a cell holds.
 */
export type Refuse = (code: ProblemCode, found: string, details?: Details) => never;

export function refuseFor(file: string): Refuse {
  return (code, found, details = {}) => {
    throw new Refusal(fileProblem(code, file, { ...details, found }));
  };
}
