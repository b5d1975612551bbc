// Opens what a command is given: the settings, the law that they name, and a terminal to speak to.
import { lawOf, readSchemas, type Schemas } from "../batch/read/schemas.ts";
import type { Language } from "../law/law.ts";
import { refusedSetting } from "../law/settings.ts";
import type { GlobalFlags } from "./command.ts";
import { readConfig, type Settings, settingsFile } from "./config.ts";
import { openConsole } from "./console.ts";
import type { Session } from "./session.ts";
import { settingFault } from "./setting-fault.ts";
import { UsageFault } from "./usage-fault.ts";

/** Throws a UsageFault for settings that cannot be followed and for a law that cannot be used. */
export async function openSession(flags: GlobalFlags, language: Language): Promise<Session> {
  const config = await readConfig(flags);
  const plain = lawFor(config, flags, language);
  const schemas = config.mappings === undefined ? plain : await withMappings(plain, config.mappings);
  const console = openConsole(
    schemas.law.words,
    language,
    flags["log-format"] ?? "text",
    flags.quiet === true,
  );
  return { schemas, config, console };
}

/** The law with the council's mappings of payroll programs' exports. */
async function withMappings(plain: Schemas, path: string): Promise<Schemas> {
  const { readMappings } = await import("./work/mappings.ts");
  return { ...plain, law: { ...plain.law, mappings: readMappings(path, plain.law) } };
}

/** The law with the council's own values; a value that cannot be followed is the operator's fault. */
function lawFor(config: Settings, flags: GlobalFlags, language: Language): Schemas {
  const plain = usable(() => readSchemas(config.schemas));
  if (Object.keys(config.parameters).length === 0) return plain;
  const file = settingsFile(flags);
  const refused = refusedSetting(plain.law, config.parameters);
  if (refused !== undefined) throw settingFault(plain.law, language, file, refused);
  return { ...plain, law: usable(() => lawOf(plain.files, config.parameters)) };
}

function usable<Made>(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    throw new UsageFault("cli.law-not-usable", {
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}
