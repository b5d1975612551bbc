// `taliad map`: proposes which column of a payroll program's export is which column of a form, and writes the mapping.
import { command } from "./command.ts";

export const map = command({
  name: "map",
  help: "cli.help.map",
  operands: { file: { type: "string", required: true, help: "cli.help.map-file" } },
  options: {
    layout: { type: "string", help: "cli.help.map-layout" },
    name: { type: "string", help: "cli.help.map-name" },
    set: { type: "string", several: true, help: "cli.help.map-set" },
    leave: { type: "string", several: true, help: "cli.help.map-leave" },
    cover: { type: "string", several: true, help: "cli.help.map-cover" },
    always: { type: "string", several: true, help: "cli.help.map-always" },
    out: { type: "string", help: "cli.help.map-to" },
  },
  async run(wanted, session) {
    const { map } = await import("./work/map.ts");
    return map(wanted, session);
  },
});
