// `taliad run`: all files as one batch, decided, posted and put into the folder of the results.
import { command } from "./command.ts";
import { config, failOn, files, ledger, on, out } from "./options.ts";

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
    on,
  },
  async run({ files, expect, on, json = false }, session) {
    const { run } = await import("./work/run.ts");
    return run({ files, expect, on, json }, session);
  },
});
