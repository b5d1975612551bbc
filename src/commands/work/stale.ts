// What killed runs without a ledger left in the folder of the results; what a ledger knows of is put right by the ledger.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { removeFolder } from "../../io/files.ts";

/** Staging folders of runs without a ledger that were killed; one that is still at work is left alone. */
export function removeStale(out: string): void {
  for (const name of readdirSync(out)) {
    const process = /^\.staging-run-(\d+)$/.exec(name)?.[1];
    if (process !== undefined && !isRunning(Number(process))) removeFolder(join(out, name));
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // Somebody else's process may not be asked, but it is there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
