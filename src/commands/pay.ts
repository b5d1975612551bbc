// `taliad pay`: the payment list of an approved batch for the finance system, and an advice for each employer.
import { command } from "./command.ts";
import { config, employers, ledger, on, out } from "./options.ts";

export const pay = command({
  name: "pay",
  help: "cli.help.pay",
  operands: { batch: { type: "string", required: true, help: "cli.help.batch" } },
  options: { config, employers, out, ledger, on },
  async run({ batch, on, json = false }, session) {
    const { pay } = await import("./work/pay.ts");
    return pay({ batch, on, json }, session);
  },
});
