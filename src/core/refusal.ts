// A file that cannot be read any further. Readers throw it from wherever they are; whoever opened the file
// catches it, keeps the problem and goes on with the next file.
import type { Problem } from "./problem.ts";

export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = "Refusal";
    this.problem = problem;
  }
}
