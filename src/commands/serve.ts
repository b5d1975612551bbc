// `taliad serve`: the month in a browser on this machine.
import { command } from "./command.ts";
import { config, employers, failOn, ledger, out } from "./options.ts";

export const serve = command({
  name: "serve",
  help: "cli.help.serve",
  operands: {},
  options: {
    port: { type: "number", help: "cli.help.port" },
    config,
    employers,
    out,
    ledger,
    "fail-on": failOn,
  },
  async run(given, session) {
    const { serve } = await import("./work/serve.ts");
    return serve(given, session);
  },
});
