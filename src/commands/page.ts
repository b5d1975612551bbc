// `taliad page`: writes check.html, in which employers check their files themselves, with a council's own values inside.
import { command } from "./command.ts";
import { config, mappings } from "./options.ts";

export const page = command({
  name: "page",
  help: "cli.help.page",
  operands: {},
  options: {
    config,
    mappings,
    employer: { type: "string", help: "cli.help.page-employer" },
    out: { type: "string", help: "cli.help.write-to" },
  },
  async run(wanted, session) {
    const { page } = await import("./work/page.ts");
    return page(wanted, session);
  },
});
