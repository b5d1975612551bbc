// What was handed over, taken in; what is not taken is said at once, and the others go on.

import { wrap } from "../../core/wrap.ts";
import { type InputFile, type NotTaken, takeIn } from "../../io/intake.ts";
import { say } from "../../report/words.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";

export type TakenIn = { readonly inputs: readonly InputFile[]; readonly notTaken: readonly NotTaken[] };

/** As takeIn of io/intake.ts. Throws a UsageFault where there is nothing to work on. */
export function tellTakenIn(
  paths: readonly string[],
  { console }: Session,
  keepIn: string | undefined,
  scratch?: string,
): TakenIn {
  const { inputs, notTaken, renamed, open } = takeIn(paths, keepIn, scratch);
  for (const { name, why } of notTaken) console.log("error", `cli.not-taken.${why}`, { name });
  for (const { name, of } of open) console.log("error", "cli.file-open", { name, file: of });
  for (const file of renamed) console.log("info", "cli.renamed", { file });
  if (inputs.length === 0) throw new UsageFault("cli.no-files", { paths: paths.join(" ") });
  return { inputs, notTaken };
}

/** Something that was handed over is not in the results, as if its file had been refused. */
export function withNotTaken(code: ExitCode, { notTaken }: Pick<TakenIn, "notTaken">): ExitCode {
  return notTaken.length > 0 ? exitCodes.fileRefused : code;
}

export function notTakenJson({ notTaken }: Pick<TakenIn, "notTaken">): {
  readonly notTaken?: readonly NotTaken[];
} {
  return notTaken.length === 0 ? {} : { notTaken };
}

export function notTakenText(
  { notTaken }: Pick<TakenIn, "notTaken">,
  { schemas, console }: Session,
): readonly string[] {
  if (notTaken.length === 0) return [];
  const values = { count: notTaken.length, names: notTaken.map(({ name }) => name).join(", ") };
  return wrap(say(schemas.law.words, console.language, "cli.ends.not-taken", values), "  ");
}
