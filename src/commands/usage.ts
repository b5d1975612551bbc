// What is said of a command line that cannot be understood: the library's own sentences in our words and in both
// languages, and the options that it would take for something else.
import { UsageFault } from "./config.ts";

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

/** The options that name one thing each. */
const onceOnly = [
  "schemas",
  "lang",
  "log-format",
  "config",
  "out",
  "ledger",
  "fail-on",
  "expect",
  "row",
  "person",
  "days",
  "by",
];

/** An option that is given twice would be a list, one without a value an empty name: both are said, not guessed. */
export function eachOnce(flags: Readonly<Record<string, unknown>>): true {
  for (const option of onceOnly) {
    const value = flags[option];
    if (Array.isArray(value)) throw new UsageFault("cli.option-twice", { option });
    if (value === "") throw new UsageFault("cli.option-empty", { option });
  }
  return true;
}
