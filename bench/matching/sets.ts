// Labelled sets of invented people: CSV files packed with gzip, read whole. The columns that tell the truth are handed
// on apart from what the matcher gets to see.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";

export type Row = Readonly<Record<string, string>>;

export function readSet(folder: string, name: string): readonly Row[] {
  return parse(gunzipSync(readFileSync(join(folder, `${name}.csv.gz`))), { columns: true });
}
