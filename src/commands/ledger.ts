// `taliad ledger`: what the book holds, whether it is whole, and the withdrawal of a batch.
import { command } from "./command.ts";
import { ledgerActions } from "./ledger-actions.ts";
import { holds, ledger as ledgerFile, on, out, person, reason } from "./options.ts";

export const ledger = command({
  name: "ledger",
  help: "cli.help.ledger-command",
  operands: {
    action: { type: "string", choices: ledgerActions, required: true, help: "cli.help.action" },
    batch: { type: "string", help: "cli.help.batch" },
  },
  options: {
    out,
    ledger: ledgerFile,
    person,
    row: { type: "string", help: "cli.help.ledger-row" },
    head: { type: "string", help: "cli.help.kept-head" },
    by: {
      type: "string",
      choices: ["person", "employer", "council", "month"],
      default: "employer",
      help: "cli.help.by",
    },
    reason,
    on,
    holds,
    "as-of": { type: "string", help: "cli.help.as-of" },
    to: { type: "string", help: "cli.help.copy-to" },
    "approved-too": { type: "boolean", help: "cli.help.approved-too" },
  },
  async run({ json = false, "approved-too": approvedToo = false, "as-of": asOf, ...given }, session) {
    const { ledger } = await import("./work/ledger.ts");
    return ledger({ ...given, approvedToo, asOf, json }, session);
  },
});
