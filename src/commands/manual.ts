// `taliad manual`: prints the manual page, or what a shell needs to complete words, made from the commands themselves.
import { type Command, command } from "./command.ts";

/** The command that tells of all commands, itself among them. */
export const manualOf = (commands: () => readonly Command[]): Command =>
  command({
    name: "manual",
    help: "cli.help.manual",
    operands: {},
    options: {
      completion: { type: "string", choices: ["bash", "zsh", "fish"], help: "cli.help.manual-completion" },
    },
    async run(wanted, session) {
      const { manual } = await import("./work/manual.ts");
      return manual(wanted, commands(), session);
    },
  });
