// Writes a file that was asked for, and never over one that is there.
import { existsSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { syncFolder, writeFileSynced } from "../../io/files.ts";
import { say } from "../../report/words.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";

/** Writes it aside, then gives it its name. Throws a UsageFault where a file has that name already. */
export function writeQuietly(path: string, content: string | Uint8Array): void {
  if (existsSync(path)) throw new UsageFault("cli.file-there", { file: path });
  const aside = `${path}.part`;
  writeFileSynced(aside, content);
  renameSync(aside, path);
  syncFolder(dirname(path));
}

/** The same, and says so. */
export function writeNew(
  path: string,
  content: string | Uint8Array,
  { schemas, console }: Session,
  json: boolean | undefined,
): void {
  writeQuietly(path, content);
  console.print(
    json === true
      ? JSON.stringify({ file: path })
      : say(schemas.law.words, console.language, "cli.wrote", { file: path }),
  );
}
