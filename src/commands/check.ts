// `taliad check`: the same reading and assessment as a run, nothing stored.
import { command } from "./command.ts";
import { config, failOn, files, mappings } from "./options.ts";

export const check = command({
  name: "check",
  help: "cli.help.check",
  operands: { files },
  options: { config, mappings, "fail-on": failOn },
  async run({ files, json = false }, session) {
    const { check } = await import("./work/check.ts");
    return check({ files, json }, session);
  },
});
