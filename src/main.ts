// A loop over the commands: runs the command that is called, says what went wrong. What an answer does not need is not loaded.
import type { GlobalFlags } from "./commands/command.ts";
import { exitCodes } from "./commands/exit-codes.ts";
import { languageOf, openTexts, type Texts } from "./commands/texts.ts";
import { programVersion } from "./engine/version.ts";

/** Runs one command and returns its exit code; every fault has been said when it does. */
export async function main(words: readonly string[]): Promise<number> {
  const texts = openTexts(languageOf(words));
  let debug = words.includes("--debug");
  try {
    const shown = await toShow(words, texts);
    if (shown !== undefined) {
      process.stdout.write(`${shown}\n`);
      return exitCodes.done;
    }
    const { understand } = await import("./commands/understand.ts");
    const { command, given } = await understand(words, texts);
    // Among the flags are those that every command takes, checked by the command line.
    const flags = given as GlobalFlags;
    debug = flags.debug === true;
    const { openSession } = await import("./commands/open-session.ts");
    const settings = command.ownOut === true ? { ...flags, out: undefined } : flags;
    return await command.run(given, await openSession(settings, texts.language));
  } catch (fault) {
    const { sayFault } = await import("./commands/say-fault.ts");
    return sayFault(fault, texts, debug);
  }
}

/** The help or the version, whatever else is said; undefined where neither is asked for. */
async function toShow(words: readonly string[], texts: Texts): Promise<string | undefined> {
  const end = words.indexOf("--");
  const said = end < 0 ? words : words.slice(0, end);
  if (said.includes("--help")) {
    const { helpText } = await import("./commands/help.ts");
    const { commands } = await import("./commands/index.ts");
    const named = said.find((word) => commands.some(({ name }) => name === word));
    return helpText(commands, named, texts);
  }
  return said.includes("--version") ? programVersion : undefined;
}
