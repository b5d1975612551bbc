// What a run says of employers whose return is missing, and how it ends because of them.
import { wrap } from "../../core/wrap.ts";
import { say } from "../../report/words.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";

/** The employers that are missing, with whom to ask where the council's list says it; undefined where no list was given. */
export type Missing = readonly { readonly name: string; readonly contact: string }[] | undefined;

/** A refused file may be the very return that is missing, so it is said first; a missing one outweighs findings. */
export function withMissing(code: ExitCode, missing: Missing): ExitCode {
  return (missing?.length ?? 0) > 0 && code !== exitCodes.fileRefused ? exitCodes.filesMissing : code;
}

export function missingJson(missing: Missing): { readonly missingEmployers?: readonly string[] } {
  return missing === undefined ? {} : { missingEmployers: missing.map(({ name }) => name) };
}

export function missingText(missing: Missing, { schemas, console }: Session): readonly string[] {
  if (missing === undefined || missing.length === 0) return [];
  const values = { count: missing.length, employers: missing.map(asked).join(", ") };
  return wrap(say(schemas.law.words, console.language, "cli.missing-employers", values), "  ");
}

function asked({ name, contact }: { readonly name: string; readonly contact: string }): string {
  return contact === "" ? name : `${name} (${contact})`;
}
