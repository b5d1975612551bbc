// A folder that tests damage, whole again before each of them: only what was touched is copied anew, as to copy everything each time
// takes longer than most of what is tested.
import { cpSync, type Dirent, existsSync, lstatSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Makes `copy` what `whole` is each time it is called; `whole` stays as it is. */
export function restorer(whole: string, copy: string): () => void {
  // The copy itself, which is not there yet.
  let marks = new Map([["", "missing"]]);
  let copied: ReadonlySet<string> = new Set();
  return () => {
    const found = marksOf(copy);
    const paths = [...new Set([...marks.keys(), ...found.keys()])].sort();
    // What was copied a moment ago may have been changed within one tick of the clock of files, which its mark does not show.
    const touched = paths.filter(
      (path) => marks.get(path) !== found.get(path) || (copied.has(path) && !isSame(whole, copy, path)),
    );
    for (const path of touched) rmSync(join(copy, path), { recursive: true, force: true });
    for (const path of touched) {
      // A folder brings all that is in it.
      const [from, to] = [join(whole, path), join(copy, path)];
      if (existsSync(from) && !existsSync(to)) cpSync(from, to, { recursive: true });
    }
    copied = new Set(touched);
    marks = touched.length === 0 ? found : marksOf(copy);
    if (touched.includes("")) copied = new Set(marks.keys());
  };
}

/** Of two files, byte by byte; of anything else its mark says enough. */
function isSame(whole: string, copy: string, path: string): boolean {
  if (!lstatSync(join(copy, path), { throwIfNoEntry: false })?.isFile()) return true;
  return readFileSync(join(copy, path)).equals(readFileSync(join(whole, path)));
}

/** What changes with everything that is done to a file: which one it is, its rights, and when it was changed; by its path. */
function marksOf(folder: string): Map<string, string> {
  const marks = new Map<string, string>();
  const walk = (path: string, entry?: Dirent): void => {
    const { ino, mode, ctimeNs } = lstatSync(join(folder, path), { bigint: true });
    const isFolder = entry?.isDirectory() ?? true;
    // The clock of a folder goes on with what is put into it, which has its own mark.
    marks.set(path, isFolder ? `folder ${mode}` : `${ino} ${mode} ${ctimeNs}`);
    if (!isFolder) return;
    for (const one of readdirSync(join(folder, path), { withFileTypes: true }))
      walk(join(path, one.name), one);
  };
  if (existsSync(folder)) walk("");
  return marks;
}
