// A loop over the commands: understands the command line, runs the command that is called, says what went wrong.
import yargs from "yargs";
import {
  type Command,
  type Given,
  type GlobalFlags,
  globalOptions,
  type Option,
  type Options,
} from "./commands/command.ts";
import { exitCodes } from "./commands/exit-codes.ts";
import { commands } from "./commands/index.ts";
import { sayFault } from "./commands/say-fault.ts";
import { languageOf, openTexts, type Texts } from "./commands/texts.ts";
import { askedOnce, usageTexts } from "./commands/usage.ts";
import { UsageFault } from "./commands/usage-fault.ts";
import { programVersion } from "./engine/version.ts";

/** What is to be done: a command with what it was given, or a text to be shown. */
type Asked = { readonly command: Command; readonly given: Given<Options> } | { readonly shown: string };

/** Runs one command and returns its exit code; every fault has been said when it does. */
export async function main(words: readonly string[]): Promise<number> {
  const texts = openTexts(languageOf(words));
  let debug = words.includes("--debug");
  try {
    const asked = await understand(words, texts);
    if ("shown" in asked) {
      process.stdout.write(`${asked.shown}\n`);
      return exitCodes.done;
    }
    const { command, given } = asked;
    // Among the flags are those that every command takes, checked by the command line.
    const flags = given as GlobalFlags;
    debug = flags.debug === true;
    const { openSession } = await import("./commands/open-session.ts");
    return await command.run(given, await openSession(flags, texts.language));
  } catch (fault) {
    return sayFault(fault, texts, debug);
  }
}

async function understand(words: readonly string[], texts: Texts): Promise<Asked> {
  const { text } = texts;
  let asked: Asked = { shown: "" };
  const parser = yargs()
    .scriptName("taliad")
    .usage(text("cli.help.usage"))
    .exitProcess(false)
    .detectLocale(false)
    .parserConfiguration({ "camel-case-expansion": false })
    .updateStrings(usageTexts(text))
    .options(optionsFor(globalOptions, texts));
  for (const command of commands) {
    parser.command(
      [command.name, ...Object.entries(command.operands).map(operandText)].join(" "),
      text(command.help),
      (called) => {
        for (const [name, operand] of Object.entries(command.operands))
          called.positional(name, { ...optionFor(operand, texts), type: "string" });
        return called.options(optionsFor(command.options, texts));
      },
      (flags) => {
        askedOnce(words, { ...globalOptions, ...command.options });
        asked = { command, given: flags as Given<Options> };
      },
    );
  }
  parser
    .demandCommand(1, text("cli.command-missing"))
    .strict()
    .version(programVersion)
    .help()
    .wrap(100)
    .fail((message, fault) => {
      throw fault ?? new UsageFault("cli.usage", { message });
    });
  await parser.parseAsync([...words], {}, (_fault, _flags, shown) => {
    if (shown !== "") asked = { shown };
  });
  return asked;
}

/** `<files..>` has to be there, `[scheme]` may. */
function operandText([name, { required, several }]: readonly [string, Option]): string {
  const named = several === true ? `${name}..` : name;
  return required === true ? `<${named}>` : `[${named}]`;
}

function optionsFor(options: Options, texts: Texts) {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => [name, optionFor(option, texts)]),
  );
}

/** An option as the library describes it. */
function optionFor(option: Option, { text }: Texts) {
  const { type, help, several, required, choices, default: usual } = option;
  return {
    type,
    describe: text(help),
    ...(several === true ? { array: true } : {}),
    ...(required === true ? { demandOption: true } : {}),
    ...(choices === undefined ? {} : { choices }),
    ...(usual === undefined ? {} : { default: usual }),
  } as const;
}
