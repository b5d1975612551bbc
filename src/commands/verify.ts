// `taliad verify`: runs stored batches again and compares every byte.
import { command } from "./command.ts";
import { out } from "./options.ts";

export const verify = command({
  name: "verify",
  help: "cli.help.verify",
  operands: { batches: { type: "string", several: true, required: true, help: "cli.help.batch" } },
  options: { out },
  async run({ batches, json = false }, session) {
    const { verify } = await import("./work/verify.ts");
    return verify({ batches, json }, session);
  },
});
