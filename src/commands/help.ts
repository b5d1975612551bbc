// The help, from what the commands say of themselves. The library that reads the command line could print it as well, but takes as
// long to load as all the rest.
import { wrap } from "../core/wrap.ts";
import { type Command, globalOptions, type Option, type Options } from "./command.ts";
import type { Texts } from "./texts.ts";

const width = 100;
const widestName = 34;

/** Of the command that is named, else of all of them. */
export function helpText(commands: readonly Command[], named: string | undefined, texts: Texts): string {
  const { text } = texts;
  const command = commands.find(({ name }) => name === named);
  const head =
    command === undefined
      ? [text("cli.help.usage")]
      : [usageOf(command), "", ...wrap(text(command.help), "", width)];
  const list =
    command === undefined
      ? listed(
          text("cli.help.commands"),
          commands.map((one) => [usageOf(one), text(one.help)]),
        )
      : listed(text("cli.help.positionals"), described(command.operands, texts, ""));
  const own = described(command?.options ?? {}, texts, "--");
  const always: readonly Line[] = [
    ["--help", text("cli.help.help")],
    ["--version", text("cli.help.version")],
  ];
  const options = [...own, ...described(globalOptions, texts, "--"), ...always];
  return [...head, ...list, ...listed(text("cli.help.options"), options)].join("\n");
}

/** `taliad run <files..>` */
function usageOf({ name, operands }: Command): string {
  return ["taliad", name, ...Object.entries(operands).map(operandText)].join(" ");
}

/** `<files..>` has to be there, `[scheme]` may. */
export function operandText([name, { required, several }]: readonly [string, Option]): string {
  const named = several === true ? `${name}..` : name;
  return required === true ? `<${named}>` : `[${named}]`;
}

type Line = readonly [name: string, what: string];

function described(options: Options, { text }: Texts, before: string): readonly Line[] {
  return Object.entries(options).map(([name, option]) => {
    const { required, choices, default: usual } = option;
    const more = [
      ...(required === true ? [text("cli.help.required")] : []),
      ...(choices === undefined ? [] : [`${text("cli.help.choices")} ${choices.join(", ")}`]),
      ...(usual === undefined ? [] : [`${text("cli.help.default")} ${usual}`]),
    ];
    return [`${before}${name}`, [text(option.help), ...more.map((one) => `[${one}]`)].join("  ")];
  });
}

/** Names on the left, what they are on the right, as wide as the terminal of an office. */
function listed(title: string, lines: readonly Line[]): readonly string[] {
  if (lines.length === 0) return [];
  const column = Math.min(widestName, Math.max(...lines.map(([name]) => name.length))) + 4;
  const texts = lines.flatMap(([name, what]) => {
    const [first = "", ...rest] = wrap(what, "", width - column);
    const left = `  ${name}`;
    const begun =
      left.length + 2 > column ? [left, " ".repeat(column) + first] : [left.padEnd(column) + first];
    return [...begun, ...rest.map((line) => " ".repeat(column) + line)];
  });
  return ["", title, ...texts];
}
