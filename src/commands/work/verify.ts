// `taliad verify`: runs a stored batch again from its own folder alone, in a folder of its own, and compares every
// byte. It works on a copy on another machine, without the ledger.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { filesBelow } from "../../batch/publish/outputs.ts";
import { firstDifference } from "../../batch/replay/compare.ts";
import { openStored, readManifest, type StoredBatch, storedInput } from "../../batch/replay/stored.ts";
import { runBatch } from "../../batch/run.ts";
import { programVersion } from "../../engine/version.ts";
import { makeFolder, removeFolder } from "../../io/files.ts";
import { LawLacks } from "../../law/parameters.ts";
import { count, say } from "../../report/words.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { type Difference, filesNamed, notAsNamed } from "./named-files.ts";
import { showProgress } from "./progress.ts";
import { type Certificate, certificateIn } from "./purge/purged-folder.ts";
import { leftOf } from "./purge/verify-purged.ts";
import { folderNamed } from "./stored-folder.ts";

export async function verify(
  wanted: { readonly batches: readonly string[]; readonly json: boolean },
  session: Session,
): Promise<number> {
  const { config, console, schemas } = session;
  const speak: Speak = (key, values) => say(schemas.law.words, console.language, `cli.verify.${key}`, values);
  let different = false;
  for (const named of wanted.batches) {
    const folder = folderNamed(named, config.out);
    const purge = certificateIn(folder);
    const found = purge === undefined ? await differencesOf(folder, session) : [...leftOf(folder, purge)];
    different ||= found.length > 0;
    const { whole, note, ...more } =
      purge === undefined ? madeAgain(named, folder, found, speak) : purged(named, purge, speak);
    const equal = found.length === 0;
    const texts = found.map(({ key, values }) => speak(key, values));
    if (wanted.json) {
      const differences = found.map((one, at) => ({ ...one, text: texts[at] }));
      console.print(JSON.stringify({ batch: named, equal, ...more, note, differences }));
      continue;
    }
    console.print(equal ? whole : speak("different", { batch: named, count: found.length }));
    for (const text of texts) console.print(`- ${text}`);
    if (note !== undefined) console.print(note);
  }
  return different ? exitCodes.difference : exitCodes.done;
}

type Speak = (key: string, values: Difference["values"]) => string;

/** What is said of a folder beside its differences; names beside these are printed for programs. */
type About = {
  /** Where there is no difference. */
  readonly whole: string;
  readonly note?: string | undefined;
};

/** A copy may be called as its owner likes: that is noted, and what is in it counts. */
function madeAgain(batch: string, folder: string, found: readonly Difference[], speak: Speak): About {
  const whole = speak("equal", { batch });
  if (found.some(({ key }) => key === "unreadable")) return { whole };
  const values = { found: basename(folder), expected: readManifest(folder).batch };
  return values.found === values.expected ? { whole } : { whole, note: speak("renamed", values) };
}

function purged(batch: string, { purge, asOf, sha256: certificate, gone }: Certificate, speak: Speak) {
  const files = count(gone.size);
  const whole = speak("purged", { batch, purge, day: asOf, certificate, files });
  return { whole, note: undefined, status: "purged", purge, certificate };
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
function changed({ folder, manifest }: Pick<StoredBatch, "folder" | "manifest">): Iterable<Difference> {
  return notAsNamed(folder, filesNamed(manifest), ["manifest.json"], () => undefined);
}
