// A file that cannot be read any further. Readers throw it from wherever they are; whoever opened the file
// catches it, keeps the problems and goes on with the next file.
import type { Problem } from "./problem.ts";

export class Refusal extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[]) {
    const all = "code" in problems ? [problems] : problems;
    super(all.map((problem) => problem.code).join(" "));
    this.name = "Refusal";
    this.problems = all;
  }

  /** The first of them. */
  get problem(): Problem {
    const [first] = this.problems;
    if (first === undefined) throw new Error("a refusal without a problem");
    return first;
  }
}
