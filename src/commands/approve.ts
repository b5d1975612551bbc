// `taliad approve`: somebody else than who prepared it says that a batch may be paid.
import { command } from "./command.ts";
import { config, ledger, on, out, reason } from "./options.ts";

export const approve = command({
  name: "approve",
  help: "cli.help.approve",
  operands: { batch: { type: "string", required: true, help: "cli.help.batch-to-approve" } },
  options: {
    config,
    out,
    ledger,
    by: { type: "string", required: true, help: "cli.help.approved-by" },
    on,
    reason,
  },
  async run({ batch, by, on, reason, json = false }, session) {
    const { approve } = await import("./work/approve.ts");
    return approve({ batch, by, on, reason, json }, session);
  },
});
