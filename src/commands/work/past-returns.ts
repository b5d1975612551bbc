// The returns that were made before, as they are kept beside the ledger: each names the one before it by its hash, so that
// none is missed. What is in them is the council's alone.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { PastReturn } from "../../disclosure/return-tables.ts";
import { makeFolder, publish, removeFolder, writeFileSynced } from "../../io/files.ts";
import { UsageFault } from "../usage-fault.ts";

const recordSchema = z.strictObject({
  format: z.literal(1),
  scheme: z.string(),
  /** The one council that it is about; absent where it is about all of the ledger. */
  council: z.string().optional(),
  number: z.number(),
  method: z.enum(["hide", "round"]),
  /** sha256 of the figures and the wishes: the same again is the same return. */
  of: z.string(),
  /** sha256 of the record before it; empty in the first. */
  previous: z.string(),
  people: z.array(z.tuple([z.array(z.string()), z.number()])),
  hidden: z.array(z.string()),
});

export type ReturnRecord = z.infer<typeof recordSchema>;

type PastReturns = {
  readonly records: readonly (ReturnRecord & PastReturn)[];
  /** What the next record names as the one before it. */
  readonly previous: string;
};

const recordName = "return.json";

/** Whose returns follow each other. `beside` is the folder of the ledger, as they belong together. */
export type Series = {
  readonly beside: string;
  readonly scheme: string;
  readonly council: string | undefined;
};

const seriesName = ({ scheme, council }: Series): string =>
  council === undefined ? scheme : `${scheme}-${council}`;

/** The folder of one return of a series. */
export function returnFolder(series: Series, number: number): string {
  return join(series.beside, "returns", `${seriesName(series)}-${String(number).padStart(4, "0")}`);
}

/**
 * Throws a UsageFault where one is missing or is not what the next one names, and where the scheme's returns are about another
 * part of the ledger: all of it, and one council of it, laid beside each other would show what each of them hides.
 */
export function pastReturns(series: Series): PastReturns {
  const { beside, scheme, council } = series;
  const folder = join(beside, "returns");
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const numbered = (start: string) => (name: string) =>
    name.startsWith(`${start}-`) && /^\d{4,}$/.test(name.slice(start.length + 1));
  const mine = names.filter(numbered(seriesName(series)));
  const isOfScheme = (name: string): boolean => name.startsWith(`${scheme}-`) && !name.endsWith(".part");
  const other = names.find((name) => isOfScheme(name) && numbered(scheme)(name) !== (council === undefined));
  if (other !== undefined) throw new UsageFault("cli.return.other-part", { folder: join(folder, other) });
  const records: ReturnRecord[] = [];
  let previous = "";
  for (const name of mine.sort()) {
    const path = join(folder, name, recordName);
    const record = readRecord(path);
    if (record?.number !== records.length + 1 || record.previous !== previous)
      throw new UsageFault("cli.return.record", { file: path });
    records.push(record);
    previous = createHash("sha256").update(readFileSync(path)).digest("hex");
  }
  return { records, previous };
}

function readRecord(path: string): ReturnRecord | undefined {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}

/** Writes the record with a file beside it, in one step. */
export function keepReturn(
  series: Series,
  record: ReturnRecord,
  files: readonly (readonly [name: string, content: string])[],
): string {
  const final = returnFolder(series, record.number);
  const staging = `${final}.part`;
  removeFolder(staging);
  makeFolder(staging);
  writeFileSynced(join(staging, recordName), `${JSON.stringify(record)}\n`);
  for (const [name, content] of files) writeFileSynced(join(staging, name), content);
  publish(staging, final);
  return final;
}
