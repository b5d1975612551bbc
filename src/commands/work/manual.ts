// taliad manual: describes the commands in the reader's words and prints the page or the script.
import { programVersion } from "../../engine/version.ts";
import { completionScript, type Described, type DescribedOption, manualPage } from "../../report/manual.ts";
import { say } from "../../report/words.ts";
import { type Command, globalOptions, type Option, type Options } from "../command.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";

/** Prints to stdout. */
export function manual(
  wanted: { readonly completion?: "bash" | "zsh" | "fish" | undefined },
  commands: readonly Command[],
  session: Session,
): ExitCode {
  const described = describe(commands, session);
  const text =
    wanted.completion === undefined ? manualPage(described) : completionScript(wanted.completion, described);
  session.console.print(text.trimEnd());
  return exitCodes.done;
}

function describe(commands: readonly Command[], { schemas, console }: Session): Described {
  const speak = (key: string) => say(schemas.law.words, console.language, key);
  const optionsOf = (options: Options): readonly DescribedOption[] =>
    Object.entries(options).map(([name, { help, choices = [] }]) => ({ name, help: speak(help), choices }));
  const words = ["name", "what", "synopsis", "commands", "options", "codes", "see"] as const;
  return {
    version: programVersion,
    // Every one of the words is given.
    words: Object.fromEntries(words.map((word) => [word, speak(`manual.${word}`)])) as Described["words"],
    commands: commands.map(({ name, help, operands, options }) => ({
      name,
      help: speak(help),
      operands: Object.entries(operands).map(operandText),
      options: optionsOf(options),
    })),
    everywhere: optionsOf(globalOptions),
    codes: Object.entries(exitCodes).map(([name, code]) => ({ code, means: speak(`exit.${name}`) })),
  };
}

function operandText([name, { required, several }]: readonly [string, Option]): string {
  const named = several === true ? `${name}...` : name;
  return required === true ? named.toUpperCase() : `[${named.toUpperCase()}]`;
}
