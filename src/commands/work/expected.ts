// `run --expect`: the employers whose return has to be in the run, one on a line, and those of them that are missing.
import { readFileSync } from "node:fs";
import type { Month } from "../../core/day.ts";
import { wrap } from "../../core/wrap.ts";
import type { Book } from "../../ledger/book.ts";
import { say } from "../../report/words.ts";
import { schemes } from "../../schemes/index.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";

/** `laCode` is empty where a return to any council will do. */
export type Expected = { readonly employerId: string; readonly laCode: string };

/** What the run knows of a file. */
export type ReturnFile = Expected & {
  readonly layout: string;
  readonly status: string;
  readonly period: Month | undefined;
};

/** A return of an earlier batch that stands. */
type PostedReturn = Expected & { readonly layout: string };

/** The lines of the list: `E0701` or `E0701,W06000002`; what follows a # is a comment. Throws a UsageFault. */
export function readExpected(path: string): readonly Expected[] {
  return textOf(path)
    .split(/\r?\n/)
    .flatMap((line, at) => {
      const [employerId = "", laCode = "", ...more] = line
        .replace(/#.*$/, "")
        .split(",")
        .map((part) => part.trim());
      if (employerId === "" && laCode === "" && more.length === 0) return [];
      if (employerId === "" || more.length > 0) {
        throw new UsageFault("cli.expect-line", { file: path, line: String(at + 1) });
      }
      return [{ employerId, laCode }];
    });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8").replace(/^\ufeff/, "");
  } catch {
    throw new UsageFault("cli.expect-not-found", { file: path });
  }
}

/**
 * Employers of whom no file of claims was taken, in the order of the list, each once. A return that stands in the ledger
 * for the latest month of the files counts, whichever batch it came in.
 */
export async function missingEmployers(
  expected: readonly Expected[],
  files: readonly ReturnFile[],
  postedFor: (period: Month) => Promise<readonly PostedReturn[]>,
): Promise<readonly string[]> {
  const latest = latestOf(files);
  const posted =
    latest === undefined ? [] : (await postedFor(latest)).filter(({ layout }) => holdsClaims(layout));
  const returns = [...taken(files), ...posted];
  const missing = expected.filter(
    ({ employerId, laCode }) =>
      !returns.some((one) => one.employerId === employerId && (laCode === "" || one.laCode === laCode)),
  );
  return [
    ...new Set(
      missing.map(({ employerId, laCode }) => (laCode === "" ? employerId : `${employerId} ${laCode}`)),
    ),
  ];
}

/** Files of claims that were not refused. */
export function taken<File extends ReturnFile>(files: readonly File[]): readonly File[] {
  return files.filter(({ layout, status }) => status !== "rejected" && holdsClaims(layout));
}

/** The latest month that such a file is for. */
export function latestOf(files: readonly ReturnFile[]): Month | undefined {
  const months = taken(files).flatMap(({ period }) => (period === undefined ? [] : [period]));
  return months.sort((a, b) => b - a)[0];
}

function holdsClaims(layout: string): boolean {
  return schemes.some((scheme) => scheme.layout === layout);
}

/** The employers that are missing, with whom to ask where the council's list says it; undefined where no list was given. */
export type Missing = readonly { readonly name: string; readonly contact: string }[] | undefined;

/** What stands in the ledger for a month; nothing without one. */
export function returnsIn(book: Book | undefined): (period: Month) => Promise<readonly PostedReturn[]> {
  return async (period) => (await book?.returns([{ period }])) ?? [];
}

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
