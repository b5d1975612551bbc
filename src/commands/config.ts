// The operator's settings: defaults, then taliad.json, then the command line. Checked before anything is read.
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";

/** A fault of the operator: said on stderr, exit code 64, nothing processed. `key` is its text in the words. */
export class UsageFault extends Error {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  constructor(key: string, values: Readonly<Record<string, string>> = {}) {
    super(`${key} ${Object.values(values).join(" ")}`);
    this.name = "UsageFault";
    this.key = key;
    this.values = values;
  }
}

export const languageChoices = ["en", "cy", "both"] as const;
export const failChoices = ["never", "rejected", "error", "warning"] as const;

/** A council's own value for a parameter that the guidance leaves to it, with the decision that set it. */
const override = z.strictObject({
  value: z
    .union([z.string(), z.number(), z.boolean()])
    .describe("As the parameter is written in schemas/parameters"),
  decision: z.string().min(3).describe("The council's decision: number, day or minute"),
});

export const configSchema = z
  .strictObject({
    out: z.string().min(1).default("out").describe("Folder of the results"),
    schemas: z
      .string()
      .min(1)
      .optional()
      .describe("Folder of the law; the one that comes with the program if absent"),
    ledger: z
      .string()
      .min(1)
      .optional()
      .describe("File of the ledger, or none; ledger.sqlite in the folder of the results if absent"),
    lang: z.enum(languageChoices).default("both").describe("Language of report.xlsx"),
    failOn: z
      .enum(failChoices)
      .default("rejected")
      .describe("From which finding on a finished run ends with 3"),
    parameters: z
      .record(z.string(), override)
      .default({})
      .describe("Values that a council has set, by parameter id"),
  })
  .describe("taliad.json");

export type Config = z.infer<typeof configSchema>;

/** What the command line may say in place of the file. */
export type ConfigFlags = {
  readonly config?: string | undefined;
  readonly out?: string | undefined;
  readonly schemas?: string | undefined;
  readonly ledger?: string | undefined;
  readonly lang?: (typeof languageChoices)[number] | undefined;
  readonly failOn?: (typeof failChoices)[number] | undefined;
};

/** The settings with every place filled in. */
export type Settings = Config & { readonly schemas: string; readonly ledger: string };

/** Throws a UsageFault that names the file and the setting. Paths in the file are relative to the file. */
export function readConfig(flags: ConfigFlags): Settings {
  const path = flags.config ?? "taliad.json";
  const written = readIfThere(path, flags.config !== undefined);
  const parsed = configSchema.safeParse(written ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const setting = issue?.path.join(".") ?? "";
    throw new UsageFault("cli.config-not-understood", { file: path, setting, detail: issue?.message ?? "" });
  }
  const file = parsed.data;
  const base = dirname(resolve(path));
  const fromFile = (value: string): string => (value === "none" ? value : resolve(base, value));
  const out = flags.out ?? (written === undefined ? file.out : fromFile(file.out));
  return {
    ...file,
    out,
    ledger: flags.ledger ?? (file.ledger === undefined ? join(out, "ledger.sqlite") : fromFile(file.ledger)),
    schemas: flags.schemas ?? (file.schemas === undefined ? ownSchemas : fromFile(file.schemas)),
    lang: flags.lang ?? file.lang,
    failOn: flags.failOn ?? file.failOn,
  };
}

/** The schemas that come with the program. */
export const ownSchemas = fileURLToPath(new URL("../../schemas", import.meta.url));

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
