// Which of the council's mappings a file has to do with: the batch keeps these and no others.
import type { Problem } from "../../core/problem.ts";
import type { ProblemCode } from "../../core/problem-codes.ts";

const naming: ReadonlySet<ProblemCode> = new Set([
  "mapping-used",
  "mapping-two-fit",
  "mapping-headings-differ",
]);

/** By what is said of the file: it is read by one, could be read by several, or has changed since one was made. */
export function mappingsNamed(problems: readonly Problem[]): { readonly mappings?: readonly string[] } {
  const names = problems.flatMap(({ code, found }) => (naming.has(code) ? found.split(", ") : []));
  return names.length === 0 ? {} : { mappings: names };
}
