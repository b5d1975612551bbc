// What a program synced and renamed, as syncs.ts writes it down.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ProgramOptions } from "./program.ts";

export const watcher = join(import.meta.dirname, "syncs.ts");

/** Has it written to this file when the program ends. */
export function watching(told: string): ProgramOptions {
  return { env: { TALIAD_TEST_SYNCS: told }, preload: [watcher] };
}

export function eventsIn(told: string): readonly string[] {
  return JSON.parse(readFileSync(told, "utf8")); // Of syncs.ts.
}

/** The event in which this file or folder was synced. */
export const sync = (path: string): string => `sync ${statSync(path).ino}`;
