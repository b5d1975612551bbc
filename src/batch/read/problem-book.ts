// The problems of one file while it is read: what a file refused and a file taken have to say of themselves.
import { fileProblem, graver, type Problem } from "../../core/problem.ts";
import type { ProblemCode } from "../../core/problem-codes.ts";

/**
 * So many problems of the rows of a file are listed: nobody reads a quarter of a million lines, and to write them is what takes a file
 * of nothing but faults longest. Those of further rows are counted.
 */
const mostListed = 250_000;

/** Problems of one file: those of the whole file are kept, those of rows only counted. */
export type ProblemBook = {
  readonly own: readonly Problem[];
  readonly add: (problem: Problem) => void;
  /** The problems of some rows, which are listed where `lists` says so before they are counted. */
  readonly count: (counts: ReadonlyMap<ProblemCode, number>, first: Problem | undefined) => void;
  /** Whether problems of rows are still listed. */
  readonly lists: () => boolean;
  /** Problems of rows that were counted and are not listed. */
  readonly unlisted: () => number;
  /** Says of the file how many are not listed, if any. */
  readonly sayUnlisted: (file: string) => void;
  readonly counts: () => ReadonlyMap<ProblemCode, number>;
  readonly first: () => Problem | undefined;
};

export function problemBook(most = mostListed): ProblemBook {
  const own: Problem[] = [];
  const counts = new Map<ProblemCode, number>();
  let first: Problem | undefined;
  let [ofRows, unlisted] = [0, 0];
  const see = (problem: Problem | undefined): void => {
    if (problem !== undefined && graver(problem, first)) first = problem;
  };
  const lists = (): boolean => ofRows < most;
  const tally = (code: ProblemCode, times: number): void => {
    counts.set(code, (counts.get(code) ?? 0) + times);
  };
  const add = (problem: Problem): void => {
    tally(problem.code, 1);
    see(problem);
    if (problem.row === 0 || lists()) own.push(problem);
    else unlisted += 1;
    if (problem.row > 0) ofRows += 1;
  };
  return {
    own,
    add,
    count(more, gravest) {
      let all = 0;
      for (const [code, times] of more) {
        tally(code, times);
        all += times;
      }
      if (!lists()) unlisted += all;
      ofRows += all;
      see(gravest);
    },
    lists,
    unlisted: () => unlisted,
    sayUnlisted(file) {
      if (unlisted > 0) add(fileProblem("problems-not-listed", file, { found: String(unlisted) }));
    },
    counts: () => counts,
    first: () => first,
  };
}
