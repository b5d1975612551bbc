// The operator's settings: defaults, then taliad.json, then the command line. Checked before anything is read.
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { isServerAddress } from "../ledger/postgres/address.ts";
import type { Config, failChoices, languageChoices } from "./config-schema.ts";
import { ownSchemas } from "./own-schemas.ts";
import { UsageFault } from "./usage-fault.ts";

/** What the command line may say in place of the file. */
export type ConfigFlags = {
  readonly config?: string | undefined;
  readonly out?: string | undefined;
  readonly schemas?: string | undefined;
  readonly ledger?: string | undefined;
  readonly lang?: (typeof languageChoices)[number] | undefined;
  readonly employers?: string | undefined;
  readonly mappings?: string | undefined;
  readonly "fail-on"?: (typeof failChoices)[number] | undefined;
};

/** The settings with every place filled in. */
export type Settings = Config & {
  readonly schemas: string;
  readonly ledger: string;
  /** The file that was read; undefined where there is none. */
  readonly settings: string | undefined;
};

/** Throws a UsageFault that names the file and the setting. Paths in the file are relative to the file. */
export async function readConfig(flags: ConfigFlags): Promise<Settings> {
  const path = settingsFile(flags);
  const written = readIfThere(path, path === flags.config);
  const file = written === undefined ? usual : await checked(path, written);
  const base = dirname(resolve(path));
  const fromFile = (value: string): string =>
    value === "none" || isServerAddress(value) ? value : resolve(base, value);
  const out = flags.out ?? (written === undefined ? file.out : fromFile(file.out));
  return {
    ...file,
    out,
    settings: written === undefined ? undefined : path,
    ledger: flags.ledger ?? (file.ledger === undefined ? join(out, "ledger.sqlite") : fromFile(file.ledger)),
    schemas: flags.schemas ?? (file.schemas === undefined ? ownSchemas : fromFile(file.schemas)),
    lang: flags.lang ?? file.lang,
    failOn: flags["fail-on"] ?? file.failOn,
    holds: file.holds.map(fromFile),
    employers: flags.employers ?? (file.employers === undefined ? undefined : fromFile(file.employers)),
    mappings: flags.mappings ?? (file.mappings === undefined ? undefined : fromFile(file.mappings)),
  };
}

/** The file that the settings come from. `law --config` prints the settings and names no file of them. */
export function settingsFile(flags: ConfigFlags): string {
  return typeof flags.config === "string" ? flags.config : "taliad.json";
}

/** Where there is no taliad.json. A test holds it equal to the defaults of its shape. */
const usual: Config = {
  out: "out",
  lang: "both",
  failOn: "rejected",
  holds: [],
  approval: { from: "0.00" },
  parameters: {},
};

async function checked(path: string, written: unknown): Promise<Config> {
  const [{ configSchema }, { zodWords }] = await Promise.all([
    import("./config-schema.ts"),
    import("../law/zod-words.ts"),
  ]);
  const parsed = configSchema.safeParse(written, { error: zodWords });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const setting = issue?.path.join(".") ?? "";
  throw new UsageFault("cli.config-not-understood", { file: path, setting, detail: issue?.message ?? "" });
}

function readIfThere(path: string, wanted: boolean): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    if (wanted) throw new UsageFault("cli.config-not-found", { file: path });
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : "";
    throw new UsageFault("cli.config-not-json", { file: path, detail });
  }
}
