// `taliad match`: claims of one scheme laid beside those of other councils, without showing anybody's name (WFP-61).
import { command } from "./command.ts";
import { matchActions } from "./match-actions.ts";
import { config, ledger, scheme } from "./options.ts";

export const match = command({
  name: "match",
  help: "cli.help.match",
  operands: {
    action: { type: "string", choices: matchActions, required: true, help: "cli.help.match-action" },
    files: { type: "string", several: true, help: "cli.help.match-files" },
  },
  ownOut: true,
  options: {
    config,
    ledger,
    scheme,
    council: { type: "string", help: "cli.help.match-council" },
    secret: { type: "string", help: "cli.help.match-secret" },
    plain: { type: "boolean", help: "cli.help.match-plain" },
    out: { type: "string", help: "cli.help.match-out" },
  },
  async run({ files = [], plain = false, json = false, ...given }, session) {
    const { match } = await import("./work/match.ts");
    return match({ ...given, files, plain, json }, session);
  },
});
