// The folder of a batch that was purged: its certificate says so, wherever the folder lies.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { hashed } from "../../../batch/publish/outputs.ts";
import { whyNotAFile } from "../../../io/regular-file.ts";
import { certificateName } from "../../../ledger/purge-folders.ts";

const certificateSchema = z.object({
  kind: z.literal("purge"),
  purge: z.string(),
  confirmed: z.string(),
  asOf: z.string(),
  batches: z.array(z.object({ batch: z.string() })),
  files: z.array(z.object({ path: z.string(), sha256: z.string() })),
});

export type Certificate = {
  /** The id of the purge. */
  readonly purge: string;
  /** The hash of its list. */
  readonly confirmed: string;
  readonly asOf: string;
  readonly batches: ReadonlySet<string>;
  /** What went: the hash of each file by its path below the folder of results. */
  readonly gone: ReadonlyMap<string, string>;
  readonly sha256: string;
};

/** The certificate in a folder; undefined where there is none, or none that can be read. */
export function certificateIn(folder: string): Certificate | undefined {
  const path = join(folder, certificateName);
  if (!existsSync(path) || whyNotAFile(path) !== undefined) return undefined;
  try {
    const { purge, confirmed, asOf, batches, files } = certificateSchema.parse(
      JSON.parse(readFileSync(path, "utf8")),
    );
    return {
      ...{ purge, confirmed, asOf },
      batches: new Set(batches.map(({ batch }) => batch)),
      gone: new Map(files.map((file) => [file.path, file.sha256])),
      sha256: hashed(folder, certificateName).sha256,
    };
  } catch {
    return undefined;
  }
}
