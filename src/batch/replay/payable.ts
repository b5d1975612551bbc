// What a stored batch makes payable, file by file, from its own folder: only after the files that say so have been
// compared with the batch's manifest.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { Payable } from "../../bank/due.ts";
import { monthFromText } from "../../core/day.ts";
import { heads } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import { mustHoldFiles } from "../../io/regular-file.ts";
import { reconciliationColumns } from "../../report/columns.ts";
import { schemeNamed } from "../../schemes/index.ts";
import { hashed } from "../publish/outputs.ts";
import { readTable } from "./stored-tables.ts";

const manifestSchema = z.object({
  format: z.literal(1),
  batch: z.string(),
  outputs: z.array(z.object({ path: z.string(), sha256: z.string() })),
});

const summarySchema = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      status: z.string(),
      layout: z.string(),
      scheme: z.string(),
      employerId: z.string(),
      laCode: z.string(),
      period: z.string().nullable(),
      sequence: z.number(),
    }),
  ),
});

export type PaidBatch = {
  readonly batch: string;
  /** Of its manifest. */
  readonly sha256: string;
  readonly payables: readonly Payable[];
  /** A file that is not what the manifest holds; then nothing is said to be payable. */
  readonly changed: string | undefined;
};

/** Undefined when the folder is not that of a batch. */
export async function readPaidBatch(folder: string): Promise<PaidBatch | undefined> {
  mustHoldFiles(folder);
  const bytes = readFileSync(join(folder, "manifest.json"));
  const manifest = manifestSchema.safeParse(JSON.parse(bytes.toString("utf8")));
  if (!manifest.success) return undefined;
  const { batch, outputs } = manifest.data;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const changed = ["summary.json", "reconciliation.csv"].find((path) => {
    const expected = outputs.find((output) => output.path === path);
    return expected === undefined || hashed(folder, path).sha256 !== expected.sha256;
  });
  const payables = changed === undefined ? await payablesOf(folder, batch) : [];
  return { batch, sha256, payables, changed };
}

async function payablesOf(folder: string, batch: string): Promise<readonly Payable[]> {
  const { files } = summarySchema.parse(JSON.parse(readFileSync(join(folder, "summary.json"), "utf8")));
  const byFile = new Map<string, Map<string, number>>();
  for (const line of await readTable(join(folder, "reconciliation.csv"), reconciliationColumns, Infinity)) {
    if (line.level !== "file") continue;
    const byHead = byFile.get(line.file) ?? new Map<string, number>();
    byFile.set(line.file, byHead.set(line.head, (byHead.get(line.head) ?? 0) + line.computed));
  }
  return files.flatMap(({ file, status, layout, scheme, employerId, laCode, period: month, sequence }) => {
    const period = month === null ? undefined : monthFromText(month);
    // A refused file pays nothing and replaces nothing; a superseded one was replaced within its batch.
    if (status === "rejected" || status === "superseded" || scheme === "" || period === undefined) return [];
    const byHead = heads.map((head) => pence(byFile.get(file)?.get(head) ?? 0));
    const schemeCode = schemeNamed(scheme).code;
    // A cover that does not say is the first version.
    const version = { layout, sequence: Math.max(1, sequence) };
    return [{ batch, scheme, schemeCode, laCode, employerId, period, ...version, byHead }];
  });
}
