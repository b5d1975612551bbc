// Reads a finished batch folder the way another program would: from its files alone, with a CSV reader of others.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { parse } from "csv-parse/sync";

/** Every file below a folder, by its path with forward slashes, in the order of the paths. */
export function filesBelow(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.split(sep).join("/"))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
}

/** Path and hash of every file: two folders are the same when these are. */
export function hashesBelow(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...filesBelow(folder)].map(([name, bytes]) => [name, sha256(bytes)]));
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export type Line = Readonly<Record<string, string>>;

/** The rows of one of the CSV files by heading; of a very long one only the columns that are looked at. */
export function linesOf(folder: string, name: string, only?: readonly string[]): readonly Line[] {
  const columns = only === undefined || ((keys: string[]) => keys.map((key) => only.includes(key) && key));
  return parse(readFileSync(join(folder, name)), { bom: true, columns, record_delimiter: "\r\n" });
}

/** "-299.60" → −29960. */
export function penceOf(text: string | undefined): number {
  const [, sign, pounds, rest] = /^(-?)(\d+)\.(\d\d)$/.exec(text ?? "") ?? [];
  if (pounds === undefined) throw new Error(`not an amount: ${text}`);
  const amount = Number(pounds) * 100 + Number(rest);
  return sign === "-" ? -amount : amount;
}

/** How many lines there are of each value. */
export function counted(values: Iterable<string>): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const value of values) found[value] = (found[value] ?? 0) + 1;
  return found;
}

export function sumOf(lines: readonly Line[], key: string): number {
  return lines.reduce((sum, line) => sum + penceOf(line[key]), 0);
}
