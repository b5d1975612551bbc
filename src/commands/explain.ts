// `taliad explain`: every figure and finding of rows of a stored batch.
import { command } from "./command.ts";
import { out, person } from "./options.ts";

export const explain = command({
  name: "explain",
  help: "cli.help.explain",
  operands: { batch: { type: "string", required: true, help: "cli.help.batch" } },
  options: {
    row: { type: "string", help: "cli.help.row" },
    pair: { type: "string", several: true, help: "cli.help.pair" },
    person,
    head: { type: "string", help: "cli.help.head" },
    all: { type: "boolean", help: "cli.help.all" },
    matrix: { type: "boolean", help: "cli.help.matrix" },
    sample: { type: "number", help: "cli.help.sample" },
    seed: { type: "string", help: "cli.help.seed" },
    out,
  },
  async run({ batch, row, pair, person, head, all, matrix, sample, seed, json = false }, session) {
    const { explain } = await import("./work/explain.ts");
    return explain({ batch, row, pair, person, head, all, matrix, sample, seed, json }, session);
  },
});
