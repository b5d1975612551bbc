// `taliad diff`: what is different between two stored batches.
import { command } from "./command.ts";
import { out } from "./options.ts";

export const diff = command({
  name: "diff",
  help: "cli.help.diff",
  operands: {
    first: { type: "string", required: true, help: "cli.help.diff-first" },
    second: { type: "string", required: true, help: "cli.help.diff-second" },
  },
  options: { out },
  async run({ first, second, json = false }, session) {
    const { diff } = await import("./work/diff.ts");
    return diff({ first, second, json }, session);
  },
});
