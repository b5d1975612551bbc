// The program as a library: the law as data, a return read, files assessed, a row explained. Bytes go in and plain data comes
// out: no file is opened, no clock asked, nothing sent. docs/library.md shows each call.

export type { Day, Month } from "../core/day.ts";
export type { Head, Outcome } from "../core/decision.ts";
export type { Pence } from "../core/money.ts";
export type { Problem } from "../core/problem.ts";
export type { ProblemCode, Severity } from "../core/problem-codes.ts";
export type { DecisionLine, DuplicateLine, FileResult, ProblemLine, Totals } from "../engine/batch.ts";
export type { Language, Law } from "../law/law.ts";
export type { Overrides } from "../law/overrides.ts";
export { type Assessment, assess } from "./assess.ts";
export { type Explanation, explain } from "./explain.ts";
export type { GivenFile } from "./given.ts";
export { type LawFiles, loadLaw } from "./law.ts";
export { type ReadReturn, type ReturnRow, readReturn } from "./read-return.ts";
export { amountText, dayText, monthText, problemText } from "./texts.ts";
