// One problem as a line of problems.csv, with its sentence in both languages.
import type { Problem } from "../../core/problem.ts";
import { csvCell } from "../../io/csv/write.ts";
import type { Words } from "../../law/law.ts";
import { cellsOf, problemColumns } from "../../report/columns.ts";
import { problemLine } from "../../report/words.ts";

export function problemText(problem: Problem, words: Words): string {
  return `${cellsOf(problemColumns, problemLine(words, problem)).map(csvCell).join(",")}\r\n`;
}
