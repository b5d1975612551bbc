// Understands any command line with the library that knows what may be wrong with one: it takes as long to load as Node takes to
// start.
import yargs from "yargs";
import { type Given, globalOptions, type Option, type Options } from "./command.ts";
import { operandText } from "./help.ts";
import { commands } from "./index.ts";
import type { Asked } from "./plain-line.ts";
import type { Texts } from "./texts.ts";
import { askedOnce, usageTexts } from "./usage.ts";
import { UsageFault } from "./usage-fault.ts";

/** Throws a UsageFault that says what cannot be understood. */
export async function anyLine(words: readonly string[], { text }: Texts): Promise<Asked> {
  let asked: Asked | undefined;
  const missing = text("cli.command-missing", { commands: commands.map(({ name }) => name).join(", ") });
  const parser = yargs()
    .scriptName("taliad")
    .exitProcess(false)
    .detectLocale(false)
    .parserConfiguration({ "camel-case-expansion": false })
    .updateStrings(usageTexts(text))
    .options(optionsFor(globalOptions));
  for (const command of commands) {
    parser.command(
      [command.name, ...Object.entries(command.operands).map(operandText)].join(" "),
      false,
      (called) => {
        for (const [name, operand] of Object.entries(command.operands))
          called.positional(name, { ...optionFor(operand), type: "string" });
        return called.options(optionsFor(command.options));
      },
      (flags) => {
        askedOnce(words, { ...globalOptions, ...command.options });
        asked = { command, given: flags as Given<Options> };
      },
    );
  }
  parser
    .demandCommand(1, missing)
    .strict()
    .version(false)
    .help(false)
    .fail((message, fault) => {
      throw fault ?? new UsageFault("cli.usage", { message });
    });
  await parser.parseAsync([...words]);
  if (asked === undefined) throw new UsageFault("cli.usage", { message: missing });
  return asked;
}

function optionsFor(options: Options) {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, optionFor(option)]));
}

/** An option as the library describes it. */
function optionFor(option: Option) {
  const { type, several, required, choices, default: usual } = option;
  return {
    type,
    ...(several === true ? { array: true } : {}),
    ...(required === true ? { demandOption: true } : {}),
    ...(choices === undefined ? {} : { choices }),
    ...(usual === undefined ? {} : { default: usual }),
  } as const;
}
