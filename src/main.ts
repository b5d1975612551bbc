// Wires the command line: what may be said, in English or Welsh, and what each fault means for the exit code.
import yargs, { type Argv } from "yargs";
import {
  type ConfigFlags,
  failChoices,
  languageChoices,
  ownSchemas,
  readConfig,
  type Settings,
  UsageFault,
} from "./commands/config.ts";
import { type LogFormat, openConsole } from "./commands/console.ts";
import { exitCodes } from "./commands/exit-codes.ts";
import { faultOf } from "./commands/faults.ts";
import { ledgerActions } from "./commands/ledger-actions.ts";
import type { Session } from "./commands/session.ts";
import { eachOnce, usageTexts } from "./commands/usage.ts";
import { programVersion } from "./engine/version.ts";
import { readSchemas, type Schemas } from "./io/schemas.ts";
import type { Language } from "./law/law.ts";
import { UnknownParameter } from "./law/overrides.ts";
import { say } from "./report/words.ts";

type GlobalFlags = ConfigFlags & {
  readonly json?: boolean | undefined;
  readonly logFormat?: LogFormat | undefined;
  readonly quiet?: boolean | undefined;
  readonly debug?: boolean | undefined;
};

/** Runs one command and returns its exit code; every fault has been said when it does. */
export async function main(words: readonly string[]): Promise<number> {
  const language: Language = languageOf(words);
  let code: number = exitCodes.ownFault;
  let debug = false;
  // Help and faults need the texts, and the texts are part of the law that comes with the program.
  let said: Schemas | undefined;
  try {
    const text = (key: string, values = {}): string => {
      said ??= readSchemas(ownSchemas);
      return say(said.law.words, language, key, values);
    };
    const perform = async (
      flags: GlobalFlags,
      command: (session: Session) => Promise<number> | number,
    ): Promise<void> => {
      debug = flags.debug === true;
      code = await command(openSession(flags, language, said));
    };
    await commandLine(words, text, perform, (shown) => {
      code = exitCodes.done;
      process.stdout.write(`${shown}\n`);
    });
    return code;
  } catch (fault) {
    return sayFault(fault, language, said, debug);
  }
}

/** `read` is the law that comes with the program, where it has been read already. */
function openSession(flags: GlobalFlags, language: Language, read: Schemas | undefined): Session {
  const config = readConfig(flags);
  const schemas = isOwnLaw(config) && read !== undefined ? read : lawFor(config);
  const console = openConsole(schemas.law.words, language, flags.logFormat ?? "text", flags.quiet === true);
  return { schemas, config, console };
}

/** Whether it is the law that comes with the program, as it comes. */
function isOwnLaw({ schemas, parameters }: Settings): boolean {
  return schemas === ownSchemas && Object.keys(parameters).length === 0;
}

/** The law with the council's own values; one for a parameter that does not exist is the operator's fault. */
function lawFor(config: Settings): Schemas {
  try {
    return readSchemas(config.schemas, config.parameters);
  } catch (error) {
    if (error instanceof UnknownParameter) throw new UsageFault("cli.config-parameter", { id: error.id });
    // What comes with the program is its own fault, everything else the operator's.
    if (isOwnLaw(config)) throw error;
    throw new UsageFault("cli.law-not-usable", {
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

/** The language of help and messages is needed before the command line is understood. */
function languageOf(words: readonly string[]): Language {
  const at = words.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  if (at < 0) return "en";
  const value = words[at]?.includes("=") ? words[at]?.split("=")[1] : words[at + 1];
  return value === "cy" ? "cy" : "en";
}

type Text = (key: string, values?: Readonly<Record<string, string>>) => string;
type Perform = (flags: GlobalFlags, command: (session: Session) => Promise<number> | number) => Promise<void>;

async function commandLine(
  words: readonly string[],
  text: Text,
  perform: Perform,
  show: (help: string) => void,
): Promise<void> {
  const files = (command: Argv) =>
    command.positional("files", {
      type: "string",
      array: true,
      demandOption: true,
      describe: text("cli.help.files"),
    });
  const parser = yargs()
    .scriptName("taliad")
    .usage(text("cli.help.usage"))
    .exitProcess(false)
    .detectLocale(false)
    .updateStrings({
      "Commands:": text("cli.help.commands"),
      "Options:": text("cli.help.options"),
      "Positionals:": text("cli.help.positionals"),
      "Show help": text("cli.help.help"),
      "Show version number": text("cli.help.version"),
      required: text("cli.help.required"),
      default: text("cli.help.default"),
      choices: text("cli.help.choices"),
      boolean: text("cli.help.boolean"),
      string: text("cli.help.string"),
      array: text("cli.help.array"),
      count: text("cli.help.count"),
      number: text("cli.help.number"),
      "default:": text("cli.help.default"),
      "choices:": text("cli.help.choices"),
      ...usageTexts(text),
    })
    .options({
      schemas: { type: "string", describe: text("cli.help.schemas") },
      lang: { choices: languageChoices, describe: text("cli.help.lang") },
      json: { type: "boolean", describe: text("cli.help.json") },
      "log-format": { choices: ["text", "json"] as const, describe: text("cli.help.log-format") },
      quiet: { type: "boolean", describe: text("cli.help.quiet") },
      debug: { type: "boolean", describe: text("cli.help.debug") },
    })
    .command(
      "run <files..>",
      text("cli.help.run"),
      (command) =>
        files(command).options({
          config: { type: "string", describe: text("cli.help.config") },
          out: { type: "string", describe: text("cli.help.out") },
          ledger: { type: "string", describe: text("cli.help.ledger") },
          "fail-on": { choices: failChoices, describe: text("cli.help.fail-on") },
          expect: { type: "string", describe: text("cli.help.expect") },
        }),
      (flags) =>
        perform(flags, async (session) => {
          const { run } = await import("./commands/run.ts");
          const { expect } = flags;
          return run({ files: filesOf(flags), expect, json: flags["json"] === true }, session);
        }),
    )
    .command(
      "check <files..>",
      text("cli.help.check"),
      (command) =>
        files(command).options({
          config: { type: "string", describe: text("cli.help.config") },
          "fail-on": { choices: failChoices, describe: text("cli.help.fail-on") },
        }),
      (flags) =>
        perform(flags, async (session) => {
          const { check } = await import("./commands/check.ts");
          return check({ files: filesOf(flags), json: flags["json"] === true }, session);
        }),
    )
    .command(
      "explain <batch>",
      text("cli.help.explain"),
      (command) =>
        command
          .positional("batch", { type: "string", demandOption: true, describe: text("cli.help.batch") })
          .options({
            row: { type: "string", describe: text("cli.help.row") },
            person: { type: "string", describe: text("cli.help.person") },
            matrix: { type: "boolean", describe: text("cli.help.matrix") },
            sample: { type: "number", requiresArg: true, describe: text("cli.help.sample") },
            seed: { type: "string", requiresArg: true, describe: text("cli.help.seed") },
            out: { type: "string", describe: text("cli.help.out") },
          }),
      (flags) =>
        perform(flags, async (session) => {
          const { explain } = await import("./commands/explain.ts");
          const { batch, row, person, matrix, sample, seed } = flags;
          const json = flags["json"] === true;
          return explain({ batch, row, person, matrix, sample, seed, json }, session);
        }),
    )
    .command(
      "verify <batches..>",
      text("cli.help.verify"),
      (command) =>
        command
          .positional("batches", {
            type: "string",
            array: true,
            demandOption: true,
            describe: text("cli.help.batch"),
          })
          .option("out", { type: "string", describe: text("cli.help.out") }),
      (flags) =>
        perform(flags, async (session) => {
          const { verify } = await import("./commands/verify.ts");
          return verify(
            { batches: (flags.batches ?? []).map(String), json: flags["json"] === true },
            session,
          );
        }),
    )
    .command(
      "reconcile <batches..>",
      text("cli.help.reconcile"),
      (command) =>
        command
          .positional("batches", {
            type: "string",
            array: true,
            demandOption: true,
            describe: text("cli.help.batches"),
          })
          .options({
            payments: {
              type: "string",
              array: true,
              demandOption: true,
              requiresArg: true,
              describe: text("cli.help.payments"),
            },
            days: { type: "number", requiresArg: true, describe: text("cli.help.days") },
            out: { type: "string", describe: text("cli.help.out") },
          }),
      (flags) =>
        perform(flags, async (session) => {
          const { reconcile } = await import("./commands/reconcile.ts");
          const { batches, payments, days } = flags;
          return reconcile(
            { batches: (batches ?? []).map(String), payments, days, json: flags["json"] === true },
            session,
          );
        }),
    )
    .command(
      "ledger <action> [batch]",
      text("cli.help.ledger-command"),
      (command) =>
        command
          .positional("action", {
            choices: ledgerActions,
            demandOption: true,
            describe: text("cli.help.action"),
          })
          .positional("batch", { type: "string", describe: text("cli.help.batch") })
          .options({
            out: { type: "string", describe: text("cli.help.out") },
            ledger: { type: "string", describe: text("cli.help.ledger") },
            person: { type: "string", describe: text("cli.help.person") },
            by: {
              choices: ["person", "employer", "council", "month"] as const,
              default: "employer" as const,
              describe: text("cli.help.by"),
            },
          }),
      (flags) =>
        perform(flags, async (session) => {
          const { ledger } = await import("./commands/ledger.ts");
          const { action, batch, person, by } = flags;
          return ledger({ action, batch, person, by, json: flags["json"] === true }, session);
        }),
    )
    .command(
      "calc",
      text("cli.help.calc"),
      (command) => command.option("trail", { type: "boolean", describe: text("cli.help.trail") }),
      (flags) =>
        perform(flags, async (session) => {
          const { calc } = await import("./commands/calc.ts");
          await calc(session.schemas.law, process.stdin, process.stdout, flags.trail === true);
          return exitCodes.done;
        }),
    )
    .command(
      "law [scheme]",
      text("cli.help.law"),
      (command) =>
        command.positional("scheme", { type: "string", describe: text("cli.help.scheme") }).options({
          schemes: { type: "boolean", describe: text("cli.help.law-schemes") },
          parameters: { type: "boolean", describe: text("cli.help.law-parameters") },
          readings: { type: "boolean", describe: text("cli.help.law-readings") },
          rules: { type: "boolean", describe: text("cli.help.law-rules") },
          codes: { type: "boolean", describe: text("cli.help.law-codes") },
          sources: { type: "boolean", describe: text("cli.help.law-sources") },
          config: { type: "boolean", describe: text("cli.help.law-config") },
          format: { type: "boolean", describe: text("cli.help.law-format") },
        }),
      (flags) =>
        perform({ lang: flags.lang, schemas: flags.schemas }, async (session) => {
          const { law } = await import("./commands/law.ts");
          return law(flags, session);
        }),
    )
    .demandCommand(1, text("cli.command-missing"))
    .strict()
    .check(eachOnce)
    .version(programVersion)
    .help()
    .wrap(100)
    .fail((message, fault) => {
      throw fault ?? new UsageFault("cli.usage", { message });
    });
  await parser.parseAsync([...words], {}, (_fault, _flags, output) => {
    if (output !== "") show(output);
  });
}

/** yargs knows that the positional is a list of texts; its types do not. */
function filesOf(flags: { readonly files?: unknown }): readonly string[] {
  return Array.isArray(flags.files) ? flags.files.map(String) : [];
}

/** Says a fault in the operator's words and returns its exit code. No stack trace unless --debug. */
function sayFault(fault: unknown, language: Language, said: Schemas | undefined, debug: boolean): number {
  const tell = (key: string, values: Readonly<Record<string, string>>): void => {
    const text =
      said === undefined
        ? `${key}: ${Object.values(values).join(" ")}`
        : say(said.law.words, language, key, values);
    process.stderr.write(`taliad: ${text}\n`);
  };
  if (debug && fault instanceof Error) process.stderr.write(`${fault.stack}\n`);
  const known = (key: string): boolean => said?.law.words.en.has(key) === true;
  const { key, values, exitCode } = faultOf(fault, known);
  tell(key, values);
  return exitCode;
}
