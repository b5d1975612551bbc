// Which employers' returns are missing of those that have to be in a run.
import type { Month } from "../../core/day.ts";
import type { Book } from "../../ledger/book.ts";
import { schemes } from "../../schemes/index.ts";
import type { Expected } from "./expected-list.ts";

/** What the run knows of a file. */
export type ReturnFile = Expected & {
  readonly layout: string;
  readonly status: string;
  readonly period: Month | undefined;
};

/** A return of an earlier batch that stands. */
type PostedReturn = Expected & { readonly layout: string };

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

/** What stands in the ledger for a month; nothing without one. */
export function returnsIn(book: Book | undefined): (period: Month) => Promise<readonly PostedReturn[]> {
  return async (period) => (await book?.returns([{ period }])) ?? [];
}
