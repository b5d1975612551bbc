// The problems of one file while it is read: what a file refused and a file taken have to say of themselves.
import { graver, type Problem } from "../../core/problem.ts";
import type { ProblemCode } from "../../core/problem-codes.ts";

/** Problems of one file: those of the whole file are kept, those of rows only counted. */
export type ProblemBook = {
  readonly own: readonly Problem[];
  readonly add: (problem: Problem) => void;
  readonly count: (counts: ReadonlyMap<ProblemCode, number>, first: Problem | undefined) => void;
  readonly counts: () => ReadonlyMap<ProblemCode, number>;
  readonly first: () => Problem | undefined;
};

export function problemBook(): ProblemBook {
  const own: Problem[] = [];
  const counts = new Map<ProblemCode, number>();
  let first: Problem | undefined;
  const see = (problem: Problem | undefined): void => {
    if (problem !== undefined && graver(problem, first)) first = problem;
  };
  return {
    own,
    add(problem) {
      own.push(problem);
      counts.set(problem.code, (counts.get(problem.code) ?? 0) + 1);
      see(problem);
    },
    count(more, gravest) {
      for (const [code, times] of more) counts.set(code, (counts.get(code) ?? 0) + times);
      see(gravest);
    },
    counts: () => counts,
    first: () => first,
  };
}
