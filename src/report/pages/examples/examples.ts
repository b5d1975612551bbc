// One example for each problem code whose sentence is said of something, and that sentence in the reader's language.
import { fileProblem } from "../../../core/problem.ts";
import type { ProblemCode } from "../../../core/problem-codes.ts";
import { inWords } from "../../../input/conditions.ts";
import type { Language, Law } from "../../../law/law.ts";
import { problemMessage } from "../../words.ts";
import { cellExamples } from "./cells.ts";
import { decisionExamples } from "./decisions.ts";
import type { Example } from "./example.ts";
import { fileExamples } from "./files.ts";
import { rowExamples } from "./rows.ts";

export const examples: Partial<Record<ProblemCode, Example>> = {
  ...fileExamples,
  ...cellExamples,
  ...rowExamples,
  ...decisionExamples,
};

/** The sentence as it would be read, with its place; undefined where the code's sentence is the same every time. */
export function exampleText(law: Law, language: Language, code: ProblemCode): string | undefined {
  const example = examples[code];
  if (example === undefined) return undefined;
  const { file, layout = "", key = "", heading, ...details } = example;
  const columns = law.layouts.get(layout)?.columns ?? [];
  const column = columns.findIndex((one) => one.key === key);
  const problem = fileProblem(code, file, {
    key,
    column,
    heading: heading ?? columns[column]?.headings[language] ?? "",
    ...details,
  });
  return problemMessage(law.words, language, inWords(problem, columns));
}

/** What would be right in the column of the example: its own example in the reader's words; undefined where it has none. */
export function rightValue(law: Law, language: Language, code: ProblemCode): string | undefined {
  // By a mapping another way of writing is right than in the form.
  if (code === "cell-not-as-mapped") return undefined;
  const { layout = "", key = "" } = examples[code] ?? {};
  const column = law.layouts.get(layout)?.columns.find((one) => one.key === key);
  const right = column?.example;
  if (column === undefined || right === undefined) return undefined;
  if (column.kind === "role") return law.roles.get(right)?.labels[language] ?? right;
  return column.values?.find(({ code: value }) => value === right)?.[language] ?? right;
}
