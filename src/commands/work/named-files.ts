// The files that the manifest of a stored batch names, and what in its folder is not as it says.
import { basename, join } from "node:path";
import { filesBelow, hashed } from "../../batch/publish/outputs.ts";
import { whyNotAFile } from "../../io/regular-file.ts";

/** One way in which the folder is not what the batch was. `key` is its text in the words, `cli.verify.<key>`. */
export type Difference = { readonly key: string; readonly values: Readonly<Record<string, string | number>> };

type NamedFile = {
  readonly kind: "input" | "schema" | "output";
  /** Below the folder of the batch. */
  readonly path: string;
  readonly sha256: string;
};

type Named<Key extends string> = readonly (Readonly<Record<Key, string>> & { readonly sha256: string })[];

export function filesNamed(manifest: {
  readonly inputs: Named<"file">;
  readonly schemas: Named<"path">;
  readonly outputs: Named<"path">;
}): readonly NamedFile[] {
  const { inputs, schemas, outputs } = manifest;
  return [
    ...inputs.map(({ file, sha256 }) => ({ kind: "input", path: `inputs/${file}`, sha256 }) as const),
    ...schemas.map(({ path, sha256 }) => ({ kind: "schema", path: `schemas/${path}`, sha256 }) as const),
    ...outputs.map(({ path, sha256 }) => ({ kind: "output", path, sha256 }) as const),
  ];
}

/** What a file manager leaves in each folder that somebody looks into: nothing is paid or sent by it, and nobody put it there. */
const leftByLooking: ReadonlySet<string> = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);

/** Whether it is a file that somebody put there, and no trace of looking into the folder. */
export function isPutThere(folder: string, path: string): boolean {
  return !leftByLooking.has(basename(path)) || whyNotAFile(join(folder, path)) !== undefined;
}

/**
 * Files whose hashes are others, files that are missing, files that are too many. `besides` belong to the folder although no
 * manifest names them; `wentOf` is the hash of a file that went with a purge.
 */
export function* notAsNamed(
  folder: string,
  named: readonly NamedFile[],
  besides: readonly string[],
  wentOf: (path: string) => string | undefined,
): Generator<Difference> {
  for (const { kind, path, sha256 } of named) {
    const why = whyNotAFile(join(folder, path));
    const went = wentOf(path);
    if (why === "gone") {
      if (went !== sha256) yield { key: "missing", values: { file: path } };
    } else if (went !== undefined) yield { key: "purged-there", values: { file: path } };
    else if (why !== undefined) yield { key: "no-file", values: { file: path } };
    else if (hashed(folder, path).sha256 !== sha256) yield { key: `changed-${kind}`, values: { file: path } };
  }
  const known = new Set([...named.map(({ path }) => path), ...besides]);
  for (const path of filesBelow(folder))
    if (!known.has(path) && isPutThere(folder, path)) yield { key: "added", values: { file: path } };
}
