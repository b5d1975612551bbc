// `taliad template`: writes the form of a layout as a workbook that people fill in and send back.
import { command } from "./command.ts";
import { employers, mappings } from "./options.ts";

export const template = command({
  name: "template",
  help: "cli.help.template",
  operands: { layout: { type: "string", required: true, help: "cli.help.template-layout" } },
  options: {
    employers,
    mappings,
    employer: { type: "string", help: "cli.help.template-employer" },
    "employer-name": { type: "string", help: "cli.help.template-employer-name" },
    period: { type: "string", help: "cli.help.template-period" },
    council: { type: "string", help: "cli.help.template-council" },
    from: { type: "string", help: "cli.help.template-from" },
    fill: { type: "string", help: "cli.help.template-fill" },
    rows: { type: "number", help: "cli.help.template-rows" },
    out: { type: "string", help: "cli.help.write-to" },
  },
  async run(wanted, session) {
    const { template } = await import("./work/template.ts");
    return template(wanted, session);
  },
});
