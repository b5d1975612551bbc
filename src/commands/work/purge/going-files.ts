// Which files of a batch go with it, and which stay: the manifest, the summary, the law, and the reconciliation, unless an
// employer in it is one person.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesBelow, hashed } from "../../../batch/publish/outputs.ts";
import type { HashedFile } from "../../../engine/manifest.ts";
import type { KeptBatch } from "./kept-batches.ts";

export type Going = {
  /** With paths below the folder of results. */
  readonly files: readonly HashedFile[];
  /** The folders of the batch that stay with what is left. */
  readonly folders: readonly string[];
  readonly rows: number;
};

/** Undefined where the batch has no folder among the results. */
export function goingFiles(out: string, { id, employers }: KeptBatch): Going | undefined {
  if (!existsSync(join(out, id, "manifest.json"))) return undefined;
  const isOnePerson = [...employers.values()].some((people) => people.size < 2);
  const stays = (path: string): boolean =>
    ["manifest.json", "summary.json"].includes(path) ||
    path.startsWith("schemas/") ||
    (path === "reconciliation.csv" && !isOnePerson);
  const folders = batchFolders(out, id);
  const going = [
    ...folders.flatMap((folder) =>
      below(out, folder).filter((path) => !stays(path.slice(folder.length + 1))),
    ),
    ...below(out, `payments-${id}`),
    // What was made anew of it, and what was packed up.
    ...["reports", "bundles"].flatMap((folder) =>
      below(out, folder).filter((path) => path.startsWith(`${folder}/${id}-`)),
    ),
  ];
  return {
    files: going.map((path) => hashed(out, path)),
    folders,
    rows: rowsIn(join(out, id, "summary.json")),
  };
}

/** Names of the folders of a batch among the results: its own, and those from which it was withdrawn. */
export function batchFolders(out: string, id: string): readonly string[] {
  const names = existsSync(out) ? readdirSync(out).sort() : [];
  return names.filter((name) => name === id || name.startsWith(`${id}.withdrawn-`));
}

function below(out: string, folder: string): readonly string[] {
  return existsSync(join(out, folder))
    ? filesBelow(join(out, folder)).map((path) => `${folder}/${path}`)
    : [];
}

/** How many rows the batch has read, as it said itself. */
function rowsIn(path: string): number {
  try {
    const { rows } = JSON.parse(readFileSync(path, "utf8")) as { readonly rows?: unknown };
    return typeof rows === "number" ? rows : 0;
  } catch {
    return 0;
  }
}
