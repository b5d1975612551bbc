// What a council wants to be done after a run: a command of its own, named in taliad.json, that is given the path of a file with the
// counts of the batch. No shell reads it, nothing of a file or a person is on its command line, and whatever it does, the batch
// stays as it is.
import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { removeFolder, writeFileSynced } from "../../io/files.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";

/** Ten minutes: a command that hangs must not hang the night. */
const longest = 600_000;

/** Before anything is read. Throws a UsageFault where somebody else could have written what would be run. */
export function mustBeOwnSettings({ config }: Session): void {
  const { after, settings } = config;
  if (after === undefined || settings === undefined || process.platform === "win32") return;
  const { mode, uid } = statSync(settings);
  const own = uid === process.getuid?.() || uid === 0;
  if (!own || (mode & 0o022) !== 0) throw new UsageFault("cli.after.writable", { file: settings });
}

type Ran = { readonly batch: string; readonly again: boolean; readonly exitCode: number };

/** Runs the command and says how it ended, where it did not end well; undefined where none is wanted. */
export function runAfter({ batch, again, exitCode }: Ran, session: Session): "done" | "failed" | undefined {
  const { config, console } = session;
  const [program, ...words] = config.after ?? [];
  if (program === undefined) return undefined;
  const folder = resolve(config.out, batch);
  const path = join(resolve(config.out), `.after-${process.pid}.json`);
  try {
    writeFileSynced(path, `${JSON.stringify({ ...countsIn(folder), again, exitCode, folder }, null, 2)}\n`);
    // Loaded here, because few councils want it and every run would load it.
    const { spawnSync } = process.getBuiltinModule("node:child_process");
    // What it prints is for whoever watches, and never among our own results.
    const ended = spawnSync(program, [...words, path], { stdio: ["ignore", 2, 2], timeout: longest });
    if (ended.error === undefined && ended.status === 0) {
      console.step("after", { ended: 0 });
      return "done";
    }
    const code = ended.error !== undefined && "code" in ended.error ? String(ended.error.code) : undefined;
    const how = code ?? (ended.signal === null ? String(ended.status) : ended.signal);
    console.log("error", "cli.after.failed", { program, how });
    return "failed";
  } finally {
    removeFolder(path);
  }
}

/** The summary without its list of files: nothing in it is of one employer or person. */
function countsIn(folder: string): { readonly [key: string]: unknown } {
  const { files: _, ...counts } = JSON.parse(readFileSync(join(folder, "summary.json"), "utf8"));
  return counts;
}
