// What is said of a command line that cannot be understood: the library's own sentences in our words and in both
// languages, and the options that it would take for something else.
import type { Options } from "./command.ts";
import { UsageFault } from "./usage-fault.ts";

type Text = (key: string, values?: Readonly<Record<string, string>>) => string;

/** What yargs itself says of a command line that it does not understand. */
export function usageTexts(text: Text): Readonly<Record<string, string>> {
  const [given, needed, option, choices] = ["%s", "%s", "%s", "%s"];
  const counted = (key: string, values: Readonly<Record<string, string>>) => {
    const one = text(key, values);
    return { one, other: one };
  };
  const texts = {
    "Not enough non-option arguments: got %s, need at least %s": counted("cli.usage.few", { given, needed }),
    "Too many non-option arguments: got %s, maximum of %s": counted("cli.usage.many", { given, needed }),
    "Missing required argument: %s": counted("cli.usage.required", { option }),
    "Unknown argument: %s": counted("cli.usage.unknown", { option }),
    "Unknown command: %s": counted("cli.usage.unknown", { option }),
    "Invalid values:": text("cli.usage.choice"),
    "Argument: %s, Given: %s, Choices: %s": text("cli.usage.choices", { option, given, choices }),
    "Not enough arguments following: %s": text("cli.usage.value", { option }),
  };
  // Where yargs counts it looks for a pair of texts, which its types do not know.
  return texts as unknown as Readonly<Record<string, string>>;
}

/**
 * Every option names one thing, unless it says `several`. Given twice it would be a list, without a value an empty name:
 * both are said, not guessed. Throws a UsageFault that names the option.
 */
export function askedOnce(words: readonly string[], options: Options): void {
  const seen = new Set<string>();
  for (const [at, word] of words.entries()) {
    // What follows is named, whatever it looks like.
    if (word === "--") return;
    const [, no = "", name = "", value] = /^--(no-)?([^=]+)(=.*)?$/s.exec(word) ?? [];
    const option = options[name] ?? options[no + name];
    if (option === undefined) continue;
    if (seen.has(name) && option.several !== true) throw new UsageFault("cli.option-twice", { option: name });
    seen.add(name);
    const given = value === undefined ? words[at + 1] : value.slice(1);
    const missing = given === undefined || given === "" || given.startsWith("--");
    if (option.type !== "boolean" && missing) throw new UsageFault("cli.option-empty", { option: name });
  }
}
