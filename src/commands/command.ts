// What a command is: a name, what it works on, its options, and what it does. The command line is understood, its help
// printed and its slips refused from this alone; what a command does is loaded when it is called.
import type { ConfigFlags } from "./config.ts";
import type { LogFormat } from "./console.ts";
import type { Session } from "./session.ts";

export type Option = {
  readonly type: "string" | "number" | "boolean";
  /** The key of its line of help in the words. */
  readonly help: string;
  readonly choices?: readonly string[];
  readonly default?: string;
  /** It names a list and may be given more than once; every other option once only. */
  readonly several?: true;
  readonly required?: true;
};

/** What is named without an option, in the order of `operands`. */
export type Operand = Option & { readonly type: "string" };

export type Options = Readonly<Record<string, Option>>;

type One<O extends Option> = O extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : { readonly string: string; readonly number: number; readonly boolean: boolean }[O["type"]];
type Value<O extends Option> = O extends { readonly several: true } ? readonly One<O>[] : One<O>;
type IsThere = { readonly required: true } | { readonly default: string };

/** What was given, by the names of the options; what may be left out is undefined. */
export type Given<O extends Options> = {
  readonly [Name in keyof O]: O[Name] extends IsThere ? Value<O[Name]> : Value<O[Name]> | undefined;
};

export type Command = {
  readonly name: string;
  /** The key of what it is for in the words. */
  readonly help: string;
  readonly operands: Readonly<Record<string, Operand>>;
  readonly options: Options;
  /** Its `--out` is what it writes, not the folder of the results. */
  readonly ownOut?: true;
  /** Does it and returns the exit code. */
  readonly run: (given: Given<Options>, session: Session) => Promise<number>;
};

/** Options that every command takes. */
export const globalOptions = {
  schemas: { type: "string", help: "cli.help.schemas" },
  lang: { type: "string", choices: ["en", "cy", "both"], help: "cli.help.lang" },
  json: { type: "boolean", help: "cli.help.json" },
  "log-format": { type: "string", choices: ["text", "json"], help: "cli.help.log-format" },
  quiet: { type: "boolean", help: "cli.help.quiet" },
  debug: { type: "boolean", help: "cli.help.debug" },
} as const satisfies Options;

/** The settings among what was given. */
export type GlobalFlags = ConfigFlags & {
  readonly json?: boolean | undefined;
  readonly "log-format"?: LogFormat | undefined;
  readonly quiet?: boolean | undefined;
  readonly debug?: boolean | undefined;
};

/** A command whose `run` knows the types of what it is given. */
export function command<const P extends Readonly<Record<string, Operand>>, const O extends Options>(made: {
  readonly name: string;
  readonly help: string;
  readonly operands: P;
  readonly options: O;
  readonly ownOut?: true;
  readonly run: (
    given: Given<P> & Given<O> & Pick<GlobalFlags, "json" | "quiet">,
    session: Session,
  ) => Promise<number>;
}): Command {
  // The command line gives what the options say; the types of one command are not those of another.
  return made as unknown as Command;
}
