// `taliad return`: the figures of a scheme for the Welsh Government, from which nobody can be recognised.
import { command } from "./command.ts";
import { config, ledger, scheme } from "./options.ts";

export const figuresReturn = command({
  name: "return",
  help: "cli.help.return",
  operands: {},
  ownOut: true,
  options: {
    config,
    ledger,
    scheme,
    council: { type: "string", help: "cli.help.return-council" },
    out: { type: "string", required: true, help: "cli.help.return-out" },
  },
  async run({ out, scheme, council, json = false }, session) {
    const { figuresReturn } = await import("./work/figures-return.ts");
    return figuresReturn({ folder: out, scheme, council, json }, session);
  },
});
