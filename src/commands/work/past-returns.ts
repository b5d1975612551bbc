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

/** The folder of one return of a scheme. `beside` is the folder of the ledger, as they belong together. */
export function returnFolder(beside: string, scheme: string, number: number): string {
  return join(beside, "returns", `${scheme}-${String(number).padStart(4, "0")}`);
}

/** Throws a UsageFault where one is missing or is not what the next one names. */
export function pastReturns(beside: string, scheme: string): PastReturns {
  const folder = join(beside, "returns");
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const mine = names.filter(
    (name) => name.startsWith(`${scheme}-`) && /^\d+$/.test(name.slice(scheme.length + 1)),
  );
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
  beside: string,
  record: ReturnRecord,
  files: readonly (readonly [name: string, content: string])[],
): string {
  const final = returnFolder(beside, record.scheme, record.number);
  const staging = `${final}.part`;
  removeFolder(staging);
  makeFolder(staging);
  writeFileSynced(join(staging, recordName), `${JSON.stringify(record)}\n`);
  for (const [name, content] of files) writeFileSynced(join(staging, name), content);
  publish(staging, final);
  return final;
}
