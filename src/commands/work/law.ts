// taliad law: prints the law as loaded, or the JSON Schemas of its files.
import type { Schemas } from "../../batch/read/schemas.ts";
import { openStored } from "../../batch/replay/stored.ts";
import { formatFiles } from "../../law/format.ts";
import { lawJson, settingsJson } from "../../report/law-json.ts";
import { type LawPart, lawParts, schemeOf } from "../../report/law-selection.ts";
import { lawTable, lawTableJson } from "../../report/law-table.ts";
import { lawText, settingsText } from "../../report/law-text.ts";
import { configSchema } from "../config-schema.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { storedFolder } from "./stored-folder.ts";

/** The flags of the command: each part that is named is printed, and the usual ones when none is. */
type LawArguments = { readonly [part in LawPart]?: boolean | undefined } & {
  /** A scheme's folder name or code; everything when absent. */
  readonly scheme?: string | undefined;
  readonly json?: boolean | undefined;
  /** The JSON Schemas of the files instead, each under its file name. */
  readonly format?: boolean | undefined;
  /** The settings of taliad.json with their defaults, and all that a council can set. */
  readonly config?: boolean | undefined;
  /** All rules and readings as one Markdown page instead, of every scheme. */
  readonly table?: boolean | undefined;
  /** A stored batch whose law is printed, with the values that the council had set for it. */
  readonly batch?: string | undefined;
};

/** The words are those of the program that speaks. Throws a UsageFault where there is no such batch. */
function lawOfBatch(named: string, { config, schemas }: Session): Schemas {
  const { schemas: stored } = openStored(storedFolder(named, config.out));
  return { ...stored, law: { ...stored.law, words: schemas.law.words } };
}

const usual: readonly LawPart[] = ["schemes", "parameters", "readings", "rules"];

/** Prints to stdout. Throws a UsageFault when there is no such scheme. */
export function law(wanted: LawArguments, session: Session): ExitCode {
  const { console } = session;
  const schemas = wanted.batch === undefined ? session.schemas : lawOfBatch(wanted.batch, session);
  if (wanted.format === true) {
    const printed = [...formatFiles()].map(([name, text]) => `"${name}": ${text.trimEnd()}`);
    console.print(`{\n${printed.join(",\n")}\n}`);
    return exitCodes.done;
  }
  if (wanted.table === true) {
    console.print(
      wanted.json === true
        ? JSON.stringify(lawTableJson(schemas.law))
        : lawTable(schemas.law, console.language),
    );
    return exitCodes.done;
  }
  const scheme = wanted.scheme === undefined ? undefined : schemeOf(schemas.law, wanted.scheme);
  if (wanted.scheme !== undefined && scheme === undefined) {
    throw new UsageFault("cli.scheme-unknown", { scheme: wanted.scheme });
  }
  if (wanted.config === true) {
    const defaults = configSchema.parse({});
    console.print(
      wanted.json === true
        ? JSON.stringify({ defaults, settings: settingsJson(schemas.law, scheme) })
        : `${JSON.stringify(defaults, null, 2)}\n\n${settingsText(schemas.law, scheme, console.language)}`,
    );
    return exitCodes.done;
  }
  const named = lawParts.filter((part) => wanted[part] === true);
  const parts = named.length === 0 ? usual : named;
  console.print(
    wanted.json === true
      ? JSON.stringify(lawJson(schemas.law, scheme, parts))
      : lawText(schemas.law, scheme, console.language, parts),
  );
  return exitCodes.done;
}
