// A loop over the commands: understands the command line, runs the command that is called, says what went wrong.
import {
  type Command,
  type Given,
  type GlobalFlags,
  globalOptions,
  type Option,
  type Options,
} from "./commands/command.ts";
import { exitCodes } from "./commands/exit-codes.ts";
import { helpText, operandText } from "./commands/help.ts";
import { commands } from "./commands/index.ts";
import { sayFault } from "./commands/say-fault.ts";
import { languageOf, openTexts, type Texts } from "./commands/texts.ts";
import { askedOnce, usageTexts } from "./commands/usage.ts";
import { UsageFault } from "./commands/usage-fault.ts";
import { programVersion } from "./engine/version.ts";

/** What is to be done: a command with what it was given. */
type Asked = { readonly command: Command; readonly given: Given<Options> };

/** Runs one command and returns its exit code; every fault has been said when it does. */
export async function main(words: readonly string[]): Promise<number> {
  const texts = openTexts(languageOf(words));
  let debug = words.includes("--debug");
  try {
    const shown = toShow(words, texts);
    if (shown !== undefined) {
      process.stdout.write(`${shown}\n`);
      return exitCodes.done;
    }
    const { command, given } = await understand(words, texts);
    // Among the flags are those that every command takes, checked by the command line.
    const flags = given as GlobalFlags;
    debug = flags.debug === true;
    const { openSession } = await import("./commands/open-session.ts");
    const settings = command.ownOut === true ? { ...flags, out: undefined } : flags;
    return await command.run(given, await openSession(settings, texts.language));
  } catch (fault) {
    return sayFault(fault, texts, debug);
  }
}

/** The help or the version, whatever else is said; undefined where neither is asked for. */
function toShow(words: readonly string[], texts: Texts): string | undefined {
  const end = words.indexOf("--");
  const said = end < 0 ? words : words.slice(0, end);
  if (said.includes("--help"))
    return helpText(
      commands,
      said.find((word) => commands.some(({ name }) => name === word)),
      texts,
    );
  return said.includes("--version") ? programVersion : undefined;
}

async function understand(words: readonly string[], texts: Texts): Promise<Asked> {
  const { text } = texts;
  // It takes as long to load as Node takes to start.
  const { default: yargs } = await import("yargs");
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
