// problems.csv: a problem as a line with its sentence in both languages, and as data for whoever shows it.
import type { Problem } from "../../core/problem.ts";
import { LineWriter } from "../../io/csv/line-writer.ts";
import type { Words } from "../../law/law.ts";
import { cellsOf, problemColumns } from "../../report/columns.ts";
import { problemLine } from "../../report/words.ts";
import type { KeptProblems } from "../handover/assessed-rows.ts";

type ProblemWriter = {
  readonly write: (problem: Problem) => void;
  /** What was written since it was last taken. */
  readonly take: () => KeptProblems;
};

export function problemWriter(words: Words): ProblemWriter {
  const lines = new LineWriter();
  const data = new LineWriter();
  return {
    write(problem) {
      const cells = cellsOf(problemColumns, problemLine(words, problem));
      for (let at = 0; at < cells.length; at += 1) {
        if (at > 0) lines.comma();
        lines.cell(cells[at] ?? "");
      }
      lines.plain("\r\n");
      data.plain(JSON.stringify(problem));
      data.endRow();
    },
    take: () => ({ lines: lines.take(), data: data.take() }),
  };
}

/** Problems of a whole file. */
export function problemsKept(problems: readonly Problem[], words: Words): KeptProblems {
  const writer = problemWriter(words);
  for (const problem of problems) writer.write(problem);
  return writer.take();
}
