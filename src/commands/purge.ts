// `taliad purge`: forgets what has been kept long enough, once its list has been confirmed.
import { command } from "./command.ts";
import { config, holds, ledger, out } from "./options.ts";

export const purge = command({
  name: "purge",
  help: "cli.help.purge",
  operands: {},
  options: {
    config,
    out,
    ledger,
    "as-of": { type: "string", required: true, help: "cli.help.as-of" },
    holds,
    "dry-run": { type: "boolean", help: "cli.help.purge-dry-run" },
    confirm: { type: "string", help: "cli.help.purge-confirm" },
    decision: { type: "string", help: "cli.help.purge-decision" },
  },
  async run({ "as-of": asOf, "dry-run": dryRun = false, confirm, holds, decision, json = false }, session) {
    const { purge } = await import("./work/purge/purge.ts");
    return purge({ asOf, holds, confirm: dryRun ? undefined : confirm, decision, json }, session);
  },
});
