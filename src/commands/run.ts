// `taliad run`: all files as one batch, decided, posted and put into the folder of the results.
import { command } from "./command.ts";
import {
  config,
  employers,
  failOn,
  files,
  ledger,
  ledgerHead,
  mappings,
  on,
  out,
  preparedBy,
} from "./options.ts";

export const run = command({
  name: "run",
  help: "cli.help.run",
  operands: { files },
  options: {
    employers,
    mappings,
    config,
    out,
    ledger,
    "fail-on": failOn,
    expect: { type: "string", help: "cli.help.expect" },
    by: preparedBy,
    on,
    "ledger-head": ledgerHead,
    preview: { type: "boolean", help: "cli.help.preview" },
  },
  async run(
    { files, expect, by, on, "ledger-head": ledgerHead, preview: only = false, json = false },
    session,
  ) {
    if (only) {
      const { preview } = await import("./work/preview.ts");
      return preview({ files, expect, json }, session);
    }
    const { run } = await import("./work/run.ts");
    return run({ files, expect, preparedBy: by, on, ledgerHead, json }, session);
  },
});
