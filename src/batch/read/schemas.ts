// Reads the folder of schemas: the law as data, and the hash of every file for the manifest.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Law } from "../../law/law.ts";
import { loadLaw } from "../../law/load.ts";
import { type Overrides, withOverrides } from "../../law/overrides.ts";
import { jsonOf } from "../../law/shape.ts";
import { shapedLaw } from "./shaped-law.ts";

/** One file of the folder. `path` is relative to it, with forward slashes. */
export type SchemaFile = { readonly path: string; readonly sha256: string; readonly bytes: Uint8Array };

export type Schemas = {
  readonly law: Law;
  /** Every file that results rest on, in the order of their paths. */
  readonly files: readonly SchemaFile[];
};

/** Reads and checks the whole folder, a council's own values laid over it. Throws a LawFault that names the file when something is not right. */
export function readSchemas(folder: string, overrides: Overrides = {}): Schemas {
  const files = jsonFiles(folder).map((path) => {
    const bytes = readFileSync(join(folder, path));
    return { path, sha256: createHash("sha256").update(bytes).digest("hex"), bytes };
  });
  return { law: lawOf(files, overrides), files };
}

/** The laws made last, by what they were made of: a batch is mostly looked at again under the law that comes with the program. */
const made = new Map<string, Law>();
const most = 4;

/** The law that these files say: for a run again with the files that a batch was pinned to. Made once of the same files. */
export function lawOf(files: readonly SchemaFile[], overrides: Overrides = {}): Law {
  const key = JSON.stringify([files.map(({ path, sha256 }) => [path, sha256]), overrides]);
  const known = made.get(key);
  if (known !== undefined) return known;
  const law = makeLaw(files, overrides);
  const [oldest = ""] = made.keys();
  if (made.size === most) made.delete(oldest);
  made.set(key, law);
  return law;
}

function makeLaw(files: readonly SchemaFile[], overrides: Overrides): Law {
  const contents = new Map<string, unknown>();
  for (const { path, bytes } of files) contents.set(path, jsonOf(path, bytes));
  const laid = withOverrides(contents, overrides);
  // What a council's own value was laid over is another file.
  const same = files.filter(({ path }) => laid.get(path) === contents.get(path));
  const shaped = same
    .filter(({ path, sha256 }) => shapedLaw.has(`${path} ${sha256}`))
    .map(({ path }) => path);
  return loadLaw(laid, new Set(shaped));
}

/** JSON Schemas, and what `map` proposes by. */
const notPinned: ReadonlySet<string> = new Set(["format", "programs"]);

function jsonFiles(folder: string): readonly string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isFile() && entry.name.endsWith(".json")) found.push(entry.name);
    if (!entry.isDirectory() || notPinned.has(entry.name)) continue;
    for (const name of readdirSync(join(folder, entry.name))) {
      if (name.endsWith(".json")) found.push(`${entry.name}/${name}`);
    }
  }
  // By code unit, so that no locale has a say.
  return found.sort();
}
