// Where two versions of an output file first differ: in a table the row and the column, else only the file.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";

type FileDifference = {
  readonly key: "missing" | "differs" | "differs-at";
  readonly values: Readonly<Record<string, string | number>>;
};

/** `path` as it stands in `stored` against the one made again in `again`; undefined when the bytes are the same. */
export async function firstDifference(
  stored: string,
  again: string,
  path: string,
): Promise<FileDifference | undefined> {
  if (!existsSync(join(stored, path))) return { key: "missing", values: { file: path } };
  const old = readFileSync(join(stored, path));
  const made = readFileSync(join(again, path));
  if (old.equals(made)) return undefined;
  return (
    (path.endsWith(".csv") ? cellThatDiffers(path, old, made) : undefined) ?? {
      key: "differs",
      values: { file: path },
    }
  );
}

function cellThatDiffers(path: string, old: Buffer, made: Buffer): FileDifference | undefined {
  let tables: readonly (readonly (readonly string[])[])[];
  try {
    tables = [old, made].map((bytes) => parse(bytes, { bom: true, relax_column_count: true }));
  } catch {
    return undefined;
  }
  const [before = [], after = []] = tables;
  const keys = after[0] ?? [];
  for (let row = 0; row < Math.max(before.length, after.length); row += 1) {
    for (const [column, key] of keys.entries()) {
      const found = before[row]?.[column] ?? "";
      const expected = after[row]?.[column] ?? "";
      if (found !== expected) {
        return { key: "differs-at", values: { file: path, row: row + 1, column: key, found, expected } };
      }
    }
  }
  return undefined;
}
