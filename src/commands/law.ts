// `taliad law`: prints the law as loaded, or the shapes of its files.
import { command } from "./command.ts";
import { out } from "./options.ts";

export const law = command({
  name: "law",
  help: "cli.help.law",
  operands: { scheme: { type: "string", help: "cli.help.scheme" } },
  options: {
    schemes: { type: "boolean", help: "cli.help.law-schemes" },
    parameters: { type: "boolean", help: "cli.help.law-parameters" },
    readings: { type: "boolean", help: "cli.help.law-readings" },
    rules: { type: "boolean", help: "cli.help.law-rules" },
    codes: { type: "boolean", help: "cli.help.law-codes" },
    sources: { type: "boolean", help: "cli.help.law-sources" },
    table: { type: "boolean", help: "cli.help.law-table" },
    config: { type: "boolean", help: "cli.help.law-config" },
    format: { type: "boolean", help: "cli.help.law-format" },
    batch: { type: "string", help: "cli.help.law-batch" },
    out,
  },
  async run(wanted, session) {
    const { law } = await import("./work/law.ts");
    return law(wanted, session);
  },
});
