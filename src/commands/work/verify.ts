// `taliad verify`: runs a stored batch again from its own folder alone, in a folder of its own, and compares every
// byte. It works on a copy on another machine, without the ledger.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { filesBelow, hashed } from "../../batch/publish/outputs.ts";
import { firstDifference } from "../../batch/replay/compare.ts";
import { openStored, readManifest, type StoredBatch, storedInput } from "../../batch/replay/stored.ts";
import { runBatch } from "../../batch/run.ts";
import { programVersion } from "../../engine/version.ts";
import { makeFolder, removeFolder } from "../../io/files.ts";
import { whyNotAFile } from "../../io/regular-file.ts";
import { LawLacks } from "../../law/parameters.ts";
import { count, say } from "../../report/words.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { showProgress } from "./progress.ts";
import { certificateIn } from "./purge/purged-folder.ts";
import { type Difference, leftOf } from "./purge/verify-purged.ts";
import { folderNamed } from "./stored-folder.ts";

export async function verify(
  wanted: { readonly batches: readonly string[]; readonly json: boolean },
  session: Session,
): Promise<number> {
  const { config, console, schemas } = session;
  let different = false;
  for (const named of wanted.batches) {
    const folder = folderNamed(named, config.out);
    const purge = certificateIn(folder);
    const found = await (purge === undefined ? differencesOf(folder, session) : [...leftOf(folder, purge)]);
    different ||= found.length > 0;
    const note = purge === undefined ? renamedText(folder, found, session) : undefined;
    const texts = found.map(({ key, values }) =>
      say(schemas.law.words, console.language, `cli.verify.${key}`, values),
    );
    if (wanted.json) {
      const equal = found.length === 0;
      console.print(
        JSON.stringify({
          batch: named,
          equal,
          ...(purge === undefined ? {} : { status: "purged", purge: purge.purge, certificate: purge.sha256 }),
          ...(note === undefined ? {} : { note }),
          differences: found.map((one, at) => ({ ...one, text: texts[at] })),
        }),
      );
    } else if (found.length === 0) {
      console.print(
        purge === undefined
          ? say(schemas.law.words, console.language, "cli.verify.equal", { batch: named })
          : say(schemas.law.words, console.language, "cli.verify.purged", {
              ...{ batch: named, purge: purge.purge, day: purge.asOf, certificate: purge.sha256 },
              files: count(purge.gone.size),
            }),
      );
    } else {
      console.print(
        say(schemas.law.words, console.language, "cli.verify.different", {
          batch: named,
          count: found.length,
        }),
      );
      for (const text of texts) console.print(`- ${text}`);
    }
    if (note !== undefined && !wanted.json) console.print(note);
  }
  return different ? exitCodes.difference : exitCodes.done;
}

/** What was changed since the batch was made, then what comes out otherwise when it is run again. */
async function differencesOf(folder: string, session: Session): Promise<readonly Difference[]> {
  let stored: StoredBatch;
  try {
    stored = openStored(folder);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return [...changedAtAll(folder), { key: "unreadable", values: { detail } }];
  }
  const found = [...changed(stored)];
  const { version } = stored.manifest.program;
  if (version !== programVersion)
    found.push({ key: "program", values: { found: programVersion, expected: version } });
  // Run again only what is still what was sent: otherwise the results differ for a reason already named.
  if (found.some(({ key }) => key !== "changed-output")) return found;
  const again = mkdtempSync(join(tmpdir(), "taliad-verify-"));
  makeFolder(again);
  try {
    const { batch } = await runBatch({
      inputs: stored.manifest.inputs.map(({ file }) => storedInput(stored, file)),
      law: stored.schemas.law,
      schemas: stored.schemas.files,
      schemasFolder: join(folder, "schemas"),
      options: stored.manifest.options,
      prior: stored.prior,
      // What is payable is compared with the month before, as when it was posted.
      posts: stored.manifest.options.ledger,
      folder: again,
      writes: "everything",
      progress: showProgress(session),
    });
    if (batch.id !== stored.manifest.batch) {
      found.push({ key: "other-batch", values: { found: batch.id, expected: stored.manifest.batch } });
    }
    for (const path of filesBelow(again)) {
      const difference = await firstDifference(folder, again, path);
      if (difference !== undefined) found.push(difference);
    }
    return found;
  } catch (error) {
    if (!(error instanceof LawLacks)) throw error;
    return [...found, { key: "law-lacks", values: { id: error.id } }];
  } finally {
    removeFolder(again);
  }
}

/** What was changed in a folder that cannot be opened, as far as its manifest can tell. */
function changedAtAll(folder: string): readonly Difference[] {
  try {
    return [...changed({ folder, manifest: readManifest(folder) })];
  } catch {
    return [];
  }
}

/** Files that are not the ones whose hashes the manifest holds, files that are missing, files that are too many. */
function* changed({ folder, manifest }: Pick<StoredBatch, "folder" | "manifest">): Generator<Difference> {
  const expected = [
    ...manifest.inputs.map(({ file, sha256 }) => ({ path: `inputs/${file}`, sha256, kind: "changed-input" })),
    ...manifest.schemas.map(({ path, sha256 }) => ({
      path: `schemas/${path}`,
      sha256,
      kind: "changed-schema",
    })),
    ...manifest.outputs.map(({ path, sha256 }) => ({ path, sha256, kind: "changed-output" })),
  ];
  for (const { path, sha256, kind } of expected) {
    const why = whyNotAFile(join(folder, path));
    if (why === "gone") yield { key: "missing", values: { file: path } };
    else if (why !== undefined) yield { key: "no-file", values: { file: path } };
    else if (hashed(folder, path).sha256 !== sha256) yield { key: kind, values: { file: path } };
  }
  const known = new Set([...expected.map(({ path }) => path), "manifest.json"]);
  for (const path of filesBelow(folder)) if (!known.has(path)) yield { key: "added", values: { file: path } };
}

/** A copy may be called as its owner likes: that is noted, and what is in it counts. */
function renamedText(folder: string, found: readonly Difference[], session: Session): string | undefined {
  if (found.some(({ key }) => key === "unreadable")) return undefined;
  const values = { found: basename(folder), expected: readManifest(folder).batch };
  if (values.found === values.expected) return undefined;
  return say(session.schemas.law.words, session.console.language, "cli.verify.renamed", values);
}
