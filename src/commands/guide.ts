// `taliad guide`: writes the guide to all forms and findings as one page that opens without a network.
import { command } from "./command.ts";

export const guide = command({
  name: "guide",
  help: "cli.help.guide",
  operands: {},
  options: { out: { type: "string", help: "cli.help.write-to" } },
  async run(wanted, session) {
    const { guide } = await import("./work/guide.ts");
    return guide(wanted, session);
  },
});
