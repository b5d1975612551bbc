// Opens what a command is given: the settings, the law that they name, and a terminal to speak to.
import { readSchemas, type Schemas } from "../io/schemas.ts";
import type { Language } from "../law/law.ts";
import { UnknownParameter } from "../law/overrides.ts";
import type { GlobalFlags } from "./command.ts";
import { readConfig, type Settings } from "./config.ts";
import { openConsole } from "./console.ts";
import { ownSchemas } from "./own-schemas.ts";
import type { Session } from "./session.ts";
import { UsageFault } from "./usage-fault.ts";

/** Throws a UsageFault for settings that cannot be followed and for a law that cannot be used. */
export async function openSession(flags: GlobalFlags, language: Language): Promise<Session> {
  const config = await readConfig(flags);
  const schemas = lawFor(config);
  const console = openConsole(
    schemas.law.words,
    language,
    flags["log-format"] ?? "text",
    flags.quiet === true,
  );
  return { schemas, config, console };
}

/** The law with the council's own values; one for a parameter that does not exist is the operator's fault. */
function lawFor(config: Settings): Schemas {
  try {
    return readSchemas(config.schemas, config.parameters);
  } catch (error) {
    if (error instanceof UnknownParameter) throw new UsageFault("cli.config-parameter", { id: error.id });
    // What comes with the program is its own fault, everything else the operator's.
    const own = config.schemas === ownSchemas && Object.keys(config.parameters).length === 0;
    if (own) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new UsageFault("cli.law-not-usable", { detail });
  }
}
