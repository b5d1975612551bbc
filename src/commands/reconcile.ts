// `taliad reconcile`: what batches make payable against what was really paid.
import { command } from "./command.ts";
import { ledger, on, out } from "./options.ts";

export const reconcile = command({
  name: "reconcile",
  help: "cli.help.reconcile",
  operands: { batches: { type: "string", several: true, required: true, help: "cli.help.batches" } },
  options: {
    payments: { type: "string", several: true, required: true, help: "cli.help.payments" },
    days: { type: "number", help: "cli.help.days" },
    out,
    ledger,
    on,
  },
  async run({ batches, payments, days, on, json = false }, session) {
    const { reconcile } = await import("./work/reconcile.ts");
    return reconcile({ batches, payments, days, on, json }, session);
  },
});
