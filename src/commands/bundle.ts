// `taliad bundle`: a sample of a stored batch for an auditor who has no program: pages, a working paper, hashes.
import { sampleMethods } from "../engine/audit-sample.ts";
import { command } from "./command.ts";
import { config, ledger, out } from "./options.ts";

export const bundle = command({
  name: "bundle",
  help: "cli.help.bundle",
  operands: { batch: { type: "string", required: true, help: "cli.help.batch" } },
  options: {
    sample: { type: "number", help: "cli.help.bundle-sample" },
    method: { type: "string", choices: sampleMethods, help: "cli.help.method" },
    seed: { type: "string", help: "cli.help.seed" },
    row: { type: "string", several: true, help: "cli.help.bundle-row" },
    to: { type: "string", help: "cli.help.bundle-to" },
    zip: { type: "boolean", help: "cli.help.zip" },
    config,
    out,
    ledger,
  },
  async run({ batch, sample, method, seed, row, to, zip, json = false }, session) {
    const { bundle } = await import("./work/bundle.ts");
    return bundle({ batch, sample, method, seed, rows: row, to, zip: zip === true, json }, session);
  },
});
