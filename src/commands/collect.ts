// `taliad collect`: takes what is new in a folder, runs it as one batch, and puts each file where it belongs.
import { command } from "./command.ts";
import { config, employers, failOn, ledger, ledgerHead, mappings, on, out, preparedBy } from "./options.ts";

export const collect = command({
  name: "collect",
  help: "cli.help.collect",
  operands: { inbox: { type: "string", required: true, help: "cli.help.inbox" } },
  options: {
    settle: { type: "number", help: "cli.help.settle" },
    wait: { type: "string", help: "cli.help.wait" },
    employers,
    mappings,
    config,
    out,
    ledger,
    "fail-on": failOn,
    by: preparedBy,
    on,
    "ledger-head": ledgerHead,
  },
  async run({ json = false, quiet = false, by, "ledger-head": ledgerHead, ...given }, session) {
    const { collect } = await import("./work/collect.ts");
    return collect({ ...given, preparedBy: by, ledgerHead, json, quiet }, session);
  },
});
