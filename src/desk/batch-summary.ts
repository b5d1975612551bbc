// What the desk shows of a batch from its own folder: its summary, and the names of its files in the order of its manifest.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { readManifest } from "../batch/replay/stored.ts";

const rows = z.object({ rows: z.int(), claimed: z.string() });

const shape = z.object({
  rows: z.int(),
  claimed: z.string(),
  payable: z.string(),
  replaced: z.string().default("0.00"),
  toPay: z.string(),
  forecast: z.string(),
  outcomes: z.record(z.string(), rows),
  heads: z.record(z.string(), z.string()),
  duplicates: z.object({ held: z.int(), amountAtRisk: z.string() }),
  severities: z.record(z.string(), z.int()),
  files: z.array(
    z.object({
      file: z.string(),
      status: z.string(),
      employerId: z.string(),
      laCode: z.string(),
      period: z.string().nullable(),
      rows: z.int(),
      claimed: z.string(),
      payable: z.string(),
    }),
  ),
});

export type BatchSummary = z.infer<typeof shape>;

/** Throws where the folder holds no summary that can be read. */
export function readSummary(folder: string): BatchSummary {
  return shape.parse(JSON.parse(readFileSync(join(folder, "summary.json"), "utf8")));
}

/** The name of the file with this number. */
export function inputName(folder: string, number: number): string | undefined {
  return readManifest(folder).inputs[number]?.file;
}
