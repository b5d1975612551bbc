// Understands any command line with the library that knows what may be wrong with one: it takes as long to load as Node takes to
// start.
import yargs from "yargs";
import { type Given, globalOptions, type Option, type Options } from "./command.ts";
import { operandText } from "./help.ts";
import { commands } from "./index.ts";
import { type Asked, isPlain } from "./plain-line.ts";
import type { Texts } from "./texts.ts";
import { askedOnce, usageTexts } from "./usage.ts";
import { UsageFault } from "./usage-fault.ts";

/** Throws a UsageFault that says what cannot be understood. */
export async function anyLine(words: readonly string[], { text }: Texts): Promise<Asked> {
  let asked: Asked | undefined;
  const missing = text("cli.command-missing", { commands: commands.map(({ name }) => name).join(", ") });
  const { line, named } = namedAfter(words);
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
      throw fault ?? new UsageFault("cli.usage", { message: named(message) });
    });
  await parser.option(end, { type: "boolean" }).parseAsync([...line]);
  if (asked === undefined) throw new UsageFault("cli.usage", { message: missing });
  const { command, given } = asked;
  const said = Object.entries(given).filter(([name]) => name !== end);
  const meant = said.map(([name, value]) => [name, namedIn(value, named)]);
  // Only words were put back.
  return { command, given: Object.fromEntries(meant) as Given<Options> };
}

/** An option of no meaning: no list that was begun before it goes on behind it. */
const end = "end-of-options";

/**
 * What follows "--" is named, whatever it looks like. The library keeps it from the operands, so it is given a word that it takes for
 * nothing else, for which `named` gives back what was written.
 */
function namedAfter(words: readonly string[]): {
  readonly line: readonly string[];
  readonly named: (text: string) => string;
} {
  const at = words.indexOf("--");
  if (at < 0) return { line: words, named: (text) => text };
  const signs = new Map<string, string>();
  const operands = words.slice(at + 1).map((word, place) => {
    if (isPlain(word)) return word;
    const sign = `\u{F8FF}${place}.`;
    signs.set(sign, word);
    return sign;
  });
  const named = (text: string): string =>
    [...signs].reduce((made, [sign, word]) => made.replaceAll(sign, () => word), text);
  return { line: [...words.slice(0, at), `--${end}=true`, ...operands], named };
}

/** The same value, its words as they were written. */
function namedIn(value: unknown, named: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => namedIn(one, named));
  return typeof value === "string" ? named(value) : value;
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
