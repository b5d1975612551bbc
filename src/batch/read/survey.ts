// What has to be known of all files of a batch before its first row is decided: which return each is a version of,
// which of them count, the rows of the files that accompany claims, and what listed files come to.

import type { Month } from "../../core/day.ts";
import type { CompanionRow } from "../../core/decision.ts";
import type { RowPlace } from "../../core/place.ts";
import { fileProblem, type Problem } from "../../core/problem.ts";
import { Refusal } from "../../core/refusal.ts";
import { type CompanionKeys, type Companions, companionsOf } from "../../engine/companions.ts";
import {
  returnKey,
  type Version,
  type VersionRuling,
  versionRulings,
  withRecoveries,
} from "../../engine/versions.ts";
import type { ClaimValues } from "../../input/row-columns.ts";
import { rowReader } from "../../input/rows.ts";
import type { InputFile } from "../../io/intake.ts";
import type { Law } from "../../law/law.ts";
import type { PlacedDecision } from "../../rulings/row.ts";
import { companionNamed, schemeNamed, schemeOfClaims, schemes } from "../../schemes/index.ts";
import type { ListedTable } from "../../schemes/listing.ts";
import type { Companion } from "../../schemes/scheme.ts";
import type { Lists } from "../handover/lists.ts";
import type { OpenTable } from "../handover/open-table.ts";
import type { Survey } from "../handover/survey.ts";
import type { Prior } from "../past/prior.ts";
import { listedRows, listsOf } from "./listed.ts";
import { dataRows, openTable, rowsOf } from "./open-table.ts";
import { decisionRows, readDecisions } from "./rulings-file.ts";

export type SurveyWork = {
  readonly inputs: readonly InputFile[];
  readonly law: Law;
  readonly prior: Prior;
};

/** So many bytes of files whose rows do not depend on each other may be open at once. */
const mostKept = 16 << 20;

/**
 * `soundAt` reads a whole file and says whether it would be taken: a version that is refused takes no other's place.
 * It is asked only of files that could.
 */
export async function surveyOf(
  { inputs, law, prior }: SurveyWork,
  soundAt: (at: number) => Promise<boolean>,
): Promise<Survey> {
  const versions: (Version | undefined)[] = [];
  const beside: (readonly FoundRow[])[] = [];
  const listed: (readonly ListedTable[])[] = [];
  const decided: PlacedDecision[] = [];
  let month: Month | undefined;
  const rowsToList = listedRows(law);
  const several = new Set<number>();
  const stages = new Map<number, number>();
  await prior.seen.learn(inputs.map(({ sha256 }) => sha256));
  const seen = inputs.map((_, at) => alreadySeen(inputs, prior, at));
  const opened = new Map<number, OpenTable>();
  let kept = 0;
  for (const [at, input] of inputs.entries()) {
    versions.push(undefined);
    beside.push([]);
    listed.push([]);
    if (seen[at] !== undefined) continue;
    try {
      const table = await openTable(input, law);
      const scheme = schemeOfClaims(table.layout);
      const others = scheme === undefined ? [table, ...table.sides] : table.sides;
      const rows: FoundRow[] = [];
      for (const each of others) for (const row of await rowsBeside(each, law)) rows.push(row);
      const tables = await rowsToList.of(others);
      for (const row of await decisionRows(others, law)) decided.push(row);
      if ("code" in tables) seen[at] = tables;
      else [beside[at], listed[at]] = [rows, tables];
      // Sheets beside its claims have been read, and are read again with them.
      const independent = scheme !== undefined && scheme.stands !== "assessed" && table.sides.length === 0;
      if (independent && (inputs.length === 1 || kept + table.bytes <= mostKept)) {
        opened.set(at, table);
        kept += table.bytes;
      } else await table.close();
      if (scheme === undefined) continue;
      if (scheme.stands === "assessed") several.add(at);
      // Months in their order, and what says something of payments when all of these are decided.
      if (scheme.past.months !== undefined) stages.set(at, Number.POSITIVE_INFINITY);
      else if (scheme.monthly !== undefined && prior.remembers) stages.set(at, table.job.period);
      const { employerId, laCode, period } = table.job;
      if (month === undefined || period > month) month = period;
      const { layout, cover } = table;
      // One file alone, without a ledger, has nothing to be compared with.
      if (inputs.length === 1 && !prior.remembers) continue;
      const sequence = cover.sequence ?? 1;
      versions[at] = { scheme: scheme.name, layout, employerId, laCode, period, sequence };
    } catch (error) {
      // It is refused, with its problems, when it is read.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  await prior.returns.learn(versions.filter((version) => version !== undefined));
  for (const at of versionsToProve(versions, prior)) {
    if (!(await soundAt(at))) versions[at] = undefined;
  }
  const rulings = await rulingsOn(versions, prior);
  // What stands beside a return that another one takes the place of goes with it.
  const counts = (_: unknown, at: number) => rulings[at] === undefined || rulings[at].kind === "counts";
  const lists = listsOf(law, listed.filter(counts).flat());
  return {
    versions,
    rulings,
    seen,
    companionsOf: booksOf([...beside.filter(counts).flat(), ...rowsFromLists(lists)]),
    lists,
    decisions: await readDecisions(law, prior, decided, month),
    month,
    opened,
    several,
    stages,
  };
}

/** Which versions count, with what the book says of those that would take the place of others. */
async function rulingsOn(
  versions: readonly (Version | undefined)[],
  prior: Prior,
): Promise<readonly (VersionRuling | undefined)[]> {
  const rulings = versionRulings(versions, prior.returns.of);
  const replacing = versions.filter((version, at): version is Version => {
    const ruling = rulings[at];
    return version !== undefined && ruling?.kind === "counts" && ruling.replaces !== undefined;
  });
  await prior.recovering.learn(replacing);
  return withRecoveries(versions, rulings, (version) => prior.recovering.of(version) ?? []);
}

/** Files that are one of several versions of a return, in the batch or with the ledger. */
function versionsToProve(versions: readonly (Version | undefined)[], prior: Prior): readonly number[] {
  const rulings = versionRulings(versions, prior.returns.of);
  const keys = versions.map((version) => version && returnKey(version));
  return versions.flatMap((version, at) => {
    if (version === undefined) return [];
    const ruling = rulings[at];
    const replaces = ruling?.kind === "counts" && ruling.replaces !== undefined;
    const several = keys.filter((key) => key === keys[at]).length > 1;
    return replaces || several ? [at] : [];
  });
}

type FoundRow = {
  readonly scheme: string;
  readonly layout: string;
  readonly employerId: string;
  readonly keys: CompanionKeys;
  readonly row: CompanionRow;
  readonly place: RowPlace;
};

function booksOf(rows: readonly FoundRow[]): Survey["companionsOf"] {
  const books = new Map<string, Companions>();
  const bookOf = (scheme: string): Companions => {
    const book = books.get(scheme) ?? companionsOf(schemeNamed(scheme));
    books.set(scheme, book);
    return book;
  };
  for (const { scheme, layout, employerId, keys, row, place } of rows) {
    bookOf(scheme).add(layout, employerId, keys, row, place);
  }
  return bookOf;
}

/** What listed files tell claims, for every scheme that asks for it. */
function rowsFromLists({ facts }: Lists): readonly FoundRow[] {
  return schemes.flatMap(({ name, companions = [] }) =>
    facts
      .filter(({ layout }) => companions.some((companion) => companion.layout === layout))
      .map(({ layout, employerId, payrollRef, row, place }) => {
        const keys = { niNumber: "", payrollRef };
        return { scheme: name, layout, employerId, keys, row, place };
      }),
  );
}

/** The rows of a table that accompanies claims; none of any other. What is wrong with them is said when it is read. */
async function rowsBeside(table: OpenTable, law: Law): Promise<readonly FoundRow[]> {
  const companion = companionNamed(table.layout);
  if (companion === undefined) return [];
  const { employerId, scheme, file, sheet } = table.job;
  const reader = rowReader(table.job.head, law, table.job);
  const by = table.job.head.mapping?.text.name;
  const found: FoundRow[] = [];
  for await (const rows of rowsOf(table)) {
    for (const row of dataRows(rows, table)) {
      const read = reader.read(row);
      if (read.kind === "not a claim") continue;
      const keys = claimKeys(read.claim);
      const numbers = numbersOf(companion, read.claim, read.kind === "claim");
      const place = { batch: "", file, sheet, row: row.number, ...(by === undefined ? {} : { mapping: by }) };
      found.push({ scheme, layout: table.layout, employerId, keys, row: numbers, place });
    }
  }
  return found;
}

/** The cells of a claim, or of a row beside it, by which the two find each other. */
export function claimKeys({ niNumber, payrollRef }: ClaimValues): CompanionKeys {
  return {
    niNumber: typeof niNumber === "string" ? niNumber : "",
    payrollRef: typeof payrollRef === "string" ? payrollRef : "",
  };
}

/** Of a row with a fault only the first column is kept: what it does not say must not look like nothing. */
function numbersOf({ columns }: Companion, values: ClaimValues, sound: boolean): CompanionRow {
  return columns.map((column, at) => {
    const value = sound || at === 0 ? values[column] : undefined;
    if (typeof value === "boolean") return value ? 1 : 0;
    return typeof value === "number" ? value : undefined;
  });
}

/** Why the bytes of a file are no news, as a refusal; undefined when they are. */
function alreadySeen(inputs: readonly InputFile[], prior: Prior, at: number): Problem | undefined {
  const input = inputs[at];
  if (input === undefined) return undefined;
  const twin = inputs.findIndex((other) => other.sha256 === input.sha256);
  const other = inputs[twin];
  if (twin < at && other !== undefined) {
    return fileProblem("file-same-twice", input.label, { found: other.label });
  }
  const batch = prior.seen.of(input.sha256);
  return batch === undefined ? undefined : fileProblem("file-posted-before", input.label, { found: batch });
}
