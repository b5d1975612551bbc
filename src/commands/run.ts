// `taliad run`: all files as one batch, decided, posted and put into the folder of the results.
import { command } from "./command.ts";
import { config, failOn, files, ledger, out } from "./options.ts";

export const run = command({
  name: "run",
  help: "cli.help.run",
  operands: { files },
  options: {
    config,
    out,
    ledger,
    "fail-on": failOn,
    expect: { type: "string", help: "cli.help.expect" },
  },
  async run({ files, expect, json = false }, session) {
    const { run } = await import("./work/run.ts");
    return run({ files, expect, json }, session);
  },
});
