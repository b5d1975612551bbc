// The folders of results whose files the desk hands out. A file is asked for by its number in its folder, so that no request
// names a path, and no address holds what a file is called.
import { readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { filesBelow } from "../batch/publish/outputs.ts";
import { whyNotAFile } from "../io/regular-file.ts";
import type { Desk } from "./desk.ts";

const kinds = ["batch", "payments", "bank", "report-en", "report-cy", "report-both"] as const;
export type ShelfKind = (typeof kinds)[number];

export const batchId = /^[0-9a-f]{12}$/;

/** The folder; undefined where there is none. */
export function shelfFolder({ config }: Pick<Desk, "config">, kind: string, id: string): string | undefined {
  const known = kinds.find((one) => one === kind);
  if (known === undefined || !batchId.test(id)) return undefined;
  const name = {
    batch: id,
    payments: `payments-${id}`,
    bank: `reconciliation-${id}`,
    "report-en": join("reports", `${id}-en`),
    "report-cy": join("reports", `${id}-cy`),
    "report-both": join("reports", `${id}-both`),
  }[known];
  const folder = join(config.out, name);
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? folder : undefined;
}

/** In a fixed order; the place of a file is its number. */
export function filesOn(folder: string): readonly string[] {
  return [...filesBelow(folder)].sort();
}

type ShelfFile = { readonly path: string; readonly bytes: Buffer; readonly type: string };

/** Undefined where there is no such file, or where it is no file of its own. */
export function shelfFile(folder: string, number: number): ShelfFile | undefined {
  const path = filesOn(folder)[number];
  if (path === undefined || whyNotAFile(join(folder, path)) !== undefined) return undefined;
  const type = types[extname(path).toLowerCase()] ?? "application/octet-stream";
  return { path, bytes: readFileSync(join(folder, path)), type };
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".json": "application/json",
  ".jsonl": "application/x-ndjson",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
